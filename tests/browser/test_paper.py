"""What a browser prints: light, and without what can only be pressed."""

from __future__ import annotations

import io

import pikepdf
import pytest
from playwright.sync_api import expect

from macros.domain import formats
from tests.browser.conftest import in_both
from tests.browser.looks import CONTROLS
from tests.browser.test_quiz import begin, sheet
from tests.browser.test_room import codes


def sheets(page) -> list[int]:
    """Print a page; return how many pieces of text stand on each sheet."""
    with pikepdf.open(io.BytesIO(page.pdf(format="Letter", print_background=True))) as paper:
        shown = [[str(one.operator) for one in pikepdf.parse_content_stream(sheet)] for sheet in paper.pages]
    return [sum(name in ("Tj", "TJ") for name in names) for names in shown]


def test_no_control_is_printed(look):
    assert {path: found for path, found in look("desk", "printed controls").items() if found} == {}


def test_an_address_is_printed_in_full_or_not_at_all(look):
    assert {path: found for path, found in look("desk", "relative").items() if found} == {}


def test_what_goes_over_many_sheets_can_be_broken_anywhere(look):
    assert {path: found for path, found in look("desk", "unbroken").items() if found} == {}


@pytest.mark.parametrize("place", [0, 1])
def test_the_first_page_of_a_guide_is_one_sheet(place, visit, whole):
    path = "/" if not place else f"/{whole.site.guides[place]}/"
    assert len(sheets(visit(path))) <= 2


@in_both
def test_what_is_taken_along_is_printed_on_few_sheets(visit, whole, finished_site):
    """A job on one, also with what a state pays; a plan before an answer, with the standard plan of a start and without, on three."""
    jobs = [page for page in finished_site.pages.values() if page.tree.css_first(".cg-job")]
    job = max(jobs, key=lambda page: (bool(page.tree.css("[data-cg-pay]")), len(page.article.text())))
    page = visit(f"/{job.name.removesuffix('index.html')}")
    assert len(sheets(page)) == 1
    choice = page.locator(".cg-strip select").last
    choice.select_option(index=1)
    page.locator(".cg-strip__numbers a", has_text=choice.locator("option").nth(1).inner_text()).first.wait_for()
    assert len(sheets(page)) == 1
    for guide in whole.careers.values():
        page = visit(f"/{guide.id}/plan/")
        assert len(sheets(page)) <= 3
        longest = page.locator(".cg-plan-routes__route").evaluate_all(
            "all => all.sort((one, other) => other.textContent.length - one.textContent.length)[0].dataset.cgStart"
        )
        page.evaluate("start => careerGuide.lead(`${start} `)", longest)
        assert len(sheets(page)) <= 3


@in_both
def test_no_printed_sheet_is_empty(visit, finished_site):
    """On a page with a table whose names go over two rows."""
    name = next(name for name, page in finished_site.pages.items() if page.tree.css_first(".cg-table__name[rowspan]"))
    found = sheets(visit(f"/{name.removesuffix('index.html')}"))
    assert len(found) > 1 and min(found) > 0


@pytest.mark.parametrize("step", ["#step=1", "#step=review", "#step=result", "#plan-steps"])
def test_no_control_of_the_check_is_printed(step, visit):
    page = begin(visit, sheet(), step)
    page.emulate_media(media="print")
    assert page.evaluate(CONTROLS) == []


def test_a_result_goes_on_over_the_page_in_firefox_too(visit):
    """It takes the row of a grid to the next sheet as a whole, and cuts one that is higher; a body as high as the window adds a sheet."""
    page = begin(visit, sheet(), "#step=result")
    page.locator(".cg-quiz-result__areas").wait_for()
    page.emulate_media(media="print")
    high = page.locator(".cg-quiz-flow__head *:visible").evaluate_all(
        "all => all.filter(one => /grid|flex/.test(getComputedStyle(one.parentElement).display) && one.offsetHeight > 400)"
        ".map(one => one.className)"
    )
    assert high == []
    assert page.evaluate("getComputedStyle(document.body).minBlockSize") == "0px"
    assert page.locator(".cg-printed").is_visible(), "the edition, and the day of printing"


def test_no_control_of_the_room_view_is_printed(visit):
    page = visit("/workshop/room/")
    page.locator("textarea").fill(codes())
    page.locator(".cg-room__table").first.wait_for()
    page.emulate_media(media="print")
    assert page.evaluate(CONTROLS) == []
    # What is read in them: on paper a heading's box holds room for the lines that follow it.
    heads = page.locator(".cg-room__shown :is(h2, h3, .cg-room__table):visible").evaluate_all(
        "all => all.map(one => { const text = document.createRange(); text.selectNodeContents(one); return text.getBoundingClientRect(); })"
        ".map(box => [box.left, box.top, box.right, box.bottom])"
    )
    over = [
        (one, other)
        for place, one in enumerate(heads)
        for other in heads[place + 1 :]
        if one[0] < other[2] - 1 and other[0] < one[2] - 1 and one[1] < other[3] - 1 and other[1] < one[3] - 1
    ]
    assert over == []
    # A heading holds room for the highest of the first two tables under it, which go to the next sheet together.
    room, needed = page.locator(".cg-room__shown > h3").evaluate_all(
        """all => all.map((one) => [parseFloat(getComputedStyle(one, "::after").blockSize), Math.max(
            ...[...one.nextElementSibling.children].slice(0, 2).map((table) => table.offsetHeight))])
            .reduce(([room, needed], [held, high]) => [Math.min(room, held), Math.max(needed, high)])"""
    )
    assert room >= needed


def test_the_room_view_says_on_paper_what_it_rests_on_and_when_it_was_made(visit, whole):
    page = visit("/workshop/room/")
    page.clock.set_fixed_time("2027-03-01T12:00:00")
    page.locator("textarea").fill(codes())
    expect(page.locator(".cg-printed")).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # what the browser sends before it prints
    published = formats.day(whole.site.published)
    expect(page.locator(".cg-printed")).to_have_text(
        f"Edition {whole.site.edition}, published {published}. Printed March 1, 2027."
    )
    expect(page.locator(".cg-printed")).to_be_visible()


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["system", "light", "dark"])
def test_paper_is_light_whatever_was_chosen(chosen, system, visit):
    page = visit("/", color_scheme=system)
    page.evaluate("scheme => { document.documentElement.dataset.scheme = scheme; }", chosen)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
