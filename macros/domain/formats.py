"""Numbers, spans and dates in the words that readers see."""

import datetime
import re
from collections.abc import Iterable, Mapping

from macros.domain.expressions import spelled
from macros.domain.figures import Quotable
from macros.schema.shared import OWN_JUDGMENT, Source
from macros.source import units

# What we did with a source; "Read at second hand" and "Only the address checked" say a part of it themselves.
_READ = {"verified": "; read:", "verified-older-copy": "; read:", "landing-only": ":"}


def value(figure: Quotable) -> str:
    """Return a figure as text: $93,600, 5%, 3 to 6 months, $130,000 and over, 5 years or more."""
    return _counted(figure.record.unit, figure.numbers, figure.record.open)


def single(unit: str, number: float) -> str:
    """Return one number in a unit, as `value` says it: $500, 0.6%, 3 months."""
    return _counted(unit, [number])


def bare(unit: str, number: float) -> str:
    """Return one number as it stands at its mark, where the caption says the period of its unit: $500, $23.33, 3 months."""
    return _without_period(unit, single(unit, number))


def at_mark(figure: Quotable) -> str:
    """Return a figure as it stands at its mark, where the caption says the period of its unit."""
    return _without_period(figure.record.unit, value(figure))


def _without_period(unit: str, said: str) -> str:
    money = units.money(unit)
    return said.removesuffix(money[1].said) if money else said


def span(first: Quotable, last: Quotable) -> str:
    """Return two figures as one span: $52,000 to $128,000, 5% to 23%, or $20.00 to $30.00 an hour."""
    if first.record.open or last.record.open:
        return f"{value(first)} to {value(last)}"
    return between(first, last)


def between(first: Quotable, last: Quotable) -> str:
    """Return two figures as one span, as `span` does, where it need not be said that an end is open."""
    ends = [figure.value for figure in (first, last) if figure.value is not None]
    if len(ends) == 2 and first.record.unit == last.record.unit:
        return _counted(first.record.unit, ends)
    return f"{value(first)} to {value(last)}"


def amount(sign: str, number: float, cents: bool = False) -> str:
    """Return money with its sign: $93,600, or $45.00 with cents."""
    shown = f"{abs(number):,.2f}" if cents else f"{abs(number):,.0f}"
    return f"{'−' if number < 0 else ''}{sign}{shown}"


def tick(unit: str, number: float) -> str:
    """Return the short form used on an axis: $40k, $25, or 10%."""
    if unit == "percent":
        return f"{spelled(number)}%"
    short = f"{spelled(number / 1000)}k" if number >= 1000 else spelled(number)
    return f"{money[0].sign}{short}" if (money := units.money(unit)) else short


def period(unit: str) -> str:
    """Return what the value of a figure leaves out of its unit: a year for pay by the year, which is the rule."""
    return "a year" if unit.endswith("-per-year") and units.money(unit) else ""


def each(unit: str) -> str:
    """Return the period of pay for a caption: a year, an hour; empty for money that is paid once."""
    money = units.money(unit)
    return period(unit) or (money[1].said.strip() if money else "")


def common_period(paid: Iterable[str]) -> str:
    """Return the period that all values of pay leave out; empty where any says another."""
    found = {period(unit) for unit in paid}
    return found.pop() if len(found) == 1 else ""


def is_mixed(found: Iterable[str]) -> bool:
    """Say whether pay by the year stands among pay by the hour or month."""
    pay = [unit for unit in found if (money := units.money(unit)) and money[1].id]
    return len({period(unit) for unit in pay}) > 1


def measure(statistic: str, unit: str) -> str:
    """Return the label of a statistic with the period that its value leaves out: median, a year."""
    return ", ".join(filter(None, (in_sentence(statistic), period(unit))))


def in_full(figure: Quotable) -> str:
    """Return a figure with all of its unit, for where pay by the year stands among other pay: $93,600 a year."""
    return f"{value(figure)} {period(figure.record.unit)}".rstrip()


def growth(figure: Quotable) -> tuple[str, str]:
    """Return a rate of growth and its direction in words: 5%, more jobs; 6%, fewer jobs."""
    shown, direction = _turned(figure)
    said = {"up": "more jobs", "down": "fewer jobs", "none": "little or no change in jobs", "both": "change in jobs"}
    return shown, said[direction]


def growth_in_short(figure: Quotable) -> str:
    """Return a rate of growth as it stands in a drawing: 5% more, 6% fewer, 0%, no change."""
    shown, direction = _turned(figure)
    said = {"up": " more", "down": " fewer", "none": ", no change", "both": ""}
    return f"{shown}{said[direction]}"


