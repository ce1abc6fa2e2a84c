"""One YAML file → plain data, with the line and column of every key and value."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

import yaml

from macros.source import conflict_markers, signs
from macros.source.problems import Code, Problem
from macros.source.yaml_errors import explain
from macros.source.yaml_values import DEEPEST, Builder, too_deep


# The C parser is about ten times faster; wheels for all three systems have it.
class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes without guessing their types, which `_scalar` reads from the text alone."""

    # Tags, which nothing looks at. To guess them took half of the time, and a method in Python a tenth.
    resolve = descend_resolver = ascend_resolver = "".format


LARGEST_FILE = 500_000  # bytes; the largest file has less than a third of this
_ENOUGH = 20  # problems of one sort in a file; more say nothing new

# Brackets that open in a file, and characters of its longest line, each of which can nest; the parser has room for
# three times as many.
_MANY = 1_000
_MARKED = re.compile(r"[&!](?=\S)(?<![^\s\[{,][&!])")  # begins with what it looks for, so the search skips to it
_ILLUSTRATION = re.compile(r"\(\(\s*illustration:[^()]*\)\)")

_BREAKING = "-–—/"
BREAK = re.compile(rf"[\s{re.escape(_BREAKING)}]+")
"""Where a line of text may break."""

_WITHOUT_BREAKS = bytes(ord(" " if BREAK.fullmatch(chr(sign)) else "x") for sign in range(256))
_ASCII = re.compile(r"[\x00-\x7f]+")

Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One parsed file: its data, and where each part of it stands."""

    path: str
    data: Any
    root: yaml.Node = field(repr=False)
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text by lines."""
        return tuple(self.text.split("\n"))

    @cached_property
    def ascii(self) -> bytes:
        """The text with ? for what is not ASCII: bytes are searched ten times as fast."""
        return self.text.encode("ascii", "replace")

    @cached_property
    def signs(self) -> frozenset[str]:
        """Every character of the file that is not ASCII, once."""
        return frozenset(_ASCII.sub("", self.text))

    def may_hold_longer(self, length: int) -> bool:
        """Whether more than `length` characters may stand between two places where a line of text may break."""
        return b"x" * (length + 1) in self.ascii.translate(_WITHOUT_BREAKS)

    def place(self, where: Path_) -> tuple[int, int]:
        """Return line and column of the value at `where`, or of the nearest parent that exists."""
        node = _descend(self.root, where)[0]
        return node.start_mark.line + 1, node.start_mark.column + 1

    def scalar(self, where: Path_) -> yaml.ScalarNode:
        """Return the text or number at `where` as the file writes it; raises `LookupError` if none stands there."""
        node, key = _descend(self.root, where)
        if not isinstance(node, yaml.ScalarNode) or key is None or key.value != where[-1]:
            raise LookupError(f"{self.path} has no value at {'.'.join(map(str, where))}")
        return node

    def key_place(self, where: Path_) -> tuple[int, int]:
        """Return line and column of the key that ends `where`, or of the value if it has no key."""
        node, key = _descend(self.root, where)
        mark = (key or node).start_mark
        return mark.line + 1, mark.column + 1

    def problem(
        self,
        where: Path_,
        wrong: str,
        instead: str,
        code: Code | None = None,
        *,
        at_key: bool = False,
        near: str = "",
        earlier: int = 0,
    ) -> Problem:
        """Return the problem at a value, at its key, or at the words in it that it is near to, after `earlier` ones."""
        place = self.place_of(where, near, earlier) if near else self.key_place(where) if at_key else self.place(where)
        return Problem(self.path, *place, wrong, instead, code)

    def place_of(self, where: Path_, words: str, earlier: int = 0) -> tuple[int, int]:
        """Return line and column of `words` inside the value at `where`, after as many `earlier` ones.

        Illustrations are passed over: nothing in them is ever wrong.
        """
        node = _descend(self.root, where)[0]
        first, last = node.start_mark.line, node.end_mark.line + 1
        text = "\n".join(self.lines[first:last])
        text = _ILLUSTRATION.sub(lambda found: re.sub(r"\S", " ", found[0]), text)
        # A block of text begins below the sign | or > that announces it.
        start = text.find("\n") if getattr(node, "style", "") in ("|", ">") else node.start_mark.column
        for found in _whole(words).finditer(text, start):
            if not earlier:
                line, column = signs.place(text, found.start())
                return first + line, column
            earlier -= 1
        return self.place(where)


