"""`in-practice.yaml`: days at work, the first months, samples of what is written, tools, and who pays for it."""

from macros.schema.parts import Topics
from macros.schema.section import Section
from macros.schema.sections.responsibilities import Tools


class InPractice(Section):
    """`in-practice.yaml`"""

    days: Topics | None = None
    first_months: Topics | None = None
    samples: Topics | None = None
    tools: Tools | None = None
    payers: Topics | None = None
