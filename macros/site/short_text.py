"""Texts made short before they are compressed: a frequent word stands as one or two signs.

A compressor looks back 32 KiB, and the words of a guide repeat over hundreds. With this, the index of the search is an eighth smaller.
"""

from collections import Counter
from collections.abc import Iterable

_LEAST = 2  # a word that stands once costs more in the list than it saves
_BEGINS_A_WORD = "!"
# What JSON keeps as it is, without the sign that could begin the end of a script element.
_SIGNS = "".join(sign for sign in map(chr, range(ord("#"), ord("~") + 1)) if sign not in "\\<")
_SINGLE, _FIRST = _SIGNS[:42], _SIGNS[42:]


class ShortTexts:
    """The words of some texts, and each text in signs that stand for them."""

    def __init__(self, texts: Iterable[str]) -> None:
        found = Counter(word for text in texts for word in text.split(" ") if word)
        often = [word for word, number in found.most_common() if number >= _LEAST]
        codes = [*_SINGLE, *(first + second for first in _FIRST for second in _SIGNS)]
        # Where both take two signs, words in the order of the alphabet are the shorter list.
        words = [*often[: len(_SINGLE)], *sorted(often[len(_SINGLE) : len(codes)])]
        self._codes = dict(zip(words, codes, strict=False))

    @property
    def key(self) -> dict[str, str]:
        """What reads the texts again: the single signs, the first ones of two, all signs, and the words in the order of these."""
        return {"single": _SINGLE, "first": _FIRST, "signs": _SIGNS, "words": " ".join(self._codes)}

    def short(self, text: str) -> str:
        """Return a text, whose words stand a single blank apart, in signs; other words stand between ! and a blank."""
        return "".join(self._codes.get(word) or f"{_BEGINS_A_WORD}{word} " for word in text.split(" ")) if text else ""
