"""Days, months, and years as editors write them."""

import datetime
import re
from typing import NoReturn

from macros.schema.record import fault, wrong
from macros.source.prose_errors import Fault

FIRST_YEAR, LAST_YEAR = 1900, 2100
WORDS = "Write year-month-day, as in 2026-02-28"


def day(value: object) -> datetime.date:
    """Return the day of a text such as 2026-02-28; raises an error in our own words."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise wrong(value, "a date", _day_hint(str(value)))
    try:
        found = datetime.date.fromisoformat(value)
    except ValueError:
        raise fault(Fault(f"'{value}' is not in the calendar", "Write a date that exists, as in 2026-02-28")) from None
    return found if is_year(value) else no_year(value)


def is_year(text: str) -> bool:
    """Return whether a text begins with a year that content can mean."""
    return FIRST_YEAR <= int(text[:4]) <= LAST_YEAR


def no_year(value: str) -> NoReturn:
    """Raise the error for another year."""
    raise fault(Fault(f"'{value}' is of the year {value[:4]}", f"Write a year from {FIRST_YEAR} to {LAST_YEAR}"))


def _day_hint(text: str) -> str:
    """Return the date that people write in another order, if only one can be meant."""
    found = re.fullmatch(r"([0-9]{4})[-–—/. ]([0-9]{1,2})[-–—/. ]([0-9]{1,2})(?:[T ].*)?", text.strip())
    if found:
        return f"Write {found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    found = re.fullmatch(r"([A-Za-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})", text.strip())
    names = [datetime.date(2000, month, 1).strftime("%B") for month in range(1, 13)]
    month = next((n for n, name in enumerate(names, 1) if found and name.lower().startswith(found[1].lower())), None)
    return f"Write {found[3]}-{month:02}-{int(found[2]):02}" if found and month else WORDS


def seen(value: object) -> str:
    """Return a day, a month, a year, or undated as it was written; raises an error in our own words."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if text == "undated":
        return "undated"
    if isinstance(text, str) and re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2]))?", text):
        return text if is_year(text) else no_year(text)
    if isinstance(text, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return day(text).isoformat()
    raise wrong(value, "a date, a month or a year", "Write 2026-02-28, 2026-02 or 2026; or undated")


def first_day(text: str) -> datetime.date:
    """Return the first day of a year or a month, or the day itself."""
    parts = [int(part) for part in text.split("-")]
    return datetime.date(*(parts + [1, 1])[:3])


def last_day(text: str) -> datetime.date:
    """Return the last day of a year or a month, or the day itself."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
