"""What differs between two states of the content, in what readers see."""

import datetime
import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.domain import expressions, formats
from macros.domain.expressions import Calculation
from macros.domain.figures import Quotable
from macros.domain.guide import CareerGuide, Guide
from macros.editing import changed_series, due_dates, sample_results, usages
from macros.editing import changed_words as words
from macros.editing.sample_results import Shift
from macros.editing.usages import Pages
from macros.pdf import registry
from macros.pdf.registry import Document
from macros.schema.record import Record
from macros.schema.shared import Agreement, Figure
from macros.views.places import SECTION
from macros.web import lists

_SHAPE = {"value", "low", "high", "open", "derive", "round", "unit"}
"""The keys that a figure's value is made of; the others are its label."""


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Moved:
    """A figure that readers see differently: its value, or its label."""

    id: str
    label: str
    before: str
    after: str
    fields: tuple[tuple[str, str, str], ...]  # key of the label, old and new words
    is_consequence: bool  # nobody touched it; it is calculated from others
    places: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A figure that is only in one of the two, or has another id in each."""

    id: str
    label: str
    value: str
    places: tuple[str, ...]
    renamed_to: str = ""


@dataclass(frozen=True)
class Checked:
    """An agreement whose figures moved, or that is new, changed or gone."""

    id: str
    what: str  # new, changed, gone or holds
    left: str = ""
    right: str = ""
    tolerance: str = ""


@dataclass(frozen=True)
class Changes:
    """All of it, each list in the order of the content."""

    moved: tuple[Moved, ...]
    added: tuple[Known, ...]
    removed: tuple[Known, ...]
    renamed: tuple[Known, ...]
    pages: dict[str, tuple[str, ...]]  # page → headings under which something changed
    new_pages: tuple[str, ...]
    lost_pages: tuple[str, ...]
    lost_addresses: tuple[str, ...]
    agreements: tuple[Checked, ...]
    on: datetime.date
    readiness: tuple[Shift, ...]
    handouts: tuple[str, ...]  # titles of printed documents that would read differently
    overdue: tuple[due_dates.Due, ...]  # then, and not yet on the day of the first edition
    mended: tuple[due_dates.Due, ...]  # then, had nothing changed
    series: tuple[changed_series.MovedSeries, ...] = ()
    words: tuple[tuple[str, str, str, str], ...] = ()  # title of the page, key, old and new words
    is_unlogged: bool = False  # a published number has changed, and the log of corrections does not say so


def between(
    before: Guide, after: Guide, on: datetime.date | None = None, printed: tuple[Document, ...] = registry.DOCUMENTS
) -> Changes:
    """Return what changed; `on` is the day for what is overdue, else the later edition's own."""
    day = on or max(before.site.published, after.site.published)
    renamed = dict(_renamed(before, after))
    was, places = usages.of_figures(before), usages.of_figures(after)
    moved = tuple(_moved(before, after, renamed, places))
    series = tuple(changed_series.between(before, after))
    old_pages, new_pages = usages.pages(before), usages.pages(after)
    gone = [id_ for id_ in before.figures if id_ not in after.figures and id_ not in renamed]
    come = [id_ for id_ in after.figures if id_ not in before.figures and id_ not in renamed.values()]
    return Changes(
        moved=moved,
        added=tuple(_known(after, id_, places) for id_ in come),
        removed=tuple(_known(before, id_, was) for id_ in gone),
        renamed=tuple(_known(before, old, was, new) for old, new in renamed.items()),
        pages=_touched(old_pages, new_pages),
        new_pages=tuple(page.title for address, page in new_pages.items() if address not in old_pages),
        lost_pages=tuple(page.title for address, page in old_pages.items() if address not in new_pages),
        lost_addresses=tuple(_lost(before, after)),
        agreements=tuple(_agreements(before, after, renamed, {change.id for change in moved})),
        on=day,
        readiness=tuple(sample_results.shifts(before, after)),
        handouts=tuple(_handouts(before, after, printed)),
        overdue=due_dates.without(due_dates.due(after, day), due_dates.due(before, before.site.published)),
        mended=due_dates.without(due_dates.due(before, day), due_dates.due(after, day)),
        series=series,
        words=tuple(_words(before, after, renamed)),
        is_unlogged=_is_unlogged(before, after, moved, series),
    )


