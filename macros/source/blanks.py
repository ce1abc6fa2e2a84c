"""What tools and people write where nothing has been written yet: null, TODO, n/a, a dash, lorem ipsum."""

import re

_BLANK = re.compile(
    r"(?i:null|nil|none|undefined|nan|to-?do|tbd|tba|tbc|fixme|wip|placeholder|untitled|n\s?[/.]\s?a|na|x{3,})"
    r"|(?i:not applicable|to be (?:done|defined|added|decided|determined|confirmed))"
    r"|(?i:(?:insert|add|your) (?:text|words|title|name)(?: here)?|\[?object object\]?)"
    r"|#(?i:ref|n/a|value|name|null|num|spill|calc|div/0|error)"
    r"|(?:TODO|TBD|TBA|FIXME|WIP)\b.*",
    re.DOTALL,
)
_SENTENCE = re.compile(r"\s*none\.\s*", re.IGNORECASE)  # that says so
_WORD = re.compile(r"\w")
_AROUND = " \t\n\"'`“”‘’()[]{}<>*_.,;:!?…-–—"
# In a sentence these words are words; as a note to oneself they stand in capitals, with a colon or in brackets.
_LEFT = re.compile(
    r"(?i:\blorem ipsum\b)|(?i:\[(?:todo|tbd|fixme|insert [^\]]*)\])"
    r"|(?<![\w-])(?:TODO|FIXME|XXX)(?:\s*[:\]()]|\s*$)|\bXXX\s+[a-z]|(?:^|[#(\[]\s*)(?:TODO|FIXME|TBD|XXX)\b"
    r"|#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!)|\bundefined undefined\b",
    re.MULTILINE,
)
_SIGN = re.compile(
    r"[#\[TFX](?:(?<=[TX])(?:ODO|BD|XX)|(?<=F)IXME|(?<=#)(?:REF|N|VALUE|DIV)|(?<=\[)(?i:todo|tbd|fixme|insert))"
)
_WORDS = ("psum", "PSUM", "undefined u")
"""One of these, or a sign, stands in every note, and is found at once."""

_NOT_AN_ID = frozenset({"null", "nil", "nan", "undefined", "todo", "tbd", "fixme", "na", "n-a"})


def is_blank(value: object) -> bool:
    """Whether a value says that nothing stands there: it is empty, has no word, or is what a tool writes instead."""
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    bare = value.strip(_AROUND)
    return (not _WORD.search(bare) or _BLANK.fullmatch(bare) is not None) and not _SENTENCE.fullmatch(value)


def is_no_id(value: str) -> bool:
    """Whether an id is what a tool writes instead of one; "none" can be the answer to a question."""
    return value in _NOT_AN_ID or (len(value) > 2 and not value.strip("x"))


def left_over(text: str) -> str | None:
    """Return the first note to oneself in a text, such as TODO: or lorem ipsum, as it was typed."""
    may_be = _SIGN.search(text) or any(map(text.__contains__, _WORDS))
    found = _LEFT.search(text) if may_be else None
    return found[0].strip() if found else None
