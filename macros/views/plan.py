"""The plan as tables: the standard plan of each starting point, every step in full, and the numbers for the script."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypedDict

from markupsafe import Markup

from macros.domain import formats, plain_text
from macros.domain import planner as planning
from macros.domain.guide import CareerGuide
from macros.domain.planner import Plan, Planned
from macros.schema.sections.jobs import JobsSection, Way
from macros.schema.sections.plan import (
    Clash,
    Holding,
    Planner,
    PlanSection,
    PlanStep,
    PlanSteps,
    Route,
    Routes,
    Target,
)
from macros.views import job_fit, jobs, plan_clocks, plan_numbers
from macros.views.charts import percent
from macros.views.script_json import embedded
from macros.views.writer import LinkWriter, Piece, View, Writer

MOST_JOBS = 3
"""How many of the jobs that are open to a reader a plan names; the others fold."""


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
    means: list[str]  # what of jobs a result of the readiness check brings it along by, in words
    area: str | None  # the area of the check that means the same


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
    optional: bool
    has_bar: bool
    begins: float  # where its bar begins, how far it reaches, and how far at the earliest, in percent of the whole
    window: float
    run: float


class JobView(NamedTuple):
    """What it takes to have the job, in words."""

    title: str  # what the reader then has
    months: str
    costs: str
    paid: list[str]  # the titles of the steps that the costs are of


class OpenJob(NamedTuple):
    """A job that is open to somebody, with what they hold that it names."""

    id: str
    title: str
    why: list[str]


class Question(NamedTuple):
    """A question of the form with its answers; without words, a box for each."""

    words: str
    answers: list[Titled]


@dataclass(frozen=True)
class StandardPlan(Generic[Piece]):
    """The plan of somebody who starts as a route says and has done nothing yet."""

    route: Route
    title: str
    months: str
    brief: str  # the time to the job, or to the last step where that is the job, in years or in months
    job: JobView | None  # none where the plan ends with the job
    holds: list[str]
    last: Titled | None  # the step that ends last, with what it gives
    costs: str
    paid: list[str]  # the titles of the steps that the costs are of
    first: Piece
    way: Piece | None
    others: list[Titled]  # the steps of the route that the target does not need
    jobs: list[OpenJob]  # those that are open today, the best first; none in a guide without jobs
    axis: list[str]
    rows: list[PlanRow]


class PlannerView(TypedDict):
    """The questions of the planner, what each answer changes, and a table for the script to fill."""

    starts: list[Titled]
    questions: list[Question]
    holdings: list[list[HeldView]]  # those that change the same stand together
    contradictions: list[dict[str, object]]
    targets: list[dict[str, object]]
    axis: tuple[str, ...]
    row: PlanRow
    data: Markup
    jobs: Markup | None
    edition: str
    published: str


def planner(part: Planner, page: LinkWriter[Markup]) -> PlannerView:
    """Return the questions, what each answer changes, and the numbers that the script plans with."""
    section, titles = _section(page), _titles(page)
    return {
        "starts": [Titled(route.start, _start(route, page)) for route in section.routes.starts],
        "questions": _questions(part),
        "holdings": _alike(holdings(part, page)),
        "contradictions": [_contradiction(one, page.career) for one in part.contradictions or ()],
        "targets": [
            {
                "record": target,
                "needs": [titles[id_] for id_ in target.needs],
                "without": [titles[id_] for id_ in target.without or ()],
            }
            for target in part.targets
        ],
        # An axis and a row with all its parts, which the script fills anew for the reader's own plan.
        "axis": ("",) * 3,
        "row": replace(
            _standard(section.routes.starts[0], part.targets[0], page).rows[0],
            when="",
            takes="",
            until="",
            costs="",
            gate="",
            kinds="",
            cost_kinds="",
            optional=False,
            has_end=True,
            has_gate=True,
            has_bar=True,
        ),
        "data": embedded(plan_numbers.data(section, page)),
        "jobs": embedded(job_fit.named(job_fit.fit(page), page)) if page.career.find(JobsSection) else None,
        "edition": page.guide.site.edition,
        "published": formats.day(page.guide.site.published),
    }


def holdings(part: Planner, page: Writer[Piece]) -> list[HeldView]:
    """Return what a reader may hold, with what it changes and what means it."""
    titles = _titles(page)
    return [
        HeldView(
            holding,
            done=[titles[id_] for id_ in holding.done or ()],
            adds=[titles[id_] for id_ in holding.adds or ()],
            means=[jobs.way(way, page.career) for way in _ways(holding)],
            area=page.career.titles[holding.area] if holding.area else None,
        )
        for holding in part.holdings
    ]


def _contradiction(record: Clash, career: CareerGuide) -> dict[str, object]:
    """Return what does not go together, with the starting points of which that is true; its text says the rest."""
    return {"record": record, "starts": [career.starts[id_] for id_ in record.starts or ()]}


def _questions(part: Planner) -> list[Question]:
    """Return the questions in the order of their first answers; what has no question comes last, as boxes."""
    found: dict[str, list[Titled]] = {one.question: [] for one in part.holdings if one.question}
    boxes: list[Titled] = []
    for one in part.holdings:
        (found[one.question] if one.question else boxes).append(Titled(one.id, one.title))
    return [*(Question(words, answers) for words, answers in found.items()), Question("", boxes)]


def _ways(holding: Holding) -> tuple[Way, ...]:
    return (*([holding.means] if holding.means else ()), *(holding.implied_by or ()))


def _alike(shown: list[HeldView]) -> list[list[HeldView]]:
    """Return holdings in groups of those that change the same, in the order of the file."""
    groups: dict[tuple[object, ...], list[HeldView]] = {}
    for one in shown:
        groups.setdefault((one.record.question, *one.done, "", *one.adds, one.area), []).append(one)
    return [*groups.values()]


class RoutesView(TypedDict, Generic[Piece]):
    """The standard plans, and how many open jobs of each are named first."""

    plans: list[StandardPlan[Piece]]
    others: list[Titled]  # the steps that are in none of them
    most: int


def routes(part: Routes, page: Writer[Piece]) -> RoutesView[Piece]:
    """Return the standard plan of each starting point, for the first target."""
    target = _section(page).planner.targets[0]
    plans = [_standard(route, target, page) for route in part.starts]
    shown = {row.id for plan in plans for row in plan.rows}
    others = [Titled(id_, title) for id_, title in _titles(page).items() if id_ not in shown]
    return {"plans": plans, "others": others, "most": MOST_JOBS}


def steps(part: PlanSteps, page: LinkWriter[Markup]) -> View:
    """Return what each step names, in words."""
    titles = _titles(page)
    return {
        "steps": [
            {
                "record": step,
                "needs": [Titled(id_, titles[id_]) for id_ in (*(step.needs or ()), *(step.after or ()))],
                "beside": beside(step),
                "place": _place(page, step.link),
            }
            for step in part.steps
        ],
    }


def beside(step: PlanStep) -> str:
    """Return in words whether a step can run beside others."""
    return "Can run beside other steps" if step.beside else "Needs the time for itself"


def _standard(route: Route, target: Target, page: Writer[Piece]) -> StandardPlan[Piece]:
    section = _section(page)
    records = {step.id: step for step in section.steps.steps}
    held = route.holds or ()
    plan, job = plan_clocks.counted(route, target, page)
    shown = [records[step.id] for step in plan.steps]
    return StandardPlan(
        route=route,
        title=_start(route, page),
        months=formats.months(*plan.months),
        brief=formats.months(*(job or plan).months),
        job=_job(job, page) if job else None,
        holds=[holding.title for holding in section.planner.holdings if holding.id in held],
        last=Titled(plan.last, records[plan.last].gives) if plan.last else None,
        costs=formats.costs(plan.costs, plan.open),
        paid=_titled(plan.paid, page),
        first=page.line(shown[0].first),
        way=page.line(route.alternatives) if route.alternatives else None,
        others=[Titled(id_, records[id_].title) for id_ in route.steps if records[id_] not in shown],
        jobs=_open(held, page),
        axis=_axis(plan),
        rows=[_row(records[step.id], step, plan, page) for step in plan.steps],
    )


def _job(clock: planning.Clock, page: Writer[Piece]) -> JobView:
    gives = {step.id: step.gives for step in _section(page).steps.steps}
    paid = _titled(clock.paid, page)
    title = gives[_section(page).planner.job or ""]
    return JobView(title, formats.months(*clock.months), formats.costs(clock.costs, clock.open), paid)


def _open(held: Collection[str], page: Writer[Piece]) -> list[OpenJob]:
    """Return the jobs that are open to somebody who holds this, the best first, with what of it they name."""
    if page.career.find(JobsSection) is None:
        return []
    fit, all_ = job_fit.fit(page), _section(page).planner.holdings
    return [
        OpenJob(
            one.job.id,
            jobs.in_place(one.job, page.guide),
            [holding.title for holding in all_ if holding.id in planning.reasons(fit, one.job, all_, held)],
        )
        for one in fit.fits(planning.holder(all_, held))
        if one.standing == "open"
    ]


def _titled(ids: Collection[str], page: Writer[Piece]) -> list[str]:
    return [title for id_, title in _titles(page).items() if id_ in ids]


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
        beside=record.beside and takes_time and not record.optional,
        optional=bool(record.optional),
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


def _section(page: Writer[Piece]) -> PlanSection:
    return page.career.section(PlanSection)


def _titles(page: Writer[Piece]) -> dict[str, str]:
    return {step.id: step.title for step in _section(page).steps.steps}


def _start(route: Route, page: Writer[Piece]) -> str:
    return page.career.starts[route.start]


def _place(page: LinkWriter, id_: str) -> dict[str, str]:
    return {"href": page.address(f"#{id_}"), "title": page.career.section_of(id_).title}
