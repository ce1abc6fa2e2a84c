"""Our scripts as they are published: few files, without comments and indentation.

It relies on how they are written: every comment is a /** block */ or fills its line, and no text runs over a line's end.
"""

from __future__ import annotations

import hashlib
import re
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import click

_FOLDER = Path("assets/js")
_BLOCK = re.compile(r"/\*\*.*?\*/ ?", re.DOTALL)
_PATH = re.compile(r'(?P<up>[^" ]*)assets/js/(?P<name>[^" ]+)')
# Where a page names scripts, and how it names one: those it starts with, and those of the reader's first act.
_PLACES = (
    (re.compile(r'(?:<script defer src="[^"]*assets/js/[^"]+"></script>\s*)+'), '<script defer src="{}"></script>\n'),
    (re.compile(r'(?<= data-cg-late=")[^"]+'), "{}"),
)

Names = tuple[str, ...]


def join(site: Path, pages: list[Path]) -> None:
    """Rewrite the scripts of a built site; what a page names in one place becomes one file there.

    Pages that share a script share the whole file, so that a reader who goes from one to the other fetches
    nothing more. What is not ours stays as it came. Raises `click.ClickException` if pages name scripts in
    orders that contradict each other.
    """
    _slim(site / _FOLDER)
    texts = {page: page.read_text(encoding="utf-8") for page in pages}
    named: set[str] = set()
    for place, element in _PLACES:
        lists = {found for text in texts.values() for block in place.findall(text) if (found := _names(block))}
        files = {names: _write(site, group) for group in _sharing(lists) for names in group}
        for page, text in texts.items():
            texts[page] = place.sub(lambda found, e=element, f=files: e.format(_address(found[0], f)), text)
        named.update(*lists)
    for page, text in texts.items():
        page.write_text(text, encoding="utf-8", newline="\n")
    _remove(site / _FOLDER, named)


def slimmed(text: str) -> str:
    """Return a script without comments, indentation, and empty lines."""
    lines = (line.strip() for line in _BLOCK.sub("", text).split("\n"))
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def _slim(folder: Path) -> None:
    for file in sorted(folder.rglob("*.js")):
        if "vendor" not in file.relative_to(folder).parts:
            file.write_text(slimmed(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def _remove(folder: Path, names: set[str]) -> None:
    for name in names:
        (folder / name).unlink()
    for within in (path for path in folder.iterdir() if path.is_dir() and not any(path.iterdir())):
        within.rmdir()


def _names(block: str) -> Names:
    return tuple(found["name"] for found in _PATH.finditer(block))


def _sharing(lists: set[Names]) -> list[list[Names]]:
    """Return the lists in groups: those that have a script in common, directly or through others."""
    groups: list[list[Names]] = []
    for names in sorted(lists):
        near = [group for group in groups if any(set(names) & set(other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), names])
    return groups


def _write(site: Path, group: list[Names]) -> str:
    """Write the scripts of some lists into one file; return its name, which changes with what is in it."""
    text = "".join((site / _FOLDER / name).read_text(encoding="utf-8") for name in _ordered(group))
    name = f"{hashlib.sha256(text.encode()).hexdigest()[:8]}.js"
    (site / _FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return name


def _ordered(group: list[Names]) -> list[str]:
    """Return each script of some lists once, in an order that agrees with every list."""
    sorter: TopologicalSorter[str] = TopologicalSorter({names[0]: () for names in group})
    for names in group:
        for before, after in pairwise(names):
            sorter.add(after, before)
    try:
        return list(sorter.static_order())
    except CycleError as error:
        circle = ", ".join(error.args[1])
        raise click.ClickException(f"Pages name these scripts in orders that contradict: {circle}.") from error


def _address(block: str, files: dict[Names, str]) -> str:
    first = _PATH.search(block)
    return f"{first['up']}{_FOLDER.as_posix()}/{files[_names(block)]}" if first else ""
