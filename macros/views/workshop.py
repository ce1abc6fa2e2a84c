"""The parts of a workshop as its page shows them: run sheets by the clock, activities, handouts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TypedDict

from markupsafe import Markup

from macros.domain import formats, quiz_scores
from macros.domain.guide import CareerGuide, Guide
from macros.domain.questions import Questions, from_record
from macros.schema import handouts as handout_parts
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
from macros.views.writer import LinkWriter, View, Writer


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
    named = [link.format(id_, every[id_].title) for id_ in copies.handouts or ()]
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


def handouts(part: HandoutsPart, page: LinkWriter[Markup]) -> View:
    """Return each handout with the lists that stand on it, the files that hold several, and the slides around the steps."""
    found = part.every()
    bundles = []
    if part.packet:
        lead = page.prose(part.packet.lead)
        bundles.append({"id": "packet", "file": part.packet, "lead": lead, "sheets": _named(part, part.packet.sheets)})
    if part.extras:
        ids = [sheet.id for sheet in part.extras.named().values()]
        bundles.append({"id": "extras", "file": part.extras, "lead": "", "sheets": _named(part, ids)})
    ends = [part.slides.opening, part.slides.closing] if part.slides else []
    return {
        "sheets": [{"record": sheet, "lists": _lists(sheet, page)} for sheet in found.values()],
        "bundles": bundles,
        "slides": [_list(slide.title, [Markup.escape(line) for line in slide.lines]) for slide in ends],
    }


def _named(part: HandoutsPart, ids: Iterable[str]) -> list[dict[str, str]]:
    found = part.every()
    return [{"id": id_, "title": found[id_].title} for id_ in ids]


def _lists(sheet: handout_parts.Handout, page: LinkWriter[Markup]) -> list[View]:
    """Return the lists of a handout; each kind of handout has its own."""
    match sheet:
        case handout_parts.Worksheet() | handout_parts.ShortCheck():
            return [_list("Questions", [_check(page, isinstance(sheet, handout_parts.ShortCheck))])]
        case handout_parts.ScoringSheet() | handout_parts.Tally():
            return [_list("Steps", [page.line(step) for step in sheet.steps])]
        case handout_parts.PlanSheet():
            rules = [_rules(certifications(page.career)[name], page) for name in sheet.clock]
            return [
                _list("Boxes", [_prompt(prompt, page) for prompt in sheet.prompts]),
                _list("Each month", [Markup.escape(words) for words in sheet.month]),
                _list("The clock of each certification", rules),
            ]
        case handout_parts.Log():
            return [
                _list("Columns", [_prompt(column, page) for column in sheet.columns]),
                _list("What counts", [page.line(text) for text in sheet.counts]),
            ]
        case handout_parts.Stories():
            return [
                _list("The stories", [_prompt(story, page) for story in sheet.stories]),
                _list("Boxes for each", [_prompt(box, page) for box in sheet.boxes]),
                _list("Check", [Markup.escape(words) for words in sheet.checks]),
            ]
        case _:
            return _choices(sheet, page)


def _choices(sheet: handout_parts.Handout, page: LinkWriter[Markup]) -> list[View]:
    match sheet:
        case handout_parts.ActionSheet():
            return [_list("Actions", [_check(page, False)])]
        case handout_parts.Invitation():
            return [
                _list("What it says", [page.line(text) for text in sheet.lines]),
                _list("Fill in", [Markup.escape(blank.word) for blank in sheet.blanks]),
            ]
        case handout_parts.Attendance():
            return [
                _list("What is counted", [Markup.escape(words) for words in sheet.counts]),
                _list("Keep in mind", [page.line(text) for text in sheet.checks]),
            ]
        case handout_parts.Certificate():
            return [
                _list("What it says", [page.line(text) for text in sheet.says]),
                _list("Fill in", [Markup.escape(blank.word) for blank in sheet.blanks]),
            ]
        case handout_parts.LocalPage():
            return [_list("Boxes", [_prompt(box, page) for box in sheet.boxes])]
        case handout_parts.WhereNext():
            onward = [_onward(place, page) for place in sheet.places]
            return [_list("Places", onward), _list("Keep in mind", [page.line(text) for text in sheet.checks])]
        case handout_parts.ScopeCard():
            passed = [Markup("{}: {}").format(item.task, item.to) for item in sheet.pass_on]
            return [
                _list("Fill in", [Markup.escape(words) for words in sheet.details]),
                _list("What I may do", [Markup.escape(words) for words in sheet.may]),
                _list("What I pass on, and to whom", passed),
                _list("When in doubt", [page.line(sheet.rule)]),
            ]
        case handout_parts.InterviewSheet():
            bank, link = questions(page.career), Markup('<a href="{}">{}</a>')
            asked = [link.format(page.address(f"#{name}"), bank[name].question) for name in sheet.questions]
            return [_list("Questions", asked)]
        case handout_parts.AskSheet():
            points = checkpoints(page.career)
            return [_list("Questions", [page.line(points[name].text) for name in sheet.points])]
        case handout_parts.Budget():
            return [_list(group.title, [_cost(line, page) for line in group.lines]) for group in sheet.groups]
        case handout_parts.Evaluation():
            return [
                _list("Statements", [Markup.escape(words) for words in sheet.statements]),
                _list("Answers", [Markup.escape(words) for words in sheet.scale]),
                _list("Questions", [Markup.escape(words) for words in sheet.questions]),
            ]
        case _:
            return []


def _list(title: str, lines: list[Markup]) -> View:
    return {"title": title, "lines": lines}


def _check(page: LinkWriter[Markup], is_short: bool) -> Markup:
    """Return where the questions of the worksheet, or of the short check, stand: in the readiness check."""
    record, asked = rated(page.guide, page.career)
    name = next(name for name, section in page.career.sections.items() if section is record)
    where = Markup('All {} are in the readiness check: <a href="{}">{}</a>')
    return where.format(
        len(asked.short_choices() if is_short else asked.choices()), page.address(f"#{name}"), record.title
    )


def _prompt(prompt: handout_parts.Prompt, page: Writer[Markup]) -> Markup:
    return Markup("{}. {}").format(prompt.title, page.line(prompt.hint)) if prompt.hint else Markup.escape(prompt.title)


def _onward(place: handout_parts.Onward, page: LinkWriter[Markup]) -> Markup:
    link = Markup('<a href="{}">{}</a>: {}')
    return link.format(page.address(f"#{place.to}"), page.career.titles[place.to], place.why)


def _rules(item: Certification, page: LinkWriter[Markup]) -> Markup:
    """Return what a certification asks for before and after, with a link to it."""
    link = Markup('<a href="{}">{}</a>. {} {}')
    return link.format(page.address(f"#{item.id}"), item.short, page.line(item.experience), page.line(item.renewal))


def _cost(line: handout_parts.BudgetLine, page: Writer[Markup]) -> Markup:
    found = Markup("; ").join(page.figure(name) for name in line.figures or ())
    shown = Markup("{}: {}").format(line.title, found) if found else Markup.escape(line.title)
    return Markup("{}. {}").format(shown, page.line(line.note)) if line.note else shown
