"""A long list → folds within folds, each short enough for a reader with a phone to scroll through."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from macros.domain.figures import Quotable
from macros.domain.series import KnownSeries

MOST = 14
"""How many entries stand open together; a longer list is divided."""

_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
_WHERE = re.compile(r" (?:\(|in |at ).*")

Key = Callable[[Any], tuple[str, str]]
"""What an entry stands under: what that is sorted by, and its name."""


@dataclass
class Fold:
    """Some of a list, under the first and the last of its names; without a name, all of a list that needs no division."""

    first: str
    last: str
    entries: list[Any]
    parts: list["Fold"]

    @property
    def title(self) -> str:
        """Return what its line says."""
        return self.first if self.first == self.last else f"{self.first} to {self.last}"


def divided(entries: Sequence[Any], *keys: Key, name: str = "") -> list[Fold]:
    """Return a list as it is, or divided by the first key that tells its entries apart, and within that by the others.

    Neighbors share a fold as long as it is short, and the folds are about as long as one another.
    """
    if len(entries) <= MOST or not keys:
        return [Fold(name, name, list(entries), [])]
    first, *finer = keys
    folds: list[Fold] = []
    even = -(-len(entries) // -(-len(entries) // MOST))
    for (_, title), found in groupby(sorted(entries, key=first), first):
        run = list(found)
        if len(run) == len(entries):
            return divided(run, *finer, name=name)
        if folds and len(folds[-1].entries) < even and len(folds[-1].entries) + len(run) <= MOST:
            folds[-1].last = title
            folds[-1].entries += run
        else:
            parts = divided(run, *finer)
            folds.append(Fold(title, title, run, [] if len(parts) == 1 else parts))
    return folds


def by_name(name: str) -> tuple[str, str]:
    """Return what a name stands under in a list by the alphabet, where É is an E, and the name as it begins a line."""
    plain = unicodedata.normalize("NFKD", _ARTICLE.sub("", name)).lower()
    return plain, name[:1].upper() + name[1:]


def by_subject(one: Quotable | KnownSeries) -> tuple[str, str]:
    """Return whom a figure or series counts, without where."""
    return by_name(_WHERE.sub("", one.record.about))


def by_label(one: Quotable | KnownSeries) -> tuple[str, str]:
    """Return what a figure or series is called."""
    return by_name(one.record.label)
