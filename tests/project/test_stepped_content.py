"""Editors are free: whatever they change within the rules, the check passes, and so does every test that reads content."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.checks import content_files, load
from tests.conftest import FIXTURES, ROOT
from tests.project import stepped

# Read content, and need no built site: the whole suite on such a copy takes as long as on this one.
CHEAP = ("domain/test_planner", "project/test_documents", "editing/test_sample_results")
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".cache", "__pycache__", ".site-*")


def _left_out(folder, names):
    """Leave out what is made, the built site among it; folders of the same name elsewhere are ours."""
    return {*_LEFT_OUT(folder, names), *(["site"] if Path(folder) == ROOT else [])}


@pytest.fixture(scope="module")
def other(once):
    """A copy of the project whose content is another one."""

    def fill(folder):
        shutil.copytree(ROOT, folder, ignore=_left_out)
        stepped.step(folder)

    return once("other-content", fill)


def test_the_check_passes_whatever_an_editor_may_change(other, whole):
    found = load.load(other)
    moved = {id_.removesuffix("-2") for id_, figure in found.figures.items()}
    assert moved == set(whole.figures), "each has another id, or the same"
    same = [
        id_
        for id_, figure in whole.figures.items()
        for now in [found.figures.get(f"{id_}-2") or found.figures[id_]]
        if (figure.value, figure.low, figure.high) == (now.value, now.low, now.high)
    ]
    assert len(same) < len(whole.figures) / 10, "only what an agreement holds stays"
    assert found.site.name != whole.site.name
    titles = [[career.career.title for career in one.careers.values()] for one in (whole, found)]
    assert not set(titles[0]) & set(titles[1])


def test_a_corrected_fee_passes_alone(tmp_path, whole):
    """Five minutes: one fee is raised where it stands."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    fee = next(figure for figure in whole.figures.values() if figure.record.statistic == "fee" and figure.value)
    entries = content_files.read(tmp_path)[0].spread["figures"].values()
    file = tmp_path / next(entry.document.path for entry in entries if fee.id in entry.record.root)
    text = file.read_text(encoding="utf-8")
    raised = re.sub(rf"(\n{fee.id}:\n(?:  .*\n)*?  value: )\S+", rf"\g<1>{fee.value + 20:g}", text)
    assert raised != text
    file.write_text(raised, encoding="utf-8")
    assert load.load(tmp_path).figures[fee.id].value == fee.value + 20


def test_the_tests_that_read_content_pass_on_it(other):
    files = [f"tests/{name}.py" for name in CHEAP]
    files.append("tests/project/test_repository.py::test_nothing_in_the_program_names_a_career")
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *files],
        cwd=other,
        env={**variables, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_test_names_what_an_editor_may_retire():
    """Ids of figures, sources and calculations; a guide's own fixtures may have some of the same."""
    read = content_files.read(ROOT)[0]
    own = {
        id_
        for name in ("small_guide", "small_check", "small_plan", "annotated_example")
        for id_ in re.findall(r"[a-z0-9-]+", "".join(_texts(FIXTURES / name, ".yaml")))
    }
    ids = {id_ for name in ("figures", "sources", "agreements") for id_ in read.ids(name) if "-" in id_} - own
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(ids)))})(?![\w-])")
    files = [file for pattern in ("*.py", "fixtures/vectors/*") for file in (ROOT / "tests").rglob(pattern)]
    held = {
        file.relative_to(ROOT).as_posix(): names
        for file in files
        if (names := sorted(set(named.findall(file.read_text(encoding="utf-8")))))
    }
    assert len(files) > 50
    assert held == {}


def _texts(folder, ending):
    return (file.read_text(encoding="utf-8") for file in folder.rglob(f"*{ending}"))
