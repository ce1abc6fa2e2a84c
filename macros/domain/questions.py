"""A readiness check as its scores and result codes see it: ids in order, no words.

The same ids in the same order are the data of the page's scripts, so both read one definition.

The short check comes first: the gates that jobs ask about, the starting point, and one core statement for each dimension.
All else is answered by whoever goes deeper, in any order, or not at all: gates that are marked `later`, then the other
statements.

A gate with `private: true` is for the reader alone. Its answer stays with the others in the tab, and advises on the
reader's own result, but leaves the page in no form: not in codes and so not in links to the plan, not in the room view,
saved text, or print; paper has no box for it. It can be left out, and a code that is opened leaves it open. No case of
another question, contradiction, notice, or holding of the plan may name it; rules see to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.domain.figures import Quotable
from macros.schema.sections.quiz import Readiness

PROFILE = "profile"
"""The name under which the starting point is answered, beside the ids of gates and statements."""


@dataclass(frozen=True)
class Rated:
    """One dimension."""

    id: str
    core: str  # the statement that the short check asks
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Questions:
    """What can be asked and answered."""

    editions: tuple[int, ...]  # every number of a code that ever was; the last is that of today's full codes
    short: int  # the number of today's short codes
    answers: tuple[str, ...]  # to each statement, worth 0, 1 and 2 points
    gates: tuple[tuple[str, tuple[str, ...]], ...]
    profiles: tuple[str, ...]
    bands: tuple[tuple[str, int], ...]  # with the percentage of a dimension's points from which each begins
    dimensions: tuple[Rated, ...]
    later: frozenset[str] = frozenset()  # gates that the short check leaves out
    private: frozenset[str] = frozenset()  # gates that are for the reader alone: no code holds their answers

    def points(self, answer: str) -> int:
        """Return what an answer to a statement is worth."""
        return self.answers.index(answer)

    def short_choices(self) -> dict[str, tuple[str, ...]]:
        """Return the questions of the short check with their possible answers, in the order of the page."""
        gates = {name: possible for name, possible in self.gates if name not in self.later}
        return {**gates, PROFILE: self.profiles, **dict.fromkeys((one.core for one in self.dimensions), self.answers)}

    def choices(self) -> dict[str, tuple[str, ...]]:
        """Return every question with its possible answers, in the order of the page: the short check first."""
        statements = [name for dimension in self.dimensions for name in dimension.statements]
        return {**self.short_choices(), **dict(self.gates), **dict.fromkeys(statements, self.answers)}

    def coded(self) -> dict[str, tuple[str, ...]]:
        """Return the questions whose answers a full code holds, in its order."""
        return {name: possible for name, possible in self.choices().items() if name not in self.private}

    def coded_short(self) -> dict[str, tuple[str, ...]]:
        """Return the questions whose answers every code holds, in its order."""
        return {name: possible for name, possible in self.short_choices().items() if name not in self.private}


def from_record(record: Readiness, figures: Mapping[str, Quotable]) -> Questions:
    """Return the questions of a readiness check; figures say where its bands begin."""
    return Questions(
        editions=numbers(record),
        short=record.editions[-1].short or 0,
        answers=tuple(answer.id for answer in record.answers),
        gates=tuple((gate.id, tuple(answer.id for answer in gate.answers)) for gate in record.gates),
        profiles=tuple(profile.start for profile in record.profiles),
        bands=tuple((band.id, int(figures[band.begins].value or 0) if band.begins else 0) for band in record.bands),
        dimensions=tuple(
            Rated(entry.id, entry.core, tuple(one.id for one in entry.statements)) for entry in record.dimensions
        ),
        later=frozenset(gate.id for gate in record.gates if gate.later),
        private=frozenset(gate.id for gate in record.gates if gate.private),
    )


def numbers(record: Readiness) -> tuple[int, ...]:
    """Return every number that codes bear or bore, those of the current edition last, and of these the full one."""
    return tuple(number for edition in record.editions for number in (edition.short, edition.number) if number)


def of(data: Mapping[str, Any]) -> Questions:
    """Return the questions in the data that the page's scripts get."""
    return Questions(
        editions=tuple(data["editions"]),
        short=data["short"],
        answers=_ids(data["answers"]),
        gates=tuple((gate["id"], _ids(gate["answers"])) for gate in data["gates"]),
        profiles=_ids(data["profiles"]),
        bands=tuple((band["id"], band["from"]) for band in data["bands"]),
        dimensions=tuple(Rated(entry["id"], entry["core"], _ids(entry["statements"])) for entry in data["dimensions"]),
        later=frozenset(gate["id"] for gate in data["gates"] if gate.get("later")),
        private=frozenset(gate["id"] for gate in data["gates"] if gate.get("private")),
    )


def _ids(entries: list[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(entry["id"] for entry in entries)
