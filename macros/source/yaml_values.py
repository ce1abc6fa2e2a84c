"""The nodes of a YAML file → plain data, or what a reader of the file would take for something else than it is."""

import re

import yaml

from macros.source import folded_text, signs
from macros.source.problems import Problem

DEEPEST = 24  # levels; content needs about eight, and the parser recurses
MOST_PROBLEMS = 200  # of a file in one run; who has more mends these first
_NOT_TEXT = frozenset(("", *"-0123456789tf"))
"""How plain text begins, at most, that stands for something else."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")  # 93.600 is a thousand times as much to many people
_CUT = re.compile(r"(?P<blanks>[ \t]+)(?P<word>#[^\s#]\S*).*")
_QUOTE_ALL = "Put the whole text in double quotes"


def too_deep(name: str, at: yaml.Node | yaml.Event) -> Problem:
    """Return the problem of what is nested too deeply, at a node or an event."""
    wrong, instead = "lists or groups are nested too deeply", f"Use at most {DEEPEST} levels"
    mark = at.start_mark
    return Problem(name, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, wrong, instead)


class Builder:
    """Turns nodes into data: `true` and `false` are booleans, dates stay text."""

    def __init__(self, name: str, text: str, lines: tuple[str, ...]) -> None:
        self.name = name
        self.lines = (*lines, "")  # a value can end below the last one
        self.problems: list[Problem] = []
        self.is_cut = False
        self._has_escapes = "\\" in text
        self._has_comments = " #" in text or "\t#" in text  # beside a value, or above one further in

    def build(self, node: yaml.Node, depth: int = 1) -> object:
        """Return the data of a node, and add what is wrong in it to `problems`."""
        if type(node) is not yaml.ScalarNode:
            return self._group(node, depth)
        value = node.value
        if node.end_mark.line != node.start_mark.line:
            self._run_together(node)
        if node.style:
            self._escapes(node)
            return value
        if self._has_comments or "." in value:
            self._misread(node)
        return _plain(value) if value[:1] in _NOT_TEXT else value

    def _group(self, node: yaml.Node, depth: int) -> object:
        if depth > DEEPEST:
            self.is_cut = True
            self.problems.append(too_deep(self.name, node))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        return [self.build(child, depth + 1) for child in node.value]

    def _escapes(self, node: yaml.ScalarNode) -> None:
        """Refuse characters that are refused as such and were written as an escape: \\u202e in double quotes."""
        hidden = signs.hidden(node.value) if self._has_escapes and node.style == '"' else None
        if hidden:
            self._problem(node, f"an escape in this text stands for {hidden}", "Delete it; a text needs none")

    def _run_together(self, node: yaml.ScalarNode) -> None:
        """Refuse what only looks like a list, a paragraph or a comment, since its lines make one text."""
        first, last = node.start_mark.line, node.end_mark.line
        if node.style == "|":
            return
        lines = list(self.lines[first + 1 : last] if node.style == ">" else self.lines[first : last + 1])
        if node.style != ">":
            lines[0] = lines[0][node.start_mark.column :]
            lines[-1] = lines[-1][: node.end_mark.column]
        found = folded_text.fault(lines)
        if found:
            number = first + (node.style == ">") + found[0]
            line = self.lines[number]
            column = len(line) - len(line.lstrip()) + 1 if number > first else node.start_mark.column + 1
            self._add(Problem(self.name, number + 1, column, *found[1:]))

    def _misread(self, node: yaml.ScalarNode) -> None:
        """Refuse plain text that a reader of the file takes for something else than it is."""
        mark = node.end_mark
        line = self.lines[mark.line]
        cut = _CUT.match(line, mark.column) if "#" in line else None
        if cut and node.value:
            column = cut.start("word") + 1
            wrong = f"the text ends before '{cut['word'][:60]}': what follows # after a blank is a comment"
            whole = f"{node.value}{cut[0].rstrip()}".strip("“”‘’")
            quoted = f'"{whole}"'
            instead = f"Put the whole text in double quotes: {quoted}" if len(quoted) < 120 else _QUOTE_ALL
            self._add(Problem(self.name, mark.line + 1, column, wrong, instead))
        elif _THOUSANDS.fullmatch(node.value):
            both = f"{float(node.value):g} or {node.value.replace('.', '')}"
            self._problem(node, f"'{node.value}' can be read as {both.replace(' or ', ' and as ')}", f"Write {both}")

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, object]:
        data: dict[str, object] = {}
        for key, value in node.value:
            if type(key) is not yaml.ScalarNode:
                self.is_cut = True
                self._problem(key, "a key must be one word, not a list or group", "Write: key: value")
                continue
            if key.style:
                self._escapes(key)
            name = key.value
            if name in data:
                first = next(other.start_mark.line for other, _ in node.value if other.value == name)
                instead = f"Keep one of the two; the first is in line {first + 1}"
                self._problem(key, f"'{name}' stands here a second time", instead)
                continue
            data[name] = self.build(value, depth + 1)
        return data

    def _problem(self, at: yaml.Node, wrong: str, instead: str) -> None:
        self._add(Problem(self.name, at.start_mark.line + 1, at.start_mark.column + 1, wrong, instead))

    def _add(self, problem: Problem) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)


def _plain(text: str) -> str | int | float | bool | None:
    """Return what a text without quotation marks stands for."""
    if text == "":
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    if _THOUSANDS.fullmatch(text):  # so that no rule reports what follows from the smaller number as well
        return int(text.replace(".", ""))
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
