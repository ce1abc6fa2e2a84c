"""Result codes: the answers of a readiness check as a short text that can be typed from paper, private ones left out.

DEVELOPING.md describes the format; `overrides/assets/js/quiz/code.js` reads and writes the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Literal

from macros.domain.questions import Questions

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, which look like digits, and no U."""

LONGEST = 31
"""The most symbols of a code in which two wrong symbols are sure to be noticed."""

_EDITION, _CHECK, _GROUP = 2, 2, 4  # symbols
_SHORTEST = _EDITION + 1 + _CHECK
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, by which the field of 32 elements is made
_ALPHA, _ALPHA_SQUARED = 2, 4

State = Literal["valid", "empty", "wrong-length", "damaged", "older-edition", "unknown-edition"]


@dataclass(frozen=True)
class Decoded:
    """What a text turned out to be; only a valid one has answers."""

    state: State
    answers: dict[str, str] = field(default_factory=dict)  # question → answer, as in `Questions.coded`
    edition: int | None = None  # None when it could not be read for certain


def encode(questions: Questions, answers: Mapping[str, str]) -> str:
    """Return the code of a complete set of answers; raises `KeyError` if one is missing, `ValueError` if unknown.

    Answers to private questions are not looked at, so they may be missing.
    """
    value = 0
    for name, possible in questions.coded().items():
        value = value * len(possible) + possible.index(answers[name])
    symbols = _symbols(questions.editions[-1], _EDITION) + _symbols(value, length(questions) - _EDITION - _CHECK)
    return _printed([*symbols, *_checks(symbols)])


def decode(questions: Questions, text: str) -> Decoded:
    """Return what `text` is: a code of these questions with its answers, or why it is none."""
    plain = normalize(text)
    if not plain:
        return Decoded("empty")
    symbols = [ALPHABET.find(sign) for sign in plain]
    if -1 in symbols:
        return Decoded("damaged")
    if len(symbols) < _SHORTEST:
        return Decoded("wrong-length")
    edition, current = _number(symbols[:_EDITION]), questions.editions[-1]
    has_length = len(symbols) == length(questions)
    if any(_remainders(symbols)):
        return Decoded("damaged" if has_length or edition != current else "wrong-length")
    if edition != current:
        return Decoded("older-edition" if edition in questions.editions else "unknown-edition", edition=edition)
    if not has_length:
        return Decoded("wrong-length", edition=edition)
    answers = _answers(questions, _number(symbols[_EDITION:-_CHECK]))
    return Decoded("damaged") if answers is None else Decoded("valid", answers, edition)


def normalize(text: str) -> str:
    """Return the signs of a code as they are compared: capitals, digits for look-alikes, no separators."""
    return re.sub("[^0-9A-Za-z]", "", text).upper().replace("O", "0").replace("I", "1").replace("L", "1")


def length(questions: Questions) -> int:
    """Return how many symbols a code of these questions has."""
    return length_for(prod(len(possible) for possible in questions.coded().values()))


def length_for(sets: int) -> int:
    """Return how many symbols a code has when there are so many different sets of answers."""
    return _EDITION + max(1, -(-(sets - 1).bit_length() // 5)) + _CHECK


def _answers(questions: Questions, value: int) -> dict[str, str] | None:
    """Return the answers behind a number, or None if no answers have it."""
    found = {}
    for name, possible in reversed(questions.coded().items()):
        value, place = divmod(value, len(possible))
        found[name] = possible[place]
    return None if value else dict(reversed(found.items()))


def _symbols(value: int, count: int) -> list[int]:
    return [value >> 5 * place & 31 for place in reversed(range(count))]


def _number(symbols: Sequence[int]) -> int:
    value = 0
    for symbol in symbols:
        value = value << 5 | symbol
    return value


def _printed(symbols: Sequence[int]) -> str:
    text = "".join(ALPHABET[symbol] for symbol in symbols)
    return "-".join(text[place : place + _GROUP] for place in range(0, len(text), _GROUP))


def _checks(symbols: Sequence[int]) -> tuple[int, int]:
    """Return the remainder of symbols · x² divided by (x − α)(x − α²): the two check symbols."""
    first = second = 0
    for symbol in symbols:
        lead = symbol ^ first
        first = second ^ _times(lead, _ALPHA ^ _ALPHA_SQUARED)
        second = _times(lead, _times(_ALPHA, _ALPHA_SQUARED))
    return first, second


def _remainders(symbols: Sequence[int]) -> tuple[int, int]:
    """Return the values of the code at α and α²; both are 0 for a sound one."""
    at_alpha = at_square = 0
    for symbol in symbols:
        at_alpha = _times(at_alpha, _ALPHA) ^ symbol
        at_square = _times(at_square, _ALPHA_SQUARED) ^ symbol
    return at_alpha, at_square


def _times(one: int, other: int) -> int:
    """Return the product of two elements of the field."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= _POLYNOMIAL
        other >>= 1
    return product
