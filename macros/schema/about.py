"""The records of the pages about the guide, and of the log of what has changed in it."""

from typing import Annotated, Literal, TypeVar

from pydantic import Strict

from macros.schema.fields import Date, Edition, Id, Many, Name, PageId, Prose, Text
from macros.schema.record import Record

Item = TypeVar("Item")

ChangeKind = Literal["correction", "routine-revision"]
Some = Annotated[tuple[Item, ...], Strict(False)]
"""A list that may be empty."""


class AboutPart(Record):
    """One titled part of a page about the guide."""

    id: Id
    """A stable id; other pages about the guide link to it."""
    title: Text
    """Its heading."""
    text: Prose
    """What it says."""


class AboutPage(Record):
    """A page about the guide itself."""

    title: Text
    """The title of the page."""
    question: Text
    """The question that the page answers, as a reader would ask it."""
    summary: Prose
    """The answer in two to four sentences."""
    parts: Many[AboutPart]
    """The rest, in reading order. Lists and tables that come from the content itself stand before them."""
    edited: Date
    """The day its text was last rewritten, or checked line by line. A corrected typing error is no edit."""
    reviewed: Date | None = None
    """The day of an expert's review: someone who knows its subject has read all of it. Leave it out until one has."""
    review_due: Date
    """When somebody has to check it again: later than edited and reviewed, at most twelve months."""


class EarlierEdition(Record):
    """An edition that a later one has replaced."""

    edition: Edition
    """The edition, in double quotes: "2026.1" is the first of 2026."""
    published: Date
    """The day it was published."""


class Change(Record):
    """One thing that the site says differently from what it said before."""

    id: Id
    """A stable id; subscribers to the feed know the entry by it."""
    date: Date
    """The day the change was published."""
    kind: ChangeKind
    """correction if the guide was wrong; routine-revision if the world has changed or a newer number came out."""
    what: Name
    """What has changed, on one line: Fee of an exam"""
    old: Name | None = None
    """What the guide said before; leave it out when it said nothing."""
    new: Name | None = None
    """What it says now; leave it out when it says nothing any more."""
    why: Prose
    """Why, in one or two sentences, with the source."""
    editions: Many[Edition]
    """The editions that still say the old thing, each in double quotes."""
    pages: Many[PageId]
    """The pages it stands on, as in lighthouse-keeper/salaries."""


class Corrections(Record):
    """`corrections.yaml`: what has changed since an edition was published, the newest first."""

    since: Date
    """The day from which every change is listed."""
    earlier: Some[EarlierEdition] = ()
    """The editions before the one in guide.yaml, the newest first; leave it out when there is none."""
    changes: Some[Change] = ()
    """The changes, the newest first; leave it out when there is none."""
