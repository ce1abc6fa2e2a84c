"""Calculations between figures: equal to the same written in Python, and nothing else can be written."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.domain import expressions
from macros.domain.expressions import Cited, NotACalculation

NUMBERS = st.integers(0, 10**6).map(str) | st.decimals(0, 1000, places=2).map(str)
EXPRESSIONS = st.recursive(
    NUMBERS,
    lambda inner: (
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(lambda parts: f"({' '.join(parts)})")
        | inner.map(lambda part: f"-{part}")
    ),
    max_leaves=12,
)


def value(text, **figures):
    return expressions.read(text).value(lambda cited: figures[cited.id])


@settings(max_examples=150, deadline=None)
@given(EXPRESSIONS)
def test_a_calculation_is_worth_what_python_says(text):
    try:
        expected = eval(text)
    except ZeroDivisionError:
        with pytest.raises(NotACalculation, match="divides by zero"):
            value(text)
        return
    assert value(text) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("0123456789.+-*/() ab_f=,$e\n\"'[]"), max_size=40))
def test_any_text_is_a_calculation_or_says_why_not(text):
    try:
        found = expressions.read(text)
        assert math.isfinite(found.value(lambda cited: 1.0))
    except NotACalculation as error:
        assert str(error)


def test_figures_are_known_in_order_with_their_ends():
    found = expressions.read("((a)) + (( b-2 )).low * ((a)).high")
    assert found.cited == (Cited("a", None), Cited("b-2", "low"), Cited("a", "high"))
    assert found.value(lambda cited: {None: 1, "low": 2, "high": 3}[cited.end]) == 7


def test_brackets_of_figures_and_of_the_calculation_are_told_apart():
    assert value("((((a)) + ((b))) * 2)", a=1, b=2) == 6
    assert value("(((a)))", a=4) == 4


def test_a_calculation_can_stand_on_several_lines():
    assert value("((a))\n  + ((b))\n", a=1, b=2) == 3


@pytest.mark.parametrize(
    "text",
    ["", "((a)) +", "a + 1", "f0", "((a)) - f0", "1e5", "0x10", "1j", "1_000", "2 ** 9", "7 // 2", "7 % 2", "1 < 2", "[1]"]
    + ["(1, 2)", "x := 1", "__import__('os')", "((a)).mid", "((A))", "(a)", "$5", "5%", "007", "((a))((b))", "5(3)", "'1'"]
    + ["1 if 1 else 2", "not 1", "+5", "~5", "1" * 501, "= 1"],
)  # fmt: skip
def test_nothing_but_the_four_operations_can_be_written(text):
    with pytest.raises(NotACalculation):
        expressions.read(text)


def test_deep_nesting_is_either_read_or_refused():
    assert value("-" * 498 + "1") == 1
    with pytest.raises(NotACalculation, match="it cannot be read"):
        expressions.read("(" * 249 + "1" + ")" * 249)


@pytest.mark.parametrize("text", ["1 / 0", "((a)) / (((b)) - ((b)))", "1 / 0.0"])
def test_a_division_by_zero_is_said(text):
    with pytest.raises(NotACalculation, match="it divides by zero"):
        value(text, a=1, b=2)


@pytest.mark.parametrize("text", ["*".join(["9" * 90] * 5), "9" * 400 + " / 3", "*".join([f"{'9' * 90}.5"] * 5)])
def test_a_result_without_an_end_is_said(text):
    with pytest.raises(NotACalculation, match="its numbers are too large"):
        value(text)


@pytest.mark.parametrize("text", ["((a))", "((a)) = ((b)) = ((c))", "((a)) == ((b))"])
def test_an_equation_has_two_sides(text):
    with pytest.raises(NotACalculation, match="exactly one = sign"):
        expressions.read_equation(text)


def test_a_calculation_has_at_most_500_characters():
    assert value("1" + " + 1" * 124 + "   ") == 125
    with pytest.raises(NotACalculation, match="^it is longer than 500 characters$"):
        expressions.read("1" + " + 1" * 125)
