"""The parts of a workshop as its page shows them: run sheets by the clock, activities, handouts."""

from itertools import accumulate
from typing import TypedDict

from markupsafe import Markup

from macros.domain import formats, quiz_scores
from macros.domain.guide import CareerGuide, Guide
from macros.domain.questions import Questions, from_record
from macros.schema.sections.applying import Checklist, Checkpoint, InterviewBank, InterviewQuestion
from macros.schema.sections.certifications import Certification, Certifications
from macros.schema.sections.quiz import Readiness
from macros.schema.workshop import (
    Activities,
    Answers,
    HandoutsPart,
    RunSheet,
    RunSheets,
    Scoring,
    Slot,
    Supplies,
    Supply,
    Workshop,
)
from macros.views.quiz import lettered
from macros.views.tables import Table, table_row, table_view
from macros.views.writer import View, Writer


def workshop(career: CareerGuide) -> Workshop:
    """Return the workshop of a guide; raises `LookupError` if it has none."""
    if career.workshop is None:
        raise LookupError(f"the guide '{career.id}' has no workshop")
    return career.workshop


def timed(sheet: RunSheet) -> list[tuple[str, Slot]]:
    """Return the slots of a run sheet, each with the time at which it begins."""
    ends = accumulate((slot.minutes for slot in sheet.slots), initial=0)
    return [(formats.since(start), slot) for start, slot in zip(ends, sheet.slots, strict=False)]


def questions(career: CareerGuide) -> dict[str, InterviewQuestion]:
    """Return every interview question of a guide by its id."""
    banks = career.parts(InterviewBank)
    return {question.id: question for bank in banks for theme in bank.themes for question in theme.questions}


def checkpoints(career: CareerGuide) -> dict[str, Checkpoint]:
    """Return every point of a guide's checklists by its id."""
    return {point.id: point for checklist in career.parts(Checklist) for point in checklist.all_points()}


def certifications(career: CareerGuide) -> dict[str, Certification]:
    """Return every certification of a guide by its id."""
    return {item.id: item for part in career.parts(Certifications) for item in part.certifications}


def has_check(career: CareerGuide) -> bool:
    """Say whether a guide has a readiness check."""
    return career.find(Readiness) is not None


def rated(guide: Guide, career: CareerGuide) -> tuple[Readiness, Questions]:
    """Return the readiness check of a guide, in words and as its scores see it."""
    record = career.section(Readiness)
    return record, from_record(record, guide.figures)


class Band(TypedDict):
    """A band of an area with its points: 3 to 5."""

    title: str
    points: str


class Area(TypedDict):
    """A dimension of the readiness check as it is printed."""

    letter: str
    title: str
    maximum: int
    bands: list[Band]


def areas(guide: Guide, career: CareerGuide) -> list[Area]:
    """Return each area with its letter, its highest points and the points of each band, as printed."""
    record, asked = rated(guide, career)
    shown: list[Area] = []
    for letter, dimension in lettered(record):
        maximum = quiz_scores.MOST * len(dimension.statements)
        begins = quiz_scores.edges([share for _, share in asked.bands], maximum)
        ends = [*(edge - 1 for edge in begins[1:]), maximum]
        stretches: list[Band] = [
            {"title": band.title, "points": f"{first} to {last}"}
            for band, first, last in zip(record.bands, begins, ends, strict=True)
        ]
        shown.append({"letter": letter, "title": dimension.title, "maximum": maximum, "bands": stretches})
    return shown


UNEQUAL = "The areas differ in size. So compare shares instead: the points divided by the most that an area can have."
"""What a leader and a person with a pencil need to know where it is so."""


def are_unequal(shown: list[Area]) -> bool:
    """Whether areas have different highest points, so that points alone do not compare them."""
    return len({area["maximum"] for area in shown}) > 1


def scoring_key(part: Scoring, page: Writer[Markup]) -> View:
    """Return the points of each band: once if all areas have the same, else as a table of areas.

    A guide without a readiness check has neither.
    """
    shown = areas(page.guide, page.career) if has_check(page.career) else []
    if are_unequal(shown):
        return {"same": None, "table": _key(part, shown), "unequal": UNEQUAL}
    return {"same": shown[0] if shown else None, "table": None, "unequal": ""}


def _key(part: Scoring, shown: list[Area]) -> Table[str]:
    heads = ["Area", "At most", *(band["title"] for band in shown[0]["bands"])]
    rows = [
        table_row(
            "",
            f"{area['letter']}. {area['title']}",
            [str(area["maximum"]), *(band["points"] for band in area["bands"])],
        )
        for area in shown
    ]
    return table_view(part.id, "Points of each band", heads, rows)


def supplies(part: Supplies, page: Writer[Markup]) -> View:
    """Return the table of what to bring, and for how many people its sheets are counted on paper."""
    found = workshop(page.career).handouts
    rows = [table_row("", item.what, [item.amount, _printed(item, found, page)]) for item in part.supplies]
    heads = ["What", "How many", "Why"]
    printing = part.printing
    return {
        "table": table_view(part.id, "What, how many, and why", heads, rows, is_titled=True),
        "printing": printing
        and {
            "how": page.prose(printing.how),
            "people": " or ".join(map(str, printing.people)),
            "table": formats.count(printing.table, "person", "people"),
        },
    }


def _printed(item: Supply, found: HandoutsPart, page: Writer[Markup]) -> Markup:
    """Return what a thing is for, and what to print of it."""
    copies, why = item.copies, Markup(page.line(item.why))
    if copies is None:
        return why
    every, link = found.every(), Markup('<a href="#{}">{}</a>')
    named = [
        link.format(id_, every[id_].title) + (f" in {copies.print}" if copies.print else "")
        for id_ in copies.handouts or ()
    ]
    if copies.packet and found.packet:
        named.append(link.format(f"{found.id}-packet", found.packet.title) + f" in {copies.packet}")
    spare = f", and {copies.spare} more" if copies.spare else ""
    return Markup("{} To print: {}; one for each {}{}.").format(why, Markup(", ").join(named), copies.each, spare)


def run_sheets(part: RunSheets, page: Writer[Markup]) -> View:
    """Return each run sheet as a table by the clock."""
    titles = {activity.id: activity.title for activity in workshop(page.career).activities.activities}
    return {"sheets": [{"record": sheet, "table": _clock(sheet, titles, page)} for sheet in part.sheets]}


def _clock(sheet: RunSheet, titles: dict[str, str], page: Writer[Markup]) -> Table[Markup]:
    link = Markup('<a href="#{}">{}</a>')
    rows = [
        table_row("", link.format(slot.activity, titles[slot.activity]), [start, str(slot.minutes), page.line(slot.do)])
        for start, slot in timed(sheet)
    ]
    heads = ["What", "Begins at", "Minutes", "What happens"]
    caption = f"{sheet.title} by the clock: {formats.count(sheet.minutes, 'minute', 'minutes')}"
    return table_view(sheet.id, caption, heads, rows, numbers=range(1, 3), is_titled=True)


def activities(part: Activities, page: Writer[Markup]) -> View:
    """Return the titles of the handouts that activities use."""
    return {"titles": _titles(page)}


def answers(part: Answers, page: Writer[Markup]) -> View:
    """Return the titles of the handouts on which exercises stand."""
    return {"titles": _titles(page)}


def _titles(page: Writer[Markup]) -> dict[str, str]:
    return {id_: sheet.title for id_, sheet in workshop(page.career).handouts.every().items()}
