"""Pages kept between builds: never stale, and never more than lost time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from macros.web.page_cache import Kept
from tests.conftest import ROOT


@pytest.fixture
def root(tmp_path):
    for name in ("content/guide.yaml", "content/role/faqs.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one", encoding="utf-8")
    return tmp_path


def never():
    pytest.fail("it was written again")


def test_a_page_is_written_once_for_the_same_words(root):
    assert Kept(root).page("", ("section", 1), lambda: "Größe\n") == "Größe\n"
    assert Kept(root).page("", ("section", 1), never) == "Größe\n"


def test_other_words_give_another_page(root):
    assert Kept(root).page("", ("section", 1), lambda: "one") == "one"
    assert Kept(root).page("", ("section", "1"), lambda: "two") == "two"


@pytest.mark.parametrize(
    "name",
    ["content/guide.yaml", "content/role/faqs.yaml", "content/new.yaml", "content/new.yml", "docs/new.md"],
)
def test_whatever_a_page_rests_on_gives_a_new_one_when_it_changes(name, root):
    kept = Kept(root)
    kept.page("", ("section",), lambda: "old")
    kept.mark_checked({})
    file = root / name
    before = file.stat() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("two", encoding="utf-8")
    if before:  # not even with the same size and date
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not Kept(root).is_checked()
    assert Kept(root).page("", ("section",), lambda: "new") == "new"


PROGRAM = [
    "macros/web/pages.py",
    "macros/web/components/term/template.html.jinja",
    "requirements.lock",
    "macros/new.py",
]


@pytest.fixture
def process(root):
    """Runs a few lines as a process of a copy of the program; they may print."""
    shutil.copytree(ROOT / "macros", root / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "requirements.lock", root)
    begin = "from pathlib import Path; from macros.web.page_cache import Kept; kept = Kept(Path.cwd())"

    def process(*lines):
        script = "\n".join((begin, *lines))
        return subprocess.run(
            [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
        ).stdout.strip()

    return process


@pytest.mark.parametrize("name", PROGRAM)
def test_a_page_of_another_program_is_written_anew(name, process, root):
    ask = "print(kept.page('', ('section',), lambda: '{}'))"
    assert [process(ask.format(text)) for text in ("old", "again")] == ["old", "old"]
    before = (root / name).read_text(encoding="utf-8") if (root / name).exists() else ""
    (root / name).write_text(f"{before}\n", encoding="utf-8")
    assert process(ask.format("new")) == "new"


@pytest.mark.parametrize("name", [*PROGRAM, "content/guide.yaml"])
def test_what_a_process_writes_with_a_file_that_was_changed_meanwhile_is_not_kept(name, process, root):
    """Code, templates, and content may be loaded after or before the change: the page may show either."""
    change = (
        f"file = Path({name!r}); before = file.read_text() if file.exists() else ''; file.write_text(before + '\\n')"
    )
    write = "kept.page('', ('section',), lambda: 'of this process'); kept.mark_checked({})"
    process(change, "kept.confirm()", write)
    assert process("print(kept.is_checked(), kept.page('', ('section',), lambda: 'new'))") == "False new"


def test_what_a_process_writes_after_all_is_loaded_is_kept_for_the_program_that_wrote_it(process, root):
    """The preview goes on for hours: a template that is saved then is not the one that its pages show."""
    file = root / "macros/web/components/term/template.html.jinja"
    as_it_was = file.read_text(encoding="utf-8")
    change = f"file = Path({str(file)!r}); file.write_text(file.read_text() + '\\n')"
    again = "kept = Kept(Path.cwd())"
    process("kept.confirm()", change, again, "kept.page('', ('section',), lambda: 'by the old template')")
    ask = "print(kept.page('', ('section',), lambda: 'by the new template'))"
    assert process(ask) == "by the new template"
    file.write_text(as_it_was, encoding="utf-8")
    assert process(ask) == "by the old template"


def test_a_builder_loads_all_that_a_page_is_written_by_before_it_keeps_one(project):
    """Then no template or module can be read later, and be another one than was counted."""
    script = (
        "import sys; from types import SimpleNamespace as S; from macros.web import plugin, render\n"
        f"builder = S(project_dir={str(project.folder)!r}, conf={{}}, macro=lambda function, name: None)\n"
        "plugin.define_env(builder)\n"
        "before = set(sys.modules)\n"
        "from macros.checks import load\nfrom macros.web import about, pages\n"
        "from macros.web.page import Place\n"
        "from pathlib import Path\n"
        "templates = render._template.cache_info().misses\n"
        "whole = load.load_cached(Path(builder.project_dir))\n"
        "for career in whole.careers.values():\n"
        "    for name in career.sections:\n"
        "        pages.section(whole, Place(name, name, True, ''), career.id, name)\n"
        "print([name for name in set(sys.modules) - before if name.startswith('macros')])\n"
        "print(render._template.cache_info().misses - templates)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project.folder, capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:2] == ["[]", "0"]


def test_a_renamed_file_is_a_change(root):
    Kept(root).mark_checked({})
    (root / "content/guide.yaml").rename(root / "content/other.yaml")
    assert not Kept(root).is_checked()


def test_only_checked_content_counts_as_checked_and_other_states_are_forgotten(root):
    first = Kept(root)
    assert not first.is_checked()
    first.mark_checked({})
    assert Kept(root).is_checked()
    (root / "content/guide.yaml").write_text("two", encoding="utf-8")
    Kept(root).mark_checked({})
    assert not first.folder.exists()


def test_a_folder_that_cannot_be_written_costs_only_time(root):
    (root / ".cache").write_text("a file where the folder should be", encoding="utf-8")
    kept = Kept(root)
    kept.mark_checked({})
    assert not kept.is_checked()
    assert kept.page("", ("section",), lambda: "one") == "one"


def test_no_half_written_page_is_left_under_its_name(root, monkeypatch):
    kept = Kept(root)
    monkeypatch.setattr("pathlib.Path.replace", lambda self, target: (_ for _ in ()).throw(OSError))
    assert kept.page("", ("section",), lambda: "one") == "one"
    monkeypatch.undo()
    assert Kept(root).page("", ("section",), lambda: "two") == "two"
