"""Scores: what a pencil gives, for every sum of points."""

from __future__ import annotations

import dataclasses
import json
from fractions import Fraction

import pytest
from hypothesis import given, strategies

from macros.domain import questions, quiz_scores
from tests.conftest import FIXTURES

VECTORS = json.loads((FIXTURES / "vectors" / "quiz-score.json").read_text(encoding="utf-8"))
QUESTIONS = questions.of(VECTORS["quiz"])
STATEMENTS = [name for dimension in QUESTIONS.dimensions for name in dimension.statements]
all_answers = strategies.fixed_dictionaries({name: strategies.sampled_from(QUESTIONS.answers) for name in STATEMENTS})


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["about"])
def test_the_vectors_hold(case):
    result = quiz_scores.result(QUESTIONS, case["answers"])
    assert json.loads(json.dumps(dataclasses.asdict(result))) == case["result"]


@pytest.mark.parametrize("maximum", range(8, 14, 2))
def test_bands_hold_every_score_once(maximum):
    begins = quiz_scores.edges([0, 40, 75], maximum)
    ends = [*begins[1:], maximum + 1]
    held = [score for first, end in zip(begins, ends, strict=True) for score in range(first, end)]
    assert held == list(range(maximum + 1))


@pytest.mark.parametrize(("maximum", "edges"), [(8, (0, 4, 6)), (10, (0, 4, 8)), (12, (0, 5, 9))])
def test_edges_are_those_that_a_pencil_gives(maximum, edges):
    assert quiz_scores.edges([0, 40, 75], maximum) == edges


@given(all_answers)
def test_the_smallest_change_just_reaches_the_next_band_and_no_smaller_one_does(answers):
    for score in quiz_scores.result(QUESTIONS, answers).scores:
        at_top = score.band == len(score.edges) - 1
        assert (score.missing == 0) is at_top
        assert (score.change == ()) is at_top
        gained = sum(step.after - step.before for step in score.change)
        assert gained == score.missing
        gains = sorted((quiz_scores.MOST - points for _, points in score.contributions), reverse=True)
        assert at_top or sum(gains[: len(score.change) - 1]) < score.missing <= sum(gains[: len(score.change)])


@given(all_answers)
def test_gaps_stand_in_the_order_of_exact_shares_and_strengths_are_never_empty(answers):
    result = quiz_scores.result(QUESTIONS, answers)
    shares = {score.dimension: Fraction(score.points, score.maximum) for score in result.scores}
    places = [score.dimension for score in result.scores]
    assert list(result.gaps) == sorted(places, key=lambda name: (shares[name], places.index(name)))
    assert result.strengths
    top = {score.dimension for score in result.scores if score.band == len(score.edges) - 1}
    assert set(result.first) & top == set()
    assert len(result.first) == min(quiz_scores.FIRST, len(places) - len(top))
    assert set(result.strengths) == top or (not top and shares[result.strengths[0]] == max(shares.values()))


@given(all_answers, strategies.sampled_from(STATEMENTS))
def test_a_better_answer_never_lowers_a_score_or_a_band(answers, name):
    before = quiz_scores.result(QUESTIONS, answers)
    after = quiz_scores.result(QUESTIONS, {**answers, name: QUESTIONS.answers[-1]})
    for one, other in zip(before.scores, after.scores, strict=True):
        assert (one.points, one.band) <= (other.points, other.band)


@given(all_answers, strategies.sets(strategies.sampled_from(STATEMENTS)))
def test_an_area_with_a_statement_left_open_has_no_score_and_changes_no_other(answers, left_open):
    whole = {score.dimension: score for score in quiz_scores.result(QUESTIONS, answers).scores}
    result = quiz_scores.result(QUESTIONS, {name: one for name, one in answers.items() if name not in left_open})
    covered = [one.id for one in QUESTIONS.dimensions if not left_open & set(one.statements)]
    assert [score.dimension for score in result.scores] == covered
    assert all(whole[score.dimension] == score for score in result.scores)
    assert {*result.strengths, *result.gaps, *result.first} <= set(covered)
