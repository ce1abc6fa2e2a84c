"""The YAML parser's complaints, in an editor's words and at the place of the mistake."""

from __future__ import annotations

import re

import yaml

Explanation = tuple[int, int, str, str]  # line, column, what is wrong, what to write

_NO_SPACE = re.compile(r"(?P<before>\s*(?:- )*)(?P<key>[A-Za-z][\w-]*):(?P<value>[^\s:/].*)")
_QUOTE_FIRST = "Put the whole text in double quotes"


def explain(error: yaml.YAMLError, lines: tuple[str, ...]) -> Explanation:
    """Return where the mistake is most likely and what to do about it."""
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", "") or "")
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    for guess in (_tab, _unclosed, _colon, _missing_space, _reserved, _other):
        found = guess(said, line, column, lines, error)
        if found:
            return found
    return (
        line,
        column,
        "this is not valid YAML",
        "Compare its indentation and quotes with the lines above",
    )


def _tab(said: str, line: int, column: int, lines: tuple[str, ...], error: yaml.YAMLError) -> Explanation | None:
    for number in (line, line - 1):
        text = _line(lines, number)
        indent = text[: len(text) - len(text.lstrip())]
        if "\t" in indent:
            return (
                number,
                indent.index("\t") + 1,
                "a tab stands at the start of the line",
                "Write spaces, two for each level",
            )
    if "'\\t'" in said or (column <= len(_line(lines, line)) and _line(lines, line)[column - 1] == "\t"):
        return line, column, "a tab stands here", "Write a space"
    return None


def _unclosed(said: str, line: int, column: int, lines: tuple[str, ...], error: yaml.YAMLError) -> Explanation | None:
    context = str(getattr(error, "context", "") or "")
    start = getattr(error, "context_mark", None)
    if "quoted scalar" in context and start and "escape" not in said:
        quote = _line(lines, start.line + 1)[start.column : start.column + 1]
        return (
            start.line + 1,
            start.column + 1,
            f"the quotation mark {quote} is opened here and never closed",
            f"Close it with {quote} at the end of the text",
        )
    if "quoted scalar" in context and "escape" in said:
        return (
            line,
            column,
            "a backslash in double quotes begins an escape",
            "Write \\\\ for a backslash, or use single quotes",
        )
    return None


def _colon(said: str, line: int, column: int, lines: tuple[str, ...], error: yaml.YAMLError) -> Explanation | None:
    if "mapping values are not allowed" not in said:
        return None
    text = _line(lines, line)
    missing = _without_space(lines, line - 1)
    if missing:
        return missing
    if text[:column].strip(" -").rstrip(":").count(":") or ": " in text[: column - 1]:
        key, _, value = text.strip().removeprefix("- ").partition(": ")
        return (
            line,
            column,
            "a colon followed by a space stands inside unquoted text",
            f'{_QUOTE_FIRST}: {key}: "{_shortened(value)}"',
        )
    return (
        line,
        column,
        "this line is indented deeper than the text above allows",
        "Give keys of one group the same indentation, and put text with a colon in double quotes",
    )


def _missing_space(
    said: str, line: int, column: int, lines: tuple[str, ...], error: yaml.YAMLError
) -> Explanation | None:
    if "could not find expected ':'" in said or "did not find expected" in said or "<block" in said:
        start = getattr(error, "context_mark", None)
        numbers = [
            line,
            line - 1,
            *([start.line + 1] if start and "simple key" in str(error.context) else []),
        ]
        for number in numbers:
            found = _without_space(lines, number)
            if found:
                return found
    if "could not find expected ':'" in said:
        start = error.context_mark
        word = _shortened(_line(lines, start.line + 1).strip())
        return (
            start.line + 1,
            start.column + 1,
            f"'{word}' has no colon after its key",
            "Write: key: value",
        )
    return None


def _reserved(said: str, line: int, column: int, lines: tuple[str, ...], error: yaml.YAMLError) -> Explanation | None:
    if "cannot start any token" in said:
        sign = _line(lines, line)[column - 1 : column]
        return line, column, f"a text cannot begin with {sign}", _QUOTE_FIRST
    if "undefined alias" in said:
        return line, column, "a text that begins with * is read as a reference", _QUOTE_FIRST
    if "alias" in str(getattr(error, "context", "")) or "anchor" in str(getattr(error, "context", "")):
        return line, column, "a text cannot begin with * or &", _QUOTE_FIRST
    if "single document" in str(getattr(error, "context", "")):
        return line, column, "a second document begins here", "Delete the line ---"
    if "block scalar" in str(getattr(error, "context", "")):
        return (
            line,
            column,
            "something follows | or > on its line",
            "Begin the text on the next line, indented by two spaces more",
        )
    return None


def _other(said: str, line: int, column: int, lines: tuple[str, ...], error: yaml.YAMLError) -> Explanation | None:
    if "did not find expected key" in said or "expected <block end>" in said:
        return (
            line,
            column,
            "this line does not continue the group above it",
            "Give keys of one group the same indentation, and close every quotation mark",
        )
    if "did not find expected '-'" in said or "block collection" in str(getattr(error, "context", "")):
        return (
            line,
            column,
            "this line does not continue the list above it",
            "Begin each entry of the list with - at the same indentation",
        )
    if "',' or" in said:
        return (
            line,
            column,
            "a list in [ ] or a group in { } is not closed",
            "Close it, or put a text that begins with [ or { in double quotes",
        )
    if "special characters are not allowed" in said or "control characters" in said:
        return line, column, "a character stands here that YAML does not allow", "Delete it"
    return None


def _without_space(lines: tuple[str, ...], number: int) -> Explanation | None:
    found = _NO_SPACE.fullmatch(_line(lines, number))
    if not found:
        return None
    column = len(found["before"]) + len(found["key"]) + 2
    return (
        number,
        column,
        f"a space is missing after '{found['key']}:'",
        f"Write: {found['key']}: {_shortened(found['value'])}",
    )


def _line(lines: tuple[str, ...], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
