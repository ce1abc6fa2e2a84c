"""The short forms of a term of the glossary, each by itself."""

import re

from macros.schema.shared import Term


def of(term: Term) -> list[str]:
    """Return each abbreviation of a term: LPN and LVN, where its short form is LPN or LVN."""
    return re.split(r",\s*|\s+or\s+", term.short) if term.short else []
