"""Jobs by license, as the page and the paper show them: what each license opens, and the way to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from markupsafe import Markup

from macros.domain import advice, formats
from macros.domain.guide import CareerGuide
from macros.domain.job_fit import people
from macros.domain.job_lookup import Opened, lookup
from macros.domain.jobs import Requirements
from macros.schema.sections.jobs import Job, JobDegree, JobLicense, JobsByLicense, JobsSection, JobWords
from macros.schema.sections.quiz import Readiness
from macros.views.jobs import any_of, in_place, way
from macros.views.writer import LinkWriter, View

OPEN = "Open with nothing else"
WITH_MORE = "Open if you also have"
OTHER_LICENSE = "Another license is usual or helps: ask"
CLOSED = "Closed by a rule"


class Named(TypedDict):
    """Jobs, with what they ask for beside a license, and the experience that helps."""

    jobs: list[Job]
    more: str


class Listed(TypedDict):
    """The jobs that ask for the same beside a license, or for another one."""

    title: str
    named: list[Named]


def by_license(part: JobsByLicense, career: CareerGuide) -> list[tuple[str, list[Listed]]]:
    """Return for no license (an empty id) and for each license the jobs by what they ask for besides."""
    known = Requirements(career.section(JobsSection))
    return [(id_ or "", _listed(groups, career)) for id_, groups in lookup(known).items()]


def licenses(part: JobsByLicense, page: LinkWriter[Markup]) -> View:
    """Return for a page the jobs that each license opens, by what they ask for besides."""
    titles = page.career.titles

    def links(found: list[Listed]) -> list[dict[str, object]]:
        return [
            {
                "title": one["title"],
                "named": [
                    {
                        "jobs": [
                            {"title": in_place(job, page.guide), "href": page.address(f"#{job.id}")}
                            for job in named["jobs"]
                        ],
                        "more": named["more"],
                    }
                    for named in one["named"]
                ],
            }
            for one in found
        ]

    listed = {id_: links(found) for id_, found in by_license(part, page.career)}
    starts = _starts_with(page.career)
    records = [
        {
            "record": record,
            "includes": [titles[id_] for id_ in record.includes or ()],
            "way": _way_there(record, page),
            "lists": listed[record.id],
            "starts": starts.get(record.id, ()),
        }
        for record in part.licenses
    ]
    return {"licenses": records, "unlicensed": listed[""], "unlicensed_starts": starts.get("", ())}


def _starts_with(career: CareerGuide) -> dict[str, list[str]]:
    """Return the starting points whose readers all hold one license, by the license; under an empty id, those without one."""
    quiz = career.find(Readiness)
    means = quiz.holds or () if quiz else ()
    cases = [advice.wanted(one.when) for one in means if one.license]
    told = {question for case in cases for question in case if len(case) == 1}  # which license one holds
    found: dict[str, list[str]] = {}
    for start in career.career.starting_points or ():
        if start.answers and told & {*advice.wanted(start.answers)}:
            held = {tuple(person.licenses) for person in people(means, start.answers)}
            one = next(iter(held))
            if len(held) == 1 and len(one) <= 1:
                found.setdefault("".join(one), []).append(start.id)
    return found


def words(part: JobWords, page: LinkWriter[Markup]) -> View:
    """Return the titles by which degrees name each other, and the way to each."""
    return {"titles": page.career.titles, "ways": {one.id: _way_there(one, page) for one in part.degrees}}


def _way_there(one: JobLicense | JobDegree, page: LinkWriter[Markup]) -> dict[str, str] | None:
    """Return the step of the plan that leads to a license or a degree, if one does."""
    return {"href": page.address(f"#{one.step}"), "title": page.career.titles[one.step]} if one.step else None


def _listed(groups: Iterable[Opened], career: CareerGuide) -> list[Listed]:
    found: dict[str, list[Named]] = {}
    for group in groups:
        needs = formats.in_sentence(any_of(group.ways, career)) if group.ways else ""
        helps = f"{way(group.helps, career)} helps" if group.helps else ""
        title = WITH_MORE if needs else OPEN if group.ways else CLOSED if group.is_closed else OTHER_LICENSE
        more = "; ".join(filter(None, (needs, helps)))
        found.setdefault(title, []).append({"jobs": [*group.jobs], "more": f": {more}" if more else ""})
    return [{"title": title, "named": named} for title, named in found.items()]
