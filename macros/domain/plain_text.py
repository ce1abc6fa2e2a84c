"""Prose as plain text, for readers that know no markup: feeds, search engines, cells, the measure of reading ease."""

from macros.domain import formats
from macros.domain.guide import Guide
from macros.source import prose


def text_of(guide: Guide, text: prose.Prose) -> str:
    """Return the words of a prose field as they stand on the page, without labels and note numbers."""

    def say(node: prose.Citation) -> str:
        if node["t"] == "figure":
            return formats.value(guide.figures[node["id"]])
        return node["v"] or guide.glossary[node["id"]].in_sentence

    return prose.plain(text.nodes, say).strip()
