"""Which words of the content are others than before: each text at its place, cut to where it differs."""

import datetime
from collections.abc import Callable, Iterator

from macros.schema.record import Record
from macros.source.prose import Prose

_AROUND = 3  # words on either side that show where a change stands
_MOST = 30  # words of a side; whoever writes more reads the page


def changed(before: object, after: object, now: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    """Yield the key of each text that differs between two records, with its old and its new words.

    `now` gives an old text as it would be today, with ids that are other ones only in name.
    """
    old, new = dict(_texts(before)), dict(_texts(after))
    for where, text in new.items():
        if where in old and now(old[where]) != text:
            yield where[-1], *_excerpts(old[where], text)


def _texts(value: object, where: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every text of a record; entries of a list are known by their id, so that a new one moves none."""
    if isinstance(value, Prose):
        yield where, value.text
    elif isinstance(value, (str, datetime.date)) and where:
        yield where, str(value)
    elif isinstance(value, Record):
        for key in type(value).model_fields:
            yield from _texts(getattr(value, key), (*where, key))
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            name = str(getattr(entry, "id", number))
            yield from _texts(entry, (*where, name, where[-1]) if isinstance(entry, (str, Prose)) else (*where, name))


def _excerpts(old: str, new: str) -> tuple[str, str]:
    one, other = old.split(), new.split()
    least = min(len(one), len(other))
    same = next((n for n in range(least) if one[n] != other[n]), least)
    tail = next((n for n in range(least - same) if one[-1 - n] != other[-1 - n]), least - same)
    return _excerpt(one, same, tail), _excerpt(other, same, tail)


def _excerpt(words: list[str], same: int, tail: int) -> str:
    first, last = max(same - _AROUND, 0), min(len(words) - tail + _AROUND, len(words))
    shown = words[first:last]
    cut = " …" if len(shown) > _MOST or last < len(words) else ""
    return f"{'… ' if first else ''}{' '.join(shown[:_MOST])}{cut}" if shown else "nothing"
