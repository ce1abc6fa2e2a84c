"""The command that begins a guide: what it writes passes the check and builds, and nothing is overwritten."""

from __future__ import annotations

import click
import pytest

from macros.checks import load
from macros.editing import new_guide
from macros.schema import field_docs
from macros.schema.files import SECTIONS
from macros.schema.guide_file import Career
from macros.schema.sections.overview import Overview

WITHOUT = ["salaries", "outlook"]


def files(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def copy(project):
    return project.folder


def test_a_new_guide_passes_the_check_and_a_strict_build_at_once(small_project, tmp_path, capsys):
    project = small_project
    new_guide.new(project.folder, "nurse-case-manager", "Nurse case manager", WITHOUT)
    career = load.load(project.folder).careers["nurse-case-manager"]
    assert set(career.sections) == {*SECTIONS} - {*WITHOUT, "jobs", "readiness", "plan", "states"}
    assert "content/nurse-case-manager/guide.yaml" in capsys.readouterr().out
    done = project.mkdocs(tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "site" / "nurse-case-manager" / "overview" / "index.html").read_text(encoding="utf-8")
    assert "To be written." in page and "Nurse case manager" in page
    assert not (tmp_path / "site" / "nurse-case-manager" / "salaries").exists()


def test_a_guide_of_one_section_passes_the_check(copy):
    new_guide.new(copy, "small", "Small", [name for name in SECTIONS if name != "faqs"])
    assert list(load.load(copy).careers["small"].sections) == ["faqs"]


def test_every_key_stands_under_the_text_that_explains_it(copy):
    new_guide.new(copy, "keeper", "Keeper", [])
    for model, name in ((Career, "guide"), (Overview, "overview")):
        written = (copy / "content" / "keeper" / f"{name}.yaml").read_text(encoding="utf-8")
        said = " ".join(
            line.strip().removeprefix("# ") for line in written.split("\n") if line.lstrip().startswith("#")
        )
        for key, text in field_docs.of(model).items():
            assert " ".join(text.split())[1:] in said, key
    assert "which may be left out: the facts that readers look for first." in said, "a part is explained by its record"


def test_what_stood_there_stays_and_only_lines_are_added(copy):
    before = files(copy)
    new_guide.new(copy, "keeper", "Keeper", [])
    after = files(copy)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {"mkdocs.yml", "content/guide.yaml"}
    for name in changed:
        old, new = before[name].decode().split("\n"), after[name].decode().split("\n")
        added = iter(new)
        assert all(line in added for line in old), "every line stays, in its order"


@pytest.mark.parametrize(
    ("id_", "title", "without", "said"),
    [
        ("care-manager", "Care manager", [], "content/care-manager exists already, and nothing is ever overwritten. "),
        ("about", "About", [], "content/about exists already"),
        ("Nurse Case", "Nurse", [], "'Nurse Case' cannot be the name of a folder and an address. Write small letters"),
        ("../nurse", "Nurse", [], "'../nurse' cannot be the name of a folder"),
        ("overview", "Overview", [], "'overview' means something else here"),
        ("nurse", "Nurse\na title", [], "'Nurse\na title' cannot be a title. Write one line of words"),
        ("nurse", "{{ nurse }}", [], "cannot be a title"),
        ("nurse", "Nurse", ["salareis"], "no section is called 'salareis'. Did you mean 'salaries'?"),
        ("nurse", "Nurse", [*SECTIONS], "every section is left out. Keep at least one"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(copy, id_, title, without, said):
    before = files(copy)
    with pytest.raises(click.ClickException) as caught:
        new_guide.new(copy, id_, title, without)
    assert said in caught.value.message
    assert files(copy) == before
