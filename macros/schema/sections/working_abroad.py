"""`working-abroad.yaml`: countries with pay, recognition, and visas."""

from typing import ClassVar

from macros.schema.fields import Many, Prose, Text
from macros.schema.identified import Identified
from macros.schema.parts import Disagreements, Part, Steps, Topics
from macros.schema.section import Section


class Destination(Identified):
    """A country to work in."""

    place: Text
    """The country."""
    role: Prose
    """What the nearest role is called there and does."""
    pay: Prose | None = None
    """What whom is paid there, in figures; leave it out when none is known."""
    recognition: Prose
    """Who recognizes qualifications, with the date of the source."""
    visa: Prose
    """What the visa rules say, with the date of the source."""


class Destinations(Part):
    """Countries with pay, recognition and visas."""

    component: ClassVar[str] = "destinations"
    destinations: Many[Destination]
    """The countries."""


class WorkingAbroad(Section):
    """`working-abroad.yaml`"""

    arriving: Topics | None = None
    destinations: Destinations
    steps: Steps | None = None
    remote: Topics | None = None
    disagreements: Disagreements | None = None
