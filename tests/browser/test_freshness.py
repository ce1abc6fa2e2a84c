"""The page that says how old the figures are: by the reader's own clock, offline, and without script."""

from __future__ import annotations

import datetime

import pytest

from macros.checks import load
from macros.domain import freshness
from tests.browser.conftest import PHONE, patient
from tests.browser.looks import faults
from tests.conftest import ROOT

WHOLE = load.load_cached(ROOT)
PATH = "/about/freshness/"
DATES = {id_: freshness.of(WHOLE, one) for id_, one in {**WHOLE.figures, **WHOLE.series}.items()}
STATES = {"overdue": "We are late", "nothing-newer": "Source has nothing newer", "current": "Current"}


def state(found, today):
    """Return the state as the page on freshness explains it."""
    if today > found.due:
        return "overdue"
    return "nothing-newer" if found.nothing_newer and today > found.old else "current"


def shown(page, address, today):
    page.clock.set_fixed_time(datetime.datetime.combine(today, datetime.time(12)))
    page.goto(address)
    return page.evaluate(
        """[...document.querySelectorAll('#_fresh-figures [data-due]')].map(row => [
            row.querySelector('a').hash.slice(1), row.dataset.state, row.querySelector('.cg-freshness__state').textContent])"""
    )


@pytest.mark.parametrize("days", [0, 150, 400, 4000])
def test_every_figure_has_the_state_of_the_readers_day_and_overdue_ones_stand_first(days, visit):
    today = WHOLE.site.published + datetime.timedelta(days)
    found = shown(visit.new(), f"{visit.address}{PATH}", today)
    assert {id_: name for id_, name, _ in found} == {id_: state(dates, today) for id_, dates in DATES.items()}
    assert all(words == STATES[name] for _, name, words in found)
    order = [(list(STATES).index(name), DATES[id_].due) for id_, name, _ in found]
    assert order == sorted(order)


@pytest.mark.parametrize("days", [0, 150, 4000])
def test_groups_with_something_overdue_say_how_much_and_all_are_shut(days, visit):
    today = WHOLE.site.published + datetime.timedelta(days)
    page = visit.new()
    shown(page, f"{visit.address}{PATH}", today)
    groups = page.evaluate(
        """[...document.querySelectorAll('#_fresh-figures details')].map(group => [group.open,
            group.querySelectorAll('[data-state=overdue]').length, group.querySelectorAll('[data-state]').length, group.querySelector('summary').textContent])"""
    )
    assert len(groups) > 2
    assert not any(is_open for is_open, *_ in groups)
    for _, late, every, words in groups:
        assert f", {'all' if late == every else late} overdue" in words if late else "overdue" not in words


def test_the_three_states_are_told_apart(visit):
    """On a page whose first row says that somebody looked: nothing in the content of this edition does yet."""
    page = visit(PATH)
    assert page.evaluate(
        """(() => { const { state } = careerGuide.freshness; return [
            state("2027-03-01", "2027-03-01"), state("2027-03-02", "2027-03-01"),
            state("2027-03-01", "2027-03-01", "2027-02-28"), state("2027-02-28", "2027-03-01", "2027-02-28"),
            state("2027-03-02", "2027-03-01", "2027-02-28")]; })()"""
    ) == ["current", "overdue", "nothing-newer", "current", "overdue"]


def test_ages_are_in_whole_months_and_years(visit):
    page = visit(PATH)
    ages = page.evaluate(
        """["2026-11-22", "2026-10-22", "2026-10-23", "2025-11", "2024-11-23", "2024-11-22", "2011"].map(
            from => careerGuide.freshness.age(from, "2026-11-22"))"""
    )
    assert ages == ["under a month", "1 month", "under a month", "12 months", "23 months", "2 years", "15 years"]


def test_a_clock_before_the_edition_is_not_believed(visit):
    page = visit.new()
    assert shown_nothing(page, f"{visit.address}{PATH}", WHOLE.site.published - datetime.timedelta(1))


def shown_nothing(page, address, today):
    page.clock.set_fixed_time(datetime.datetime.combine(today, datetime.time(12)))
    page.goto(address)
    said = page.locator("#_fresh-figures [data-cg-sum]").inner_text()
    return "before this edition came out" in said and page.locator(".cg-freshness__state").count() == 0


def test_pages_that_are_due_are_named_too(visit):
    page = visit.new()
    due = min(section.review_due for career in WHOLE.careers.values() for section in career.sections.values())
    page.clock.set_fixed_time(datetime.datetime.combine(due + datetime.timedelta(1), datetime.time(12)))
    page.goto(f"{visit.address}{PATH}")
    page.locator("#_fresh-pages summary").click()
    first = page.locator("#_fresh-pages [data-due]").first
    assert first.get_attribute("data-due") == due.isoformat()
    assert "We are late" in first.inner_text()


def test_it_works_from_a_folder_without_a_server(browser, finished_site):
    context = browser.new_context(offline=True)
    page = patient(context.new_page())
    page.goto((finished_site.folder / "about" / "freshness" / "index.html").as_uri())
    assert page.locator(".cg-freshness__state").count() >= len(DATES)
    context.close()


def test_without_script_the_tables_are_complete_and_sorted_by_the_day_due(visit):
    page = visit(PATH, java_script_enabled=False, **PHONE)
    rows = page.locator("#_fresh-figures [data-due]")
    assert rows.count() == len(DATES)
    ids = page.locator("#_fresh-figures th a").evaluate_all("all => all.map((link) => link.hash.slice(1))")
    assert [DATES[id_].due for id_ in ids] == sorted(dates.due for dates in DATES.values())
    late = page.locator("#_fresh-figures details").first
    assert late.locator("tr[data-due]").count() == sum(dates.due < WHOLE.site.published for dates in DATES.values())
    assert "we are late" in page.locator(".cg-freshness__how").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_overdue_can_be_read_on_a_card_too(scheme, visit):
    """On a phone the rows stand on panels, which are another ground than the page."""
    page = visit.new(color_scheme=scheme, **PHONE)
    shown(page, f"{visit.address}{PATH}", max(dates.due for dates in DATES.values()) + datetime.timedelta(1))
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    page.locator("#_fresh-figures tr:nth-child(n + 5)").evaluate_all("all => all.forEach(one => one.remove())")
    assert page.locator('[data-state="overdue"]').count()
    assert faults(page) == []
