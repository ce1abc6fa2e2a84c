"""Numbers, spans and dates in the words that readers see."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from macros.arithmetic import spelled
from macros.figures import Quotable
from macros.models import OWN_JUDGMENT, Source

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
    "conditions": ("condition", "conditions"),
    "occupations": ("occupation", "occupations"),
    "items": ("", ""),
}
# What we did with a source; "Read at second hand" and "Only the address checked" say a part of it themselves.
_READ = {"verified": "; read:", "verified-older-copy": "; read:", "landing-only": ":"}


def value(figure: Quotable) -> str:
    """Return a figure as text: $93,600, 5%, 3 to 6 months, $130,000 and over, 5 years or more."""
    numbers = [number for number in (figure.value, figure.low, figure.high) if number is not None]
    return _counted(figure.record.unit, numbers, figure.record.open)


def single(unit: str, number: float) -> str:
    """Return one number in a unit, as `value` says it: $500, 0.6%, 3 months."""
    return _counted(unit, [number])


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


def in_sentence(title: str) -> str:
    """Return a title as it stands inside a sentence: crane operator, but TV presenter."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


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


def checked(label: str, id_: str, source: Source) -> str:
    """Return how far a source was checked, and when: Verified; read: November 2026."""
    return label if id_ == OWN_JUDGMENT else f"{label}{_READ.get(source.status, '; seen:')} {seen(source.retrieved)}"


def months(low: int, high: int) -> str:
    """Return a span of months, long ones also in years: 15 to 36 months (about 1.5 to 3 years)."""
    if high == 0:
        return "no time counted"
    said = f"{high} month{'' if high == 1 else 's'}" if low == high else f"{low} to {high} months"
    if high < 24:
        return said
    first, last = _years(low), _years(high)
    about = "about " if low % 6 or high % 6 else ""
    return f"{said} ({about}{last if first == last else f'{first} to {last}'} years)"


def month(low: int, high: int) -> str:
    """Return a point in a plan: now, month 3, month 3 to 6."""
    if high == 0:
        return "now"
    return f"month {high}" if low == high else f"month {low} to {high}"


def costs(sums: Mapping[str, tuple[int, int]], is_open: bool = False) -> str:
    """Return sums of money: $430, or $40,430 to $100,430 and over."""
    said = [
        amount(_SIGNS[unit], low) if low == high else f"{amount(_SIGNS[unit], low)} to {amount(_SIGNS[unit], high)}"
        for unit, (low, high) in sorted(sums.items())
    ]
    return f"{', plus '.join(said)}{' and over' if is_open else ''}" if said else "no cost counted"


def _years(months: int) -> str:
    """Return months as years, to the nearest half."""
    whole, half = divmod((months * 2 + 6) // 12, 2)
    return f"{whole}{'.5' if half else ''}"


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun: 1 figure, 2 figures."""
    return f"{number:,} {one if number == 1 else many}"


def size(count: int) -> str:
    """Return the size of a file: 38 kB, or 1.1 MB; a kilobyte is 1,000 bytes."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(round(count / 1000), 1)} kB"


def since(minutes: int) -> str:
    """Return a time counted from a start, in hours and minutes: 1:05."""
    return f"{minutes // 60}:{minutes % 60:02}"


def _counted(unit: str, numbers: list[float], open_: str | None = None) -> str:
    if unit == "percent":
        shown = " to ".join(f"{spelled(number)}%" for number in numbers)
        return _opened(shown, unit, open_)
    sign, per = _money(unit)
    if sign:
        cents = unit.endswith("per-hour") or any(number % 1 for number in numbers)
        return _opened(" to ".join(amount(sign, number, cents) for number in numbers), unit, open_) + per
    one, many = _COUNTED[unit]
    word = one if numbers == [1] else many
    spoken = " to ".join(spelled(number) for number in numbers)
    return _opened(f"{spoken} {word}".strip(), unit, open_)


def _money(unit: str) -> tuple[str, str]:
    """Return the currency sign and the words for the period of a unit of money, else empty texts."""
    currency, _, per = unit.partition("-")
    return (_SIGNS[currency], _PER[per]) if currency in _SIGNS else ("", "")


def _opened(shown: str, unit: str, open_: str | None) -> str:
    if open_ == "above":
        return f"{shown} {'and over' if _money(unit)[0] else 'or more'}"
    if open_ == "below":
        return f"under {shown}"
    return shown
