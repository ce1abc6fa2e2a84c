"""mkdocs.yml as nodes with their places, which its rules read."""

from collections.abc import Iterable, Iterator, Mapping

import yaml

from macros.source import near_names
from macros.source.problems import Problem

FILE = "mkdocs.yml"


def at(node: yaml.Node | None, wrong: str, instead: str) -> Problem:
    """Return a problem at a node; at the first line where there is none."""
    mark = node.start_mark if node else None
    return Problem(FILE, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, wrong, instead)


def child(node: yaml.Node, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the node of a key or list entry, and what it holds; an entry alone holds itself."""
    return next(((entry, value or entry) for entry, name, value in listed(node) if name == key), None)


def listed(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, str, yaml.Node | None]]:
    """Yield each key or list entry with its name and what it holds: the builders read extensions and plugins in both forms."""
    if isinstance(node, yaml.MappingNode):
        yield from ((key, str(key.value), value) for key, value in node.value)
    yield from ((entry, *named(entry)) for entry in entries(node))


def named(entry: yaml.Node) -> tuple[str, yaml.Node | None]:
    """Return the name of a list entry and, of one that is a key, what it holds."""
    if isinstance(entry, yaml.MappingNode) and entry.value:
        return str(entry.value[0][0].value), entry.value[0][1]
    return (entry.value if isinstance(entry, yaml.ScalarNode) else ""), None


def written(node: yaml.Node) -> str:
    """Return a value as it could be typed on one line."""
    if isinstance(node, yaml.SequenceNode):
        tag = f"{node.tag} " if node.tag.startswith("!") else ""
        return f"{tag}[{', '.join(map(written, node.value))}]"
    return node.value if isinstance(node, yaml.ScalarNode) else "a group"


def pairs(top: yaml.Node, key: str) -> list[tuple[yaml.Node, yaml.Node]]:
    """Return the keys below a key, each with its value."""
    found = child(top, key)
    return found[1].value if found and isinstance(found[1], yaml.MappingNode) else []


def entries(node: yaml.Node | None) -> list[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else []


def strange(
    node: yaml.Node, name: str, known: Iterable[str], unused: Mapping[str, str], wrong: str, instead: str = "Delete it"
) -> Iterator[Problem]:
    """Yield why a name is not used here, or that it is none of the known ones: `wrong` says what it is not."""
    if name in unused:
        yield at(node, f"'{name}' is not used here: {unused[name]}", instead)
    elif name not in (every := [*known, *unused]):
        yield at(node, wrong.format(f"'{name}'"), near_names.advice(name, every, "delete the line"))
