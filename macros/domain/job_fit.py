"""Which jobs are open to a person today, which are one step away, which are further, and why: pure, in whole numbers.

`overrides/assets/js/jobs/fit.js` says the same in the browser; a test holds the two equal, and `tests/fixtures/vectors/job-fit.json`
holds people worked out by hand.

1. A way names what must be held together. A part of it is held, missing, or untold: a certification, an experience that
   nobody was asked about, and whatever `other:` says, unless whoever hires gives that.
2. A condition is `met` by a way of which all is held, `given` by one that whoever hires gives, and left to `check` by one of
   which nothing is missing. A way that names nothing but what is untold counts only if all ways are like that: who has none
   of the licenses that a rule names cannot rely on "another qualification". Else the condition is `missing`.
3. A missing condition stands in the way if it is a must or usual, or if it helps and names a license, and no way's license and
   degree are held. One that holds in another place than the job's never does: it is said, no more.
4. A job with nothing in the way is open. It is one step away if one license, one degree, or some more months that the person can
   get today would make it so: of several such steps the quickest, then the one that opens the most jobs. All others are further.
   Of several ways to a degree the one counts that the plan takes from where the person starts.
   A license that starts another profession comes after all other steps: one that everybody can study for, while the person
   holds a license, or what another one comes after, and it includes none of these.
5. Open jobs stand in order: first those that ask for the most of what the person holds, a license before a degree before
   months; then those found everywhere; those with the fewest conditions of which a part is held and a part untold, the fewest
   missing conditions, the fewest missing months, and the most kinds of things held; then as in the file. More of anything held
   never makes a job less open.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, NamedTuple

from macros.domain.jobs import Requirements, holds
from macros.schema.sections.jobs import Ask, Job, JobDegree, JobLicense, Way

Span = tuple[int, int]
State = Literal["met", "given", "check", "missing"]
Standing = Literal["open", "step", "further"]
Kind = Literal["license", "degree", "months"]

ACTIVE = "active"
_RANK: dict[str, int] = {"license": 3, "degree": 2, "months": 1}
_BEST: tuple[State, ...] = ("met", "given", "check")
_UNCOUNTED: Span = (0, 0)  # the plan counts no months either where no source gives a time


@dataclass(frozen=True)
class Person:
    """What somebody holds, in ids of the file of jobs."""

    licenses: Mapping[str, str] = field(default_factory=dict)  # active, pending, or abroad
    degrees: frozenset[tuple[str, str]] = frozenset()  # with the subject, or an empty text for any other
    months: Mapping[str, int] = field(default_factory=dict)  # by kind; a kind that is not here was not asked about
    start: str = ""  # the starting point, if it is known


@dataclass(frozen=True)
class Step:
    """One thing to get: a license, a degree in a subject, or so many more months of a kind."""

    kind: Kind
    id: str
    subject: str = ""
    months: Span | None = None  # how long it takes, if that was counted
    anew: bool = False  # it starts another profession


class Road(NamedTuple):
    """A way to a license or a degree: its step of the plan, what makes ready for it, and who goes it; everyone if either is empty."""

    step: str | None
    after: tuple[Way, ...] = ()
    starts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fit:
    """How a person stands to a job."""

    job: Job
    standing: Standing
    states: tuple[State, ...]  # of each condition, in the order of the job
    blocks: tuple[int, ...]  # the conditions that stand in the way
    step: Step | None
    is_closed: bool  # a rule that leaves nothing to anybody's judgment stands in the way


@dataclass(frozen=True)
class JobFit:
    """The jobs of a guide; of its plan the months that steps take, where that is counted, and the route of each start."""

    known: Requirements
    lengths: Mapping[str, Span] = field(default_factory=dict)
    routes: Mapping[str, Collection[str]] = field(default_factory=dict)

    def fits(self, person: Person) -> list[Fit]:
        """Return how a person stands to each job: the open ones first, best first, then one step away, then further."""
        return sorted(self._unsorted(person), key=lambda one: self._order(one, person))

    def state(self, ask: Ask, person: Person) -> State:
        """Return whether a person meets a condition."""
        found = {self._way(way, person) for way in ask.any_of if _is_told(way) or way.offered}
        best = next((state for state in _BEST if state in found), None)
        return best or ("missing" if _asks_us(ask) else "check")

    def is_met(self, way: Way, person: Person) -> bool:
        """Return whether a person holds all that a way names."""
        return self._way(way, person) == "met"

    def blocks(self, job: Job, person: Person) -> tuple[int, ...]:
        """Return the places of the conditions that stand between a person and a job."""
        return tuple(
            place for place, ask in enumerate(job.asks) if holds(ask, job) and self._is_in_the_way(ask, person)
        )

    def _unsorted(self, person: Person) -> Iterator[Fit]:
        blocked = [(job, self.blocks(job, person)) for job in self.known.jobs]
        had = {kind for job, blocks in blocked if not blocks for kind in job.gives or ()}
        had |= {kind.id for kind in self.known.section.words.experience if kind.elsewhere}
        shut = [job for job, blocks in blocked if blocks]
        studies = [
            (step, {job.id for job in shut if not self.blocks(job, after(person, step))})
            for step in (*self._licenses(person), *self._degrees(person))
        ]
        for job, blocks in blocked:
            ways = [way for place in blocks for way in job.asks[place].any_of]
            work = [(step, 0) for step in _experience(ways, person, had) if not self.blocks(job, after(person, step))]
            leads = [*((step, len(opens)) for step, opens in studies if job.id in opens), *work] if blocks else []
            step = min(leads, key=_quickest)[0] if leads else None
            yield Fit(
                job,
                "open" if not blocks else "step" if step else "further",
                tuple(self.state(ask, person) for ask in job.asks),
                blocks,
                step,
                any(_is_rule(job.asks[place]) for place in blocks),
            )

    def _order(self, fit: Fit, person: Person) -> tuple[int, ...]:
        place = self.known.jobs.index(fit.job)
        if fit.step:
            return 1, *_soon(fit.step), place
        if fit.standing == "further":
            return 2, place
        used = self.used(fit.job, person)
        asks = [pair for pair in zip(fit.job.asks, fit.states, strict=True) if holds(pair[0], fit.job)]
        missing = [ask for ask, state in asks if state == "missing"]
        unsure = [ask for ask, state in asks if state == "check" and ask.strength != "helps" and _asks_us(ask)]
        return (
            0,
            -max((_RANK[kind] for kind in used), default=0),
            int(fit.job.place is not None),
            len(unsure),
            len(missing),
            sum(min(_short_of(way, person) for way in ask.any_of) for ask in missing),
            -len(used),
            place,
        )

    def used(self, job: Job, person: Person) -> set[Kind]:
        """Return the kinds of things that a job names and that a person holds as it names them."""
        ways = [way for ask in job.asks for way in ask.any_of]
        return {kind for way in ways for kind, part in self._parts(way, person).items() if part == "held"}

    def _parts(self, way: Way, person: Person) -> dict[Kind, str]:
        return {
            "license": self._license(way, person),
            "degree": self._degree(way, person),
            "months": _months(way, person),
        }

    def _way(self, way: Way, person: Person) -> State:
        parts = self._parts(way, person).values()
        if "missing" in parts:
            return "missing"
        if "untold" in parts or way.certificate or (way.other and not way.offered):
            return "check"
        return "given" if way.other else "met"

    def _license(self, way: Way, person: Person) -> str:
        if way.license is None:
            return ""
        enough = (ACTIVE, way.standing)
        is_held = any(way.license in self._counts(id_) for id_, is_ in person.licenses.items() if is_ in enough)
        return "held" if is_held else "missing"

    def _degree(self, way: Way, person: Person) -> str:
        if way.degree is None:
            return ""
        is_held = any(way.degree in self._counts(id_) and way.subject in (None, of) for id_, of in person.degrees)
        return "held" if is_held else "missing"

    def _counts(self, id_: str) -> frozenset[str]:
        return self.known.counts_as.get(id_, frozenset())

    def _is_in_the_way(self, ask: Ask, person: Person) -> bool:
        if self.state(ask, person) != "missing":
            return False
        if ask.strength != "helps":
            return True
        is_qualified = any(
            "missing" not in (self._license(way, person), self._degree(way, person)) for way in ask.any_of
        )
        return not is_qualified and any(way.license for way in ask.any_of)

    def _licenses(self, person: Person) -> Iterator[Step]:
        ways = [(one.id, road) for one in self.known.section.by_license.licenses if (road := self.road(one, person))]
        active = {id_ for id_, is_ in person.licenses.items() if is_ == ACTIVE}
        own = active | {id_ for id_, road in ways if road.after}
        for id_, road in ways:
            is_anew = bool(own) and not road.after and own.isdisjoint(self._counts(id_))
            yield Step("license", id_, months=self.lengths.get(road.step or ""), anew=is_anew)

    def _degrees(self, person: Person) -> Iterator[Step]:
        every = ("", *(subject.id for subject in self.known.section.words.subjects or ()))
        for one in self.known.section.words.degrees:
            road = self.road(one, person)
            if road:
                months = self.lengths.get(road.step or "")
                yield from (Step("degree", one.id, subject, months) for subject in one.subjects or every)

    def road(self, one: JobLicense | JobDegree, person: Person) -> Road | None:
        """Return the first way to a license or a degree that a person is ready for."""
        ready = (
            road
            for road in self._roads[one.id]
            if (not road.starts or person.start in road.starts)
            and (not road.after or any(self._way(way, person) != "missing" for way in road.after))
        )
        return next(ready, None)

    @cached_property
    def _roads(self) -> Mapping[str, tuple[Road, ...]]:
        section = self.known.section
        earned: list[JobLicense | JobDegree] = [*section.by_license.licenses, *section.words.degrees]
        return {one.id: tuple(roads(one, self.routes)) for one in earned}


def roads(one: JobLicense | JobDegree, routes: Mapping[str, Collection[str]]) -> Iterator[Road]:
    """Yield the ways to a license or a degree; the first that somebody is ready for is theirs."""
    ready = tuple(one.after or ())
    if isinstance(one, JobDegree):
        for id_ in one.also or ():
            starts = tuple(start for start, steps in routes.items() if id_ in steps)
            if starts:
                yield Road(id_, ready, starts)
        if one.step:
            yield Road(one.step, ready)
        return
    abroad = Way(license=one.id, standing="abroad")
    if one.from_abroad:
        yield Road(one.from_abroad, (abroad,))
    yield Road(one.step, (Way(license=one.id, standing="pending"), abroad, *(ready if one.step else ())))
    if one.step and not ready:
        yield Road(one.step)
    if one.study:
        yield Road(one.study)


def after(person: Person, step: Step) -> Person:
    """Return a person who has taken a step."""
    if step.kind == "license":
        return replace(person, licenses={**person.licenses, step.id: ACTIVE})
    if step.kind == "degree":
        return replace(person, degrees=person.degrees | {(step.id, step.subject)})
    more = step.months[1] if step.months else 0
    return replace(person, months={**person.months, step.id: person.months.get(step.id, 0) + more})


def _experience(ways: Sequence[Way], person: Person, had: set[str]) -> Iterator[Step]:
    for way in ways:
        short = _short_of(way, person)
        kind = next((kind for kind in way.of or () if kind in had), None)
        if short and kind:
            yield Step("months", kind, months=(short, short))


def _soon(step: Step) -> tuple[int, int, int]:
    low, high = step.months or _UNCOUNTED
    return int(step.anew), high, low


def _quickest(lead: tuple[Step, int]) -> tuple[int, ...]:
    """Sort steps by when, then by how many jobs they open; of two the license, the degree, then as in the file."""
    return *_soon(lead[0]), -lead[1]


def _is_told(way: Way) -> bool:
    """Whether a way names something that readers are asked about."""
    return bool(way.license or way.degree or way.months)


def _asks_us(ask: Ask) -> bool:
    return any(map(_is_told, ask.any_of))


def _is_rule(ask: Ask) -> bool:
    """Whether a condition is a rule that names all of its ways."""
    return ask.strength == "must" and all(map(_is_told, ask.any_of))


def _short_of(way: Way, person: Person) -> int:
    """Return how many months a person lacks for a way."""
    return max(0, (way.months or 0) - sum(person.months.get(kind, 0) for kind in way.of or ()))


def _months(way: Way, person: Person) -> str:
    if way.months is None:
        return ""
    if not _short_of(way, person):
        return "held"
    return "missing" if all(kind in person.months for kind in way.of or ()) else "untold"
