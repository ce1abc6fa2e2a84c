"""Sections: the limits of each rule, just inside and just outside."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("due", "is_fine"),
    [("2026-03-01", False), ("2026-03-02", True), ("2027-03-01", True), ("2027-03-02", True), ("2027-03-03", False)],
)
def test_a_page_is_due_after_its_last_edit_and_within_a_year(due, is_fine, change):
    assert (change("sample-role/faqs", ("2026-09-01", due)) == []) is is_fine


@pytest.mark.parametrize(
    ("due", "is_fine"), [("2026-06-01", False), ("2026-06-02", True), ("2027-06-02", True), ("2027-06-03", False)]
)
def test_the_time_of_a_page_that_an_expert_has_reviewed_counts_from_then(due, is_fine, change):
    reviewed = ("review_due: 2026-09-01", f"reviewed: 2026-06-01\nreview_due: {due}")
    assert (change("sample-role/faqs", reviewed) == []) is is_fine


@pytest.mark.parametrize(("words", "is_fine"), [(57, True), (58, False)])
def test_the_answer_on_top_has_at_most_60_words(words, is_fine, change):
    found = change("sample-role/faqs", ("summary: This and that.", f"summary: This and that{' so' * words}."))
    assert (found == []) is is_fine


@pytest.mark.parametrize(("words", "is_fine"), [(116, True), (117, False)])
def test_an_answer_has_at_most_120_words_a_figure_counting_as_one(words, is_fine, change):
    # About, the figure, its full stop's neighbour See and salaries make four words with the added ones.
    found = change(
        "sample-role/faqs", ("answer: About ((nurse-pay)).", f"answer: About ((nurse-pay)). {'so ' * words}")
    )
    assert (found == []) is is_fine
