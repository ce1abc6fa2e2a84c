"""The records of a guide: its own file, and one for each section."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.fields import Date, FigureId, Id, Many, PlaceId, Prose, Record, SectionId, Text
from macros.parts import (
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
from macros.pay_parts import Anchors, Countries, FigureTable, Ladders, PayLadders
from macros.plan_parts import Planner, PlanSteps, Routes
from macros.practice_parts import (
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
from macros.quiz_parts import Check


class StartingPoint(Record):
    """One of the situations that readers start from."""

    id: Id
    """A stable id, cited by other files."""
    title: Text
    """The reader in two or three words: Licensed nurse"""
    text: Prose
    """The route in one or two sentences."""
    time: Many[FigureId]
    """The figures that say how long it takes; one, if the text names what other sources say."""


class Group(Record):
    """Sections that stand together in the navigation."""

    title: Text
    """The name of the group: Pay and outlook"""
    sections: Many[SectionId]
    """Their ids, in reading order."""


class Action(Record):
    """One of the two links under the headline."""

    to: PlaceId
    """The id of a section or of one of its parts."""
    label: Text
    """The words of the link, beginning with a verb."""


class Career(Record):
    """`guide.yaml` in a guide's folder: the role, its starting points and the order of its sections."""

    title: Text
    """The role, in the singular: Lighthouse keeper"""
    headline: Text
    """The first line of the guide."""
    lead: Prose
    """Two or three sentences under the headline."""
    actions: Annotated[Many[Action], Field(min_length=1, max_length=2)]
    """What a reader can do first; the first is the main one."""
    starting_points: Many[StartingPoint]
    """Where readers start from."""
    groups: Many[Group]
    """The sections in order; mkdocs.yml lists the same pages."""


class Next(Record):
    """Where a reader goes next."""

    to: PlaceId
    """The id of a section or of one of its parts."""
    why: Text
    """What the reader finds there, and why now."""


class Section(Record):
    """What every section file begins with."""

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
    titles: Places
    fit: Topics
    disagreements: Disagreements


class Responsibilities(Section):
    """`responsibilities.yaml`"""

    duties: Themes
    day: Day
    settings: Settings
    hours: Topics
    tools: Tools
    limits: Topics


class Education(Section):
    """`education.yaml`"""

    degrees: Degrees
    study: Topics
    licenses: Licenses
    learning: Topics
    disagreements: Disagreements


class CertificationsSection(Section):
    """`certifications.yaml`"""

    certifications: Certifications
    advice: Topics
    disagreements: Disagreements


class CareerPath(Section):
    """`career-path.yaml`"""

    ladders: Ladders
    differences: Disagreements
    tracks: Topics
    moves: Topics
    progress: Topics


class Salaries(Section):
    """`salaries.yaml`"""

    anchors: Anchors
    employers: FigureTable
    ladders: PayLadders
    factors: Topics
    package: Topics
    countries: Countries
    disagreements: Disagreements


class SkillsSection(Section):
    """`skills.yaml`"""

    technical: Skills
    people: Skills
    rising: Topics


class GettingStarted(Section):
    """`getting-started.yaml`"""

    steps: Steps
    timelines: Timelines
    first_jobs: Topics
    myths: Myths
    disagreements: Disagreements


class Outlook(Section):
    """`outlook.yaml`"""

    projections: Projections
    drivers: Topics
    places: Topics
    challenges: Topics
    openings: Topics
    disagreements: Disagreements


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
    disagreements: Disagreements


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