def read(raw: bytes, name: str) -> tuple[Document | None, list[Problem]]:
    """Return the document in a file's bytes and what is wrong with it; `name` is its path in problems."""
    text, problems = characters(raw, name)
    return (None, problems) if problems else parse(text, name)


def parse(text: str, name: str) -> tuple[Document | None, list[Problem]]:
    """Return the document that `text` is and what is wrong with it; `name` is its path in problems."""
    lines = tuple(text.split("\n"))
    problems = conflict_markers.problems(text, name) or _depth(text, lines, name)
    if problems:
        return None, problems
    try:
        marked = list(islice(_marks(text, lines, name), _ENOUGH))
        root = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return None, [Problem(name, *explain(error, lines))]
    if root is None:
        return None, [Problem(name, 1, 1, "the file is empty", "Write its content, or delete the file")]
    if marked:
        # What stands behind a tag or a reference was not read, so its type would be a second, false problem.
        return None, marked
    builder = Builder(name, text, lines)
    data = builder.build(root)
    document = None if builder.is_cut else Document(name, data, root, text)
    return document, builder.problems


def characters(raw: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return the text of a file's bytes, its lines ended alike, and what makes it no text that can be read."""
    if len(raw) > LARGEST_FILE:
        instead = f"Split it: at most {LARGEST_FILE:,} bytes"
        return "", [Problem(name, 1, 1, f"the file has {len(raw):,} bytes", instead)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, column = signs.place(before, len(before))
        instead = "Save the file with the encoding UTF-8"
        return "", [Problem(name, line, column, f"byte {raw[error.start]:#04x} is not UTF-8 text", instead)]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text, signs.problems(text, name)


def _depth(text: str, lines: tuple[str, ...], name: str) -> list[Problem]:
    """Refuse nesting that would exhaust the parser's stack.

    Only what could nest that deeply is followed, and keys in keys, of which only the first would be told. The rest is
    measured while it is built.
    """
    if text.count("[") + text.count("{") <= _MANY and max(map(len, lines)) <= _MANY and "? ?" not in text:
        return []
    depth = 0
    with contextlib.suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return [too_deep(name, event)]
    return []


def _marks(text: str, lines: tuple[str, ...], name: str) -> Iterator[Problem]:
    """Refuse tags, and values that stand for others: they can grow without bound or contain themselves."""
    if not ("&" in text or "!" in text) or not _MARKED.search(text):
        return
    for event in yaml.parse(text, Loader=Loader):
        mark = event.start_mark
        if mark is None or not (getattr(event, "anchor", None) or getattr(event, "tag", None)):
            continue
        line, column = mark.line + 1, mark.column + 1
        word = re.split(r"[\s,\[\]{}]", lines[line - 1][column - 1 :])[0]
        yield Problem(name, line, column, f"'{word[:60]}' {_MARK_WORDS[word[:1]]}", _MARK_INSTEAD)


_MARK_WORDS = {
    "!": "is a YAML tag, which is not used here",
    "&": "names a value for use elsewhere, which is not used here",
    "*": "repeats another value by reference, which is not used here",
}
_MARK_INSTEAD = "Write the value out, or put a text that begins with this sign in double quotes"


def _whole(words: str) -> re.Pattern[str]:
    """Return a pattern for `words` that finds no part of a longer word, also across lines."""
    inside = r"\s+".join(map(re.escape, words.split()))
    before = r"(?<![\w:/.-])" if re.match(r"[\w/]", words) else ""
    after = r"(?![\w-])" if re.search(r"\w$", words) else ""
    return re.compile(f"{before}{inside}{after}")


def leaves(data: object) -> list[tuple[Path_, object]]:
    """Return every text, number and truth in plain data, with its place, in the order of the file."""
    found: list[tuple[Path_, object]] = []
    _add(data, (), found)
    return found


def _add(data: object, where: Path_, found: list[tuple[Path_, object]]) -> None:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        if isinstance(value, (dict, list)):
            _add(value, (*where, key), found)
        else:
            found.append(((*where, key), value))


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
