"""The type checker's findings in an editor's words: none is left in its own."""

from __future__ import annotations

import copy
import re
from uuid import UUID

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from macros.checks import messages
from macros.schema.files import CAREER, OPTIONAL, SHARED
from macros.schema.record import Record
from macros.source import yaml_file
from macros.source.yaml_values import MOST_PROBLEMS
from tests.conftest import FIXTURES

CONTENT = FIXTURES / "small_guide" / "content"
STATES = FIXTURES / "small_states" / "content"  # what the small guide does without
FILES = [
    (name, (STATES if name in OPTIONAL - {"corrections"} else CONTENT) / f"{name}.yaml", SHARED[name])
    for name in SHARED
]
FILES += [
    (f"sample-role/{file.stem}", file, CAREER[file.stem]) for file in sorted((CONTENT / "sample-role").glob("*.yaml"))
]
VALUES = st.sampled_from(
    [None, True, 5, -0.5, "", "no", "a b", "$5", "<b>", "((a", [], ["a"], {}, {"a": 1}, [[]], [None], "2026-02-30"]
)


@pytest.fixture
def problems(tmp_path):
    def problems(model, data):
        file = tmp_path / "file.yaml"
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
        document, found = yaml_file.read(file.read_bytes(), "content/file.yaml")
        assert found == []
        try:
            model.model_validate(document.data)
        except ValidationError as error:
            return list(messages.problems(document, error, model))
        return []

    return problems


def leaves(data, where=()):
    """Every place of the data, groups and lists themselves included."""
    yield where
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in pairs:
        yield from leaves(value, (*where, step))


def changed(data, where, value):
    if not where:
        return value
    data = copy.deepcopy(data)
    here = data
    for step in where[:-1]:
        here = here[step]
    here[where[-1]] = value
    return data


@pytest.mark.parametrize(("name", "file", "model"), FILES, ids=[name for name, _, _ in FILES])
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choice=st.data())
def test_any_wrong_value_anywhere_is_told_in_our_words(name, file, model, choice, problems):
    data = yaml_file.read(file.read_bytes(), name)[0].data
    where = choice.draw(st.sampled_from(list(leaves(data))))
    found = problems(model, changed(data, where, choice.draw(VALUES)) or {"x": 1})
    for problem in found:
        assert "cannot be used here" not in problem.wrong, problem
        assert not re.search(r"\b(?:None|str|int|dict|tuple|valid|input|instance)\b", problem.wrong), problem
        assert problem.instead


@pytest.mark.parametrize(("name", "file", "model"), FILES, ids=[name for name, _, _ in FILES])
def test_every_key_that_is_dropped_is_missed_or_not_needed_and_a_misspelled_one_is_one_problem(
    name, file, model, problems
):
    data = yaml_file.read(file.read_bytes(), name)[0].data
    for where in leaves(data):
        if not where or not isinstance(where[-1], str):
            continue
        owner = data
        for step in where[:-1]:
            owner = owner[step]
        if isinstance(owner, dict) and "-" not in where[-1] and where[-1] != "caseload" and where[-1] != "article":
            misspelled = {(f"{key}x" if key == where[-1] else key): value for key, value in owner.items()}
            found = problems(model, changed(data, where[:-1], misspelled))
            assert [problem.wrong for problem in found] == [f"'{where[-1]}x' is not a key here"], where
            assert found[0].instead.startswith(f"Did you mean '{where[-1]}'"), where


def test_of_very_many_problems_in_a_file_the_first_are_listed_and_all_are_counted(problems):
    count = MOST_PROBLEMS + 1
    found = problems(SHARED["figures"], {f"figure-{number}": [] for number in range(count)})
    assert len(found) == count
    assert found[0].wrong == f"the file has {count:,} problems, of which {MOST_PROBLEMS} are listed"
    assert found[0].instead == "Mend these first, then check again"


def test_a_finding_of_a_sort_that_nobody_has_foreseen_is_said_without_the_checkers_words(problems):
    class Foreign(Record):
        """A record with a type that content does not use."""

        key: UUID

    (found,) = problems(Foreign, {"key": "no such thing"})
    assert found.wrong.endswith(" cannot be used here") and "no such thing" in found.wrong
    assert found.instead == "Compare it with the example in content/README.md"
