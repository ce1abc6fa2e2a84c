"""A figure as it can be quoted: what a derived one takes from its parts."""

from __future__ import annotations

import pytest

from macros.domain.figures import quotables
from macros.schema.shared import Figures

COMMON = {
    "label": "X",
    "statistic": "count",
    "about": "X",
    "place": "X",
    "period": "X",
    "fit": "exact",
    "fit_note": "X",
}


def figures(**records):
    written = {id_.replace("_", "-"): {**COMMON, "unit": "jobs", **record} for id_, record in records.items()}
    return Figures.model_validate(written)


def own(value, source="s", kind="official", status="verified", seen="2026-02-28"):
    return {"value": value, "source": source, "kind": kind, "status": status, "seen": seen}


def test_a_typed_figure_is_quoted_as_it_stands():
    found = quotables(figures(a=own(5)))["a"]
    assert (found.value, found.sources, found.kind, found.status, found.seen, found.parts) == (
        5, ("s",), "official", "verified", "2026-02-28", (),
    )  # fmt: skip


def test_a_derived_figure_takes_the_weakest_kind_and_status_and_the_oldest_copy_of_its_parts():
    whole = figures(
        a=own(5, "first", "official", "not-verified", "2026-02-28"),
        b=own(7, "second", "market-estimate", "verified", "2025-01"),
        c=own(9, "first", "survey", "secondary", "2026"),
        d={"derive": "((a)) + ((b)) - ((a)) * 0 + ((c))"},
    )
    found = quotables(whole)["d"]
    assert found.value == 21
    assert found.sources == ("first", "second")
    assert (found.kind, found.status, found.seen) == ("market-estimate", "not-verified", "2025-01")
    assert found.parts == ("a", "b", "c")
    assert (found.low, found.high) == (None, None)


def test_a_figure_derived_from_derived_ones_reaches_the_first_sources():
    whole = figures(a=own(5), b={"derive": "((a)) * 2"}, c={"derive": "((b)) + ((a))"})
    assert (quotables(whole)["c"].value, quotables(whole)["c"].sources) == (15, ("s",))


@pytest.mark.parametrize(("step", "expected"), [(None, 33.0 / 7), (1, 5), (0.1, 4.7), (10, 0), (100, 0)])
def test_a_derived_figure_is_rounded_to_its_step(step, expected):
    whole = figures(a=own(33), b={"derive": "((a)) / 7", "round": step})
    assert quotables(whole)["b"].value == pytest.approx(expected)


def test_ends_of_a_range_can_be_calculated_with():
    whole = figures(a={**own(None), "low": 2, "high": 6}, b={"derive": "(((a)).low + ((a)).high) / 2"})
    assert quotables(whole)["b"].value == 4
