"""Numbers, spans and dates in the words that readers see."""

from __future__ import annotations

import datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.domain import formats
from macros.domain.figures import Quotable
from macros.schema.shared import OWN_JUDGMENT, Figure, Source, Unit

UNITS = get_args(Unit)


def figure(unit, value=None, low=None, high=None, open=None, statistic="count"):
    record = Figure.model_construct(unit=unit, open=open, statistic=statistic)
    return Quotable("x", record, value, low, high, ("s",), "official", "verified", "2026", ())


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        (figure("usd-per-year", 93600), "$93,600"),
        (figure("usd-per-hour", 45), "$45.00 an hour"),
        (figure("usd-per-month", 1234.5), "$1,234.50 a month"),
        (figure("usd", 225), "$225"),
        (figure("usd", -225), "−$225"),
        (figure("gbp-per-year", None, 36000, 48000), "£36,000 to £48,000"),
        (figure("cad-per-year", 80000), "CA$80,000"),
        (figure("aud", 1), "A$1"),
        (figure("eur-per-year", 50000), "€50,000"),
        (figure("usd-per-year", None, 130000, None, "above"), "$130,000 and over"),
        (figure("usd-per-year", None, None, 30000, "below"), "under $30,000"),
        (figure("usd-per-hour", None, 20, None, "above"), "$20.00 and over an hour"),
        (figure("percent", 5), "5%"),
        (figure("percent", 5.5), "5.5%"),
        (figure("percent", -5.5), "−5.5%"),
        (figure("percent", 0.00001), "0.00001%"),
        (figure("percent", 0.1 + 0.2), "0.3%"),
        (figure("people", 12345678901.5), "12,345,678,901.5 people"),
        (figure("jobs", -6000), "−6,000 jobs"),
        (figure("percent", -0.0), "0%"),
        (figure("percent", None, 5, 23), "5% to 23%"),
        (figure("years", 1), "1 year"),
        (figure("years", None, 1, 3), "1 to 3 years"),
        (figure("years", None, 5, None, "above"), "5 years or more"),
        (figure("months", 0.5), "0.5 months"),
        (figure("people", 1), "1 person"),
        (figure("people", 1234567), "1,234,567 people"),
        (figure("jobs-per-year", 1), "1 job a year"),
        (figure("jobs-per-year", 189100), "189,100 jobs a year"),
        (figure("items", 12), "12"),
        (figure("weeks", 0), "0 weeks"),
    ],
)
def test_a_figure_is_said_as_people_say_it(quoted, words):
    assert formats.value(quoted) == words


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(UNITS), st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from([None, "above", "below"]))
def test_every_unit_can_be_said_with_every_digit_of_its_numbers(unit, low, high, open):
    for quoted in (figure(unit, low), figure(unit, None, low, high), figure(unit, None, low, None, open)):
        words = formats.value(quoted)
        assert words == " ".join(words.split())
        assert f"{low:,}" in words
        assert quoted.high is None or f"{high:,}" in words
    assert formats.span(figure(unit, low), figure(unit, high)).count(" to ") == 1


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_its_own_words(unit):
    said = formats.value(figure(unit, 2))
    same = [other for other in UNITS if formats.value(figure(other, 2)) == said]
    # Pay for a year is the rule, so it is said like a single amount.
    assert {other.removesuffix("-per-year") if other != "jobs-per-year" else other for other in same} == {
        unit.removesuffix("-per-year") if unit != "jobs-per-year" else unit
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-02-28", "February 28, 2026"),
        ("2026-02", "February 2026"),
        ("2026", "2026"),
        ("undated", "an undated copy"),
    ],
)
def test_the_date_of_a_copy_is_as_precise_as_it_is_known(text, words):
    assert formats.seen(text) == words


@pytest.mark.parametrize(
    ("status", "id_", "words"),
    [
        ("verified", "s", "Label; read: November 2026"),
        ("verified-older-copy", "s", "Label; read: November 2026"),
        ("file-copy", "s", "Label; seen: November 2026"),
        ("secondary", "s", "Label; seen: November 2026"),
        ("landing-only", "s", "Label: November 2026"),
        ("not-verified", "s", "Label; seen: November 2026"),
        ("not-verified", OWN_JUDGMENT, "Label"),
    ],
)
def test_a_source_is_said_to_be_read_only_where_it_was(status, id_, words):
    source = Source.model_construct(status=status, retrieved="2026-11")
    assert formats.checked("Label", id_, source) == words


def test_days_and_counts_are_said_in_words():
    assert formats.day(datetime.date(2026, 11, 2)) == "November 2, 2026"
    assert [formats.count(number, "figure", "figures") for number in (0, 1, 2, 1000)] == [
        "0 figures", "1 figure", "2 figures", "1,000 figures",
    ]  # fmt: skip


