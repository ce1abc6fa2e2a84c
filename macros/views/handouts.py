"""What stands on each handout, as the page for leaders lists it, and which files hold several."""

from collections.abc import Iterable

from markupsafe import Markup

from macros.schema.handouts import (
    ActionSheet,
    AskSheet,
    Attendance,
    Blank,
    Budget,
    BudgetLine,
    Certificate,
    Evaluation,
    Handout,
    InterviewSheet,
    Invitation,
    LocalPage,
    Log,
    Onward,
    PassedOn,
    PlanSheet,
    Prompt,
    ScopeCard,
    ScoringSheet,
    ShortCheck,
    Stories,
    Tally,
    WhereNext,
    Worksheet,
)
from macros.schema.sections.certifications import Certification
from macros.schema.workshop import HandoutsPart
from macros.source.prose import Prose
from macros.views.workshop import certifications, checkpoints, questions, rated
from macros.views.writer import LinkWriter, View, Writer


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


_LISTS: dict[type[Handout], dict[str, str]] = {
    Attendance: {"counts": "What is counted", "checks": "Keep in mind"},
    Certificate: {"says": "What it says", "blanks": "Fill in"},
    Evaluation: {"statements": "Statements", "scale": "Answers", "questions": "Questions"},
    Invitation: {"lines": "What it says", "blanks": "Fill in"},
    LocalPage: {"boxes": "Boxes"},
    Log: {"columns": "Columns", "counts": "What counts"},
    PlanSheet: {"prompts": "Boxes", "month": "Each month"},
    ScopeCard: {
        "details": "Fill in",
        "may": "What I may do",
        "pass_on": "What I pass on, and to whom",
        "rule": "When in doubt",
    },
    ScoringSheet: {"steps": "Steps"},
    Stories: {"stories": "The stories", "boxes": "Boxes for each", "checks": "Check"},
    Tally: {"steps": "Steps"},
    WhereNext: {"places": "Places", "checks": "Keep in mind"},
}
"""The fields of a handout that its page lists, each under its title."""


def _lists(sheet: Handout, page: LinkWriter[Markup]) -> list[View]:
    """Return the lists of a handout: its own fields, or what it names elsewhere."""
    own = [(title, getattr(sheet, key)) for key, title in _LISTS.get(type(sheet), {}).items()]
    lists = [
        _list(title, [_line(one, page) for one in (found if isinstance(found, tuple) else (found,))])
        for title, found in own
    ]
    match sheet:
        case Worksheet() | ShortCheck() | ActionSheet():
            return [_list("Actions" if isinstance(sheet, ActionSheet) else "Questions", [_check(page, sheet)])]
        case PlanSheet():
            rules = [_rules(certifications(page.career)[name], page) for name in sheet.clock]
            return [*lists, _list("The clock of each certification", rules)]
        case InterviewSheet():
            bank, link = questions(page.career), Markup('<a href="{}">{}</a>')
            asked = [link.format(page.address(f"#{name}"), bank[name].question) for name in sheet.questions]
            return [_list("Questions", asked)]
        case AskSheet():
            points = checkpoints(page.career)
            return [_list("Questions", [page.line(points[name].text) for name in sheet.points])]
        case Budget():
            return [_list(group.title, [_cost(line, page) for line in group.lines]) for group in sheet.groups]
    return lists


def _line(one: object, page: LinkWriter[Markup]) -> Markup:
    match one:
        case Prose():
            return page.line(one)
        case Prompt():
            shown = Markup.escape(one.title)
            return Markup("{}. {}").format(shown, page.line(one.hint)) if one.hint else shown
        case Onward():
            link = Markup('<a href="{}">{}</a>: {}')
            return link.format(page.address(f"#{one.to}"), page.career.titles[one.to], one.why)
        case PassedOn():
            return Markup("{}: {}").format(one.task, one.to)
        case Blank():
            return Markup.escape(one.word)
    return Markup.escape(one)


def _list(title: str, lines: list[Markup]) -> View:
    return {"title": title, "lines": lines}


def _check(page: LinkWriter[Markup], sheet: Handout) -> Markup:
    """Return where the questions of the worksheet or the short check stand, or the actions: in the readiness check."""
    record, asked = rated(page.guide, page.career)
    name = next(name for name, section in page.career.sections.items() if section is record)
    where = Markup('All {} are in the readiness check: <a href="{}">{}</a>')
    match sheet:
        case ActionSheet():  # one for each statement
            count = sum(len(area.statements) for area in record.dimensions)
        case _:
            count = len(asked.short_choices() if isinstance(sheet, ShortCheck) else asked.choices())
    return where.format(count, page.address(f"#{name}"), record.title)


def _rules(item: Certification, page: LinkWriter[Markup]) -> Markup:
    """Return what a certification asks for before and after, with a link to it."""
    link = Markup('<a href="{}">{}</a>. {} {}')
    return link.format(page.address(f"#{item.id}"), item.short, page.line(item.experience), page.line(item.renewal))


def _cost(line: BudgetLine, page: Writer[Markup]) -> Markup:
    found = Markup("; ").join(page.figure(name) for name in line.figures or ())
    shown = Markup("{}: {}").format(line.title, found) if found else Markup.escape(line.title)
    return Markup("{}. {}").format(shown, page.line(line.note)) if line.note else shown
