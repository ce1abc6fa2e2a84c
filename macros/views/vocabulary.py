"""The words of the closed vocabularies and of the glossary, in the order in which readers look them up."""

from macros.domain.guide import Guide
from macros.schema.shared import Term

TITLES = {
    "kinds": "Who says so",
    "statuses": "How far we could check it",
    "fits": "How well it fits the role",
    "statistics": "What the number is",
    "certainties": "How sure a page is",
}
"""The headings of the closed vocabularies."""
_MARKED = ("kinds", "statuses")  # those whose words stand beside a mark


def explained(guide: Guide) -> list[dict[str, object]]:
    """Return every word of every closed vocabulary under the heading of its list."""
    return [
        {
            "id": name,
            "title": title,
            "words": [
                {**dict(word), "mark": key.replace("_", "-") if name in _MARKED else ""}
                for key, word in getattr(guide.vocabulary, name)
            ],
        }
        for name, title in TITLES.items()
    ]


def terms(guide: Guide) -> list[tuple[str, Term]]:
    """Return the terms of the glossary with their ids, in alphabetical order."""
    return sorted(guide.glossary.items(), key=lambda entry: entry[1].term.lower())
