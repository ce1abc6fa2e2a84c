"""The style sheet of a page, out of the many: what every page needs, and the groups whose classes it uses."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path("assets/css")
_ENTRY = "site.css"  # names the groups in order; a group names sheets
_LATE = "anchor-positioning.css"  # no page waits for it
_IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\)(?P<media>[^;]*);')
# What a browser reads the same without: blanks around signs, and the last semicolon; texts stay as they are.
_LOOSE = re.compile(r'(?P<text>"[^"]*")|\s*(?P<sign>[{};,])\s*|(?P<colon>:)\s+|\s+')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
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
    groups: list[Group] = []
    styled: set[str] = set()
    for name in names:
        text = tight(_joined(folder / name))
        classes = frozenset(_SELECTED.findall(text)) - styled
        is_for_all = not groups or "@import" not in (folder / name).read_text(encoding="utf-8")
        groups.append(Group(text, frozenset() if is_for_all else classes))
        styled |= classes
    late = tight(_joined(folder / _LATE))
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


def tight(text: str) -> str:
    """Return a style sheet without the blanks that say nothing."""
    return (
        _LOOSE.sub(lambda found: found["text"] or found["sign"] or found["colon"] or " ", text)
        .replace(";}", "}")
        .strip()
    )


def _joined(file: Path) -> str:
    def imported(found: re.Match[str]) -> str:
        text = _joined(file.parent / found["name"])
        media = found["media"].strip()
        return f"@media {media} {{\n{text}\n}}" if media else text

    return _IMPORT.sub(imported, _COMMENT.sub("", file.read_text(encoding="utf-8")))
