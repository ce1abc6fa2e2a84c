"""Series as data: each cell as the content has it, and how far it was checked."""

from __future__ import annotations

import csv
import io
import json

import pytest

from macros.checks import load
from macros.web import open_data, series_data
from tests.conftest import laid_over


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    return load.load(laid_over(tmp_path_factory.mktemp("states"), "small_guide", "small_states"))


def test_every_series_has_a_table_and_its_description(guide):
    names = [
        name for series in guide.series.values() for name in (series_data.name(series), series_data.described(series))
    ]
    assert sorted(series_data.files(guide)) == sorted(names) == sorted(series_data.listed(guide))


def test_every_cell_of_the_content_stands_in_the_table_and_no_other(guide):
    for series in guide.series.values():
        text = series_data.files(guide)[series_data.name(series)]
        rows = list(csv.DictReader(io.StringIO(text)))
        assert [row["place"] for row in rows] == list(series.record.rows)
        for row, record in zip(rows, series.record.rows.values(), strict=True):
            for cell in (*series_data.CELLS, "answer"):
                value = getattr(record, cell)
                assert row[cell] == ("" if value is None else str(value))


def test_a_row_says_cell_by_cell_how_far_it_was_checked_and_whether_it_is_noisy(guide):
    text = series_data.files(guide)["series-pay-nurses.csv"]
    rows = {row["place"]: row for row in csv.DictReader(io.StringIO(text))}
    assert [(row["status"], row["agreed"], row["agreed_status"], row["few"]) for row in rows.values()] == [
        ("secondary", "median", "verified", ""),
        ("secondary", "", "", "yes"),
        ("secondary", "", "", "yes"),
    ]
    assert rows["XX-1"]["within"] == "XX-N XX-S"


def test_the_description_names_the_columns_in_order_and_the_label(guide):
    for series in guide.series.values():
        schema = json.loads(series_data.files(guide)[series_data.described(series)])
        assert schema["required"] == list(series_data.COLUMNS)
        assert schema["description"].startswith(f"{series.record.label}. {series.record.about}")


def test_the_guide_as_json_holds_series_and_places(guide):
    data = json.loads(open_data.files(guide)["guide.json"])
    assert data["series"] == {id_: open_data.plain(series.record) for id_, series in guide.series.items()}
    assert data["places"] == open_data.plain(guide.places)
