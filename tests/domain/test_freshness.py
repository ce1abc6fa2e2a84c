"""When somebody has to look at a figure again: by its own dates, never by a clock."""

from __future__ import annotations

import ast
import datetime
import shutil

import pytest

from macros.checks import load
from macros.domain import freshness
from macros.schema.dates import first_day
from tests.conftest import FIXTURES, ROOT

day = datetime.date.fromisoformat


@pytest.fixture
def dates(tmp_path):
    """Return the dates of a figure of the small guide once lines of it have been changed."""
    shutil.copytree(FIXTURES / "small_guide", tmp_path, dirs_exist_ok=True)

    def dates(seen, *lines, id_="nurse-pay", of=None):
        file = tmp_path / "content" / "figures.yaml"
        head, mark, rest = file.read_text(encoding="utf-8").partition(f"{id_}:\n")
        middle, mark, rest = rest.partition("  seen: 2026-02-28\n")
        head += f"{id_}:\n{middle}"
        added = "".join(f"  {line}\n" for line in (f"seen: {seen}", *lines))
        file.write_text(head + added + rest, encoding="utf-8")
        assert mark
        whole = load.load(tmp_path)
        return freshness.of(whole, whole.figures[of or id_])

    return dates


@pytest.mark.parametrize(
    ("seen", "due"),
    [("2026-02-28", "2027-02-28"), ("2025-06", "2026-06-01"), ("2022", "2023-01-01"), ("2024-02-29", "2025-02-28")],
)
def test_a_figure_is_due_a_year_after_the_copy_that_was_read(seen, due, dates):
    assert dates(seen).due == day(due)


def test_an_undated_copy_counts_from_the_day_it_was_read(dates):
    found = dates("undated")
    assert found.copy == "undated"
    assert found.due == first_day(found.looked) + freshness.TERM


@pytest.mark.parametrize(("next_", "due"), [("2026-09", "2026-09-01"), ("2029-01-05", "2029-01-05")])
def test_an_announced_number_sets_the_day(next_, due, dates):
    assert dates("2026-02-28", f"next_release: {next_}").due == day(due)


def test_an_announcement_that_the_copy_has_outlived_sets_nothing(dates):
    assert dates("2026-02-28", "next_release: 2026-02").due == day("2027-02-28")


def test_who_looked_and_found_nothing_newer_has_another_year_and_the_number_is_old(dates):
    found = dates("2022", "nothing_newer: 2026-03-05")
    assert (found.old, found.due, found.looked) == (day("2023-01-01"), day("2027-03-05"), "2026-03-05")


def test_a_look_on_the_day_of_the_copy_adds_nothing(dates):
    assert dates("2026-02-28", "nothing_newer: 2026-02-28").due == day("2027-02-28")


def test_a_calculated_figure_is_due_with_the_first_of_its_parts(dates):
    assert dates("2019", id_="nurse-pay-low", of="pay-gap").due == day("2020-01-01")


def test_no_module_that_writes_a_page_or_a_file_reads_a_clock():
    files = [file for name in ("domain", "views", "web", "pdf") for file in (ROOT / "macros" / name).rglob("*.py")]
    for file in (*files, ROOT / "macros" / "site" / "finish.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
        called = {call.attr for call in calls if isinstance(call, ast.Attribute)}
        assert called & {"today", "now", "utcnow", "monotonic", "uuid1", "uuid4"} == set(), file.name
        assert imported & {"time", "random"} == set(), file.name
