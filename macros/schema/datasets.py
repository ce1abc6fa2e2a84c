"""Where numbers stand in a publisher's table: `oews, 29-1141, US, A_MEDIAN`, and which tables are known.

What is written here is what `refresh` can renew; how a publisher's file is laid out stands in `editing/published_tables`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, WithJsonSchema

from macros.schema.record import fault, said
from macros.source import near_names
from macros.source.prose_errors import Fault

EXAMPLE = "oews, 29-1141, US, A_MEDIAN"
SERIES_EXAMPLE = "oews, 29-1141"

Time = Literal["survey", "base", "target", "span"]
"""When a column holds: in the May of a survey; in the first or the last year of a projection; from one to the other."""


@dataclass(frozen=True)
class Column:
    """What the numbers of a column are, in the values that a figure chooses from."""

    unit: str
    statistic: str
    time: Time


class Cell(NamedTuple):
    """One number of a publisher's table."""

    table: str
    occupation: str
    place: str
    column: str


def _pay(statistic: str, column: str) -> dict[str, Column]:
    units = {"H": "usd-per-hour", "A": "usd-per-year"}
    return {f"{letter}_{column}": Column(unit, statistic, "survey") for letter, unit in units.items()}


TABLES: dict[str, dict[str, Column]] = {
    "oews": {
        "TOT_EMP": Column("jobs", "count", "survey"),
        **_pay("mean", "MEAN"),
        **_pay("percentile-10", "PCT10"),
        **_pay("median", "MEDIAN"),
        **_pay("percentile-90", "PCT90"),
    },
    "projections": {
        "EMPLOYMENT": Column("jobs", "count", "base"),
        "EMPLOYMENT_PROJECTED": Column("jobs", "projection", "target"),
        "CHANGE": Column("jobs", "projection", "span"),
        "CHANGE_PERCENT": Column("percent", "projection", "span"),
        "OPENINGS": Column("jobs-per-year", "projection", "span"),
    },
}
"""The columns of each table by their names: those of the publisher, and ours where its names hold a year."""

SERIES_COLUMNS: dict[str, dict[str, str]] = {
    "oews": {
        "median": "A_MEDIAN",
        "p10": "A_PCT10",
        "p25": "A_PCT25",
        "p75": "A_PCT75",
        "p90": "A_PCT90",
        "hourly": "H_MEDIAN",
        "jobs": "TOT_EMP",
    }
}
"""In which column of a table each cell of a series stands that has pay by the year."""

Places = Literal["nation", "states", "metropolitan areas"]
"""What the rows of one file of a table are about."""

_CODES: dict[Places, str] = {"nation": "US", "states": r"US-[A-Z]{2}", "metropolitan areas": r"US-[0-9]{5}"}
_PLACES = {"oews": f"(?:{'|'.join(_CODES.values())})", "projections": "US"}
OCCUPATION = r"[0-9]{2}-[0-9]{4}"

_PATTERN = "|".join(
    f"^{table}, {OCCUPATION}, {_PLACES[table]}, ({'|'.join(columns)})$" for table, columns in TABLES.items()
)
_SERIES_PATTERN = "|".join(f"^{table}, {OCCUPATION}$" for table in SERIES_COLUMNS)
_SERIES_WORDS = f"Write table and occupation code with a comma between, as in {SERIES_EXAMPLE}"
_WORDS = f"Write table, occupation code, place and column with commas between, as in {EXAMPLE}"


def cell(text: object) -> Cell:
    """Return the cell that a text names; raises the fault that an editor reads if it names none."""
    parts = [part.strip() for part in text.split(",")] if isinstance(text, str) else []
    tidy = ", ".join(parts)
    if len(parts) != len(Cell._fields) or tidy != text:
        instead = f"Write: {tidy}" if len(parts) == len(Cell._fields) else _WORDS
        raise fault(Fault(f"{said(text)} does not say where in a publisher's table the number stands", instead))
    found = Cell(*parts)
    for wrong in _faults(found):
        raise fault(wrong)
    return found


def column(cell: Cell) -> Column:
    """Return what the numbers of a cell's column are."""
    return TABLES[cell.table][cell.column]


def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table that a figure or a series can name."""
    return tuple(dict.fromkeys([*TABLES[table], *SERIES_COLUMNS.get(table, {}).values()]))


@cache
def places(code: str) -> Places | None:
    """Return in which file of a table a place has its row, or None if it is in none."""
    return next((places for places, form in _CODES.items() if re.fullmatch(form, code)), None)


def series_cell(text: str, place: str, name: str) -> Cell:
    """Return where the cell `name` of a place stands, for a series whose dataset is `text`."""
    table, occupation = text.split(", ")
    return Cell(table, occupation, place, SERIES_COLUMNS[table][name])


def _faults(cell: Cell) -> Iterator[Fault]:
    known = list(TABLES)
    if cell.table not in known:
        yield Fault(f"no table is called '{cell.table}'", near_names.advice(cell.table, known, f"w{_WORDS[1:]}"))
    elif not re.fullmatch(OCCUPATION, cell.occupation):
        yield Fault(f"'{cell.occupation}' is no occupation code", "Write two digits, a hyphen and four, as in 29-1141")
    elif not re.fullmatch(_PLACES[cell.table], cell.place):
        others = (
            ", or US- and the two letters of a state or the five digits of an area, as in US-TX"
            if cell.table == "oews"
            else ""
        )
        yield Fault(f"the table '{cell.table}' has no place called '{cell.place}'", f"Write US{others}")
    elif cell.column not in TABLES[cell.table]:
        columns = list(TABLES[cell.table])
        advice = near_names.advice(cell.column, columns, f"write one of: {', '.join(columns)}", listed=False)
        yield Fault(f"the table '{cell.table}' has no column called '{cell.column}'", advice)


def _dataset(value: object) -> str:
    return ", ".join(cell(value))


Dataset = Annotated[
    str,
    BeforeValidator(_dataset),
    WithJsonSchema({"type": "string", "pattern": _PATTERN, "patternErrorMessage": _WORDS}),
]
"""A number of a publisher's table, as it is written."""


def _series_dataset(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(_SERIES_PATTERN, value):
        raise fault(
            Fault(f"{said(value)} does not say in which rows of a publisher's table a series stands", _SERIES_WORDS)
        )
    return value


SeriesDataset = Annotated[
    str,
    BeforeValidator(_series_dataset),
    WithJsonSchema({"type": "string", "pattern": _SERIES_PATTERN, "patternErrorMessage": _SERIES_WORDS}),
]
"""The rows of a publisher's table that a series holds, as they are written."""
