"""The slides of a run sheet: what the group sees at each of its steps, and for the leader what the guide says of the step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from macros.domain import formats, plain_text
from macros.domain.guide import CareerGuide, Guide
from macros.pdf.page_counts import Files, pages_in
from macros.schema import workshop as records
from macros.schema.workshop import Activity, RunSheet, Slot
from macros.source import units
from macros.source.prose import Prose
from macros.views.workshop import timed, workshop

if TYPE_CHECKING:
    from macros.pdf.presentation import Bar, Chart, Deck, Slide

_FEW = 2  # sheets whose pages a slide has room to name
_ESTIMATES = ("market-estimate", "editorial-estimate")


def deck(guide: Guide, career: CareerGuide, sheet: RunSheet, files: Files, said: Mapping[str, Any]) -> Deck:
    """Return the slides of a run sheet in its order; raises `LookupError` if the workshop has none.

    `said` is what documents carry: the address of the site, and whose workshop it is and when, if a leader says so.
    """
    record = workshop(career)
    part = record.handouts.slides
    if part is None:
        raise LookupError(f"the workshop of '{career.id}' has no slides")
    known = {activity.id: activity for activity in record.activities.activities}
    steps = [(start, slot, known[slot.activity]) for start, slot in timed(sheet)]
    address, own = said.get("address", ""), said.get("local", {})
    opening = _shown(guide, career, part.opening, _overview(sheet, known))
    closing = _shown(guide, career, part.closing, _after(guide, career))
    opening["lines"] += filter(None, (own.get("organization"), own.get("date")))
    closing["lines"] += filter(None, (address,))
    return {
        "title": f"{career.career.title}: {formats.in_sentence(part.title)}, {formats.in_sentence(sheet.title)}",
        "description": part.purpose,
        "author": f"{guide.site.name} contributors",
        "foot": " · ".join(filter(None, (guide.site.name, f"Edition {guide.site.edition}", "CC BY 4.0", address))),
        "lang": "en-US",
        "date": guide.site.published,
        "slides": [
            opening,
            *(
                _step(guide, career, files, start, slot, activity, activity.slide)
                for start, slot, activity in steps
                if activity.slide
            ),
            closing,
        ],
    }


def _shown(guide: Guide, career: CareerGuide, slide: records.Slide, notes: str) -> Slide:
    drawn = _chart(guide, career, slide.title, slide.bars) if slide.bars else None
    return {"title": slide.title, "lines": list(slide.lines), "notes": notes, "chart": drawn}


def _step(
    guide: Guide, career: CareerGuide, files: Files, start: str, slot: Slot, activity: Activity, slide: records.Slide
) -> Slide:
    """Return the slide of a step; it says where in the packet people find their sheet, unless there are many."""
    shown = _shown(guide, career, slide, "\n".join(_notes(guide, career, start, slot, activity, files)))
    every = workshop(career).handouts.every()
    titles = [every[id_].title for id_ in activity.handouts or ()]
    places = [f"{title}: packet, {place}" for title in titles if (place := pages_in(files, "packet", title))]
    return {**shown, "lines": [*shown["lines"], *(places if len(places) <= _FEW else [])]}


def _overview(sheet: RunSheet, known: dict[str, Activity]) -> str:
    steps = (f"{start}  {known[slot.activity].title} ({_minutes(slot.minutes)})" for start, slot in timed(sheet))
    return "\n".join((f"{sheet.title}: {_minutes(sheet.minutes)}.", *steps))


def _notes(
    guide: Guide, career: CareerGuide, start: str, slot: Slot, activity: Activity, files: Files
) -> Iterator[str]:
    """Yield what the leader does meanwhile, a paragraph each."""
    every = workshop(career).handouts.every()
    yield f"{start}, {_minutes(slot.minutes)}. {activity.title}. {_plain(guide, slot.do)}"
    for id_ in activity.handouts or ():
        place = pages_in(files, "packet", every[id_].title)
        yield f"{every[id_].title}: {f'packet, {place}' if place else 'a sheet of its own'}."
    for number, step in enumerate(activity.steps, 1):
        yield f"{number}. {_plain(guide, step)}"
    yield f"You can say: {_plain(guide, activity.say)}"
    yield f"Watch out for: {_plain(guide, activity.watch)}"


def _after(guide: Guide, career: CareerGuide) -> str:
    part = workshop(career).afterwards
    return "\n".join((part.title, *(_plain(guide, line) for line in part.lines))) if part else ""


def _chart(guide: Guide, career: CareerGuide, title: str, drawn: tuple[records.SlideBar, ...]) -> Chart:
    figures = [career.figures[bar.figure] for bar in drawn]
    kinds = [formats.in_sentence(guide.word("kinds", figure.kind)) for figure in figures]
    bars: list[Bar] = [
        {"label": f"{bar.label} ({kind})", "value": figure.number(None), "estimate": figure.kind in _ESTIMATES}
        for bar, figure, kind in zip(drawn, figures, kinds, strict=True)
    ]
    first = figures[0].record
    measure = formats.measure(guide.word("statistics", first.statistic), first.unit)
    said = dict.fromkeys(
        ", ".join((source.publisher_short or source.publisher, figure.record.place, figure.record.period))
        for figure in figures
        for source in (guide.sources[name] for name in figure.sources)
    )
    spoken = "; ".join(f"{bar['label']}: {formats.value(figure)}" for bar, figure in zip(bars, figures, strict=True))
    return {
        "title": measure[:1].upper() + measure[1:],
        "bars": bars,
        "number": _number(first.unit),
        "source": f"Source: {'; '.join(said)}.",
        "alt": f"{title}. {measure[:1].upper() + measure[1:]}. {spoken}.",
    }


def _number(unit: str) -> str:
    """Return how a spreadsheet writes a number of a unit: with its sign, and commas between thousands."""
    money = units.money(unit)
    if money:
        currency, period = money
        return f'"{currency.sign}"#,##0{".00" if period.has_cents else ""}'
    return 'General"%"' if unit == "percent" else "#,##0"


def _minutes(number: int) -> str:
    return formats.count(number, "minute", "minutes")


def _plain(guide: Guide, text: Prose) -> str:
    return " ".join(plain_text.text_of(guide, text).split())
