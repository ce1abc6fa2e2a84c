"""Positions in drawings: every mark lies on its axis, and in the right order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.domain import formats
from macros.domain.figures import Quotable
from macros.schema.shared import Figure
from macros.views import charts

NUMBERS = st.lists(st.integers(0, 10**6), min_size=1, max_size=12)


def figure(value=None, low=None, high=None, open=None, kind="official", unit="usd-per-year", fit="close"):
    record = Figure.model_construct(unit=unit, open=open, fit=fit)
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


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_median_and_an_average_lie_in_lanes_of_their_own_each_with_its_value(median, mean):
    axis = charts.from_zero([median, mean])
    row = charts.pay_row("Nurses", {"median": figure(median), "mean": figure(mean)}, axis)
    assert [(mark.x, mark.is_low) for mark in row.marks] == [(axis.at(median), False), (axis.at(mean), True)]
    assert [(label.x, label.side, label.text) for label in row.labels] == [
        (axis.at(median), "over", f"${median:,}"),
        (axis.at(mean), "under", f"${mean:,}"),
    ]
    assert row.is_deep


@given(NUMBERS)
def test_an_axis_from_zero_says_zero_and_leaves_room_after_its_last_number(numbers):
    axis = charts.from_zero(numbers)
    assert axis.low == 0 and charts.ticks(axis, "usd-per-year")[0] == (0, "$0")
    assert axis.at(max(numbers)) < 78


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=3).map(sorted), st.integers(1, 10**6))
def test_every_value_of_a_range_stands_at_its_mark(numbers, other):
    low, middle, high = numbers
    axis = charts.from_zero([*numbers, other])
    row = charts.pay_row("Nurses", {"low": figure(low), "median": figure(middle), "high": figure(high)}, axis)
    *ends, median = row.labels
    assert (median.x, median.text) == (axis.at(middle), f"${middle:,}")
    said = {label.side: (label.x, label.text) for label in ends}
    if "before" in said:
        assert said == {"before": (axis.at(low), f"${low:,}"), "after": (axis.at(high), f"${high:,}")}
    else:
        assert said == {"after": (axis.at(high), f"${low:,} to ${high:,}")}


@pytest.mark.parametrize(
    ("kind", "fit", "variant"),
    [
        ("official", "close", "official"),
        ("official", "broad-proxy", "stand-in"),
        ("market-estimate", "broad-proxy", "estimate"),
    ],
)
def test_a_bar_tells_who_says_so_and_whether_it_counts_another_job(kind, fit, variant):
    given = {"low": figure(40_000, kind=kind, fit=fit), "high": figure(90_000, kind=kind, fit=fit)}
    row = charts.pay_row("Nurses", given, charts.from_zero([90_000]))
    assert [mark.variant for mark in row.marks] == [variant] == list(charts.keys([row]))


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
    growth = [figure(rate, unit="percent") for rate in rates]
    axis = charts.from_zero(charts.numbers(growth))
    assert (axis.at(0), "0%") in charts.ticks(axis, "percent")
    for rate in growth:
        row = charts.growth_row("Nurses", rate, "near", axis)
        assert axis.at(0) <= row.labels[0].x < 78
        assert row.labels[0].text == formats.growth_in_short(rate)


SPANS = st.lists(st.integers(0, 40), min_size=4, max_size=16, unique=True).map(sorted)


@settings(max_examples=100, deadline=None)
@given(SPANS)
def test_each_rise_of_a_ladder_ends_at_the_years_at_which_its_upper_level_begins(years):
    spans = [figure(low=low, high=high, unit="years") for low, high in zip(years[::2], years[1::2], strict=False)]
    axis = charts.from_zero(charts.numbers(spans))
    rows = charts.level_rows([(str(number), span) for number, span in enumerate(spans)], axis)[::-1]
    for lower, upper, span in zip(rows, rows[1:], spans[1:], strict=False):
        up, down = (
            [mark.x for mark in row.marks if mark.variant == way] for row, way in ((lower, "up"), (upper, "down"))
        )
        assert up == down == [axis.at(span.low)]
    for row, span in zip(rows, spans, strict=True):
        assert (row.marks[0].x, row.marks[0].width) == (axis.at(span.low), axis.wide(span.low, span.high))
        assert [label.text for label in row.labels] == [formats.value(span)]


def test_a_level_that_tells_no_years_has_no_bar_and_no_rise():
    axis = charts.from_zero([5])
    top, middle, first = charts.level_rows(
        [("a", figure(0, unit="years")), ("b", None), ("c", figure(low=5, open="above", unit="years"))], axis
    )
    assert (middle.label, middle.value, middle.marks, middle.labels) == ("b", "", (), ())
    assert [mark.kind for mark in first.marks] == ["bar"]
    assert [mark.kind for mark in top.marks] == ["bar", "open"]


@given(st.floats(0, 1))
def test_a_share_has_two_decimals(number):
    found = charts.percent(number)
    assert found == float(f"{found:.2f}") == pytest.approx(number * 100, abs=0.006)


def test_an_open_end_is_not_said_beside_a_drawing_of_it():
    axis, low, high = charts.Scale(0, 100_000, 25_000), figure(40_000, open="below"), figure(90_000, open="above")
    assert charts.pay_row("Nurses", {"low": low, "high": high}, axis).value == "$40,000 to $90,000"
