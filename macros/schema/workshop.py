"""The record of a guide's workshop: run sheets, activities, advice for the leader, handouts."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.schema.fields import ActivityId, FigureId, HandoutId, Headcount, Id, Many, Minutes, Prose, Text
from macros.schema.handouts import Attendance, Certificate, Handout, Handouts, Invitation
from macros.schema.identified import Identified
from macros.schema.parts import Part, Topic, Topics
from macros.schema.record import Record
from macros.schema.section import Section


class Lines(Part):
    """Short statements, one under the other."""

    component: ClassVar[str] = "lines"
    lines: Many[Prose]
    """The statements, in one or two sentences each."""


class Copies(Record):
    """What a printer has to give of a thing to bring, so that its sheets can be counted."""

    handouts: Many[HandoutId] | None = None
    """The ids of handouts to print one by one; leave it out when the packet is meant."""
    packet: Literal["regular print", "large print"] | None = None
    """regular print or large print, if it is the packet."""
    print: Literal["large print"] | None = None
    """large print, if handouts are meant that have it; leave it out otherwise."""
    each: Literal["person", "table", "room"]
    """Who gets one: person, table, or room."""
    spare: Headcount | None = None
    """How many more to print, in case somebody brings a friend; leave it out for none."""


class Supply(Record):
    """One thing to bring."""

    what: Text
    """What it is."""
    amount: Text
    """How many: one for each person"""
    why: Prose
    """What it is for, or what to do without it."""
    copies: Copies | None = None
    """What to print of it; leave it out for what comes out of no printer."""


class Printing(Record):
    """How the sheets to print are counted; the numbers are calculated from the files."""

    people: Annotated[Many[Headcount], Field(max_length=4)]
    """For how many people sheets are counted, at most four numbers."""
    table: Headcount
    """How many people sit at one table."""
    how: Prose
    """What the leader has to know to print."""


class Supplies(Part):
    """What to bring."""

    component: ClassVar[str] = "supplies"
    supplies: Many[Supply]
    """The things."""
    printing: Printing | None = None
    """For whom sheets are counted; leave it out to have no list of what to print."""


class Slot(Record):
    """One stretch of a run sheet."""

    minutes: Minutes
    """How long it takes, in whole minutes."""
    activity: ActivityId
    """The id of an activity."""
    do: Prose
    """What happens in it, in one or two sentences."""


class RunSheet(Identified):
    """The workshop by the clock."""

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


class SlideBar(Record):
    """One bar of the drawing on a slide; how the figure came about is added to its label."""

    label: Text
    """Whom it counts, in a few words: Lighthouse keepers"""
    figure: FigureId
    """The id of a figure with one value."""


class Slide(Record):
    """What the group sees on the wall during an activity."""

    title: Text
    """Its title, said to the group."""
    lines: Annotated[Many[Text], Field(max_length=5)]
    """At most five short lines, said to the group."""
    bars: Annotated[Many[SlideBar], Field(max_length=4)] | None = None
    """At most four bars in one unit, drawn with their sources; leave it out when nothing is drawn."""


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
    slide: Slide | None = None
    """What stands on the wall meanwhile; leave it out when the wall stays empty."""


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


class Extras(Record):
    """What a leader needs around the session, as one file."""

    title: Text
    """Its name."""
    purpose: Text
    """What it is for, in one sentence; it stands beside the download."""
    invitation: Invitation
    """What people read before they come."""
    attendance: Attendance
    """How many came, counted apart from all answers."""
    certificate: Certificate
    """What each person may take home as a proof of attendance."""

    def named(self) -> dict[str, Handout]:
        """Return its sheets by their keys, in the order of the file."""
        return {"invitation": self.invitation, "attendance": self.attendance, "certificate": self.certificate}


class Deck(Record):
    """The slides of each run sheet, as files that a leader can change."""

    title: Text
    """Its name."""
    purpose: Text
    """What it is for, in one sentence; it stands beside the download."""
    opening: Slide
    """The first slide, while people come in; its lines stand under the title."""
    closing: Slide
    """The last slide: where the guide is, and how to go on. The site's address is added where one is configured."""


class HandoutsPart(Part):
    """The handouts and what stands on them."""

    component: ClassVar[str] = "handouts"
    packet: Packet | None = None
    """One file with what each person gets; leave it out to have single handouts alone."""
    sheets: Handouts
    """Each handout under its own key."""
    extras: Extras | None = None
    """One file with invitation, attendance count, and certificate; leave it out to have none."""
    slides: Deck | None = None
    """The slides, one file for each run sheet; leave it out to have none."""

    def every(self) -> dict[str, Handout]:
        """Return all sheets by their ids, those of the extras at the end."""
        found = [*self.sheets.named().values(), *(self.extras.named().values() if self.extras else ())]
        return {sheet.id: sheet for sheet in found}


class Scoring(Topics):
    """How to score, with a key that is calculated from the readiness check."""

    component: ClassVar[str] = "scoring-key"


class Answer(Topic):
    """What a good answer to an exercise looks like."""

    handout: HandoutId | None = None
    """The id of the handout on which the exercise stands; leave it out for one without a sheet."""


class Answers(Part):
    """Model answers, an exercise each."""

    component: ClassVar[str] = "answers"
    topics: Many[Answer]
    """The answers, in the order of the session."""


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
    answers: Answers | None = None
    """Model answers to the exercises."""
    everyone: Topics
    room: Topics
    afterwards: Lines | None = None
    """What to do after the session."""
    handouts: HandoutsPart

    def looked_up(self) -> list[Topics | Answers]:
        """Return the parts that a leader looks up while people work; they have a page of their own."""
        return [part for part in (self.answers, self.numbers, self.scoring) if part is not None]
