"""What the tests share is made once in a run, whatever the number of workers."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import filled_once


def test_a_folder_is_filled_by_the_first_who_asks_and_the_others_wait_for_it(tmp_path):
    begun, may_end, calls = threading.Event(), threading.Event(), []

    def fill(folder):
        calls.append(folder)
        begun.set()
        assert may_end.wait(10)
        folder.mkdir()
        (folder / "page").write_text("whole", encoding="utf-8")

    with ThreadPoolExecutor() as pool:
        first = pool.submit(filled_once, tmp_path / "site", fill)
        assert begun.wait(10)
        second = pool.submit(filled_once, tmp_path / "site", fill)
        may_end.set()
        assert first.result() == second.result()
    assert (second.result() / "page").read_text(encoding="utf-8") == "whole"
    assert len(calls) == 1


def test_a_folder_that_could_not_be_filled_fails_for_all_who_ask_with_the_reason(tmp_path):
    def fill(folder):
        raise AssertionError("the builder found no page")

    for _ in range(2):
        with pytest.raises(AssertionError, match="the builder found no page"):
            filled_once(tmp_path / "site", fill)
