"""The pages that list what all guides share: sources, figures, and terms, each in folds by publisher or by letter."""

from itertools import groupby

from macros.domain import formats
from macros.domain.figures import Quotable
from macros.domain.guide import Guide
from macros.schema.shared import Source
from macros.views import equations, vocabulary
from macros.views.writer import View
from macros.web import folds, search
from macros.web.page import Page, Place
from macros.web.pages import checked, listed
from macros.web.render import page as render_page
from macros.web.render import render

SOURCES = {"about/sources": "A to M", "about/sources-n-to-z": "N to Z"}
"""The pages of all sources, with the letters of the publishers on each."""


def page_of(source: Source) -> str:
    """Return the page on which a source stands; a publisher whose name begins with no letter from A to Z is on the first."""
    first, last = SOURCES
    return last if "n" <= folds.by_name(source.publisher)[0][0] <= "z" else first


def sources(guide: Guide, place: Place) -> str:
    """Return the Markdown below the heading of a page of sources: each of them under the letter of its publisher.

    It leads on who comes for a source of the other page: a publisher's new name moves its sources, and no address ends.
    """
    page = Page(guide, place)
    (other,) = SOURCES.keys() - {place.page}
    there = [id_ for id_, source in guide.sources.items() if page_of(source) == other]
    elsewhere = {"title": f"Sources, {SOURCES[other]}", "href": page.to(other)}
    by_name = sorted(guide.sources.items(), key=lambda entry: folds.by_name(entry[1].publisher))
    entries = [
        {
            "id": id_,
            "letter": folds.by_name(source.publisher)[0][0].upper(),
            "record": source,
            "checked": checked(page, id_),
            "figures": [figure for figure in guide.figures_of[id_] if figure.sources[0] == id_],
            "others": [figure for figure in guide.figures_of[id_] if figure.sources[0] != id_],
            "series": guide.series_of[id_],
            **_citing(guide, id_, page),
        }
        for id_, source in by_name
        if page_of(source) == place.page
    ]

    def publisher(entry: View) -> tuple[str, str]:
        return folds.by_name(guide.sources[str(entry["id"])].publisher)

    def title(entry: View) -> tuple[str, str]:
        return folds.by_name(guide.sources[str(entry["id"])].title)

    letters = [
        (letter, listed, folds.divided(listed, publisher, title))
        for letter, found in groupby(entries, key=lambda entry: str(entry["letter"]))
        for listed in [list(found)]
    ]
    return render_page(
        "source-list",
        letters=letters,
        narrowed=f"sources from {SOURCES[place.page]}",
        elsewhere=elsewhere,
        moved=render("moved", was=there, **elsewhere) if there else "",
        page=page,
        figures_page=page.to("about/figures"),
        series_page=page.to("about/data"),
    )


def figures(guide: Guide, place: Place) -> str:
    """Return the Markdown below the heading of the figures page: each figure with its full label."""
    page = Page(guide, place)
    own = {
        id_: found
        for id_ in guide.sources
        if (found := [figure for figure in guide.figures_of[id_] if figure.sources[0] == id_])
    }
    return render_page(
        "figures-page",
        publishers=_by_publisher(guide, own),
        page=page,
        role=guide.role,
        other_fits={
            id_: [(guide.careers[name].career.title, other) for name, other in fits.items()]
            for id_, fits in guide.other_fits.items()
        },
        calculation=lambda figure: equations.calculation(guide, figure),
        moved=[
            render("moved", was=[name, *ids], title=title, href=page.address(f"#{name}"))
            for name, title, ids in (
                ("labels", "How to read a label", ()),
                ("agreements", "Calculations that must hold", guide.agreements),
                ("series", "Series", guide.series),
            )
            if ids or name == "labels"
        ],
    )


def _by_publisher(guide: Guide, own: dict[str, list[Quotable]]) -> list[View]:
    """Return the figures of each source under the names of the publishers, in the order of the alphabet."""
    found: dict[str, list[str]] = {}
    for id_ in sorted(own, key=lambda id_: folds.by_name(guide.sources[id_].publisher)):
        found.setdefault(guide.sources[id_].publisher, []).append(id_)
    listed = [
        (folds.by_name(name)[1], ids, [figure for id_ in ids for figure in own[id_]]) for name, ids in found.items()
    ]
    return [
        {
            "title": title,
            "figures": figures,
            "is_long": len(ids) > 1 and len(figures) > folds.MOST,
            "groups": [
                {
                    "id": id_,
                    "title": guide.sources[id_].title,
                    "figures": own[id_],
                    "folds": folds.divided(own[id_], folds.by_subject, folds.by_label),
                }
                for id_ in ids
            ],
        }
        for title, ids, figures in listed
    ]


def glossary(guide: Guide, place: Place) -> str:
    """Return the Markdown below the heading of the glossary: the terms in alphabetical order."""
    page = Page(guide, place)
    terms = vocabulary.terms(guide)
    # What stands twice has its address below, among all of them.
    asked = [("", term) for _, term in terms if term.in_ads]
    in_ads = render("glossary", entries=asked, page=page) if asked else ""
    letters = [
        (
            letter,
            ", ".join(term.short or term.term for _, term in listed),
            render("glossary", entries=listed, page=page),
        )
        for letter, found in groupby(terms, key=lambda entry: entry[1].term[0].upper())
        for listed in [list(found)]
    ]
    return render_page("glossary-page", in_ads=in_ads, letters=letters, sources=listed(page), search=search.words(page))


_MOST_GUIDES = 3
"""Guides whose pages are listed under a source; with all of them the page would grow with guides times sources."""


def _citing(guide: Guide, source: str, page: Page) -> View:
    """Return the sections that rest on a source, of the first guides, and how many guides there are beside these."""
    found: dict[str, list[dict[str, str]]] = {}
    for career, name in guide.resting.get(source, []):
        shown = {"title": guide.careers[career].sections[name].title, "href": page.to(f"{career}/{name}")}
        found.setdefault(guide.careers[career].career.title, []).append(shown)
    listed = [{"title": title, "pages": pages} for title, pages in list(found.items())[:_MOST_GUIDES]]
    more = len(found) - len(listed)
    return {"guides": listed, "more": formats.count(more, "more guide", "more guides") if more else ""}