def new_jobs(figure: Quotable) -> tuple[str, str]:
    """Return the label of a change in the number of jobs, and the number without the word: New jobs, 166,100."""
    shown, direction = _turned(figure)
    said = {"up": "New jobs", "down": "Fewer jobs", "none": "New jobs", "both": "Change in jobs"}
    return said[direction], "none" if direction == "none" else without_jobs(shown)


def without_jobs(said: str) -> str:
    """Return a count of jobs for where a label says that they are jobs: 166,100, or 189,100 a year."""
    return re.sub(r" jobs?\b", "", said)


def labelled(figure: Quotable) -> str:
    """Return the value of a figure after its label, where no sentence says which way it goes: 6,600 fewer jobs.

    A figure that is projected or counted is a change if it is below 0; a projection of 0 in percent is one, too.
    """
    shown, direction = _turned(figure)
    unit, kind = figure.record.unit, figure.record.statistic
    if direction == "none" and kind == "projection" and unit in ("percent", "jobs", "people"):
        return f"{shown}, no change"
    if direction != "down":
        return value(figure)
    if unit != "percent" and (counted := units.UNITS.get(unit)):
        nouns = "|".join(sorted(filter(None, (counted.one, counted.many)), key=len, reverse=True))
        return re.sub(rf" (?={nouns})", " fewer ", shown, count=1) if nouns else f"{shown} fewer"
    return f"{shown} fewer" if kind == "projection" else f"{shown} less"


def _turned(figure: Quotable) -> tuple[str, str]:
    """Return a figure without the sign that its direction in words makes needless: up, down, none, or both."""
    numbers = figure.numbers
    if min(numbers) < 0 < max(numbers):
        return value(figure), "both"
    direction = "down" if min(numbers) < 0 else "up" if max(numbers) > 0 else "none"
    # What is open below, as in under −5%, is open above once it is said without its sign.
    open_ = (
        {"above": "below", "below": "above"}.get(figure.record.open or "")
        if direction == "down"
        else figure.record.open
    )
    return _counted(figure.record.unit, sorted(map(abs, numbers)), open_), direction


def in_sentence(title: str) -> str:
    """Return a title as it stands inside a sentence: crane operator, but TV presenter."""
    return title[:1].lower() + title[1:] if title[1:2].islower() or title.startswith("A ") else title


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
    """Return a span of months, years before months: 3 to 6 months, 1 year 3 months to 3 years, 4 to 6 years."""
    if high == 0:
        return "no fixed time"
    if low == high:
        return _duration(high)
    for size, unit in ((12, "years"), (1, "months")):
        if low % size == high % size == 0 and (size > 1 or high < 12):
            return f"{low // size} to {high // size} {unit if high > size else unit[:-1]}"
    return f"{_duration(low)} to {_duration(high)}"


def month(low: int, high: int) -> str:
    """Return a point in a plan: now, in 3 months, in 4 to 6 years."""
    return f"in {months(low, high)}" if high else "now"


def _duration(months: int) -> str:
    """Return months with whole years before them: 2 years 6 months, or 9 months."""
    years, left = divmod(months, 12)
    said = [count(years, "year", "years")] if years else []
    return " ".join([*said, count(left, "month", "months")] if left or not said else said)


def costs(sums: Mapping[str, tuple[int, int]], is_open: bool = False) -> str:
    """Return sums of money: $430, or $40,430 to $100,430 and over."""
    said = [
        " to ".join(amount(units.CURRENCIES[unit].sign, number) for number in dict.fromkeys(ends))
        for unit, ends in sorted(sums.items())
    ]
    return f"{', plus '.join(said)}{' and over' if is_open else ''}" if said else "no fixed cost"


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
    if money := units.money(unit):
        currency, per = money
        cents = per.has_cents or any(number % 1 for number in numbers)
        shown = " to ".join(amount(currency.sign, number, cents) for number in numbers)
        return _opened(shown, unit, open_) + per.said
    word = units.UNITS[unit].one if numbers == [1] else units.UNITS[unit].many
    spoken = " to ".join(spelled(number) for number in numbers)
    return _opened(f"{spoken} {word}".strip(), unit, open_)


def _opened(shown: str, unit: str, open_: str | None) -> str:
    if open_ == "above":
        return f"{shown} {'and over' if units.money(unit) else 'or more'}"
    if open_ == "below":
        return f"under {shown}"
    return shown
