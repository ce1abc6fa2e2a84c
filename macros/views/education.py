"""Degrees with what each takes."""

from collections.abc import Callable

from macros.schema.sections.education import Degree, Degrees
from macros.views import tables
from macros.views.writer import Piece, Writer


def degrees(part: Degrees, page: Writer[Piece]) -> dict[str, Callable[[Degree], list[tuple[str, str | Piece]]]]:
    """Return what gives the time and the cost of a degree: those that any degree has, so that all compare."""
    labels = tables.given({"time": "Time", "cost": "Cost"}, part.degrees)
    return {"facts": lambda degree: [(label, tables.cell(getattr(degree, key), page)) for key, label in labels.items()]}
