"""The words that content/README.md repeats are asked for by the check, with the row to write."""

from __future__ import annotations

import shutil

import pytest
import yaml

from macros.checks import load, manual
from macros.source.problems import ContentError
from tests.conftest import FIXTURES


@pytest.fixture
def root(tmp_path):
    shutil.copytree(FIXTURES / "small_guide", tmp_path, dirs_exist_ok=True)
    words = yaml.safe_load((tmp_path / "content" / "vocabulary.yaml").read_text(encoding="utf-8"))["kinds"]["survey"]
    row = f"| `survey` | {words['label']} | {words['description']} |"
    text = f"# Values\n\n### Kinds\n\n| Value | Readers see | Meaning |\n|---|---|---|\n{row}\n\n### Other\n\n| `survey` | x |\n"
    (tmp_path / manual.FILE).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_same_words_are_no_problem(root):
    assert load.load(root)


def test_other_words_are_asked_for_at_their_row(root):
    file = root / "content" / "vocabulary.yaml"
    words = yaml.safe_load(file.read_text(encoding="utf-8"))["kinds"]["survey"]
    old = f"label: {words['label']}"
    file.write_text(file.read_text(encoding="utf-8").replace(old, "label: Counted", 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load.load(root)
    (said,) = map(str, caught.value.problems)
    assert said == (
        "content/README.md:7:1: the row of 'survey' has other words than content/vocabulary.yaml. "
        f"Write | `survey` | Counted | {words['description']} |"
    )
