"""Jobs by license, as the page and the paper show them: what each license opens, and the way to it."""

from collections.abc import Iterable
from itertools import count
from typing import NamedTuple, TypedDict

from markupsafe import Markup

from macros.domain import advice, formats
from macros.domain.guide import CareerGuide
from macros.domain.holders import people
from macros.domain.job_lookup import Opened
from macros.schema.sections.jobs import Job, JobsByLicense, JobsSection, JobWords
from macros.schema.sections.quiz import Readiness
from macros.views.jobs import any_of, in_place, way
from macros.views.writer import LinkWriter, View

OPEN = "Open by the rules that we read; most want experience"
WITH_MORE = "Open if you also have"
OTHER_LICENSE = "Another license is usual or helps: ask"
CLOSED = "Closed by a rule"

_MARKS = {OPEN: "yes", OTHER_LICENSE: "ask", CLOSED: "no"}
_WITH_MORE_MARK = "if"  # with a number for what else is asked for


class Named(TypedDict):
    """Jobs, with what they ask for beside a license, and the experience that helps."""

    jobs: list[Job]
    more: str


class Listed(TypedDict):
    """The jobs that ask for the same beside a license, or for another one."""

    title: str
    named: list[Named]


class Mark(NamedTuple):
    """How a job stands for a license, and the word for it in a table; `needs` is what else it asks for."""

    mark: str
    title: str
    needs: str
    opens: bool


class Row(TypedDict):
    """A job with the experience that helps in it, and how it stands for each column of licenses."""

    job: Job
    helps: str
    marks: list[str]


class Table(NamedTuple):
    """Every job by license: licenses for which all jobs stand alike share a column; an empty id is no license."""

    columns: list[list[str]]
    rows: list[Row]
    marks: list[Mark]


def table(career: CareerGuide) -> Table:
    """Return the same as `by_license` in the room of one page: what else jobs ask for is said once, under a number."""
    jobs = career.section(JobsSection).jobs.jobs
    stands: dict[str, dict[str, tuple[str, str]]] = {}
    helps: dict[str, str] = {}
    for license_, groups in career.opened.items():
        stands[license_ or ""] = {job.id: _stands(group, career) for group in groups for job in group.jobs}
        helps |= {job.id: _helping(group, career) for group in groups if group.helps for job in group.jobs}
    numbers = count(1)
    marks = {
        one: Mark(_MARKS.get(one[0]) or f"{_WITH_MORE_MARK} {next(numbers)}", *one, one[0] in (OPEN, WITH_MORE))
        for one in dict.fromkeys(one for found in stands.values() for one in found.values())
    }
    columns: dict[tuple[str, ...], list[str]] = {}
    for license_, found in stands.items():
        columns.setdefault(tuple(marks[found[job.id]].mark for job in jobs), []).append(license_)
    rows = [
        Row(job=job, helps=helps.get(job.id, ""), marks=[column[place] for column in columns])
        for place, job in enumerate(jobs)
    ]
    return Table([*columns.values()], rows, [*marks.values()])


def by_license(part: JobsByLicense, career: CareerGuide) -> list[tuple[str, list[Listed]]]:
    """Return for no license (an empty id) and for each license the jobs by what they ask for besides."""
    return [(id_ or "", _listed(groups, career)) for id_, groups in career.opened.items()]


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
            "way": _way_there(record.step, page),
            "from_abroad": _way_there(record.from_abroad, page),
            "study": _way_there(record.study, page),
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
    """Return the titles by which degrees name each other and their subjects inside a sentence, and the way to each."""
    named = [*(degree.id for degree in part.degrees), *(subject.id for subject in part.subjects or ())]
    titles = {id_: formats.in_sentence(page.career.titles[id_]) for id_ in named}
    ways = {one.id: [_way_there(id_, page) for id_ in (one.step, *(one.also or ())) if id_] for one in part.degrees}
    return {"titles": titles, "ways": ways}


def _way_there(step: str | None, page: LinkWriter[Markup]) -> dict[str, str] | None:
    """Return the step of the plan that leads to a license or a degree, if one does."""
    return {"href": page.address(f"#{step}"), "title": page.career.titles[step]} if step else None


def _listed(groups: Iterable[Opened], career: CareerGuide) -> list[Listed]:
    found: dict[str, list[Named]] = {}
    for group in groups:
        title, needs = _stands(group, career)
        more = "; ".join(filter(None, (needs, _helping(group, career))))
        found.setdefault(title, []).append({"jobs": [*group.jobs], "more": f": {more}" if more else ""})
    return [{"title": title, "named": named} for title, named in found.items()]


def _stands(group: Opened, career: CareerGuide) -> tuple[str, str]:
    """Return how jobs stand for a license, and what else they ask for, if that opens them."""
    needs = formats.in_sentence(any_of(group.ways, career)) if group.ways else ""
    return WITH_MORE if needs else OPEN if group.ways else CLOSED if group.is_closed else OTHER_LICENSE, needs


def _helping(group: Opened, career: CareerGuide) -> str:
    return f"{way(group.helps, career)} helps" if group.helps else ""
