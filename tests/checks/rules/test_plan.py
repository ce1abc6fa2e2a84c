"""What a plan may say of what readers hold."""

from __future__ import annotations

import shutil

import pytest

from macros.checks import load
from macros.source.problems import ContentError
from tests.conftest import FIXTURES

PLAN = FIXTURES / "content_errors" / "plan_step_neither_true_nor_false" / "content" / "sample-role" / "plan.yaml"


@pytest.fixture
def problems(tmp_path):
    """Return what is wrong with a plan beside a check and some jobs, whose one holding says more."""

    def found(more):
        for base in ("small_guide", "small_check", "small_jobs"):
            shutil.copytree(FIXTURES / base, tmp_path, dirs_exist_ok=True)
        role = tmp_path / "content" / "sample-role"
        guide = (role / "guide.yaml").read_text(encoding="utf-8")
        (role / "guide.yaml").write_text(guide.replace("faqs]", "faqs, readiness, plan]"), encoding="utf-8")
        plan = PLAN.read_text(encoding="utf-8").replace("beside: 'no'", "beside: false")
        plan = plan.replace("      done: [plan-study]\n", f"      done: [plan-study]\n      {more}\n")
        (role / "plan.yaml").write_text(plan, encoding="utf-8")
        try:
            load.load(tmp_path)
        except ContentError as error:
            return [str(problem) for problem in error.problems if "plan.yaml" in str(problem)]
        return []

    return found


@pytest.mark.parametrize(
    "more",
    [
        "means: {license: mate-license}",
        "means: {degree: sea-degree, subject: navigation-subject}",
        "implied_by: [{months: 6, of: [deck-service]}]",
        "area: craft",
    ],
)
def test_what_a_reader_can_tell_is_good(more, problems):
    assert problems(more) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("means: {months: 6}", "no answer of a reader tells this. Name a license, a degree with its subject"),
        ("implied_by: [{other: good legs}]", "no answer of a reader tells this. Name a license"),
        ("area: plan-study", "the readiness check has no area 'plan-study'. Write one of: craft"),
        ("means: {license: mates-license}", "no license is called 'mates-license'"),
    ],
)
def test_what_nobody_can_tell_is_refused(more, said, problems):
    (problem, *_) = problems(more)
    assert said in problem
