"""Rules for tables and drawings of pay: one mark never joins two sources."""

from collections.abc import Iterator
from typing import TypeVar

from macros.checks.content_files import Content
from macros.schema.parts import FigureTable, Part
from macros.schema.sections.overview import KeyFacts
from macros.schema.sections.salaries import Anchors, PayLadders
from macros.schema.shared import Figures
from macros.source.problems import Problem
from macros.source.yaml_file import Document, Path_

P = TypeVar("P", bound=Part)


def pay_rows_are_one_source(content: Content) -> Iterator[Problem]:
    """Every figure of a pay ladder has the ladder's source and the unit of all ladders, and each row has a name."""
    figures, known = content.record("figures"), _sources(content)
    for document, where, part in _parts(content, PayLadders) if figures else ():
        units: dict[str, None] = {}
        for number, ladder in enumerate(part.ladders):
            for r, row in enumerate(ladder.rows):
                here = (*where, "ladders", number, "rows", r)
                if (row.level is None) == (row.title is None):
                    yield document.problem(
                        here,
                        "a row needs either a level or a title",
                        "Write level: with an id of the career ladder, or title:",
                    )
                if row.median is None and row.mean is None and row.range is None:
                    yield document.problem(
                        here,
                        "a row needs a median, a mean or a range",
                        "Write, for example, median: with the id of a figure",
                    )
                named = {key: getattr(row, key) for key in ("median", "mean", "range")}
                found = list(_same(document, here, named, figures, ladder.source, known))
                yield from found
                if not found:
                    units |= dict.fromkeys(figures.root[id_].unit for id_ in named.values() if id_ in figures.root)
        if len(units) > 1:
            wrong = f"the ladders are drawn to one scale, but have different units: {', '.join(units)}"
            yield document.problem((*where, "ladders"), wrong, "Use figures of one unit in all of them")


def anchors_are_one_source(content: Content) -> Iterator[Problem]:
    """The median and both ends of an anchor have one source and one unit, and stand in order."""
    figures, known = content.record("figures"), _sources(content)
    for document, where, part in _parts(content, Anchors) if figures else ():
        for number, anchor in enumerate(part.anchors):
            here = (*where, "anchors", number)
            named = {key: getattr(anchor, key) for key in ("median", "low", "high")}
            median = figures.root.get(anchor.median)
            yield from _same(document, here, named, figures, median.source if median else None, known)
            if (anchor.low is None) != (anchor.high is None):
                yield document.problem(here, "only one end of the pay is named", "Name both low: and high:, or neither")
            values = [_number(figures, named[key]) for key in ("low", "median", "high")]
            given = [value for value in values if value is not None]
            if given != sorted(given):
                yield document.problem(here, "low, median and high are not in order", "Check which figure is which")


def tables_have_equal_rows(content: Content) -> Iterator[Problem]:
    """A row of a figure table has one figure for each column."""
    for document, where, part in _parts(content, FigureTable):
        for number, row in enumerate(part.rows):
            if len(row.figures) != len(part.columns):
                wrong = f"the row has {_count(row.figures, 'figure')}, but the table {_count(part.columns, 'column')}"
                yield document.problem((*where, "rows", number, "figures"), wrong, "Write one figure for each column")


def key_facts_show_something(content: Content) -> Iterator[Problem]:
    """A key fact has figures, or words with their source."""
    for document, where, part in _parts(content, KeyFacts):
        for number, fact in enumerate(part.facts):
            if (fact.figures is None) == (fact.words is None) or (fact.words is None) != (fact.source is None):
                wrong = f"the fact '{fact.id}' needs either figures, or words and their source"
                yield document.problem(
                    (*where, "facts", number), wrong, "Write figures: with ids, or words: and source:"
                )


def _sources(content: Content) -> set[str]:
    """Return the sources that exist; what names another one has a problem of its own."""
    sources = content.record("sources")
    return set(sources.root) if sources else set()


def _count(values: tuple[object, ...], noun: str) -> str:
    return f"{len(values)} {noun}{'' if len(values) == 1 else 's'}"


def _parts(content: Content, kind: type[P]) -> Iterator[tuple[Document, Path_, P]]:
    for career in content.careers:
        for document, section in content.sections(career).values():
            for key in type(section).model_fields:
                part = getattr(section, key)
                if isinstance(part, kind):
                    yield document, (key,), part


def _same(
    document: Document,
    where: Path_,
    named: dict[str, str | None],
    figures: Figures,
    source: str | None,
    known: set[str],
) -> Iterator[Problem]:
    units = set()
    for key, id_ in named.items():
        figure = figures.root.get(id_) if id_ else None
        if figure is None:
            continue
        units.add(figure.unit)
        if figure.derive is not None and figure.value is None:
            wrong = f"'{id_}' is calculated and has no source of its own"
            yield document.problem((*where, key), wrong, "Name a figure that has one")
        elif {figure.source, source} <= known and figure.source != source:
            wrong = f"'{id_}' comes from '{figure.source}', not from '{source}'"
            yield document.problem((*where, key), wrong, "Draw figures of two sources in two rows")
    if len(units) > 1:
        yield document.problem(
            where, f"the figures have different units: {', '.join(sorted(units))}", "Use figures of one unit"
        )


def _number(figures: Figures, id_: str | None) -> float | None:
    figure = figures.root.get(id_) if id_ else None
    if figure is None:
        return None
    return next((value for value in (figure.value, figure.low, figure.high) if value is not None), None)
