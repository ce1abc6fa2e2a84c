"""The period of a figure from a publisher's table: which edition it names, and what it says of another edition."""

import re

from macros.schema.datasets import Time

_YEAR = r"((?:19|20)[0-9]{2})"
_FORMS = {
    "survey": re.compile(rf"\bMay {_YEAR}\b"),
    "base": re.compile(rf"\b{_YEAR}\b"),
    "target": re.compile(rf"\b{_YEAR}\b"),
    "span": re.compile(rf"\b{_YEAR}(?: to | ?[-–—] ?){_YEAR}\b"),
}

EXAMPLES: dict[Time, str] = {"survey": "May 2025", "base": "2025", "target": "2035", "span": "2025 to 2035"}
"""A period of each kind, for editors."""


def years(period: str, time: Time) -> tuple[int, ...] | None:
    """Return the year or years that a period names, or None if it names them in another way, or others as well."""
    found = _FORMS[time].search(period)
    if not found or re.findall(_YEAR, period) != list(found.groups()):
        return None
    return tuple(map(int, found.groups()))


def renewed(period: str, time: Time, now: tuple[int, ...]) -> str:
    """Return a period with other years and otherwise the same words: 2025 to 2035, each year.

    Raises `ValueError` where `years` finds none.
    """
    if years(period, time) is None:
        raise ValueError(f"'{period}' names no edition")
    rest = iter(map(str, now))
    return re.sub(rf"\b{_YEAR}\b", lambda found: next(rest), period)
