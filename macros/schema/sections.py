"""The records of a guide's sections, one for each file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.schema.fields import Date, Many, PlaceId, Prose, Record, Text
from macros.schema.parts import (
    Certifications,
    Contrasts,
    Day,
    Degrees,
    Disagreements,
    KeyFacts,
    Licenses,
    Places,
    QuestionGroup,
    Settings,
    Themes,
    Tools,
    Topics,
)
from macros.schema.pay_parts import Anchors, Countries, FigureTable, Ladders, PayLadders
from macros.schema.plan import Planner, PlanSteps, Routes
from macros.schema.practice_parts import (
    Balance,
    Checklist,
    Destinations,
    InterviewBank,
    Myths,
    Organizations,
    Projections,
    RelatedCareers,
    Skills,
    Specializations,
    Steps,
    Timelines,
)
from macros.schema.quiz import Check


class Next(Record):
    """Where a reader goes next."""

    to: PlaceId
    """The id of a section or of one of its parts."""
    why: Text
    """What the reader finds there, and why now."""


class Section(Record):
    """What every section file begins with. A part that may be missing is left out when no source fills it."""

    title: Text
    """The title of the page."""
    question: Text
    """The question that the page answers, as a reader would ask it."""
    summary: Prose
    """The answer in two to four sentences."""
    certainty: Prose
    """How sure the page is, and what it rests on."""
    reviewed: Date
    """The day of the last expert check."""
    review_due: Date
    """When it has to be checked again, at most twelve months later."""
    next: Annotated[Many[Next], Field(min_length=2, max_length=3)]
    """Two or three places to go next."""


class Overview(Section):
    """`overview.yaml`"""

    key_facts: KeyFacts
    definition: Topics
    contrasts: Contrasts
    titles: Places | None = None
    fit: Topics
    disagreements: Disagreements | None = None


class Responsibilities(Section):
    """`responsibilities.yaml`"""

    duties: Themes
    day: Day
    settings: Settings
    hours: Topics
    tools: Tools | None = None
    limits: Topics


class Education(Section):
    """`education.yaml`"""

    degrees: Degrees
    study: Topics
    licenses: Licenses
    learning: Topics
    disagreements: Disagreements | None = None


class CertificationsSection(Section):
    """`certifications.yaml`"""

    certifications: Certifications
    advice: Topics
    disagreements: Disagreements


class CareerPath(Section):
    """`career-path.yaml`"""

    ladders: Ladders
    differences: Disagreements | None = None
    tracks: Topics
    moves: Topics
    progress: Topics


class Salaries(Section):
    """`salaries.yaml`"""

    anchors: Anchors
    employers: FigureTable | None = None
    ladders: PayLadders | None = None
    factors: Topics
    package: Topics
    countries: Countries | None = None
    disagreements: Disagreements | None = None


class SkillsSection(Section):
    """`skills.yaml`"""

    technical: Skills
    people: Skills
    rising: Topics


class GettingStarted(Section):
    """`getting-started.yaml`"""

    steps: Steps
    timelines: Timelines | None = None
    first_jobs: Topics
    myths: Myths
    disagreements: Disagreements | None = None


class Outlook(Section):
    """`outlook.yaml`"""

    projections: Projections
    drivers: Topics
    places: Topics | None = None
    challenges: Topics
    openings: Topics | None = None
    disagreements: Disagreements | None = None


class SpecializationsSection(Section):
    """`specializations.yaml`"""

    established: Specializations
    emerging: Specializations
    choosing: Topics


class ProsAndCons(Section):
    """`pros-and-cons.yaml`"""

    balance: Balance
    weighing: Topics


class Inclusion(Section):
    """`inclusion.yaml`"""

    picture: Topics
    hiring: Topics
    signs: Balance
    organizations: Organizations


class WorkingAbroad(Section):
    """`working-abroad.yaml`"""

    destinations: Destinations
    steps: Steps
    remote: Topics
    disagreements: Disagreements | None = None


class Applying(Section):
    """`applying.yaml`"""

    search: Topics
    resume: Checklist
    cover_letter: Checklist
    interview: InterviewBank
    questions_to_ask: Checklist


class StayingConnected(Section):
    """`staying-connected.yaml`"""

    bodies: Organizations
    networking: Topics
    mentoring: Topics
    learning: Topics


class RelatedCareersSection(Section):
    """`related-careers.yaml`"""

    comparison: RelatedCareers
    advice: Topics


class PlanSection(Section):
    """`plan.yaml`"""

    planner: Planner
    routes: Routes
    counting: Topics
    steps: PlanSteps


class Faqs(Section):
    """`faqs.yaml`"""

    groups: Many[QuestionGroup]
    """The questions by subject."""


class Readiness(Section, Check):
    """`quiz.yaml`"""


SECTIONS: dict[str, type[Section]] = {
    "overview": Overview,
    "responsibilities": Responsibilities,
    "skills": SkillsSection,
    "education": Education,
    "certifications": CertificationsSection,
    "getting-started": GettingStarted,
    "career-path": CareerPath,
    "salaries": Salaries,
    "plan": PlanSection,
    "outlook": Outlook,
    "specializations": SpecializationsSection,
    "pros-and-cons": ProsAndCons,
    "inclusion": Inclusion,
    "working-abroad": WorkingAbroad,
    "readiness": Readiness,
    "applying": Applying,
    "staying-connected": StayingConnected,
    "related-careers": RelatedCareersSection,
    "faqs": Faqs,
}
"""The record of each section, by the name of its file."""

FILES = {"readiness": "quiz"}
"""The sections whose file does not bear the name of their page."""


def file_of(section: str) -> str:
    """Return the name of the file of a section, without its ending."""
    return FILES.get(section, section)
