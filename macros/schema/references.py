"""Where a record names something that is defined elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import RootModel

from macros.schema.fields import Record, Reference
from macros.source.prose import Prose, parse
from macros.source.yaml_file import Path_


class Named(NamedTuple):
    """One id in a record; `near` is the text to point at when it stands inside prose."""

    where: Path_
    to: str  # figure, source, term, level, place, section, guide; id or local for a definition; nearly in wrong brackets
    id: str
    near: str = ""


def named(record: Any, where: Path_ = ()) -> list[Named]:
    """Return every id that `record` defines or refers to, in the order of the file."""
    found: list[Named] = []
    _named(record, where, found)
    return found


def loose(data: Any, where: Path_ = ()) -> list[Named]:
    """Return every id that prose cites in plain data whose types are not known."""
    found: list[Named] = []
    for place, text in texts(data, where):
        if "((" in text:
            _prose(parse(text)[0], place, found)
    return found


def texts(data: Any, where: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Yield every text in plain data, with its place."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts(value, (*where, number))


@cache
def keys(model: type[Record]) -> tuple[tuple[str, str, str | None], ...]:
    """Return attribute, key in the file and kind of reference for each field."""
    found = []
    for key, field in model.model_fields.items():
        own = next((mark.to for mark in field.metadata if isinstance(mark, Reference)), None)
        to = own or _reference(field.annotation) or ("id" if key == "id" else None)
        found.append((key, field.alias or key, to))
    return tuple(found)


def _named(record: Any, where: Path_, found: list[Named]) -> None:
    if isinstance(record, RootModel):
        record = record.root
    if isinstance(record, Record):
        for key, name, to in keys(type(record)):
            value = getattr(record, key)
            if value is not None:
                _value(value, (*where, name), to, found)
    elif isinstance(record, dict):
        for key, value in record.items():
            _named(value, (*where, key), found)


def _value(value: Any, where: Path_, to: str | None, found: list[Named]) -> None:
    if isinstance(value, tuple):
        for number, child in enumerate(value):
            _value(child, (*where, number), to, found)
    elif isinstance(value, Prose):
        _prose(value, where, found)
    elif isinstance(value, Record):
        _named(value, where, found)
    elif to:
        found.append(Named(where, to, value))


def _prose(value: Prose, where: Path_, found: list[Named]) -> None:
    for kind in ("figure", "source", "term"):
        found.extend(Named(where, kind, id_, id_) for id_ in value.cited(kind))
    found.extend(Named(where, "nearly", id_, near) for near, id_ in value.nearly_cited())
    for address in value.cited("link"):
        if address.startswith("#"):
            found.append(Named(where, "place", address[1:], address))


def _reference(annotation: Any) -> str | None:
    for found in getattr(annotation, "__metadata__", ()):
        if isinstance(found, Reference):
            return found.to
    return next((found for found in map(_reference, get_args(annotation)) if found), None)
