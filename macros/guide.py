"""Loads everything below a root folder as one checked whole."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros import calls, content, manual, rules, settings
from macros.about_models import AboutPage, Corrections
from macros.career import Career
from macros.fields import Record
from macros.figures import Quotable, quotables
from macros.models import Agreement, Site, Source, Term, Vocabulary
from macros.problems import ContentError
from macros.references import Named
from macros.sections import Section, file_of
from macros.workshop import Workshop


@dataclass(frozen=True)
class CareerGuide:
    """One guide: its own record and its sections in reading order."""

    id: str
    career: Career
    sections: dict[str, Section]
    figures: dict[str, Quotable]  # all of them, with the fit that they have for this role
    workshop: Workshop | None = None  # a guide can do without one
    names: dict[str, list[Named]] = field(default_factory=dict, compare=False, repr=False)  # of each section

    @property
    def first(self) -> str:
        """The section that a reader of this guide begins with."""
        return next(iter(self.sections))

    @cached_property
    def pages(self) -> dict[str, str]:
        """The section on which each id of the guide stands, and each section itself."""
        found = {name: name for name in self.sections}
        for name, names in self.names.items():
            found.update({named.id: name for named in names if named.to == "id"})
        return found

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every section and of everything in it that has an id."""
        titles = {}
        for name, section in self.sections.items():
            titles[name] = section.title
            titles.update(_titled(section, section.title))
        return titles


@dataclass(frozen=True)
class Guide:
    """All content, free of problems."""

    site: Site
    vocabulary: Vocabulary
    sources: dict[str, Source]
    figures: dict[str, Quotable]
    agreements: dict[str, Agreement]
    glossary: dict[str, Term]
    careers: dict[str, CareerGuide]
    about: dict[str, AboutPage] = field(default_factory=dict)
    corrections: Corrections | None = None
    labels: dict[Quotable, Markup] = field(default_factory=dict, compare=False, repr=False)  # as written so far

    @cached_property
    def about_places(self) -> dict[str, str]:
        """The page about the guide on which each id stands, and each such page itself."""
        parts = {part.id: name for name, page in self.about.items() for part in page.parts}
        return {**content.ABOUT_PLACES, **{name: name for name in self.about}, **parts}

    def other_fits(self, name: str) -> dict[str, Quotable]:
        """Return a figure as each guide shows it whose role it fits otherwise than `figures.yaml` says, by guide."""
        shared = self.figures[name]
        own = {id_: career.figures[name] for id_, career in self.careers.items()}
        return {id_: figure for id_, figure in own.items() if figure != shared}

    @cached_property
    def resting(self) -> dict[str, list[tuple[str, str]]]:
        """The (guide, section) pairs that rest on each source: they name it, or cite a figure of it."""
        found: dict[str, list[tuple[str, str]]] = {}
        for career in self.careers.values():
            for name, names in career.names.items():
                named = [entry for entry in names if entry.to in ("source", "figure")]
                sources = (self.figures[one.id].sources if one.to == "figure" else (one.id,) for one in named)
                for source in dict.fromkeys(source for several in sources for source in several):
                    found.setdefault(source, []).append((career.id, name))
        return found


_TITLES = ("title", "question", "role", "place", "function")


def _titled(record: Any, fallback: str) -> Iterator[tuple[str, str]]:
    for key in type(record).model_fields:
        value = getattr(record, key)
        for child in value if isinstance(value, tuple) else (value,):
            if not isinstance(child, Record):
                continue
            if hasattr(child, "id"):
                yield child.id, next((getattr(child, name) for name in _TITLES if hasattr(child, name)), fallback)
            yield from _titled(child, fallback)


def load(root: Path) -> Guide:
    """Return the guide below `root`; raises `ContentError` with every problem of every file."""
    with _without_collector():
        read, problems = content.read(root)
        problems += [*rules.problems(read), *calls.problems(root, read), *settings.problems(root, read)]
        problems += manual.problems(root, read)
    if problems:
        raise ContentError(problems)
    return _whole(read)


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Keep Python from looking for garbage: what a load makes stays, and the search took a fifth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # with the next line: all objects count as old, without a look at each
            gc.unfreeze()
            gc.enable()


_loaded: dict[Path, tuple[tuple[tuple[str, int, int], ...], Guide]] = {}


def load_cached(root: Path) -> Guide:
    """Return the guide below `root`, read again only when a file of it, or a page that calls for it, has changed.

    Zensical calls `define_env` once for each page; this keeps its build from loading as often.
    """
    read = [*content.files(root), *sorted(calls.pages(root)), root / settings.FILE, root / manual.FILE]
    read = [file for file in read if os.path.lexists(file)]
    found = [(file, file.stat() if file.exists() else file.lstat()) for file in read]  # a link may lead nowhere
    state = tuple((str(file), about.st_mtime_ns, about.st_size) for file, about in found)
    if root not in _loaded or _loaded[root][0] != state:
        _loaded[root] = (state, load(root))
    return _loaded[root][1]


def _whole(read: content.Content) -> Guide:
    site, records = read.record("guide"), read.record("figures")
    figures = quotables(records)
    return Guide(
        site=site,
        vocabulary=read.record("vocabulary"),
        sources=read.record("sources").root,
        figures=figures,
        agreements=read.record("agreements").root,
        glossary=read.record("glossary").root,
        careers={name: _career(read, name, figures) for name in site.guides},
        about={name: entry.record for name, entry in read.about.items()},
        corrections=read.record("corrections"),
    )


def _career(read: content.Content, name: str, figures: dict[str, Quotable]) -> CareerGuide:
    career: Career = read.careers[name]["guide"].record
    sections = read.sections(name)
    order = [section for group in career.groups for section in group.sections]
    own = {fit.figure: figures[fit.figure].fitting(fit.fit, fit.fit_note) for fit in career.fits or ()}
    workshop = read.careers[name].get("workshop")
    return CareerGuide(
        id=name,
        career=career,
        sections={section: sections[section][1] for section in order},
        figures={**figures, **own} if own else figures,
        workshop=workshop.record if workshop else None,
        names={section: read.careers[name][file_of(section)].names for section in order},
    )
