"""`overview.yaml`: the role in short, what it is not, and what it is called elsewhere."""

from typing import ClassVar

from macros.schema.fields import FigureId, Many, Prose, SourceId, Text
from macros.schema.identified import Identified
from macros.schema.parts import Disagreements, Part, Topics
from macros.schema.section import Section


class KeyFact(Identified):
    """One fact, large, with its label underneath."""

    figures: Many[FigureId] | None = None
    """One figure, or the two ends of a span; shown large."""
    words: Text | None = None
    """Words instead of figures: A license or a degree"""
    source: SourceId | None = None
    """The source of the words."""
    label: Prose
    """What the fact says, in one sentence without a full stop."""


class KeyFacts(Part):
    """The facts that readers look for first."""

    component: ClassVar[str] = "key-facts"
    facts: Many[KeyFact]
    """About six."""


class Contrast(Identified):
    """Another role, and where this one differs."""

    role: Text
    """The other role."""
    main_work: Prose
    """What that role mostly does."""
    difference: Prose | None = None
    """Where the role of this guide differs; leave it out when no source says."""
    more: Prose | None = None
    """Details that few readers need; they unfold it."""


class Contrasts(Part):
    """What the role is not."""

    component: ClassVar[str] = "contrasts"
    roles: Many[Contrast]
    """The roles it is confused with."""


class PlaceMeaning(Identified):
    """What a title means in one country."""

    place: Text
    """The country."""
    title: Text
    """The title used there."""
    meaning: Prose
    """What it means there."""


class Places(Part):
    """Titles that sound alike in several countries."""

    component: ClassVar[str] = "places"
    places: Many[PlaceMeaning]
    """The countries."""


class Overview(Section):
    """`overview.yaml`"""

    key_facts: KeyFacts | None = None
    definition: Topics
    contrasts: Contrasts | None = None
    titles: Places | None = None
    fit: Topics | None = None
    disagreements: Disagreements | None = None
