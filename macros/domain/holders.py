"""What readers hold by their answers in a readiness check: one person of `job_fit` for the answers given, or for each that may be."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from macros.domain import advice
from macros.domain.job_fit import ACTIVE, JobFit, Person
from macros.domain.jobs import Requirements
from macros.domain.questions import PROFILE
from macros.schema.sections.quiz import Held


def holder(means: Sequence[Held], answers: Mapping[str, str]) -> Person:
    """Return what answers in a readiness check say that somebody holds.

    Of one license the active one counts, of one kind of experience the most months. Every kind that some answer means was
    asked about.
    """
    licenses: dict[str, str] = {}
    degrees: set[tuple[str, str]] = set()
    months = {held.of: 0 for held in means if held.of}
    for held in means:
        if not advice.holds(held.when, answers):
            continue
        if held.license and licenses.get(held.license) != ACTIVE:
            licenses[held.license] = held.standing or ACTIVE
        if held.degree:
            degrees.add((held.degree, held.subject or ""))
        if held.of:
            months[held.of] = max(months[held.of], held.months or 0)
    return Person(licenses, frozenset(degrees), months, answers.get(PROFILE, ""))


def open_whatever(known: Requirements, means: Sequence[Held], when: Iterable[str]) -> set[str]:
    """Return the jobs that are open to everyone whose answers make the case `when`, whichever of its answers are given."""
    fit, everyone = JobFit(known), people(means, when)
    return {job.id for job in known.jobs if not any(fit.blocks(job, person) for person in everyone)}


def open_to_some(known: Requirements, means: Sequence[Held], when: Iterable[str]) -> set[str]:
    """Return the jobs that are open to somebody whose answers make the case `when`."""
    fit, everyone = JobFit(known), people(means, when)
    return {job.id for job in known.jobs if any(not fit.blocks(job, person) for person in everyone)}


def people(means: Sequence[Held], when: Iterable[str]) -> list[Person]:
    """Return what people hold whose answers make the case `when`: one person for each way to make it."""
    case = advice.wanted(when)
    return [holder(means, dict(zip(case, answers, strict=True))) for answers in product(*case.values())]
