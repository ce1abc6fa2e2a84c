"""Rules for the workshop: minutes add up, what is named exists and is used."""

from collections.abc import Iterator

from macros.checks.content_files import Content
from macros.schema.guide_file import WORKSHOP_PAGE
from macros.schema.workshop import Workshop
from macros.source.problems import Problem
from macros.source.yaml_file import Document


def run_sheets_add_up(content: Content) -> Iterator[Problem]:
    """The slots of a run sheet take as long as the run sheet."""
    for document, workshop in _workshops(content):
        for number, sheet in enumerate(workshop.run_sheets.sheets):
            taken = sum(slot.minutes for slot in sheet.slots)
            if taken != sheet.minutes:
                over = taken - sheet.minutes
                yield document.problem(
                    ("run_sheets", "sheets", number, "minutes"),
                    f"the slots of '{sheet.id}' take {taken} minutes, but it says {sheet.minutes}",
                    f"Take {over} from the slots, or write minutes: {taken}"
                    if over > 0
                    else f"Add {-over} to the slots, or write minutes: {taken}",
                )


def every_activity_is_used(content: Content) -> Iterator[Problem]:
    """Every activity stands in a run sheet, since nobody would lead it otherwise."""
    for document, workshop in _workshops(content):
        used = {slot.activity for sheet in workshop.run_sheets.sheets for slot in sheet.slots}
        for number, activity in enumerate(workshop.activities.activities):
            if activity.id not in used:
                where = ("activities", "activities", number, "id")
                wrong = f"no run sheet has the activity '{activity.id}'"
                yield document.problem(where, wrong, "Add a slot with it to a run sheet, or delete it")


def every_handout_is_handed_out(content: Content) -> Iterator[Problem]:
    """Every handout is used in an activity or stands in the packet, so that people get it."""
    for document, workshop in _workshops(content):
        used = {name for activity in workshop.activities.activities for name in activity.handouts or ()}
        used |= {*(workshop.handouts.packet.sheets if workshop.handouts.packet else ())}
        for key, sheet in workshop.handouts.sheets.named().items():
            if sheet.id not in used:
                wrong = f"no activity uses the handout '{sheet.id}'"
                yield document.problem(
                    ("handouts", "sheets", key, "id"), wrong, "Add it to the handouts of an activity"
                )


def copies_name_what_to_print(content: Content) -> Iterator[Problem]:
    """What is to be printed is either handouts or the packet, and the packet only where there is one."""
    for document, workshop in _workshops(content):
        for number, supply in enumerate(workshop.supplies.supplies):
            copies, where = supply.copies, ("supplies", "supplies", number, "copies")
            if copies is None:
                continue
            if (copies.handouts is None) == (copies.packet is None):
                wrong = "copies must name either handouts or the packet"
                yield document.problem(where, wrong, "Write handouts: [ID], or packet: regular print, and not both")
            elif copies.packet and workshop.handouts.packet is None:
                wrong = "the workshop has no packet to print"
                yield document.problem((*where, "packet"), wrong, "Add packet to the handouts, or delete these copies")


def a_slide_draws_what_can_be_compared(content: Content) -> Iterator[Problem]:
    """The figures of a slide are single numbers in one unit, since they become bars beside each other."""
    figures = {id_: figure for _, id_, figure in content.each("figures")}
    for document, workshop in _workshops(content):
        for number, activity in enumerate(workshop.activities.activities):
            bars = activity.slide.bars or () if activity.slide else ()
            found = [
                (place, bar.figure, figures[bar.figure]) for place, bar in enumerate(bars) if bar.figure in figures
            ]
            for place, name, figure in found:
                where = ("activities", "activities", number, "slide", "bars", place, "figure")
                first = found[0][2].unit
                if figure.unit != first:
                    wrong = f"'{name}' counts in '{figure.unit}', and the first bar of this slide in '{first}'"
                    yield document.problem(where, wrong, "Name figures of one unit")
                elif figure.derive is None and figure.value is None:
                    wrong = f"'{name}' is a range, and a bar has one end"
                    yield document.problem(where, wrong, "Name a figure with one value")


def choices_are_made_once(content: Content) -> Iterator[Problem]:
    """A handout names each question or point once, and the packet each handout."""
    for document, workshop in _workshops(content):
        sheets, packet = workshop.handouts.sheets, workshop.handouts.packet
        for path, chosen in (
            (("packet", "sheets"), packet.sheets if packet else ()),
            (("sheets", "interview_questions", "questions"), sheets.interview_questions.questions),
            (("sheets", "questions_to_ask", "points"), sheets.questions_to_ask.points),
            (("sheets", "plan_sheet", "clock"), sheets.plan_sheet.clock),
        ):
            for number, name in enumerate(chosen):
                if name in chosen[:number]:
                    where = ("handouts", *path, number)
                    yield document.problem(where, f"'{name}' is chosen a second time", "Keep one")


def actions_lead_to_a_workshop(content: Content) -> Iterator[Problem]:
    """Only a guide with a workshop names it as an action."""
    for career, files in content.careers.items():
        if not content.is_whole(career) or "workshop" in files:
            continue
        for number, action in enumerate(files["guide"].record.actions):
            if action.to == WORKSHOP_PAGE:
                where = ("actions", number, "to")
                instead = f"Add content/{career}/workshop.yaml, or name a section"
                yield files["guide"].document.problem(where, f"the guide '{career}' has no workshop", instead)


def _workshops(content: Content) -> Iterator[tuple[Document, Workshop]]:
    for files in content.careers.values():
        if "workshop" in files:
            yield files["workshop"].document, files["workshop"].record
