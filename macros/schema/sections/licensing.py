"""`licensing.yaml`: the work that takes a license."""

from macros.schema.parts import Disagreements, Topics
from macros.schema.section import Section
from macros.schema.sections.education import Licenses


class Licensing(Section):
    """`licensing.yaml`"""

    licenses: Licenses | None = None
    cases: Topics | None = None
    disagreements: Disagreements | None = None
