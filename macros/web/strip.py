"""The strip: a reader says once where they start and live, and each page of the guide answers for that.

The readiness check has none: its own first question asks the same, fills it in, and is all of that page that differs by start.
On the page of a job, the place's pay stands beside what the job pays in the whole country, not in the strip.

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
    by_start = any(mark in html for html in shown for mark in _DIFFERS)
    is_job = any("data-cg-pay=" in html for html in shown)
    if not career.starts or not (by_start or is_job):
        return Markup()
    compared = {page.guide.series[name].record.compare for name in states.table.pay} if states else set()
    pays = not is_job and any(figure in compared for figures in page.cited.values() for figure in figures)
    return render(
        "strip",
        guide=career.id,
        starts=career.career.starting_points,
        by_start=by_start,
        pays=pays,
        files=page.place.file(f"{_FOLDER}/{career.id}") if pays or is_job else "",
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
            pay = {row.series.id: _row(row, guide) for row in shown.rows}
            data = {"page": name, "name": shown.place.name, "pay": pay, "starts": _starts(career, next(iter(pay)))}
            yield f"{_FOLDER}/{career.id}/{code}.css", f":root{{--cg-at:{embedded(data)}}}"


def _starts(career: CareerGuide, first: str) -> dict[str, str]:
    """Return the series of what each start is paid; the first for one that names none, and, under an empty id, without a start."""
    return {"": first, **{start.id: start.pay or first for start in career.career.starting_points or ()}}


def _row(row: PayRow, guide: Guide) -> list[str]:
    """Return pay here and in the whole country, and in words whose pay it is, how the two differ, and what it rests on."""
    record = row.series.record
    source = guide.sources[record.source]
    few = places.FEW if row.pay and row.pay.is_few else ""
    said = ", ".join(filter(None, (f"{record.title}: median a year", row.against, few)))
    rests = f"{source.publisher_short or source.publisher}, {record.period}"
    how = f"{said}. {rests} · {guide.word('statuses', row.checked)}"
    return [row.median, row.nation or places.NOT_PUBLISHED, how]
