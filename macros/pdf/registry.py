"""The documents of the workshop pack: one line each, with its template, its view and its variants."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any

from macros.domain.guide import CareerGuide, Guide
from macros.pdf import facilitator, handouts, typst, whole_guide
from macros.pdf import places as by_place
from macros.pdf.page_counts import Files
from macros.schema.handouts import Handouts

View = Callable[[Guide, CareerGuide], dict[str, object]]
Counting = Callable[[dict[str, object], CareerGuide, Files], dict[str, object]]

# Headings of the list of files, in its order.
TO_HAND_OUT, FOR_THE_LEADER, HANDOUTS = "To hand out", "For the leader", "Single handouts"
TO_LOOK_THINGS_UP, CHAPTERS = "To look things up", "Chapters of the guide"
GROUPS = (TO_HAND_OUT, FOR_THE_LEADER, HANDOUTS, TO_LOOK_THINGS_UP, CHAPTERS)


@dataclass(frozen=True)
class Variant:
    """One way to print a document; `name` goes into the file's name, `words` into its title, `about` into what is said of it."""

    name: str
    words: str = ""
    about: str = ""
    inputs: dict[str, str] = field(default_factory=dict)  # read by base.typ
    standards: tuple[str, ...] = typst.PRINT
    instead: tuple[dict[str, str], ...] = ()  # further inputs to try if the last page is almost empty


REGULAR = Variant("")
TIGHT = Variant("", inputs={"columns": "2"})  # what is looked up and not written in
_WAYS = tuple({"lines": way} for way in ("tight", "loose", "roomy"))
ALONE = Variant("", inputs={"columns": "2", "chapter": "yes"}, instead=_WAYS)
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
    left_out: tuple[Variant, ...] = ()  # what the copy to take away does without, because it is large
    files: Mapping[str, bytes] = field(default_factory=dict)  # what its template reads beside its data, such as a logo
    counted: Counting | None = None  # adds what only the finished files of the others tell, such as page numbers


_VARIANTS = {
    "short-check": (REGULAR, LARGE, FILLABLE),
    "readiness-worksheet": (REGULAR, LARGE, FILLABLE),
    "scoring-sheet": (REGULAR, LARGE, FILLABLE),
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
        "facilitator-guide",
        "facilitator.typ",
        facilitator.view,
        applies=handouts.has_workshop,
        group=FOR_THE_LEADER,
        counted=facilitator.counted,
    ),
    Document("extras", "extras.typ", handouts.extras, (REGULAR, FILLABLE), handouts.has_extras, group=FOR_THE_LEADER),
    *map(_handout, Handouts.model_fields),
    Document(
        "whole-guide", "whole-guide.typ", whole_guide.whole, (TIGHT, LARGE), group=TO_LOOK_THINGS_UP, left_out=(LARGE,)
    ),
    Document("pay-by-place", "places.typ", by_place.document, applies=by_place.has_places, group=TO_LOOK_THINGS_UP),
)


def of(career: CareerGuide) -> list[Document]:
    """Return every document of a guide in the order of the list of files: one for each chapter at the end."""
    return [*(document for document in DOCUMENTS if document.applies(career)), *map(_chapter, career.sections)]


def chapter_id(section: str) -> str:
    """Return the id of the document of one section."""
    return f"chapter-{section}"


def _chapter(name: str) -> Document:
    """Return the document of one section of a guide."""

    def view(guide: Guide, career: CareerGuide) -> dict[str, object]:
        return whole_guide.chapter(guide, career, name)

    return Document(
        chapter_id(name),
        "chapter.typ",
        view,
        (ALONE,),
        lambda career: name in career.sections,
        group=CHAPTERS,
        left_out=(ALONE,),
    )


def data(
    document: Document, variant: Variant, guide: Guide, career: CareerGuide, view: Mapping[str, object] | None = None
) -> dict[str, object]:
    """Return all that the template of a document reads: its view, unless that is given, and what every document carries."""
    shown = document.view(guide, career) if view is None else view
    return {
        "site": guide.site.name,
        "author": f"{guide.site.name} contributors",
        "edition": guide.site.edition,
        **({"contact": guide.site.contact} if guide.site.contact else {}),
        **address(),
        "lang": "en",
        "region": "US",
        **shown,
        "title": f"{shown['title']}, {variant.words}" if variant.words else shown["title"],
        "description": " ".join(filter(None, (_sentence(str(shown["description"])), variant.about))),
    }


def places(shown: Mapping[str, Any], guide: Guide, career: CareerGuide) -> dict[str, str]:
    """Return what stands at each place that the links of a document lead to, for those who do not see the page."""
    own = (*shown.get("activities", {}).get("activities", ()), *shown.get("places", ()))
    return {
        **{f"at-{id_}": title for id_, title in career.titles.items()},
        **{f"at-{one['id']}": one.get("title", one.get("name")) for one in own if "id" in one},
        **{f"term-{id_}": f"Glossary: {term.term}" for id_, term in guide.glossary.items()},
        **{f"note-{one['number']}": f"Source {one['number']}: {one['title']}" for one in shown.get("sources", ())},
        **{f"note-{one['number']}": f"Note {one['number']}: {one['label']}" for one in shown.get("notes", ())},
    }


def address() -> dict[str, str]:
    """Return where the site is published, in full and as one types it; nothing where no address is configured."""
    return typed(os.environ.get("SITE_URL", ""))


def typed(url: str) -> dict[str, str]:
    """Return an address in full and as one types it; nothing if there is none."""
    return {"url": url, "address": url.split("://", 1)[-1].rstrip("/")} if url else {}


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def file_name(document: Document, variant: Variant, career: CareerGuide, paper: str) -> str:
    """Return the name of a file: a-role-packet-large-print-letter.pdf."""
    return "-".join(filter(None, (career.id, document.id, variant.name, paper))) + ".pdf"


def timestamp(guide: Guide) -> int:
    """Return the date of every file, from the content and not from a clock."""
    return int(datetime.combine(guide.site.published, time(), UTC).timestamp())
