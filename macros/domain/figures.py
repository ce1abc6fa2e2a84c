"""A figure as it can be quoted: its value computed, its parts known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args

from macros.domain import expressions
from macros.domain.derived_figures import Results
from macros.domain.expressions import Cited
from macros.schema.shared import Figure, Figures, Kind, Status


@dataclass(frozen=True)
class Quotable:
    """A figure with everything a derived one takes from its parts."""

    id: str
    record: Figure
    value: float | None
    low: float | None
    high: float | None
    sources: tuple[str, ...]  # ids, in the order of the calculation
    kind: str
    status: str
    seen: str
    parts: tuple[str, ...]  # the figures it is derived from, if it is

    @property
    def numbers(self) -> list[float]:
        """Its value, or the ends of its range."""
        return [number for number in (self.value, self.low, self.high) if number is not None]

    def number(self, end: str | None) -> float:
        """Return an end of its range, or else its value; raises `LookupError` if it has none."""
        number = {"low": self.low, "high": self.high}.get(end or "", self.value)
        if number is None:
            raise LookupError(f"'{self.id}' has no {end or 'value'}")
        return number

    def fitting(self, fit: str, note: str) -> Quotable:
        """Return the figure with how well it fits another role."""
        return replace(self, record=self.record.model_copy(update={"fit": fit, "fit_note": note}))


def quotables(figures: Figures) -> dict[str, Quotable]:
    """Return every figure; a derived one has the weakest kind and status and the oldest copy of its parts."""
    results = Results(figures)
    found = {id_: _own(id_, record) for id_, record in figures.root.items() if record.derive is None}
    for id_ in results.order:
        found[id_] = _derived(id_, figures.root[id_], results, found)
    return {id_: found[id_] for id_ in figures.root}


def _own(id_: str, record: Figure) -> Quotable:
    return Quotable(
        id_,
        record,
        record.value,
        record.low,
        record.high,
        (str(record.source),),
        str(record.kind),
        str(record.status),
        str(record.seen),
        (),
    )


def _derived(id_: str, record: Figure, results: Results, known: dict[str, Quotable]) -> Quotable:
    names = list(dict.fromkeys(cited.id for cited in expressions.read(str(record.derive)).cited))
    parts = [known[name] for name in names]
    return Quotable(
        id=id_,
        record=record,
        value=results.value(Cited(id_, None)),
        low=None,
        high=None,
        sources=tuple(dict.fromkeys(source for part in parts for source in part.sources)),
        # Both lists are declared from the strongest to the weakest.
        kind=max((part.kind for part in parts), key=get_args(Kind).index),
        status=max((part.status for part in parts), key=get_args(Status).index),
        # What rests on an undated copy has no date of its own, however fresh the others are.
        seen="undated" if any(part.seen == "undated" for part in parts) else min(part.seen for part in parts),
        parts=tuple(names),
    )
