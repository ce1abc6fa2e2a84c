"""`skills.yaml`: skills, how to show them, and how to learn them."""

from typing import ClassVar

from macros.schema.fields import Many, Prose, Text
from macros.schema.identified import Identified
from macros.schema.parts import Part, Topics
from macros.schema.section import Section


class Skill(Identified):
    """One skill, and how to show that you have it."""

    title: Text
    """The skill in a few words."""
    what: Prose
    """What it means in this work."""
    show: Prose | None = None
    """What a reader can show or tell as evidence; leave it out when no source says."""
    learn: Prose | None = None
    """How to learn it, with time and cost where known; leave it out when no source says."""


class Skills(Part):
    """Skills with what they mean, how to show them, and how to learn them."""

    component: ClassVar[str] = "skills"
    skills: Many[Skill]
    """The skills, the most asked for first."""


class SkillsSection(Section):
    """`skills.yaml`"""

    technical: Skills | None = None
    people: Skills | None = None
    rising: Topics | None = None
