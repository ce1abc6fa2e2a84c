"""Advice for a name that nothing has: a near one is asked for, never ordered, since it may be another fact."""

import re
from collections.abc import Collection, Sequence
from functools import cache

_FEW = 12  # names that are listed; nobody reads more
_SHOWN = 3  # other places that are named one by one
_MOST = 2  # letters that differ, and names that are asked for
_LONG = 10  # letters; only from here on two slips can leave a word recognizable
_SHORT = 3  # letters; of an abbreviation, every other letter makes another one
_JOINTS = re.compile(r"[^a-z0-9]+")
_DIGITS = re.compile(r"[0-9]+")
# Letters and hyphens of other alphabets that look like those of an id.
_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁһӏαοıƖ‐‑‒–—−", "aeopcyxijsdhlaoil------")


def meant(word: str, known: Collection[str], *, closed: bool = False) -> list[str]:
    """Return the known name that differs from `word` by a slip of the keyboard, or two if both do; none for more.

    A slip is a letter too many, missing, wrong or exchanged with its neighbor, another case, blank or hyphen.
    Other digits are none. Nor, unless the known ones are a `closed` list of words that no editor takes away, are
    other letters of an abbreviation, or a part of the name that other known names have: those name something else.
    """
    typed = word.lower().translate(_LOOK_ALIKES)
    alike = [name for name in known if _bare(name) == _bare(typed)]
    if not alike:
        near = [
            name for name in known if abs(len(name) - len(typed)) <= _MOST and _is_slip(typed, name.lower(), closed)
        ]
        used = {part for name in known for part in _parts(name)} if near else set()
        # What stands in other names is spelled as it should be.
        alike = [name for name in near if closed or any(part not in used for part, _ in _odd(typed, name.lower()))]
    return alike if len(alike) <= _MOST else []


def advice(word: str, known: Sequence[str], otherwise: str = "", *, listed: bool = True) -> str:
    """Return what to do about a name that is none of the known ones; `otherwise` is what helps if none is meant.

    The known ones are `listed` where they are few and one of them has to be chosen.
    """
    rest = otherwise or "take out what names it"
    names = meant(word, known)
    if names:
        return f"{asked(names)} If not, {rest}"
    choices = f". Those that exist: {', '.join(known)}" if listed and 0 < len(known) <= _FEW else ""
    return f"{rest[:1].upper()}{rest[1:]}{choices}"


def asked(names: Sequence[str]) -> str:
    """Return the question whether one of the names was meant."""
    return f"Did you mean {' or '.join(map(repr, names))}?"


def others(places: Collection[str]) -> str:
    """Return the other places with the same unknown name, in brackets; nothing if there is none."""
    named = list(dict.fromkeys(places))
    if not named:
        return ""
    more = len(named) - _SHOWN
    return f" (also in {', '.join(named[:_SHOWN])}{f' and {more} more' if more > 0 else ''})"


@cache
def _parts(name: str) -> tuple[str, ...]:
    return tuple(_JOINTS.split(name.lower()))


def _bare(name: str) -> str:
    return "".join(_parts(name))


def _odd(typed: str, name: str) -> list[tuple[str, str]]:
    """Return the parts in which two names of equally many parts differ."""
    return [(part, right) for part, right in zip(_parts(typed), _parts(name), strict=False) if part != right]


def _is_slip(typed: str, name: str, closed: bool) -> bool:
    if len(_parts(typed)) != len(_parts(name)) or _DIGITS.findall(typed) != _DIGITS.findall(name):
        return False
    odd = _odd(typed, name)
    if sum(_distance(*pair) for pair in odd) > (_MOST if len(name) >= _LONG else 1):
        return False
    # "un" at the beginning makes another word.
    return all(part[:1] == right[:1] and (closed or _is_word(part, right)) for part, right in odd)


def _is_word(part: str, right: str) -> bool:
    """Whether two parts can be one word: every other letter of an abbreviation makes another."""
    longest = max(len(part), len(right))
    return longest > _SHORT * 2 or (_distance(part, right) <= 1 and (longest > _SHORT or sorted(part) == sorted(right)))


def _distance(one: str, other: str) -> int:
    """Return how many letters differ; two exchanged neighbors count once."""
    if abs(len(one) - len(other)) > _MOST:
        return _MOST + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, sign in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != sign))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == sign:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
