"""The style sheet of a page, out of the many: what every page needs, and the groups whose classes it uses."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import rcssmin

_FOLDER = Path("assets/css")
_ENTRY = "site.css"  # names the groups in order; a group names sheets
_LATE = "anchor-positioning.css"  # no page waits for it
_IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\)(?P<media>[^;]*);')
_SELECTED = re.compile(r"\.(cg-[\w-]+)")
_CLASSES = re.compile(r' class="([^"]*)"')


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


def sheet(html: str, groups: list[Group]) -> str:
    """Return the style sheet of a page: the groups for all, and those that style a class it names, in their order.

    What a script adds to a page must come from a group that the page without script takes too.
    """
    named = {name for found in _CLASSES.findall(html) for name in found.split()}
    return "".join(group.text for group in groups if not group.classes or group.classes & named)


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
