"""The facilitator guide: everything a leader needs for the workshop, as plain data for its template."""

from typing import Any

from macros.domain import formats, quiz_scores
from macros.domain.guide import CareerGuide, Guide
from macros.domain.questions import Questions
from macros.pdf.handout_document import Slip
from macros.pdf.handouts import handout
from macros.pdf.page_counts import Files, pages_in, sheets
from macros.schema.sections.quiz import Readiness
from macros.schema.workshop import Activity, Workshop
from macros.views.quiz import lettered, numbers
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
        "printing": _printing(slip, record),
        "sheet_pages": [],
        "before": slip.record(record.before),
        "run_sheets": {**slip.record(record.run_sheets), "sheets": _sheets(slip, record)},
        "activities": {**slip.record(record.activities), "activities": _activities(slip, record)},
        "numbers": slip.record(record.numbers),
        "scoring": {**slip.record(record.scoring), **_key(slip)},
        "answers": _answers(slip, record),
        "everyone": slip.record(record.everyone),
        "room": slip.record(record.room),
        "afterwards": slip.record(record.afterwards) if record.afterwards else None,
        "handouts": _files(slip, record),
        "handouts_title": record.handouts.title,
        "handouts_intro": slip.prose(record.handouts.intro),
        "evaluation": handout(slip, "evaluation_form"),
        "next": [{"why": step.why, "title": slip.title_of(step.to)} for step in record.next],
        "notes": slip.short_notes(),
    }


_PACKETS = {"regular print": "packet", "large print": "packet-large-print"}


def counted(shown: dict[str, object], career: CareerGuide, files: Files) -> dict[str, object]:
    """Return the booklet with what only finished files tell: pages of the packet, and sheets to print."""
    pages = _pages_of_handouts(career, files)

    def placed(entry: dict[str, Any]) -> dict[str, Any]:
        return {**entry, "handouts": [{**sheet, "pages": pages.get(sheet["id"], "")} for sheet in entry["handouts"]]}

    booklet: dict[str, Any] = dict(shown)
    runs = [{**sheet, "slots": [placed(slot) for slot in sheet["slots"]]} for sheet in booklet["run_sheets"]["sheets"]]
    steps = [placed(activity) for activity in booklet["activities"]["activities"]]
    return {
        **booklet,
        "run_sheets": {**booklet["run_sheets"], "sheets": runs},
        "activities": {**booklet["activities"], "activities": steps},
        "answers": booklet["answers"]
        and {
            **booklet["answers"],
            "topics": [{**one, "pages": pages.get(one["handout"], "")} for one in booklet["answers"]["topics"]],
        },
        "printing": _counted(booklet["printing"], career, files) if booklet["printing"] else None,
        "sheet_pages": _sheet_pages(career, files),
    }


def _files(slip: Slip, record: Workshop) -> list[dict[str, object]]:
    """Return what each file is for, and what stands at the top of each sheet."""
    part = record.handouts
    sheets = [(sheet, slip.prose(sheet.lead)) for sheet in (part.packet, *part.sheets.named().values()) if sheet]
    around = part.extras.named().values() if part.extras else ()
    for_leaders = [(file, slip.prose(None)) for file in (part.extras, *around, part.slides) if file]
    return [{"title": file.title, "purpose": file.purpose, "lead": lead} for file, lead in (*sheets, *for_leaders)]


def _pages_of_handouts(career: CareerGuide, files: Files) -> dict[str, str]:
    """Return where each handout of the packet stands in it, in words."""
    part = workshop(career).handouts
    every = part.every()
    found = {id_: pages_in(files, "packet", every[id_].title) for id_ in (part.packet.sheets if part.packet else ())}
    return {id_: words for id_, words in found.items() if words}


def _sheet_pages(career: CareerGuide, files: Files) -> list[list[str]]:
    """Return the title of each sheet of the packet, with where it stands there in regular and in large print."""
    part = workshop(career).handouts
    titles = [part.every()[id_].title for id_ in (part.packet.sheets if part.packet else ())]
    found = [[title, *(pages_in(files, packet, title) for packet in _PACKETS.values())] for title in titles]
    return [row for row in found if all(row)]


def _printing(slip: Slip, record: Workshop) -> dict[str, object] | None:
    """Return what comes out of a printer, for how many, and how often; how many sheets it takes is not known yet."""
    printing = record.supplies.printing
    if printing is None:
        return None
    wanted = [supply for supply in record.supplies.supplies if supply.copies]
    return {
        "people": list(printing.people),
        "table": printing.table,
        "how": slip.prose(printing.how),
        "wanted": [{"what": one.what, **slip.record(one.copies)} for one in wanted if one.copies],
        "rows": [],
        "totals": [],
    }


