"""The table of all places: whole without script; with it, sorted by any column and narrowed by words."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from macros.checks import load
from macros.views import places
from tests.browser.conftest import PHONE, in_both
from tests.conftest import ROOT

WHOLE = load.load_cached(ROOT)
GUIDE = next(id_ for id_, pages in WHOLE.place_pages.items() if pages)
PATH = f"/{GUIDE}/{places.SECTION}/"
NAMES = (
    "[...document.querySelectorAll('.cg-place-table__table tbody tr:not([hidden]) th')].map(head => head.textContent)"
)


@pytest.fixture(scope="module")
def rows():
    return places.listed(WHOLE, WHOLE.careers[GUIDE].sections["states"].table)


@in_both
def test_a_column_of_numbers_sorts_from_the_highest_and_then_from_the_lowest(visit, rows):
    page = visit(PATH)
    known = [(row.cells[0][1], row.name) for row in rows if row.cells[0][1] is not None]
    unknown = {row.name for row in rows if row.cells[0][1] is None}
    button = page.locator(".cg-place-table__sort").nth(1)
    for turn in (True, False):
        button.click()
        found = page.evaluate(NAMES)
        assert [next(n for n, name in known if name == one) for one in found[: len(known)]] == sorted(
            (number for number, _ in known), reverse=turn
        )
        assert set(found[len(known) :]) == unknown
        assert page.locator("th[aria-sort]").count() == 1
        assert page.locator(".cg-filter__count").inner_text().startswith("Sorted by ")


@in_both
def test_words_narrow_the_table_and_the_count_is_told(visit, rows):
    page = visit(PATH)
    word = rows[0].name[:3].lower()
    page.fill("#_filter", word)
    shown = page.evaluate(NAMES)
    assert rows[0].name in shown and len(shown) < len(rows)
    expect(page.locator(".cg-filter__count")).to_have_text(f"{len(shown)} of {len(rows)} rows")
    page.fill("#_filter", "")
    assert page.evaluate(NAMES) == [row.name for row in rows]


def test_without_script_the_table_is_whole_and_by_name(visit, rows):
    page = visit.new(java_script_enabled=False)
    page.goto(f"{visit.address}{PATH}")
    assert page.locator(".cg-place-table__table tbody th").all_inner_texts() == [row.name for row in rows]
    assert page.locator(".cg-place-table__sort, .cg-filter:visible, .cg-compare:visible").count() == 0


def test_two_of_any_table_are_compared_on_a_phone(visit, finished_site):
    """Jobs, credentials, and states: each column of both rows is a line, and no line is wider than the window."""
    compared = [name for name, page in finished_site.pages.items() if page.article.css_first(".cg-compare")]
    assert compared, "control: a page compares something"
    page = visit.new(**PHONE)
    for name in compared:
        page.goto(f"{visit.address}/{name.removesuffix('index.html')}")
        fold = page.locator(".cg-compare").first
        fold.locator("summary").click()
        fold.locator("select").last.focus()
        page.keyboard.press("End")
        said = page.evaluate(
            """fold => {
                const table = document.getElementById(fold.dataset.cgOf).closest("table");
                const rows = [...table.tBodies[0].rows].filter(row => row.cells[0].scope === "row");
                const shown = one => {
                    const copy = one.cloneNode(true); // the labels of its numbers open from the table alone
                    copy.querySelectorAll("[popover]").forEach(label => label.remove());
                    return copy.textContent.replace(/\\s+/g, " ").trim();
                };
                return [rows[0], rows.at(-1)].map(row => [...row.querySelectorAll("td")].map(shown));
            }""",
            fold.element_handle(),
        )
        for column, cells in enumerate(said):
            shown = fold.locator(f"tbody td:nth-of-type({column + 1})")
            assert [" ".join(text.split()) for text in shown.all_text_contents()[: len(cells)]] == cells != [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert fold.evaluate(
            "fold => [...fold.querySelectorAll('td')].every(one => one.scrollWidth <= one.clientWidth + 1)"
        ), name


@in_both
def test_any_two_rows_stand_side_by_side_as_in_the_table_and_it_is_told(visit):
    page = visit(PATH)
    fold = page.locator(".cg-compare")
    fold.locator("summary").click()
    names = page.evaluate(NAMES)
    first, second = fold.locator("select").all()
    expect(first.locator("option")).to_have_count(len(names))  # the browser tells of an open fold a task later
    assert first.locator("option").all_inner_texts() == names
    second.focus()
    page.keyboard.press("End")
    expect(fold.locator("[role=status]")).to_have_text(f"{names[0]} beside {names[-1]}.")
    table = page.locator(".cg-place-table__table tbody tr")
    for column, row in enumerate((table.first, table.last)):
        shown = fold.locator(f"tbody td:nth-of-type({column + 1})").all_text_contents()
        assert shown == row.locator("td").all_text_contents()
    # The label of a number opens from here as well, and no id stands twice.
    fold.locator("tbody th button").first.click()
    expect(page.locator("small:popover-open")).to_be_visible()
    assert (
        page.evaluate(
            "(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(one => one.id))"
        )
        == 0
    )
