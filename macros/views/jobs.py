"""Jobs as the page and the paper show them: conditions in words, and the comparison."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic

from markupsafe import Markup

from macros.domain import formats
from macros.domain.guide import CareerGuide, Guide
from macros.domain.holders import open_to_some, open_whatever
from macros.domain.jobs import Requirements
from macros.schema.sections.certifications import CertificationsSection
from macros.schema.sections.jobs import Ask, Job, JobPay, Jobs, JobsSection, Way
from macros.schema.sections.quiz import Readiness
from macros.schema.sections.states import States
from macros.schema.shared import Source
from macros.source import prose
from macros.views.tables import OneTable, TableRow, table_row, table_view
from macros.views.writer import LinkWriter, Piece, View, Writer

STRENGTHS = {"must": "Must", "usual": "Usual", "helps": "Helps"}
FROM_HOME = {"rarely": "Rarely", "sometimes": "Sometimes", "often": "Often"}

# What is said after a license that need not be active here.
_ENOUGH = {"pending": ", or one that is on its way", "abroad": ", or another country’s"}
_NONE_NAMED = "none named"
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


@dataclass(frozen=True)
class Shown(Generic[Piece]):
    """A condition in words: its strength, what meets it, what it rests on, and the notes of its sources."""

    ask: Ask
    strength: str
    words: str
    rests: str
    notes: Piece | None
    note: Piece | None


@dataclass(frozen=True)
class Paid:
    """What a job pays: a figure, in words what it counts and how well it fits, and the series of its values by place."""

    figure: str
    counts: str
    fit: str
    fit_note: str
    series: str | None
    by_place: str | None  # the id of the table of places that the series stands in
    by_place_title: str


def asks(job: Job, page: Writer[Piece]) -> list[Shown[Piece]]:
    """Return the conditions of a job in words, in the order of the file."""
    return [
        Shown(
            ask,
            STRENGTHS[ask.strength],
            condition(ask, page.career),
            rests(ask, page.guide),
            page.source(*ask.cited) if ask.cited else None,
            page.line(ask.note) if ask.note else None,
        )
        for ask in job.asks
    ]


def condition(ask: Ask, career: CareerGuide) -> str:
    """Return what meets a condition, as a sentence begins: License as diver, or 2 years of sea service."""
    return any_of(ask.any_of, career)


def any_of(any_of: Iterable[Way], career: CareerGuide) -> str:
    """Return ways of which one is enough, as one phrase."""
    ways = [way(one, career) for one in any_of]
    has_comma = any(" and " in way for way in ways[:-1])
    joined = "; or ".join(ways) if has_comma else _either(ways)
    return joined[:1].upper() + joined[1:]


def setting(job: Job, guide: Guide) -> str:
    """Return where one works, with the state of a job that is found in one alone: Harbor, Maine."""
    return job.setting if job.place is None else f"{job.setting}, {guide.places[job.place].name}"


def where(job: Job, guide: Guide) -> str:
    """Return where one works, and whether from home: Harbor, Maine; rarely from home."""
    return f"{setting(job, guide)}; {job.from_home.how} from home"


def kind(job: Job) -> str:
    """Return the same without a state, for beside a name that has it."""
    return f"{job.setting}; {job.from_home.how} from home"


def paid(job: Job, page: Writer[Piece]) -> list[Paid]:
    """Return what a job pays, in the order of the file."""
    states = page.career.find(States)
    shown = []
    for pay in job.pay:
        figure = page.figures[_figure(pay, page.guide)]
        listed = states if states and pay.series in states.table.pay else None
        shown.append(
            Paid(
                figure.id,
                f"{figure.record.label}, {figure.record.period}",
                page.guide.word("fits", pay.fit),
                pay.fit_note,
                pay.series,
                listed.table.id if listed else None,
                listed.title if listed else "",
            )
        )
    return shown


def applies(ask: Ask, guide: Guide) -> str:
    """Return where and for what a condition holds, if not wherever the job is: In Maine for ships with sails."""
    holds = [f"in {guide.places[ask.place].spoken}"] if ask.place else []
    holds += [f"for {ask.only_for}"] if ask.only_for else []
    said = " ".join(holds)
    return f"{said[:1].upper()}{said[1:]}"


def rests(ask: Ask, guide: Guide) -> str:
    """Return what a condition rests on: a rule and where it holds, advertisements and their years, or our judgment."""
    sources = [guide.sources[id_] for id_ in ask.cited or ()]
    where = f"{applies(ask, guide)}: " if ask.place or ask.only_for else ""
    if ask.strength == "must":
        titles = "; ".join(source.title for source in sources)
        return f"{where}{titles}" if where else f"Rule: {titles}"
    if ask.strength == "usual":
        return f"{where}in {_ads(sources)}" if where else f"In {_ads(sources)}"
    return "Our judgment"


def rests_on(job: Job, guide: Guide) -> str:
    """Return how many rules and advertisements a job's page rests on, in one line."""
    rules = {id_ for ask in job.asks if ask.strength == "must" for id_ in ask.cited or ()}
    ads = {id_ for ask in job.asks if ask.strength == "usual" for id_ in ask.cited or ()}
    said = [formats.count(len(rules), "rule", "rules")] if rules else []
    said += [_ads([guide.sources[id_] for id_ in sorted(ads)])] if ads else []
    if not said:
        return "What the job asks for is our judgment, not a rule. The pay has a source of its own."
    return f"What the job asks for rests on {' and '.join(said)}; the rest of it is our judgment."


