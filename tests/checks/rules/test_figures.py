"""Figures and agreements: the limits of each rule, just inside and just outside."""

from __future__ import annotations

import pytest

from tests.conftest import FIXTURES


@pytest.mark.parametrize(("tolerance", "gap", "is_fine"), [(0, 0, True), (5, 5, True), (5, 6, False), (0.1, 0.1, True)])
def test_an_agreement_holds_up_to_its_tolerance(tolerance, gap, is_fine, change):
    found = change("agreements", ("((pay-gap))", f"((pay-gap)) + {gap}"), ("tolerance: 0", f"tolerance: {tolerance}"))
    assert (found == []) is is_fine


@pytest.mark.parametrize(
    ("shape", "is_fine"),
    [
        ("low: 50000\n  high: 70000", True),
        ("low: 50000\n  high: 50000", True),
        ("low: 50000\n  open: above", True),
        ("high: 70000\n  open: below", True),
        ("low: 50000\n  high: 70000\n  open: above", True),
        ("value: 50000", True),
        ("value: 0", True),
        ("low: 50000", False),
        ("high: 70000", False),
        ("low: 50000\n  open: below", False),
        ("high: 70000\n  open: above", False),
        ("low: 70000\n  high: 50000", False),
        ("value: 1\n  low: 50000\n  high: 70000", False),
        ("open: above", False),
    ],
)
def test_a_figure_has_one_whole_shape(shape, is_fine, change):
    assert (change("figures", ("low: 50000\n  high: 70000", shape)) == []) is is_fine


def test_a_figure_in_a_circle_is_told_there_and_nowhere_else(change):
    found = change("figures", ("((nurse-pay-high)) - ((nurse-pay-low))", "((pay-gap)) - 1"))
    assert found == ["the calculation leads back to 'pay-gap' itself"]


def test_a_calculation_that_rests_on_many_others_is_checked_in_no_time(change):
    text = (FIXTURES / "small_guide" / "content" / "figures.yaml").read_text(encoding="utf-8")
    derived = text[text.index("pay-gap:") :]
    chain = "".join(
        derived.replace("pay-gap:", f"sum-{number}:").replace(
            "((nurse-pay-high)) - ((nurse-pay-low))",
            f"((sum-{number - 1})) - ((sum-{number - 1})) + ((sum-{number - 1}))" if number else "((nurse-pay)) + 1",
        )
        for number in range(1_000)
    )
    assert change("figures", ("pay-gap:", f"{chain}pay-gap:")) == []
