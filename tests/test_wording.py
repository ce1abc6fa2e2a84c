"""Numbers, spans and dates in the words that readers see."""

from __future__ import annotations

import datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros import wording
from macros.figures import Quotable
from macros.models import OWN_JUDGMENT, Figure, Source, Unit

UNITS = get_args(Unit)


def figure(unit, value=None, low=None, high=None, open=None):
    record = Figure.model_construct(unit=unit, open=open)
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
    assert wording.value(quoted) == words


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(UNITS), st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from([None, "above", "below"]))
def test_every_unit_can_be_said_with_every_digit_of_its_numbers(unit, low, high, open):
    for quoted in (figure(unit, low), figure(unit, None, low, high), figure(unit, None, low, None, open)):
        words = wording.value(quoted)
        assert words == " ".join(words.split())
        assert f"{low:,}" in words
        assert quoted.high is None or f"{high:,}" in words
    assert wording.span(figure(unit, low), figure(unit, high)).count(" to ") == 1


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_its_own_words(unit):
    said = wording.value(figure(unit, 2))
    same = [other for other in UNITS if wording.value(figure(other, 2)) == said]
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
    assert wording.seen(text) == words


@pytest.mark.parametrize(
    ("status", "id_", "words"),
    [
        ("verified", "s", "Label; read: November 2026"),
        ("verified-older-copy", "s", "Label; read: November 2026"),
        ("secondary", "s", "Label; seen: November 2026"),
        ("landing-only", "s", "Label: November 2026"),
        ("not-verified", "s", "Label; seen: November 2026"),
        ("not-verified", OWN_JUDGMENT, "Label"),
    ],
)
def test_a_source_is_said_to_be_read_only_where_it_was(status, id_, words):
    source = Source.model_construct(status=status, retrieved="2026-11")
    assert wording.checked("Label", id_, source) == words


def test_days_and_counts_are_said_in_words():
    assert wording.day(datetime.date(2026, 11, 2)) == "November 2, 2026"
    assert [wording.count(number, "figure", "figures") for number in (0, 1, 2, 1000)] == [
        "0 figures", "1 figure", "2 figures", "1,000 figures",
    ]  # fmt: skip


def test_an_axis_is_short():
    assert [wording.tick("usd-per-year", number) for number in (0, 40000, 125000)] == ["$0", "$40k", "$125k"]


@pytest.mark.parametrize(
    ("title", "words"),
    [("Crane operator", "crane operator"), ("TV presenter", "TV presenter"), ("X-ray aide", "X-ray aide")],
)
def test_a_title_stands_in_a_sentence(title, words):
    assert wording.in_sentence(title) == words
