"""Pages kept between builds: never stale, and never more than lost time."""

from __future__ import annotations

import os

import pytest

from macros.kept import Kept


@pytest.fixture
def root(tmp_path):
    for name in (
        "content/guide.yaml",
        "content/role/faqs.yaml",
        "macros/views.py",
        "macros/components/x/template.html.jinja",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one", encoding="utf-8")
    (tmp_path / "requirements.lock").write_text("one", encoding="utf-8")
    return tmp_path


def never():
    pytest.fail("it was written again")


def test_a_page_is_written_once_for_the_same_words(root):
    assert Kept(root).page(("section", 1), lambda: "Größe\n") == "Größe\n"
    assert Kept(root).page(("section", 1), never) == "Größe\n"


def test_other_words_give_another_page(root):
    assert Kept(root).page(("section", 1), lambda: "one") == "one"
    assert Kept(root).page(("section", "1"), lambda: "two") == "two"


@pytest.mark.parametrize(
    "name",
    ["content/guide.yaml", "content/role/faqs.yaml", "macros/views.py", "macros/components/x/template.html.jinja"]
    + ["requirements.lock", "content/new.yaml", "content/new.yml", "macros/components/y/template.html.jinja"],
)
def test_whatever_a_page_rests_on_gives_a_new_one_when_it_changes(name, root):
    kept = Kept(root)
    kept.page(("section",), lambda: "old")
    kept.mark_checked()
    file = root / name
    before = file.stat() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("two", encoding="utf-8")
    if before:  # not even with the same size and date
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not Kept(root).is_checked()
    assert Kept(root).page(("section",), lambda: "new") == "new"


def test_a_renamed_file_is_a_change(root):
    Kept(root).mark_checked()
    (root / "content/guide.yaml").rename(root / "content/other.yaml")
    assert not Kept(root).is_checked()


def test_only_checked_content_counts_as_checked_and_other_states_are_forgotten(root):
    first = Kept(root)
    assert not first.is_checked()
    first.mark_checked()
    assert Kept(root).is_checked()
    (root / "content/guide.yaml").write_text("two", encoding="utf-8")
    Kept(root).mark_checked()
    assert not first.folder.exists()


def test_a_folder_that_cannot_be_written_costs_only_time(root):
    (root / ".cache").write_text("a file where the folder should be", encoding="utf-8")
    kept = Kept(root)
    kept.mark_checked()
    assert not kept.is_checked()
    assert kept.page(("section",), lambda: "one") == "one"


def test_no_half_written_page_is_left_under_its_name(root, monkeypatch):
    kept = Kept(root)
    monkeypatch.setattr("pathlib.Path.replace", lambda self, target: (_ for _ in ()).throw(OSError))
    assert kept.page(("section",), lambda: "one") == "one"
    monkeypatch.undo()
    assert Kept(root).page(("section",), lambda: "two") == "two"
