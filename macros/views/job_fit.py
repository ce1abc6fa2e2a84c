"""The jobs as the scripts that say which of them are open know them."""

from collections.abc import Iterator
from typing import Any, TypeVar

from macros.domain import formats, planner
from macros.domain.job_fit import JobFit, Road, Span, roads
from macros.domain.jobs import Requirements, holds
from macros.schema.sections.jobs import Ask, Job, JobDegree, JobLicense, JobsSection, Way
from macros.schema.sections.plan import PlanSection
from macros.schema.sections.quiz import Readiness
from macros.views import jobs, plan_numbers
from macros.views.quiz import meant
from macros.views.writer import LinkWriter, Piece, Writer

Field = TypeVar("Field")

_TOLD = {"license", "degree", "months", "offered"}


def fit(page: Writer[Piece]) -> JobFit:
    """Return what says which jobs of a guide are open; the plan, if there is one, says how long a step takes."""
    section = page.career.find(PlanSection)
    routes = {route.start: route.steps for route in section.routes.starts} if section else {}
    return JobFit(Requirements(page.career.section(JobsSection)), lengths(page), routes)


def lengths(page: Writer[Piece]) -> dict[str, Span]:
    """Return how many months each step of the plan takes, if that was counted."""
    section = page.career.find(PlanSection)
    steps: list[planner.Step] = plan_numbers.steps(section, page) if section else []
    return {step.id: step.months for step in steps if step.months[1]}


def data(found: JobFit) -> dict[str, Any]:
    """Return everything that the script computes with, and no words; what is empty is left out."""
    section = found.known.section
    return {
        "licenses": [_earned(one, found) for one in section.by_license.licenses],
        "degrees": [_earned(one, found) for one in section.words.degrees],
        "subjects": [one.id for one in section.words.subjects or ()],
        "elsewhere": [one.id for one in section.words.experience if one.elsewhere],
        "jobs": [_job(job) for job in section.jobs.jobs],
    }


def named(found: JobFit, page: LinkWriter[Piece]) -> dict[str, Any]:
    """Return what the script of a plan computes with: `data` with the name and the address of each job, and no other words.

    A plan says which jobs are open alone, so ways to a license or a degree are left out.
    """
    made = data(found)
    for one in (*made["licenses"], *made["degrees"]):
        one.pop("by", None)
    for record, job in zip(made["jobs"], found.known.section.jobs.jobs, strict=True):
        record |= {"title": jobs.in_place(job, page.guide), "href": page.address(f"#{job.id}")}
        for way in (way for ask in record["asks"] for way in ask["any_of"]):
            way |= {"other": True} if "other" in way else {}
    return made


def shown(found: JobFit, page: LinkWriter[Piece]) -> dict[str, Any]:
    """Return what the script of a readiness check computes with and says: `data` with words, and what answers mean."""
    made, section = data(found), found.known.section
    for record, job in zip(made["jobs"], section.jobs.jobs, strict=True):
        record |= {"title": jobs.in_place(job, page.guide), "where": jobs.kind(job), "href": page.address(f"#{job.id}")}
        for said, ask in zip(record["asks"], job.asks, strict=True):
            words, part = jobs.condition(ask, page.career), jobs.applies(ask, page.guide)
            said["words"] = f"{part}: {formats.in_sentence(words)}" if said.get("far") else formats.in_sentence(words)
            # What nobody is asked about is said in the words of its condition.
            for way in (way for way in said["any_of"] if not way.keys() & _TOLD):
                way |= {"other": True} if "other" in way else {}
    earned: list[JobLicense | JobDegree] = [*section.by_license.licenses, *section.words.degrees]
    for record, one in zip((*made["licenses"], *made["degrees"]), earned, strict=True):
        record["title"] = f"License as {formats.in_sentence(one.title)}" if isinstance(one, JobLicense) else one.title
        record["by"] = [
            by
            for said, road in zip(record.get("by", ()), roads(one, found.routes), strict=True)
            for by in _by_start({**said, **_taken(road.step, page)}, road, page)
        ]
    named = [one.id for one in section.words.experience] + [one.id for one in section.words.subjects or ()]
    quiz = page.career.section(Readiness)
    return {
        **made,
        "strengths": jobs.STRENGTHS,
        "caution": f"Ads differ, and {_decides(quiz)}.",
        "local": " A state in brackets made the rule. Look up yours.",
        "closed": "By your answers, none is open yet.",
        "none": "None that you need: no step in your field opens more jobs.",
        "names": {id_: formats.in_sentence(page.career.titles[id_]) for id_ in named},
        "means": meant(quiz),
    }


def _decides(quiz: Readiness) -> str:
    is_licensed = any(held.license for held in quiz.holds or ())
    return "your board says what your license allows" if is_licensed else "each employer decides"


def _by_start(said: dict[str, Any], road: Road, page: Writer[Piece]) -> Iterator[dict[str, Any]]:
    """Yield a way to a license or a degree, before it the same for those whose plan leaves it out and says why."""
    plan = page.career.find(PlanSection)
    routes = plan.routes.starts if plan else ()
    starts = [route.start for route in routes if road.step in (route.left_out or ())]
    if starts:
        yield {**said, "starts": starts, "facts": f"{said.get('facts', '')} Your plan takes another way, and says why."}
    yield said


def _taken(by: str | None, page: LinkWriter[Piece]) -> dict[str, str]:
    """Return how long a step of the plan takes, and what it costs, as the plan says it."""
    plan = page.career.find(PlanSection)
    step = next((step for step in plan.steps.steps if step.id == by), None) if plan else None
    if step is None:
        return {}
    takes = formats.months(*lengths(page)[step.id]) if step.id in lengths(page) else step.time_note
    costs = ". ".join(
        filter(None, (formats.costs(*plan_numbers.cost(step, page)) if step.cost else None, step.cost_note))
    )
    facts = "".join(f" {name}: {value}." for name, value in (("Time", takes), ("Cost", costs)) if value)
    return _full(facts=facts, href=page.address(f"#{step.id}"))


def _earned(one: JobLicense | JobDegree, found: JobFit) -> dict[str, object]:
    return _full(
        id=one.id,
        counts=sorted(found.known.counts_as[one.id]),
        by=[
            _full(
                after=[_way(way) for way in road.after], starts=road.starts, months=found.lengths.get(road.step or "")
            )
            for road in roads(one, found.routes)
        ],
        subjects=getattr(one, "subjects", None),
    )


def _job(job: Job) -> dict[str, object]:
    return _full(id=job.id, isLocal=job.place is not None, gives=job.gives, asks=[_ask(ask, job) for ask in job.asks])


def _ask(ask: Ask, job: Job) -> dict[str, object]:
    return _full(strength=ask.strength, far=not holds(ask, job), any_of=[_way(way) for way in ask.any_of])


def _way(way: Way) -> dict[str, object]:
    return way.model_dump(exclude_none=True)


def _full(**fields: Field | None) -> dict[str, Field]:
    return {name: value for name, value in fields.items() if value}
