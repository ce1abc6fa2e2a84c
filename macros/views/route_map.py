"""The route map: from each starting point to the jobs, the certifications and beyond, with years and pay.

Its times are those of the standard plans, and the jobs that a start opens are those of the page of jobs. No record says either
again.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from macros.domain import formats
from macros.domain.guide import CareerGuide
from macros.schema.guide_file import RouteEnd, RouteMap
from macros.schema.sections.career_path import CareerPath
from macros.schema.sections.certifications import CertificationsSection
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.plan import PlanSection
from macros.views import jobs, plan_clocks
from macros.views.jobs_by_license import OPEN
from macros.views.writer import LinkWriter, Piece, View

_IN_BRACKETS = re.compile(r" \([^)]*\)")


@dataclass(frozen=True)
class Begin:
    """A starting point: how long it takes from there to the job, in words and in months for the drawing."""

    id: str
    title: str
    href: str
    time: str
    low: int
    high: int


@dataclass(frozen=True)
class Paid:
    """A figure of pay: whose it is, and what of it."""

    figure: str
    whose: str
    measure: str  # nothing where the stage says it of all


@dataclass(frozen=True)
class Stop:
    """A job, a certification, or what comes after: with pay, the figure of its years, and the starts that open it today."""

    title: str
    href: str
    pay: list[Paid]
    years: str | None = None
    starts: tuple[str, ...] = ()
    open_to: str = ""


def view(route: RouteMap, page: LinkWriter[Piece]) -> View:
    """Return the stops of the map, stage by stage, with the words and the scale of its times."""
    section = page.career.section(PlanSection)
    counted = plan_clocks.all_counted(section, page)
    to_job = {start: (job or plan).months for start, (plan, job) in counted.items()}
    later = [
        [whole - part for whole, part in zip(plan.months, job.months, strict=True)]
        for plan, job in counted.values()
        if job
    ]
    gives = {step.id: formats.in_sentence(step.gives) for step in section.steps.steps}
    plan, job = next(iter(counted.values()))
    stops, measure = _jobs(route.jobs, page)
    return {
        "leads_to": gives.get(str(section.planner.job if job else plan.last), ""),
        "starts": [
            Begin(
                start,
                page.career.starts[start],
                f"{page.address('#plan')}#plan-from-{start}",
                formats.months(*months),
                *months,
            )
            for start, months in to_job.items()
        ],
        # The drawings of the times share one scale, which ends with a whole year.
        "years": max(1, -(-max(high for _, high in to_job.values()) // 12)),
        "pay_of_jobs": measure,
        "jobs": stops,
        "certifications": _certifications(route.certifications or (), page),
        "later": formats.months(min(low for low, _ in later), max(high for _, high in later)) if later else "",
        "ends": [_end(end, page) for end in route.ends or ()],
    }


def _jobs(ids: Iterable[str], page: LinkWriter[Piece]) -> tuple[list[Stop], str]:
    """Return the jobs, and what all of their pay is, if that is the same; then no job says it again."""
    opened, licensed = jobs.open_to(page.career), jobs.open_by_license(page.career)
    known = {job.id: job for job in page.career.section(JobsSection).jobs.jobs}
    stops = []
    for id_ in ids:
        starts = tuple(start for start in page.career.starts if id_ in opened.get(start, ()))
        named = [page.career.starts[start] for start in starts]
        named += [f"{page.career.starts[start]} (by license)" for start in licensed if id_ in licensed[start]]
        open_to = f"Open today: {', '.join(named)}" if named else ""
        stops.append(
            Stop(
                jobs.in_place(known[id_], page.guide),
                page.address(f"#{id_}"),
                [_paid(pay.figure, _title(pay.series, page), page) for pay in jobs.paid(known[id_], page)],
                starts=starts,
                open_to=OPEN if len(starts) == len(page.career.starts) else open_to,
            )
        )
    measures = {paid.measure for stop in stops for paid in stop.pay}
    if len(measures) != 1:
        return stops, ""
    return [replace(stop, pay=[replace(paid, measure="") for paid in stop.pay]) for stop in stops], measures.pop()


def _certifications(ids: Iterable[str], page: LinkWriter[Piece]) -> list[Stop]:
    section = page.career.find(CertificationsSection)
    known = {one.id: one for one in section.certifications.certifications} if section else {}
    return [Stop(f"{known[id_].title} ({known[id_].short})", page.address(f"#{id_}"), []) for id_ in ids]


def _end(end: RouteEnd, page: LinkWriter[Piece]) -> Stop:
    return Stop(
        end.title or page.career.titles[end.to],
        page.address(f"#{end.to}"),
        [_paid(end.pay, end.paid, page)] if end.pay else [],
        _years(end.to, page.career),
    )


def _years(id_: str, career: CareerGuide) -> str | None:
    """Return the figure for the years of experience of a level of a ladder; None for another place, or if no source says."""
    path = career.find(CareerPath)
    ladders = path.ladders.ladders if path and path.ladders else ()
    return next((level.years for ladder in ladders for level in ladder.levels if level.id == id_), None)


def _title(series: str | None, page: LinkWriter[Piece]) -> str | None:
    return page.guide.series[series].record.title if series else None


def _paid(figure: str, whose: str | None, page: LinkWriter[Piece]) -> Paid:
    record = page.figures[figure].record
    measure = formats.measure(page.guide.word("statistics", record.statistic), record.unit)
    return Paid(figure, whose or _IN_BRACKETS.sub("", record.about), measure)