def test_an_axis_is_short():
    assert [formats.tick("usd-per-year", number) for number in (0, 40000, 125000)] == ["$0", "$40k", "$125k"]
    assert [formats.tick("usd-per-hour", number) for number in (0, 20, 25)] == ["$0", "$20", "$25"]
    assert formats.tick("usd-per-month", 2500) == "$2.5k"


def test_only_pay_by_the_year_leaves_its_period_to_the_label():
    assert formats.measure("Median", "usd-per-year") == "median, a year"
    assert [formats.measure("Average", unit) for unit in ("usd-per-hour", "eur-per-month", "usd", "jobs-per-year")] == [
        "average"
    ] * 4
    assert formats.in_full(figure("usd-per-year", 93600)) == "$93,600 a year"
    assert formats.in_full(figure("usd-per-hour", 45)) == "$45.00 an hour"
    assert formats.common_period(["usd-per-year", "gbp-per-year"]) == "a year"
    assert formats.common_period(["usd-per-year", "usd-per-hour"]) == ""
    assert formats.is_mixed(["usd-per-year", "usd-per-hour", "percent"])
    assert not formats.is_mixed(["usd-per-hour", "usd-per-month", "jobs-per-year", "percent"])


def test_the_ends_of_a_span_say_their_unit_once():
    low, high = figure("usd-per-hour", 20), figure("usd-per-hour", 30)
    assert formats.span(low, high) == "$20.00 to $30.00 an hour"
    assert formats.span(figure("jobs", 10), figure("jobs", 20)) == "10 to 20 jobs"


@pytest.mark.parametrize(
    ("quoted", "growth", "short"),
    [
        (figure("percent", 5), ("5%", "more jobs"), "5% more"),
        (figure("percent", -6), ("6%", "fewer jobs"), "6% fewer"),
        (figure("percent", 0), ("0%", "little or no change in jobs"), "0%, no change"),
        (figure("percent", -0.0), ("0%", "little or no change in jobs"), "0%, no change"),
        (figure("percent", None, 2, 5), ("2% to 5%", "more jobs"), "2% to 5% more"),
        (figure("percent", None, -5, -2), ("2% to 5%", "fewer jobs"), "2% to 5% fewer"),
        (figure("percent", None, -2, 5), ("−2% to 5%", "change in jobs"), "−2% to 5%"),
        (figure("percent", None, None, -5, "below"), ("5% or more", "fewer jobs"), "5% or more fewer"),
    ],
)
def test_growth_says_its_direction_in_words(quoted, growth, short):
    assert formats.growth(quoted) == growth
    assert formats.growth_in_short(quoted) == short


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        (figure("jobs", 166100), ("New jobs", "166,100")),
        (figure("jobs", 1), ("New jobs", "1")),
        (figure("jobs", -6600), ("Fewer jobs", "6,600")),
        (figure("jobs", -1), ("Fewer jobs", "1")),
        (figure("jobs", 0), ("New jobs", "none")),
        (figure("jobs", None, -200, 300), ("Change in jobs", "−200 to 300")),
        (figure("people", 20), ("New jobs", "20 people")),
    ],
)
def test_a_change_in_jobs_has_a_label_that_says_which_way_and_no_word_twice(quoted, words):
    assert formats.new_jobs(quoted) == words


def test_openings_are_not_called_jobs_twice():
    assert formats.without_jobs(formats.value(figure("jobs-per-year", 189100))) == "189,100 a year"


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        (figure("percent", 5, statistic="projection"), "5%"),
        (figure("percent", -6, statistic="projection"), "6% fewer"),
        (figure("percent", 0, statistic="projection"), "0%, no change"),
        (figure("percent", -6, statistic="share"), "6% less"),
        (figure("percent", 0, statistic="share"), "0%"),
        (figure("jobs", 7400, statistic="projection"), "7,400 jobs"),
        (figure("jobs", -6600, statistic="projection"), "6,600 fewer jobs"),
        (figure("jobs", 0, statistic="count"), "0 jobs"),
        (figure("people", None, -20, -10), "10 to 20 fewer people"),
        (figure("jobs-per-year", -1), "1 fewer job a year"),
        (figure("usd-per-year", -500), "$500 less"),
        (figure("usd-per-hour", -2), "$2.00 an hour less"),
        (figure("items", -2), "2 fewer"),
        (figure("usd-per-year", 93600), "$93,600"),
    ],
)
def test_after_its_label_a_figure_says_in_words_that_it_is_a_decline(quoted, words):
    assert formats.labelled(quoted) == words


@pytest.mark.parametrize(
    ("title", "words"),
    [("Crane operator", "crane operator"), ("TV presenter", "TV presenter"), ("X-ray aide", "X-ray aide")],
)
def test_a_title_stands_in_a_sentence(title, words):
    assert formats.in_sentence(title) == words
