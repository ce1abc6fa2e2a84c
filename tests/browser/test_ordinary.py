"""A page in ordinary Markdown, as an editor may add one, on a site with the settings that people know from Material."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest

from macros.site import built_page, finish
from macros.web import gallery
from tests.browser.conftest import DESK, FIREFOX, Visits, hosted
from tests.browser.test_pages import faults
from tests.conftest import BuiltSite, Project, built, target

PAGE = "/about/markdown/"
PHONE = {"viewport": {"width": 320, "height": 640}}
SETTINGS = """extra:
  social:
    - {icon: fontawesome/brands/mastodon, name: Us elsewhere, link: "https://social.example/@us"}

theme:
  logo: assets/images/logo.svg
"""
ANNOUNCEMENT = "{% block announce %}<p>News for all.</p>{% endblock %}\n"


@pytest.fixture(scope="session")
def folder(once):
    """The small site with such a page: what each builder makes of it, and the first one's finished."""

    def fill(folder):
        project = Project(folder / "project", small=True)
        shutil.copytree(gallery.SPECIMEN, project.folder / "docs" / "about", dirs_exist_ok=True)
        project.replace(
            "mkdocs.yml", "      - about/method.md\n", "      - about/method.md\n      - about/markdown.md\n"
        )
        project.replace("mkdocs.yml", "theme:\n", SETTINGS)
        logo = project.folder / "docs" / "assets" / "images" / "logo.svg"  # the theme has a file of this name, too
        logo.parent.mkdir(parents=True)
        shutil.copy(gallery.SPECIMEN / "picture.svg", logo)
        with (project.folder / "overrides" / "main.html").open("a", encoding="utf-8") as file:
            file.write(ANNOUNCEMENT)
        built(project.mkdocs(folder / "finished"), folder)
        built(project.zensical(), folder)
        finish.run(folder / "finished", project.folder)

    return once("ordinary", fill)


@pytest.fixture
def visit(request, folder) -> Iterator[Visits]:
    """Opens a page of it; fails when a request leaves the host or the policy stops anything."""
    with hosted(folder / "finished") as address:
        visits = Visits(request.getfixturevalue(getattr(request, "param", "browser")), address)
        yield visits
        visits.close()
        assert visits.wrong == []


def test_both_builders_give_the_same_page(folder):
    sites = (BuiltSite(folder / "finished"), BuiltSite(folder / "project" / "site"))
    # Only the finished one is published, hence in few characters.
    one, other = (re.sub(r">\s+<", "><", site.page(PAGE.strip("/")).article.html) for site in sites)
    assert "cg-markdown__table" in one and one == other


def test_the_frame_shows_what_the_settings_ask_for(folder):
    for site in (BuiltSite(folder / "finished"), BuiltSite(folder / "project" / "site")):
        page = site.page(PAGE.strip("/"))
        assert page.tree.css_first(".cg-announce").text(strip=True) == "News for all."
        logo = page.tree.css_first(".cg-logo").attributes["src"]
        assert (site.folder / target(page, logo)[0]).read_bytes() == (gallery.SPECIMEN / "picture.svg").read_bytes()
        link = page.tree.css_first('.cg-footer a[href="https://social.example/@us"]')
        assert link.css_first("svg") and link.text(strip=True) == "Us elsewhere"


def test_only_such_a_page_carries_its_styles_and_the_search_finds_it(folder):
    site = BuiltSite(folder / "finished")
    sheets = {name: page.tree.css_first("style").text() for name, page in site.pages.items()}
    assert [name for name, sheet in sheets.items() if ".cg-markdown__" in sheet] == [f"{PAGE[1:]}index.html"]
    found = built_page.read(f"{PAGE[1:]}index.html", site.page(PAGE.strip("/")).html).passages
    assert {f"{PAGE[1:]}#{part}" for part in ("lists", "tables", "code")} <= {passage.location for passage in found}
    assert "First The first panel. Name Value a 1 Second, with a long name The second panel." in found[-1].text


@pytest.mark.parametrize(
    ("visit", "options"),
    [
        pytest.param("browser", {**PHONE, "color_scheme": "dark"}, id="a phone, dark"),
        pytest.param("browser", {**DESK}, id="a desk, light"),
        pytest.param("firefox", PHONE, id="a phone, Firefox", marks=FIREFOX.marks),
    ],
    indirect=["visit"],
)
def test_it_is_as_narrow_as_the_window_and_has_no_fault(visit, options):
    page = visit(PAGE, **options)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []


def test_a_tab_opens_its_panel_without_script_and_on_paper_all_are_open(visit):
    page = visit(PAGE, java_script_enabled=False)
    panels = page.locator(".cg-tabs__panel")
    page.locator(".cg-tabs__label").nth(1).click()
    assert [panels.nth(number).is_visible() for number in range(3)] == [False, True, False]
    page.keyboard.press("ArrowRight")
    assert [panels.nth(number).is_visible() for number in range(3)] == [False, False, True]
    page.emulate_media(media="print")
    assert all(panels.nth(number).is_visible() for number in range(3))
    assert page.get_by_text("What is folded is open in print.").bounding_box()["height"] > 0


def test_on_paper_nothing_is_drawn_for_what_opens_on_screen(visit):
    page = visit(PAGE)
    page.emulate_media(media="print")
    drawn = page.locator("summary").evaluate_all(
        """all => all.map((one) => getComputedStyle(one, "::after"))
            .map(({ display, borderBlockEndWidth }) => display === "none" ? 0 : parseFloat(borderBlockEndWidth))"""
    )
    assert drawn and max(drawn) == 0
