"""`certification-details.yaml`: what each credential asks for, beyond the comparison."""

from macros.schema.parts import Disagreements, Topics
from macros.schema.section import Section


class CertificationDetails(Section):
    """`certification-details.yaml`"""

    details: Topics | None = None
    disagreements: Disagreements | None = None
