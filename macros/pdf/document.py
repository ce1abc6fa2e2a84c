"""Records → plain data for a printed document. What `Page` is for the screen, a `Sheet` is for paper.

Text stays text, prose becomes nodes, and figures and sources become note numbers. `macros/pdf/templates/prose.typ`
reads the nodes.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NotRequired, TypedDict

from macros.domain import formats
from macros.domain.figures import Quotable
from macros.domain.guide import CareerGuide, Guide
from macros.schema.parts import Part
from macros.schema.record import Record
from macros.schema.walk import keys
from macros.source.prose import Prose
from macros.source.prose_nodes import Node


class PrintNode(TypedDict):
    """A node of prose as `prose.typ` reads it: figures and sources have become the numbers of their notes."""

    t: Literal[
        "text", "strong", "em", "goto", "link", "figure", "note", "term", "light", "par", "plain", "ul", "ol", "li"
    ]
    c: NotRequired[list[PrintNode]]  # what stands inside: of strong, em, goto, link, par, plain, ul, ol, and li
    v: NotRequired[str]  # the words of text, term, and light, the value of a figure
    notes: NotRequired[list[str]]  # the numbers after a figure, or those of a note alone
    to: NotRequired[str]  # the id that goto and term lead to
    href: NotRequired[str]  # the address of a link
    start: NotRequired[int]  # the first number of an ol


Nodes = list[PrintNode]


class Sheet:
    """Writes one document. Figures and sources get the number of their note when they are first cited."""

    def __init__(self, guide: Guide, career: CareerGuide) -> None:
        self.guide = guide
        self.career = career
        self.notes: dict[str, str] = {}  # figure or series → number
        self.sources: dict[str, str] = {}  # source → number

    @property
    def figures(self) -> Mapping[str, Quotable]:
        """Every figure, with the fit that it has for the role of this guide."""
        return self.career.figures

    def record(self, record: Record, model: type[Record] | None = None) -> dict[str, Any]:
        """Return a record with its fields in their order; a part says which component shows it.

        With `model`, only the fields that this base of the record has.
        """
        shown = {key: self._field(getattr(record, key), to) for key, _, to in keys(model or type(record))}
        return {**shown, "component": record.component} if isinstance(record, Part) else shown

    def prose(self, text: Prose | None) -> Nodes:
        """Return the nodes of a prose field."""
        return self._nodes(text.nodes) if text else []

    line = prose

    def figure(self, name: str) -> Nodes:
        """Return a figure as its value with the number of its note."""
        return self._labelled(formats.value(self.figures[name]), [name])

    def said(self, name: str, shown: str) -> Nodes:
        """Return a figure in other words than its value, with the number of its note."""
        return self._labelled(shown, [name])

    def span(self, names: Iterable[str]) -> Nodes:
        """Return one figure, or the first and the last as one value with both notes."""
        names = list(names)
        ends = [self.figures[name] for name in (names[0], names[-1])]
        shown = formats.value(ends[0]) if len(names) == 1 else formats.span(*ends)
        return self._labelled(shown, names)

    def several(self, names: Iterable[str]) -> Nodes:
        """Return figures one after the other, as a list within a line."""
        return in_one_line(map(self.figure, names))

    def source(self, *names: str) -> Nodes:
        """Return the numbers of sources."""
        return [{"t": "note", "notes": [self._source(name) for name in names]}]

    def series(self, name: str) -> Nodes:
        """Return the short name of a series with the number of its note."""
        return self._labelled(self.guide.series[name].record.title, [name])

    def place(self, name: str) -> dict[str, str]:
        """Return where a link leads, with the title of the place."""
        return {"to": name, "title": self.career.titles[name]}

    def goto(self, id_: str, words: str) -> Nodes:
        """Return words that lead to a place of this document."""
        return [goto(id_, [text(words)])]

    def kind(self, figure: Quotable) -> str:
        """Return how the figure came about, in words."""
        return self.word("kinds", figure.kind)

    def _field(self, value: object, to: str | None) -> object:
        if isinstance(value, tuple):
            return self.several(value) if to == "figure" else [self._field(child, to) for child in value]
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, Prose):
            return self.prose(value)
        if isinstance(value, datetime.date):
            return formats.day(value)
        reads: dict[str, Callable[[str], object]] = {
            "figure": self.figure,
            "source": self.source,
            "place": self.place,
            "section": self.place,
            "action": self.place,
        }
        return reads[to](value) if isinstance(value, str) and to in reads else value

    def _nodes(self, nodes: Iterable[Node]) -> Nodes:
        """Return nodes for print; neighboring numbers become one node, so that a comma stands between them."""
        shown: Nodes = []
        for node in map(self._node, nodes):
            last = shown[-1] if shown else None
            if node["t"] == "note" and last and last["t"] in ("note", "figure"):
                shown[-1] = {**last, "notes": [*last["notes"], *node["notes"]]}
            elif node.get("v") != "":
                shown.append(node)
        return shown

    def _node(self, node: Node) -> PrintNode:
        match node["t"]:
            case "text" | "illustration":
                return text(node["v"])
            case "figure":
                return self.figure(node["id"])[0]
            case "source":
                return self.source(node["id"])[0]
            case "term":
                return {"t": "term", "to": node["id"], "v": node["v"] or self.guide.glossary[node["id"]].in_sentence}
            case "link":
                inside, address = self._nodes(node["c"]), node["href"]
                if address.startswith("#") and "/" in address:
                    return {"t": "em", "c": inside}  # another guide, which no page of this document holds
                return (
                    goto(address[1:], inside)
                    if address.startswith("#")
                    else {"t": "link", "href": address, "c": inside}
                )
            case "ol":
                return {"t": "ol", "c": self._nodes(node["c"]), "start": node.get("start", 1)}
            case _:
                return {"t": node["t"], "c": self._nodes(node["c"])}

    def _labelled(self, shown: str, names: list[str]) -> Nodes:
        for name in names:
            if name not in self.notes:
                self.notes[name] = self._number(name)
        return [{"t": "figure", "v": shown, "notes": [self.notes[name] for name in names]}]

    def _number(self, name: str) -> str:
        """Return the number for what is cited for the first time; figures and sources share one row of numbers."""
        return str(len(self.notes) + len(self.sources) + 1)

    def _source(self, name: str) -> str:
        return self.sources.setdefault(name, self._number(name))

    def word(self, words: str, id_: str) -> str:
        """Return the label of an id of a closed vocabulary, such as kinds or fits."""
        return self.guide.word(words, id_)


def text(words: str) -> PrintNode:
    """Return the node of plain words."""
    return {"t": "text", "v": words}


def light(words: str) -> PrintNode:
    """Return the node of words that are not bold where the others are."""
    return {"t": "light", "v": words}


def in_one_line(entries: Iterable[Nodes]) -> Nodes:
    """Return entries one after the other."""
    return [node for number, entry in enumerate(entries) for node in ([text("; ")] if number else []) + entry]


def goto(to: str, words: Nodes) -> PrintNode:
    """Return the node of words that lead to the place with an id."""
    return {"t": "goto", "to": to, "c": words}
