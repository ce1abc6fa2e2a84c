"""The route map of the first page: where each stop leads, what it pays, and which ones are the reader's own."""

import pytest

from tests.browser.test_strip import CHOICES, LINES, WHOLE

JOBS = [f"/{one}/jobs/" for one in WHOLE.careers]
MARKED = "all => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.cgOpen.split(' '))"


@pytest.fixture
def home(visit):
    return visit("/")


def test_every_stop_is_a_link_and_a_job_says_what_it_pays(home):
    stops = home.locator(".cg-route__stop")
    found = stops.evaluate_all(
        "all => all.map((one) => [one.querySelector('a[href]')?.pathname ?? '', !!one.querySelector('.cg-figure__value')])"
    )
    assert len(found) > len(LINES) and all(leads for leads, _ in found)
    pays = [has_pay for leads, has_pay in found if any(map(leads.startswith, JOBS))]
    assert pays and all(pays)


def test_the_stops_of_the_readers_own_way_are_marked_once_they_say_where_they_start(home):
    marks = home.locator(".cg-route__mine")
    assert marks.evaluate_all(MARKED) == []
    of = marks.evaluate_all("all => all.map((one) => one.dataset.cgOpen.split(' '))")
    for start in LINES:
        home.locator(CHOICES).first.select_option(start)
        shown = marks.evaluate_all(MARKED)
        assert shown == [starts for starts in of if start in starts] != [], start
