"""What is far down a page is laid out after its first screen: soon, wholly, and without moving what is in view."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PHONE, in_both
from tests.browser.looks import LATER
from tests.browser.pages import PAGES

LONG = next(path for path in PAGES if path.endswith("/salaries/"))
CHECK = next(path for path in PAGES if path.endswith("/readiness/"))
# So the page stays as it is right after loading, for as long as the test looks at it.
NO_TIMERS = "window.setTimeout = () => 0"
WAITS = "'ahead' in document.documentElement.dataset"


def opened(visit, path, **options):
    page = visit.new(**options)
    page.add_init_script(NO_TIMERS)
    page.goto(f"{visit.address}{path}")
    return page


def test_all_of_a_page_is_laid_out_without_any_act_of_the_reader(look):
    assert {path: left for path, left in look("phone", "later").items() if left} == {}


def test_at_first_only_what_is_near_the_first_screen_is_laid_out(visit):
    page = opened(visit, LONG, **PHONE)
    assert page.evaluate(WAITS)
    assert page.evaluate(LATER) > 50
    assert page.locator("article h1").evaluate("node => node.checkVisibility({contentVisibilityAuto: true})")


@pytest.mark.parametrize("act", ["key", "click"])
def test_all_is_laid_out_at_the_readers_first_act(act, visit):
    page = opened(visit, LONG, **PHONE)
    if act == "key":
        page.keyboard.press("Tab")
    else:
        page.locator("h1").click()
    assert not page.evaluate(WAITS)
    assert page.evaluate(LATER) == 0


def test_a_link_into_a_page_leads_to_its_place_at_once(visit):
    page = opened(visit, f"{LONG}#_sources", **PHONE)
    assert not page.evaluate(WAITS)
    assert page.evaluate(LATER) == 0
    page.wait_for_function(
        "(box => 0 <= box.top && box.top < innerHeight)(document.querySelector(':target').getBoundingClientRect())"
    )


@in_both
def test_the_words_stand_on_the_screen_before_a_page_asks_for_its_scripts(visit):
    page = visit(CHECK, **PHONE)
    painted, asked = page.evaluate(
        """[performance.getEntriesByName("first-contentful-paint")[0].startTime,
            performance.getEntriesByType("resource").find(({name}) => name.endsWith(".js")).startTime]"""
    )
    assert painted <= asked


def test_without_script_nothing_waits(visit):
    page = visit(LONG, java_script_enabled=False, **PHONE)
    assert page.locator("html[data-ahead]").count() == 0


@pytest.mark.parametrize("where", ["phone", "desk"])
def test_nothing_in_view_moves_while_a_page_is_laid_out(where, look):
    moved = look(where, "moved")
    assert {path: shifts for path, shifts in moved.items() if sum(value for value, *_ in shifts) >= 0.0005} == {}
