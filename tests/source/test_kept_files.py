"""Files kept between runs: found again, whole or not at all, and no worse than missing."""

from __future__ import annotations

import pytest

from macros.source import kept_files


def test_what_is_kept_is_found_and_nothing_stands_beside_it(tmp_path):
    file = tmp_path / "a" / "b"
    assert kept_files.get(file) is None
    for data in (b"one\r\n", b"two"):
        kept_files.put(file, data)
        assert kept_files.get(file) == data
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_that_cannot_be_used_only_costs_time(tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be", encoding="utf-8")
    kept_files.put(tmp_path / "taken" / "a", b"one")
    assert kept_files.get(tmp_path / "taken" / "a") is None
    kept_files.forget(tmp_path / "taken", ())
    kept_files.forget(tmp_path / "missing", ())


def test_all_is_forgotten_but_what_is_named(tmp_path):
    for name in ("kept/a", "old/a", "old/b"):
        kept_files.put(tmp_path / name, b"")
    (tmp_path / "loose").touch()
    kept_files.forget(tmp_path, {"kept"})
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("change", ["name", "content", "missing"])
def test_a_digest_tells_names_contents_and_what_is_missing(change, tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"x")
    before = kept_files.digest(tmp_path, [file])
    assert kept_files.digest(tmp_path, [file]) == before
    if change == "name":
        file = file.rename(tmp_path / "b")
    elif change == "content":
        file.write_bytes(b"y")
    else:
        file.unlink()
    assert kept_files.digest(tmp_path, [file]) != before
