"""The documents of the workshop pack: one line each, with its template, its view and its variants."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time

from macros.domain.guide import CareerGuide, Guide
from macros.pdf import facilitator, handouts, places, typst, workbook
from macros.schema.handouts import Handouts

View = Callable[[Guide, CareerGuide], dict[str, object]]

# Headings of the list of files, in its order.
TO_HAND_OUT, FOR_THE_LEADER, HANDOUTS, TO_LOOK_THINGS_UP = (
    "To hand out",
    "For the leader",
    "Single handouts",
    "To look things up",
)


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
    "You fill it in on a computer, with the mouse, the keyboard, or a screen reader, and save it.",
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


_VARIANTS = {
    "readiness-worksheet": (REGULAR, LARGE, FILLABLE),
    "plan-sheet": (REGULAR, FILLABLE),
    "evaluation-form": (REGULAR, FILLABLE),
}
_GROUPS = {"tally-sheet": FOR_THE_LEADER}
"""The handouts that are printed in more ways than one, or listed elsewhere than under the handouts."""


def _handout(key: str) -> Document:
    """Return the handout under a key of workshop.yaml; its id and its template bear the same name, with hyphens."""
    id_ = key.replace("_", "-")
    return Document(
        id_,
        "one-sheet.typ",
        handouts.view(key),
        _VARIANTS.get(id_, (REGULAR,)),
        handouts.has_sheet(key),
        _GROUPS.get(id_, HANDOUTS),
    )


DOCUMENTS: tuple[Document, ...] = (
    Document(
        "packet", "packet.typ", handouts.packet, (REGULAR, LARGE, FILLABLE), handouts.has_packet, group=TO_HAND_OUT
    ),
    Document(
        "facilitator-guide", "facilitator.typ", facilitator.view, applies=handouts.has_workshop, group=FOR_THE_LEADER
    ),
    *map(_handout, Handouts.model_fields),
    Document("workbook", "workbook.typ", workbook.workbook, (REGULAR, LARGE), group=TO_LOOK_THINGS_UP),
    Document("pay-by-place", "places.typ", places.document, applies=places.has_places, group=TO_LOOK_THINGS_UP),
)


def data(document: Document, variant: Variant, guide: Guide, career: CareerGuide) -> dict[str, object]:
    """Return all that the template of a document reads: its view, and what every document carries."""
    shown = document.view(guide, career)
    return {
        "site": guide.site.name,
        "author": f"{guide.site.name} contributors",
        "edition": guide.site.edition,
        **({"contact": guide.site.contact} if guide.site.contact else {}),
        **_address(),
        "lang": "en",
        "region": "US",
        **shown,
        "title": f"{shown['title']}, {variant.words}" if variant.words else shown["title"],
        "description": " ".join(filter(None, (_sentence(str(shown["description"])), variant.about))),
    }


def _address() -> dict[str, str]:
    """Return where the site is published, in full and as one types it; nothing where no address is configured."""
    url = os.environ.get("SITE_URL", "")
    return {"url": url, "address": url.split("://", 1)[-1].rstrip("/")} if url else {}


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def file_name(document: Document, variant: Variant, career: CareerGuide, paper: str) -> str:
    """Return the name of a file: a-role-workbook-large-print-letter.pdf."""
    return "-".join(filter(None, (career.id, document.id, variant.name, paper))) + ".pdf"


def timestamp(guide: Guide) -> int:
    """Return the date of every file, from the content and not from a clock."""
    return int(datetime.combine(guide.site.published, time(), UTC).timestamp())
