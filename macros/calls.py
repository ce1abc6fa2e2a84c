"""The macro calls in the pages of docs/: what they name must exist.

An error while a page is rendered would reach the editor as a traceback, so calls are checked before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.content import Content
from macros.phrases import nearest
from macros.problems import Problem

_ABOUT = re.compile(r"""\{\{\s*about\(\s*["'](?P<name>[^"']*)["']\s*\)""")
_SECTION = re.compile(r"""\{\{\s*section\(\s*["'](?P<career>[^"']*)["']\s*,\s*["'](?P<name>[^"']*)["']\s*\)""")

_WORKSHOP = re.compile(r"""\{\{\s*run_sheet\(\s*["'](?P<career>[^"']*)["']\s*\)""")


def problems(root: Path, content: Content) -> Iterator[Problem]:
    """Yield a problem for each call in `root`/docs of a section, workshop, or page about the guide that is not there."""
    for file in sorted(pages(root)):
        text = file.read_text(encoding="utf-8", errors="replace")
        for call, wrong, instead in _calls(text, content):
            line = text.count("\n", 0, call.start()) + 1
            column = call.start() - text.rfind("\n", 0, call.start())
            yield Problem(file.relative_to(root).as_posix(), line, column, wrong, instead)


def pages(root: Path) -> Iterator[Path]:
    """Yield every page in `root`/docs; the link to nowhere by which Emacs marks an open file is none."""
    return (file for file in (root / "docs").rglob("*.md") if file.is_file())


def _calls(text: str, content: Content) -> Iterator[tuple[re.Match[str], str, str]]:
    for call in _SECTION.finditer(text):
        yield from ((call, *found) for found in _wrong(call["career"], call["name"], content))
    for call in _WORKSHOP.finditer(text):
        yield from ((call, *found) for found in _no_workshop(call["career"], content))
    for call in _ABOUT.finditer(text):
        file = f"content/about/{call['name']}.yaml"
        if call["name"] not in content.about and file not in content.broken:
            yield call, f"there is no file {file}", nearest(call["name"], list(content.about))


def _no_workshop(career: str, content: Content) -> Iterator[tuple[str, str]]:
    if career not in content.careers:
        yield f"no guide is called '{career}'", nearest(career, list(content.careers))
    elif content.is_whole(career) and "workshop" not in content.careers[career]:
        yield f"the guide '{career}' has no workshop", f"Add content/{career}/workshop.yaml, or delete the call"


def _wrong(career: str, name: str, content: Content) -> Iterator[tuple[str, str]]:
    if career not in content.careers:
        yield f"no guide is called '{career}'", nearest(career, list(content.careers))
    elif content.is_whole(career) and name not in content.sections(career):
        sections = list(content.sections(career))
        yield f"the guide '{career}' has no section '{name}'", nearest(name, sections)
