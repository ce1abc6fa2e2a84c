"""A guide in small whose text a test of a rule changes."""

from __future__ import annotations

import shutil

import pytest

from macros.checks import load
from macros.source.problems import ContentError
from tests.conftest import FIXTURES


@pytest.fixture
def change(tmp_path):
    """Change texts of the small guide, then return what is wrong with it."""
    shutil.copytree(FIXTURES / "small_guide", tmp_path, dirs_exist_ok=True)

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
