"""What single files cannot know: the limits of each rule, just inside and just outside."""

from __future__ import annotations

import inspect
import shutil
from pathlib import Path

import pytest

from macros import guide, rules, rules_figures, rules_pay, rules_quiz
from macros.problems import ContentError

SMALL_VALID_GUIDE = Path(__file__).resolve().parent / "small_guide"


@pytest.fixture
def change(tmp_path):
    """Change texts of the small guide, then return what is wrong with it."""
    shutil.copytree(SMALL_VALID_GUIDE, tmp_path, dirs_exist_ok=True)

    def change(name, *pairs):
        file = tmp_path / "content" / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        file.write_text(text, encoding="utf-8", newline="\n")
        try:
            guide.load(tmp_path)
        except ContentError as error:
            return [problem.wrong for problem in error.problems]
        return []

    return change


def test_every_rule_is_in_the_table_and_says_what_it_asks():
    written = {
        rule
        for module in (rules, rules_figures, rules_pay, rules_quiz)
        for _, rule in inspect.getmembers(module, inspect.isfunction)
        if list(inspect.signature(rule).parameters) == ["content"] and not rule.__name__.startswith("_")
    } - {rules.problems}
    assert set(rules.RULES) == written
    assert len(rules.RULES) == len(written)
    assert all(rule.__doc__ for rule in written)


@pytest.mark.parametrize(
    ("due", "is_fine"),
    [("2026-03-01", False), ("2026-03-02", True), ("2027-03-01", True), ("2027-03-02", True), ("2027-03-03", False)],
)
def test_a_review_is_due_after_the_last_and_within_a_year(due, is_fine, change):
    assert (change("sample-role/faqs", ("2026-09-01", due)) == []) is is_fine


@pytest.mark.parametrize(("words", "is_fine"), [(116, True), (117, False)])
def test_an_answer_has_at_most_120_words_a_figure_counting_as_one(words, is_fine, change):
    # About, the figure, its full stop's neighbour See and salaries make four words with the added ones.
    found = change(
        "sample-role/faqs", ("answer: About ((nurse-pay)).", f"answer: About ((nurse-pay)). {'so ' * words}")
    )
    assert (found == []) is is_fine


@pytest.mark.parametrize(("tolerance", "gap", "is_fine"), [(0, 0, True), (5, 5, True), (5, 6, False), (0.1, 0.1, True)])
def test_an_agreement_holds_up_to_its_tolerance(tolerance, gap, is_fine, change):
    found = change("agreements", ("((pay-gap))", f"((pay-gap)) + {gap}"), ("tolerance: 0", f"tolerance: {tolerance}"))
    assert (found == []) is is_fine


@pytest.mark.parametrize(
    ("shape", "is_fine"),
    [
        ("low: 50000\n  high: 70000", True),
        ("low: 50000\n  high: 50000", True),
        ("low: 50000\n  open: above", True),
        ("high: 70000\n  open: below", True),
        ("low: 50000\n  high: 70000\n  open: above", True),
        ("value: 50000", True),
        ("value: 0", True),
        ("low: 50000", False),
        ("high: 70000", False),
        ("low: 50000\n  open: below", False),
        ("high: 70000\n  open: above", False),
        ("low: 70000\n  high: 50000", False),
        ("value: 1\n  low: 50000\n  high: 70000", False),
        ("open: above", False),
    ],
)
def test_a_figure_has_one_whole_shape(shape, is_fine, change):
    assert (change("figures", ("low: 50000\n  high: 70000", shape)) == []) is is_fine


def test_a_figure_in_a_circle_is_told_there_and_nowhere_else(change):
    found = change("figures", ("((nurse-pay-high)) - ((nurse-pay-low))", "((pay-gap)) - 1"))
    assert found == ["the calculation leads back to 'pay-gap' itself"]


def test_a_calculation_that_rests_on_many_others_is_checked_in_no_time(change):
    text = (SMALL_VALID_GUIDE / "content" / "figures.yaml").read_text(encoding="utf-8")
    derived = text[text.index("pay-gap:") :]
    chain = "".join(
        derived.replace("pay-gap:", f"sum-{number}:").replace(
            "((nurse-pay-high)) - ((nurse-pay-low))",
            f"((sum-{number - 1})) - ((sum-{number - 1})) + ((sum-{number - 1}))" if number else "((nurse-pay)) + 1",
        )
        for number in range(1_000)
    )
    assert change("figures", ("pay-gap:", f"{chain}pay-gap:")) == []


def test_a_rule_leaves_alone_what_another_file_has_to_mend_first(change):
    assert change("glossary", ("term: Caseload", "term: [Caseload]")) == ["term: a list is not text"]
    # The ladders of the career path cannot be read, so no level of the pay ladder can be called unknown.
    assert change("sample-role/career-path", ("title: Career path", "title: 5"))[-1] == "title: '5' is not text"


def test_an_id_may_be_used_again_in_another_guide_but_not_in_the_same(change, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(content / "sample-role", content / "second-role")
    assert change("guide", ("  - sample-role", "  - sample-role\n  - second-role")) == []
    assert "the id 'duties' is taken by" in change("sample-role/faqs", ("id: faq-pay", "id: duties"))[0]
