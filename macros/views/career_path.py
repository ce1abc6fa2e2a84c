"""The career ladders as drawings: each level from the year that it begins to the year that it ends."""

from dataclasses import dataclass

from macros.domain.guide import CareerGuide, Guide
from macros.schema.sections.career_path import CareerPath, Ladder, Ladders
from macros.source import units
from macros.views import charts
from macros.views.charts import Chart
from macros.views.writer import Piece, Writer

_FEWEST = 2  # levels with years: fewer show no way up


@dataclass(frozen=True)
class DrawnLadder:
    """A career ladder and its drawing; there is none where its levels tell no years."""

    ladder: Ladder
    chart: Chart | None


def ladders(part: Ladders, page: Writer[Piece]) -> dict[str, list[DrawnLadder]]:
    """Return the ladders with their drawings."""
    return {"drawings": [DrawnLadder(ladder, _drawn(ladder, page.guide)) for ladder in part.ladders]}


@dataclass(frozen=True)
class FirstLadder(DrawnLadder):
    """The first ladder of a guide, and where more of it stands."""

    more: dict[str, str]


def first_ladder(guide: Guide, career: CareerGuide) -> FirstLadder | None:
    """Return the drawing of the first ladder of a guide; None if it has none."""
    path = career.find(CareerPath)
    if path is None or path.ladders is None:
        return None
    ladder = path.ladders.ladders[0]
    chart = _drawn(ladder, guide)
    return FirstLadder(ladder, chart, {"id": path.ladders.id, "title": path.title}) if chart else None


def _drawn(ladder: Ladder, guide: Guide) -> Chart | None:
    levels = [(level.title, guide.figures[level.years] if level.years else None) for level in ladder.levels]
    known = [years for _, years in levels if years]
    if len(known) < _FEWEST or len({years.record.unit for years in known}) > 1:
        return None
    axis = charts.from_zero(charts.numbers(known))
    unit = known[0].record.unit
    caption = f"{units.UNITS[unit].many.capitalize()} of experience: {ladder.title}"
    return Chart(caption, charts.ticks(axis, unit), charts.level_rows(levels, axis), ())
