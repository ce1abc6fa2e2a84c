"""How hard a text is to read, by a formula that anybody can work out again."""

import re
from collections.abc import Iterable

_SENTENCE = re.compile(r"[.!?]+(?=[\s”\"')]|$)")
_ENDED = re.compile(r"[.!?][”\"')]*\s*$")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_VOWELS = re.compile(r"[aeiouy]+")


def grade(texts: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of texts: the US school grade in which they are read with ease.

    Kincaid and others, Derivation of new readability formulas, Naval Technical Training Command, 1975. Numbers count
    as no words. A sentence ends at a full stop, an exclamation mark, a question mark, and at the end of each text.
    """
    words, sentences = [], 0
    for text in texts:
        if found := _WORD.findall(text):
            words += found
            sentences += len(_SENTENCE.findall(text)) + (not _ENDED.search(text))
    if not words:
        return 0.0
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Return about how many syllables a word has: its groups of vowels, without a silent e at the end."""
    plain = word.lower().replace("’", "'").split("'")[0]
    silent = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzgh])es$|(?<=[aeiouy]l)e$", "", plain)
    return max(1, len(_VOWELS.findall(silent or plain)))
