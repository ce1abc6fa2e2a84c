"""Positions in drawings: every mark lies on its axis, and in the right order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.domain.figures import Quotable
from macros.schema.shared import Figure
from macros.views import charts

NUMBERS = st.lists(st.integers(0, 10**6), min_size=1, max_size=12)


def figure(value=None, low=None, high=None, open=None, kind="official"):
    record = Figure.model_construct(unit="usd-per-year", open=open)
    return Quotable("x", record, value, low, high, ("s",), kind, "verified", "2026", ())


@settings(max_examples=100, deadline=None)
@given(NUMBERS)
def test_every_number_lies_on_its_axis_in_order(numbers):
    axis = charts.scale(numbers)
    places = [axis.at(number) for number in sorted(numbers)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    assert axis.low <= min(numbers) <= max(numbers) <= axis.high


@settings(max_examples=100, deadline=None)
@given(NUMBERS)
def test_an_axis_has_a_few_round_ticks_inside_its_ends(numbers):
    axis = charts.scale(numbers)
    ticks = axis.ticks()
    assert len(ticks) <= 9
    assert all(axis.low < tick < axis.high for tick in ticks)


def test_a_range_is_a_bar_with_a_tick_at_its_median():
    axis = charts.Scale(0, 100_000, 25_000)
    row = charts.pay_row("Nurses", {"median": figure(60_000), "low": figure(40_000), "high": figure(90_000)}, axis)
    assert [(mark.kind, mark.variant, mark.x, mark.width) for mark in row.marks] == [
        ("bar", "official", 40, 50),
        ("median", "median", 60, None),
    ]
    assert row.value == "$40,000 to $90,000, median $60,000"


def test_a_median_without_a_range_is_a_dot():
    axis = charts.Scale(0, 100_000, 25_000)
    row = charts.pay_row("Nurses", {"median": figure(60_000, kind="survey"), "mean": figure(70_000)}, axis)
    assert [(mark.kind, mark.variant) for mark in row.marks] == [("dot", "median"), ("dot", "mean")]


def test_the_median_of_a_market_estimate_does_not_look_official():
    axis = charts.Scale(0, 100_000, 25_000)
    row = charts.pay_row("Nurses", {"median": figure(60_000, kind="market-estimate")}, axis)
    assert [(mark.kind, mark.variant) for mark in row.marks] == [("dot", "estimate-median")]
    assert charts.keys([row]) == ("estimate-median",)


def test_a_median_that_is_a_range_is_a_bar_of_its_own_kind():
    axis = charts.Scale(0, 100_000, 25_000)
    row = charts.pay_row("Nurses", {"median": figure(low=60_000, high=70_000, kind="market-estimate")}, axis)
    assert [(mark.kind, mark.variant, mark.x, mark.width) for mark in row.marks] == [("bar", "median", 60, 10)]
    assert row.value == "median $60,000 to $70,000"
    assert charts.keys([row]) == ("median-range",)


def test_a_median_with_an_open_end_reaches_the_end_of_the_axis():
    axis = charts.Scale(0, 100_000, 25_000)
    row = charts.pay_row("Lead", {"median": figure(low=60_000, open="above")}, axis)
    assert [(mark.x, mark.width) for mark in row.marks] == [(60, 40)]


def test_an_open_range_ends_with_an_open_mark_inside_the_axis():
    axis = charts.Scale(0, 100_000, 25_000)
    span = figure(low=50_000, high=95_000, open="above", kind="market-estimate")
    row = charts.pay_row("Lead", {"range": span}, axis)
    assert [(mark.kind, mark.x, mark.end) for mark in row.marks] == [
        ("bar", 50, None),
        ("open", 95, 100),
    ]


def test_the_legend_names_what_occurs_and_nothing_else():
    axis = charts.Scale(0, 100_000, 25_000)
    estimate = figure(low=1, high=2, kind="market-estimate")
    rows = [charts.pay_row("a", {"range": estimate}, axis), charts.pay_row("b", {"mean": figure(5)}, axis)]
    assert charts.keys(rows) == ("estimate", "mean")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(-30, 200), min_size=1, max_size=12))
def test_growth_is_drawn_from_zero_with_room_for_its_value(rates):
    growth = [figure(rate) for rate in rates]
    axis = charts.growth_scale(growth)
    assert (axis.at(0), "0%") in charts.growth_ticks(axis)
    for rate in growth:
        row = charts.growth_row("Nurses", rate, "official", axis)
        assert axis.at(0) <= row.after < 78


@pytest.mark.parametrize("count", range(1, 9))
def test_a_staircase_rises_from_the_left_and_stays_in_its_frame(count):
    steps = charts.stairs([(f"Level {number}", "") for number in range(count)])
    lefts, tops = [step.x for step in steps], [step.y for step in steps]
    assert lefts == sorted(lefts)
    assert tops == sorted(tops, reverse=True)
    assert all(0 <= step.x < step.middle < step.end <= 100 for step in steps)
    assert [step.above is not None for step in steps] == [True] * (count - 1) + [False]


@given(st.floats(0, 1))
def test_a_share_has_two_decimals(number):
    found = charts.percent(number)
    assert found == float(f"{found:.2f}") == pytest.approx(number * 100, abs=0.006)


def test_an_open_end_is_not_said_beside_a_drawing_of_it():
    axis, low, high = charts.Scale(0, 100_000, 25_000), figure(40_000, open="below"), figure(90_000, open="above")
    assert charts.pay_row("Nurses", {"low": low, "high": high}, axis).value == "$40,000 to $90,000"
