"""Numbers and dates just inside what can be."""

from __future__ import annotations

import pytest

from macros.domain import figures
from macros.schema.shared import Figures

GROWTH = ("statistic: median", "statistic: projection"), ("unit: usd-per-year", "unit: percent")


@pytest.mark.parametrize(
    ("pairs", "wrong"),
    [
        ((("value: 93600", "value: -100"), *GROWTH), 0),
        ((("value: 93600", "value: -101"), *GROWTH), 1),
        ((("value: 93600", "value: 1000"),), 1),  # the pay is possible, though no longer what others rest on
        ((("seen: 2026-02-28", "seen: 2027-06-30"),), 0),  # mended more than a year after the edition
        ((("seen: 2026-02-28", "seen: 2029-01-01"),), 1),
        ((("seen: 2026-02-28", "seen: 2026-02-28\n  next_release: 2026-02"),), 0),
        ((("seen: 2026-02-28", "seen: 2026-02-28\n  next_release: 2026-01"),), 1),
        ((("seen: 2026-02-28", "seen: 2025-02-28\n  next_release: 2025-04"),), 0),  # overdue, which is told elsewhere
        ((("period: May 2024", "period: 2024-2024"),), 0),
        ((("period: May 2024", "period: 2025-2024"),), 1),
    ],
)
def test_the_limits_of_what_can_be(change, pairs, wrong):
    found = [words for words in change("figures", *pairs) if "low, median and high" not in words]
    if pairs[0][1] == "value: 1000":
        assert not any("nobody is paid" in words for words in found)
    else:
        assert len([words for words in found if "different units" not in words]) == wrong, found


@pytest.mark.parametrize(
    ("one", "other", "seen"),
    [("2026-02", "undated", "undated"), ("undated", "undated", "undated"), ("2026-02", "2025", "2025")],
)
def test_a_sum_has_no_date_that_one_of_its_parts_has_not(one, other, seen):
    def figure(**own):
        common = {
            "label": "A fee",
            "unit": "usd",
            "statistic": "fee",
            "about": "All",
            "place": "Here",
            "period": "2025",
        }
        return {**common, "fit": "exact", "fit_note": "It is so.", **own}

    own = {"value": 1, "source": "a", "kind": "survey", "status": "verified"}
    records = {"x": figure(**own, seen=one), "y": figure(**own, seen=other), "sum": figure(derive="((x)) + ((y))")}
    assert figures.quotables(Figures.model_validate(records))["sum"].seen == seen
