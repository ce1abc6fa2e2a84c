"""A period names its edition in words of its own, which stay when the edition changes."""

from __future__ import annotations

from typing import get_args

import pytest

from macros.domain import datasets
from macros.schema.datasets import Time


@pytest.mark.parametrize(
    ("period", "time", "years", "renewed"),
    [
        ("May 2024", "survey", (2024,), "May 2031"),
        ("May 2024, full-time", "survey", (2024,), "May 2031, full-time"),
        ("2024", "base", (2024,), "2031"),
        ("in 2034", "target", (2034,), "in 2031"),
        ("2024 to 2034", "span", (2024, 2034), "2031 to 2041"),
        ("2024–2034", "span", (2024, 2034), "2031–2041"),
        ("from 2024 to 2034, each year", "span", (2024, 2034), "from 2031 to 2041, each year"),
    ],
)
def test_the_years_of_a_period_are_known_and_exchanged(period, time, years, renewed):
    assert datasets.years(period, time) == years
    assert datasets.renewed(period, time, (2031, 2041)[: len(years)]) == renewed


@pytest.mark.parametrize(
    ("period", "time"),
    [
        *(
            ("2024", "survey"),
            ("May", "survey"),
            ("May 2023 and May 2024", "survey"),
            ("May 2024, read in 2025", "survey"),
        ),
        *(
            ("not dated", "base"),
            ("2024 to 2034", "base"),
            ("2024", "span"),
            ("2024–34", "span"),
            ("2024, 2034", "span"),
        ),
    ],
)
def test_a_period_that_names_no_edition_or_more_than_one_is_left_alone(period, time):
    assert datasets.years(period, time) is None
    with pytest.raises(ValueError, match="names no edition"):
        datasets.renewed(period, time, (2031, 2041))


def test_the_example_for_editors_names_an_edition():
    assert set(datasets.EXAMPLES) == set(get_args(Time))
    for time, period in datasets.EXAMPLES.items():
        assert datasets.years(period, time)
