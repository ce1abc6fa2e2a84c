"""Characters that no text needs: they steer a terminal, hide on the screen, or are letters read in a wrong encoding."""

import contextlib
import re
from collections.abc import Iterator

from macros.source.problems import Problem

_ENOUGH = 20  # problems of one sort in a file; more say nothing new
_KINDS = (
    ("a control", re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")),
    # Characters that reorder or hide text on the reader's screen: https://trojansource.codes
    (
        "an invisible",
        re.compile(
            "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
        ),
    ),
)
_PRINTABLE = "\u034fÂÃâï\ufffd"
"""What Python takes for printable, among the invisible characters and among those with which garbled text begins."""
_GARBLED_SIGNS = "ÂÃâï\ufffd"  # with these it begins, and they are found at once
# UTF-8 that was read as Windows-1252: ’ became â€™, é became Ã©.
_GARBLED = re.compile("(?:[ÂÃ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[€‚„†ˆ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]?|ï¿½|\ufffd)")  # fmt: skip


def problems(text: str, name: str) -> list[Problem]:
    """Return a problem for each such character of a file."""
    if text.replace("\n", " ").isprintable() and not any(sign in text for sign in _PRINTABLE):
        return []  # as nearly every file
    found = [
        (match.start(), f"{kind} character (U+{ord(match[0]):04X}) stands here", "Delete it and type the text again")
        for kind, pattern in _KINDS
        for match in pattern.finditer(text)
    ]
    every = [*found, *_garbled(text)][:_ENOUGH]
    return [Problem(name, *place(text, offset), wrong, instead) for offset, wrong, instead in every]


def hidden(text: str) -> str | None:
    """Return the kind and the code of the first such character in a text that can hold it as an escape."""
    for kind, pattern in _KINDS:
        found = pattern.search(text)
        if found:
            return f"{kind} character (U+{ord(found[0]):04X})"
    return None


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of a place in a text, both from 1."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _garbled(text: str) -> Iterator[tuple[int, str, str]]:
    for found in _GARBLED.finditer(text) if any(sign in text for sign in _GARBLED_SIGNS) else ():
        meant = ""
        with contextlib.suppress(UnicodeError):
            meant = found[0].encode("cp1252").decode("utf-8").strip()
        instead = (
            f"Type {meant} in its place" if meant.isprintable() and meant else "Delete it and type what belongs there"
        )
        yield found.start(), f"'{found[0]}' is text in a wrong encoding", f"{instead}; save files as UTF-8"
