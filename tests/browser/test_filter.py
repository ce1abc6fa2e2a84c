"""Long lists: in folds that are their index, narrowed by words, whole without script, and opened by what leads into them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from macros.checks import load
from macros.web import lists
from tests.browser.conftest import PHONE, in_both
from tests.conftest import ROOT

WHOLE = load.load_cached(ROOT)
_SOURCE = ".cg-sources--all > li"


def _listed(page: str) -> list[str]:
    return [id_ for id_, source in WHOLE.sources.items() if lists.page_of(source) == page]


LISTS = {
    "figures": (".cg-figure-records > div", [one for one in WHOLE.figures.values()]),
    "sources": (_SOURCE, _listed("about/sources")),
    "sources-n-to-z": (_SOURCE, _listed("about/sources-n-to-z")),
    "glossary": (".cg-glossary__entry", list(WHOLE.glossary)),
    "freshness": ("#_fresh-figures tr[data-due]", [*WHOLE.figures, *WHOLE.series]),
}
SCREENS = 10
FOLD = 8
OPENED = """() => [...document.querySelectorAll("[data-cg-component=filter] details")].map((fold) => {
    const around = [];
    for (let one = fold; one; one = one.parentElement.closest("details")) around.push(one);
    for (const one of around) one.open = true;
    const { height } = fold.getBoundingClientRect();
    for (const one of around) one.open = false;
    return [fold.querySelector("summary").textContent, height];
})"""
each = pytest.mark.parametrize("name", LISTS)


@each
def test_a_long_list_opens_on_few_screens_of_a_phone_and_holds_all(name, visit):
    selector, every = LISTS[name]
    page = visit(f"/about/{name}/", **PHONE)
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS * PHONE["viewport"]["height"]
    listed = page.locator(f"[data-cg-component=filter] {selector.removeprefix('#_fresh-figures ')}")
    assert listed.count() == len(every)
    assert page.locator("[data-cg-component=filter] details[open]").count() == 0
    high = FOLD * PHONE["viewport"]["height"]
    assert {name: height for name, height in page.evaluate(OPENED) if height > high} == {}
    # Words that much of it holds leave the list as short, and each fold says how much of it that is.
    page.fill("#_filter", "a")
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS * PHONE["viewport"]["height"]
    said = page.evaluate(
        """selector => [...document.querySelectorAll("details:not([hidden]) > summary > .cg-folds__count[data-left]:not([data-left=''])")].map(
            (count) => [parseInt(count.dataset.left), count.closest("details").querySelectorAll(`${selector}:not([hidden])`).length])""",
        selector.removeprefix("#_fresh-figures "),
    )
    assert all(told == left > 0 for told, left in said)


@each
def test_without_script_a_list_is_whole_and_has_no_field(name, visit):
    selector, every = LISTS[name]
    page = visit(f"/about/{name}/", java_script_enabled=False)
    assert page.locator(f"[data-cg-component=filter] {selector.removeprefix('#_fresh-figures ')}").count() == len(every)
    assert page.locator(".cg-filter:visible").count() == 0


@in_both
def test_words_narrow_a_list_open_what_holds_them_and_are_taken_back(visit):
    page = visit("/about/glossary/")
    term = next(iter(WHOLE.glossary.values())).term
    # Terms that stand above the list too are counted once, in it.
    entries, count = page.locator(".cg-folds .cg-glossary__entry"), page.locator(".cg-filter__count")
    page.locator("details").first.evaluate("one => one.open = true")
    # By the keyboard alone, in another case, with a blank too many.
    page.locator(".cg-filter__input").focus()
    page.keyboard.type(f" {term.upper()}  ")
    shown = page.locator(".cg-folds .cg-glossary__entry:visible")
    assert term.lower() in " ".join(shown.all_inner_texts()).lower()
    left = shown.count()
    assert 0 < left < entries.count()
    assert page.locator("details:visible:not([open])").count() == page.locator("details.cg-sources__fold").count()
    expect(count).to_have_text(f"{left} of {entries.count()} terms")
    assert count.get_attribute("role") == "status"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_filter" and page.input_value("#_filter") == ""
    assert page.locator(".cg-folds details[open]").count() == 1
    assert page.locator(".cg-filter__reset:visible").count() == 0
    expect(count).to_have_text("")
    page.keyboard.type("no such words")
    assert shown.count() == 0
    expect(count).to_have_text(f"0 of {entries.count()} terms")
    page.keyboard.press("Escape")
    assert page.input_value("#_filter") == ""


def test_words_that_no_source_of_a_page_holds_lead_to_the_page_of_the_others(visit):
    page = visit("/about/sources/", **PHONE)
    other = page.locator(".cg-filter__elsewhere a")
    expect(other).to_be_hidden()
    page.fill("#_filter", "no such words")
    other.click()
    page.wait_for_url("**/about/sources-n-to-z/")
    page.fill("#_filter", "no such words")
    assert page.evaluate("link => link.href", other.element_handle()).endswith("/about/sources/")


@in_both
def test_a_link_to_a_record_opens_its_fold_even_if_words_hide_it(visit):
    page = visit(f"/about/figures/#{next(reversed(WHOLE.figures))}")
    expect(page.locator(":target")).to_be_visible()
    page.fill("#_filter", "no such words")
    # The record that most folds lie around.
    other = page.evaluate(
        """() => { const depth = (one) => { const up = one.parentElement?.closest("details"); return up ? 1 + depth(up) : 0; };
            const every = [...document.querySelectorAll(".cg-figure-records > div")];
            return every.reduce((most, one) => (depth(one) > depth(most) ? one : most)).id; }"""
    )
    page.evaluate("name => { location.hash = name; }", other)
    expect(page.locator(f"#{other}")).to_be_in_viewport()
    assert page.input_value("#_filter") == ""
