"""What numbers count: a row for each currency, period and unit. Ids, signs, words, patterns and rules follow from it."""

import re
from typing import NamedTuple


class Currency(NamedTuple):
    """A currency; its id is its code of ISO 4217, in small letters."""

    id: str
    sign: str  # before an amount, as in CA$500
    words: str  # a pattern of its name, as people type it beside a number
    alone: str = ""  # the same, where the name alone can mean something else


class Period(NamedTuple):
    """For what time an amount of money is."""

    id: str  # none for money that is paid once
    said: str = ""  # after the amount; nothing for pay by the year, which is the rule
    typed: str = ""  # a pattern of what people type for it
    has_cents: bool = False


class Unit(NamedTuple):
    """What is counted other than money, in words for one and for many; without words if a number says all."""

    id: str
    one: str = ""
    many: str = ""
    typed: str = ""  # a pattern of what people type beside the number, if it is more than these words
    is_whole: bool = False  # no part of one can be
    is_time: bool = False
    months: float = 0  # in one, of a time that a plan can count in months

    @property
    def pattern(self) -> str:
        """What people type beside the number; empty for a unit without words."""
        return self.typed or (f"{self.one}s?" if self.one else "")


CURRENCIES = {
    row.id: row
    for row in (
        Currency("usd", "$", "dollars?"),
        # Pounds alone are a weight: what a job has you lift. British money is £50, or 50 pounds sterling.
        Currency("gbp", "£", "pounds?", alone="pounds? sterling"),
        Currency("eur", "€", "euros?"),
        Currency("cad", "CA$", "dollars?"),
        Currency("aud", "A$", "dollars?"),
    )
}
PERIODS = {
    row.id: row
    for row in (
        Period("per-year"),
        Period("per-month", " a month", "(?:an?|per|each|every) month|monthly"),
        Period("per-hour", " an hour", "(?:an?|per|each|every) hour|hourly|/ ?(?:hr|hour)", has_cents=True),
        Period(""),
    )
}
UNITS = {
    row.id: row
    for row in (
        Unit("percent"),  # its sign stands at each number of a range
        Unit("people", "person", "people", "people|persons?", is_whole=True),
        Unit("jobs", "job", "jobs", is_whole=True),
        # The words beside such a number differ by what is counted: 2,000 new jobs, 500 openings a year.
        Unit(
            "jobs-per-year",
            "job a year",
            "jobs a year",
            "jobs?|openings?|(?:an?|per|each|every) year|yearly",
            is_whole=True,
        ),
        Unit("years", "year", "years", is_time=True, months=12),
        Unit("months", "month", "months", is_time=True, months=1),
        Unit("weeks", "week", "weeks", is_time=True, months=12 / 52),
        Unit(
            "working-days", "working day", "working days", "(?:working|business) days?", is_time=True, months=12 / 260
        ),
        Unit("hours", "hour", "hours", is_time=True),
        Unit("minutes", "minute", "minutes", is_time=True),
        Unit("points", "point", "points"),
        Unit("conditions", "condition", "conditions", is_whole=True),
        Unit("occupations", "occupation", "occupations", is_whole=True),
        Unit("items"),  # times as many, or whatever the sentence names
    )
}
IDS = (*(f"{money}{per}" for money in CURRENCIES for per in (f"-{per}" if per else "" for per in PERIODS)), *UNITS)
"""The ids of all units: usd-per-year, usd, percent, people."""

SIGN = "|".join(re.escape(sign) for sign in sorted({row.sign for row in CURRENCIES.values()}, key=len, reverse=True))
NAME = "|".join(dict.fromkeys(row.alone or row.words for row in CURRENCIES.values()))
CODE = "|".join(id_.upper() for id_ in CURRENCIES)
"""Patterns of the sign, the name and the code of any currency."""


def money(unit: str) -> tuple[Currency, Period] | None:
    """Return currency and period of a unit of money, None for another unit."""
    currency, _, period = unit.partition("-")
    return (CURRENCIES[currency], PERIODS[period]) if currency in CURRENCIES else None


def typed(unit: str) -> list[str]:
    """Return patterns of the words that people type beside a number of this unit; a percent sign is no word."""
    paid = money(unit)
    found = (paid[0].words, paid[1].typed) if paid else (UNITS[unit].pattern,)
    return [pattern for pattern in found if pattern]
