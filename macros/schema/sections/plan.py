"""`plan.yaml`: starting points with their routes, what a reader may hold, target settings, steps."""

from typing import ClassVar

from macros.schema.fields import (
    FigureId,
    HoldingId,
    Id,
    Many,
    PlaceId,
    PlanStepId,
    Prose,
    SourceId,
    StartId,
    Text,
    Truth,
)
from macros.schema.parts import Part, Topics
from macros.schema.record import Record
from macros.schema.section import Section
from macros.schema.sections.jobs import Way


class Holding(Record):
    """Something that a reader may already hold."""

    id: Id
    """A stable id."""
    question: Text | None = None
    """The question that it answers, for several of which a reader picks one, the highest first; leave it out for a box."""
    title: Text
    """What it is, so that a reader can check it: A driver's license"""
    done: Many[PlanStepId] | None = None
    """The steps that are then done; leave it out if there are none."""
    adds: Many[PlanStepId] | None = None
    """Steps that take their place; leave it out if there are none."""
    means: Way | None = None
    """What of jobs.yaml is the same: a result of the readiness check brings it along, and it opens jobs."""
    implied_by: Many[Way] | None = None
    """What of jobs.yaml nobody has without it; it does not say the reverse."""
    area: PlaceId | None = None
    """The id of an area of the readiness check: whoever answered it in full and is strong there holds this."""


class Clash(Record):
    """What does not go together; the form asks about it instead of making a plan."""

    id: Id
    """A stable id."""
    starts: Many[StartId] | None = None
    """The starting points of which it is true; leave it out if it is true of all."""
    held: Many[HoldingId]
    """What is held, any one of it."""
    without: Many[HoldingId] | None = None
    """What is missing beside it, all of it; leave it out if the first two do not go together anyway."""
    text: Prose
    """What does not go together, and what to change."""


class Target(Record):
    """A setting that a reader may aim for."""

    id: Id
    """A stable id."""
    title: Text
    """The setting: Hospital"""
    text: Prose
    """What this setting asks for, with its source."""
    needs: Many[PlanStepId]
    """The steps that it needs; what these need in turn comes along."""
    without: Many[PlanStepId] | None = None
    """Steps that it leaves out, because others stand in their place; leave it out if there are none."""


class Planner(Part):
    """The questions that a reader answers. The first target is the one of the standard plans."""

    component: ClassVar[str] = "plan"
    targets: Many[Target]
    """The settings; the first one is for readers who are not sure yet."""
    holdings: Many[Holding]
    """What a reader may already hold."""
    contradictions: Many[Clash] | None = None
    """What does not go together."""
    job: PlanStepId | None = None
    """The step at which a reader has the job: the time and the cost up to it then stand before those of the whole plan."""


class Route(Record):
    """The steps that are open to one starting point."""

    start: StartId
    """The id of a starting point in guide.yaml."""
    note: Prose
    """What the standard plan takes for granted."""
    holds: Many[HoldingId] | None = None
    """What everyone who starts here holds: the form checks it off, and asks a reader who says otherwise."""
    steps: Many[PlanStepId]
    """Every step that may be part of a plan from here; what such a reader always has is left out."""
    left_out: Many[PlanStepId] | None = None
    """Steps of other routes that lead from here to jobs sooner; alternatives: says why the plan leaves them out."""
    alternatives: Prose | None = None
    """Other times for the whole way from here, where sources disagree, and how the plan compares."""


class Routes(Part):
    """The standard plan of each starting point."""

    component: ClassVar[str] = "plan-routes"
    starts: Many[Route]
    """One for each starting point."""


class PlanStep(Record):
    """One step of a plan."""

    id: Id
    """A stable id; it is the address of this step."""
    title: Text
    """What to do, beginning with a verb."""
    text: Prose
    """How to do it."""
    needs: Many[PlanStepId] | None = None
    """The steps that come first; those that are not part of a reader's plan are passed over."""
    after: Many[PlanStepId] | None = None
    """Steps that come first where they are in the plan anyway; unlike those of needs: they do not come along."""
    optional: Truth | None = None
    """true if the plan shows it and does not count its time and cost; it must run beside others."""
    gives: Text
    """What the reader has when it is done."""
    time: Many[FigureId] | None = None
    """Figures for how long it takes, in weeks, months or years; the plan counts from the lowest to the highest."""
    time_note: Text | None = None
    """What to know about the time; needed where no figure is given, and then the plan counts none."""
    pace: FigureId | None = None
    """For a study step: the figure for the hours a week at which the time holds. Fewer hours stretch the step."""
    beside: Truth
    """true if it can run beside other steps; false if it fills the time, so that such steps follow each other."""
    cost: Many[FigureId] | None = None
    """Figures for what it costs, in one currency; the plan counts from the lowest to the highest."""
    cost_note: Text | None = None
    """What to know about the cost; needed where no figure is given, and then the plan counts none."""
    gate: Prose | None = None
    """What must be true before a reader begins or pays; leave it out if nothing must."""
    first: Prose
    """The first thing to do this week, if the plan begins with this step."""
    alternatives: Prose | None = None
    """Other times, where sources disagree, and which one the plan counts."""
    source: Many[SourceId]
    """The ids of the sources that the step rests on; editorial for our own judgment."""
    link: PlaceId
    """Where the guide says more."""


class PlanSteps(Part):
    """Every step in full."""

    component: ClassVar[str] = "plan-steps"
    steps: Many[PlanStep]
    """The steps; of two that could come next in a plan, the upper one does."""


class PlanSection(Section):
    """`plan.yaml`"""

    planner: Planner
    routes: Routes
    counting: Topics
    steps: PlanSteps
