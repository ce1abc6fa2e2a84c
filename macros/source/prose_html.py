"""Nodes of prose as finished HTML, in which everything is escaped."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Protocol

from macros.source.prose_nodes import Block, Inline, Item

# What a line may not break: a code with a hyphen (AB-CD, 12-3456) and the day of a date (May 31).
_CODE = re.compile(r"\b(?:[A-Z]{1,5}-[A-Z]{2,6}|\d\d-\d{4})\b")
_DAY = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) (?=\d{1,2}\b)"
)
_SIGN = re.compile(r"[.,;:!?)’”…]+")


class Writer(Protocol):
    """What prose needs from the page it is written on. Each returns finished HTML."""

    def figure(self, name: str, *sources: str) -> str: ...
    def source(self, *names: str) -> str: ...
    def term(self, name: str, words: str) -> str: ...
    def link(self, address: str, words: str) -> str: ...


def _block(node: Block | Item, writer: Writer) -> str:
    match node["t"]:
        case "par":
            return f"<p>{inline(node['c'], writer)}</p>"
        case "plain":
            return inline(node["c"], writer)
        case "ol" if node.get("start", 1) != 1:
            return f'<ol start="{node["start"]}">{blocks(node["c"], writer)}</ol>'
        case _:
            return f"<{node['t']}>{blocks(node['c'], writer)}</{node['t']}>"


def blocks(nodes: Iterable[Block | Item], writer: Writer) -> str:
    """Return finished HTML of blocks or the items of a list."""
    return "".join(_block(node, writer) for node in nodes)


def inline(nodes: list[Inline], writer: Writer) -> str:
    """Return finished HTML of what stands in a paragraph."""
    parts: list[str] = []
    for index, (before, node) in enumerate(zip([None, *nodes], nodes, strict=False)):
        if node["t"] in ("figure", "source"):
            if node["t"] == "figure" or not before or before["t"] not in ("figure", "source"):
                # Sources cited one after the other share a note.
                write = writer.figure if node["t"] == "figure" else writer.source
                note = write(node["id"], *_sources(nodes[index + 1 :]))
                close = node["t"] == "source" and before and before["t"] == "term"
                parts.append(_kept(parts.pop(), note) if close else note)
            continue
        if before and before["t"] in ("figure", "term") and node["t"] == "text":
            sign = _SIGN.match(node["v"])
            if sign:
                parts[-1] = _kept(parts[-1], escape(sign[0]))
                node = {"t": "text", "v": node["v"][sign.end() :]}
        parts.append(_piece(node, writer))
    return "".join(parts)


def _sources(nodes: list[Inline]) -> Iterator[str]:
    """Yield the sources with which nodes begin."""
    for node in nodes:
        if node["t"] != "source":
            return
        yield node["id"]


def _piece(node: Inline, writer: Writer) -> str:
    match node["t"]:
        case "text":
            return _words(node["v"])
        case "illustration":
            return f'<span class="cg-illustration">{escape(node["v"])}</span>'
        case "strong" | "em":
            return f"<{node['t']}>{inline(node['c'], writer)}</{node['t']}>"
        case "link":
            return writer.link(node["href"], inline(node["c"], writer))
        case _:
            return writer.term(node["id"], escape(node["v"]))


def _kept(button: str, after: str) -> str:
    # A browser may break a line after a button, even before a comma or the number of a note.
    return f'<span class="cg-keep">{button}{after}</span>'


def _words(text: str) -> str:
    kept = _CODE.sub(r'<span class="cg-keep">\g<0></span>', escape(text))
    return _DAY.sub("\\1\N{NO-BREAK SPACE}", kept)
