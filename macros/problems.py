"""Problems that an editor can mend, and the error that carries them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

import click


@dataclass(frozen=True, order=True)
class Problem:
    """One thing a contributor must change, and where."""

    path: str  # from the repository root, forward slashes
    line: int  # from 1
    column: int  # from 1
    wrong: str
    instead: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.wrong}. {self.instead}"

    def annotation(self) -> str:
        """Return the line that makes GitHub show this problem beside the changed line."""
        message = _escaped(f"{self.wrong}. {self.instead}")
        path = _escaped(self.path).replace(",", "%2C").replace(":", "%3A")
        return f"::error file={path},line={self.line},col={self.column}::{message}"


class ContentError(click.ClickException):
    """Content that cannot be published, with every problem found in one run.

    The site builders print a `ClickException` without a traceback and exit 1.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))

    def show(self, file: object = None) -> None:
        """Print the problems, and their annotations when the run is on GitHub."""
        click.echo(self.message, err=True)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            for problem in self.problems:
                click.echo(problem.annotation())


def report(problems: list[Problem]) -> str:
    """Return one line for each problem and the total."""
    count = len(problems)
    files = len({problem.path for problem in problems})
    total = f"{count} {'problem' if count == 1 else 'problems'} in {files} {'file' if files == 1 else 'files'}."
    return "\n".join(
        [
            *(str(problem) for problem in problems),
            total,
            "Nothing was built; the previous site is as it was.",
        ]
    )


def _escaped(text: str) -> str:
    # https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
