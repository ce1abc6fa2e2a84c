"""`resume.yaml`: what to put on paper."""

from macros.schema.section import Section
from macros.schema.sections.applying import Checklist, Rewordings


class Resume(Section):
    """`resume.yaml`"""

    resume: Checklist | None = None
    rewordings: Rewordings | None = None
    cover_letter: Checklist | None = None
