"""Rules for what the search knows beyond the pages."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from macros.checks.content_files import Content
from macros.domain import short_forms
from macros.source.problems import Problem
from macros.source.yaml_file import Document, Path_


class _Stood(NamedTuple):
    """Where a word stood first."""

    document: Document
    where: Path_

    @property
    def line(self) -> int:
        return self.document.place(self.where)[0]

    @property
    def entry(self) -> object:
        return self.where[1]

    @property
    def key(self) -> object:
        return self.where[2]


def synonyms_stand_once(content: Content) -> Iterator[Problem]:
    """Every word of the synonyms stands in one entry, once: what is typed leads to what is said, and no further."""
    entry, glossary = content.shared.get("search"), content.shared.get("glossary")
    if entry is None:
        return
    shorts = {
        _alike(form): form
        for term in (glossary.record.root if glossary else {}).values()
        for form in short_forms.of(term)
    }
    first: dict[str, _Stood] = {}
    for number, synonyms in enumerate(entry.record.synonyms):
        for key in ("says", "typed"):
            for place, word in enumerate(getattr(synonyms, key)):
                where = ("synonyms", number, key, place)
                alike, here = _alike(word), _Stood(entry.document, where)
                stood = first.setdefault(alike, here)
                if stood is not here:
                    yield entry.document.problem(where, *_twice(word, here, stood))
                elif key == "typed" and alike in shorts:
                    wrong = f"'{word}' is a short form in content/glossary.yaml, which the search knows"
                    yield entry.document.problem(where, wrong, "Take it out here")


def _twice(word: str, here: _Stood, stood: _Stood) -> tuple[str, str]:
    """Return what is wrong with a word that stood before, and what to write instead."""
    if here.entry == stood.entry:
        wrong = f"'{word}' stands twice in this entry, first in line {stood.line}"
        return wrong, "Take it out here; capitals, hyphens, blanks and a plural s make no other word"
    if here.key != stood.key:
        wrong = f"'{word}' would lead from one entry to another: it is under {stood.key} in line {stood.line}"
        return wrong, f"Make one entry of both, or take '{word}' out of one of them"
    wrong = f"'{word}' stands in another entry, too, in line {stood.line}"
    return wrong, "Keep it in one of them, or make one entry of both"


def _alike(words: str) -> str:
    """Return words without what makes no difference to the search: case, accents, signs, blanks, and a plural s."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", words.casefold()) if not unicodedata.combining(sign))
    return "".join(re.sub(r"(?<=[^s])s$", "", word) for word in re.findall(r"\w+", plain))
