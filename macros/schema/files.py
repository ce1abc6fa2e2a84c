"""Which file of content/ holds which record, once."""

from pydantic import BaseModel

from macros.schema.about import AboutPage, Corrections
from macros.schema.guide_file import Career
from macros.schema.search import Search
from macros.schema.section import Section
from macros.schema.sections.applying import Applying
from macros.schema.sections.career_path import CareerPath
from macros.schema.sections.certification_details import CertificationDetails
from macros.schema.sections.certifications import CertificationsSection
from macros.schema.sections.education import Education
from macros.schema.sections.faqs import Faqs
from macros.schema.sections.getting_started import GettingStarted
from macros.schema.sections.in_practice import InPractice
from macros.schema.sections.inclusion import Inclusion
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.levels import Levels
from macros.schema.sections.licensing import Licensing
from macros.schema.sections.outlook import Outlook
from macros.schema.sections.overview import Overview
from macros.schema.sections.paying_for_study import PayingForStudy
from macros.schema.sections.plan import PlanSection
from macros.schema.sections.pros_and_cons import ProsAndCons
from macros.schema.sections.quiz import Readiness
from macros.schema.sections.related_careers import RelatedCareersSection
from macros.schema.sections.responsibilities import Responsibilities
from macros.schema.sections.resume import Resume
from macros.schema.sections.salaries import Salaries
from macros.schema.sections.skills import SkillsSection
from macros.schema.sections.specializations import SpecializationsSection
from macros.schema.sections.states import States
from macros.schema.sections.staying_connected import StayingConnected
from macros.schema.sections.working_abroad import WorkingAbroad
from macros.schema.series import AllSeries, Places
from macros.schema.shared import Agreements, Figures, Glossary, Site, Sources, Vocabulary
from macros.schema.workshop import Workshop

SHARED: dict[str, type[BaseModel]] = {
    "guide": Site,
    "vocabulary": Vocabulary,
    "sources": Sources,
    "figures": Figures,
    "series": AllSeries,
    "places": Places,
    "agreements": Agreements,
    "glossary": Glossary,
    "corrections": Corrections,
    "search": Search,
}
"""The record of each file that all guides share, by the name of the file."""

SPREAD = ("sources", "figures", "series")
"""Shared records that may stand in several files: `figures.yaml`, any file in `figures/`, `figures.yaml` beside a guide."""

SECTIONS: dict[str, type[Section]] = {
    "overview": Overview,
    "responsibilities": Responsibilities,
    "in-practice": InPractice,
    "jobs": JobsSection,
    "skills": SkillsSection,
    "education": Education,
    "licensing": Licensing,
    "levels": Levels,
    "paying-for-study": PayingForStudy,
    "certifications": CertificationsSection,
    "certification-details": CertificationDetails,
    "getting-started": GettingStarted,
    "career-path": CareerPath,
    "salaries": Salaries,
    "states": States,
    "plan": PlanSection,
    "outlook": Outlook,
    "specializations": SpecializationsSection,
    "pros-and-cons": ProsAndCons,
    "inclusion": Inclusion,
    "working-abroad": WorkingAbroad,
    "readiness": Readiness,
    "resume": Resume,
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


CAREER: dict[str, type[BaseModel]] = {
    "guide": Career,
    **{file_of(name): model for name, model in SECTIONS.items()},
    "workshop": Workshop,
}
"""The record of each file that makes a guide, by the name of the file."""

IN_GUIDE: dict[str, type[BaseModel]] = {**CAREER, **{name: SHARED[name] for name in SPREAD}}
"""The record of each file in a guide's folder: its own, and what it adds to what all guides share."""

ABOUT: dict[str, type[BaseModel]] = dict.fromkeys(
    ("accessibility", "corrections", "data", "freshness", "method", "privacy"), AboutPage
)
"""The record of each file in content/about/, by the name of the file."""

ABOUT_PLACES = {
    **{name: name for name in ("figures", "sources", "sources-n-to-z", "glossary")},
    **dict.fromkeys(("every-figure", "every-page"), "freshness"),
    **dict.fromkeys(("log", "editions"), "corrections"),
    **dict.fromkeys(("labels", "agreements", "counts", "reading-grade"), "method"),
    **dict.fromkeys(("files", "columns", "series", "series-columns"), "data"),
}
"""The page about the guide on which each place stands that the program makes."""

OPTIONAL = {"corrections", "places", "search", "series"}
"""Shared files that a guide can do without."""

NOT_CONTENT = {"schema"}
"""Folders of content/ that editors do not write."""

MANUAL = "README.md"
"""The one file of content/ that is no content: what editors look up, shown by a code host where they browse."""


def model_of(path: str) -> type[BaseModel] | None:
    """Return the record of a content file by its path, as in content/glossary.yaml; nothing for a stray file."""
    folder, _, file = path.removeprefix("content/").rpartition("/")
    if "/" in folder or folder in NOT_CONTENT:
        return None
    name = file.removesuffix(".yaml")
    if folder in SPREAD:
        return SHARED[folder]
    return {"": SHARED, "about": ABOUT}.get(folder, IN_GUIDE).get(name)
