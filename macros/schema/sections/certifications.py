"""`certifications.yaml`: credentials compared on the same rows."""

from __future__ import annotations

from typing import ClassVar

from macros.schema.fields import Id, Many, Prose, Text
from macros.schema.parts import Disagreements, Part, Topics
from macros.schema.record import Record
from macros.schema.section import Section


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
