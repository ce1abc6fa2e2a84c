"""The loaded guide: its own records and those of all sections, and what follows from them alone."""

from __future__ import annotations

import datetime
from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from markupsafe import Markup

from macros.domain import series as series_of
from macros.domain.figures import Quotable
from macros.domain.job_lookup import Opened, lookup
from macros.domain.jobs import Requirements
from macros.domain.series import KnownSeries
from macros.schema import files
from macros.schema.about import AboutPage, Corrections
from macros.schema.guide_file import Career
from macros.schema.parts import Part
from macros.schema.record import Record
from macros.schema.references import Named
from macros.schema.search import Search
from macros.schema.section import Section, parts_of
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.states import States
from macros.schema.series import Place
from macros.schema.shared import Agreement, Site, Source, Term, Vocabulary
from macros.schema.walk import inside
from macros.schema.workshop import Workshop

S = TypeVar("S", bound=Section)
P = TypeVar("P", bound=Part)

_TITLES = ("title", "question", "role", "place", "function")


@dataclass(frozen=True)
class CareerGuide:
    """One guide: its own record and its sections in reading order."""

    id: str
    career: Career
    sections: dict[str, Section]
    shared_figures: dict[str, Quotable]
    own_figures: dict[str, Quotable]  # those that fit this role otherwise than they say themselves
    workshop: Workshop | None = None  # a guide can do without one
    names: dict[str, list[Named]] = field(default_factory=dict, compare=False, repr=False)  # of each section

    @cached_property
    def figures(self) -> Mapping[str, Quotable]:
        """All figures, with the fit that they have for this role."""
        return ChainMap(self.own_figures, self.shared_figures)

    def find(self, kind: type[S]) -> S | None:
        """Return the section of a kind, or None if the guide does without."""
        return next((section for section in self.sections.values() if isinstance(section, kind)), None)

    def section(self, kind: type[S]) -> S:
        """Return the section of a kind; raises `LookupError` if the guide does without."""
        found = self.find(kind)
        if found is None:
            raise LookupError(f"the guide '{self.id}' has no section of the kind {kind.__name__}")
        return found

    @property
    def starts(self) -> dict[str, str]:
        """The title of each starting point by its id."""
        return {start.id: start.title for start in self.career.starting_points or ()}

    @property
    def first(self) -> str:
        """The section that a reader of this guide begins with."""
        return next(iter(self.sections))

    @property
    def edited(self) -> datetime.date:
        """The day on which one of the guide's pages was last edited."""
        return max(section.edited for section in self.sections.values())

    @cached_property
    def pages(self) -> dict[str, str]:
        """The page on which each id of the guide stands, and each section itself: a section, or section/id."""
        found = {name: name for name in self.sections}
        for name, names in self.names.items():
            found.update({named.id: name for named in names if named.to == "id"})
        for name, section in self.sections.items():
            found.update({record.id: f"{name}/{record.id}" for record in section.own_pages})
        return found

    def section_of(self, id_: str) -> Section:
        """Return the section in which an id of the guide stands."""
        return self.sections[self.pages[id_].partition("/")[0]]

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every section and of everything in it that has an id."""
        titles = {}
        for name, section in self.sections.items():
            titles[name] = section.title
            for _, record, _ in inside(section):
                if isinstance(record, Record) and (id_ := getattr(record, "id", None)):
                    named = (getattr(record, key) for key in _TITLES if hasattr(record, key))
                    titles[id_] = next(named, section.title)
        return titles

    @cached_property
    def opened(self) -> dict[str | None, list[Opened]]:
        """The jobs that each license opens, and none, by what else they ask for; `LookupError` if the guide has no jobs."""
        return lookup(Requirements(self.section(JobsSection)))

    def parts(self, kind: type[P]) -> Iterator[P]:
        """Yield every part of a kind on the guide's pages."""
        for section in self.sections.values():
            yield from (part for part in parts_of(section) if isinstance(part, kind))


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
    search: Search | None = None
    series: dict[str, KnownSeries] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)  # by their codes
    labels: dict[Quotable | KnownSeries, Markup] = field(
        default_factory=dict, compare=False, repr=False
    )  # as written so far
    excerpts: dict[str, Guide] = field(
        default_factory=dict, compare=False, repr=False
    )  # what the pages of each guide see

    def word(self, words: str, id_: str) -> str:
        """Return the label of an id of a closed vocabulary, such as kinds or fits."""
        return str(getattr(getattr(self.vocabulary, words), id_.replace("-", "_")).label)

    @property
    def role(self) -> str:
        """The guide that the fits of figures are meant for; empty if there is no other."""
        return next(iter(self.careers.values())).career.title if len(self.careers) > 1 else ""

    @cached_property
    def about_places(self) -> dict[str, str]:
        """The page about the guide on which each id stands, and each such page itself."""
        parts = {part.id: name for name, page in self.about.items() for part in page.parts}
        return {**files.ABOUT_PLACES, **{name: name for name in self.about}, **parts}

    @cached_property
    def place_pages(self) -> dict[str, dict[str, str]]:
        """The places that have a page in each guide: the name of the page and the code of the place."""
        records = {id_: series.record for id_, series in self.series.items()}
        found = {id_: career.find(States) for id_, career in self.careers.items()}
        return {
            id_: series_of.with_pages(states.table, self.places, records) if states else {}
            for id_, states in found.items()
        }

    def label(self, id_: str) -> str:
        """Return the label of a figure or of a series."""
        return (self.figures.get(id_) or self.series[id_]).record.label

    @cached_property
    def series_of(self) -> dict[str, list[KnownSeries]]:
        """The series of each source."""
        found: dict[str, list[KnownSeries]] = {id_: [] for id_ in self.sources}
        for series in self.series.values():
            found[series.record.source].append(series)
        return found

    @cached_property
    def other_fits(self) -> dict[str, dict[str, Quotable]]:
        """Each figure that fits the role of a guide otherwise than the figure itself says, as that guide shows it."""
        found: dict[str, dict[str, Quotable]] = {}
        for id_, career in self.careers.items():
            for name, figure in career.own_figures.items():
                if figure != self.figures[name]:
                    found.setdefault(name, {})[id_] = figure
        return found

    @cached_property
    def figures_of(self) -> dict[str, list[Quotable]]:
        """The figures of each source: those taken from it first, then those calculated with one of it."""
        found: dict[str, list[Quotable]] = {id_: [] for id_ in self.sources}
        for number in range(max((len(figure.sources) for figure in self.figures.values()), default=0)):
            for figure in self.figures.values():
                if number < len(figure.sources):
                    found[figure.sources[number]].append(figure)
        return found

    @cached_property
    def resting(self) -> dict[str, list[tuple[str, str]]]:
        """The (guide, section) pairs that rest on each source: they name it, or cite a figure of it."""
        found: dict[str, list[tuple[str, str]]] = {}
        for career in self.careers.values():
            for name, names in career.names.items():
                named = [entry for entry in names if entry.to in ("source", "figure", "series")]
                sources = (self._sources(entry) for entry in named)
                for source in dict.fromkeys(source for several in sources for source in several):
                    found.setdefault(source, []).append((career.id, name))
        return found

    def _sources(self, name: Named) -> tuple[str, ...]:
        if name.to == "source":
            return (name.id,)
        return (self.figures[name.id] if name.to == "figure" else self.series[name.id]).sources
