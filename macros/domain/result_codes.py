"""Result codes: the answers of a readiness check as a short text that can be typed from paper, private ones left out.

A code holds the edition of the questions and every answer that is not private, and nothing else. A short code holds
the answers of the short check; a full code holds these and whatever else was answered. The scripts of the page read and
write the same; `tests/fixtures/vectors/quiz-code.json` pins both.

1. Symbols. Crockford's base 32 stands for 0 to 31. To read, drop everything that is no ASCII letter or digit, take
   capitals, and read O as 0, I and L as 1. To print, put a hyphen after every fourth symbol.
2. Order. Two symbols for the edition's number, n for the answers, two to check. Short and full codes bear numbers of
   their own, so the first two symbols tell them apart.
3. Answers. One number, built question by question. Begin with 0; for each question of the short check multiply by the
   number of its answers and add the place of the one chosen, counted from 0: the gates, the starting point, the core
   statements. A full code goes on with the later gates and the other statements, which may have no answer: multiply by
   the number of answers and one more, and add 0 for none, else the place counted from 1. Private questions are passed
   over. n is the number of symbols that the largest such number needs. The most significant symbol comes first.
4. Check. Symbols are elements of the field with 32 elements made by x⁵ + x² + 1: adding is exclusive or; α is 2. The
   code, its first symbol as the highest power, is a polynomial that (x − α)(x − α²) divides. So a code is sound if its
   value is 0 at α and at α². In up to 31 symbols this catches any one or two wrong ones, and so every swap of
   neighbors; the rules of content refuse a check whose codes would be longer.

A text is, in this order: `empty` without a letter or digit; `damaged` with one that is no symbol; `wrong-length` with
fewer than 5 symbols. If the check fails, it is `wrong-length` when it begins with a number of today, short or full, and
has not that code's length, else `damaged`. If the check holds, it is `older-edition` or `unknown-edition` when its number
is not one of today's, `wrong-length`, `damaged` when the number of its answers is larger than the largest, or `valid`.

An edition's number belongs to one edition of one guide. A question, answer, or starting point added, dropped, or moved,
another core statement, or a gate that becomes private or later or ceases to be, needs a new edition, or old codes would
be read wrongly. No test can know.
"""

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

LONGEST_SHORT = 12
"""The most symbols of a short code, which is three groups to type."""

_EDITION, _CHECK, _GROUP = 2, 2, 4  # symbols
_SHORTEST = _EDITION + 1 + _CHECK
_NONE = ""  # stands for no answer
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, by which the field of 32 elements is made
_ALPHA, _ALPHA_SQUARED = 2, 4

State = Literal["valid", "empty", "wrong-length", "damaged", "older-edition", "unknown-edition"]


@dataclass(frozen=True)
class Decoded:
    """What a text turned out to be; only a valid one has answers."""

    state: State
    answers: dict[str, str] = field(default_factory=dict)  # question → answer, in the order of `Questions.coded`
    edition: int | None = None  # None when it could not be read for certain


def encode(questions: Questions, answers: Mapping[str, str]) -> str:
    """Return the code of answers: a short one if they are those of the short check alone.

    Raises `KeyError` if one of the short check is missing, `ValueError` if one is unknown. Answers to private questions
    are not looked at, so they may be missing.
    """
    number = edition(questions, answers)
    value = 0
    for name, possible in _radixes(questions, number).items():
        value = value * len(possible) + possible.index(answers[name] if possible[0] else answers.get(name, _NONE))
    symbols = _symbols(number, _EDITION) + _symbols(value, length(questions, number) - _EDITION - _CHECK)
    return _printed([*symbols, *_checks(symbols)])


def edition(questions: Questions, answers: Mapping[str, str]) -> int:
    """Return the number that the code of these answers bears: that of short codes, or that of full ones."""
    later = questions.coded().keys() - questions.coded_short().keys()
    return questions.editions[-1] if any(name in answers for name in later) else questions.short


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
    number = _number(symbols[:_EDITION])
    is_current = number in (questions.short, questions.editions[-1])
    has_length = is_current and len(symbols) == length(questions, number)
    if any(_remainders(symbols)):
        return Decoded("damaged" if has_length or not is_current else "wrong-length")
    if not is_current:
        return Decoded("older-edition" if number in questions.editions else "unknown-edition", edition=number)
    if not has_length:
        return Decoded("wrong-length", edition=number)
    answers = _answers(_radixes(questions, number), _number(symbols[_EDITION:-_CHECK]))
    return Decoded("damaged") if answers is None else Decoded("valid", answers, number)


def normalize(text: str) -> str:
    """Return the signs of a code as they are compared: capitals, digits for look-alikes, no separators."""
    return re.sub("[^0-9A-Za-z]", "", text).upper().replace("O", "0").replace("I", "1").replace("L", "1")


def length(questions: Questions, number: int) -> int:
    """Return how many symbols a code of these questions has: a short one, or a full one, as its number says."""
    return length_for(prod(len(possible) for possible in _radixes(questions, number).values()))


def length_for(sets: int) -> int:
    """Return how many symbols a code has when there are so many different sets of answers."""
    return _EDITION + max(1, -(-(sets - 1).bit_length() // 5)) + _CHECK


def _radixes(questions: Questions, number: int) -> dict[str, tuple[str, ...]]:
    """Return the questions of a code with what may be answered; where nothing may, that comes first."""
    short = questions.coded_short()
    if number == questions.short:
        return short
    return {name: possible if name in short else (_NONE, *possible) for name, possible in questions.coded().items()}


def _answers(radixes: Mapping[str, tuple[str, ...]], value: int) -> dict[str, str] | None:
    """Return the answers behind a number, or None if no answers have it."""
    found = {}
    for name, possible in reversed(list(radixes.items())):
        value, place = divmod(value, len(possible))
        found[name] = possible[place]
    return None if value else {name: answer for name, answer in reversed(found.items()) if answer}


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
