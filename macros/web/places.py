"""The pages of places: what each shows of the series that its guide names."""

from markupsafe import Markup

from macros.domain.guide import Guide
from macros.schema.sections.states import PlaceTable, States
from macros.views import places
from macros.views.places import SECTION, OnePlace
from macros.views.tables import Table, table_row, table_view
from macros.web.guide_page import GuidePage
from macros.web.page import Place
from macros.web.pages import dates, listed, pager
from macros.web.render import page as render_page
from macros.web.render import render


def place(guide: Guide, at: Place, career_id: str, name: str) -> str:
    """Return the Markdown of a place's page."""
    career = guide.careers[career_id]
    page, section = GuidePage(guide, at, career), career.section(States)
    shown = places.one_place(guide, section.table, guide.place_pages[career_id][name])
    # Sources are numbered as they are cited, so the parts are written in the order of the page.
    return render_page(
        "place-page",
        page=page,
        section=section,
        shown=shown,
        up=page.to(f"{career.id}/{SECTION}"),
        head=render("place-head", shown=shown, page=page, price_level=section.table.price_level or ""),
        pay=render("place-pay", shown=shown, page=page, nation=_nation(shown, page), notes=places.left_out(shown.rows)),
        numbers=render("table", table=_numbers(shown)),
        checked=places.checked(guide, shown.rows),
        areas=render("place-areas", shown=shown, rows=_areas(shown, section.table, guide)) if shown.areas else "",
        answers=render("place-answers", shown=shown, section=section, page=page),
        look=render("place-look", look=section.pages.look, unknown=section.pages.unknown, page=page),
        next=render("next", places=[page.next(step) for step in section.next]),
        sources=listed(page),
        dates=dates(page, section, f"{career.id}/{SECTION}"),
        pager=_pager(guide, page, name),
    )


def _pager(guide: Guide, page: GuidePage, name: str) -> Markup:
    """Return the way to the places before and after one by their names."""
    listed = sorted((guide.places[code].name, one) for one, code in guide.place_pages[page.career.id].items())
    links = [(page.to(f"{page.career.id}/{SECTION}/{one}"), title) for title, one in listed]
    return pager(links, [one for _, one in listed].index(name))


def _nation(shown: OnePlace, page: GuidePage) -> Markup:
    """Return the note numbers of the sources of the country's numbers."""
    compared = [str(row.series.record.compare) for row in shown.rows if row.nation]
    sources = dict.fromkeys(source for name in compared for source in page.figures[name].sources)
    return page.source(*sources) if sources else Markup()


def _numbers(shown: OnePlace) -> Table[Markup]:
    heads = ["Occupation", *places.ENDS.values(), "Jobs"]
    rows = [
        table_row("", row.series.record.title, [*_filled(places.spread(row)), row.jobs or "not given"])
        for row in shown.rows
    ]
    caption = f"Pay a year in {shown.place.spoken}"
    return table_view("places-numbers", caption, heads, rows, numbers=range(1, len(heads)))


def _filled(cells: list[str]) -> list[str]:
    return [cell or "–" for cell in cells]


def _areas(shown: OnePlace, table: PlaceTable, guide: Guide) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Return for each occupation its title, and for each area its median and whether few jobs are counted."""
    every = [guide.series[name] for name in table.pay]
    return [(series.record.title, [places.area_cell(series, code) for code, _ in shown.areas]) for series in every]
