"""The numbers of a plan, as the program and the page's script compute with them."""

from collections.abc import Iterable
from typing import Protocol

from macros.domain import planner as planning
from macros.domain import questions
from macros.domain.job_fit import JobFit
from macros.domain.jobs import Requirements
from macros.domain.planner import Step
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.plan import Holding, PlanSection, PlanStep, Route
from macros.schema.sections.quiz import Readiness
from macros.views.quiz import meant
from macros.views.writer import Piece, Writer


def steps(section: PlanSection, page: Writer[Piece]) -> list[Step]:
    """Return the steps of a plan without words."""
    return [_step(step, page) for step in section.steps.steps]


def _step(record: PlanStep, page: Writer[Piece]) -> Step:
    figures = page.figures
    times = [figures[name] for name in record.time or ()]
    months = [planning.whole_months(time.record.unit, number) for time in times for number in time.numbers]
    costs, is_open = cost(record, page)
    pace = figures[record.pace].value if record.pace else None
    return Step(
        id=record.id,
        needs=record.needs or (),
        after=record.after or (),
        months=(min(months), max(months)) if months else (0, 0),
        pace=int(pace) if pace else None,
        beside=record.beside,
        costs=costs,
        open=is_open,
        optional=bool(record.optional),
    )


def cost(record: PlanStep, page: Writer[Piece]) -> tuple[dict[str, tuple[int, int]], bool]:
    """Return what a step costs at least and at most in each currency, and whether it can cost more."""
    figures = [page.figures[name] for name in record.cost or ()]
    amounts = [round(number) for figure in figures for number in figure.numbers]
    costs: dict[str, tuple[int, int]] = {}
    if figures:
        costs[figures[0].record.unit] = min(amounts), max(amounts)
    highest = [figure for figure in figures if max(map(round, figure.numbers)) == max(amounts)]
    return costs, any(figure.record.open == "above" for figure in highest)


def data(section: PlanSection, page: Writer[Piece]) -> dict[str, object]:
    """Return everything that the script computes with, and no words but those of currencies."""
    return {
        "steps": [vars(step) for step in steps(section, page)],
        "routes": {route.start: route.steps for route in section.routes.starts},
        "holds": {route.start: _holds(route, section, page) for route in section.routes.starts},
        "targets": {target.id: target.needs for target in section.planner.targets},
        "without": {target.id: target.without or () for target in section.planner.targets},
        "job": section.planner.job,
        "holdings": [_holding(holding) for holding in section.planner.holdings],
        "contradictions": [
            {"id": one.id, "starts": one.starts, "held": one.held, "without": one.without or ()}
            for one in section.planner.contradictions or ()
        ],
        "quiz": _quiz(page),
        "result": _result(page),
    }


def _holds(route: Route, section: PlanSection, page: Writer[Piece]) -> list[list[str]]:
    """Return for each thing that everyone at a starting point holds what is as good, itself first."""
    all_, jobs = section.planner.holdings, page.career.find(JobsSection)
    fit = JobFit(Requirements(jobs)) if jobs else None
    return [planning.instead(one, all_, fit) for one in all_ if one.id in (route.holds or ())]


def _holding(record: Holding) -> dict[str, object]:
    found: dict[str, object] = {
        "id": record.id,
        "question": record.question,
        "done": record.done or (),
        "adds": record.adds or (),
        "implied_by": [way.model_dump(exclude_none=True) for way in record.implied_by or ()],
    }
    if record.means:
        found["means"] = record.means.model_dump(exclude_none=True)
    if record.area:
        found["area"] = record.area
    return found


def _result(page: Writer[Piece]) -> dict[str, object] | None:
    """Return what it takes to see what a result means for the plan: what answers hold, and which areas are strong."""
    quiz = page.career.find(Readiness)
    if quiz is None:
        return None
    return {
        "means": meant(quiz),
        "strong": questions.from_record(quiz, page.guide.figures).bands[-1][1],
        "areas": [area.id for area in quiz.dimensions],
    }


def _quiz(page: Writer[Piece]) -> dict[str, object] | None:
    """Return what it takes to read a result code of the guide's readiness check, if it has one."""
    quiz = page.career.find(Readiness)
    if quiz is None:
        return None
    return {
        "editions": list(questions.numbers(quiz)),
        "short": quiz.editions[-1].short or 0,
        "answers": _ids(quiz.answers),
        "gates": [
            {"id": gate.id, "private": bool(gate.private), "later": bool(gate.later), "answers": _ids(gate.answers)}
            for gate in quiz.gates
        ],
        "profiles": [{"id": profile.start} for profile in quiz.profiles],
        "dimensions": [{"core": area.core, "statements": _ids(area.statements)} for area in quiz.dimensions],
    }


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def _ids(records: Iterable[_HasId]) -> list[dict[str, str]]:
    return [{"id": record.id} for record in records]
