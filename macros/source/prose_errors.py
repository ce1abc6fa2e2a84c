"""What prose may not hold, apart from Markdown that it does not know: amounts, unsafe links, too much of anything."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.source import units

_LONGEST = 4_000  # characters; the longest text has about a third of this
# The parser's time grows with the square of these, and no reader wants so many.
_ANY_MARK = re.compile(r"[\[(*_\"'<`~!\\>|\n-]")
_MOST_MARKS = 500
_MOST_BRACKETS = 30
MOST_FAULTS = 20
"""Faults of one text that are told; more say nothing new."""

OPENED = re.compile(r"[(\[{]")
"""A bracket with which what is nearly a citation begins."""

_NEARLY_CITED = re.compile(
    r"\[\[\s*([a-z0-9-]+)\s*\]\]|\{\{\s*([a-z0-9-]+)\s*\}\}|(?<![(\]])\(([a-z0-9]+(?:-[a-z0-9]+)+)\)(?!\))"
    r"|(?<![(\[{])[(\[{]{1,2}\s*(?:source|term|figure)\s*:\s*([a-z0-9-]+)\s*(?:\|[^()\[\]{}]*)?[)\]}]{1,2}"
    r"|(?<![(\]])\(([a-z0-9]+(?:-[a-z0-9]+)+)\)\)"
)
_DIGIT = re.compile(r"[0-9]")  # found at once, where the pattern of amounts tries every letter
_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
_PERCENT = r"%|percent\b|per cent\b"
_AMOUNT = re.compile(
    rf"(?:{units.SIGN}|¥)\s?{_DIGITS}(?:\s?(?:[kKmM]\b|million\b|billion\b))?"
    rf"|\b(?:{units.CODE})\s?{_DIGITS}"
    rf"|{_DIGITS}\s?(?:(?:{units.NAME}|cents?|{units.CODE})\b|{_PERCENT}|(?:{units.SIGN})(?!\s?[0-9]))"
)
_SIGN_BEFORE = re.compile(rf"(?:{units.SIGN})\s?$")
_UNIT_AFTER = re.compile(rf"\s?(?:{_PERCENT}|(?:{units.NAME})\b)")


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a prose field; `near` is the text to look for in the file."""

    wrong: str
    instead: str
    near: str = ""


def too_much(text: str) -> Fault | None:
    """Return the fault of a text that is too long for any reader, and for the parser."""
    if len(text) > _LONGEST:
        return Fault(f"the text has {len(text):,} characters", f"Keep to {_LONGEST:,}; split it into parts")
    marks = len(_ANY_MARK.findall(text)) if len(text) > _MOST_MARKS else 0
    if marks > _MOST_MARKS:
        wrong = f"the text has {marks:,} brackets, stars, quotation marks, line ends and the like"
        return Fault(wrong, f"Keep to {_MOST_MARKS}; split it into parts")
    brackets = text.count("[")
    if brackets > _MOST_BRACKETS:
        return Fault(f"the text has {brackets:,} brackets [", f"Keep to {_MOST_BRACKETS} links; split it into parts")
    return None


def amounts(text: str) -> list[Fault]:
    """Return a fault for all money and every percentage that is typed instead of cited."""
    return [_amount(found[0]) for found in _AMOUNT.finditer(text)] if _DIGIT.search(text) else []


def _amount(typed: str) -> Fault:
    instead = (
        "Cite the figure by its id, as in ((figure-id)); one without a record gets it first, with its "
        f"source. If it is made up as an example, write ((illustration: {typed}))"
    )
    return Fault(f"'{typed}' is typed into the text", instead, typed)


def address_fault(address: str) -> Fault | None:
    """Return the fault when a link's address is neither a section nor a secure web address."""
    if re.fullmatch(r"#[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?", address) or re.fullmatch(
        r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[/?#]\S*)?", address
    ):
        return None
    instead = "Write #section-id for a place in this guide, or a full address that begins with https://"
    return Fault(f"the link to '{address[:80]}' cannot be used", instead, address or "]()")


def signs_in_id(typed: str) -> Fault:
    """Return the fault of an id with a letter or hyphen that only looks like one: it reads like the right id."""
    sign = next((sign for sign in typed if not sign.isascii()), "")
    wrong = f"'{typed[:60]}' holds the sign {sign} (U+{ord(sign):04X}), which only looks like one of an id"
    return Fault(wrong, "Type the id again, in small letters, digits and plain hyphens", typed)


def signs(before: str, citation: str, after: str) -> Iterator[Fault]:
    """Yield a fault for a sign beside a figure, which is printed with its own."""
    sign = _SIGN_BEFORE.search(before)
    if sign:
        yield Fault(f"'{sign[0]}' stands before a figure, which brings its own", "Delete it", sign[0] + citation)
    unit = _UNIT_AFTER.match(after)
    if unit:
        wrong = f"'{unit[0].strip()}' stands after a figure, which brings its own"
        yield Fault(wrong, "Delete it", citation + unit[0])


def near_citations(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in single, square or curly brackets and could be an id, with the id."""
    end = 0
    for opened in OPENED.finditer(text):  # at each character, the pattern takes five tries
        found = _NEARLY_CITED.match(text, opened.start()) if opened.start() >= end else None
        if found:
            end = found.end()
            yield found[0], next(filter(None, found.groups()))
