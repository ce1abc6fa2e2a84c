"""`states.yaml`: pay by state, or by whatever a country is divided into, with a page for each."""

from typing import ClassVar

from macros.schema.fields import Many, Prose, SeriesId, Text
from macros.schema.identified import Identified
from macros.schema.parts import Part, Topics
from macros.schema.record import Record
from macros.schema.section import Section


class PlaceTable(Part):
    """All places in one table, which a reader can sort and filter where scripts run."""

    component: ClassVar[str] = "place-table"
    subject: Text
    """The heading of the first column: State or territory"""
    pay: Many[SeriesId]
    """The series of pay, the nearest to the role first; a place that one of them names has a page of its own."""
    price_level: SeriesId | None = None
    """The series that says how prices compare, where the whole country is one hundred percent."""
    answers: Many[SeriesId] | None = None
    """Series of words, such as who has joined a compact; the first of them has a column."""
    unlisted: Prose | None = None
    """What to say of places that have no page."""


class Look(Identified):
    """Something to look up elsewhere."""

    title: Text
    """What to look up, beginning with a verb."""
    text: Prose
    """Where, with a link to a page that was read."""


class PlacePages(Record):
    """What stands on the page of every place beside its own numbers."""

    answers: Prose | None = None
    """A sentence for all places under what holds for this one, such as a compact that is not yet at work."""
    look: Many[Look]
    """Where to look up what this guide does not know of a place."""
    unknown: Prose
    """What the pages do not say, and why; it stands on each of them."""


class States(Section):
    """`states.yaml`"""

    table: PlaceTable
    reading: Topics | None = None
    pages: PlacePages
