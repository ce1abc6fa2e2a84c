"""`getting-started.yaml`: steps, the routes from each starting point, mistaken beliefs."""

from typing import ClassVar

from macros.schema.fields import FigureId, Many, Prose, StartId, Text
from macros.schema.identified import Identified
from macros.schema.parts import Disagreements, Part, Steps, Topics
from macros.schema.record import Record
from macros.schema.section import Section


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


class Myth(Identified):
    """A mistaken belief."""

    claim: Text
    """The belief as people say it."""
    truth: Prose
    """What holds instead."""


class Myths(Part):
    """Mistaken beliefs put right."""

    component: ClassVar[str] = "myths"
    myths: Many[Myth]
    """The beliefs."""


class GettingStarted(Section):
    """`getting-started.yaml`"""

    steps: Steps
    timelines: Timelines | None = None
    first_jobs: Topics | None = None
    myths: Myths | None = None
    disagreements: Disagreements | None = None
