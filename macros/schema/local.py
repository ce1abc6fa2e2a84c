"""`local.yaml`: with what a leader makes the workshop pack their own. It stays with the leader and is never published."""

from typing import Annotated, Literal

from pydantic import Field

from macros.schema.email import Email
from macros.schema.fields import Address, Many, Name, PlaceCode, SectionId
from macros.schema.record import Record

Held = Literal["help", "employers", "training", "boards"]
"""The lists of the local file that a box of the local page can hold."""

Said = Literal["date", "place", "leader", "contact"]
"""What the local file says of the workshop itself, and a blank can hold."""

MOST_NEARBY = 8  # in each list; more leave no room for the others


class Contact(Record):
    """Whom to ask about the workshop."""

    name: Name | None = None
    """A person or a desk."""
    phone: Name | None = None
    """A phone number, in double quotes: "555-0100"."""
    email: Email | None = None
    """An email address."""


class Logo(Record):
    """The logo of the organization, for covers."""

    file: Name
    """The name of its file, SVG or PNG, which lies beside the local file: local.svg"""
    alt: Name
    """What it shows, for those who do not see it: Logo of the library, an open book"""


class Nearby(Record):
    """Somebody near who helps, hires, or trains."""

    name: Name
    """Who it is."""
    what: Name | None = None
    """What for, in a few words, and when they are there."""
    phone: Name | None = None
    """A phone number, in double quotes: "555-0100"."""
    address: Address | None = None
    """A web address, beginning with https://"""


class Local(Record):
    """`local.yaml`: what stands on a leader's own copy of the pack. Blank lines stand where nothing is given."""

    organization: Name
    """Who holds the workshop; it stands on covers and at the foot of every page."""
    logo: Logo | None = None
    """The logo of the organization; leave it out when there is none."""
    leader: Name | None = None
    """Who leads the workshop."""
    contact: Contact | None = None
    """Whom to ask about it."""
    place: Name | None = None
    """Where it is held, as people find it: room, street, and town."""
    date: Name | None = None
    """On which day or days, in words: Tuesday, March 9, 2027"""
    time: Name | None = None
    """From when to when: 5:30 to 7:30 p.m."""
    site: Address | None = None
    """The address of the site that has this guide, beginning with https://, so that people find it from paper."""
    state: PlaceCode | None = None
    """The code of the state where people will work, as in US-TX. The packet then has a page with its pay and its licenses."""
    help: Annotated[Many[Nearby], Field(max_length=MOST_NEARBY)] | None = None
    """Who helps with finding work, at most eight."""
    employers: Annotated[Many[Nearby], Field(max_length=MOST_NEARBY)] | None = None
    """Who hires for these jobs, at most eight."""
    training: Annotated[Many[Nearby], Field(max_length=MOST_NEARBY)] | None = None
    """Where to train, at most eight."""
    boards: Annotated[Many[Nearby], Field(max_length=MOST_NEARBY)] | None = None
    """Whom to ask about a license, at most eight."""
    chapters: Many[SectionId] | None = None
    """Sections of the guide to print as well, each by the last word of its page's address: salaries"""
