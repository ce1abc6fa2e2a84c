"""Where readers meet each figure, and what every page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros import references, views
from macros.guide import CareerGuide, Guide
from macros.page import Place
from macros.sections import Section


@dataclass(frozen=True)
class Shown:
    """One page: its title, and what stands under each of its headings; an empty heading is its beginning."""

    title: str
    parts: dict[str, str]


Pages = dict[str, Shown]  # by address

_SHARED = {
    "Sources": ("about/sources", views.sources),
    "All figures": ("about/figures", views.figures),
    "Glossary": ("about/glossary", views.glossary),
}
_HEADING = re.compile(r"^## (?P<title>.*?) \{: #(?P<id>[^ }]+) \}$", re.MULTILINE)
# Numbers that only count what stands further up; a reader notices what they count, not them.
_COUNTERS = re.compile(r'<sup class="cg-note">.*?</sup>|_(?:cite|term|source)-[0-9]+')


def of_figures(guide: Guide) -> dict[str, list[str]]:
    """Return the places of each figure: page › heading, in reading order, then figures calculated from it."""
    found: dict[str, dict[str, None]] = {}
    for figure, place in _cited(guide):
        found.setdefault(figure, {})[place] = None
    for figure in guide.figures.values():
        for part in figure.parts:
            found.setdefault(part, {})[f"calculated: {figure.record.label}"] = None
    return {id_: list(places) for id_, places in found.items()}


def pages(guide: Guide) -> Pages:
    """Return every page of the guide, cut at its headings, without what only counts."""
    found = {}
    for career in guide.careers.values():
        for name in career.sections:
            address = f"{career.id}/{name}"
            text = views.section(guide, _place(address), career.id, name)
            found[address] = Shown(title(guide, career, name), _cut(text))
    found[""] = Shown("Home page", _cut(views.home(guide, _place(""))))
    for name, (address, view) in _SHARED.items():
        found[address] = Shown(name, _cut(view(guide, _place(address))))
    return found


def title(guide: Guide, career: CareerGuide, section: str) -> str:
    """Return the title of a page; with several guides, the title of its guide stands before it."""
    words = career.sections[section].title
    return words if len(guide.careers) == 1 else f"{career.career.title}: {words}"


def _cited(guide: Guide) -> Iterator[tuple[str, str]]:
    for career in guide.careers.values():
        for name, section in career.sections.items():
            for named in references.named(section):
                if named.to == "figure":
                    heading = _heading(section, named.where)
                    page = title(guide, career, name)
                    yield named.id, f"{page} › {heading}" if heading else page
        for named in references.named(career.career):
            if named.to == "figure":
                yield named.id, "Home page"
    for term in guide.glossary.values():
        for named in references.named(term):
            if named.to == "figure":
                yield named.id, f"Glossary › {term.term}"


def _heading(section: Section, where: tuple[str | int, ...]) -> str:
    """Return the title of the part of a section that holds `where`; empty for what stands above all parts."""
    here: Any = section
    for step in where[:2]:
        here = here[step] if isinstance(step, int) else getattr(here, step, None)
        if isinstance(getattr(here, "title", None), str):
            return str(here.title)
    return ""


def _place(page: str) -> Place:
    return Place(page, page, True, "")


def _cut(text: str) -> dict[str, str]:
    """Return what stands under each heading of a page; an empty heading stands for its beginning."""
    plain = _COUNTERS.sub("", text)
    heads = list(_HEADING.finditer(plain))
    found = {"": plain[: heads[0].start()] if heads else plain}
    ends = [*(head.start() for head in heads[1:]), len(plain)]
    for head, end in zip(heads, ends, strict=False):  # a page without headings has an end, too
        found[_words(head["title"])] = plain[head.end() : end]
    return found


def _words(label: str) -> str:
    return re.sub(r"&#([0-9]+);", lambda found: chr(int(found[1])), label)
