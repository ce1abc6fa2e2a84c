"""`applying.yaml`: checklists and interview questions."""

from __future__ import annotations

from typing import ClassVar

from macros.schema.fields import Id, Many, Prose, Text
from macros.schema.parts import Part, Topics
from macros.schema.record import Record
from macros.schema.section import Section


class Checkpoint(Record):
    """One thing to tick off."""

    id: Id
    """A stable id."""
    text: Prose
    """What to have done, in one or two sentences."""


class Checklist(Part):
    """Things to tick off, on screen or on paper."""

    component: ClassVar[str] = "checklist"
    points: Many[Checkpoint]
    """The things, in the order of doing them."""


class InterviewQuestion(Record):
    """A question that may come up in an interview."""

    id: Id
    """A stable id."""
    question: Text
    """The question as an interviewer would ask it."""
    shows: Prose
    """What a good answer shows."""


class InterviewTheme(Record):
    """Interview questions about one subject."""

    id: Id
    """A stable id."""
    title: Text
    """The subject."""
    questions: Many[InterviewQuestion]
    """The questions."""


class InterviewBank(Part):
    """Interview questions by subject, with what a good answer shows."""

    component: ClassVar[str] = "interview-bank"
    themes: Many[InterviewTheme]
    """The subjects; each opens with its questions."""


class Applying(Section):
    """`applying.yaml`"""

    search: Topics | None = None
    resume: Checklist | None = None
    cover_letter: Checklist | None = None
    interview: InterviewBank | None = None
    questions_to_ask: Checklist | None = None
