"""Parts that become tables: which cells, and which columns are numbers."""

from collections.abc import Callable, Iterable
from typing import Generic, TypedDict

from markupsafe import Markup

from macros.domain import formats
from macros.schema.parts import FigureTable
from macros.schema.record import Record
from macros.schema.sections.applying import Rewordings
from macros.schema.sections.certifications import Certification, Certifications
from macros.schema.sections.getting_started import Timelines
from macros.schema.sections.salaries import Countries
from macros.source.prose import Prose
from macros.views import plan_clocks
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


def timelines(part: Timelines, page: Writer[Piece]) -> View:
    """Return the title of each starting point, and how long its standard plan takes if the guide has one."""
    return {
        "titles": page.career.starts,
        "clocks": {start: one._asdict() for start, one in plan_clocks.clocks(page).items()},
    }


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
