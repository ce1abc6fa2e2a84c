"""The records of what the search knows beyond the pages: other words for the same."""

from macros.schema.fields import Many, Text
from macros.schema.record import Record


class Synonyms(Record):
    """Words that readers type for something that the guide calls otherwise."""

    says: Many[Text]
    """What the guide calls it; if several words, each is found by the others as well: [lantern, lamp]"""
    typed: Many[Text]
    """What readers may type for it: [beacon, light]; capitals, hyphens, blanks and a plural s do not matter."""


class Search(Record):
    """`search.yaml`: what the search finds under other words; it knows the short forms of the glossary by itself."""

    synonyms: Many[Synonyms]
    """Words for the same, in any order; each word stands once in the whole list."""
