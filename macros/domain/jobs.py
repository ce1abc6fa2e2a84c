"""What follows from the conditions of jobs alone: what counts as what, and which jobs can be reached.

A condition lists ways, one of which is enough. A way is met by whoever has all that it names; a license or degree counts
for those that it includes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from macros.schema.sections.jobs import Ask, Job, JobsSection, Strength, Way

_ORDER = get_args(Strength)


@dataclass(frozen=True)
class Requirements:
    """The jobs of a guide with the licenses and degrees that their conditions name."""

    section: JobsSection

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs in the order of the file."""
        return self.section.jobs.jobs

    @cached_property
    def counts_as(self) -> Mapping[str, frozenset[str]]:
        """What each license and each degree counts as: itself, and all that it includes."""
        includes = {one.id: one.includes or () for one in self.section.by_license.licenses}
        includes |= {one.id: one.includes or () for one in self.section.words.degrees}
        return {id_: frozenset(_below(id_, includes)) for id_ in includes}

    def reached(self) -> set[str]:
        """Return the jobs that somebody can get into, who may study and be licensed but begins without experience.

        A job counts as reached when one license is enough for all that it must and usually does ask for, and each kind of
        experience is to be had outside of these jobs or in a job that is reached.
        """
        had = {kind.id for kind in self.section.words.experience if kind.elsewhere}
        reached: set[str] = set()
        while True:
            found = {job.id for job in self.jobs if job.id not in reached and self._within(job, had)}
            if not found:
                return reached
            reached |= found
            had |= {kind for job in self.jobs if job.id in found for kind in job.gives or ()}

    def says_less(self, job: Job) -> Iterator[tuple[int, int]]:
        """Yield pairs of conditions of which the second asks for nothing that the first, at least as strong, does not."""
        for first, ask in enumerate(job.asks):
            for second, other in enumerate(job.asks):
                is_twin = self._meets_all(other, ask) and ask.strength == other.strength
                is_first = first < second or not is_twin  # of two that say the same, the later is too much
                if first != second and is_first and _is_as_strong(ask, other, job) and self._meets_all(ask, other):
                    yield first, second

    def _within(self, job: Job, had: set[str]) -> bool:
        licenses = (None, *(license_.id for license_ in self.section.by_license.licenses))
        asks = [ask for ask in job.asks if ask.strength != "helps" and holds(ask, job)]
        return any(
            all(any(self._licensed(way, one) and (not way.of or had & {*way.of}) for way in ask.any_of) for ask in asks)
            for one in licenses
        )

    def _licensed(self, way: Way, license_: str | None) -> bool:
        return way.license is None or way.license in self.counts_as.get(license_ or "", ())

    def _meets_all(self, ask: Ask, other: Ask) -> bool:
        """Whether whoever meets a condition meets the other one, too."""
        return all(any(self._meets(way, wanted) for wanted in other.any_of) for way in ask.any_of)

    def _meets(self, way: Way, wanted: Way) -> bool:
        return (
            (wanted.license is None or wanted.license in self._counted(way.license))
            and (way.standing != "pending" or wanted.license is None or wanted.standing == "pending")
            and (wanted.degree is None or wanted.degree in self._counted(way.degree))
            and wanted.subject in (None, way.subject)
            and (
                not wanted.months or ((way.months or 0) >= wanted.months and {*(way.of or ())} <= {*(wanted.of or ())})
            )
            and wanted.certificate in (None, way.certificate)
            and wanted.other in (None, way.other)
        )

    def _counted(self, id_: str | None) -> frozenset[str]:
        return self.counts_as.get(id_ or "", frozenset())


def holds(ask: Ask, job: Job) -> bool:
    """Whether a condition holds for the whole job, wherever it is found."""
    return ask.only_for is None and ask.place in (None, job.place)


def _is_as_strong(ask: Ask, other: Ask, job: Job) -> bool:
    """Whether a condition of a job is at least as strong as another one, and holds wherever that does."""
    is_everywhere = holds(ask, job) or (ask.place, ask.only_for) == (other.place, other.only_for)
    return is_everywhere and _ORDER.index(ask.strength) <= _ORDER.index(other.strength)


def _below(id_: str, includes: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [id_]
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += includes.get(one, ())
    return found
