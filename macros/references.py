"""Where a record names something that is defined elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from pydantic import RootModel

from macros.fields import Record, Reference
from macros.prose import Prose, parse
from macros.source import Path_


class Named(NamedTuple):
    """One id in a record; `near` is the text to point at when it stands inside prose."""

    where: Path_
    to: str  # figure, source, term, level, place, section, guide; id or local for a definition; nearly in wrong brackets
    id: str
    near: str = ""


def named(record: Any, where: Path_ = ()) -> Iterator[Named]:
    """Yield every id that `record` defines or refers to, in the order of the file."""
    if isinstance(record, RootModel):
        record = record.root
    if isinstance(record, Record):
        for key, name, to in keys(type(record)):
            yield from _value(getattr(record, key), (*where, name), to)
    elif isinstance(record, dict):
        for key, value in record.items():
            yield from named(value, (*where, key))


def loose(data: Any, where: Path_ = ()) -> Iterator[Named]:
    """Yield every id that prose cites in plain data whose types are not known."""
    if isinstance(data, str) and "((" in data:
        yield from _prose(parse(data)[0], where)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from loose(value, (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from loose(value, (*where, number))


@cache
def keys(model: type[Record]) -> tuple[tuple[str, str, str | None], ...]:
    """Return attribute, key in the file and kind of reference for each field."""
    hints = get_type_hints(model, include_extras=True)
    found = []
    for key, field in model.model_fields.items():
        to = _reference(hints.get(key)) or ("id" if key == "id" else None)
        found.append((key, field.alias or key, to))
    return tuple(found)


def _value(value: Any, where: Path_, to: str | None) -> Iterator[Named]:
    if value is None:
        return
    if isinstance(value, tuple):
        for number, child in enumerate(value):
            yield from _value(child, (*where, number), to)
    elif isinstance(value, Prose):
        yield from _prose(value, where)
    elif isinstance(value, Record):
        yield from named(value, where)
    elif to:
        yield Named(where, to, value)


def _prose(value: Prose, where: Path_) -> Iterator[Named]:
    for kind in ("figure", "source", "term"):
        for id_ in value.cited(kind):
            yield Named(where, kind, id_, id_)
    for near, id_ in value.nearly_cited():
        yield Named(where, "nearly", id_, near)
    for address in value.cited("link"):
        if address.startswith("#"):
            yield Named(where, "place", address[1:], address)


def _reference(annotation: Any) -> str | None:
    for found in getattr(annotation, "__metadata__", ()):
        if isinstance(found, Reference):
            return found.to
    return next((found for found in map(_reference, get_args(annotation)) if found), None)
