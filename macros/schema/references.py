"""Where a record names something that is defined elsewhere."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from macros.schema.walk import Found, inside
from macros.source.prose import Prose, parse
from macros.source.yaml_file import Path_, leaves


class Named(NamedTuple):
    """One id in a record; `near` is the text to point at when it stands inside prose."""

    where: Path_
    to: str  # figure, source, term, level, place, section, guide; id, local or former for a definition; nearly in wrong brackets
    id: str
    near: str = ""


_named = partial(tuple.__new__, Named)  # as `Found` in walk
_BRACKET = re.compile(r"[(\[{<]")  # with one begins all that is cited, or nearly


def named(record: object) -> list[Named]:
    """Return every id that `record` defines or refers to, in the order of the file."""
    return named_among(inside(record))


def named_among(values: Iterable[Found]) -> list[Named]:
    """Return every id in what stands in a record, in the same order."""
    found: list[Named] = []
    for where, value, to in values:
        if type(value) is Prose:
            if _BRACKET.search(value.text):
                _prose(value, where, found)
        elif to and isinstance(value, str):
            found.append(_named((where, to, value, "")))
    return found


def loose(data: object) -> list[Named]:
    """Return every id that prose cites in plain data whose types are not known."""
    found: list[Named] = []
    for place, text in texts(data):
        if "((" in text:
            _prose(parse(text)[0], place, found)
    return found


def texts(data: object) -> Iterator[tuple[Path_, str]]:
    """Yield every text in plain data, with its place."""
    return ((where, value) for where, value in leaves(data) if isinstance(value, str))


def _prose(value: Prose, where: Path_, found: list[Named]) -> None:
    for kind, cited in value.all_cited:
        if kind != "link":
            found.append(_named((where, kind, cited, cited)))
        elif cited.startswith("#"):
            found.append(_named((where, "place", cited[1:], cited)))
    found.extend([Named(where, "nearly", id_, near) for near, id_ in value.nearly_cited()])
