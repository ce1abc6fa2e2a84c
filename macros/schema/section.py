"""What every section file begins with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import Field

from macros.schema.fields import Date, FormerId, Id, Many, PlaceId, Prose, StartId, Text
from macros.schema.parts import Part
from macros.schema.record import Record
from macros.schema.walk import inside, models


class Next(Record):
    """Where a reader goes next."""

    to: PlaceId
    """The id of a section or of one of its parts."""
    why: Text
    """What the reader finds there, and why now."""


class Moved(Record):
    """An id that is gone from this page, and where its matter stands now: links that readers kept still lead there."""

    was: FormerId
    """The id that was the address on this page; a text that went to another page may keep it."""
    now: PlaceId
    """The id of what tells it now: a part, a topic, a question, or another section."""


Certainty = Literal["high", "medium", "low"]


class StartLine(Record):
    """What the answer is for readers who start in one place."""

    start: StartId
    """The id of a starting point in the guide's own file."""
    line: Prose
    """One or two sentences, for these readers alone."""


class Section(Record):
    """What every section file begins with. Leave out the parts that no source fills; keep one at least."""

    title: Text
    """The title of the page."""
    question: Text
    """The question that the page answers, as a reader would ask it."""
    summary: Prose
    """The answer, in at most 60 words: most readers need no more."""
    starts: Many[StartLine] | None = None
    """Where the answer differs by starting point: a line for each that differs."""
    sure: Certainty
    """How sure the page is: high, medium or low. Readers see it beside the answer."""
    certainty: Prose
    """Why it is as sure as that, and what it rests on; readers unfold it."""
    edited: Date
    """The day its text was last rewritten, or read against its sources. A corrected typing error is no edit."""
    reviewed: Date | None = None
    """The day of an expert's review: someone who does this work, or trains those who do, has read all of it. Leave it
    out until one has. A reading by those who write the guide is no review."""
    review_due: Date
    """When somebody has to check it again: later than edited and reviewed, at most twelve months."""
    next: Annotated[Many[Next], Field(min_length=2, max_length=3)]
    """Two or three places to go next."""
    moved: Many[Moved] | None = None
    """Where old addresses of this page lead; add one when you delete an id, join two texts, or take one to another page."""

    @cached_property
    def own_pages(self) -> tuple[OwnPage, ...]:
        """The records in it that have a page of their own."""
        if not _may_hold_own_pages(type(self)):
            return ()
        return tuple(found.value for found in inside(self) if isinstance(found.value, OwnPage))


def parts_of(section: Section) -> Iterator[Part]:
    """Yield the parts of a section in the order of its page."""
    for key in type(section).model_fields:
        value = getattr(section, key)
        yield from (part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, Part))


class OwnPage(Record):
    """A record with a page of its own below that of its section; its id is the last word of the address."""

    id: Id
    """A stable id; it is the last word of the address of its page, so do not change it."""
    title: Text
    """The title of the page."""


@cache
def _may_hold_own_pages(section: type[Section]) -> bool:
    return any(issubclass(model, OwnPage) for model in models(section))
