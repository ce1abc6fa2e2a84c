"""The parts of a plan on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.pdf import plan as plan_print
from macros.pdf.document import Sheet
from macros.views.standard_plans import PlanRow, StandardPlan, Titled
from tests.views.test_tables import CAREER, GUIDE

ROW = PlanRow(
    id="step", title="A step", when="Now", takes="3 months", kinds="", until="month 3", has_end=True, costs="$50",
    cost_kinds="", gate="A license", has_gate=True, beside=True, optional=False, has_bar=True, begins="0%", window="50%", run="50%",
)  # fmt: skip


class Route:
    start, note, holds, alternatives = "newcomer", None, None, None


@pytest.mark.parametrize(
    ("changed", "cell", "words"),
    [
        ({}, 1, "month 3"),
        ({"until": "not counted", "has_end": False}, 1, ""),
        ({}, 3, "A license"),
        ({"gate": "nothing", "has_gate": False}, 3, ""),
    ],
)
def test_a_cell_with_nothing_to_say_is_empty(changed, cell, words):
    plan = StandardPlan(
        route=Route, title="x", months="", brief="", job=None, paid=[], holds=[], last=Titled("step", "A step"), jobs=[], costs="", brief_costs="", first="", way=None,
        others=[], left_out=[], axis=[], rows=[replace(ROW, **changed)],
    )  # fmt: skip
    assert plan_print._plan(plan, Sheet(GUIDE, CAREER))["table"]["rows"][0]["cells"][cell] == words
