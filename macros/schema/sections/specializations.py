"""`specializations.yaml`: fields within the role."""

from typing import ClassVar

from macros.schema.fields import Many, Prose, Text
from macros.schema.identified import Identified
from macros.schema.parts import Part, Topics
from macros.schema.section import Section


class Specialization(Identified):
    """A field within the role."""

    title: Text
    """Its name."""
    people: Prose
    """Whom it is about."""
    work: Prose
    """What differs in the work."""
    prepare: Prose
    """What helps to get there."""
    evidence: Prose
    """What is known about demand or pay, and how well."""


class Specializations(Part):
    """Fields within the role."""

    component: ClassVar[str] = "specializations"
    fields: Many[Specialization]
    """The fields."""


class SpecializationsSection(Section):
    """`specializations.yaml`"""

    established: Specializations | None = None
    emerging: Specializations | None = None
    choosing: Topics | None = None
