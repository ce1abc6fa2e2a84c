"""The career ladders as drawings, each also described in words."""

from __future__ import annotations

from dataclasses import dataclass

from macros.domain import formats
from macros.domain.figures import Quotable
from macros.domain.guide import CareerGuide, Guide
from macros.schema.sections.career_path import CareerPath, Ladder, Ladders
from macros.views import charts
from macros.views.writer import Piece, Writer


@dataclass(frozen=True)
class DrawnLadder:
    """A career ladder and its drawing, which is also described in words."""

    ladder: Ladder
    stairs: tuple[charts.Stair, ...]
    described: str


def ladders(part: Ladders, page: Writer[Piece]) -> dict[str, list[DrawnLadder]]:
    """Return the drawings of the ladders."""
    return {"drawings": [_drawn(ladder, page.guide) for ladder in part.ladders]}


def _drawn(ladder: Ladder, guide: Guide) -> DrawnLadder:
    return DrawnLadder(ladder, _stairs(ladder, guide), _described(ladder, guide))


@dataclass(frozen=True)
class FirstLadder(DrawnLadder):
    """The first ladder of a guide, with what its caption names: whether it tells years, and where more stands."""

    has_years: bool
    more: dict[str, str]


def ladder_stairs(guide: Guide, career: CareerGuide) -> FirstLadder | None:
    """Return the drawing of the first ladder of a guide; None if it has none."""
    path = career.find(CareerPath)
    if path is None or path.ladders is None:
        return None
    ladder = path.ladders.ladders[0]
    more = {"id": path.ladders.id, "title": path.title}
    return FirstLadder(
        ladder, _stairs(ladder, guide), _described(ladder, guide), any(level.years for level in ladder.levels), more
    )


def _stairs(ladder: Ladder, guide: Guide) -> tuple[charts.Stair, ...]:
    return charts.stairs(
        [(level.title, _start(guide.figures[level.years]) if level.years else "") for level in ladder.levels]
    )


def _start(years: Quotable) -> str:
    """Return the year at which a level begins, as on the axis of the drawing."""
    low = years.low if years.low is not None else years.value
    return f"{low:,.0f}{'+' if years.record.open == 'above' and years.high is None else ''} yr"


def _described(ladder: Ladder, guide: Guide) -> str:
    levels = [
        f"{level.title}, {formats.value(guide.figures[level.years])}" if level.years else level.title
        for level in ladder.levels
    ]
    return f"{ladder.title}: {'; '.join(levels)}."
