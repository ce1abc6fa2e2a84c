"""`career-path.yaml`: career ladders with their levels."""

from typing import ClassVar

from macros.schema.fields import FigureId, Id, Many, Prose, SourceId, Text
from macros.schema.identified import Identified
from macros.schema.parts import Disagreements, Part, Topics
from macros.schema.record import Record
from macros.schema.section import Section


class Level(Record):
    """One step of a career ladder."""

    id: Id
    """A stable id, cited by the pay ladders."""
    title: Text
    """The title: Senior keeper"""
    years: FigureId | None = None
    """The figure for years of experience; leave it out when the source gives none."""
    does: Prose
    """What this level does."""
    reach: Prose | None = None
    """Whom or what its decisions touch."""
    focus: Prose | None = None
    """What to learn there; leave it out when no source says."""


class Ladder(Identified):
    """One source's career ladder."""

    title: Text
    """How this guide calls it."""
    source: SourceId
    """Where it comes from."""
    text: Prose
    """What a reader should know about it."""
    levels: Many[Level]
    """From the first step to the last."""
    more: Prose | None = None
    """Details that few readers need; they unfold it."""


class Ladders(Part):
    """Career ladders in one picture, with their levels."""

    component: ClassVar[str] = "ladders"
    ladders: Many[Ladder]
    """One ladder a source."""


class CareerPath(Section):
    """`career-path.yaml`"""

    ladders: Ladders | None = None
    tracks: Topics | None = None
    moves: Topics | None = None
    progress: Topics | None = None
    differences: Disagreements | None = None
