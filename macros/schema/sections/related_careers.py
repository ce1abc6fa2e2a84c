"""`related-careers.yaml`: careers near the role, compared on the same rows."""

from typing import ClassVar, Literal

from macros.schema.fields import GuideId, Many, Prose, Text
from macros.schema.identified import Identified
from macros.schema.parts import Part, Topics
from macros.schema.section import Section


class RelatedCareer(Identified):
    """A career near this one, on the same rows as the others."""

    title: Text
    """The career."""
    does: Prose
    """What people in it do."""
    differs: Prose
    """How it differs from the role of this guide."""
    license: Text | None = None
    """Whether it takes a license, in a few words; without it in any career, the table has no such column."""
    caseload: Text | None = None
    """Whether it carries a caseload, in a few words; without it in any career, the table has no such column."""
    staff: Text | None = None
    """Whether it manages staff, in a few words; without it in any career, the table has no such column."""
    pay: Prose | None = None
    """The figures that come closest to its pay, each after the word for those who earn it unless it is this very
    career; leave it out when there is none."""
    pay_note: Prose | None = None
    """What those figures are, and how good; leave it out when there are none."""
    route_to: Prose | None = None
    """How people move from it into the role of this guide; leave it out when no source says."""
    route_from: Prose | None = None
    """How people move from the role of this guide into it; leave it out when no source says."""
    move: Literal["baseline", "lateral", "up", "in"]
    """The usual direction: lateral, up from the role, or in (a way into it); baseline for the role itself."""
    guide: GuideId | None = None
    """The folder of its own guide on this site; leave it out when it has none."""


class RelatedCareers(Part):
    """Careers near this one, compared on the same rows."""

    component: ClassVar[str] = "related-careers"
    careers: Many[RelatedCareer]
    """The role itself first, then the others."""


class RelatedCareersSection(Section):
    """`related-careers.yaml`"""

    comparison: RelatedCareers
    advice: Topics | None = None
    background: Topics | None = None
