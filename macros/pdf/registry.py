"""The documents of the workshop pack: one line each, with its template, its view and its variants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time

from macros.domain.guide import CareerGuide, Guide
from macros.pdf import facilitator, handouts, typst, workbook

View = Callable[[Guide, CareerGuide], dict[str, object]]

WORKBOOKS, FOR_THE_LEADER, HANDOUTS = "Workbooks", "For the leader", "Handouts"  # headings of the list of files


@dataclass(frozen=True)
class Variant:
    """One way to print a document; `name` goes into the file's name, `words` into its title, `about` into what is said of it."""

    name: str
    words: str = ""
    about: str = ""
    inputs: dict[str, str] = field(default_factory=dict)  # read by the template as sys.inputs
    standards: tuple[str, ...] = typst.PRINT


REGULAR = Variant("")
LARGE = Variant("large-print", "large print", "In large type, 18 points.", {"size": "large"})
FILLABLE = Variant(
    "fillable",
    "to fill in on screen",
    "You check the boxes on a computer, with the mouse, the keyboard, or a screen reader.",
    {"fillable": "yes"},
    typst.FILLABLE,
)


@dataclass(frozen=True)
class Document:
    """One document; its view gives at least `title` and `description`, and whatever its template reads."""

    id: str
    template: str  # a file of macros/pdf/templates/
    view: View
    variants: tuple[Variant, ...] = (REGULAR,)
    applies: Callable[[CareerGuide], bool] = lambda career: True  # whether a guide has what it prints
    group: str = HANDOUTS  # the heading under which its files are listed


def _handout(id_: str, template: str, *more: Variant, group: str = HANDOUTS) -> Document:
    """Return a handout; its id is its key in workshop.yaml, with hyphens."""
    shown = handouts.view(id_.replace("-", "_"))
    return Document(id_, template, shown, (REGULAR, *more), handouts.has_workshop, group)


DOCUMENTS: tuple[Document, ...] = (
    Document("workbook", "workbook.typ", workbook.workbook, (REGULAR, LARGE), group=WORKBOOKS),
    Document(
        "facilitator-guide", "facilitator.typ", facilitator.view, applies=handouts.has_workshop, group=FOR_THE_LEADER
    ),
    _handout("readiness-worksheet", "worksheet.typ", FILLABLE),
    _handout("scoring-sheet", "scoring-sheet.typ"),
    _handout("plan-sheet", "plan-sheet.typ"),
    _handout("evidence-log", "log.typ"),
    _handout("three-stories", "stories.typ"),
    _handout("scope-card", "scope-card.typ"),
    _handout("interview-questions", "interview.typ"),
    _handout("budget", "budget.typ"),
    _handout("questions-to-ask", "ask.typ"),
    _handout("tally-sheet", "tally.typ", group=FOR_THE_LEADER),
    _handout("evaluation-form", "evaluation.typ"),
)


def data(document: Document, variant: Variant, guide: Guide, career: CareerGuide) -> dict[str, object]:
    """Return all that the template of a document reads: its view, and what every document carries."""
    shown = document.view(guide, career)
    return {
        "site": guide.site.name,
        "author": f"{guide.site.name} contributors",
        "edition": guide.site.edition,
        "lang": "en",
        "region": "US",
        **shown,
        "title": f"{shown['title']}, {variant.words}" if variant.words else shown["title"],
        "description": " ".join(filter(None, (_sentence(str(shown["description"])), variant.about))),
    }


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def file_name(document: Document, variant: Variant, career: CareerGuide, paper: str) -> str:
    """Return the name of a file: a-role-workbook-large-print-letter.pdf."""
    return "-".join(filter(None, (career.id, document.id, variant.name, paper))) + ".pdf"


def timestamp(guide: Guide) -> int:
    """Return the date of every file, from the content and not from a clock."""
    return int(datetime.combine(guide.site.published, time(), UTC).timestamp())
