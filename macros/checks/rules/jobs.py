"""Rules for jobs: somebody can get into each, its conditions agree and rest on what was read, and its pay is pay."""

from collections.abc import Iterator

from macros.checks.content_files import Content
from macros.domain.jobs import Requirements
from macros.schema.sections.certifications import CertificationsSection
from macros.schema.sections.jobs import Ask, JobsSection
from macros.schema.shared import OWN_JUDGMENT, Source
from macros.source.problems import Problem
from macros.source.yaml_file import Document, Path_

FEWEST_ADVERTISEMENTS = 3
"""How many dated advertisements or employers' pages must say a thing before it is called usual."""

_READ = ("verified", "verified-older-copy", "secondary")
_PAY = ("-per-year", "-per-month", "-per-hour")


def jobs_can_be_reached(content: Content) -> Iterator[Problem]:
    """Somebody can get into every job: no two licenses at once, and no experience that none of the jobs gives first."""
    for document, _, section in content.sections_of(JobsSection):
        reached = Requirements(section).reached()
        for number, job in enumerate(section.jobs.jobs):
            if job.id not in reached:
                wrong = f"nobody can get into the job '{job.id}'"
                instead = (
                    "Let one license be enough for all that it asks for, and let each kind of experience be given by "
                    "another job (gives:) or be had elsewhere (elsewhere:)"
                )
                yield document.problem(("jobs", "jobs", number, "asks"), wrong, instead, at_key=True)


def conditions_agree(content: Content) -> Iterator[Problem]:
    """No condition of a job asks for less than another one that is at least as strong."""
    for document, _, section in content.sections_of(JobsSection):
        for number, job in enumerate(section.jobs.jobs):
            where = ("jobs", "jobs", number, "asks")
            for stronger, weaker in Requirements(section).says_less(job):
                line = document.place((*where, stronger))[0]
                wrong = f"the condition in line {line} already asks for this, or for more"
                instead = "Delete the weaker of the two, or correct their strength: or any_of:"
                yield document.problem((*where, weaker), wrong, instead)


def conditions_are_cited(content: Content) -> Iterator[Problem]:
    """What a job must ask for has its rule as a source, and what it usually asks for at least three dated advertisements."""
    sources = content.record("sources")
    for document, _, section in content.sections_of(JobsSection) if sources else ():
        for where, ask in _asks(section):
            yield from _cited(document, where, ask, sources.root)


def ways_are_whole(content: Content) -> Iterator[Problem]:
    """Each way to meet a condition names something; months say what of, and a subject what degree."""
    for document, _, section in content.sections_of(JobsSection):
        for where, ask in _asks(section):
            for number, way in enumerate(ask.any_of):
                here = (*where, "any_of", number)
                if not (way.license or way.degree or way.months or way.certificate or way.other):
                    instead = "Write license:, degree:, months: with of:, certificate: or other:"
                    yield document.problem(here, "this way names nothing to have", instead)
                if (way.months is None) != (way.of is None):
                    yield document.problem(here, "months and their kind go together", "Write both months: and of:")
                if way.subject and not way.degree:
                    yield document.problem(here, "a subject needs its degree", "Add degree:, or delete subject:")
                if way.standing and not way.license:
                    yield document.problem(here, "standing is that of a license", "Add license:, or delete standing:")
                if way.offered and not way.other:
                    yield document.problem(here, "offered is said of other", "Add other:, or delete offered:")


def holdings_are_whole(content: Content) -> Iterator[Problem]:
    """What is enough to apply for a credential names a license or a degree, and a subject its degree."""
    for document, _, section in content.sections_of(CertificationsSection):
        for number, one in enumerate(section.certifications.certifications):
            for h, holding in enumerate((one.applying and one.applying.any_of) or ()):
                where = ("certifications", "certifications", number, "applying", "any_of", h)
                if holding.subject and not holding.degree:
                    yield document.problem(where, "a subject needs its degree", "Add degree:, or delete subject:")
                elif not (holding.license or holding.degree):
                    yield document.problem(where, "this names nothing to hold", "Write license: or degree:")


def pay_of_jobs_is_pay(content: Content) -> Iterator[Problem]:
    """What a job pays is a figure of money by the year, month or hour, or that of a series of such money."""
    figures, series = content.record("figures"), content.record("series")
    for document, _, section in content.sections_of(JobsSection) if figures and series else ():
        for number, job in enumerate(section.jobs.jobs):
            for p, pay in enumerate(job.pay):
                where = ("jobs", "jobs", number, "pay", p)
                if pay.figure is None and pay.series is None:
                    yield document.problem(where, "this pay names no number", "Write figure: or series:, or both")
                figure, known = figures.root.get(pay.figure), series.root.get(pay.series)
                if figure and not figure.unit.endswith(_PAY):
                    wrong = f"'{pay.figure}' is in {figure.unit}, which is no pay"
                    yield document.problem((*where, "figure"), wrong, "Name a figure of pay by the year, month or hour")
                if known and not (known.unit or "").endswith(_PAY):
                    wrong = f"'{pay.series}' is no series of pay"
                    yield document.problem((*where, "series"), wrong, "Name a series of pay, or delete the line")
                elif known and not (pay.figure or known.compare):
                    wrong = f"'{pay.series}' names no figure for the whole country"
                    yield document.problem((*where, "series"), wrong, "Add figure: here, or compare: to that series")


def _cited(document: Document, where: Path_, ask: Ask, sources: dict[str, Source]) -> Iterator[Problem]:
    named = [id_ for id_ in dict.fromkeys(ask.cited or ()) if id_ in sources]  # an unknown one has its own problem
    if len(named) < len(ask.cited or ()) and len(named) < len(dict.fromkeys(ask.cited or ())):
        return
    if ask.strength == "must" and not [id_ for id_ in named if id_ != OWN_JUDGMENT]:
        instead = "Add cited: with the id of the rule, or write strength: helps"
        yield document.problem((*where, "strength"), "a 'must' names no rule that says so", instead)
    read = [id_ for id_ in named if sources[id_].status in _READ and sources[id_].date != "undated"]
    if ask.strength == "usual" and len(read) < FEWEST_ADVERTISEMENTS:
        wrong = f"a 'usual' rests on {len(read)} of the {FEWEST_ADVERTISEMENTS} dated pages that it needs"
        instead = "Add to cited: the ids of advertisements or employers' pages that were read, or write strength: helps"
        yield document.problem((*where, "strength"), wrong, instead)


def _asks(section: JobsSection) -> Iterator[tuple[Path_, Ask]]:
    for number, job in enumerate(section.jobs.jobs):
        for a, ask in enumerate(job.asks):
            yield ("jobs", "jobs", number, "asks", a), ask
