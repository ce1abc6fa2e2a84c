"""A record → the YAML of a first draft: every key that must be there, under the text that explains it."""

import datetime
import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Annotated, Literal, get_args, get_origin, get_type_hints

import yaml
from pydantic.fields import FieldInfo

from macros.schema import field_docs, fields
from macros.schema.fields import Reference
from macros.schema.record import Record
from macros.schema.section import Section
from macros.schema.sections.faqs import Question
from macros.schema.sections.overview import KeyFact

Given = Mapping[str, object]
"""Values of a record that are known."""

_WIDTH = 116  # columns of a comment

_LINKS = {(Question, "answer")}
"""Prose that a rule wants to lead somewhere."""

_CHOSEN = {(KeyFact, "figures")}
"""Of several keys, each of which may be left out, the one that a draft has; a rule wants one of them."""


def _chosen(model: type[Record], key: str) -> bool:
    """Whether a draft has a key that may be left out: of a page whose parts all may, it has the first."""
    own = [name for name in model.model_fields if name not in Section.model_fields]
    is_bare = issubclass(model, Section) and not any(model.model_fields[name].is_required() for name in own)
    return (model, key) in _CHOSEN or (is_bare and key == own[0])


def written(words: str) -> str:
    """Return a text as YAML: as it is where that means the same, else in quotation marks."""
    is_plain = re.fullmatch(r"[\w(][\w ,.’'()/&-]*", words) and yaml.safe_load(words) == words
    return words if is_plain and words == words.strip() else json.dumps(words, ensure_ascii=False)


@dataclass
class Draft:
    """What the draft of one guide names: things that exist, so that the draft passes the check."""

    guide: str
    figure: str
    source: str
    edited: datetime.date
    sections: list[str]

    @cached_property
    def _numbers(self) -> Iterator[int]:
        return count(1)

    def file(self, model: type[Record], name: str, given: Given) -> str:
        """Return the YAML of a whole file; `given` holds values that are known for its first level."""
        self.name = name
        return "\n".join(self._record(model, 0, given)) + "\n"

    def _record(self, model: type[Record], depth: int, given: Given) -> Iterator[str]:
        hints, texts = get_type_hints(model, include_extras=True), field_docs.of(model)
        for key, field in model.model_fields.items():
            text = texts.get(key) or _record_text(hints[key])
            if not field.is_required() and key not in given and not _chosen(model, key):
                yield from _comment(f"{field.alias or key}, which may be left out: {text[:1].lower()}{text[1:]}", depth)
                continue
            if depth == 0:
                yield ""
            yield from _comment(text, depth)
            yield from self._value(field.alias or key, hints[key], depth, given.get(key), (model, key))

    def _value(
        self, key: str, hint: object, depth: int, given: object, place: tuple[type[Record], str]
    ) -> Iterator[str]:
        before, kind = "  " * depth, _kind(hint)
        if isinstance(kind, type) and issubclass(kind, Record):
            yield f"{before}{key}:"
            yield from self._record(kind, depth + 1, given if isinstance(given, dict) else {})
        elif get_origin(kind) is tuple:
            yield f"{before}{key}:"
            yield from self._list(hint, kind, depth + 1, given, place)
        elif given is None and _is(hint, fields.Prose):
            yield f"{before}{key}: >-"
            yield f"{before}  {self._prose(place)}"
        else:
            yield f"{before}{key}: {self._scalar(key, hint, 0) if given is None else written(str(given))}"

    def _list(
        self, hint: object, kind: object, depth: int, given: object, place: tuple[type[Record], str]
    ) -> Iterator[str]:
        inner, before = get_args(kind)[0], "  " * depth
        for number, entry in enumerate(given if isinstance(given, list) else [None] * _least(hint)):
            inside = _kind(inner)
            if isinstance(inside, type) and issubclass(inside, Record):
                # The mark of an entry stands on the line of its first key, below the comments.
                lines = list(self._record(inside, depth + 1, self._entry(inside, entry, number)))
                first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
                lines[first] = f"{before}- {lines[first].lstrip()}"
                yield from (f"{before}{line.lstrip()}" if at < first else line for at, line in enumerate(lines))
            elif entry is None and _is(inner, fields.Prose):
                yield f"{before}- >-"
                yield f"{before}  {self._prose(place)}"
            else:
                yield f"{before}- {self._scalar('', inner, number) if entry is None else written(str(entry))}"

    def _entry(self, model: type[Record], given: object, number: int) -> Given:
        """Return what is known of one entry: entries that lead to places lead to different ones."""
        if given is None and "to" in model.model_fields:
            return {"to": self._places()[number]}
        return given if isinstance(given, dict) else {}

    def _prose(self, place: tuple[type[Record], str]) -> str:
        return (
            f"To be written; more stands on [that page](#{self.sections[0]})." if place in _LINKS else "To be written."
        )

    def _scalar(self, key: str, hint: object, number: int) -> object:
        to = next((found.to for found in getattr(hint, "__metadata__", ()) if isinstance(found, Reference)), "")
        if to:
            return self._named(to, number)
        kind = _kind(hint)
        if get_origin(kind) is Literal:
            return get_args(kind)[0]
        if _is(hint, fields.Id):
            return f"{self.guide}-{self.name}-{next(self._numbers)}"
        if _is(hint, fields.Date):
            return self.edited + datetime.timedelta(days=360 if key == "review_due" else 0)
        return f"{key.replace('_', ' ').capitalize() or 'Words'} to be written"

    def _named(self, to: str, number: int) -> str:
        return {"figure": self.figure, "source": self.source}.get(to) or self._places()[number]

    def _places(self) -> list[str]:
        """Return places to lead to: the other pages, and then the page itself."""
        return [*(name for name in self.sections if name != self.name), self.name, self.name]


def _kind(hint: object) -> object:
    """Return the type below the marks, and of an optional one what it may be."""
    if get_origin(hint) is Annotated:
        return _kind(get_args(hint)[0])
    inner = [found for found in get_args(hint) if found is not type(None)]
    return _kind(inner[0]) if type(None) in get_args(hint) else hint


def _is(hint: object, kind: object) -> bool:
    return get_origin(hint) is Annotated and get_args(hint)[1:3] == get_args(kind)[1:3]


def _least(hint: object) -> int:
    marks = [
        mark for found in getattr(hint, "__metadata__", ()) if isinstance(found, FieldInfo) for mark in found.metadata
    ]
    return max((getattr(mark, "min_length", None) or 1 for mark in marks), default=1)


def _record_text(hint: object) -> str:
    kind = _kind(hint)
    return (kind.__doc__ or "").split("\n")[0] if isinstance(kind, type) else ""


def _comment(text: str, depth: int) -> Iterator[str]:
    before = "  " * depth + "# "
    yield from textwrap.wrap(" ".join(text.split()), _WIDTH, initial_indent=before, subsequent_indent=before)
