"""A record that is known by an id."""

from macros.schema.fields import Id
from macros.schema.record import Record


class Identified(Record):
    """What other records, addresses, or codes name by its id."""

    id: Id
    """A stable id."""
