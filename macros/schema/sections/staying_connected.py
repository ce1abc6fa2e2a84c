"""`staying-connected.yaml`: bodies to join, networking, mentoring."""

from macros.schema.parts import Organizations, Topics
from macros.schema.section import Section


class StayingConnected(Section):
    """`staying-connected.yaml`"""

    bodies: Organizations | None = None
    networking: Topics | None = None
    mentoring: Topics | None = None
    learning: Topics | None = None
