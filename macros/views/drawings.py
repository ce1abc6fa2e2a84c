"""Parts that become drawings: which rows, on which scale, and the numbers of a ladder as a table, too."""

from dataclasses import dataclass
from typing import Generic

from macros.domain import formats
from macros.schema.sections.career_path import CareerPath, Level
from macros.schema.sections.outlook import Projection, Projections
from macros.schema.sections.salaries import Anchors, PayLadder, PayLadders, PayRow
from macros.views import charts
from macros.views.charts import Chart, Scale
from macros.views.tables import NONE, Table, table_row, table_view
from macros.views.writer import Piece, View, Writer


@dataclass(frozen=True)
class DrawnPay(Generic[Piece]):
    """A pay ladder, the note of its source, and its numbers twice: drawn, and as a table."""

    ladder: PayLadder
    note: Piece
    chart: Chart
    table: Table[Piece]


def anchors(part: Anchors, page: Writer[Piece]) -> dict[str, Chart | None]:
    """Return the chart of official pay; it compares two rows at least, and all of them in one unit."""
    units = {page.figures[anchor.median].record.unit for anchor in part.anchors}
    if len(part.anchors) < 2 or len(units) > 1:
        return {"chart": None}
    named = [{"median": anchor.median, "low": anchor.low, "high": anchor.high} for anchor in part.anchors]
    labels = [(anchor.title, _starts(anchor.median, page)) for anchor in part.anchors]
    caption = " ".join(filter(None, ("Pay", formats.each(units.pop()), "by occupation")))
    return {"chart": _chart(caption, labels, named, page, _axis(named, page))}


def _starts(name: str, page: Writer[Piece]) -> str:
    """Return the starting points whose readers the figure counts today: those whose pay is that of the same people."""
    about = page.figures[name].record.about
    compared = {
        start.id: page.guide.series[start.pay].record.compare
        for start in page.career.career.starting_points or ()
        if start.pay
    }
    return " ".join(
        start for start, figure in compared.items() if figure and page.figures[figure].record.about == about
    )


def projections(part: Projections, page: Writer[Piece]) -> View:
    """Return the chart of projected growth, and what gives the facts of an occupation."""
    return {"chart": projection_chart(part, page), "facts": lambda occupation: projection_facts(occupation, page)}


def projection_chart(part: Projections, page: Writer[Piece]) -> Chart:
    """Return the chart of projected growth, drawn from zero.

    What is close to the role comes first, then what stands in for it, each in the order of the file; last all occupations.
    """
    near = sorted(part.occupations, key=lambda one: charts.is_stand_in(page.figures[one.growth]))
    axis = charts.from_zero(
        charts.numbers(page.figures[name] for name in (*(one.growth for one in near), part.all_growth) if name)
    )
    rows = [
        charts.growth_row(
            one.title,
            page.figures[one.growth],
            "far" if charts.is_stand_in(page.figures[one.growth]) else "near",
            axis,
            _starts(one.growth, page),
        )
        for one in near
    ]
    if part.all_growth:
        rows.append(charts.growth_row("All occupations", page.figures[part.all_growth], "all", axis))
    caption = "Projected change in jobs by occupation"
    return Chart(caption, charts.ticks(axis, "percent"), tuple(rows), charts.keys(rows))


def projection_facts(occupation: Projection, page: Writer[Piece]) -> list[tuple[str, Piece]]:
    """Return the new jobs and the openings of a projection with their labels, which say what is counted."""
    facts = []
    if occupation.new_jobs:
        label, shown = formats.new_jobs(page.figures[occupation.new_jobs])
        facts.append((label, page.said(occupation.new_jobs, shown)))
    if occupation.openings:
        shown = formats.without_jobs(formats.value(page.figures[occupation.openings]))
        facts.append(("Openings", page.said(occupation.openings, shown)))
    return facts


def pay_ladders(part: PayLadders, page: Writer[Piece]) -> dict[str, list[DrawnPay[Piece]]]:
    """Return a chart and a table for each ladder."""
    # One scale for all, so that a reader can compare them by eye.
    axis = _axis([_pay(row) for ladder in part.ladders for row in ladder.rows], page)
    return {"ladders": [_pay_ladder(ladder, page, axis) for ladder in part.ladders]}


def _pay(row: PayRow) -> dict[str, str | None]:
    return {"median": row.median, "mean": row.mean, "range": row.range}


def _pay_ladder(ladder: PayLadder, page: Writer[Piece], axis: Scale) -> DrawnPay[Piece]:
    titles = [_title(row, page) for row in ladder.rows]
    named = [_pay(row) for row in ladder.rows]
    kinds = [key for key in ("median", "mean", "range") if any(row[key] for row in named)]
    years = [_experience(row, page) for row in ladder.rows]
    heads = ["Level", "Experience", *({"median": "Median", "mean": "Average", "range": "Range"}[key] for key in kinds)]
    rows = [
        table_row("", title, [experience, *(_one(page, figures[key]) for key in kinds)])
        for title, experience, figures in zip(titles, years, named, strict=True)
    ]
    caption = f"In numbers: {ladder.title}"
    return DrawnPay(
        ladder,
        note=page.source(ladder.source),
        chart=_chart(f"Pay by level: {ladder.title}", [(title, "") for title in titles], named, page, axis),
        table=table_view(ladder.id, caption, heads, rows, numbers=range(2, 2 + len(kinds))),
    )


def _axis(named: list[dict[str, str | None]], page: Writer[Piece]) -> Scale:
    return charts.from_zero(charts.numbers(page.figures[name] for row in named for name in row.values() if name))


def _chart(
    caption: str, labels: list[tuple[str, str]], named: list[dict[str, str | None]], page: Writer[Piece], axis: Scale
) -> Chart:
    figures = [{key: page.figures[name] if name else None for key, name in row.items()} for row in named]
    rows = tuple(charts.pay_row(label, row, axis, starts) for (label, starts), row in zip(labels, figures, strict=True))
    unit = next(figure.record.unit for row in figures for figure in row.values() if figure)
    return Chart(caption, charts.ticks(axis, unit), rows, charts.keys(rows))


def _level(row: PayRow, page: Writer[Piece]) -> Level | None:
    """Return the level of the career path that a row names, if it names one."""
    path = page.career.section(CareerPath).ladders if row.level else None
    return next(
        (one for ladder in (path.ladders if path else ()) for one in ladder.levels if one.id == row.level), None
    )


def _title(row: PayRow, page: Writer[Piece]) -> str:
    level = _level(row, page)
    return row.title or (level.title if level else "")


def _experience(row: PayRow, page: Writer[Piece]) -> Piece | str:
    level = _level(row, page)
    years = row.years or (level.years if level and not row.experience else None)
    return page.figure(years) if years else row.experience or NONE


def _one(page: Writer[Piece], name: str | None) -> Piece | str:
    return page.figure(name) if name else NONE
