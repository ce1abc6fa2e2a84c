"""What a reader sees at a glance: marks that tell apart, notes at their numbers, lines that break where they should."""

from __future__ import annotations

import io
import itertools

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from macros.checks import load
from macros.schema.shared import Fit, Kind, Status
from tests.browser.conftest import Visits, in_both
from tests.browser.pages import PAGES
from tests.conftest import ROOT

FIRST_PAGES = ["/", *(f"/{name}/" for name in list(load.load_cached(ROOT).careers)[1:])]


@pytest.mark.parametrize("question", ["torn", "torn at 320"])
def test_a_note_number_stands_at_the_end_of_its_value(question, look):
    assert {path: torn for path, torn in look("phone", question).items() if torn} == {}


def test_no_note_number_begins_a_line(look):
    assert {path: alone for path, alone in look("phone", "alone").items() if alone} == {}


@pytest.mark.parametrize(("where", "question"), [("phone", "broken"), ("desk", "broken at 1024")])
def test_no_heading_breaks_at_a_hyphen(where, question, look):
    assert {path: broken for path, broken in look(where, question).items() if broken} == {}


LINES = """(node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
}"""


@pytest.mark.parametrize("wide", [1024, 1100, 1280])
@pytest.mark.parametrize("path", FIRST_PAGES)
def test_the_name_of_the_site_has_two_lines_at_most_beside_the_pages(path, wide, visit):
    page = visit(path, viewport={"width": wide, "height": 844})
    brand = page.locator(".cg-header__brand")
    brand.evaluate("node => { node.textContent = 'Lighthouse Keeper Guide'; }")
    assert brand.evaluate(LINES) <= 2


LAST_LINE = """() => {
    const links = [...document.querySelectorAll(".cg-footer__list a")];
    const tops = links.map((link) => Math.round(link.getBoundingClientRect().top));
    return [new Set(tops).size, tops.filter((top) => top === tops.at(-1)).length];
}"""


@in_both
def test_no_link_stands_alone_on_the_last_line_of_the_footer(visit):
    page = visit("/")
    for wide in (390, 1024, 1280, 1440):
        page.set_viewport_size({"width": wide, "height": 844})
        page.wait_for_function("wide => innerWidth === wide", arg=wide)  # Firefox says so before it is so
        lines, links = page.evaluate(LAST_LINE)
        assert lines == 1 or links > 1, wide


# Every mark in a line of its own, and in the color of the text: what differs now differs by shape.
LINE = "body > p { block-size: 60px; margin: 0 }"
ONE_COLOR = ".cg-chip[class] { --cg-mark: #000; background: #fff; color: transparent }"
NO_MARK = ".cg-chip[class='cg-chip']::before { display: none }"


@pytest.fixture
def visit_gallery(browser, components):
    visits = Visits(browser, components)
    yield visits
    visits.close()


def named(kind):
    return list(kind.__args__)


@pytest.mark.parametrize("mode", ["light", "dark", "forced colors", "print"])
def test_no_two_marks_look_alike_in_any_scheme(mode, visit_gallery):
    forced = "active" if mode == "forced colors" else "none"
    page = visit_gallery(f"/{'dark' if mode == 'dark' else 'light'}.html", forced_colors=forced, device_scale_factor=2)
    page.emulate_media(media="print" if mode == "print" else "screen")
    page.add_style_tag(content=LINE + NO_MARK + ("" if forced == "active" else ONE_COLOR))
    # A mark is as its classes say: one for each status; one for each kind, and another if the figure is a stand-in.
    loose = named(Fit)[-1]
    wanted = [[f"cg-chip--{status}"] for status in named(Status)]
    wanted += [[f"cg-chip--{kind}", *fit] for kind in named(Kind) for fit in ([], [f"cg-chip--fit-{loose}"])]
    names = ["", *(" ".join(classes) for classes in wanted)]
    page.evaluate(
        """names => document.body.replaceChildren(...names.map((name) => {
            const line = document.createElement("p");
            line.append(Object.assign(document.createElement("span"), { className: `cg-chip ${name}`.trim(), textContent: "x" }));
            return line;
        }))""",
        names,
    )
    drawn = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L")
    boxes = page.locator(".cg-chip").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map((box) => [box.left, box.top, box.right, box.bottom])"
    )
    seen = {name: drawn.crop([round(2 * edge) for edge in box]) for name, box in zip(names, boxes, strict=True)}
    alike = [pair for pair in itertools.combinations(seen, 2) if _alike(seen[pair[0]], seen[pair[1]])]
    assert alike == []
    # Else a browser leaves out on paper what is filled.
    assert page.locator(".cg-chip").last.evaluate("node => getComputedStyle(node, '::before').printColorAdjust") == (
        "exact" if mode == "print" else "economy"
    )


def _alike(one, other):
    """Say whether two marks differ in less than a few dots of their sharp outlines."""
    apart = ImageChops.difference(one, other).point(lambda value: 255 if value > 100 else 0)
    return sum(apart.histogram()[255:]) < 12


# A page of the length that a section should have; a longer one may have as many more.
MOST_TAPS, WORDS = 80, 1100


def test_there_is_not_too_much_to_press_in_an_article_as_it_opens(look):
    crowded = {
        path: taps
        for path, (taps, words) in look("desk", "taps").items()
        if taps > MOST_TAPS * max(1, words / WORDS) and not path.startswith("/about/")
    }
    assert crowded == {}


# Screens of a phone. Questions and answers, the check, the plan, and the list of states are as long as they are.
TALLEST, USUAL = 10, 6
LISTS = ("faqs", "readiness", "plan", "states")


def test_no_section_is_tall_on_a_phone_as_it_opens_and_half_of_them_are_short(look):
    sections = {
        f"/{career}/{name}/" for career, guide in load.load_cached(ROOT).careers.items() for name in guide.sections
    }
    seen = look("phone", "screens")
    screens = {path: tall for path, tall in seen.items() if path in sections}
    assert len(screens) > 20, "control: the sections were seen"
    assert seen["/"] <= TALLEST
    assert {path: tall for path, tall in screens.items() if tall > TALLEST and path.split("/")[-2] not in LISTS} == {}
    longer = {path: tall for path, tall in screens.items() if tall > USUAL}
    assert len(longer) <= len(screens) / 2, longer


def test_sources_are_folded_on_screen_and_open_for_a_link_and_in_print(visit):
    path = next(path for path in PAGES if path.endswith("/salaries/"))
    page = visit(path)
    source = page.locator(".cg-sources__source").first
    expect(source).to_be_hidden()
    page.evaluate("location.hash = '_source-1'")
    expect(source).to_be_visible()
    printed = visit(path)
    printed.emulate_media(media="print")
    assert printed.locator(".cg-sources__source").first.bounding_box()["height"] > 0


def test_a_page_with_figures_says_once_in_one_line_what_can_be_pressed(look):
    wrong = {
        path: heights
        for path, (heights, has_figures) in look("desk", "legends").items()
        if len(heights) != has_figures or any(height > 30 for height in heights)
    }
    assert wrong == {}
