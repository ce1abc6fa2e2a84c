"""Problems that an editor can mend, and the error that carries them."""

import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import click

_UNHARMED = "Nothing was built; the previous site is as it was."
_MOST = 1_000  # rows; GitHub refuses a page of more than a megabyte


class Code(StrEnum):
    """What a problem is called where the program itself has to know it: its words may change, this does not."""

    TAB = "tab-in-indentation"
    NO_BREAK_SPACE = "no-break-space"
    MISSING_SPACE = "missing-space"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing a contributor must change, and where."""

    path: str  # from the repository root, forward slashes
    line: int  # from 1
    column: int  # from 1
    wrong: str
    instead: str
    code: Code | None = field(default=None, compare=False)  # none where nothing but an editor mends it

    def __str__(self) -> str:
        return f"{_shown(self.path)}:{self.line}:{self.column}: {_shown(self.wrong)}. {_shown(self.instead)}"

    def annotation(self) -> str:
        """Return the line that makes GitHub show this problem beside the changed line."""
        message = _escaped(f"{self.wrong}. {self.instead}")
        path = _escaped(self.path).replace(",", "%2C").replace(":", "%3A")
        return f"::error file={path},line={self.line},col={self.column}::{message}"


class ContentError(click.ClickException):
    """Content that cannot be published, with every problem found in one run.

    The site builders print a `ClickException` without a traceback and exit 1.
    """

    def __init__(self, problems: Iterable[Problem], unharmed: str = _UNHARMED) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems, unharmed))

    def show(self, file: object = None) -> None:
        """Print the problems; on GitHub also their annotations and, for the job's page, the whole list."""
        click.echo(self.message, err=True)
        if os.environ.get("GITHUB_ACTIONS") != "true":
            return
        for problem in _spread(self.problems):
            click.echo(problem.annotation())
        page = os.environ.get("GITHUB_STEP_SUMMARY")
        if page:
            with Path(page).open("a", encoding="utf-8", newline="\n") as job:
                job.write(summary(self.problems))


def report(problems: list[Problem], unharmed: str = _UNHARMED) -> str:
    """Return one line for each problem, the total, and what stays as it was."""
    return "\n".join([*map(str, problems), f"{_total(problems)}.", unharmed])


def summary(problems: list[Problem]) -> str:
    """Return the problems as Markdown in which nothing of the content has a meaning."""
    rows = [
        f"| {unmarked(problem.path)} | {problem.line} | {unmarked(problem.wrong)} | {unmarked(problem.instead)} |"
        for problem in problems[:_MOST]
    ]
    left = len(problems) - _MOST
    more = [f"{left:,} more stand in the log of this step.", ""] if left > 0 else []
    head = [f"## {_total(problems)}", "", "| File | Line | What is wrong | What to write |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, "", *more, _UNHARMED, "", ""])


def unmarked(text: str) -> str:
    """Return a text on one line in which Markdown and HTML see no signs of theirs."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]()#|~@!$])", r"\\\1", " ".join(escaped.split()))


def _shown(text: str) -> str:
    """Return a text on one line that can do nothing to a terminal: a file can be called anything."""
    return text if text.isprintable() else "".join(sign if sign.isprintable() else " " for sign in text)


def _total(problems: list[Problem]) -> str:
    count, files = len(problems), len({problem.path for problem in problems})
    return f"{count} {'problem' if count == 1 else 'problems'} in {files} {'file' if files == 1 else 'files'}"


def _spread(problems: list[Problem]) -> list[Problem]:
    """Return the first problem of every file, then the second of every file: GitHub shows ten of a step."""
    earlier: Counter[str] = Counter()
    turns = []
    for problem in problems:
        turns.append((earlier[problem.path], problem))
        earlier[problem.path] += 1
    return [problem for _, problem in sorted(turns)]


def _escaped(text: str) -> str:
    # https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
