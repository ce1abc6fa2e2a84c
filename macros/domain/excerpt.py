"""What of all content the pages of one guide can show. They are written from that alone, and kept under its digest."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from macros.domain.guide import CareerGuide, Guide
from macros.schema.references import Named, named


def of(whole: Guide, id_: str) -> Guide:
    """Return the content as the pages of one guide see it.

    The other guides are there with their own record only. Of figures, series, sources and terms there are those that this guide
    names, and those that these name in turn: whatever else a page asked for would be missing, and not stale.
    """
    if id_ not in whole.excerpts:
        whole.excerpts[id_] = _excerpt(whole, whole.careers[id_])
    return whole.excerpts[id_]


def digest(guide: Guide) -> str:
    """Return a digest of all that an excerpt holds."""
    return hashlib.sha256(repr(guide).encode()).hexdigest()


def _excerpt(whole: Guide, own: CareerGuide) -> Guide:
    reached = _reached(whole, _names(own))
    figures = {id_: figure for id_, figure in whole.figures.items() if ("figure", id_) in reached}
    others = {id_: _record_of(career) for id_, career in whole.careers.items()}
    return replace(
        whole,
        sources={id_: source for id_, source in whole.sources.items() if ("source", id_) in reached},
        figures=figures,
        series={id_: series for id_, series in whole.series.items() if ("series", id_) in reached},
        places=whole.places if any(kind == "series" for kind, _ in reached) else {},
        glossary={id_: term for id_, term in whole.glossary.items() if ("term", id_) in reached},
        agreements={},
        corrections=None,
        careers={**others, own.id: replace(own, shared_figures=figures)},
        excerpts={},
    )


def _names(career: CareerGuide) -> list[Named]:
    own = [*named(career.career), *(named(career.workshop) if career.workshop else ())]
    return own + [name for names in career.names.values() for name in names]


def _reached(whole: Guide, names: Iterable[Named]) -> set[tuple[str, str]]:
    """Return the figures, series, sources and terms that are named, or lie behind what is named."""
    found: set[tuple[str, str]] = set()
    left = [(name.to, name.id) for name in names]
    while left:
        kind, id_ = left.pop()
        if kind not in ("figure", "series", "source", "term") or (kind, id_) in found:
            continue
        found.add((kind, id_))
        if kind == "figure":
            figure = whole.figures[id_]
            left += [("figure", part) for part in figure.parts] + [("source", source) for source in figure.sources]
        elif kind == "series":
            left += [(name.to, name.id) for name in named(whole.series[id_].record)]
        elif kind == "term":
            left += [(name.to, name.id) for name in named(whole.glossary[id_])]
    return found


def _record_of(career: CareerGuide) -> CareerGuide:
    return replace(career, sections={}, shared_figures={}, own_figures={}, workshop=None, names={})
