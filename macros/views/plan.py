"""The plan as tables: the standard plan of each starting point, every step in full, and the numbers for the script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypedDict

from markupsafe import Markup

from macros.domain import formats, plain_text
from macros.domain import planner as planning
from macros.domain.planner import Plan, Planned
from macros.schema.sections.plan import Holding, Planner, PlanSection, PlanStep, PlanSteps, Route, Routes
from macros.schema.sections.quiz import Readiness
from macros.views import plan_numbers
from macros.views.charts import percent
from macros.views.script_json import embedded
from macros.views.writer import LinkWriter, Piece, View, Writer


class Titled(NamedTuple):
    """A step or a holding by its id and its title."""

    id: str
    title: str


@dataclass(frozen=True)
class HeldView:
    """Something that a reader may hold already, with the titles of the steps that it replaces and adds."""

    record: Holding
    done: list[str]
    adds: list[str]
    answers: list[dict[str, str]]  # of the readiness check, which mean the same


@dataclass(frozen=True)
class PlanRow:
    """A step in its place in a plan, in words and as a bar."""

    id: str
    title: str
    when: str
    takes: str | None
    until: str
    has_end: bool
    kinds: str  # who says how long it takes
    costs: str | None
    cost_kinds: str
    gate: str
    has_gate: bool
    beside: bool
    has_bar: bool
    begins: float  # where its bar begins, how far it reaches, and how far at the earliest, in percent of the whole
    window: float
    run: float


class JobView(NamedTuple):
    """What it takes to have the job, in words."""

    months: str
    costs: str


@dataclass(frozen=True)
class StandardPlan(Generic[Piece]):
    """The plan of somebody who starts as a route says and has done nothing yet."""

    route: Route
    title: str
    months: str
    brief: str  # the time to the job, or to the last step where that is the job, in years or in months
    job: JobView | None  # none where the plan ends with the job
    holds: list[str]
    last: Titled | None  # the step that ends last
    costs: str
    paid: list[str]  # the titles of the steps that the costs are of
    first: Piece
    way: Piece | None
    alternatives: list[Titled]
    others: list[Titled]  # the steps of the route that the target does not need
    axis: list[str]
    rows: list[PlanRow]


class PlannerView(TypedDict):
    """The questions of the planner, what each answer changes, and a table for the script to fill."""

    starts: list[Titled]
    holdings: list[HeldView]
    targets: list[dict[str, object]]
    axis: tuple[str, ...]
    row: PlanRow
    data: Markup
    edition: str
    published: str


def planner(part: Planner, page: Writer[Piece]) -> PlannerView:
    """Return the questions, what each answer changes, and the numbers that the script plans with."""
    section, titles = _section(page), _titles(page)
    return {
        "starts": [Titled(route.start, _start(route, page)) for route in section.routes.starts],
        "holdings": [
            HeldView(
                holding,
                done=[titles[id_] for id_ in holding.done],
                adds=[titles[id_] for id_ in holding.adds or ()],
                answers=_answers(holding.answers or (), page),
            )
            for holding in part.holdings
        ],
        "targets": [{"record": target, "needs": [titles[id_] for id_ in target.needs]} for target in part.targets],
        # An axis and a row with all its parts, which the script fills anew for the reader's own plan.
        "axis": ("",) * 3,
        "row": replace(
            _standard(section.routes.starts[0], part.targets[0].needs, page).rows[0],
            when="",
            takes="",
            until="",
            costs="",
            gate="",
            kinds="",
            cost_kinds="",
            has_end=True,
            has_gate=True,
            has_bar=True,
        ),
        "data": embedded(plan_numbers.data(section, page)),
        "edition": page.guide.site.edition,
        "published": formats.day(page.guide.site.published),
    }


def routes(part: Routes, page: Writer[Piece]) -> dict[str, list[StandardPlan[Piece]]]:
    """Return the standard plan of each starting point, for the first target."""
    target = _section(page).planner.targets[0]
    return {"plans": [_standard(route, target.needs, page) for route in part.starts]}


def steps(part: PlanSteps, page: LinkWriter[Markup]) -> View:
    """Return what each step names, in words."""
    titles = _titles(page)
    return {
        "steps": [
            {
                "record": step,
                "needs": [Titled(id_, titles[id_]) for id_ in step.needs or ()],
                "beside": beside(step),
                "place": _place(page, step.link),
            }
            for step in part.steps
        ],
    }


def beside(step: PlanStep) -> str:
    """Return in words whether a step can run beside others."""
    return "Can run beside other steps" if step.beside else "Needs the time for itself"


def _standard(route: Route, wanted: tuple[str, ...], page: Writer[Piece]) -> StandardPlan[Piece]:
    section = _section(page)
    records = {step.id: step for step in section.steps.steps}
    taken = planning.held(section.planner.holdings, route.holds or ())
    numbers = plan_numbers.steps(section, page)
    plan = planning.plan(numbers, route.steps, wanted, taken)
    job = planning.up_to(numbers, plan, section.planner.job)
    shown = [records[step.id] for step in plan.steps]
    return StandardPlan(
        route=route,
        title=_start(route, page),
        months=formats.months(*plan.months),
        brief=formats.months_or_years(*(job or plan).months),
        job=JobView(formats.months(*job.months), formats.costs(job.costs, job.open)) if job else None,
        holds=[holding.title for holding in section.planner.holdings if holding.id in (route.holds or ())],
        last=Titled(plan.last, records[plan.last].title) if plan.last else None,
        costs=formats.costs(plan.costs, plan.open),
        paid=[step.title for step in shown if step.cost],
        first=page.line(shown[0].first),
        way=page.line(route.alternatives) if route.alternatives else None,
        alternatives=[Titled(step.id, step.title) for step in shown if step.alternatives],
        others=[Titled(id_, records[id_].title) for id_ in route.steps if records[id_] not in shown],
        axis=_axis(plan),
        rows=[_row(records[step.id], step, plan, page) for step in plan.steps],
    )


def _row(record: PlanStep, step: Planned, plan: Plan, page: Writer[Piece]) -> PlanRow:
    total, takes_time = _whole(plan), bool(step.months[1])
    return PlanRow(
        id=record.id,
        title=record.title,
        when=formats.month(*step.begins).capitalize(),
        takes=formats.months(*step.months) if record.time else record.time_note,
        # Where no time is counted, the month in which it begins is not the one in which it is done.
        until=formats.month(*step.ends) if takes_time else "not counted",
        has_end=takes_time,
        kinds=_kinds(page, record.time),
        costs=formats.costs(*plan_numbers.cost(record, page)) if record.cost else record.cost_note,
        cost_kinds=". ".join(filter(None, (_kinds(page, record.cost), record.cost_note))) if record.cost else "",
        gate=plain_text.text_of(page.guide, record.gate) if record.gate else "nothing",
        has_gate=bool(record.gate),
        beside=record.beside and takes_time,
        has_bar=takes_time,
        begins=percent(step.begins[0] / total),
        window=percent((step.ends[1] - step.begins[0]) / total),
        run=percent((step.ends[0] - step.begins[0]) / total),
    )


def _whole(plan: Plan) -> int:
    """Return how many months a bar could fill: those of the plan, made even so that half of them are whole."""
    return max(plan.months[1] + plan.months[1] % 2, 2)


def _axis(plan: Plan) -> list[str]:
    """Return what stands at the start, the middle, and the end above the bars; nothing if no step takes time."""
    if not plan.months[1]:
        return []
    return [formats.month(month, month) for month in (0, _whole(plan) // 2, _whole(plan))]


def _kinds(page: Writer[Piece], names: tuple[str, ...] | None) -> str:
    """Return who says so, in words, of the figures behind a number."""
    return ", ".join(dict.fromkeys(page.kind(page.figures[name]).lower() for name in names or ()))


def _answers(names: tuple[str, ...], page: Writer[Piece]) -> list[dict[str, str]]:
    """Return the answers of the readiness check that mean the same, in words."""
    quiz = page.career.find(Readiness)
    gates = {gate.id: gate for gate in quiz.gates} if quiz else {}
    pairs = [(name, *name.split("/")) for name in names if name.split("/")[0] in gates]
    return [
        {
            "id": name,
            "question": gates[gate].title,
            "answer": next(answer.label for answer in gates[gate].answers if answer.id == id_),
        }
        for name, gate, id_ in pairs
    ]


def _section(page: Writer[Piece]) -> PlanSection:
    return page.career.section(PlanSection)


def _titles(page: Writer[Piece]) -> dict[str, str]:
    return {step.id: step.title for step in _section(page).steps.steps}


def _start(route: Route, page: Writer[Piece]) -> str:
    return page.career.starts[route.start]


def _place(page: LinkWriter, id_: str) -> dict[str, str]:
    return {"href": page.address(f"#{id_}"), "title": page.career.section_of(id_).title}
