"""The parts of a plan as the whole guide shows them."""

from macros.pdf.document import Nodes, Sheet, in_one_line, text
from macros.schema.sections.plan import Planner, PlanSteps, Routes
from macros.views import plan as plan_tables
from macros.views import standard_plans
from macros.views.standard_plans import MOST_JOBS, StandardPlan

_HEADS = ("Begins, and step", "Takes", "Done", "Costs", "Before you begin")


def planner(part: Planner, sheet: Sheet) -> dict[str, object]:
    """Return what a setting adds to a plan, and what takes steps away."""
    targets = [
        {
            **sheet.record(target),
            "needs": _steps(sheet, target.needs, "It needs: "),
            "without": _steps(sheet, target.without or (), "It leaves out: "),
        }
        for target in part.targets
    ]
    holdings = [
        {
            **sheet.record(entry.record),
            "done": _steps(sheet, entry.record.done or (), "Leave out: "),
            "adds": _steps(sheet, entry.record.adds or (), "Instead: "),
            "means": "; ".join((*entry.means, *([f"strong in {entry.area}"] if entry.area else ()))),
        }
        for entry in plan_tables.holdings(part, sheet)
    ]
    return {**sheet.record(part), "targets": targets, "holdings": holdings}


def routes(part: Routes, sheet: Sheet) -> dict[str, object]:
    """Return the standard plan of each starting point as a table."""
    plans = standard_plans.routes(part, sheet)["plans"]
    return {**sheet.record(part), "plans": [_plan(plan, sheet) for plan in plans]}


def steps(part: PlanSteps, sheet: Sheet) -> dict[str, object]:
    """Return every step in full."""
    shown = [
        {
            **sheet.record(step),
            "needs": _steps(sheet, (*(step.needs or ()), *(step.after or ()))),
            "beside": plan_tables.beside(step),
            "cost": _costs(sheet, step.cost),
        }
        for step in part.steps
    ]
    return {**sheet.record(part), "steps": shown}


def _plan(plan: StandardPlan[Nodes], sheet: Sheet) -> dict[str, object]:
    rows = [
        {
            "id": "",
            "name": [text(f"{row.when}: "), *sheet.goto(row.id, row.title)],
            "cells": [
                _two(row.takes, "; ".join(filter(None, (row.kinds, "optional, not counted" if row.optional else "")))),
                row.until if row.has_end else "",
                _two(row.costs, row.cost_kinds),
                row.gate if row.has_gate else "",
            ],
            "detail": [],
        }
        for row in plan.rows
    ]
    caption = f"The standard plan: {plan.title}"
    return {
        "id": f"plan-from-{plan.route.start}",
        "title": plan.title,
        "note": sheet.prose(plan.route.note),
        "months": plan.months,
        "job": plan.job._asdict() if plan.job else None,
        "jobs": in_one_line(sheet.goto(job.id, job.title) for job in plan.jobs[:MOST_JOBS]),
        "holds": _steps(sheet, plan.route.holds or ()),
        "last": plan.last._asdict() if plan.last else {"title": ""},
        "left_out": [", ".join((step.title, *step.facts)) for step in plan.left_out],
        "way": sheet.prose(plan.route.alternatives) if plan.way else None,
        "costs": plan.costs,
        "paid": "; ".join(plan.paid),
        "first": plan.first,
        "others": in_one_line(sheet.goto(*other) for other in plan.others),
        "table": {"caption": caption, "heads": [(head, False) for head in _HEADS], "rows": rows},
    }


def _costs(sheet: Sheet, names: tuple[str, ...] | None) -> Nodes | None:
    """Return what a step costs; each of several figures after its name."""
    if names is None or len(names) < 2:
        return sheet.several(names) if names else None
    return in_one_line([text(f"{sheet.figures[name].record.label}: "), *sheet.figure(name)] for name in names)


def _two(value: str | None, kinds: str) -> str | None:
    return f"{value} ({kinds})" if kinds else value


def _steps(sheet: Sheet, names: tuple[str, ...], lead: str = "") -> Nodes:
    """Return links to steps, or to what a reader holds, in one line, after `lead`; nothing for none."""
    links = in_one_line(sheet.goto(name, sheet.career.titles[name]) for name in names)
    return [*([text(lead)] if lead and links else []), *links]
