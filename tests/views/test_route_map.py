"""The route map says what the plan and the page of jobs say, and nothing of its own."""

from __future__ import annotations

import pytest

from macros.views import jobs, plan_clocks, route_map
from macros.web.guide_page import GuidePage
from macros.web.page import Place


@pytest.fixture
def mapped(whole):
    """The pages with a route map, and what it shows."""
    pages = [GuidePage(whole, Place("", "", True, ""), one) for one in whole.careers.values() if one.career.route]
    return [(page, route_map.view(page.career.career.route, page)) for page in pages]


def test_each_start_stands_as_far_from_the_job_as_its_plan_says(mapped):
    for page, shown in mapped:
        told = plan_clocks.clocks(page)
        assert {one.id for one in shown["starts"]} == set(page.career.starts)
        for one in shown["starts"]:
            assert told[one.id].job == f"{one.time} to {shown['leads_to']}"
            assert 0 <= one.low <= one.high <= 12 * shown["years"]


def test_a_job_names_the_starts_to_whom_the_page_of_jobs_says_that_it_is_open(mapped):
    for page, shown in mapped:
        opened = jobs.open_to(page.career)
        for id_, stop in zip(page.career.career.route.jobs, shown["jobs"], strict=True):
            assert {*stop.starts} == {start for start, ids in opened.items() if id_ in ids}
