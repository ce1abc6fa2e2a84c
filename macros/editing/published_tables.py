"""Publishers' own files → the tables in them: the Occupational Employment and Wage Statistics, the Employment Projections.

A file is known by what stands in it, never by its name alone; one that is laid out in another way is refused.
"""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import click

from macros.schema import datasets
from macros.schema.datasets import Cell, Places, Time
from macros.schema.fields import ABOVE_LIMIT, WITHHELD

_HEAD = 8  # rows among which the names of the columns stand; before them there may be a title
_EVERYBODY = "00-0000"  # the code of all occupations together
_MOST_JOBS = 1_000_000  # in thousands; no country has so many
_THOUSANDS = ("jobs", "jobs-per-year")  # the units of numbers that the projections give in thousands
_READ = (
    "national_M2025_dl.xlsx, state_M2025_dl.xlsx or MSA_M2025_dl.xlsx of the Occupational Employment and Wage "
    "Statistics, or occupation.xlsx of the Employment Projections; the first three also as CSV"
)
_DAMAGES = (KeyError, OSError, ValueError, SyntaxError, zipfile.BadZipFile, zlib.error)
"""What comes of an archive that is none, or that has lost a part."""

_WITHHELD = {
    "*": "the publisher gives no wage there",
    "**": "the publisher gives no count of jobs there",
    "#": "the publisher says only that the wage lies at or above the highest that it prints",
}
"""The marks that stand in place of a number, with their meaning."""

_MARKS = {"*": WITHHELD, "**": WITHHELD, "#": ABOVE_LIMIT}
"""The same marks as a series writes them."""

_WAGE_FILE = re.compile(r"_M((?:19|20)[0-9]{2})_dl")
_WAGE_COLUMNS = ("AREA_TYPE", "PRIM_STATE", "AREA", "NAICS", "OCC_CODE", *datasets.columns("oews"))
_AREA_TYPES: dict[str, Places] = {"1": "nation", "2": "states", "3": "states", "4": "metropolitan areas"}
"""What a row is about, by its AREA_TYPE; 3 is a territory."""
_PROJECTION_COLUMNS = {
    "OCCUPATION": r"(?P<first>\d{4}) National Employment Matrix code",
    "EMPLOYMENT": r"Employment, (?P<first>\d{4})",
    "EMPLOYMENT_PROJECTED": r"Employment, (?P<last>\d{4})",
    "CHANGE": r"Employment change, numeric, (?P<first>\d{4})-(?P<last>\d{2,4})",
    "CHANGE_PERCENT": r"Employment change, percent, (?P<first>\d{4})-(?P<last>\d{2,4})",
    "OPENINGS": r"Occupational openings, (?P<first>\d{4})-(?P<last>\d{2,4}) annual average",
}
"""The heads of table 1.2 by the names of our columns; they hold the years of the edition."""


@dataclass(frozen=True)
class Table:
    """One edition of a publisher's table, as far as figures can name its cells."""

    file: str
    name: str  # as in datasets.TABLES
    edition: str  # for editors: May 2025
    first: int  # the year of the survey, or that in which a projection begins
    last: int
    places: Places
    rows: dict[tuple[str, str], tuple[object, ...]]  # by occupation and place, in the order of the columns

    def covers(self, cell: Cell) -> bool:
        """Whether a cell belongs into this file, whether it is there or not."""
        return cell.table == self.name and datasets.places(cell.place) == self.places

    def years(self, time: Time) -> tuple[int, ...]:
        """Return the year or years that a column of this edition holds for."""
        return {"span": (self.first, self.last), "target": (self.last,)}.get(time, (self.first,))

    def cell(self, cell: Cell) -> float | str:
        """Return what a series writes into a cell: a number, or a word for one that is not shown.

        Raises `LookupError` with the reason if there is neither.
        """
        return _MARKS.get(str(self._printed(cell) or "").strip()) or self.number(cell)

    def _printed(self, cell: Cell) -> object:
        row = self.rows.get((cell.occupation, cell.place))
        if row is None:
            raise LookupError(f"{self.file} has no row for {cell.occupation} in {cell.place}")
        return row[datasets.columns(self.name).index(cell.column)]

    def number(self, cell: Cell) -> float:
        """Return a number in the unit of its column; raises `LookupError` with the reason if there is none."""
        printed = self._printed(cell)
        number = _number(printed)
        if number is None:
            mark = "" if printed is None else str(printed).strip()
            why = _WITHHELD.get(mark, "which is no number")
            raise LookupError(f"{self.file} has '{mark}' in {cell.column} for {cell.occupation} in {cell.place}: {why}")
        in_thousands = self.name == "projections" and datasets.column(cell).unit in _THOUSANDS
        exact = round(number * 1000) if in_thousands else round(number, 2)
        return int(exact) if exact == int(exact) else exact


