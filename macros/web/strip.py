"""The strip: a reader says once where they start and live, and each page of the guide answers for that.

The readiness check has none: its own first question asks the same, fills it in, and is all of that page that differs by start.

Pages hold all lines and blocks; `strip-early.html.jinja` folds those of other starts before the first paint. What a place pays
stands in a file of its own for each guide and place. It is a style sheet whose one property holds the data: the policy lets no
script choose the address of a script, and a page that is opened from a folder may not fetch.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from macros.domain.guide import CareerGuide, Guide
from macros.schema.sections.states import States
from macros.views import places
from macros.views.places import SECTION, PayRow
from macros.views.script_json import embedded
from macros.web.guide_page import GuidePage
from macros.web.render import render

_FOLDER = "assets/at"
_PLACES, _SCRIPT = "assets/js/strip/places.js", "assets/js/strip/main.js"
_DIFFERS = ("data-cg-start=", "data-cg-open=")


def on_page(page: GuidePage, shown: Sequence[str]) -> Markup:
    """Return the strip of a page, or nothing if none of what it shows differs by start, or its guide has no starts.

    A guide without places asks for the start alone.
    """
    career, states = page.career, page.career.find(States)
    if not career.starts or not any(mark in html for html in shown for mark in _DIFFERS):
        return Markup()
    compared = {page.guide.series[name].record.compare for name in states.table.pay} if states else set()
    return render(
        "strip",
        guide=career.id,
        starts=career.career.starting_points,
        pays=any(figure in compared for figures in page.cited.values() for figure in figures),
        files=page.place.file(f"{_FOLDER}/{career.id}"),
        pages=page.to(f"{career.id}/{SECTION}/*"),
        all={"title": states.title, "href": page.address(f"#{SECTION}")} if states else None,
        scripts=[page.place.file(name) for name in ((_PLACES, _SCRIPT) if states else (_SCRIPT,))],
    )


def files(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield the files that the finished site has: the places by name, and what each pays in each guide."""
    codes = dict.fromkeys(code for pages in guide.place_pages.values() for code in pages.values())
    names = embedded({code: guide.places[code].name for code in codes})
    yield _PLACES, f"var careerGuide=careerGuide||{{}};careerGuide.places={names};\n"
    for career in guide.careers.values():
        for name, code in guide.place_pages[career.id].items():
            shown = places.one_place(guide, career.section(States).table, code)
            data = {"page": name, "name": shown.place.name, "pay": _pay(guide, career, shown.rows)}
            yield f"{_FOLDER}/{career.id}/{code}.css", f":root{{--cg-at:{embedded(data)}}}"


def _pay(guide: Guide, career: CareerGuide, rows: Sequence[PayRow]) -> dict[str, list[str]]:
    """Return what each start is paid in a place; under an empty id, what to say to readers without a start."""
    by_series = {row.series.id: _row(row, guide) for row in rows}
    first = next(iter(by_series.values()))
    starts = {start.id: by_series[start.pay] for start in career.career.starting_points or () if start.pay}
    return {"": first, **starts}


def _row(row: PayRow, guide: Guide) -> list[str]:
    """Return pay here and in the whole country, and in words whose pay it is, how the two differ, and what it rests on."""
    record = row.series.record
    source = guide.sources[record.source]
    few = places.FEW if row.pay and row.pay.is_few else ""
    said = ", ".join(filter(None, (f"{record.title}: median a year", row.against, few)))
    rests = f"{source.publisher_short or source.publisher}, {record.period}"
    how = f"{said}. {rests} · {guide.word('statuses', row.checked)}"
    return [row.median, row.nation or places.NOT_PUBLISHED, how]
