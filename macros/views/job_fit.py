"""The jobs as the scripts that say which of them are open know them."""

from __future__ import annotations

from typing import Any

from macros.domain import planner
from macros.domain.job_fit import JobFit, Span
from macros.domain.jobs import Requirements, holds
from macros.schema.sections.jobs import Ask, Job, JobDegree, JobLicense, JobsSection, Way
from macros.schema.sections.plan import PlanSection
from macros.views import plan_numbers
from macros.views.writer import Piece, Writer


def fit(page: Writer[Piece]) -> JobFit:
    """Return what says which jobs of a guide are open; the plan, if there is one, says how long a step takes."""
    return JobFit(Requirements(page.career.section(JobsSection)), lengths(page))


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


def _earned(one: JobLicense | JobDegree, found: JobFit) -> dict[str, Any]:
    return _full(
        id=one.id,
        counts=sorted(found.known.counts_as[one.id]),
        isStep=bool(one.step),
        months=found.lengths.get(one.step or ""),
        after=[_way(way) for way in one.after or ()],
        subjects=getattr(one, "subjects", None),
    )


def _job(job: Job) -> dict[str, Any]:
    return _full(id=job.id, isLocal=job.place is not None, gives=job.gives, asks=[_ask(ask, job) for ask in job.asks])


def _ask(ask: Ask, job: Job) -> dict[str, Any]:
    return _full(strength=ask.strength, far=not holds(ask, job), any_of=[_way(way) for way in ask.any_of])


def _way(way: Way) -> dict[str, Any]:
    return way.model_dump(exclude_none=True)


def _full(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
