"""A figure as it can be quoted: its value computed, its parts known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from macros import arithmetic
from macros.arithmetic import Cited
from macros.models import Figure, Figures, Kind, Status
from macros.rules_figures import value_of


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


def quotable(id_: str, figures: Figures) -> Quotable:
    """Return the figure; a derived one has the weakest kind and status and the oldest copy of its parts."""
    record = figures.root[id_]
    if record.derive is None:
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
    names = list(dict.fromkeys(cited.id for cited in arithmetic.read(record.derive).cited))
    parts = [quotable(name, figures) for name in names]
    return Quotable(
        id=id_,
        record=record,
        value=value_of(Cited(id_, None), figures),
        low=None,
        high=None,
        sources=tuple(dict.fromkeys(source for part in parts for source in part.sources)),
        # Both lists are declared from the strongest to the weakest.
        kind=max((part.kind for part in parts), key=get_args(Kind).index),
        status=max((part.status for part in parts), key=get_args(Status).index),
        seen=min(part.seen for part in parts),
        parts=tuple(names),
    )
