"""Pay by place → tables and drawings, for any medium: what can be said of one place, and of all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.domain import formats
from macros.domain import series as series_of
from macros.domain.expressions import spelled
from macros.domain.guide import Guide
from macros.domain.series import KnownSeries, Pay
from macros.schema.sections.states import PlaceTable
from macros.schema.series import PAY, Answer, Place
from macros.views import charts
from macros.views.charts import Scale
from macros.views.writer import LinkWriter, View

ENDS = {
    "p10": "Lowest tenth",
    "p25": "Lowest quarter",
    "median": "Median",
    "p75": "Highest quarter",
    "p90": "Highest tenth",
}
SECTION = "states"
"""The section whose pages these are; they stand in a folder of its name."""

HELD_BACK, NOT_PUBLISHED, FEW, LEFT_OUT = "held back", "not published", "few jobs", "left out"


@dataclass(frozen=True)
class PayRow:
    """Pay of one occupation in one place, in words and as positions on the scale of its table."""

    series: KnownSeries
    pay: Pay | None  # None: not published
    checked: str  # how far the median was checked
    median: str
    hourly: str
    nation: str  # empty where no figure says it
    against: str  # $1,580 less
    jobs: str
    half: str  # the middle half, as $79,170 to $105,100
    thin: tuple[float, float] | None  # where the line from the lowest to the highest tenth begins, and how wide it is
    thick: tuple[float, float] | None  # the same of the middle half
    middle: float | None  # where the median lies
    nation_at: float | None  # where the nation's median lies; nothing is drawn beside no median


@dataclass(frozen=True)
class OnePlace:
    """All that is known of one place."""

    code: str
    place: Place
    rows: tuple[PayRow, ...]
    lead: PayRow | None  # the first that has a median
    ticks: tuple[tuple[float, str], ...]
    level: str  # 3% lower than; empty where no price level is known
    worth: str  # what the median of the lead would be worth at national prices
    answers: tuple[tuple[KnownSeries, Answer], ...]
    areas: tuple[tuple[str, Place], ...]
    beyond: tuple[str, ...]  # the names of areas that reach into other places as well


def one_place(guide: Guide, table: PlaceTable, code: str) -> OnePlace:
    """Return what is known of a place that has a page."""
    every = [guide.series[name] for name in table.pay]
    axis = charts.scale([0, *_numbers(guide, every, code)])
    rows = tuple(_row(guide, series, code, axis) for series in every)
    lead = next((row for row in rows if row.pay and row.pay.median is not None), None)
    level = guide.series[table.price_level].value(code) if table.price_level else None
    words = [guide.series[name] for name in table.answers or ()]
    areas = tuple(series_of.areas(code, guide.places, every[0]))
    return OnePlace(
        code=code,
        place=guide.places[code],
        rows=rows,
        lead=lead,
        ticks=charts.ticks(axis, "usd-per-year"),
        level=_level(level) if level is not None else "",
        worth=_worth(lead, level),
        answers=tuple((series, answer) for series in words if (answer := series.answer(code))),
        areas=areas,
        beyond=tuple(area.name for _, area in areas if len(area.within or ()) > 1),
    )


def _numbers(guide: Guide, every: Iterable[KnownSeries], code: str) -> Iterator[float]:
    for series in every:
        pay = series.pay(code)
        if pay:
            yield from (number for number in (pay.median, *pay.ends.values()) if number is not None)
        if (nation := _nation(guide, series)) is not None:
            yield nation


def _nation(guide: Guide, series: KnownSeries) -> float | None:
    """Return the number of the whole country, where a figure says it."""
    return guide.figures[series.record.compare].value if series.record.compare else None


def _row(guide: Guide, series: KnownSeries, code: str, axis: Scale) -> PayRow:
    pay, nation = series.pay(code), _nation(guide, series)
    unit = str(series.record.unit)
    median = pay.median if pay else None
    ends = pay.ends if pay else {}
    return PayRow(
        series=series,
        pay=pay,
        checked=series.checked(guide.places[code].kind, "median"),
        median=formats.single(unit, median) if median is not None else HELD_BACK if pay else NOT_PUBLISHED,
        hourly=formats.amount("$", pay.hourly, cents=True) if pay and pay.hourly is not None else "",
        nation=formats.single(unit, nation) if nation is not None else "",
        against=_against(unit, median, nation),
        jobs=f"{pay.jobs:,}" if pay and pay.jobs is not None else "",
        half=f"{formats.single(unit, ends['p25'])} to {formats.single(unit, ends['p75'])}"
        if "p25" in ends and "p75" in ends
        else "",
        thin=_span(ends, "p10", "p90", axis) or _span(ends, "p10", "p75", axis),
        thick=_span(ends, "p25", "p75", axis),
        middle=axis.at(median) if median is not None else None,
        nation_at=axis.at(nation) if nation is not None and median is not None else None,
    )


def _span(ends: dict[str, float], low: str, high: str, axis: Scale) -> tuple[float, float] | None:
    if low not in ends or high not in ends:
        return None
    return axis.at(ends[low]), axis.wide(ends[low], ends[high])


def _against(unit: str, here: float | None, nation: float | None) -> str:
    if here is None or nation is None:
        return ""
    gap = here - nation
    return f"{formats.single(unit, abs(gap))} {'more' if gap > 0 else 'less'}" if gap else "the same"


def _level(level: float) -> str:
    gap = round(level - 100)
    return f"{spelled(abs(gap))}% {'higher' if gap > 0 else 'lower'} than" if gap else "about the same as"


def _worth(lead: PayRow | None, level: float | None) -> str:
    if lead is None or lead.pay is None or lead.pay.median is None or level is None:
        return ""
    return formats.single(str(lead.series.record.unit), series_of.at_national_prices(lead.pay.median, level))


def spread(row: PayRow) -> list[str]:
    """Return the numbers of a row from the lowest tenth to the highest, as far as they can be shown."""
    pay, unit = row.pay, str(row.series.record.unit)
    if pay is None:
        return [NOT_PUBLISHED, *[""] * (len(PAY) - 1)]
    shown = []
    for name in PAY:
        number = pay.median if name == "median" else pay.ends.get(name)
        above = LEFT_OUT if name in pay.above else ""
        missing = FEW if pay.is_few and name != "median" else HELD_BACK
        shown.append(formats.single(unit, number) if number is not None else above or missing)
    return shown


def left_out(rows: Iterable[PayRow]) -> list[str]:
    """Return why numbers of a table are left out, each reason once."""
    notes = [row.series.record.limit_note for row in rows if row.pay and row.pay.above]
    return list(dict.fromkeys(note for note in notes if note))


def area_cell(series: KnownSeries, code: str) -> tuple[str, bool]:
    """Return the median of an area, and whether few jobs are counted there."""
    pay = series.pay(code)
    if pay is None:
        return NOT_PUBLISHED, False
    if pay.median is None:
        return HELD_BACK, False
    return formats.single(str(series.record.unit), pay.median), pay.is_few


@dataclass(frozen=True)
class ListedPlace:
    """A place in the table of all."""

    name: str
    page: str
    cells: tuple[tuple[str, float | None, bool], ...]  # words, number to sort by, whether few jobs are counted
    level: float | None
    answer: str


def listed(guide: Guide, table: PlaceTable) -> list[ListedPlace]:
    """Return every place that has a page, by its name."""
    records = {name: series.record for name, series in guide.series.items()}
    words = guide.series[table.answers[0]] if table.answers else None
    found = []
    for page, code in series_of.with_pages(table, guide.places, records).items():
        answer = words.answer(code) if words else None
        cells = tuple(_cell(guide.series[name], code) for name in table.pay)
        level = guide.series[table.price_level].value(code) if table.price_level else None
        found.append(
            ListedPlace(guide.places[code].name, page, cells, level, (answer.short or answer.label) if answer else "")
        )
    return sorted(found, key=lambda one: one.name)


def place_table(part: PlaceTable, page: LinkWriter[Markup]) -> View:
    """Return the table of all places: each leads to its own page."""
    rows = [
        {
            "name": one.name,
            "href": page.to(f"{page.career.id}/{SECTION}/{one.page}"),
            "cells": one.cells,
            "level": one.level,
            "answer": one.answer,
        }
        for one in listed(page.guide, part)
    ]
    return {"rows": rows, "levels": bool(part.price_level), "words": part.answers[0] if part.answers else ""}


def _cell(series: KnownSeries, code: str) -> tuple[str, float | None, bool]:
    shown, is_few = area_cell(series, code)
    pay = series.pay(code)
    return shown, pay.median if pay else None, is_few


def checked(guide: Guide, rows: Iterable[PayRow]) -> list[tuple[str, str, str]]:
    """Return how the numbers of a table were checked: which, how far, and how; each way once."""
    found: dict[tuple[str, str], list[str]] = {}
    rest: dict[tuple[str, str], None] = {}
    for row in rows:
        record = row.series.record
        if row.pay is None:
            continue
        if record.agreed and row.checked == record.agreed.status and "median" in record.agreed.cells:
            found.setdefault((record.agreed.status, record.agreed.note), []).append(formats.in_sentence(record.title))
        rest[(record.status, record.status_note)] = None
    return [
        *((f"Median of {', '.join(titles)}", status, note) for (status, note), titles in found.items()),
        *(("All other numbers" if found else "All numbers", status, note) for status, note in rest),
    ]
