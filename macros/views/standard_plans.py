"""The plan of each starting point: what somebody who has done nothing yet does, step by step, in words and as bars."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypedDict

from macros.domain import formats, plain_text
from macros.domain import planner as planning
from macros.domain.planner import Plan, Planned
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.plan import PlanSection, PlanStep, Route, Routes, Target
from macros.views import job_fit, jobs, plan_clocks, plan_numbers
from macros.views.charts import percent
from macros.views.writer import Piece, Writer

MOST_JOBS = 3
"""How many of the jobs that are open to a reader a plan names; the others fold."""


class Titled(NamedTuple):
    """A step, a holding, or a job by its id and its title."""

    id: str
    title: str


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


class LeftOut(NamedTuple):
    """A step that leads to jobs sooner, and that the plan leaves out, with its time and cost where they are counted."""

    id: str
    title: str
    facts: list[str]


class JobView(NamedTuple):
    """What it takes to have the job, in words."""

    title: str  # what the reader then has
    months: str
    costs: str
    paid: list[str]  # the titles of the steps that the costs are of


@dataclass(frozen=True)
class StandardPlan(Generic[Piece]):
    """The plan of somebody who starts as a route says and has done nothing yet."""

    route: Route
    title: str
    months: str
    brief: str  # the time to the job, or to the last step where that is the job, in years or in months
    brief_costs: str  # the costs to there; nothing where none are counted
    job: JobView | None  # none where the plan ends with the job
    holds: list[str]
    last: Titled | None  # the step that ends last, with what it gives
    costs: str
    paid: list[str]  # the titles of the steps that the costs are of
    first: Piece
    left_out: list[LeftOut]
    way: Piece | None
    others: list[Titled]  # the steps of the route that the target does not need
    jobs: list[Titled]  # those that are open today, the best first; none in a guide without jobs
    axis: list[str]
    rows: list[PlanRow]


class RoutesView(TypedDict, Generic[Piece]):
    """The standard plans, and how many open jobs of each are named first."""

    plans: list[StandardPlan[Piece]]
    others: list[Titled]  # the steps that are in none of them
    most: int


def routes(part: Routes, page: Writer[Piece]) -> RoutesView[Piece]:
    """Return the standard plan of each starting point, for the first target."""
    target = section_of(page).planner.targets[0]
    plans = [standard(route, target, page) for route in part.starts]
    shown = {row.id for plan in plans for row in plan.rows}
    others = [Titled(id_, title) for id_, title in titles_of(page).items() if id_ not in shown]
    return {"plans": plans, "others": others, "most": MOST_JOBS}


def standard(route: Route, target: Target, page: Writer[Piece]) -> StandardPlan[Piece]:
    section = section_of(page)
    records = {step.id: step for step in section.steps.steps}
    held = route.holds or ()
    plan, job = plan_clocks.counted(route, target, section.planner, plan_numbers.steps(section, page))
    to_job = job or plan
    shown = [records[step.id] for step in plan.steps]
    return StandardPlan(
        route=route,
        title=start_of(route, page),
        months=formats.months(*plan.months),
        brief=formats.months(*to_job.months),
        brief_costs=formats.costs(to_job.costs, to_job.open) if to_job.costs else "",
        job=_job(job, page) if job else None,
        holds=[holding.title for holding in section.planner.holdings if holding.id in held],
        last=Titled(plan.last, records[plan.last].gives) if plan.last else None,
        costs=formats.costs(plan.costs, plan.open),
        paid=_titled(plan.paid, page),
        first=page.line(shown[0].first),
        left_out=[_left_out(records[id_], page) for id_ in route.left_out or ()],
        way=page.line(route.alternatives) if route.alternatives else None,
        others=[Titled(id_, records[id_].title) for id_ in route.steps if records[id_] not in shown],
        jobs=_open(held, page),
        axis=_axis(plan),
        rows=[_row(records[step.id], step, plan, page) for step in plan.steps],
    )


def _left_out(record: PlanStep, page: Writer[Piece]) -> LeftOut:
    months, (costs, is_open) = job_fit.lengths(page).get(record.id), plan_numbers.cost(record, page)
    facts = [*([formats.months(*months)] if months else []), *([formats.costs(costs, is_open)] if costs else [])]
    return LeftOut(record.id, record.title, facts)


def _job(clock: planning.Clock, page: Writer[Piece]) -> JobView:
    gives = {step.id: step.gives for step in section_of(page).steps.steps}
    paid = _titled(clock.paid, page)
    title = gives[section_of(page).planner.job or ""]
    return JobView(title, formats.months(*clock.months), formats.costs(clock.costs, clock.open), paid)


def _open(held: Collection[str], page: Writer[Piece]) -> list[Titled]:
    """Return the jobs that are open to somebody who holds this, the best first."""
    if page.career.find(JobsSection) is None:
        return []
    return [
        Titled(one.job.id, jobs.in_place(one.job, page.guide))
        for one in job_fit.fit(page).fits(planning.holder(section_of(page).planner.holdings, held))
        if one.standing == "open"
    ]


def _titled(ids: Collection[str], page: Writer[Piece]) -> list[str]:
    return [title for id_, title in titles_of(page).items() if id_ in ids]


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


def section_of(page: Writer[Piece]) -> PlanSection:
    return page.career.section(PlanSection)


def titles_of(page: Writer[Piece]) -> dict[str, str]:
    return {step.id: step.title for step in section_of(page).steps.steps}


def start_of(route: Route, page: Writer[Piece]) -> str:
    return page.career.starts[route.start]
