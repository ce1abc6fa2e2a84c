"""How long the ways of a plan take: to the job, and in all. Every page that says so has it from here."""

from __future__ import annotations

from typing import NamedTuple

from macros.domain import formats
from macros.domain import planner as planning
from macros.domain.planner import Plan
from macros.schema.sections.plan import PlanSection, Route, Target
from macros.views import plan_numbers
from macros.views.writer import Piece, Writer


class Clocks(NamedTuple):
    """How long the standard plan of a starting point takes until there is a job, and in all, in words."""

    job: str
    whole: str  # nothing where the plan ends with the job


def clocks(page: Writer[Piece]) -> dict[str, Clocks]:
    """Return the clocks of each starting point: every page that says how long a way takes has them from here."""
    section = page.career.find(PlanSection)
    if section is None:
        return {}
    gives = {step.id: formats.in_sentence(step.gives) for step in section.steps.steps}

    def told(clock: planning.Clock | Plan, step: str | None) -> str:
        return f"{formats.months(*clock.months)} to {gives[step]}" if step else ""

    found = {route.start: counted(route, section.planner.targets[0], page) for route in section.routes.starts}
    return {
        start: Clocks(
            told(job or plan, section.planner.job if job else plan.last), told(plan, plan.last) if job else ""
        )
        for start, (plan, job) in found.items()
    }


def counted(route: Route, target: Target, page: Writer[Piece]) -> tuple[Plan, planning.Clock | None]:
    """Return the standard plan of a starting point in numbers, and what it takes to the job."""
    section = page.career.section(PlanSection)
    taken = [*planning.held(section.planner.holdings, route.holds or ()), planning.Held(target.without or ())]
    numbers = plan_numbers.steps(section, page)
    plan = planning.plan(numbers, route.steps, target.needs, taken)
    return plan, planning.up_to(numbers, plan, section.planner.job)
