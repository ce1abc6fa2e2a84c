"""Lists, paragraphs and comments in a text whose lines run together: under >-, after the colon, or in quotation marks."""

import re
from itertools import pairwise

_ITEM = re.compile(r"[-*+•·▪–]\s|[•-][A-Za-z]|[0-9]{1,2}[.)]\s")
_GLUED = re.compile(r"-[A-Za-z]")
_COMMENT = re.compile(r"#\s|#[A-Za-z]+\s")
_BEGINS = re.compile(r"\s*(?:[-*+•·▪–#0-9]|$)")  # how a line does that is no part of a sentence
_KEEP = "Write | after the colon, and the text on the lines below it"


def fault(lines: list[str]) -> tuple[int, str, str] | None:
    """Return what would run together: the index of its line, what is wrong, what to write."""
    if not any(map(_BEGINS.match, lines)):
        return None
    used = [(number, line.strip()) for number, line in enumerate(lines) if line.strip()]
    for number, line in used:
        if _COMMENT.match(line):
            return number, "a comment cannot stand inside a text, where readers would see it", "Put it above the key"
    items = [number for number, line in used if _ITEM.match(line)]
    if items and len(used) > 1 and (items[0] == used[0][0] or len(items) > 1):
        glued = _GLUED.match(used[0][1])
        if glued:
            instead = f"Write: - {used[0][1][1:]}. For a list in a text, write | after the colon, too"
            return items[0], "a space is missing after -", instead
        return items[0], "a list stands in a text whose lines run together", _KEEP
    for (before, _), (number, _) in pairwise(used):
        if number > before + 1:
            wrong = "a second paragraph stands in a text whose lines run together"
            return number, wrong, f"{_KEEP}; or delete the empty line"
    return None
