"""The copy to take away: unpacked and opened from a folder, all of it works and nothing leaves the machine."""

from __future__ import annotations

import zipfile

import pytest

from macros.domain import result_codes
from macros.site import downloads
from tests.browser.test_plan import agreeing, follow, numbers_of
from tests.browser.test_quiz import ASKED, CAREER
from tests.browser.test_room import ROOM
from tests.browser.test_room import codes as room_codes
from tests.browser.test_strip import CODE, JOB_PATH, PAY, PLACE, START, choose
from tests.conftest import BuiltSite, target

LARGEST = 12_000_000  # bytes; what is large stays on the site
BEGINNINGS = {".pdf": b"%PDF", ".pptx": b"PK\x03\x04"}  # of the files to take away; slides are an archive


@pytest.fixture(scope="session")
def packed(published_site):
    """The archive, as the command has made it."""
    (file,) = (published_site.folder / downloads.FOLDER).glob("*.zip")
    return file


@pytest.fixture(scope="session")
def unpacked(packed, tmp_path_factory):
    """The folder that a reader gets."""
    folder = tmp_path_factory.mktemp("a stick")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


@pytest.fixture
def opens(visit, unpacked):
    """Opens a page of the folder; fails when a request leaves it or the policy forbids anything."""
    return lambda path="index.html": visit(f"{unpacked.as_posix()}/{path}", at="file://")


def test_the_archive_is_small_named_after_its_edition_and_always_the_same(packed, unpacked, whole):
    assert packed.stat().st_size < LARGEST
    assert f"-{whole.site.edition}-offline.zip" in packed.name
    again = downloads.archive(unpacked, whole.site)
    assert (again.name, again.data) == (packed.name, packed.read_bytes())


def test_every_link_leads_to_a_file_of_the_folder(unpacked):
    site = BuiltSite(unpacked)
    there = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*") if file.is_file()}
    broken = [
        (page.name, href)
        for page in site.pages.values()
        if page.name != "404.html"
        for link in page.tree.css("a[href]")
        for href in [link.attributes["href"]]
        if (place := target(page, href)) and place[0] not in there
    ]
    assert broken == []


def test_pages_open_each_other_under_the_policy(opens):
    page = opens()
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert "default-src 'none'" in policy
    link = page.locator(".cg-map a").first
    there = link.evaluate("link => link.href")
    link.click()
    page.wait_for_url(there)
    assert there.startswith("file:") and there.endswith(".html")
    assert page.locator("article h1").count() == 1


def test_the_search_finds_and_opens_a_page(opens):
    page = opens("care-manager/salaries.html")
    page.keyboard.press("/")
    page.keyboard.type("caseload")
    page.locator(".cg-search__result .cg-search__where").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "salaries" not in url)
    assert page.locator("article h1").count() == 1


def test_the_label_of_a_figure_opens(opens):
    page = opens("care-manager/salaries.html")
    button = page.locator("article .cg-figure__value").first
    button.click()
    page.locator(f"#{button.get_attribute('popovertarget')}").wait_for(state="visible")


def test_the_readiness_check_goes_from_question_to_question(opens):
    page = opens("care-manager/readiness.html#step=1")
    page.locator("fieldset:visible input").first.check()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#step=2'")
    assert page.locator("fieldset:visible").count() == 1


def test_a_readiness_result_leads_to_a_plan(opens):
    numbers = numbers_of(CAREER)
    answers = agreeing(CAREER, numbers, 0)
    page = opens(f"{CAREER.id}/readiness.html#code={result_codes.encode(ASKED, answers)}")
    follow(page, CAREER, numbers, answers)
    assert page.url.endswith("/plan.html")


@pytest.mark.parametrize("name", [f"{CAREER.id}/{PAY}", JOB_PATH.strip("/")], ids=["section", "job"])
def test_a_choice_shows_what_the_state_pays_and_that_it_may_be_kept_for_this_page_alone(opens, name):
    page = opens(f"{name}.html")
    choose(page, START, CODE)
    page.locator(".cg-strip__note").wait_for()
    page.locator(f".cg-strip__numbers a[href*='{PLACE}.html']").first.click()
    page.wait_for_url(f"**/{PLACE}.html")


def test_the_room_view_counts_thirty_codes(opens):
    page = opens("workshop/room.html")
    page.locator("textarea").fill(room_codes())
    page.locator(".cg-room__status").filter(has_text=f"of {ROOM} counted. 0 not valid").wait_for()
    assert page.locator(".cg-room__table td").count() > 30


def test_every_listed_file_is_in_the_folder(opens, unpacked):
    page = opens("workshop/index.html")
    names = page.locator(".cg-downloads__link").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert names
    for name in names:
        file = unpacked / "workshop" / name
        assert file.read_bytes().startswith(BEGINNINGS[file.suffix]), name