def read(file: Path) -> Table:
    """Return the table that a file holds; raises `click.ClickException` if it holds none that is known."""
    wrong = []
    for sheet, rows in _sheets(file):
        head = list(islice(rows, _HEAD))
        for number, row in enumerate(head):
            names = [_head(name) for name in row]
            below = chain(head[number + 1 :], rows)
            if "OCC_CODE" in map(str.upper, names):
                return _wages(file, sheet, [name.upper() for name in names], below)
            if any(re.fullmatch(_PROJECTION_COLUMNS["OCCUPATION"], name) for name in names):
                if file.suffix.lower() == ".csv" or sheet.strip() == "Table 1.2":
                    return _projections(file, names, below)
                wrong.append(sheet)
    seen = f"; it has the sheets {', '.join(wrong)} and no Table 1.2" if wrong else ""
    raise click.ClickException(f"{file.name} is laid out as no table that can be read{seen}. Give {_READ}")


def _wages(file: Path, sheet: str, names: list[str], rows: Iterable[Sequence[object]]) -> Table:
    at = _places(file, names, _WAGE_COLUMNS, "a table of wages")
    year = _survey(file, sheet)
    found: dict[tuple[str, str], tuple[object, ...]] = {}
    kinds: set[Places] = set()
    for row in rows:
        kind, state, area, industry, occupation = (str(_at(row, at[name]) or "").strip() for name in _WAGE_COLUMNS[:5])
        if not occupation:
            continue
        if kind not in _AREA_TYPES or industry.strip("0"):
            what = "rows of rural areas or of single industries"
            raise click.ClickException(f"{file.name} has {what}, which cannot be read yet. Give {_READ}")
        kinds.add(_AREA_TYPES[kind])
        place = {"nation": "US", "states": f"US-{state}"}.get(_AREA_TYPES[kind], f"US-{area[-5:]}")
        _add(file, found, (occupation, place), tuple(_at(row, at[name]) for name in datasets.columns("oews")))
    if len(kinds) != 1:
        what = f"rows of {' and of '.join(sorted(kinds))}" if kinds else "no row of an occupation"
        raise click.ClickException(f"{file.name} holds {what}. Give {_READ}")
    return Table(file.name, "oews", f"May {year}", year, year, kinds.pop(), found)


def _survey(file: Path, sheet: str) -> int:
    """Return the year of a table of wages, which no row says."""
    years = {found[1] for name in (file.stem, sheet) for found in _WAGE_FILE.finditer(name)}
    if len(years) != 1:
        what = f"says two years: {' and '.join(sorted(years))}" if years else "does not say of which year it is"
        advice = "Call it as the publisher does, as in national_M2025_dl.xlsx"
        raise click.ClickException(f"{file.name} {what}. {advice}")
    return int(years.pop())


def _projections(file: Path, names: list[str], rows: Iterable[Sequence[object]]) -> Table:
    years = sorted({int(found["first"]) for name in names if (found := _named("EMPLOYMENT", name))})
    if len(years) != 2:
        raise _other_layout(file, "table 1.2 of the projections", "two columns of employment, by year")
    first, last = years
    expected = {"first": (str(first),), "last": (str(last), str(last)[2:])}
    at = {}
    for column in _PROJECTION_COLUMNS:
        for number, name in enumerate(names):
            found = _named(column, name)
            if found and all(year in expected[key] for key, year in found.groupdict().items()):
                at[column] = number
    for column in _PROJECTION_COLUMNS.keys() - at:
        raise _other_layout(file, "table 1.2 of the projections", f"a column for {column} from {first} to {last}")
    table: dict[tuple[str, str], tuple[object, ...]] = {}
    for row in rows:
        occupation = str(_at(row, at["OCCUPATION"]) or "").strip()
        if re.fullmatch(datasets.OCCUPATION, occupation):
            numbers = tuple(_at(row, at[name]) for name in datasets.TABLES["projections"])
            _add(file, table, (occupation, "US"), numbers)
    everybody = _number(table.get((_EVERYBODY, "US"), (None,))[0])
    if everybody is None or everybody > _MOST_JOBS:
        raise _other_layout(file, "table 1.2 of the projections", f"jobs in thousands, and all of them at {_EVERYBODY}")
    return Table(file.name, "projections", f"{first} to {last}", first, last, "nation", table)


