"""`inclusion.yaml`: who works in the role, fair hiring, and bodies that help."""

from macros.schema.parts import Balance, Organizations, Topics
from macros.schema.section import Section


class Inclusion(Section):
    """`inclusion.yaml`"""

    picture: Topics | None = None
    hiring: Topics | None = None
    signs: Balance | None = None
    organizations: Organizations | None = None
