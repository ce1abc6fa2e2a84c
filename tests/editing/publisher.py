"""Files laid out as the US Bureau of Labor Statistics lays them out, made small; every number in them is made up."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl

_WAGES = (
    *("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE"),
    *("OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT"),
    *("H_MEAN", "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90"),
    *("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY"),
)
_NUMBERS = {"TOT_EMP": 3379000, "EMP_PRSE": 0.3, "H_MEAN": 50.25, "A_MEAN": 104520, "MEAN_PRSE": 0.2}
_NUMBERS |= {"H_PCT10": 33.1, "H_PCT25": 39.32, "H_MEDIAN": 47.5, "H_PCT75": 57.2, "H_PCT90": 66.09}
_NUMBERS |= {"A_PCT10": 68850, "A_PCT25": 81790, "A_MEDIAN": 98800, "A_PCT75": 118980, "A_PCT90": 137470}
NURSES = "29-1141"


def wages_row(occupation: str = NURSES, state: str = "", **other: Any) -> dict[str, Any]:
    """Return a row of a table of wages, of the nation or of a state; `other` are cells that differ."""
    area = {"AREA": "48", "AREA_TITLE": "Some state", "AREA_TYPE": "2", "PRIM_STATE": state} if state else {
        "AREA": "99", "AREA_TITLE": "U.S.", "AREA_TYPE": "1", "PRIM_STATE": "US"
    }  # fmt: skip
    industry = {"NAICS": "000000", "NAICS_TITLE": "Cross-industry", "I_GROUP": "cross-industry", "OWN_CODE": "1235"}
    return {**area, **industry, "OCC_CODE": occupation, "O_GROUP": "detailed", **_NUMBERS, **other}


def wages(file: Path, *rows: dict[str, Any], sheet: str = "", without: Iterable[str] = ()) -> Path:
    """Write a table of wages, as a workbook or as CSV; beside it a workbook has a sheet that explains the columns."""
    names = [name for name in _WAGES if name not in without]
    table = [names, *([row.get(name) for name in names] for row in rows)]
    return _written(file, {sheet or file.stem: table, "Field Descriptions": [["Field", "Description"], ["AREA", "x"]]})


def projections_rows(first: int = 2025, *more: list[Any], everybody: Any = 170280.8) -> list[list[Any]]:
    """Return the rows of table 1.2 of the projections, footnotes below."""
    last, span = first + 10, f"{first}–{(first + 10) % 100}"
    heads = [
        *(f"{first} National Employment Matrix title", f"{first} National Employment Matrix code", "Occupation type"),
        *(f"Employment, {first}", f"Employment, {last}"),
        *(f"Employment distribution, percent, {first}", f"Employment distribution, percent, {last}"),
        *(f"Employment change, numeric, {span}", f"Employment change, percent, {span}"),
        *(f"Percent self employed, {first}", f"Occupational openings, {span} annual average"),
        *(f"Median annual wage, dollars, {first}[1]", "Typical education needed for entry"),
    ]
    return [
        [f"Table 1.2 Occupational projections, {span}, and worker characteristics, {first} (Numbers in thousands)"],
        heads,
        ["Total, all occupations", "00-0000", "Summary", everybody, 176198.5, 100, 100, 5917.7, 3.5, 5.8, 18900.4, 51000, "—"],
        *more,
        ["Registered nurses", NURSES, "Line item", 3401.2, 3591.7, 2.0, 2.0, 190.4, 5.6, 0.5, 180.8, 98800, "Bachelor's degree"],
        ["[1] Data are from the Occupational Employment and Wage Statistics program."],
    ]  # fmt: skip


def projections(file: Path, rows: list[list[Any]] | None = None, sheet: str = "Table 1.2") -> Path:
    """Write the workbook of the projections by occupation, in which table 1.2 is one of several; as CSV it is alone."""
    rows = rows or projections_rows()
    if file.suffix == ".csv":
        return _written(file, {sheet: rows})
    return _written(file, {"Index": [["Occupational tables"]], "Table 1.1": [[], *rows[1:3]], sheet: rows})


def _written(file: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    if file.suffix == ".csv":
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(next(iter(sheets.values())))
        return file
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file