def license_named(job: Job, career: CareerGuide, guide: Guide) -> str:
    """Return what the strongest condition to name a license, a degree, or a certification asks for, and how strong it is.

    Where that is a rule of one state alone, what holds in the others follows it.
    """
    said: list[str] = []
    asks = sorted(
        job.asks, key=lambda ask: ([*STRENGTHS].index(ask.strength), all(not one.license for one in ask.any_of))
    )
    for ask in asks:
        named = _named(ask, career)
        if not named:
            continue
        elsewhere = ask.place if ask.place != job.place else None
        place = f" in {guide.places[elsewhere].spoken}" if elsewhere else ""
        said.append(f"{'elsewhere, ' if said else ''}{named}: {ask.strength}{place}")
        if not elsewhere:
            break
    return "; ".join(said) or _NONE_NAMED


def _named(ask: Ask, career: CareerGuide) -> str:
    """Return in short what the ways to meet a condition name: Mate or bachelor’s degree, with experience."""
    section = career.section(JobsSection)
    short = {one.id: one.short for one in section.by_license.licenses}
    known = career.find(CertificationsSection)
    short |= {one.id: one.short for one in known.certifications.certifications} if known else {}
    named = [short[way.license] for way in ask.any_of if way.license]
    named += _degrees([way for way in ask.any_of if way.degree and not way.license], career)
    named += [short[way.certificate] for way in ask.any_of if way.certificate and not (way.license or way.degree)]
    if not named:
        return ""
    others = "" if all(way.license or way.degree or way.certificate for way in ask.any_of) else ", or another way"
    months = ", with experience" if all(way.months for way in ask.any_of) else ""
    return f"{_either([*dict.fromkeys(named)])}{others}{months}"


def _degrees(ways: list[Way], career: CareerGuide) -> list[str]:
    """Return the degrees of ways, with the subject where it matters; one that a lower one includes goes without saying."""
    counts_as = Requirements(career.section(JobsSection)).counts_as
    subjects: dict[str, list[str | None]] = {}
    for way in ways:
        subjects.setdefault(str(way.degree), []).append(way.subject)
    said = []
    for degree, of in subjects.items():
        if not counts_as[degree] & subjects.keys() - {degree}:
            one = of[0] if len(of) == 1 else None
            subject = formats.in_sentence(career.titles[one]) if one else "certain subjects"
            said.append(formats.in_sentence(career.titles[degree]) + ("" if None in of else f" in {subject}"))
    return said


def compared(part: Jobs, page: Writer[Piece], name: Callable[[Job], str | Piece]) -> OneTable[Piece]:
    """Return the table of the jobs; `name` writes the name of each, which leads to all that is said of it."""
    heads = ["Job", "License or degree", "Pay"]
    rows: list[TableRow[Piece]] = [
        table_row("", name(job), [license_named(job, page.career, page.guide), _pay(job, page)]) for job in part.jobs
    ]
    return {"table": table_view(part.id, "Jobs compared", heads, rows, numbers=range(2, 3))}


