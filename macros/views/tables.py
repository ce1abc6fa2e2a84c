"""Parts that become tables and drawings: which cells, which marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypedDict

from markupsafe import Markup

from macros.domain import formats
from macros.schema.parts import FigureTable
from macros.schema.record import Record
from macros.schema.sections.applying import Rewordings
from macros.schema.sections.career_path import CareerPath, Level
from macros.schema.sections.certifications import Certification, Certifications
from macros.schema.sections.getting_started import Timelines
from macros.schema.sections.outlook import Projection, Projections
from macros.schema.sections.salaries import Anchors, Countries, PayLadder, PayLadders, PayRow
from macros.source.prose import Prose
from macros.views import charts, plan_clocks
from macros.views.charts import Chart, Scale
from macros.views.who_may_apply import who_may_apply
from macros.views.writer import Piece, View, Writer

NONE = Markup("not given")
_NARROW = 3  # columns: names and two of numbers


class TableRow(TypedDict, Generic[Piece]):
    """A row of a table: its anchor, which may be empty, its head and its cells, and what stands under it."""

    id: str
    name: str | Piece
    cells: list[str | Piece]
    detail: list[tuple[str, str | Piece]]


class Table(TypedDict, Generic[Piece]):
    """What the component `table` shows: each head says whether its column is set as numbers.

    One that `is_narrow` has a few short columns and stays a table on the narrowest screen.
    """

    id: str
    caption: str
    is_titled: bool
    is_narrow: bool
    heads: list[tuple[str, bool]]
    rows: list[TableRow[Piece]]


class OneTable(TypedDict, Generic[Piece]):
    """A part that is a table."""

    table: Table[Piece]


@dataclass(frozen=True)
class DrawnPay(Generic[Piece]):
    """A pay ladder, the note of its source, and its numbers twice: drawn, and as a table."""

    ladder: PayLadder
    note: Piece
    chart: Chart
    table: Table[Piece]


def certifications(part: Certifications, page: Writer[Markup]) -> View:
    """Return the table of credentials, where what does not fit a narrow column stands under each row; and who may apply."""
    heads = ["Credential", "Who may apply", "Experience", "Fee"]
    rows = [_credential(item, page) for item in part.certifications]
    return {
        "table": table_view(part.id, "What each asks for, and what it costs", heads, rows),
        "matrix": who_may_apply(part, page.career),
    }


def _credential(item: Certification, page: Writer[Markup]) -> TableRow[Markup]:
    name = Markup('{} <span class="cg-table__more">{}</span> <span class="cg-table__more">{}</span>')
    return {
        "id": item.id,
        "name": name.format(item.short, item.title, item.issuer),
        "cells": [page.line(text) for text in (item.eligibility, item.experience, item.fee)],
        "detail": [
            ("Suits", page.line(item.suits)),
            ("Renewal", page.line(item.renewal)),
            ("Check with the issuer", page.line(item.unverified)),
        ],
    }


def countries(part: Countries, page: Writer[Piece]) -> OneTable[Piece]:
    """Return the table of countries."""
    names = [name for country in part.countries for name in (country.local, country.usd) if name]
    amount = _amount(names, page)
    rows = [
        table_row(
            country.id,
            country.place,
            [*(amount(name) if name else NONE for name in (country.local, country.usd)), page.prose(country.text)],
        )
        for country in part.countries
    ]
    caption = ", ".join(filter(None, ("Pay by country", formats.common_period(_units(names, page)))))
    return {"table": table_view(part.id, caption, ["Country", "In local money", "In US dollars", "What to know"], rows)}


def figure_table(part: FigureTable, page: Writer[Piece]) -> OneTable[Piece]:
    """Return a table of figures; a last column holds remarks if any row has one."""
    remarks = any(row.text for row in part.rows)
    heads = [part.subject, *part.columns, *(["What to know"] if remarks else [])]
    amount = _amount([name for row in part.rows for name in row.figures], page)
    rows = [
        table_row(
            row.id, row.title, [*(amount(name) for name in row.figures), *([page.prose(row.text)] if remarks else [])]
        )
        for row in part.rows
    ]
    numbers = range(1, len(part.columns) + 1)
    return {"table": table_view(part.id, part.title, heads, rows, numbers=numbers, is_titled=True)}


def rewordings(part: Rewordings, page: Writer[Piece]) -> OneTable[Piece]:
    """Return the table that turns the words of another job into those of this one."""
    rows = [table_row(row.id, row.did, [page.line(row.say)]) for row in part.rows]
    heads = [part.did_title, part.say_title]
    return {"table": table_view(part.id, part.title, heads, rows, is_titled=True, is_narrow=True)}


def _amount(names: list[str], page: Writer[Piece]) -> Callable[[str], Piece]:
    """Return what shows a figure of a table: with all of its unit, if pay by the year stands beside pay by the hour."""
    units = _units(names, page)
    if not formats.is_mixed(units):
        return page.figure
    return lambda name: page.said(name, formats.in_full(page.figures[name]))


def _units(names: Iterable[str], page: Writer[Piece]) -> set[str]:
    return {page.figures[name].record.unit for name in names}


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
    return {
        "chart": projection_chart(part, page),
        "facts": lambda occupation: projection_facts(occupation, page),
    }


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


def timelines(part: Timelines, page: Writer[Piece]) -> View:
    """Return the title of each starting point, and how long its standard plan takes if the guide has one."""
    return {
        "titles": page.career.starts,
        "clocks": {start: one._asdict() for start, one in plan_clocks.clocks(page).items()},
    }


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


def given(labels: dict[str, str], records: Iterable[Record]) -> dict[str, str]:
    """Return the fields that any of the records has, each with its label."""
    return {key: label for key, label in labels.items() if any(getattr(record, key) is not None for record in records)}


def cell(value: Prose | str | None, page: Writer[Piece]) -> Piece | str:
    """Return what a cell shows of a field that may be left out."""
    if value is None:
        return NONE
    return page.line(value) if isinstance(value, Prose) else value


def table_row(id_: str, name: str | Piece, cells: list[str | Piece]) -> TableRow[Piece]:
    """Return a row for `table_view`: its anchor, which may be empty, its head and its cells."""
    return {"id": id_, "name": name, "cells": cells, "detail": []}


def table_view(
    id_: str,
    caption: str,
    heads: list[str],
    rows: list[TableRow[Piece]],
    *,
    numbers: range = range(0),
    is_titled: bool = False,
    is_narrow: bool = False,
) -> Table[Piece]:
    """Return what the component `table` shows.

    `numbers` are the columns set as numbers; where the heading above says what the caption says, the table `is_titled`.
    Two short columns are `is_narrow`, and so are names beside one or two columns of numbers.
    """
    return {
        "id": f"_table-{id_}",
        "caption": caption,
        "is_titled": is_titled,
        "is_narrow": is_narrow or (len(heads) <= _NARROW and all(number in numbers for number in range(1, len(heads)))),
        "heads": [(text, number in numbers) for number, text in enumerate(heads)],
        "rows": rows,
    }
