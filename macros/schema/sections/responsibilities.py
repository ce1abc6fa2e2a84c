"""`responsibilities.yaml`: duties, what to do in danger, a typical day, workplaces, tools."""

from typing import ClassVar

from macros.schema.fields import Id, Many, Prose, Text
from macros.schema.identified import Identified
from macros.schema.parts import Part, Topics
from macros.schema.record import Record
from macros.schema.section import Section


class Theme(Identified):
    """Duties that belong together."""

    title: Text
    """A verb: Assess"""
    aim: Prose | None = None
    """What this work is for, in one sentence; leave it out when no source says."""
    duties: Many[Prose]
    """What is done, one duty an entry."""
    more: Prose | None = None
    """Details that few readers need; they unfold it."""


class Themes(Part):
    """The duties, by theme."""

    component: ClassVar[str] = "themes"
    themes: Many[Theme]
    """The themes, in the order of the work."""


class Moment(Record):
    """One part of a typical day."""

    time: Text
    """When: Early morning"""
    text: Prose
    """What happens."""


class Day(Part):
    """A typical day."""

    component: ClassVar[str] = "day"
    moments: Many[Moment]
    """From morning to evening."""


class Setting(Record):
    """A kind of workplace."""

    id: Id
    """A stable id, cited by other files."""
    title: Text
    """The workplace: Hospital"""
    text: Prose
    """What the work is like there."""
    hours: Prose | None = None
    """When people work there; leave it out when no source says."""


class Settings(Part):
    """Where the role is done."""

    component: ClassVar[str] = "settings"
    settings: Many[Setting]
    """The workplaces."""


class Tool(Identified):
    """A kind of software or equipment."""

    title: Text
    """The kind: Spreadsheets"""
    examples: Text | None = None
    """Products, if sources name any."""
    use: Prose
    """What it is used for."""


class Tools(Part):
    """What the role works with."""

    component: ClassVar[str] = "tools"
    tools: Many[Tool]
    """The kinds of tool."""


class Responsibilities(Section):
    """`responsibilities.yaml`"""

    duties: Themes
    danger: Topics | None = None
    day: Day | None = None
    settings: Settings | None = None
    hours: Topics | None = None
    tools: Tools | None = None
    limits: Topics | None = None
