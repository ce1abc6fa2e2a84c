"""A series as it can be shown: which of its cells, how far each was checked, and what follows from them by arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.schema.fields import ABOVE_LIMIT
from macros.schema.sections.states import PlaceTable
from macros.schema.series import PAY, Answer, Place, Row, Series, numbers

FEW = 300
"""Below so many jobs a number is noisy: the median stands alone, and marked."""

AREAS = 3
"""How many metropolitan areas stand on the page of a place; places.yaml lists the largest first."""

_NEAREST = 100  # the step to which pay at national prices is rounded: price levels are no more exact


@dataclass(frozen=True, eq=False)  # each is known by itself: to compare hundreds of lines costs more than it tells
class KnownSeries:
    """A series with its id; it can be looked at as a figure can, for its label and its dates."""

    id: str
    record: Series
    parts: tuple[str, ...] = ()  # a series is never calculated

    @property
    def sources(self) -> tuple[str, ...]:
        """The id of its source."""
        return (self.record.source,)

    @property
    def seen(self) -> str:
        """The date of the copy that was read."""
        return self.record.seen

    @property
    def kind(self) -> str:
        """How it came about."""
        return self.record.kind

    @property
    def status(self) -> str:
        """How far it was checked, but for the cells that were checked better."""
        return self.record.status

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """What a series of words can say, by the ids of its answers."""
        return {answer.id: answer for answer in self.record.answers or ()}

    @cached_property
    def counts_jobs(self) -> bool:
        """Whether it says how many jobs its numbers rest on."""
        return any(row.jobs is not None for row in self.record.rows.values())

    def pay(self, code: str) -> Pay | None:
        """Return the pay in a place as far as it can be shown, or None where none is published."""
        row = self.record.rows.get(code)
        return _pay(row, self.counts_jobs) if row else None

    def value(self, code: str) -> float | None:
        """Return the one number of a place, or None where there is none."""
        row = self.record.rows.get(code)
        return numbers(row).get("value") if row else None

    def answer(self, code: str) -> Answer | None:
        """Return what a series of words says of a place, or None where it says nothing."""
        row = self.record.rows.get(code)
        return self.answers.get(row.answer or "") if row else None

    def checked(self, kind: str, cell: str) -> str:
        """Return how far a cell of a kind of place was checked."""
        agreed = self.record.agreed
        return agreed.status if agreed and cell in agreed.cells and kind in agreed.kinds else self.record.status


@dataclass(frozen=True)
class Pay:
    """Pay in one place: the median, and around it what can be shown."""

    median: float | None  # None: the publisher holds it back
    hourly: float | None
    jobs: int | None  # None: not given
    ends: dict[str, float]  # p10 to p90, as far as given; none where few jobs are counted
    above: tuple[str, ...]  # the ends that are left out because they lie above the limit of the series
    is_few: bool


def _pay(row: Row, counts_jobs: bool) -> Pay:
    found = numbers(row)
    jobs = int(found["jobs"]) if "jobs" in found else None
    is_few = counts_jobs and (jobs is None or jobs < FEW)
    ends = {name: found[name] for name in PAY if name != "median" and name in found and not is_few}
    above = tuple(name for name in PAY if getattr(row, name) == ABOVE_LIMIT and not is_few)
    return Pay(found.get("median"), found.get("hourly"), jobs, ends, above, is_few)


def at_national_prices(pay: float, level: float) -> int:
    """Return what pay would be worth at the country's prices, where `level` is the place's in percent of these."""
    return round(pay / level * 100 / _NEAREST) * _NEAREST


def with_pages(table: PlaceTable, places: Mapping[str, Place], series: Mapping[str, Series]) -> dict[str, str]:
    """Return the codes of the places that a table of pay leads to, by the names of their pages."""
    paid = [series[name].rows for name in table.pay if name in series]
    return {place.page: code for code, place in places.items() if place.page and any(code in rows for rows in paid)}


def areas(code: str, places: Mapping[str, Place], series: KnownSeries) -> Iterator[tuple[str, Place]]:
    """Yield the largest areas that reach into a place and that a series has pay for."""
    found = ((other, place) for other, place in places.items() if code in (place.within or ()))
    paid = [(other, place) for other, place in found if other in series.record.rows]
    yield from paid[:AREAS]
