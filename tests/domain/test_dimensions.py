"""What a calculation comes out in: different units never add up, and a number can turn one into another."""

from __future__ import annotations

import pytest

from macros.domain import dimensions, expressions

UNITS = {
    "fee": "usd",
    "pounds": "gbp",
    "wait": "months",
    "course": "years",
    "shift": "hours",
    "jobs": "jobs",
    "more-jobs": "jobs",
    "share": "percent",
    "pay": "usd-per-year",
    "hourly": "usd-per-hour",
    "crew": "people",
    "openings": "jobs-per-year",
    "pay-abroad": "gbp-per-year",
    "times": "items",
}


def fits(text, unit):
    found = dimensions.of(expressions.read(text), lambda cited: UNITS[cited.id])
    return dimensions.fits_unit(found, unit)


@pytest.mark.parametrize(
    "text",
    [
        "((fee)) + ((pounds))",
        "((fee)) + ((wait))",
        "((fee)) - ((pay))",
        "((hourly)) + ((pay))",
        "((pay)) - ((pay-abroad))",
        "((fee)) + ((share))",
        "((wait)) + ((course))",
        "((jobs)) + ((crew))",
        "((fee)) * 2 + ((crew)) * 2",
        "(((fee)) + ((wait))) / 2",
        "-((fee)) + ((wait))",
    ],
)
def test_different_units_never_add_up(text):
    with pytest.raises(dimensions.Mismatch):
        fits(text, "usd")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("((fee)) + ((fee))", "usd"),
        ("2 * ((fee)) - 5", "usd"),
        ("((jobs)) / ((more-jobs)) * 100", "percent"),
        ("100 - ((share))", "percent"),
        ("((jobs)) / ((more-jobs))", "items"),
        ("((shift)) / ((course))", "hours"),
        ("4 * ((pay))", "usd"),
        ("((hourly)) * 2080", "usd-per-year"),
        ("((pay)) - ((pay-abroad)) * 1.27", "usd-per-year"),
        ("((fee)) * ((share)) / 100", "usd"),
        ("((wait)) + 12 * ((course))", "months"),
        ("((wait)) / 12", "years"),
        ("((pay)) * ((course))", "usd"),
        ("((openings)) * ((course))", "jobs"),
        ("((fee)) / ((shift))", "usd-per-hour"),
        ("((fee)) * ((times))", "usd"),
        ("((pay)) / ((pay-abroad)) * 100", "percent"),
    ],
)
def test_what_makes_sense_has_its_unit(text, unit):
    assert fits(text, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("((fee))", "gbp"),
        ("((jobs)) / ((more-jobs))", "percent"),
        ("((fee)) * ((share))", "usd"),
        ("((fee)) * ((fee))", "usd"),
        ("((fee)) / ((crew))", "usd"),
        ("4 * ((pay))", "people"),
        ("((course)) * 12", "percent"),
        ("((fee)) * 2", "items"),
    ],
)
def test_a_calculation_does_not_have_another_unit(text, unit):
    assert not fits(text, unit)