def _counted(printing: dict[str, Any], career: CareerGuide, files: Files) -> dict[str, object]:
    rows, every = [], workshop(career).handouts.every()
    for row in printing["wanted"]:
        each = sheets(files, career, row["handouts"] or [_PACKETS[row["packet"]]], row["print"] is not None)
        if each is not None:
            needed = [
                _copies(row["each"], people, printing["table"]) + (row["spare"] or 0) for people in printing["people"]
            ]
            among = [place for one in row["handouts"] or () if (place := pages_in(files, "extras", every[one].title))]
            rows.append({**row, "among": among, "sheets": each, "needed": [copies * each for copies in needed]})
    return {
        **printing,
        "rows": rows,
        "totals": [sum(column) for column in zip(*(row["needed"] for row in rows), strict=True)],
    }


def _copies(each: str, people: int, table: int) -> int:
    return {"person": people, "table": -(-people // table), "room": 1}[each]


def _sheets(slip: Slip, record: Workshop) -> list[dict[str, object]]:
    known = {activity.id: activity for activity in record.activities.activities}
    return [
        {
            "title": sheet.title,
            "when": slip.prose(sheet.when),
            "length": formats.count(sheet.minutes, "minute", "minutes"),
            "minutes": sheet.minutes,
            "slots": [
                {
                    "start": start,
                    "minutes": slot.minutes,
                    "activity": slot.activity,
                    "title": known[slot.activity].title,
                    "handouts": _handouts(record, known[slot.activity]),
                    "do": slip.line(slot.do),
                }
                for start, slot in timed(sheet)
            ],
        }
        for sheet in record.run_sheets.sheets
    ]


def _activities(slip: Slip, record: Workshop) -> list[dict[str, object]]:
    return [
        {
            **slip.record(activity),
            "handouts": _handouts(record, activity),
            "times": _times(record, activity.id),
        }
        for activity in record.activities.activities
    ]


def _answers(slip: Slip, record: Workshop) -> dict[str, object] | None:
    """Return the model answers, each with the title of the handout on which its exercise stands."""
    if record.answers is None:
        return None
    every = record.handouts.every()
    topics = [
        {**slip.record(one), "on": every[one.handout].title if one.handout else "", "pages": ""}
        for one in record.answers.topics
    ]
    return {**slip.record(record.answers), "topics": topics}


def _handouts(record: Workshop, activity: Activity) -> list[dict[str, str]]:
    every = record.handouts.every()
    return [{"id": id_, "title": every[id_].title, "pages": ""} for id_ in activity.handouts or ()]


def _times(record: Workshop, activity: str) -> list[dict[str, str]]:
    """Return when an activity stands in each run sheet, and how long it takes there."""
    return [
        {"sheet": sheet.title, "start": start, "length": formats.count(slot.minutes, "minute", "minutes")}
        for sheet in record.run_sheets.sheets
        for start, slot in timed(sheet)
        if slot.activity == activity
    ]


def _key(slip: Slip) -> dict[str, object]:
    check, asked = rated(slip.guide, slip.career)
    shown = areas(slip.guide, slip.career)
    meant = {f"{letter}. {one.title}": slip.prose(one.about) for letter, one in lettered(check)}
    return {
        "areas": shown,
        "meant": [{"area": area, "about": about} for area, about in meant.items()],
        "unequal": UNEQUAL if are_unequal(shown) else "",
        "bands": [{"title": band.title, "meaning": slip.line(band.meaning)} for band in check.bands],
        "answers": [
            {"label": answer.label, "hint": answer.hint, "points": points}
            for points, answer in enumerate(check.answers)
        ],
        "example": _example(check, asked),
    }


def _example(check: Readiness, asked: Questions) -> dict[str, object]:
    """Return one person's answers, scored as the site scores them: the first area in full, and what comes first of all.

    In each area the first statements have the best answer, one the middle one, and the rest the lowest; how many the
    first are changes from area to area.
    """
    low, middle, high = (answer.id for answer in check.answers)
    given = {}
    for area, dimension in enumerate(check.dimensions):
        best = (5 * area + 3) % 7
        for place, one in enumerate(dimension.statements):
            given[one.id] = high if place < best else middle if place == best else low
    result = quiz_scores.result(asked, given)
    labels = {answer.id: answer.label for answer in check.answers}
    numbered = numbers(asked)
    named = {dimension.id: letter for letter, dimension in lettered(check)}
    detail = [
        {"number": numbered[name], "answer": labels[given[name]], "points": points}
        for name, points in result.scores[0].contributions
    ]
    scores = [
        {
            "letter": named[score.dimension],
            "points": score.points,
            "maximum": score.maximum,
            "band": check.bands[score.band].title,
            "first": score.dimension in result.first,
        }
        for score in result.scores
    ]
    first = result.scores[0]
    return {"letter": named[first.dimension], "detail": detail, "sum": first.points, "scores": scores}