def _words(before: Guide, after: Guide, renamed: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield every text that was changed, page by page; those of figures are told with them."""

    def now(text: str) -> str:
        return _ID.sub(lambda found: renamed.get(found[0], found[0]), text)

    old = {address: record for address, _, record in due_dates.dated(before)}
    for address, title, record in due_dates.dated(after):
        if address in old:
            yield from ((title, *change) for change in words.changed(old[address], record, now))
    for title, was, is_ in (
        ("Sources", before.sources, after.sources),
        ("Glossary", before.glossary, after.glossary),
        ("First page", _careers(before), _careers(after)),
    ):
        for id_, other in is_.items():
            if id_ in was:
                yield from ((f"{title} › {id_}", *change) for change in words.changed(was[id_], other, now))


def _careers(guide: Guide) -> dict[str, Record]:
    return {name: career.career for name, career in guide.careers.items()}


def _is_unlogged(
    before: Guide, after: Guide, moved: tuple[Moved, ...], series: tuple[changed_series.MovedSeries, ...]
) -> bool:
    logs = [
        {change.id for change in guide.corrections.changes} if guide.corrections else set() for guide in (before, after)
    ]
    is_changed = any(figure.before != figure.after and not figure.is_consequence for figure in moved)
    is_changed |= any(found.cells and found.what == "changed" for found in series)
    return is_changed and after.corrections is not None and not logs[1] - logs[0]


def _renamed(before: Guide, after: Guide) -> Iterator[tuple[str, str]]:
    """Yield the old and the new id of each figure whose content is the same under another id."""
    new = {id_: figure.record for id_, figure in after.figures.items() if id_ not in before.figures}
    by_content: dict[str, list[str]] = {}
    for id_, record in new.items():
        by_content.setdefault(_content(record), []).append(id_)
    for id_, figure in before.figures.items():
        same = by_content.get(_content(figure.record)) if id_ not in after.figures else None
        if same:
            yield id_, same.pop(0)


def _content(record: Figure) -> str:
    return json.dumps(record.model_dump(), sort_keys=True, default=str)


def _moved(before: Guide, after: Guide, renamed: dict[str, str], places: dict[str, list[str]]) -> Iterator[Moved]:
    for id_, old in before.figures.items():
        new = after.figures.get(renamed.get(id_, id_))
        if new is None:
            continue
        values = formats.value(old), formats.value(new)
        own = tuple(_fields(old, new))
        # A guide may say of its own role how well the figure fits; what all share is said once.
        fields = tuple(dict.fromkeys([*own, *_fits(before, after, id_, new.id)]))
        if values[0] != values[1] or fields:
            is_consequence = old.record == new.record and (values[0] != values[1] or bool(own))
            yield Moved(new.id, new.record.label, *values, fields, is_consequence, tuple(places.get(new.id, ())))


def _fits(before: Guide, after: Guide, old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """Yield what differs between two labels of a figure in any guide that was there before."""
    for name, career in after.careers.items():
        if name in before.careers:
            yield from _fields(before.careers[name].figures[old], career.figures[new])


def _fields(old: Quotable, new: Quotable) -> Iterator[tuple[str, str, str]]:
    """Yield what differs between two labels; a calculated figure takes part of its own from others."""
    for key in Figure.model_fields:
        if key in _SHAPE:
            continue
        owner = key if key in ("kind", "status", "seen") else ""
        pair = [str(getattr(figure if owner else figure.record, key) or "nothing") for figure in (old, new)]
        if pair[0] != pair[1]:
            yield key, pair[0], pair[1]


def _known(guide: Guide, id_: str, places: dict[str, list[str]], renamed_to: str = "") -> Known:
    figure = guide.figures[id_]
    return Known(id_, figure.record.label, formats.value(figure), tuple(places.get(id_, ())), renamed_to)


def _touched(old: Pages, new: Pages) -> dict[str, tuple[str, ...]]:
    found = {}
    for address, page in new.items():
        before = old.get(address)
        if before is not None and before != page:
            names = dict.fromkeys([*page.parts, *before.parts])
            found[page.title] = tuple(name for name in names if page.parts.get(name) != before.parts.get(name))
    return found


def _handouts(before: Guide, after: Guide, printed: tuple[Document, ...]) -> Iterator[str]:
    """Yield the titles of documents whose view has changed, each with the title of its guide if there are several."""
    for name, now in after.careers.items():
        old = before.careers.get(name)
        for document in printed:
            if old is None or not (document.applies(old) and document.applies(now)):
                continue
            shown, was = document.view(after, now), document.view(before, old)
            if json.dumps(shown, sort_keys=True, default=str) != json.dumps(was, sort_keys=True, default=str):
                yield str(shown["title"]) if len(after.careers) == 1 else f"{now.career.title}: {shown['title']}"


def _lost(before: Guide, after: Guide) -> Iterator[str]:
    """Yield the addresses that readers may have kept and that lead nowhere now; a lost page stands for its places."""
    for name, career in before.careers.items():
        now = after.careers[name].pages if name in after.careers else {}
        # An old address that leads on is as good as a place.
        kept = _former(after.careers[name]) if name in after.careers else {}
        for id_, page in (*career.pages.items(), *_former(career).items()):
            if id_ == posixpath.basename(page):
                if now.get(id_) != page:
                    yield f"{name}/{page}/"
            elif page in now.values() and page not in (now.get(id_), kept.get(id_)):
                yield f"{name}/{page}/#{id_}"
        places = after.place_pages.get(name, {})
        yield from (f"{name}/{SECTION}/{page}/" for page in before.place_pages[name] if page not in places)
    for id_, page in before.about_places.items():
        if page not in before.about:
            continue
        if id_ == page and page not in after.about:
            yield f"about/{page}/"
        elif page in after.about and after.about_places.get(id_) != page:
            yield f"about/{page}/#{id_}"
    for page, old, new in (
        ("figures", before.figures, after.figures),
        ("data", before.series, after.series),
        ("method", before.agreements, after.agreements),
        ("glossary", before.glossary, after.glossary),
    ):
        yield from (f"about/{page}/#{id_}" for id_ in old if id_ not in new)
    for id_, source in before.sources.items():
        if id_ not in after.sources:
            yield f"{lists.page_of(source)}/#{id_}"


def _former(career: CareerGuide) -> dict[str, str]:
    """Return the page of each address that a guide once had and that still leads on."""
    return {one.was: name for name, section in career.sections.items() for one in section.moved or ()}


def _agreements(before: Guide, after: Guide, renamed: dict[str, str], moved: set[str]) -> Iterator[Checked]:
    def same(found: re.Match[str]) -> str:
        return renamed.get(found[0], found[0])

    for id_, agreement in after.agreements.items():
        old = before.agreements.get(id_)
        left, right = expressions.read_equation(agreement.expression)
        if old:
            old = old.model_copy(update={"expression": _ID.sub(same, old.expression)})
        if old != agreement:
            yield _checked(id_, "new" if old is None else "changed", agreement, left, right, after)
        elif any(cited.id in moved for side in (left, right) for cited in side.cited):
            yield _checked(id_, "holds", agreement, left, right, after)
    for id_ in before.agreements:
        if id_ not in after.agreements:
            yield Checked(id_, "gone")


def _checked(id_: str, what: str, agreement: Agreement, left: Calculation, right: Calculation, guide: Guide) -> Checked:
    sides = [
        expressions.spelled(side.value(lambda cited: guide.figures[cited.id].number(cited.end)))
        for side in (left, right)
    ]
    return Checked(id_, what, sides[0], sides[1], expressions.spelled(agreement.tolerance))
