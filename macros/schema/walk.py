"""What a record is made of, with its place in the file: other records, prose, and ids."""

from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple, get_args

from pydantic import BaseModel, RootModel

from macros.schema.fields import Reference
from macros.schema.record import Record
from macros.source.prose import Prose
from macros.source.yaml_file import Path_


class Found(NamedTuple):
    """A record, prose, or an id."""

    where: Path_
    value: object
    to: str | None  # what it names or defines, if it is an id: figure, source, level, place; id, local or former


_found = partial(tuple.__new__, Found)
"""Makes one; the class does so in Python, and a load makes ten thousand."""

_LEAVES = frozenset({str, Prose})


def inside(value: object) -> list[Found]:
    """Return `value` and the records, prose, and ids in it, in the order of the file, a record before what stands in it.

    Lists are passed over for what is in them, and so are plain words, numbers, and dates.
    """
    found: list[Found] = []
    _add(value, (), None, found)
    return found


def _add(value: object, where: Path_, to: str | None, found: list[Found]) -> None:
    kind: type = type(value)
    if kind in _LEAVES:
        found.append(_found((where, value, to)))
    elif isinstance(value, tuple):
        for number, child in enumerate(value):
            _add(child, (*where, number), to, found)
    elif fields := _telling(kind):
        found.append(_found((where, value, to)))
        for key, name, names in fields:
            child = getattr(value, key)
            if type(child) in _LEAVES:  # as most are; to call for each takes as long as the rest
                found.append(_found(((*where, name), child, names)))
            elif child is not None:
                _add(child, (*where, name), names, found)
    elif isinstance(value, RootModel):
        for name, child in value.root.items():
            _add(child, (*where, name), to, found)
    elif isinstance(value, Record):
        found.append(_found((where, value, to)))


def proses(record: Record) -> Iterator[Prose]:
    """Yield every prose field in a record."""
    yield from (found.value for found in inside(record) if isinstance(found.value, Prose))


def models(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield every record that a record or an annotation is made of, itself included."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models(field.annotation)
    for inner in get_args(annotation):
        yield from models(inner)


@cache
def keys(model: type[Record]) -> tuple[tuple[str, str, str | None], ...]:
    """Return attribute, key in the file and kind of reference for each field."""
    found = []
    for key, field in model.model_fields.items():
        own = next((mark.to for mark in field.metadata if isinstance(mark, Reference)), None)
        to = own or _reference(field.annotation) or ("id" if key == "id" else None)
        found.append((key, field.alias or key, to))
    return tuple(found)


@cache
def _telling(kind: type) -> tuple[tuple[str, str, str | None], ...]:
    """Return those of a record's keys whose values can be, or hold, a record, prose, or an id; none of what is no record."""
    if not issubclass(kind, Record):
        return ()
    return tuple(key for key in keys(kind) if key[2] or _holds(kind.model_fields[key[0]].annotation))


def _holds(annotation: object) -> bool:
    is_one = isinstance(annotation, type) and issubclass(annotation, (BaseModel, Prose))
    return is_one or any(map(_holds, get_args(annotation)))


def _reference(annotation: object) -> str | None:
    for found in getattr(annotation, "__metadata__", ()):
        if isinstance(found, Reference):
            return found.to
    return next((found for found in map(_reference, get_args(annotation)) if found), None)