def _pay(job: Job, page: Writer[Piece]) -> Piece:
    """Return what a job pays, for a cell: mates $60,000, below masters $90,000. Where nobody is named, the first figure alone."""
    named = "\n\n".join(f"{pay.whom} (({_figure(pay, page.guide)}))" for pay in job.pay if pay.whom)
    return page.prose(prose.parse(named)[0]) if named else page.figure(_figure(job.pay[0], page.guide))


def in_place(job: Job, guide: Guide) -> str:
    """Return the title of a job, with the state if it is found in one alone: Mate (Maine)."""
    return job.title if job.place is None else f"{job.title} ({guide.places[job.place].name})"


def table(part: Jobs, page: LinkWriter[Markup]) -> View:
    """Return the table of the jobs for a page; the name of each leads to its own."""
    named = Markup('<a href="{}">{}</a> <span class="cg-table__more">{}</span>')
    opened = open_to(page.career)

    def name(job: Job) -> Markup:
        return named.format(page.address(f"#{job.id}"), job.title, where(job, page.guide)) + open_mark(job, opened)

    return {**compared(part, page, name), "leads": bool(opened)}


def open_mark(job: Job, opened: dict[str, set[str]]) -> Markup:
    """Return what shows beside a job to readers who begin where it is open to everyone; nothing where it is open so to none."""
    starts = " ".join(start for start, jobs in opened.items() if job.id in jobs)
    marked = Markup(' <span class="cg-jobs__open" data-cg-open="{}" data-cg-unsearched>Open to you</span>')
    return marked.format(starts) if starts else Markup()


def open_to(career: CareerGuide) -> dict[str, set[str]]:
    """Return the jobs that are open to everyone who begins at a starting point, for those that say what one holds there."""
    quiz, section = career.find(Readiness), career.find(JobsSection)
    if quiz is None or section is None or not quiz.holds:
        return {}
    return {
        start.id: open_whatever(Requirements(section), quiz.holds, start.answers)
        for start in career.career.starting_points or ()
        if start.answers
    }


def open_by_license(career: CareerGuide) -> dict[str, set[str]]:
    """Return the jobs that are open to some, not to all, who begin at a starting point: those with a license that fits."""
    opened = open_to(career)
    quiz, section = career.find(Readiness), career.find(JobsSection)
    if quiz is None or section is None:
        return {}
    return {
        start.id: open_to_some(Requirements(section), quiz.holds or (), [*(start.answers or ()), *start.licensed])
        - opened.get(start.id, set())
        for start in career.career.starting_points or ()
        if start.licensed
    }


def _figure(pay: JobPay, guide: Guide) -> str:
    """Return the figure that says what a job pays in the whole country; `pay_of_jobs_is_pay` saw that there is one."""
    return pay.figure or str(guide.series[str(pay.series)].record.compare)


def way(way: Way, career: CareerGuide) -> str:
    """Return all that a way names, as it stands within a sentence."""
    titles = career.titles
    said = []
    if way.license:
        said.append(f"license as {formats.in_sentence(titles[way.license])}{_ENOUGH.get(way.standing or '', '')}")
    if way.degree:
        subject = f" in {formats.in_sentence(titles[way.subject])}" if way.subject else ""
        said.append(f"{formats.in_sentence(titles[way.degree])}{subject}")
    if way.months and way.of:
        said.append(f"{duration(way.months)} of {_either([formats.in_sentence(titles[kind]) for kind in way.of])}")
    if way.certificate:
        said.append(f"certification as {titles[way.certificate]}")
    if way.other:
        said.append(way.other)
    return " and ".join(said)


def duration(months: int) -> str:
    """Return months as one says them: 18 months, but 2 years."""
    return (
        formats.count(months // 12, "year", "years") if months % 12 == 0 else formats.count(months, "month", "months")
    )


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _ads(sources: Iterable[Source]) -> str:
    """Return how many pages of employers were read, and of which years."""
    sources = list(sources)
    years = sorted({year for source in sources for year in _YEAR.findall(source.date)})
    span = f", {years[0]}" if len(years) == 1 else f", {years[0]} to {years[-1]}" if years else ""
    return f"{formats.count(len(sources), 'employer’s page', 'employers’ pages')}{span}"
