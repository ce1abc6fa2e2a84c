"""A rule for sentences that knows the figures in them: a unit is printed with its number, and stands there once."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from macros.checks.content_files import Content
from macros.schema.shared import Figure
from macros.source import units
from macros.source.problems import Problem
from macros.source.prose_nodes import Node, children

_OPEN = {"above": r"(?:and|or) (?:over|more|above|up)|or longer"}


def units_stand_once(content: Content) -> Iterator[Problem]:
    """A unit, "or more" or "under" is not typed again beside a figure that is printed with it."""
    figures = content.record("figures")
    for entry in content.entries() if figures else ():
        for where, prose in entry.proses:
            if "((" not in prose.text or not prose.cited("figure"):
                continue
            earlier: Counter[str] = Counter()
            for before, id_, after in _cited(prose.nodes):
                figure = figures.root.get(id_)
                again = _again(figure, before, after) if figure else None
                if again:
                    near = f"(({id_}))"
                    wrong, instead = (
                        "stands beside a figure, which is printed with it",
                        f"Delete '{again}' beside {near}",
                    )
                    yield entry.document.problem(where, f"'{again}' {wrong}", instead, near=near, earlier=earlier[near])
                earlier[f"(({id_}))"] += 1


@cache
def _typed_after(unit: str, is_open: str | None) -> re.Pattern[str]:
    """Return a pattern of what people type after a figure that brings it itself; of nothing if it brings no words."""
    said = [f"(?:more |fewer |new )?(?:{words})" for words in units.typed(unit)]
    said += [_OPEN[is_open]] if is_open in _OPEN else []
    return re.compile(rf"(?:\s|-)(?P<again>{'|'.join(said)})(?![\w-])" if said else r"(?P<again>\b\B)", re.IGNORECASE)


def _again(figure: Figure, before: str, after: str) -> str | None:
    """Return the words beside a figure that it brings itself."""
    found = _typed_after(figure.unit, figure.open).match(after)
    if found:
        return found["again"]
    under = (
        re.search(r"\b(?:under|below|less than|up to)\s$", before, re.IGNORECASE) if figure.open == "below" else None
    )
    return under[0].strip() if under else None


def _cited(nodes: Sequence[Node]) -> Iterator[tuple[str, str, str]]:
    """Yield each figure in prose with the text before and after it."""
    for number, node in enumerate(nodes):
        if node["t"] == "figure":
            yield _text(nodes, number - 1), node["id"], _text(nodes, number + 1)
        elif inside := children(node):
            yield from _cited(inside)


def _text(nodes: Sequence[Node], number: int) -> str:
    found = nodes[number] if 0 <= number < len(nodes) else None
    return found["v"] if found and found["t"] == "text" else ""
