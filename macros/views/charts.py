"""Marks of drawings, placed in percent of the width, so that a drawing redraws for each width."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.domain import formats
from macros.domain.figures import Quotable

_NAMES = {"median": "median", "mean": "average"}
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)


@dataclass(frozen=True)
class Scale:
    """A linear axis from `low` to `high`."""

    low: float
    high: float
    step: float

    def at(self, number: float) -> float:
        """Return the position of a number, as in 41.67."""
        return percent((number - self.low) / (self.high - self.low))

    def wide(self, low: float, high: float) -> float:
        """Return the width between two numbers."""
        return percent((high - low) / (self.high - self.low))

    def ticks(self) -> list[float]:
        """Return the round numbers inside the axis, without its ends."""
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * number for number in range(1, count)]


@dataclass(frozen=True)
class Mark:
    """One mark of a row: a bar from `x` over `width`, a median tick or dot at `x`, an open end."""

    kind: str  # bar, median, dot, open
    variant: str  # official, estimate; median, mean, also of a bar; estimate-median, estimate-mean
    x: float
    end: float | None = None
    width: float | None = None


@dataclass(frozen=True)
class Row:
    """One row of a range chart."""

    label: str
    value: str  # the same numbers in words
    marks: tuple[Mark, ...]
    after: float | None = None  # where the value stands in the drawing, if it has no column of its own


@dataclass(frozen=True)
class Chart:
    """A range chart: `ticks` are (position, label)."""

    caption: str
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[Row, ...]
    keys: tuple[str, ...]  # the entries of the legend that occur


@dataclass(frozen=True)
class Stair:
    """One level of a staircase; texts and positions, from the left and from the top."""

    title: str
    years: str
    x: float
    end: float
    middle: float
    y: float
    above: float | None  # the height of the next level, if there is one
    width: float
    height: float


def percent(share: float) -> float:
    """Return a share in percent with two decimals, for stable bytes."""
    return round(share * 100, 2)


def scale(numbers: Iterable[float]) -> Scale:
    """Return an axis over `numbers` with about four round steps."""
    found = list(numbers)
    low, high = min(found), max(found)
    rough = max(high - low, 1) / 4
    power = 10 ** math.floor(math.log10(rough))
    step = next(candidate * power / 10 for candidate in _STEPS if candidate * power / 10 >= rough * 0.75)
    return Scale(math.floor(low / step) * step, math.ceil(high / step + 0.25) * step, step)


def pay_row(label: str, figures: dict[str, Quotable | None], axis: Scale) -> Row:
    """Return the row of an official anchor or of one level of a market ladder.

    `figures` may hold median, mean, range, low and high; they come from one source, so one mark
    never joins two sources.
    """
    marks: list[Mark] = []
    low, high = _ends(figures)
    official = any(figure and figure.kind == "official" for figure in figures.values())
    if low is not None and high is not None:
        marks.append(
            Mark(
                "bar",
                "official" if official else "estimate",
                axis.at(low),
                width=axis.wide(low, high),
            )
        )
    span = figures.get("range")
    if span and span.record.open == "above" and high is not None:
        marks.append(Mark("open", "estimate", axis.at(high), end=axis.at(min(axis.high, high + axis.step / 2))))
    for name in ("median", "mean"):
        figure = figures.get(name)
        if figure:
            is_tick = name == "median" and low is not None
            marks += _middle(name, figure, axis, is_tick)
    return Row(label, _words(figures), tuple(marks))


def _middle(name: str, figure: Quotable, axis: Scale, is_tick: bool) -> list[Mark]:
    """Return the mark of a median or an average; a source that gives it as a range gets a bar of its own kind."""
    if figure.value is not None:
        x, who = axis.at(figure.value), "estimate-" if figure.kind == "market-estimate" else ""
        return [Mark("median", name, x) if is_tick else Mark("dot", who + name, x)]
    low = figure.low if figure.low is not None else axis.low
    high = figure.high if figure.high is not None else axis.high
    return [Mark("bar", name, axis.at(low), width=axis.wide(low, high))]


def growth_scale(growth: Sequence[Quotable]) -> Scale:
    """Return an axis over rates of growth, with zero on it and room for a value after the longest bar."""
    rates = [0, *numbers(growth)]
    # On a phone the words after a bar take a third of the width.
    return scale([*rates, max(rates) + 0.35 * (max(rates) - min(rates))])


def growth_ticks(axis: Scale) -> tuple[tuple[float, str], ...]:
    """Return position and label of each tick, zero always among them."""
    return tuple(dict.fromkeys(((axis.at(0), formats.tick("percent", 0)), *ticks(axis, "percent"))))


def growth_row(label: str, figure: Quotable, variant: str, axis: Scale) -> Row:
    """Return the row of a projection: a bar from zero to its growth in percent, its value after it."""
    found = numbers([figure])
    low, high = min(0, *found), max(0, *found)
    bar = Mark("bar", variant, axis.at(low), width=axis.wide(low, high))
    return Row(label, formats.growth_in_short(figure), (bar,), after=axis.at(high))


def numbers(figures: Iterable[Quotable | None]) -> list[float]:
    """Return every number of the figures."""
    return [number for figure in figures if figure for number in figure.numbers]


def ticks(axis: Scale, unit: str) -> tuple[tuple[float, str], ...]:
    """Return position and label of each tick."""
    return tuple((axis.at(number), formats.tick(unit, number)) for number in axis.ticks())


def keys(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return which kinds of mark occur, in the order of the legend."""
    marks = [mark for row in rows for mark in row.marks if mark.kind in ("bar", "dot")]
    # A bar of a median or an average is one that its source gives as a range.
    found = {mark.variant + ("-range" if mark.kind == "bar" and mark.variant in _NAMES else "") for mark in marks}
    known = (
        "official",
        "estimate",
        "median",
        "mean",
        "estimate-median",
        "estimate-mean",
        "median-range",
        "mean-range",
    )
    return tuple(key for key in known if key in found)


def stairs(levels: Sequence[tuple[str, str]]) -> tuple[Stair, ...]:
    """Return a staircase for (title, years); it leaves room on the left for years and the first title."""
    left, top, low, foot = 0.3, 0.12, 0.86, 0.98
    width = (1 - left) / len(levels)
    rise = (low - top) / max(len(levels) - 1, 1)
    steps = []
    for number, (title, years) in enumerate(levels):
        x, y = left + number * width, low - number * rise
        above = percent(y - rise) if number + 1 < len(levels) else None
        steps.append(
            Stair(
                title,
                years,
                percent(x),
                percent(x + width),
                percent(x + width / 2),
                percent(y),
                above,
                percent(width),
                percent(foot - y),
            )
        )
    return tuple(steps)


def _ends(figures: dict[str, Quotable | None]) -> tuple[float | None, float | None]:
    span = figures.get("range")
    if span:
        low, high = span.low, span.high
        return span.value if low is None else low, span.value if high is None else high
    low, high = (next(iter(numbers([figures.get(name)])), None) for name in ("low", "high"))
    return low, high


def _words(figures: dict[str, Quotable | None]) -> str:
    parts = []
    low, high = figures.get("low"), figures.get("high")
    span = figures.get("range")
    if span:
        parts.append(formats.value(span))
    if low and high:
        # That a tenth ends at an open number is said where the two stand alone.
        parts.append(formats.between(low, high))
    for name in ("median", "mean"):
        figure = figures.get(name)
        if figure:
            parts.append(f"{_NAMES[name]} {formats.value(figure)}")
    return ", ".join(parts)
