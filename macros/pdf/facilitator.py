"""The facilitator guide: everything a leader needs for the workshop, as plain data for its template."""

from __future__ import annotations

from macros.domain import formats
from macros.domain.guide import CareerGuide, Guide
from macros.pdf.handout_document import Slip
from macros.pdf.handouts import handout
from macros.schema.workshop import Workshop
from macros.views.workshop import UNEQUAL, are_unequal, areas, rated, timed, workshop


def view(guide: Guide, career: CareerGuide) -> dict[str, object]:
    """Return the booklet: the record of the workshop in the order of its pages, the scoring key, the notes."""
    slip, record = Slip(guide, career), workshop(career)
    # Notes are numbered as they are first cited, so all is written in the order of the pages.
    return {
        "title": f"{career.career.title}: facilitator guide",
        "description": "Run sheets by the clock, notes for each activity, and the scoring key: what a leader needs.",
        "published": formats.day(guide.site.published),
        "edited": formats.day(record.edited),
        "reviewed": formats.day(record.reviewed) if record.reviewed else None,
        "review_due": formats.day(record.review_due),
        "kicker": record.title,
        "subtitle": record.question,
        "summary": slip.prose(record.summary),
        "sure": slip.word("certainties", record.sure),
        "certainty": slip.prose(record.certainty),
        "opening": [slip.record(record.objectives), slip.record(record.suits)],
        "supplies": slip.record(record.supplies),
        "before": slip.record(record.before),
        "run_sheets": {**slip.record(record.run_sheets), "sheets": _sheets(slip, record)},
        "activities": {**slip.record(record.activities), "activities": _activities(slip, record)},
        "numbers": slip.record(record.numbers),
        "scoring": {**slip.record(record.scoring), **_key(slip)},
        "everyone": slip.record(record.everyone),
        "room": slip.record(record.room),
        "handouts": [
            {"title": sheet.title, "purpose": sheet.purpose, "lead": slip.prose(sheet.lead)}
            for sheet in (record.handouts.packet, *record.handouts.sheets.named().values())
            if sheet
        ],
        "handouts_title": record.handouts.title,
        "handouts_intro": slip.prose(record.handouts.intro),
        "evaluation": handout(slip, "evaluation_form"),
        "next": [{"why": step.why, "title": slip.title_of(step.to)} for step in record.next],
        "notes": slip.short_notes(),
    }


def _sheets(slip: Slip, record: Workshop) -> list[dict[str, object]]:
    titles = {activity.id: activity.title for activity in record.activities.activities}
    return [
        {
            "title": sheet.title,
            "when": slip.prose(sheet.when),
            "length": formats.count(sheet.minutes, "minute", "minutes"),
            "slots": [
                {
                    "start": start,
                    "minutes": slot.minutes,
                    "activity": slot.activity,
                    "title": titles[slot.activity],
                    "do": slip.line(slot.do),
                }
                for start, slot in timed(sheet)
            ],
        }
        for sheet in record.run_sheets.sheets
    ]


def _activities(slip: Slip, record: Workshop) -> list[dict[str, object]]:
    names = {sheet.id: sheet.title for sheet in record.handouts.sheets.named().values()}
    return [
        {
            **slip.record(activity),
            "handouts": [names[name] for name in activity.handouts or ()],
            "times": _times(record, activity.id),
        }
        for activity in record.activities.activities
    ]


def _times(record: Workshop, activity: str) -> list[dict[str, str]]:
    """Return when an activity stands in each run sheet, and how long it takes there."""
    return [
        {"sheet": sheet.title, "start": start, "length": formats.count(slot.minutes, "minute", "minutes")}
        for sheet in record.run_sheets.sheets
        for start, slot in timed(sheet)
        if slot.activity == activity
    ]


def _key(slip: Slip) -> dict[str, object]:
    check, _ = rated(slip.guide, slip.career)
    shown = areas(slip.guide, slip.career)
    return {
        "areas": shown,
        "unequal": UNEQUAL if are_unequal(shown) else "",
        "bands": [{"title": band.title, "meaning": slip.line(band.meaning)} for band in check.bands],
        "answers": [
            {"label": answer.label, "hint": answer.hint, "points": points}
            for points, answer in enumerate(check.answers)
        ],
    }
