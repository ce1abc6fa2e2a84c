"""What single files cannot know: the limits of each rule, just inside and just outside."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys

import pytest

from macros.checks import load
from macros.checks.rules import registry
from macros.source.problems import ContentError
from tests.conftest import FIXTURES, ROOT

SMALL_VALID_GUIDE = FIXTURES / "small_guide"


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
            load.load(tmp_path)
        except ContentError as error:
            return [problem.wrong for problem in error.problems]
        return []

    return change


def written_rules(folder):
    """Yield module and name of every function in the source text of a package that takes the content and yields problems."""
    for file in sorted(folder.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                arguments = [ast.unparse(one.annotation) for one in node.args.args if one.annotation]
                if arguments == ["Content"] and node.returns and ast.unparse(node.returns) == "Iterator[Problem]":
                    yield f"macros.checks.rules.{file.stem}", node.name


def test_every_rule_in_any_module_is_asked_once_and_says_what_it_asks():
    asked = [(rule.__module__, rule.__name__) for rule in registry.RULES]
    assert sorted(asked) == sorted(written_rules(ROOT / "macros"))
    assert len({module for module, _ in asked}) > 5, "control: rules stand in several modules"
    assert all(rule.__doc__ for rule in registry.RULES)


def test_a_rule_in_a_new_module_is_asked(tmp_path):
    """Whoever adds `rules/x.py` has nothing else to write: tried on a copy of the package, in a process of its own."""
    shutil.copytree(ROOT / "macros", tmp_path / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "macros" / "checks" / "rules" / "x.py").write_text(
        "from __future__ import annotations\n\n\n"
        "def nothing_is_ever_right(content: Content) -> Iterator[Problem]:\n    yield None\n\n\n"
        "def helper(content: Content) -> str:\n    return ''\n",
        encoding="utf-8",
    )
    script = (
        "from macros.checks.rules import registry\n"
        "print([rule.__name__ for rule in registry.RULES if rule.__module__.endswith('.x')])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['nothing_is_ever_right']"


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
