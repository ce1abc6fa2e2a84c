"""`faqs.yaml`: questions and answers."""

from typing import ClassVar

from macros.schema.fields import Id, Many, Prose, Text
from macros.schema.parts import Part
from macros.schema.record import Record
from macros.schema.section import Section


class Question(Record):
    """A question that readers ask."""

    id: Id
    """A stable id; it is the address of the question."""
    question: Text
    """The question as a reader would ask it."""
    short: Prose | None = None
    """The answer in a line, which stands open under the question."""
    answer: Prose
    """The rest, which readers unfold. At most 120 words, with a link to where more stands."""


class QuestionGroup(Part):
    """Questions about one subject."""

    component: ClassVar[str] = "faq"
    questions: Many[Question]
    """The questions."""


class Faqs(Section):
    """`faqs.yaml`"""

    groups: Many[QuestionGroup]
    """The questions by subject."""
