"""What a screen reader is told: by names and levels in the page, and by what its live regions say."""

from __future__ import annotations

import datetime
import itertools

import pytest

from tests.browser.conftest import PHONE
from tests.browser.pages import PAGES
from tests.browser.test_quiz import PATH, begin, code, sheet

SALARIES = next(path for path in PAGES if path.endswith("/salaries/"))
LISTEN = """() => { window.said = [];
    for (const region of document.querySelectorAll("[role=status]")) new MutationObserver(() => {
        if (region.textContent) window.said.push(region.textContent); }).observe(region, {childList: true, characterData: true, subtree: true}); }"""


def typed(page, text: str) -> None:
    """Type as a person does, in longer than any pause, by the page's own clock."""
    page.clock.pause_at(datetime.datetime.now() + datetime.timedelta(hours=1))
    page.evaluate(LISTEN)
    for sign in text:
        page.keyboard.type(sign)
        page.clock.run_for(200)


def test_the_room_view_speaks_once_when_a_code_is_typed(visit):
    page = visit("/workshop/room/", clock=True)
    page.locator("textarea").focus()
    typed(page, code())
    assert page.evaluate("window.said") == []
    page.clock.run_for(2000)
    assert page.evaluate("window.said") == ["1 of 1 counted. 0 not valid, 0 repeated."]


def test_the_search_speaks_once_when_a_word_is_typed(visit):
    page = visit("/", clock=True)
    page.keyboard.press("/")
    page.locator("dialog[open]").wait_for()
    page.locator(".cg-search__query").focus()
    typed(page, "license")
    page.locator(".cg-search__results a").first.wait_for()
    assert page.evaluate("window.said") == []
    page.clock.run_for(2000)
    said = page.evaluate("window.said")
    assert len(said) == 1 and "result" in said[0]


def test_an_error_of_the_check_is_spoken_by_its_focus_alone(visit):
    page = visit(f"{PATH}#step=1")
    page.locator(".cg-quiz-flow__foot .cg-action").click()
    page.locator(".cg-quiz-flow__errors:focus").wait_for()
    assert page.locator(".cg-quiz-flow__errors").get_attribute("role") == "group"
    assert page.locator("[role=alert], [aria-live=assertive]").count() == 0
    assert page.get_by_role("group", name="There is a problem").count() == 1


def test_the_headings_of_a_result_leave_out_no_level_and_texts_of_the_page_stand_under_theirs(visit):
    page = begin(visit, sheet(), "#step=result")
    page.locator(".cg-quiz-flow__letters").wait_for()
    outline = """() => [...document.querySelectorAll("article :is(h1, h2, h3, h4, h5)")].filter(one => one.checkVisibility())
        .map(one => [Number(one.getAttribute("aria-level") ?? one.tagName[1]), one.closest("[data-cg-notices], [data-cg-limits]") !== null])"""
    levels = page.evaluate(outline)
    assert all(after - before <= 1 for (before, _), (after, _) in itertools.pairwise(levels))
    assert [level for level, is_borrowed in levels if is_borrowed and level < 4] == []
    page.locator(".cg-quiz-flow__foot a").click()
    page.locator("article[data-cg-step=review]").wait_for()
    assert page.locator("[aria-level]").count() == 0


@pytest.mark.parametrize("kind", ["cg-figure__value", "cg-term__word"])
def test_an_open_label_is_a_group_with_a_name(kind, visit):
    page = visit(SALARIES)
    for place in range(2):
        button = page.locator(f"article .{kind}").nth(place)
        button.focus()
        page.keyboard.press("Enter")
        label = page.locator(f"#{button.get_attribute('popovertarget')}")
        label.wait_for()
        title = label.locator("b").inner_text()
        page.wait_for_function("id => document.getElementById(id).role === 'group'", arg=label.get_attribute("id"))
        assert title and label.get_attribute("aria-label") == label.locator("b").text_content()
        page.keyboard.press("Escape")


def test_a_cell_of_a_card_is_heard_under_its_head_alone(visit, finished_site):
    cards = next(
        name for name, page in finished_site.pages.items() if page.article.css_first(".cg-table--cards [data-label]")
    )
    page = visit(f"/{cards.removesuffix('index.html')}", **PHONE)
    page.locator("details:has(.cg-table--cards)").evaluate_all("all => all.forEach(one => { one.open = true; })")
    cell = page.locator(".cg-table--cards .cg-table__cell[data-label]:visible").first
    assert cell.evaluate("node => getComputedStyle(node, '::before').content").endswith('/ ""')
    assert page.locator(".cg-table--cards [role=columnheader], .cg-table--cards thead th").count() > 0


def test_a_figure_is_one_stop_and_bears_no_note_number(visit):
    """Its label names the sources and links to them."""
    page = visit(SALARIES)
    figures = page.locator("article .cg-figure:visible")
    assert figures.count() > 10, "control: the page is full of figures"
    stops = figures.evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('button, a')].filter(stop => stop.tabIndex >= 0 && stop.checkVisibility()).length)"
    )
    assert set(stops) == {1}
    assert page.locator(".cg-figure .cg-note").count() == 0
    assert figures.first.evaluate("node => getComputedStyle(node, '::after').content") == "none"
    page.emulate_media(media="print")
    assert figures.first.evaluate("node => getComputedStyle(node, '::after').content") != "none", "paper has no labels"
    page.emulate_media(media="screen")
    sources = page.locator("article .cg-figure small").evaluate_all(
        "all => all.every(one => [...one.querySelectorAll('i')].some(row => row.textContent === 'Source'))"
    )
    assert sources
