"""The scores of a readiness check, in whole numbers, so that a pencil gives the same.

`overrides/assets/js/quiz/scores.js` computes the same in the browser; tests hold the two equal.

An answer to a statement is worth its place in `answers`: 0, 1, or 2 points. A dimension's score is their sum, its maximum
twice the number of statements. A dimension of which a statement has no answer has no score: the short check ranks nothing. A band holds every score from its first point up to the next band's. Gates and the
starting point change no score. Of dimensions with equal shares of points, the one further up comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from macros.domain.questions import Questions, Rated

MOST = 2
"""The points that one statement can give."""

FIRST = 2
"""How many dimensions to work on first."""


@dataclass(frozen=True)
class Raise:
    """One statement of the smallest change, and how far it is raised."""

    statement: str
    before: int
    after: int


@dataclass(frozen=True)
class Score:
    """What the answers to one dimension add up to."""

    dimension: str
    points: int
    maximum: int
    edges: tuple[int, ...]  # the first point of each band
    band: int  # its place in the list of bands
    contributions: tuple[tuple[str, int], ...]  # each statement's points
    missing: int  # points to the next band; 0 in the highest
    change: tuple[Raise, ...]  # the smallest one that reaches the next band


@dataclass(frozen=True)
class Result:
    """Scores of what is answered in full, in the order of the content, and ids of these in the order to look at them."""

    scores: tuple[Score, ...]
    strengths: tuple[str, ...]
    gaps: tuple[str, ...]  # every dimension with a score, the lowest share of points first
    first: tuple[str, ...]  # what to work on first; empty when every dimension is in the highest band


def edges(shares: Sequence[int], maximum: int) -> tuple[int, ...]:
    """Return the first point of each band, from the percentages at which they begin, rounded up."""
    return tuple((share * maximum + 99) // 100 for share in shares)


def result(questions: Questions, answers: Mapping[str, str]) -> Result:
    """Return what answers give, in the dimensions that they cover in full."""
    whole = (one for one in questions.dimensions if answers.keys() >= set(one.statements))
    scores = tuple(_score(questions, dimension, answers) for dimension in whole)
    order = sorted(scores, key=cmp_to_key(_by_share))
    top = len(questions.bands) - 1
    strengths = [score for score in scores if score.band == top] or _highest(scores)
    below = [score.dimension for score in order if score.band < top]
    return Result(
        scores=scores,
        strengths=tuple(score.dimension for score in strengths),
        gaps=tuple(score.dimension for score in order),
        first=tuple(below[:FIRST]),
    )


def change(points: Sequence[tuple[str, int]], missing: int) -> tuple[Raise, ...]:
    """Return the fewest statements to raise for `missing` points: those that can gain most, then in their order."""
    raised = []
    for statement, before in sorted(points, key=lambda pair: pair[1]):
        gain = min(MOST - before, missing)
        if gain > 0:
            raised.append(Raise(statement, before, before + gain))
            missing -= gain
    return tuple(raised)


def _score(questions: Questions, dimension: Rated, answers: Mapping[str, str]) -> Score:
    contributions = tuple((name, questions.points(answers[name])) for name in dimension.statements)
    points, maximum = sum(given for _, given in contributions), MOST * len(contributions)
    begins = edges([share for _, share in questions.bands], maximum)
    band = max(number for number, edge in enumerate(begins) if edge <= points)
    missing = begins[band + 1] - points if band + 1 < len(begins) else 0
    raised = change(contributions, missing)
    return Score(dimension.id, points, maximum, begins, band, contributions, missing, raised)


def _by_share(one: Score, other: Score) -> int:
    """Compare shares of points without a fraction."""
    return one.points * other.maximum - other.points * one.maximum


def _highest(scores: Sequence[Score]) -> list[Score]:
    return [max(scores, key=cmp_to_key(_by_share))] if scores else []
