"""Loads everything below a root folder as one checked whole."""

import contextlib
import gc
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.checks import content_files, manual, material, page_calls, settings
from macros.checks.rules import registry
from macros.domain.figures import Quotable, quotables
from macros.domain.guide import CareerGuide, Guide
from macros.domain.series import KnownSeries
from macros.schema.files import file_of
from macros.schema.guide_file import Career
from macros.source.problems import ContentError


def load(root: Path) -> Guide:
    """Return the guide below `root`; raises `ContentError` with every problem of every file."""
    with without_collector():
        read, problems = content_files.read(root)
        problems += [*registry.problems(read), *page_calls.problems(root, read), *settings.problems(root, read)]
        problems += manual.problems(root, read)
    if problems:
        raise ContentError(problems)
    return _whole(read)


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    """Keep Python from looking for garbage: what a load makes stays, as does what is printed, and the search took a fifth of the time."""
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
    read = [*content_files.files(root), *sorted(page_calls.pages(root)), root / settings.FILE]
    read += [root / material.BLOCKS, root / manual.FILE]
    read = [file for file in read if os.path.lexists(file)]
    found = [(file, file.stat() if file.exists() else file.lstat()) for file in read]  # a link may lead nowhere
    state = tuple((str(file), about.st_mtime_ns, about.st_size) for file, about in found)
    if root not in _loaded or _loaded[root][0] != state:
        _loaded[root] = (state, load(root))
    return _loaded[root][1]


def _whole(read: content_files.Content) -> Guide:
    site, records = read.record("guide"), read.record("figures")
    sources = read.record("sources").root
    figures = _in_order(quotables(records), sources)
    places = read.record("places")
    return Guide(
        site=site,
        vocabulary=read.record("vocabulary"),
        sources=sources,
        figures=figures,
        agreements=read.record("agreements").root,
        glossary=read.record("glossary").root,
        careers={name: _career(read, name, figures) for name in site.guides},
        about={name: entry.record for name, entry in read.about.items()},
        corrections=read.record("corrections"),
        search=read.record("search"),
        series={id_: KnownSeries(id_, record) for id_, record in read.record("series").root.items()},
        places=places.root if places else {},
    )


def _in_order(figures: dict[str, Quotable], sources: Iterable[str]) -> dict[str, Quotable]:
    """Return the figures by their sources, so that pages do not depend on the file in which a figure stands."""
    order = {id_: number for number, id_ in enumerate(sources)}
    return dict(sorted(figures.items(), key=lambda pair: order[pair[1].sources[0]]))


def _career(read: content_files.Content, name: str, figures: dict[str, Quotable]) -> CareerGuide:
    career: Career = read.careers[name]["guide"].record
    sections = read.sections(name)
    order = [section for group in career.groups for section in group.sections]
    own = {fit.figure: figures[fit.figure].fitting(fit.fit, fit.fit_note) for fit in career.fits or ()}
    workshop = read.careers[name].get("workshop")
    return CareerGuide(
        id=name,
        career=career,
        sections={section: sections[section][1] for section in order},
        shared_figures=figures,
        own_figures=own,
        workshop=workshop.record if workshop else None,
        names={section: read.careers[name][file_of(section)].names for section in order},
    )
