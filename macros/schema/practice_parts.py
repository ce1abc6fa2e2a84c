"""The parts that a reader works through: skills, steps, checklists, interview questions, comparisons."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.schema.fields import FigureId, GuideId, Id, Many, Prose, Record, StartId, Text
from macros.schema.parts import Part, Topic


class Skill(Record):
    """One skill, and how to show that you have it."""

    id: Id
    """A stable id."""
    title: Text
    """The skill in a few words."""
    what: Prose
    """What it means in this work."""
    show: Prose
    """What a reader can show or tell as evidence."""
    learn: Prose
    """How to learn it, with time and cost where known."""


class Skills(Part):
    """Skills with what they mean, how to show them, and how to learn them."""

    component: ClassVar[str] = "skills"
    skills: Many[Skill]
    """The skills, the most asked for first."""


class Step(Record):
    """One step on the way in."""

    id: Id
    """A stable id."""
    title: Text
    """What to do, beginning with a verb."""
    text: Prose
    """How to do it, and how to know that it is done."""
    time: Many[FigureId] | None = None
    """Figures for how long it takes; leave it out when no source says."""


class Steps(Part):
    """Steps in order."""

    component: ClassVar[str] = "steps"
    steps: Many[Step]
    """The steps, the first one first."""


class Stage(Record):
    """One stage of a timeline."""

    title: Text
    """What happens."""
    text: Prose
    """What to know about it."""
    time: Many[FigureId] | None = None
    """Figures for how long it takes; leave it out when no source says."""


class Timeline(Record):
    """The route from one starting point."""

    start: StartId
    """The id of a starting point in guide.yaml."""
    strengths: Prose
    """What such a reader brings."""
    watch: Prose
    """What such a reader should watch."""
    stages: Many[Stage]
    """The stages in order."""


class Timelines(Part):
    """The routes from each starting point."""

    component: ClassVar[str] = "timelines"
    timelines: Many[Timeline]
    """One for each starting point."""


class Myth(Record):
    """A mistaken belief."""

    id: Id
    """A stable id."""
    claim: Text
    """The belief as people say it."""
    truth: Prose
    """What holds instead."""


class Myths(Part):
    """Mistaken beliefs put right."""

    component: ClassVar[str] = "myths"
    myths: Many[Myth]
    """The beliefs."""


class Projection(Record):
    """An occupation with its official projection."""

    id: Id
    """A stable id."""
    title: Text
    """The occupation."""
    growth: FigureId
    """The figure for its growth in percent."""
    new_jobs: FigureId | None = None
    """The figure for new jobs."""
    openings: FigureId | None = None
    """The figure for openings a year."""
    text: Prose
    """How well it fits, and what to watch."""


class Projections(Part):
    """Official projections, drawn to one scale and listed."""

    component: ClassVar[str] = "projections"
    all_growth: FigureId | None = None
    """The figure for the growth of all occupations together, a yardstick in the drawing."""
    occupations: Many[Projection]
    """The occupations, the closest first."""


class Specialization(Record):
    """A field within the role."""

    id: Id
    """A stable id."""
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


class Balance(Part):
    """Two sides, side by side: pros and cons, good signs and bad."""

    component: ClassVar[str] = "balance"
    good_title: Text
    """The heading of the first side: Pros"""
    bad_title: Text
    """The heading of the second side: Cons"""
    good: Many[Topic]
    """What speaks for it."""
    bad: Many[Topic]
    """What speaks against it."""


class Organization(Record):
    """A body to join or to know."""

    id: Id
    """A stable id."""
    title: Text
    """Its name."""
    what: Prose
    """What it is and does, with its source."""
    cost: Prose | None = None
    """What membership costs; leave it out when no source says."""
    use: Prose
    """What a reader can do there."""


class Organizations(Part):
    """Bodies to join or to know."""

    component: ClassVar[str] = "organizations"
    organizations: Many[Organization]
    """The bodies."""


class Destination(Record):
    """A country to work in."""

    id: Id
    """A stable id."""
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


class Checkpoint(Record):
    """One thing to tick off."""

    id: Id
    """A stable id."""
    text: Prose
    """What to have done, in one or two sentences."""


class Checklist(Part):
    """Things to tick off, on screen or on paper."""

    component: ClassVar[str] = "checklist"
    points: Many[Checkpoint]
    """The things, in the order of doing them."""


class InterviewQuestion(Record):
    """A question that may come up in an interview."""

    id: Id
    """A stable id."""
    question: Text
    """The question as an interviewer would ask it."""
    shows: Prose
    """What a good answer shows."""


class InterviewTheme(Record):
    """Interview questions about one subject."""

    id: Id
    """A stable id."""
    title: Text
    """The subject."""
    questions: Many[InterviewQuestion]
    """The questions."""


class InterviewBank(Part):
    """Interview questions by subject, with what a good answer shows."""

    component: ClassVar[str] = "interview-bank"
    themes: Annotated[Many[InterviewTheme], Field(max_length=10)]
    """The subjects; the filter on the page has room for ten."""


class RelatedCareer(Record):
    """A career near this one, on the same rows as the others."""

    id: Id
    """A stable id."""
    title: Text
    """The career."""
    does: Prose
    """What people in it do."""
    differs: Prose
    """How it differs from the role of this guide."""
    license: Text
    """Whether it takes a license, in a few words."""
    caseload: Text
    """Whether it carries a caseload, in a few words."""
    staff: Text
    """Whether it manages staff, in a few words."""
    pay: Prose | None = None
    """The figures that come closest to its pay, each after the word for those who earn it unless it is this very
    career; leave it out when there is none."""
    pay_note: Prose
    """What those figures are, and how good."""
    route_to: Prose
    """How people move from it into the role of this guide."""
    route_from: Prose
    """How people move from the role of this guide into it."""
    move: Literal["baseline", "lateral", "up", "in"]
    """The usual direction: lateral, up from the role, or in (a way into it); baseline for the role itself."""
    guide: GuideId | None = None
    """The folder of its own guide on this site; leave it out when it has none."""


class RelatedCareers(Part):
    """Careers near this one, compared on the same rows."""

    component: ClassVar[str] = "related-careers"
    careers: Many[RelatedCareer]
    """The role itself first, then the others."""
