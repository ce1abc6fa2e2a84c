"""`education.yaml`: degrees, and the work that takes a license."""

from typing import ClassVar

from macros.schema.fields import Many, Prose, Text
from macros.schema.identified import Identified
from macros.schema.parts import Disagreements, Part, Topics
from macros.schema.section import Section


class Degree(Identified):
    """One level of study."""

    title: Text
    """The degree: Bachelor’s degree"""
    subjects: Text
    """The subjects that fit, or what it takes."""
    time: Prose | None = None
    """How long it takes, in figures, each with what it is for: ((bachelor-years)) for nursing. Leave it out when none
    is known."""
    cost: Prose | None = None
    """What it costs, in figures, each with what it counts; leave it out when none is known."""
    opens: Prose
    """What it opens, and what to watch."""
    more: Prose | None = None
    """Details that few readers need; they unfold it."""


class Degrees(Part):
    """Degrees with time and cost."""

    component: ClassVar[str] = "degrees"
    degrees: Many[Degree]
    """From the shortest to the longest."""


class License(Identified):
    """What a license is needed for."""

    function: Text
    """The work: Operate a crane"""
    needed: Text
    """The license in a few words: Usually a crane operator's license"""
    text: Prose
    """The rule, by place or setting, with its source."""
    more: Prose | None = None
    """Details that few readers need; they unfold it."""


class Licenses(Part):
    """Licenses by function and place."""

    component: ClassVar[str] = "licenses"
    functions: Many[License]
    """The kinds of work."""


class Education(Section):
    """`education.yaml`"""

    degrees: Degrees | None = None
    study: Topics | None = None
    licenses: Licenses | None = None
    learning: Topics | None = None
    disagreements: Disagreements | None = None