def _named(column: str, name: str) -> re.Match[str] | None:
    return re.fullmatch(_PROJECTION_COLUMNS[column], name)


def _add(
    file: Path, into: dict[tuple[str, str], tuple[object, ...]], key: tuple[str, str], row: tuple[object, ...]
) -> None:
    """Add a row; an occupation that is a group of its own stands there twice, with the same numbers."""
    if into.setdefault(key, row) != row:
        raise click.ClickException(
            f"{file.name} has two rows for {key[0]} in {key[1]}, with other numbers. Give {_READ}"
        )


def _places(file: Path, names: list[str], wanted: Iterable[str], what: str) -> dict[str, int]:
    missing = [name for name in wanted if name not in names]
    if missing:
        raise _other_layout(file, what, f"the columns {', '.join(missing)}")
    return {name: names.index(name) for name in wanted}


def _other_layout(file: Path, what: str, missing: str) -> click.ClickException:
    instead = "Take the file from the publisher again; if it is the same, the program has to learn the new layout"
    return click.ClickException(f"{file.name} is not laid out as {what}: it lacks {missing}. {instead}")


def _at(row: Sequence[object], number: int) -> object:
    return row[number] if number < len(row) else None


def _head(value: object) -> str:
    """Return the name of a column: on one line, with plain hyphens, without the mark of a footnote."""
    text = re.sub(r"[‐-―−]", "-", str(value or ""))
    return " ".join(re.sub(r"\[\d+\]", "", text).split())


def _number(printed: object) -> float | None:
    if isinstance(printed, str) and re.fullmatch(r"-?[0-9][0-9,]*(?:\.[0-9]+)?", printed.strip()):
        return float(printed.replace(",", ""))
    return printed if isinstance(printed, (int, float)) and not isinstance(printed, bool) else None


def _sheets(file: Path) -> Iterator[tuple[str, Iterator[Sequence[object]]]]:
    """Yield the name and the rows of each sheet of a file."""
    kind = file.suffix.lower()
    if kind == ".csv":
        yield file.stem, iter(list(csv.reader(io.StringIO(_text(file), newline=""))))
    elif kind == ".xlsx":
        yield from _workbook(file)
    else:
        unpack = "Unpack it first, and give the file inside" if kind == ".zip" else f"Give {_READ}"
        raise click.ClickException(f"{file.name} is neither a workbook that ends in .xlsx nor a CSV file. {unpack}")


def _text(file: Path) -> str:
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")  # what a spreadsheet program writes on Windows


def _workbook(file: Path) -> Iterator[tuple[str, Iterator[Sequence[object]]]]:
    # Only here: no other command needs it, and it takes a while to load.
    import openpyxl

    with warnings.catch_warnings(), file.open("rb") as opened:
        warnings.simplefilter("ignore")  # of looks that the publisher's program left out
        try:
            for sheet in openpyxl.load_workbook(opened, read_only=True, data_only=True).worksheets:
                sheet.reset_dimensions()  # the size that a file states of itself can be wrong
                yield sheet.title, _unbroken(file, sheet.iter_rows(values_only=True))
        except _DAMAGES as error:
            raise _damaged(file) from error


def _unbroken(file: Path, rows: Iterator[Sequence[object]]) -> Iterator[Sequence[object]]:
    try:
        yield from rows
    except _DAMAGES as error:
        raise _damaged(file) from error


def _damaged(file: Path) -> click.ClickException:
    return click.ClickException(f"{file.name} cannot be opened as a workbook. Download it again")
