"""Marks of drawings, placed in percent of the width, so that a drawing redraws for each width."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.domain import formats
from macros.domain.figures import Quotable

_NAMES = {"median": "median", "mean": "average"}
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)
_KEYS = (
    "near",
    "far",
    "all",
    "official",
    "stand-in",
    "estimate",
    "median",
    "mean",
    "estimate-median",
    "estimate-mean",
    "median-range",
    "mean-range",
)

# Shares of the width, in percent: what a value needs beside its mark on a phone.
_ROOM = 0.35
_LETTER = 2.3
_BEFORE = 20


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
    """One mark of a row: a bar from `x` over `width`, a median tick or dot at `x`, an open end, a rise to the next level."""

    kind: str  # bar, median, dot, open, rise
    variant: str  # of a bar, dot or end: who says so, and how well it fits; of a rise: up or down, from the middle
    x: float
    end: float | None = None
    width: float | None = None
    is_low: bool = False  # in the lower lane: an average never lies on a median


@dataclass(frozen=True)
class Label:
    """The value of a mark, beside it: over or under it, before its beginning, or after its end."""

    side: str  # over, under, before, after
    x: float
    text: str
    anchor: str  # which end of the text lies at x: start, middle, end


@dataclass(frozen=True)
class Row:
    """One row of a range chart."""

    label: str
    value: str  # the same numbers in words
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    starts: str = ""  # the starting points whose occupation it is, with blanks between

    @property
    def is_deep(self) -> bool:
        """Whether it needs room for a second lane."""
        return any(mark.is_low for mark in self.marks) or any(label.side == "under" for label in self.labels)


@dataclass(frozen=True)
class Chart:
    """A range chart from zero: `ticks` are (position, label)."""

    caption: str
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[Row, ...]
    keys: tuple[str, ...]  # the entries of the legend that occur


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


def from_zero(numbers: Iterable[float]) -> Scale:
    """Return an axis over `numbers` with zero on it, and room for the value after the longest bar."""
    found = [0, *numbers]
    # On a phone the words after a bar take a third of the width.
    return scale([*found, max(found) + _ROOM * (max(found) - min(found))])


def ticks(axis: Scale, unit: str) -> tuple[tuple[float, str], ...]:
    """Return position and label of each tick, zero always among them if it is on the axis."""
    zero = [0.0] if axis.low <= 0 <= axis.high else []
    return tuple(dict.fromkeys((axis.at(number), formats.tick(unit, number)) for number in (*zero, *axis.ticks())))


def pay_row(label: str, figures: dict[str, Quotable | None], axis: Scale, starts: str = "") -> Row:
    """Return the row of an official anchor or of one level of a market ladder, each value at its mark.

    `figures` may hold median, mean, range, low and high; they come from one source, so one mark
    never joins two sources.
    """
    marks: list[Mark] = []
    labels: list[Label] = []
    low, high = _ends(figures)
    if low is not None and high is not None:
        marks.append(Mark("bar", _variant(figures.values()), axis.at(low), width=axis.wide(low, high)))
    first, last, span = (figures.get(name) for name in ("low", "high", "range"))
    if first and last and low is not None and high is not None:
        labels += _at_ends(axis, first, low, high)
    if span and low is not None and high is not None:
        labels.append(_over((axis.at(low), axis.at(high)), formats.value(span), is_low=bool(figures.get("median"))))
    if span and span.record.open == "above" and high is not None:
        marks.append(Mark("open", "estimate", axis.at(high), end=axis.at(min(axis.high, high + axis.step / 2))))
    for name in ("median", "mean"):
        figure = figures.get(name)
        if figure:
            is_tick = name == "median" and low is not None
            mark = _middle(name, figure, axis, is_tick)
            marks.append(mark)
            labels.append(_over((mark.x, mark.x + (mark.width or 0)), formats.at_mark(figure), is_low=mark.is_low))
    return Row(label, _words(figures), tuple(marks), tuple(labels), starts)


def _variant(figures: Iterable[Quotable | None]) -> str:
    """Return what a bar looks like: an official number of a near occupation, of another one, or an estimate."""
    known = [figure for figure in figures if figure]
    if not any(figure.kind == "official" for figure in known):
        return "estimate"
    return "stand-in" if any(is_stand_in(figure) for figure in known) else "official"


def is_stand_in(figure: Quotable) -> bool:
    """Whether a figure counts another occupation than the role or one close to it."""
    return figure.record.fit == "broad-proxy"


def _over(bar: tuple[float, float], text: str, *, is_low: bool = False) -> Label:
    """Return a value over the middle of its mark, or under one in the lower lane; near an edge it begins or ends with it."""
    start, end = bar
    middle, half = (start + end) / 2, len(text) * _LETTER / 2
    x, anchor = (start, "start") if middle < half else (end, "end") if middle > 100 - half else (middle, "middle")
    return Label("under" if is_low else "over", round(x, 2), text, anchor)


def _at_ends(axis: Scale, figure: Quotable, low: float, high: float) -> list[Label]:
    """Return the two ends of a range before and after it; where the first has no room, both stand after it."""
    texts = [formats.bare(figure.record.unit, number) for number in (low, high)]
    if axis.at(low) < _BEFORE:
        return [Label("after", axis.at(high), " to ".join(texts), "start")]
    return [Label("before", axis.at(low), texts[0], "end"), Label("after", axis.at(high), texts[1], "start")]


def _middle(name: str, figure: Quotable, axis: Scale, is_tick: bool) -> Mark:
    """Return the mark of a median or an average; a source that gives it as a range gets a bar of its own kind."""
    is_low = name == "mean"
    if figure.value is not None:
        x, who = axis.at(figure.value), "estimate-" if figure.kind == "market-estimate" else ""
        return Mark("median", name, x) if is_tick else Mark("dot", who + name, x, is_low=is_low)
    low = figure.low if figure.low is not None else axis.low
    high = figure.high if figure.high is not None else axis.high
    return Mark("bar", name, axis.at(low), width=axis.wide(low, high), is_low=is_low)


def growth_row(label: str, figure: Quotable, variant: str, axis: Scale, starts: str = "") -> Row:
    """Return the row of a projection: a bar from zero to its growth in percent, its value after it."""
    found = numbers([figure])
    low, high = min(0, *found), max(0, *found)
    bar = Mark("bar", variant, axis.at(low), width=axis.wide(low, high))
    said = formats.growth_in_short(figure)
    return Row(label, said, (bar,), (Label("after", axis.at(high), said, "start"),), starts)


def level_rows(levels: Sequence[tuple[str, Quotable | None]], axis: Scale) -> tuple[Row, ...]:
    """Return the levels of a ladder, the last on top: each from the year that it begins to the year that it ends.

    Between two that tell years stands a rise, at the year that the upper one begins.
    """
    begins = [_begin(years) if years else None for _, years in levels]
    rows = []
    for number, (title, years) in enumerate(levels):
        up = begins[number + 1] if number + 1 < len(levels) else None
        down = begins[number] if number and begins[number - 1] is not None else None
        rises = [Mark("rise", way, axis.at(at)) for way, at in (("up", up), ("down", down)) if years and at is not None]
        marks, labels = _years(years, axis) if years else ([], [])
        rows.append(Row(title, formats.value(years) if years else "", (*marks, *rises), tuple(labels)))
    return tuple(reversed(rows))


def _begin(years: Quotable) -> float:
    """Return the year that a level begins."""
    if years.low is None and years.record.open == "below":
        return 0
    return years.number("low" if years.low is not None else None)


def _years(years: Quotable, axis: Scale) -> tuple[list[Mark], list[Label]]:
    low, high = _begin(years), max(years.numbers)
    x, end = axis.at(low), axis.at(high)
    marks = [Mark("bar", "level", x, width=axis.wide(low, high))]
    if years.record.open == "above":
        end = axis.at(axis.high)
        marks.append(Mark("open", "level", axis.at(high), end=end))
    has_room = end <= 100 - 2 * _BEFORE
    label = Label("after", end, formats.value(years), "start") if has_room else _over((x, end), formats.value(years))
    return marks, [label]


def numbers(figures: Iterable[Quotable | None]) -> list[float]:
    """Return every number of the figures."""
    return [number for figure in figures if figure for number in figure.numbers]


def keys(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return which kinds of mark occur, in the order of the legend."""
    marks = [mark for row in rows for mark in row.marks if mark.kind in ("bar", "dot")]
    # A bar of a median or an average is one that its source gives as a range.
    found = {mark.variant + ("-range" if mark.kind == "bar" and mark.variant in _NAMES else "") for mark in marks}
    return tuple(key for key in _KEYS if key in found)


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
