"""The pack of a project: made when something has changed, and only then."""

from __future__ import annotations

import pytest

from macros.pdf import pack, whole_pack
from macros.pdf.pack import Printed
from macros.source import kept_files


@pytest.fixture
def root(tmp_path, monkeypatch):
    """Return a project of one file, whose pack is one file, named after how often it was made."""
    made = []

    def build(whole, folder, say):
        made.append(whole)
        kept_files.put(folder / "digest" / "a4.pdf", b"%PDF")
        words = (f"{len(made)}.pdf", "sheet", "Handouts", "Sheet", "To hand out", "a4", 1, b"%PDF", "Role")
        return [Printed(*words, kept="digest/a4.pdf")]

    monkeypatch.setattr(pack, "build", build)
    monkeypatch.setattr(whole_pack.load, "load_cached", lambda root: None)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "guide.yaml").write_text("one", encoding="utf-8")
    return tmp_path


def test_what_has_not_changed_is_not_made_again_and_is_told_of_all_the_same(root):
    first, told = whole_pack.files(root), []
    assert whole_pack.files(root, told.append) == first == told


def test_changed_content_another_address_a_lost_file_or_another_program_gives_a_new_pack(root, monkeypatch):
    def names():
        return [file.name for file in (*whole_pack.files(root), *whole_pack.files(root))]

    assert names() == ["1.pdf", "1.pdf"]
    (root / "content" / "guide.yaml").write_text("two", encoding="utf-8")
    assert names() == ["2.pdf", "2.pdf"]
    monkeypatch.setenv("SITE_URL", "https://guide.example/")
    assert names() == ["3.pdf", "3.pdf"]
    (pack.kept(root) / "digest" / "a4.pdf").unlink()
    assert names() == ["4.pdf", "4.pdf"]
    monkeypatch.setattr(pack, "program", lambda: "other fonts")
    assert names() == ["5.pdf", "5.pdf"]


def test_what_was_made_while_a_file_changed_is_not_taken_for_the_new_state(root, monkeypatch):
    def load(folder):
        (folder / "content" / "guide.yaml").write_text("while loading", encoding="utf-8")

    monkeypatch.setattr(whole_pack.load, "load_cached", load)
    assert [file.name for _ in range(2) for file in whole_pack.files(root)] == ["1.pdf", "2.pdf"]


def test_a_file_that_is_there_as_it_should_be_is_not_written_again(root, tmp_path):
    (file,) = whole_pack.files(root)
    place = tmp_path / "downloads" / file.name
    pack.write([file], place.parent)
    place.chmod(0o400)
    before = place.stat().st_mtime_ns
    pack.write([file], place.parent)
    assert place.stat().st_mtime_ns == before
    place.chmod(0o600)
    place.write_bytes(b"%PDX")
    pack.write([file], place.parent)
    assert place.read_bytes() == file.data
