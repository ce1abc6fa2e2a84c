"""Series on a committed sample, three places that nobody lives in: what is shown of each cell, and what follows."""

from __future__ import annotations

import pytest

from macros.checks import load
from macros.domain import series as series_of
from macros.schema.sections.states import States
from tests.conftest import laid_over


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    return load.load(laid_over(tmp_path_factory.mktemp("states"), "small_guide", "small_states"))


@pytest.fixture(scope="module")
def pay(guide):
    return guide.series["pay-nurses"]


def test_pay_is_read_as_it_stands_but_for_what_lies_above_the_limit(pay):
    found = pay.pay("XX-N")
    assert (found.median, found.hourly, found.jobs, found.is_few) == (104000, 50.0, 1200, False)
    assert found.ends == {"p10": 70000, "p25": 90000, "p75": 120000}
    assert found.above == ("p90",)


@pytest.mark.parametrize(("code", "jobs", "median"), [("XX-S", None, 80000), ("XX-1", 299, 90000)])
def test_the_median_stands_alone_where_few_jobs_are_counted_or_none_are_told(pay, code, jobs, median):
    found = pay.pay(code)
    assert (found.jobs, found.median, found.ends, found.is_few) == (jobs, median, {}, True)


def test_from_300_jobs_on_a_number_is_not_marked(guide, pay):
    rows = {**pay.record.rows, "XX-1": pay.record.rows["XX-1"].model_copy(update={"jobs": series_of.FEW})}
    more = series_of.KnownSeries("more", pay.record.model_copy(update={"rows": rows}))
    assert not more.pay("XX-1").is_few


def test_a_place_without_a_line_is_not_published(guide, pay):
    assert pay.pay("XX-W") is None
    assert guide.series["price-level"].value("XX-S") is None
    assert guide.series["the-compact"].answer("XX-1") is None


def test_only_the_cells_that_two_copies_agree_on_are_better_checked(pay):
    said = {(kind, cell): pay.checked(kind, cell) for kind in ("state", "territory") for cell in ("median", "p10")}
    assert {key for key, status in said.items() if status == "verified"} == {("state", "median")}
    assert set(said.values()) == {"verified", "secondary"}


def test_a_series_of_words_says_one_of_its_answers(guide):
    assert [guide.series["the-compact"].answer(code).id for code in ("XX-N", "XX-S")] == ["joined", "outside"]


@pytest.mark.parametrize(("level", "worth"), [(97.1, 107100), (100, 104000), (111.0, 93700)])
def test_pay_at_national_prices_is_divided_by_the_level_and_no_more_exact_than_it(level, worth):
    assert series_of.at_national_prices(104000, level) == worth


def test_a_place_has_a_page_if_it_has_a_name_for_it_and_pay(guide):
    assert guide.place_pages == {"sample-role": {"northland": "XX-N", "southland": "XX-S"}}
    table = guide.careers["sample-role"].section(States).table
    places = {code: place.model_copy(update={"page": None}) for code, place in guide.places.items()}
    assert series_of.with_pages(table, places, {"pay-nurses": guide.series["pay-nurses"].record}) == {}


def test_an_area_stands_under_every_place_that_it_reaches_into(guide, pay):
    assert [[code for code, _ in series_of.areas(code, guide.places, pay)] for code in ("XX-N", "XX-S", "XX-W")] == [
        ["XX-1"],
        ["XX-1"],
        [],
    ]


def test_at_most_three_areas_are_shown_the_first_that_are_listed(guide, pay):
    many = {f"XX-{number}": guide.places["XX-1"] for number in range(1, 6)}
    rows = {code: pay.record.rows["XX-1"] for code in many}
    known = series_of.KnownSeries("many", pay.record.model_copy(update={"rows": rows}))
    assert [code for code, _ in series_of.areas("XX-N", many, known)] == ["XX-1", "XX-2", "XX-3"]
