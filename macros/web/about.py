"""The pages about the guide → what each shows: their text, and the lists that come from the content itself."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import get_args

from markupsafe import Markup

from macros.domain import formats, freshness, plain_text, readability
from macros.domain.figures import Quotable
from macros.domain.freshness import Freshness
from macros.domain.guide import Guide
from macros.domain.series import KnownSeries
from macros.schema.about import AboutPage
from macros.schema.record import Record
from macros.schema.section import Section
from macros.schema.shared import Kind, Status
from macros.schema.walk import proses
from macros.source.prose import Prose
from macros.views import equations, vocabulary
from macros.web import feed, folds, open_data, series_data
from macros.web.page import Page, Place, ShownPart
from macros.web.pages import dates, listed
from macros.web.render import page as render_page
from macros.web.render import render


def about(guide: Guide, place: Place, name: str) -> str:
    """Return the Markdown of a page about the guide."""
    page, record = Page(guide, place), guide.about[name]
    summary = page.prose(record.summary)
    made = _MADE[name](page) if name in _MADE else []
    parts = [ShownPart(part.id, part.title, Markup(), _prose(page, part.text)) for part in record.parts]
    return render_page(
        "about-page",
        record=record,
        summary=summary,
        parts=[*made, *parts],
        sources=listed(page),
        dates=dates(page, record, f"about/{name}"),
    )


def _prose(page: Page, text: Prose) -> Markup:
    return Markup('<div class="cg-prose">{}</div>').format(page.prose(text))


def _freshness(page: Page) -> list[ShownPart]:
    guide = page.guide
    published = guide.site.published
    pages = [(title, page.to(address), record) for title, address, record in _dated(guide)]
    pages.sort(key=lambda entry: entry[2].review_due)
    places = {"series": page.to("about/data"), "figures": page.to("about/figures")}

    def address(one: Quotable | KnownSeries) -> str:
        return f"{places['series' if one.id in guide.series else 'figures']}#{one.id}"

    figures = {"page": page, "groups": _by_month_due(guide), "address": address}
    return [
        _part("every-figure", "Every figure, by the day to look again", "freshness", **figures, published=published),
        _part("every-page", "Every page, by the date due", "page-dates", page=page, rows=pages, published=published),
    ]


def _part(id_: str, title: str, component: str, **given: object) -> ShownPart:
    """Return a part that a component makes from the content itself."""
    return ShownPart(id_, title, Markup(), render(component, **given))


def _by_month_due(guide: Guide) -> list[dict[str, object]]:
    """Return all figures and series by the month to look again, the first due first; what was late when the edition came out is one group."""
    dated: list[Quotable | KnownSeries] = [*guide.figures.values(), *guide.series.values()]
    found = [(freshness.of(guide, figure), figure) for figure in dated]
    found.sort(key=lambda pair: (pair[0].due, pair[0].old, pair[1].id))

    def day(pair: tuple[Freshness, Quotable | KnownSeries]) -> tuple[str, str]:
        return pair[0].due.isoformat(), formats.day(pair[0].due)

    def publisher(pair: tuple[Freshness, Quotable | KnownSeries]) -> tuple[str, str]:
        return folds.by_name(guide.sources[pair[1].sources[0]].publisher)

    def month(pair: tuple[Freshness, Quotable | KnownSeries]) -> str:
        return "" if pair[0].due < guide.site.published else f"{pair[0].due:%Y-%m}"

    return [
        {
            "title": f"Look again by {formats.seen(key)}" if key else "Overdue when this edition came out",
            "rows": rows,
            "folds": folds.divided(
                rows,
                day,
                publisher,
                lambda pair: folds.by_subject(pair[1]),
                lambda pair: folds.by_label(pair[1]),
            ),
        }
        for key, of_month in groupby(found, month)
        for rows in [list(of_month)]
    ]


def _dated(guide: Guide) -> Iterator[tuple[str, str, Section | AboutPage]]:
    for career in guide.careers.values():
        for name, section in career.sections.items():
            yield f"{career.career.title}: {section.title}", f"{career.id}/{name}", section
    for name, record in guide.about.items():
        yield f"About: {record.title}", f"about/{name}", record


def _corrections(page: Page) -> list[ShownPart]:
    guide = page.guide
    log = guide.corrections
    changes = log.changes if log else ()
    entries = [
        {"record": change, "kind": feed.KINDS[change.kind], "pages": [_titled(page, name) for name in change.pages]}
        for change in changes
    ]
    editions = [(guide.site.edition, guide.site.published)]
    editions += [(earlier.edition, earlier.published) for earlier in (log.earlier if log else ())]
    shown = [
        {
            "id": feed.anchor(edition),
            "edition": edition,
            "published": published,
            "is_current": edition == guide.site.edition,
            "changes": [change for change in changes if edition in change.editions],
        }
        for edition, published in editions
    ]
    since = log.since if log else guide.site.published
    to_feed = page.file(f"data/{feed.NAME}")
    return [
        _part("editions", "Is my printed copy still right?", "editions", page=page, editions=shown),
        _part("log", "What has changed", "changes", page=page, changes=entries, since=since, feed=to_feed),
    ]


def _titled(page: Page, name: str) -> dict[str, str]:
    folder, _, file = name.partition("/")
    career = page.guide.careers.get(folder)
    record = career.sections[file] if career else page.guide.about.get(file)
    title = record.title if record else file.capitalize()
    if career and folder != next(iter(page.guide.careers)):
        title = f"{title} ({career.career.title})"  # the first guide has a page of the same name
    return {"title": title, "href": page.to(name)}


def _method(page: Page) -> list[ShownPart]:
    guide = page.guide
    kinds, figures = get_args(Kind), list(guide.figures.values())
    rows = [
        (page.status(status), [sum((f.status, f.kind) == (status, kind) for f in figures) for kind in kinds])
        for status in get_args(Status)
        if any(figure.status == status for figure in figures)
    ]
    counted = [(name, counts, sum(counts)) for name, counts in rows]
    heads = [guide.word("kinds", kind) for kind in kinds]
    grades = [(career.career.title, *_grade(guide, career.sections.values())) for career in guide.careers.values()]
    grades.append(("Pages about the guide", *_grade(guide, guide.about.values())))
    caption = "Figures by how far we could check them, and by who says so"
    calculated = {
        "agreements": guide.agreements,
        "expression": lambda text: equations.spoken(guide, text),
        "tolerance": lambda agreement: equations.tolerance(guide, agreement),
    }
    return [
        _part("labels", "How to read a label", "vocabulary", vocabulary=vocabulary.explained(guide)),
        _part("counts", "How much of it we could check", "counts", caption=caption, heads=heads, rows=counted),
        _part("agreements", "Calculations that must hold", "agreements", page=page, **calculated),
        _part("reading-grade", "How hard it is to read", "grades", rows=grades),
    ]


def _grade(guide: Guide, records: Iterable[Record]) -> tuple[str, str]:
    texts = [plain_text.text_of(guide, text) for record in records for text in proses(record)]
    length = sum(len(text.split()) for text in texts)
    return f"{length:,}", f"{readability.grade(texts):.1f}"


def _data(page: Page) -> list[ShownPart]:
    listed = {**open_data.FILES, **series_data.listed(page.guide)}
    files = [{"name": name, "text": text, "href": page.file(f"data/{name}")} for name, text in listed.items()]
    # The feed alone has no schema: last, it leaves each other file beside its own.
    files.sort(key=lambda file: file["name"] == feed.NAME)
    series = [(one, page.file(f"data/{series_data.name(one)}")) for one in page.guide.series.values()]
    of_series = [
        _part("series", "Series", "series-records", series=series, page=page, role=page.guide.role),
        _part("series-columns", "The columns of a series", "columns", columns=series_data.COLUMNS),
    ]
    return [
        _part("files", "The files", "data-files", files=files, edition=page.guide.site.edition),
        _part("columns", "The columns of figures.csv", "columns", columns=open_data.COLUMNS),
        *(of_series if series else []),
    ]


_MADE: dict[str, Callable[[Page], list[ShownPart]]] = {
    "freshness": _freshness,
    "corrections": _corrections,
    "method": _method,
    "data": _data,
}
"""The pages that show lists from the content before their own text."""
