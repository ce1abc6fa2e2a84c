"""The record of a guide's workshop: run sheets, activities, advice for the leader, handouts."""

from __future__ import annotations

from typing import ClassVar

from macros.schema.fields import ActivityId, HandoutId, Id, Many, Minutes, Prose, Text
from macros.schema.handouts import Handouts
from macros.schema.parts import Part, Topics
from macros.schema.record import Record
from macros.schema.section import Section


class Lines(Part):
    """Short statements, one under the other."""

    component: ClassVar[str] = "lines"
    lines: Many[Prose]
    """The statements, in one or two sentences each."""


class Supply(Record):
    """One thing to bring."""

    what: Text
    """What it is."""
    amount: Text
    """How many: one for each person"""
    why: Prose
    """What it is for, or what to do without it."""


class Supplies(Part):
    """What to bring."""

    component: ClassVar[str] = "supplies"
    supplies: Many[Supply]
    """The things."""


class Slot(Record):
    """One stretch of a run sheet."""

    minutes: Minutes
    """How long it takes, in whole minutes."""
    activity: ActivityId
    """The id of an activity."""
    do: Prose
    """What happens in it, in one or two sentences."""


class RunSheet(Record):
    """The workshop by the clock."""

    id: Id
    """A stable id."""
    title: Text
    """Its name: Two hours"""
    minutes: Minutes
    """How long it takes in all; the slots must add up to it."""
    when: Prose
    """When to use this one."""
    slots: Many[Slot]
    """What happens, in order."""


class RunSheets(Part):
    """The timed run sheets."""

    component: ClassVar[str] = "run-sheet"
    sheets: Many[RunSheet]
    """The longest first."""


class Activity(Record):
    """One thing that the group does, with notes for the leader."""

    id: Id
    """A stable id; run sheets name the activity by it."""
    title: Text
    """Its name, beginning with a verb."""
    aim: Prose
    """What people have at the end of it."""
    handouts: Many[HandoutId] | None = None
    """The ids of the handouts it uses; leave it out when it uses none."""
    steps: Many[Prose]
    """How to lead it, in order."""
    say: Prose
    """Words that the leader can use."""
    watch: Prose
    """What can go wrong, and what to do then."""


class Activities(Part):
    """Notes for each activity."""

    component: ClassVar[str] = "activities"
    activities: Many[Activity]
    """The activities, in the order of the longest run sheet."""


class Packet(Record):
    """The participant's packet: what each person gets, as one file."""

    title: Text
    """Its name."""
    purpose: Text
    """What it is for, in one sentence; it stands beside the download."""
    lead: Prose
    """How to use it, in one to three sentences, said to the person who holds it."""
    sheets: Many[HandoutId]
    """The ids of its handouts, in the order of the session."""


class HandoutsPart(Part):
    """The handouts and what stands on them."""

    component: ClassVar[str] = "handouts"
    packet: Packet | None = None
    """One file with what each person gets; leave it out to have single handouts alone."""
    sheets: Handouts
    """Each handout under its own key."""


class Scoring(Topics):
    """How to score, with a key that is calculated from the readiness check."""

    component: ClassVar[str] = "scoring-key"


class Workshop(Section):
    """`workshop.yaml`"""

    objectives: Lines
    suits: Lines
    supplies: Supplies
    before: Lines
    run_sheets: RunSheets
    activities: Activities
    numbers: Topics
    scoring: Scoring
    everyone: Topics
    room: Topics
    handouts: HandoutsPart
