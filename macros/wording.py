"""Numbers, spans and dates in the words that readers see."""

from __future__ import annotations

import datetime

from macros.arithmetic import spelled
from macros.figures import Quotable

_SIGNS = {"usd": "$", "gbp": "£", "eur": "€", "cad": "CA$", "aud": "A$"}
_PER = {"per-year": "", "per-month": " a month", "per-hour": " an hour", "": ""}
_COUNTED = {
    "people": ("person", "people"),
    "jobs": ("job", "jobs"),
    "jobs-per-year": ("job a year", "jobs a year"),
    "years": ("year", "years"),
    "months": ("month", "months"),
    "weeks": ("week", "weeks"),
    "hours": ("hour", "hours"),
    "minutes": ("minute", "minutes"),
    "points": ("point", "points"),
    "items": ("", ""),
}


def value(figure: Quotable) -> str:
    """Return a figure as text: $93,600, 5%, 3 to 6 months, $130,000 and over."""
    numbers = [number for number in (figure.value, figure.low, figure.high) if number is not None]
    unit = figure.record.unit
    if unit == "percent":
        shown = " to ".join(f"{spelled(number)}%" for number in numbers)
        return _opened(shown, figure)
    sign, per = _money(unit)
    if sign:
        cents = unit.endswith("per-hour") or any(number % 1 for number in numbers)
        return _opened(" to ".join(amount(sign, number, cents) for number in numbers), figure) + per
    one, many = _COUNTED[unit]
    word = one if numbers == [1] else many
    spoken = " to ".join(spelled(number) for number in numbers)
    return _opened(f"{spoken} {word}".strip(), figure)


def span(first: Quotable, last: Quotable) -> str:
    """Return two figures as one span: $52,000 to $128,000, or 5% to 23%."""
    return f"{value(first)} to {value(last)}"


def amount(sign: str, number: float, cents: bool = False) -> str:
    """Return money with its sign: $93,600, or $45.00 with cents."""
    shown = f"{abs(number):,.2f}" if cents else f"{abs(number):,.0f}"
    return f"{'−' if number < 0 else ''}{sign}{shown}"


def tick(unit: str, number: float) -> str:
    """Return the short form used on an axis: $40k, or 10%."""
    if unit == "percent":
        return f"{spelled(number)}%"
    sign = _money(unit)[0]
    return f"{sign}{number / 1000:,.0f}k" if number else f"{sign}0"


def day(date: datetime.date) -> str:
    """Return a date: November 22, 2026."""
    return f"{date:%B} {date.day}, {date.year}"


def seen(text: str) -> str:
    """Return when a copy was read, as precisely as it is known."""
    if text == "undated":
        return "an undated copy"
    parts = text.split("-")
    if len(parts) == 3:
        return day(datetime.date.fromisoformat(text))
    if len(parts) == 2:
        return f"{datetime.date(int(parts[0]), int(parts[1]), 1):%B %Y}"
    return text


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun: 1 figure, 2 figures."""
    return f"{number:,} {one if number == 1 else many}"


def size(count: int) -> str:
    """Return the size of a file: 38 kB, or 1.1 MB; a kilobyte is 1,000 bytes."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(round(count / 1000), 1)} kB"


def _money(unit: str) -> tuple[str, str]:
    """Return the currency sign and the words for the period of a unit of money, else empty texts."""
    currency, _, per = unit.partition("-")
    return (_SIGNS[currency], _PER[per]) if currency in _SIGNS else ("", "")


def _opened(shown: str, figure: Quotable) -> str:
    if figure.record.open == "above":
        return f"{shown} and over"
    if figure.record.open == "below":
        return f"under {shown}"
    return shown
