"""`skills.yaml`: skills, how to show them, and how to learn them."""

from __future__ import annotations

from typing import ClassVar

from macros.schema.fields import Id, Many, Prose, Record, Text
from macros.schema.parts import Part, Topics
from macros.schema.section import Section


class Skill(Record):
    """One skill, and how to show that you have it."""

    id: Id
    """A stable id."""
    title: Text
    """The skill in a few words."""
    what: Prose
    """What it means in this work."""
    show: Prose
    """What a reader can show or tell as evidence."""
    learn: Prose
    """How to learn it, with time and cost where known."""


class Skills(Part):
    """Skills with what they mean, how to show them, and how to learn them."""

    component: ClassVar[str] = "skills"
    skills: Many[Skill]
    """The skills, the most asked for first."""


class SkillsSection(Section):
    """`skills.yaml`"""

    technical: Skills
    people: Skills
    rising: Topics
