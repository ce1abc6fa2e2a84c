"""The jobs that each license opens, and with which degree and experience: `job_fit` tried with everything that can be held.

It stands in for the readiness check on paper and without script.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from macros.domain.job_fit import ACTIVE, JobFit, Person
from macros.domain.jobs import Requirements
from macros.schema.sections.jobs import Job, Way


@dataclass(frozen=True)
class Holds:
    """A degree and months of one kind of experience, or nothing."""

    degree: str = ""
    subject: str = ""
    kind: str = ""
    months: int = 0

    def person(self, license_: str | None, kinds: Sequence[str]) -> Person:
        """Return somebody who holds this beside a license, and no months of the other kinds."""
        return Person(
            {license_: ACTIVE} if license_ else {},
            frozenset({(self.degree, self.subject)} if self.degree else ()),
            {kind: self.months if kind == self.kind else 0 for kind in kinds},
        )


@dataclass(frozen=True)
class Opened:
    """Jobs that are open to a license with one of these ways; without any way they ask for another license."""

    ways: tuple[Way, ...]
    helps: Way | None  # the experience that helps besides
    jobs: tuple[Job, ...]
    is_closed: bool = False  # another license is what a rule asks for


def holdings(known: Requirements) -> list[Holds]:
    """Return every degree with every length of experience that conditions tell apart, the least first."""
    words = known.section.words
    subjects = ["", *(subject.id for subject in words.subjects or ())]
    degrees = [("", ""), *((degree.id, subject) for degree in words.degrees for subject in subjects)]
    lengths = sorted({way.months for job in known.jobs for way in _ways_of(job) if way.months})
    had = [("", 0), *((kind.id, length) for length in lengths for kind in words.experience)]
    return [Holds(*degree, *months) for degree, months in product(degrees, had)]


def lookup(known: Requirements) -> dict[str | None, list[Opened]]:
    """Return for each license, and for none, its jobs by what else they ask for, those first that ask for the least.

    Jobs in a group stand as they would for somebody with this license and nothing else. Every job stands once.
    """
    fit, tried = JobFit(known), holdings(known)
    licenses = [None, *(license_.id for license_ in known.section.by_license.licenses)]
    return {license_: _groups(fit, license_, tried) for license_ in licenses}


def _groups(fit: JobFit, license_: str | None, tried: Sequence[Holds]) -> list[Opened]:
    kinds = [kind.id for kind in fit.known.section.words.experience]
    people = {held: held.person(license_, kinds) for held in tried}
    order = {held: place for place, held in enumerate(tried)}
    found: dict[tuple[tuple[Holds, ...], Way | None], list[Job]] = {}
    for one in fit.fits(people[tried[0]]):
        named = _named(tried, one.job)
        opens = [held for held in named if not fit.blocks(one.job, people[held])]
        least = tuple(one for one in opens if not any(_is_less(other, one, fit.known.counts_as) for other in opens))
        found.setdefault((least, _helps(one.job) if least else None), []).append(one.job)
    closed = {one.job.id for one in fit.fits(_most(license_, tried, kinds)) if one.is_closed}
    groups = [
        (order[least[0]], helps.months or 0 if helps else 0, Opened(tuple(_merged(least)), helps, tuple(jobs)))
        for (least, helps), jobs in found.items()
        if least
    ]
    shown = [group for *_, group in sorted(groups, key=lambda group: group[:2])]
    for is_closed in (False, True):
        jobs = tuple(job for job in found.get(((), None), ()) if (job.id in closed) == is_closed)
        shown += [Opened((), None, jobs, is_closed)] if jobs else []
    return shown


def _most(license_: str | None, tried: Sequence[Holds], kinds: Sequence[str]) -> Person:
    """Return somebody who holds everything that can be held beside a license."""
    degrees = frozenset((held.degree, held.subject) for held in tried if held.degree)
    most = max(held.months for held in tried)
    return Person({license_: ACTIVE} if license_ else {}, degrees, dict.fromkeys(kinds, most))


def _ways_of(job: Job) -> Iterator[Way]:
    for ask in job.asks:
        yield from ask.any_of


def _named(tried: Iterable[Holds], job: Job) -> list[Holds]:
    """Return what holds a degree only if the job names one, and experience of a kind and length that it names.

    All else opens nothing more.
    """
    ways = list(_ways_of(job))
    names_degree = any(way.degree for way in ways)
    had = {("", 0), *((kind, way.months) for way in ways for kind in way.of or ())}
    return [held for held in tried if (names_degree or not held.degree) and (held.kind, held.months) in had]


def _helps(job: Job) -> Way | None:
    """Return the experience that helps in a job, if that is all that a condition names."""
    ways = (way for ask in job.asks if ask.strength == "helps" for way in ask.any_of)
    return next((way for way in ways if way == Way(months=way.months, of=way.of) and way.months), None)


def _is_less(one: Holds, other: Holds, counts_as: Mapping[str, frozenset[str]]) -> bool:
    """Whether whoever holds `other` holds `one` as well, and more."""
    has_degree = not one.degree or (
        one.degree in counts_as.get(other.degree, ()) and one.subject in ("", other.subject)
    )
    has_months = not one.months or (one.kind == other.kind and one.months <= other.months)
    return one != other and has_degree and has_months


def _merged(least: Sequence[Holds]) -> Iterator[Way]:
    """Yield ways, those in one that differ in the kind of experience alone."""
    kinds: dict[tuple[str, str, int], list[str]] = {}
    for held in least:
        kinds.setdefault((held.degree, held.subject, held.months), []).append(held.kind)
    for (degree, subject, months), of in kinds.items():
        yield Way(
            degree=degree or None, subject=subject or None, months=months or None, of=tuple(of) if months else None
        )
