"""The register of parts: what the screen shows of each beyond its record, and what paper shows.

A part without a row shows its record, on screen by its component and on paper by the function of the same name in
`macros/pdf/templates/parts.typ`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from macros.schema.parts import FigureTable, Part
from macros.schema.sections.applying import Rewordings
from macros.schema.sections.career_path import Ladders
from macros.schema.sections.certifications import Certifications
from macros.schema.sections.education import Degrees
from macros.schema.sections.getting_started import Timelines
from macros.schema.sections.jobs import Jobs, JobsByLicense, JobWords
from macros.schema.sections.outlook import Projections
from macros.schema.sections.overview import KeyFacts
from macros.schema.sections.plan import Planner, PlanSteps, Routes
from macros.schema.sections.related_careers import RelatedCareers
from macros.schema.sections.salaries import Anchors, Countries, PayLadders
from macros.schema.sections.states import PlaceTable
from macros.schema.workshop import Activities, Answers, HandoutsPart, RunSheets, Scoring, Supplies
from macros.views import (
    career_path,
    drawings,
    education,
    handouts,
    jobs,
    jobs_by_license,
    places,
    plan,
    related_careers,
    standard_plans,
    tables,
    workshop,
)
from macros.views.writer import View

Paper = Literal["record", "view", "both", "own"]
"""What the whole guide on paper shows: the record, the view in its place, both, or what a function of its own in `pdf` gives."""


@dataclass(frozen=True)
class PartView:
    """One kind of part: the view that its component is given beside the record, and what stands on paper."""

    part: type[Part]
    view: Callable[[Any, Any], View] = lambda part, page: {}  # of the part, and of what writes it
    paper: Paper = "record"


_ROWS = (
    PartView(Activities, workshop.activities),
    PartView(Answers, workshop.answers),
    PartView(Anchors, drawings.anchors, "own"),
    PartView(Certifications, tables.certifications, "own"),
    PartView(Countries, tables.countries, "view"),
    PartView(Degrees, education.degrees, "own"),
    PartView(FigureTable, tables.figure_table, "view"),
    PartView(HandoutsPart, handouts.handouts),
    PartView(Jobs, jobs.table, "own"),
    PartView(JobsByLicense, jobs_by_license.licenses, "own"),
    PartView(JobWords, jobs_by_license.words, "own"),
    PartView(KeyFacts, paper="own"),
    PartView(Ladders, career_path.ladders, "own"),
    PartView(PayLadders, drawings.pay_ladders, "own"),
    PartView(PlaceTable, places.place_table, "own"),
    PartView(Planner, plan.planner, "own"),
    PartView(PlanSteps, plan.steps, "own"),
    PartView(Projections, drawings.projections, "own"),
    PartView(RelatedCareers, related_careers.related_careers, "both"),
    PartView(Rewordings, tables.rewordings, "view"),
    PartView(Routes, standard_plans.routes, "own"),
    PartView(RunSheets, workshop.run_sheets),
    PartView(Scoring, workshop.scoring_key),
    PartView(Supplies, workshop.supplies),
    PartView(Timelines, tables.timelines, "both"),
)
PARTS = {row.part: row for row in _ROWS}
"""The parts that show something else than their record, by their class."""


def view_of(part: Part) -> PartView:
    """Return the row of a part."""
    return PARTS.get(type(part)) or PartView(type(part))
