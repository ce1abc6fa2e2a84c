"""The page of all components in a real browser, in both color schemes: accessible, and as narrow as a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import DESK, PHONE, Visits
from tests.browser.looks import faults

# Each example stands as in a page of its own, so that names of regions come twice among them, by design.
REPEATED = ("landmark-unique",)


@pytest.fixture
def visit(browser, components) -> Iterator[Visits]:
    """Opens a page of the folder; fails when it asks for anything but files, or for one that is not there."""
    visits = Visits(browser, components)
    yield visits
    visits.close()
    assert visits.wrong == []


WITHOUT_HOSTILE_TEXT = """() => document.querySelectorAll("h3[id*='-example-']").forEach(head => {
    if (!head.textContent.endsWith('hostile text')) return;
    while (head.nextElementSibling && !head.nextElementSibling.id.startsWith('component-')) head.nextElementSibling.remove();
})"""


# A scheme changes colors alone and a width shapes alone, so that two of the four pairs see every fault.
@pytest.mark.parametrize(("scheme", "width"), [("light", DESK), ("dark", PHONE)])
def test_axe_finds_no_fault_in_any_example(scheme, width, visit):
    page = visit(f"/{scheme}.html", **width)
    page.locator("small[popover]").evaluate_all("all => all.forEach(one => one.remove())")
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    assert [fault for fault in faults(page) if not fault.startswith(REPEATED)] == []


def test_every_example_is_seen(visit):
    """But for what stands on printouts alone, and for what is seen only by those who come by an old link."""
    page = visit("/light.html")
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    unseen = page.evaluate(
        """() => [...document.querySelectorAll("h3[id*='-example-']")].filter(head => {
            const next = head.nextElementSibling;
            return !next || !next.matches('h1, h2, .cg-printed, .cg-moved') && next.getBoundingClientRect().height < 8;
        }).map(head => head.textContent)"""
    )
    assert unseen == []


def test_no_ordinary_example_scrolls_sideways_at_320_pixels(visit):
    page = visit("/light.html", viewport={"width": 320, "height": 640})
    page.evaluate(WITHOUT_HOSTILE_TEXT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
