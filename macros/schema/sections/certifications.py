"""`certifications.yaml`: credentials compared on the same rows."""

from typing import ClassVar

from macros.schema.fields import DegreeId, Id, LicenseId, Many, Prose, SubjectId, Text, Truth
from macros.schema.parts import Disagreements, Part, Topics
from macros.schema.record import Record
from macros.schema.section import Section


class Qualification(Record):
    """A license or a degree that is enough to apply."""

    license: LicenseId | None = None
    """The id of a license in jobs.yaml; one that includes it counts, too."""
    degree: DegreeId | None = None
    """The id of a degree in jobs.yaml. No other counts for it: name each that is enough."""
    subject: SubjectId | None = None
    """The subject that the degree must be in; leave it out where any will do."""


class ApplyingRule(Record):
    """The issuer's rule on who may apply, as far as a starting point of the guide can tell."""

    any_of: Many[Qualification] | None = None
    """The licenses and degrees of which one is enough; leave it out if the issuer asks for none."""
    otherwise: Text | None = None
    """What else the issuer takes and no starting point tells, as it follows the words also takes: years at sea"""
    work_first: Truth
    """true if paid work in the field must come first, else false."""


class Certification(Record):
    """One voluntary credential."""

    id: Id
    """A stable id, cited by other files."""
    short: Text
    """Its abbreviation: CPA"""
    title: Text
    """Its name in full."""
    issuer: Text
    """Who issues it."""
    suits: Prose
    """Whom it suits."""
    eligibility: Prose
    """Who may apply."""
    applying: ApplyingRule | None = None
    """The same as a rule, for the table of who may apply from which starting point; without it, it has no column there."""
    experience: Prose
    """The hours or months asked for."""
    fee: Prose
    """What it costs."""
    renewal: Prose
    """How it is kept up."""
    unverified: Prose
    """What we could not verify; "Nothing." if all was."""


class Certifications(Part):
    """Credentials compared on the same rows."""

    component: ClassVar[str] = "certifications"
    certifications: Many[Certification]
    """The credentials, the most widely asked for first."""


class CertificationsSection(Section):
    """`certifications.yaml`"""

    certifications: Certifications
    advice: Topics | None = None
    disagreements: Disagreements | None = None
