"""The parts that several sections share: titled parts of a page and what stands in them."""

from typing import ClassVar

from macros.schema.fields import FigureId, Id, Many, Prose, Text
from macros.schema.identified import Identified
from macros.schema.record import Record


class Part(Record):
    """A titled part of a page."""

    component: ClassVar[str]

    id: Id
    """A stable id; it is the address of this part, so do not change it."""
    title: Text
    """The heading."""
    intro: Prose | None = None
    """What the reader should know before the details."""
    fold: Text | None = None
    """What the line says that unfolds this part on the site: See all nine tools; without it the part stands open."""


class Topic(Record):
    """A subject with a heading and a text."""

    id: Id
    """A stable id; it is the address of this subject."""
    title: Text
    """The heading."""
    text: Prose
    """What there is to say."""
    more: Prose | None = None
    """Details that few readers need; they unfold it."""


class Topics(Part):
    """Subjects one after the other."""

    component: ClassVar[str] = "topics"
    topics: Many[Topic]
    """The subjects, the most important first."""
    further: Many[Topic] | None = None
    """More subjects, which not everyone needs; readers see their headings and unfold them."""


class Disagreement(Identified):
    """A point on which sources conflict."""

    title: Text
    """What they disagree about."""
    text: Prose
    """What each says."""
    follow: Prose
    """Which one this guide follows, and why."""


class Disagreements(Part):
    """Where sources disagree; the title says so, since the boxes under it do not repeat it."""

    component: ClassVar[str] = "disagreements"
    items: Many[Disagreement]
    """The points."""


class Step(Identified):
    """One step on the way in."""

    title: Text
    """What to do, beginning with a verb."""
    text: Prose
    """How to do it, and how to know that it is done."""
    more: Prose | None = None
    """Details that few readers need; they unfold it."""
    time: Many[FigureId] | None = None
    """Figures for how long it takes; leave it out when no source says."""


class Steps(Part):
    """Steps in order."""

    component: ClassVar[str] = "steps"
    steps: Many[Step]
    """The steps, the first one first."""


class Balance(Part):
    """Two sides, side by side: pros and cons, good signs and bad."""

    component: ClassVar[str] = "balance"
    good_title: Text
    """The heading of the first side: Pros"""
    bad_title: Text
    """The heading of the second side: Cons"""
    good: Many[Topic]
    """What speaks for it."""
    bad: Many[Topic]
    """What speaks against it."""


class Organization(Identified):
    """A body to join or to know."""

    title: Text
    """Its name."""
    what: Prose
    """What it is and does, with its source."""
    cost: Prose | None = None
    """What membership costs; leave it out when no source says."""
    use: Prose
    """What a reader can do there."""


class Organizations(Part):
    """Bodies to join or to know."""

    component: ClassVar[str] = "organizations"
    organizations: Many[Organization]
    """The bodies."""


class FigureList(Identified):
    """Figures side by side under one label."""

    title: Text
    """What the row is about."""
    figures: Many[FigureId]
    """The figures, in the order of the columns."""
    text: Prose | None = None
    """What a reader should know about the row."""


class FigureTable(Part):
    """A table of figures."""

    component: ClassVar[str] = "figure-table"
    subject: Text
    """The heading of the first column."""
    columns: Many[Text]
    """The headings of the other columns; each row has as many figures."""
    rows: Many[FigureList]
    """The rows."""
