"""One YAML file → plain data, with the line and column of every key and value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.problems import Problem
from macros.syntax import explain

# The C parser is about ten times faster; wheels for all three systems have it.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LARGEST_FILE = 1_000_000  # bytes; a section is about a tenth of this
DEEPEST = 24  # levels; content needs about eight, and the parser recurses

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Characters that reorder or hide text on the reader's screen: https://trojansource.codes
_INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_STACKED = re.compile(rf"(?:[-?] ){{{DEEPEST}}}")
_INDENTED = re.compile(rf"(?m)^ {{{DEEPEST * 8},}}(?=\S)")
_BRACKET = re.compile(r"[\[\]{}]")

Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One parsed file: its data, and where each part of it stands."""

    path: str
    data: Any
    root: yaml.Node = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)

    def place(self, where: Path_) -> tuple[int, int]:
        """Return line and column of the value at `where`, or of the nearest parent that exists."""
        node = _descend(self.root, where)[0]
        return node.start_mark.line + 1, node.start_mark.column + 1

    def key_place(self, where: Path_) -> tuple[int, int]:
        """Return line and column of the key that ends `where`, or of the value if it has no key."""
        node, key = _descend(self.root, where)
        mark = (key or node).start_mark
        return mark.line + 1, mark.column + 1

    def place_of(self, where: Path_, words: str) -> tuple[int, int]:
        """Return line and column of `words` inside the value at `where`."""
        node = _descend(self.root, where)[0]
        for number in range(node.start_mark.line, min(node.end_mark.line + 1, len(self.lines))):
            start = node.start_mark.column if number == node.start_mark.line else 0
            found = self.lines[number].find(words, start)
            if words and found >= 0:
                return number + 1, found + 1
        return self.place(where)


def read(file: Path, name: str) -> tuple[Document | None, list[Problem]]:
    """Return the document in `file` and what is wrong with it; `name` is its path in problems."""
    text, problems = _text(file, name)
    if problems:
        return None, problems
    lines = tuple(text.split("\n"))
    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        line, column, wrong, instead = explain(error, lines)
        return None, [Problem(name, line, column, wrong, instead)]
    if root is None:
        return None, [Problem(name, 1, 1, "the file is empty", "Write its content, or delete the file")]
    builder = _Builder(name, text)
    data = builder.build(root)
    # What stands behind a reference was not read, so its type would be a second, false problem.
    document = None if builder.is_cut else Document(name, data, root, lines)
    return document, builder.problems


def _text(file: Path, name: str) -> tuple[str, list[Problem]]:
    raw = file.read_bytes()
    if len(raw) > LARGEST_FILE:
        instead = f"Split it: at most {LARGEST_FILE:,} bytes"
        return "", [Problem(name, 1, 1, f"the file has {len(raw):,} bytes", instead)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, column = _position(before, len(before))
        instead = "Save the file with the encoding UTF-8"
        return "", [Problem(name, line, column, f"byte {raw[error.start]:#04x} is not UTF-8 text", instead)]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text, [*_characters(text, name), *_depth(text, name)]


def _characters(text: str, name: str) -> list[Problem]:
    problems = []
    for pattern, kind in ((_CONTROL, "a control"), (_INVISIBLE, "an invisible")):
        for found in pattern.finditer(text):
            line, column = _position(text, found.start())
            wrong = f"{kind} character (U+{ord(found[0]):04X}) stands here"
            problems.append(Problem(name, line, column, wrong, "Delete it and type the text again"))
    return problems[:20]


def _depth(text: str, name: str) -> list[Problem]:
    """Refuse nesting that would exhaust the parser's stack."""
    found = _STACKED.search(text) or _INDENTED.search(text) or _brackets(text)
    if not found:
        return []
    line, column = _position(text, found.start())
    return [
        Problem(
            name,
            line,
            column,
            "lists or groups are nested too deeply",
            f"Use at most {DEEPEST} levels",
        )
    ]


def _brackets(text: str) -> re.Match[str] | None:
    depth = 0
    for found in _BRACKET.finditer(text):
        # Brackets in prose are counted as well; they close again, so the count stays small.
        depth = max(depth + (1 if found[0] in "[{" else -1), 0)
        if depth > DEEPEST * 4:
            return found
    return None


def _position(text: str, offset: int) -> tuple[int, int]:
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _descend(node: yaml.Node, where: Path_) -> tuple[yaml.Node, yaml.Node | None]:
    key: yaml.Node | None = None
    for step in where:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == step), None)
            if pair is None:
                return node, key
            key, node = pair
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            key, node = None, node.value[step]
        else:
            return node, key
    return node, key


class _Builder:
    """Turns nodes into data: `true` and `false` are booleans, dates stay text."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.problems: list[Problem] = []
        self.seen: set[int] = set()
        self.is_cut = False

    def build(self, node: yaml.Node) -> Any:
        if id(node) in self.seen:
            self.is_cut = True
            self._aliases()
            return None
        self.seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:
            self._problem(
                node,
                f"'{node.tag.rpartition(':')[2]}' is a YAML tag, which is not used here",
                "Delete it, or put the text in double quotes",
            )
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child) for child in node.value]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._problem(key, "a key must be one word, not a list or group", "Write: key: value")
                continue
            if key.value in data:
                instead = f"Keep one of the two; the first is in line {first[key.value]}"
                self._problem(key, f"'{key.value}' stands here a second time", instead)
                continue
            first[key.value] = key.start_mark.line + 1
            data[key.value] = self.build(value)
        return data

    def _aliases(self) -> None:
        for event in yaml.parse(self.text, Loader=Loader):
            if isinstance(event, yaml.AliasEvent):
                instead = "Write the value out, or put a text that begins with * in double quotes"
                self._problem(
                    event,
                    f"'*{event.anchor}' repeats another value by reference, which is not used here",
                    instead,
                )

    def _problem(self, at: Any, wrong: str, instead: str) -> None:
        problem = Problem(self.name, at.start_mark.line + 1, at.start_mark.column + 1, wrong, instead)
        if problem not in self.problems:
            self.problems.append(problem)


def _scalar(node: yaml.ScalarNode) -> Any:
    if node.style in ("'", '"', "|", ">"):  # the C parser gives plain text an empty style
        return node.value
    if node.value == "":
        return None
    if node.value in ("true", "false"):
        return node.value == "true"
    if _WHOLE.fullmatch(node.value):
        return int(node.value)
    if _DECIMAL.fullmatch(node.value):
        return float(node.value)
    return node.value
