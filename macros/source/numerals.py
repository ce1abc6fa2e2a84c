"""Numbers as people write them, and what a file holds instead."""

import re
from decimal import Decimal

from macros.source import units

_NUMBER_TYPED = re.compile(
    rf"(?P<minus>-?)\+?\s*(?:{units.SIGN})?\s*(?P<number>[0-9][0-9_ ]*(?:,[0-9]+)*(?:\.[0-9]*)?|\.[0-9]+)"
    r"\s*(?P<scale>[kKmM]|thousand|million)?\s*(?P<percent>%|percent|per cent)?"
)
_RANGE_TYPED = re.compile(rf"[0-9]\s*(?:to|-|–|—)\s*(?:{units.SIGN})?[0-9]")
_OPEN_TYPED = {
    "above": re.compile(r"(?i)(?:>=?|≥|over|above|at least|from|min\.?)\s*(?P<rest>\S.*)"),
    "below": re.compile(r"(?i)(?:<=?|≤|under|below|at most|up to|max\.?)\s*(?P<rest>\S.*)"),
}
_SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}


def advice(text: str) -> str:
    """Return what to write for a number that was typed as people write it, or as the file cannot hold it."""
    for side, pattern in _OPEN_TYPED.items():
        found = pattern.fullmatch(text)
        if found:
            return f"{advice(found['rest'])}, and below it the line open: {side}"
    if _RANGE_TYPED.search(text) and not re.match(r"[0-9]{4}-[0-9]{2}-", text):
        return "Write the two ends of a range as low: and high:"
    found = _NUMBER_TYPED.fullmatch(text)
    if not found:
        return "Write digits alone, as in 93600"
    number = found["number"].replace("_", "").replace(" ", "")
    number = re.sub(r",(?=[0-9]{3}(?:\D|$))", "", number).replace(",", ".")
    scale = _SCALES.get((found["scale"] or "").lower(), 1)
    plain = f"{found['minus']}{(Decimal(number) * scale).normalize():f}"
    if len(plain) > 18:
        return "Write at most 17 digits"
    if found["percent"]:
        return f"Write only the number, {plain}, and unit: percent"
    return f"Write it without quotation marks: {plain}" if plain == text else f"Write digits alone: {plain}"
