"""`outlook.yaml`: official projections and what stands behind them."""

from typing import ClassVar

from macros.schema.fields import FigureId, Many, Prose, Text
from macros.schema.identified import Identified
from macros.schema.parts import Disagreements, Part, Topics
from macros.schema.section import Section


class Projection(Identified):
    """An occupation with its official projection."""

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


class Outlook(Section):
    """`outlook.yaml`"""

    projections: Projections | None = None
    drivers: Topics | None = None
    places: Topics | None = None
    challenges: Topics | None = None
    openings: Topics | None = None
    disagreements: Disagreements | None = None
