"""What prose is made of.

Nodes are plain dictionaries, so that print gets them as JSON: `t` is the kind, `c` the children, `v` the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict


class Text(TypedDict):
    """Words; those of an illustration hold a number that is only an example."""

    t: Literal["text", "illustration"]
    v: str


class Citation(TypedDict):
    """What stands elsewhere under an id; `v` are a term's own words in this place, else empty."""

    t: Literal["figure", "source", "term"]
    id: str
    v: str


class Mark(TypedDict):
    """Words that stand out."""

    t: Literal["strong", "em"]
    c: list[Inline]


class Link(TypedDict):
    """Words that lead to an address, or to `#id` in the guide."""

    t: Literal["link"]
    href: str
    c: list[Inline]


class Paragraph(TypedDict):
    """A paragraph; in a list whose items stand close together, a plain one."""

    t: Literal["par", "plain"]
    c: list[Inline]


class Item(TypedDict):
    """An item of a list."""

    t: Literal["li"]
    c: list[Block]


class List(TypedDict):
    """A list, with bullets or with numbers, which begin at `start` if not at 1."""

    t: Literal["ul", "ol"]
    c: list[Item]
    start: NotRequired[int]


Inline = Text | Citation | Mark | Link
Block = Paragraph | List
Node = Inline | Block | Item


def children(node: Node) -> Sequence[Node]:
    """Return the nodes inside a node; words and citations have none."""
    match node["t"]:
        case "text" | "illustration" | "figure" | "source" | "term":
            return ()
        case _:
            return node["c"]
