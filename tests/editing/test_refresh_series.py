"""A series that names its rows in a publisher's table is renewed as a whole from the publisher's files, or not at all."""

from __future__ import annotations

import datetime

import click
import pytest

from macros.checks import load
from macros.editing import refresh
from tests.conftest import laid_over
from tests.editing.publisher import NURSES, wages, wages_row
from tests.editing.test_refresh import SOURCE

DAY = datetime.date(2026, 5, 20)
PLACES = {"XX-N": "US-TX", "XX-S": "US-PR", "XX-W": "US-GU", "XX-1": "US-19100"}
AREA = {"AREA": "19100", "AREA_TITLE": "Port", "AREA_TYPE": "4", "PRIM_STATE": "TX"}


@pytest.fixture
def root(tmp_path):
    """The small guide with pay by place, whose places have the codes of the publisher; and the source of a new edition."""
    root = laid_over(tmp_path / "project", "small_guide", "small_states")
    for file in (root / "content").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        for old, new in PLACES.items():
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    with (root / "content" / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    edit(root, "  kind: official\n", f"  dataset: oews, {NURSES}\n  kind: official\n")
    edit(root, "  compare: nurse-pay\n", "")
    return root


def edit(root, old, new):
    file = root / "content" / "series.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def pay(root):
    return load.load(root).series["pay-nurses"].record


def states(root, *more, **cells):
    rows = (wages_row(state="TX", TOT_EMP=1300, **cells), wages_row(state="PR", TOT_EMP="**", A_MEDIAN=81000))
    return wages(root.parent / "state_M2025_dl.csv", *rows, *more)


def areas(root, year=2025):
    return wages(root.parent / f"MSA_M{year}_dl.csv", wages_row(**AREA, TOT_EMP=310, A_MEDIAN=95000))


def run(root, *files, source="office-2025"):
    return refresh.run(root, files, source, DAY)


def refused(root, *files):
    before = (root / "content" / "series.yaml").read_bytes()
    with pytest.raises(click.ClickException) as caught:
        run(root, *files)
    assert (root / "content" / "series.yaml").read_bytes() == before
    return caught.value.message


def test_every_cell_is_renewed_and_what_was_said_of_the_older_ones_goes(root, capsys):
    run(root, states(root, A_PCT90=230000, A_PCT10="#", A_PCT25="*"), areas(root))
    series = pay(root)
    text = (root / "content" / "series.yaml").read_text(encoding="utf-8")
    assert (
        "    US-TX: {jobs: 1300, median: 98800, hourly: 47.50, p10: above-limit, p25: withheld, p75: 118980, " in text
    )
    assert series.rows["US-TX"].p90 == "above-limit", "it lies above the limit of the series"
    assert (series.rows["US-PR"].jobs, series.rows["US-PR"].median) == ("withheld", 81000)
    assert (series.rows["US-19100"].jobs, series.rows["US-19100"].median) == (310, 95000)
    assert (series.period, series.source, series.seen, series.status) == (
        "May 2025",
        "office-2025",
        "2026-05-20",
        "verified",
    )
    assert series.status_note == (
        "Read in the publisher’s state_M2025_dl.csv and MSA_M2025_dl.csv, downloaded on May 20, 2026."
    )
    assert series.agreed is None, "it was about the cells of the older edition"
    assert "state_M2025_dl.csv: May 2025, 0 figures and 1 series\n" in capsys.readouterr().out


def test_all_other_lines_stay(root):
    before = (root / "content" / "series.yaml").read_text(encoding="utf-8").partition("price-level:")[2]
    edit(root, "  rows:\n", "  # Look here first.\n  rows:\n")
    run(root, states(root), areas(root))
    text = (root / "content" / "series.yaml").read_text(encoding="utf-8")
    assert text.partition("price-level:")[2] == before
    assert "  # Look here first.\n  rows:\n" in text


def test_a_place_that_has_pay_now_is_named_with_the_line_to_write(root, capsys):
    run(root, states(root, wages_row(state="GU", TOT_EMP=90)), areas(root))
    left = capsys.readouterr().out.partition("\nWhat is left to you\n")[2]
    assert "Places with pay that a series has no line for (1)\n" in left
    assert (
        "      US-GU: {median: 98800, p10: 68850, p25: 81790, p75: 118980, p90: 137470, hourly: 47.5, jobs: 90}" in left
    )


def test_a_series_is_never_of_two_editions(root):
    assert refused(root, states(root)).splitlines()[0] == (
        "content/series.yaml:23:5: 'pay-nurses': it has lines of metropolitan areas, which are not in state_M2025_dl.csv. "
        "Give the publisher's file of these too, in the same command"
    )
    assert "state_M2025_dl.csv and MSA_M2024_dl.csv are of different years. Give files of one edition" in refused(
        root, states(root), areas(root, 2024)
    ) + refused_without_source(root)


def refused_without_source(root):
    with pytest.raises(click.ClickException) as caught:
        run(root, states(root), areas(root, 2024), source=None)
    return caught.value.message


def test_a_place_that_the_publisher_no_longer_has_is_said(root):
    file = wages(root.parent / "state_M2025_dl.csv", wages_row(state="TX"))
    assert (
        refused(root, file, areas(root))
        .splitlines()[0]
        .endswith(
            f"'pay-nurses': state_M2025_dl.csv has no row for {NURSES} in US-PR. Look it up there. If the publisher gives no pay "
            "for that place, delete its line: a place without one is not published"
        )
    )
