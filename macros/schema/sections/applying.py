"""`applying.yaml`: checklists, words for a résumé, and interview questions."""

from typing import ClassVar

from macros.schema.fields import Many, Prose, Text
from macros.schema.identified import Identified
from macros.schema.parts import Part, Topics
from macros.schema.section import Section


class Checkpoint(Identified):
    """One thing to tick off."""

    text: Prose
    """What to have done, in one or two sentences."""


class Sample(Identified):
    """Sample lines of people who start from one place."""

    title: Text
    """Who writes such lines: Nurse"""
    lines: Many[Prose]
    """The lines, about an invented person."""


class Samples(Identified):
    """Sample lines; readers unfold them."""

    title: Text
    """The heading: Sample lines"""
    intro: Prose
    """How to use them, and that they are invented."""
    samples: Many[Sample]
    """The samples."""


class Checklist(Part):
    """Things to tick off, on screen or on paper."""

    component: ClassVar[str] = "checklist"
    points: Many[Checkpoint]
    """The things, in the order of doing them."""
    further: Many[Checkpoint] | None = None
    """More things, which not everyone needs; readers unfold them."""
    samples: Samples | None = None
    """How it can sound, in sample lines; readers unfold them."""

    def all_points(self) -> tuple[Checkpoint, ...]:
        """Return the points that stand open and those that are folded."""
        return (*self.points, *(self.further or ()))


class Rewording(Identified):
    """One thing that people do, in the words of another job and in those of this one."""

    did: Text
    """What a reader did, in everyday words: Found out who helps at home"""
    say: Prose
    """What ads for this job call it."""


class Rewordings(Part):
    """A table that turns the words of another job into those of this one."""

    component: ClassVar[str] = "rewordings"
    did_title: Text
    """The heading of the first column: What you did"""
    say_title: Text
    """The heading of the second column: What ads call it"""
    rows: Many[Rewording]
    """The rows."""


class InterviewQuestion(Identified):
    """A question that may come up in an interview."""

    question: Text
    """The question as an interviewer would ask it."""
    shows: Prose
    """What a good answer shows."""
    answer: Prose | None = None
    """One answer worked out, as a reader could say it, about an invented person."""


class InterviewTheme(Identified):
    """Interview questions about one subject."""

    title: Text
    """The subject."""
    others: Text | None = None
    """What the questions behind its line are about, in a few words: a mistake, a conflict, a team"""
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
    interview: InterviewBank | None = None
    questions_to_ask: Checklist | None = None
