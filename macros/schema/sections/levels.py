"""`levels.yaml`: what each level of a profession takes, and what it opens."""

from macros.schema.fields import Many
from macros.schema.parts import Topics
from macros.schema.section import Section
from macros.schema.sections.education import Degrees


class Levels(Section):
    """`levels.yaml`"""

    levels: Many[Degrees]
    """The levels of each profession, one part for each."""
    choosing: Topics | None = None
