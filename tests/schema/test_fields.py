"""The kinds of value a field can hold: what each accepts, and the words for what it does not."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from macros.schema import fields
from macros.source.prose_errors import Fault

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KINDS = ("Name", "Text", "Prose", "Id", "Date", "Seen", "Number", "Address", "Edition", "Expression")


def accepted(kind, value):
    return TypeAdapter(getattr(fields, kind)).validate_python(value)


def faults(kind, value):
    with pytest.raises(ValidationError) as caught:
        accepted(kind, value)
    return [fault for error in caught.value.errors() for fault in error["ctx"]["faults"]]


@pytest.mark.parametrize(
    ("kind", "value", "becomes"),
    [
        ("Name", "  Pay: $5 ", "Pay: $5"),
        ("Text", "It's here", "It’s here"),
        ("Text", "3 < 4", "3 < 4"),
        ("Id", "rn-median-pay-2", "rn-median-pay-2"),
        ("Date", "2028-02-29", datetime.date(2028, 2, 29)),
        ("Seen", 2026, "2026"),
        ("Seen", "2026-02", "2026-02"),
        ("Seen", "undated", "undated"),
        ("Number", 93600, 93600),
        ("Number", -0.5, -0.5),
        ("Address", "http://a.example/b", "http://a.example/b"),
        ("Edition", "2026.1", "2026.1"),
        ("Expression", "((a)) + 1", "((a)) + 1"),
    ],
)
def test_a_right_value_is_accepted(kind, value, becomes):
    assert accepted(kind, value) == becomes


def test_prose_is_parsed():
    assert accepted("Prose", "((a))").cited("figure") == ["a"]


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("93,600", "Write digits alone: 93600"),
        ("$93,600", "Write digits alone: 93600"),
        ("$ 93,600.50", "Write digits alone: 93600.5"),
        ("1_000", "Write digits alone: 1000"),
        ("1 000", "Write digits alone: 1000"),
        ("093600", "Write digits alone: 93600"),
        ("00.5", "Write digits alone: 0.5"),
        (".5", "Write digits alone: 0.5"),
        ("5.", "Write digits alone: 5"),
        ("+5", "Write digits alone: 5"),
        ("-5,000", "Write digits alone: -5000"),
        ("4,5", "Write digits alone: 4.5"),
        ("93.6k", "Write digits alone: 93600"),
        ("1.2 million", "Write digits alone: 1200000"),
        ("5%", "Write only the number, 5, and unit: percent"),
        ("5.5 percent", "Write only the number, 5.5, and unit: percent"),
        ("93600", "Write it without quotation marks: 93600"),
        ("36,000 to 48,000", "Write the two ends of a range as low: and high:"),
        ("3–5", "Write the two ends of a range as low: and high:"),
        ("9" * 19, "Write at most 17 digits"),
        ("2026-02-28", "Write digits alone, as in 93600"),
        ("no", "Write digits alone, as in 93600"),
        ("four", "Write digits alone, as in 93600"),
        ("", "Write digits alone, as in 93600"),
        (None, "Write digits alone, as in 93600"),
        (True, "Write digits alone, as in 93600"),
        ([1], "Write digits alone, as in 93600"),
    ],
)
def test_a_number_typed_as_people_write_it_is_mended(typed, advice):
    assert [fault.instead for fault in faults("Number", typed)] == [advice]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**12))
def test_the_mended_number_is_the_one_that_was_meant(number):
    for typed in (f"{number:,}", f"${number:,}", f"{number}", f"0{number}", f"£{number:,}.00"):
        (fault,) = faults("Number", typed)
        assert fault.instead.split()[-1] == str(number)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("Id", "A"), ("Id", "a_b"), ("Id", "a--b"), ("Id", "-a"), ("Id", "a-"), ("Id", ""), ("Id", 5), ("Id", "a\n"), ("Id", "é"),
        ("Date", "2026-02-30"), ("Date", "2026-2-3"), ("Date", 2026), ("Date", "2026-02-03\n"), ("Date", "٢٠٢٦-٠٢-٠٣"), ("Date", None),
        ("Seen", "2026-13"), ("Seen", "2026-02-30"), ("Seen", True), ("Seen", 20), ("Seen", "soon"),
        ("Address", "www.a.example"), ("Address", "javascript:alert(1)"), ("Address", "https://a"), ("Address", "https://a.example b"),
        ("Edition", 2026.1), ("Edition", "1"), ("Edition", "2026.1.1"), ("Expression", 5), ("Expression", " "),
        ("Text", "a <b>"), ("Text", "((a))"), ("Text", "$5"), ("Text", "5%"), ("Text", ""), ("Text", 5), ("Text", "a\nb"),
        ("Name", "x" * 241), ("Name", "<b"), ("Name", "a</b>"), ("Name", "<!-- a"), ("Prose", ""), ("Prose", "# a"), ("Prose", []),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_with_a_remedy(kind, value):
    (fault,) = faults(kind, value)
    assert fault.wrong
    assert fault.instead


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(KINDS), ANYTHING)
@example("Prose", "# a")
@example("Number", True)
def test_any_value_is_accepted_or_has_its_fault_in_words(kind, value):
    try:
        accepted(kind, value)
    except ValidationError as error:
        for found in error.errors():
            assert found["type"] == "fault"
            assert all(isinstance(fault, Fault) and fault.wrong and fault.instead for fault in found["ctx"]["faults"])


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "an empty value"),
        (True, "'true' without quotation marks"),
        ({}, "a group of keys"),
        ([], "a list"),
        (5, "'5'"),
    ],
)
def test_a_value_is_called_what_an_editor_calls_it(value, words):
    assert fields.said(value) == words
