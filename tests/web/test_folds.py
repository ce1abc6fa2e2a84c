"""How a long list is divided: into short folds, in the order of what they stand under, with nothing lost."""

from __future__ import annotations

import pytest

from macros.web import folds


def _first(entry: str) -> tuple[str, str]:
    return folds.by_name(entry[0])


def _leaves(parts: list[folds.Fold]) -> list[folds.Fold]:
    return [leaf for part in parts for leaf in (_leaves(part.parts) if part.parts else [part])]


@pytest.mark.parametrize(
    "entries",
    [
        [],
        ["a"] * folds.MOST,
        [f"a{number:03}" for number in range(5 * folds.MOST)],
        [f"{letter}{number:03}" for letter in "abcdefg" for number in range(folds.MOST // 2)],
        [*(f"b{number:03}" for number in range(3 * folds.MOST)), "a000", "c000"],
    ],
)
def test_no_fold_is_long_and_nothing_is_lost(entries):
    leaves = _leaves(folds.divided(entries, _first, folds.by_name))
    assert all(len(leaf.entries) <= folds.MOST for leaf in leaves)
    assert [entry for leaf in leaves for entry in leaf.entries] == sorted(entries)
    # A list that is short has no fold within it.
    assert (leaves[0].title == "") == (len(entries) <= folds.MOST)


def test_a_fold_bears_the_first_and_the_last_of_its_names():
    entries = [f"{letter}{number:03}" for letter in "abc" for number in range(folds.MOST // 2)]
    assert [fold.title for fold in folds.divided(entries, _first)] == ["A to B", "C"]
