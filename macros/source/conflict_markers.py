"""The marks that Git leaves where two people have changed the same lines: wherever they stand, nothing else is said."""

import re
from collections.abc import Iterator

from macros.source.problems import Problem

_SIGNS = "<|=>"
_MARK = re.compile(r"^[ \t]*(?P<mark>(?P<sign>[<|=>])(?P=sign){6})(?:[ \t].*)?$", re.MULTILINE)


def problems(text: str, name: str) -> list[Problem]:
    """Return a problem for each place of a file where two versions stand, one below the other."""
    if not any(sign * 7 in text for sign in _SIGNS):
        return []
    marks = []
    for found in _MARK.finditer(text):
        line = text.count("\n", 0, found.start("mark")) + 1
        marks.append((line, found.start("mark") - text.rfind("\n", 0, found.start("mark")), found["mark"]))
    return [_problem(name, group) for group in _grouped(marks)]


def _grouped(marks: list[tuple[int, int, str]]) -> Iterator[list[tuple[int, int, str]]]:
    """Yield the marks of each conflict: from <<<<<<< to >>>>>>>, or as many as have been left of them."""
    group: list[tuple[int, int, str]] = []
    for mark in marks:
        if group and (mark[2][0] == "<" or group[-1][2][0] == ">"):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _problem(name: str, group: list[tuple[int, int, str]]) -> Problem:
    line, column, first = group[0]
    lines = [f"{number} ({mark})" for number, _, mark in group]
    if len(group) == 1:
        wrong = f"{first} is a mark that Git leaves where two versions of a text meet"
        return Problem(name, line, column, wrong, "Delete this line, and see that the text stands only once around it")
    wrong = f"Git has put two versions of the same lines here, from line {line} to line {group[-1][0]}"
    marked = f"{', '.join(lines[:-1])} and {lines[-1]}"
    return Problem(
        name, line, column, wrong, f"Keep the right version, delete the other, and delete the lines {marked}"
    )
