"""The style sheet of a page, out of the many: what every page needs, and the groups whose classes it uses.

Pages that take the same groups hold the same bytes, because the policy of every host names each sheet by its hash. Rules
that none of these pages needs are left out; the few long pages, which weigh most, have sheets of their own.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import rcssmin

_FOLDER = Path("assets/css")
_ENTRY = "site.css"  # names the groups in order; a group names sheets
_LATE = "anchor-positioning.css"  # no page waits for it
_IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\)(?P<media>[^;]*);')
_SELECTED = re.compile(r"\.(cg-[\w-]+)")
_CLASSES = re.compile(r' class="([^"]*)"')
_EDGE = re.compile(r'"[^"]*"|[{}]')
_INNER = re.compile(r"\([^()]*\)")
_LONG = 128 * 1024  # characters
_CONDITIONS = ("@media", "@supports")


@dataclass(frozen=True)
class Group:
    """Sheets that pages take together; `classes` are those that no group before it styles, none if every page takes it."""

    text: str
    classes: frozenset[str]


def take(site: Path) -> list[Group]:
    """Return the groups of a built site in their order, and remove their sheets: pages will hold their own.

    The first group, and sheets that the entry names alone, belong to every page.
    """
    folder = site / _FOLDER
    names = [found["name"] for found in _IMPORT.finditer((folder / _ENTRY).read_text(encoding="utf-8"))]
    sheets = {name: _IMPORT.findall((folder / name).read_text(encoding="utf-8")) for name in names}
    home = {f"cg-{Path(sheet).stem}": name for name, own in sheets.items() for sheet, _ in own}
    groups: list[Group] = []
    styled: set[str] = set()
    for name in names:
        text = shrunk(_joined(folder / name))
        # What a sheet says of another group's block is no reason to take it: it stands beside a class of its own.
        classes = (
            frozenset(found for found in _SELECTED.findall(text) if home.get(_block(found), name) == name) - styled
        )
        is_for_all = not groups or not sheets[name]
        groups.append(Group(text, frozenset() if is_for_all else classes))
        styled |= classes
    late = shrunk(_joined(folder / _LATE))
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / _LATE).write_text(late, encoding="utf-8", newline="\n")
    return groups


def sheets(pages: Iterable[tuple[str, frozenset[str]]], groups: list[Group]) -> list[str]:
    """Return the style sheet of each page, given its HTML and the classes that its scripts name: the groups that it takes, in order.

    It takes the groups for all, and those that style a class in its HTML. What a script adds to it must come from one of these.
    """
    taken: list[tuple[tuple[Group, ...], str]] = []  # with the page itself, if it is long
    named: dict[tuple[tuple[Group, ...], str], set[str]] = {}
    for html, scripted in pages:
        own = {name for found in _CLASSES.findall(html) for name in found.split()}
        of_page = tuple(group for group in groups if not group.classes or group.classes & own)
        taken.append((of_page, html if len(html) > _LONG else ""))
        named.setdefault(taken[-1], set()).update(own, scripted)
    made = {key: needed("".join(group.text for group in key[0]), names) for key, names in named.items()}
    return [made[key] for key in taken]


def needed(text: str, names: set[str]) -> str:
    """Return a shrunk style sheet without the rules that ask for a class that is not among the names.

    A name that ends in - or _ stands for every class that begins so.
    """
    parts = tuple(name for name in names if name[-1] in "-_")

    def is_named(name: str) -> bool:
        return name in names or name.startswith(parts)

    def kept(text: str) -> Iterator[str]:
        for head, body in _rules(text):
            if head.startswith(_CONDITIONS):
                inner = "".join(kept(body))
                if inner:
                    yield f"{head}{{{inner}}}"
            elif head.startswith("@") or any(
                all(is_named(name) for name in _SELECTED.findall(selector)) for selector in _selectors(head)
            ):
                yield f"{head}{{{body}}}"

    return "".join(kept(text))


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield the outermost rules of a shrunk sheet: what stands before the brackets, and in them."""
    depth = start = opened = 0
    for edge in _EDGE.finditer(text):
        if edge[0] == "{":
            opened = opened if depth else edge.start()
            depth += 1
        elif edge[0] == "}":
            depth -= 1
            if not depth:
                yield text[start:opened], text[opened + 1 : edge.start()]
                start = edge.end()


def _selectors(head: str) -> list[str]:
    """Return the selectors of a rule without what stands in brackets, which may be one of several or what must not be."""
    found = 1
    while found:
        head, found = _INNER.subn("", head)
    return head.split(",")


def shrunk(text: str) -> str:
    """Return a style sheet without comments and without blanks that say nothing."""
    return str(rcssmin.cssmin(text))


def _block(name: str) -> str:
    """Return the block that a class is part of, as in cg-table for cg-table__cell."""
    return re.split("__|--", name)[0]


def _joined(file: Path) -> str:
    def imported(found: re.Match[str]) -> str:
        text = _joined(file.parent / found["name"])
        media = found["media"].strip()
        return f"@media {media} {{\n{text}\n}}" if media else text

    return _IMPORT.sub(imported, file.read_text(encoding="utf-8"))
