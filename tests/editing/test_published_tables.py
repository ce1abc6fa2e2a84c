"""Publishers' files are known by what stands in them, and what cannot be read is refused with the reason."""

from __future__ import annotations

import subprocess
import sys

import click
import openpyxl
import pytest

from macros.editing import published_tables
from macros.schema.datasets import Cell
from tests.conftest import ROOT
from tests.editing import publisher
from tests.editing.publisher import NURSES, projections, projections_rows, wages, wages_row

kinds = pytest.mark.parametrize("kind", ["xlsx", "csv"])


def refusal(file):
    with pytest.raises(click.ClickException) as caught:
        published_tables.read(file)
    return caught.value.message


def cell(column, place="US", table="oews", occupation=NURSES):
    return Cell(table, occupation, place, column)


@kinds
def test_a_national_table_of_wages_is_read(tmp_path, kind):
    table = published_tables.read(wages(tmp_path / f"national_M2025_dl.{kind}", wages_row("00-0000"), wages_row()))
    assert (table.name, table.edition, table.years("survey")) == ("oews", "May 2025", (2025,))
    assert table.covers(cell("A_MEDIAN")) and not table.covers(cell("A_MEDIAN", "US-TX"))
    found = [table.number(cell(name)) for name in ("A_MEDIAN", "H_MEDIAN", "TOT_EMP")]
    assert [(type(number), number) for number in found] == [(int, 98800), (float, 47.5), (int, 3379000)]


@kinds
def test_a_table_of_states_is_read_with_its_territories(tmp_path, kind):
    rows = [wages_row(state="TX", A_MEDIAN=95000), wages_row(state="PR", AREA_TYPE="3", A_MEDIAN=42000)]
    table = published_tables.read(wages(tmp_path / f"state_M2025_dl.{kind}", *rows))
    assert table.covers(cell("A_MEDIAN", "US-ZZ")) and not table.covers(cell("A_MEDIAN"))
    assert [table.number(cell("A_MEDIAN", place)) for place in ("US-TX", "US-PR")] == [95000, 42000]


@kinds
def test_table_1_2_of_the_projections_is_read_in_jobs(tmp_path, kind):
    table = published_tables.read(projections(tmp_path / f"occupation.{kind}"))
    assert (table.name, table.edition) == ("projections", "2025 to 2035")
    assert [table.years(time) for time in ("base", "target", "span")] == [(2025,), (2035,), (2025, 2035)]
    columns = ("EMPLOYMENT", "EMPLOYMENT_PROJECTED", "CHANGE", "CHANGE_PERCENT", "OPENINGS")
    found = [table.number(cell(name, table="projections")) for name in columns]
    assert found == [3401200, 3591700, 190400, 5.6, 180800]


def test_a_spreadsheet_program_may_have_saved_the_table(tmp_path):
    """Commas in numbers, columns in small letters, the encoding of Windows."""
    file = wages(tmp_path / "national_M2025_dl.csv", wages_row(TOT_EMP="3,379,000", OCC_TITLE="Décor"))
    head, rest = file.read_text(encoding="utf-8").split("\n", 1)
    file.write_text(f"{head.lower()}\n{rest}", encoding="cp1252", newline="")
    assert published_tables.read(file).number(cell("TOT_EMP")) == 3379000


def test_a_renamed_workbook_has_its_year_in_its_sheet(tmp_path):
    file = wages(tmp_path / "pay.xlsx", wages_row(), sheet="national_M2025_dl")
    assert published_tables.read(file).edition == "May 2025"


def test_an_occupation_that_is_a_group_of_its_own_stands_there_twice(tmp_path):
    file = wages(tmp_path / "national_M2025_dl.csv", wages_row(O_GROUP="broad"), wages_row())
    assert published_tables.read(file).number(cell("A_MEDIAN")) == 98800
    wages(file, wages_row(), wages_row(A_MEDIAN=1))
    assert f"national_M2025_dl.csv has two rows for {NURSES} in US, with other numbers." in refusal(file)


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("*", "the publisher gives no wage there"),
        ("**", "the publisher gives no count of jobs there"),
        ("#", "the publisher says only that the wage lies at or above the highest that it prints"),
        ("~", "which is no number"),
        (None, "which is no number"),
    ],
)
def test_a_mark_in_place_of_a_number_is_told_with_its_meaning(tmp_path, mark, reason):
    table = published_tables.read(wages(tmp_path / "national_M2025_dl.xlsx", wages_row(A_MEDIAN=mark)))
    with pytest.raises(LookupError) as caught:
        table.number(cell("A_MEDIAN"))
    assert str(caught.value.args[0]) == (
        f"national_M2025_dl.xlsx has '{mark or ''}' in A_MEDIAN for {NURSES} in US: {reason}"
    )


def test_a_row_that_is_not_there_is_told(tmp_path):
    table = published_tables.read(wages(tmp_path / "national_M2025_dl.xlsx", wages_row()))
    with pytest.raises(LookupError, match="national_M2025_dl.xlsx has no row for 21-1022 in US"):
        table.number(cell("A_MEDIAN", occupation="21-1022"))


class TestAnotherLayout:
    """Each is refused with what was expected."""

    @kinds
    def test_without_a_column(self, tmp_path, kind):
        file = wages(tmp_path / f"national_M2025_dl.{kind}", wages_row(), without=["A_MEDIAN", "NAICS"])
        words = "is not laid out as a table of wages: it lacks the columns NAICS, A_MEDIAN. Take the file"
        assert words in refusal(file)

    def test_of_rural_areas_or_of_industries(self, tmp_path):
        for other in ({"AREA_TYPE": "6"}, {"NAICS": "622000"}):
            file = wages(tmp_path / "BOS_M2025_dl.xlsx", wages_row(state="TX", **other))
            assert "rows of rural areas or of single industries, which cannot be read yet" in refusal(file)

    def test_of_the_nation_and_of_states_together_or_of_nothing(self, tmp_path):
        file = wages(tmp_path / "all_M2025_dl.csv", wages_row(), wages_row(state="TX"))
        assert "all_M2025_dl.csv holds rows of nation and of states. Give national_M2025_dl.xlsx, " in refusal(file)
        assert "holds no row of an occupation. Give" in refusal(wages(file))

    def test_without_a_year_or_with_two(self, tmp_path):
        file = wages(tmp_path / "national.csv", wages_row())
        assert refusal(file) == (
            "national.csv does not say of which year it is. Call it as the publisher does, as in national_M2025_dl.xlsx"
        )
        file = wages(tmp_path / "national_M2026_dl.xlsx", wages_row(), sheet="national_M2025_dl")
        assert "national_M2026_dl.xlsx says two years: 2025 and 2026." in refusal(file)

    def test_of_another_table_of_the_projections(self, tmp_path):
        file = projections(tmp_path / "occupation.xlsx", sheet="Table 1.10")
        assert "it has the sheets Table 1.1, Table 1.10 and no Table 1.2. Give national_M2025_dl.xlsx" in refusal(file)

    def test_of_projections_without_a_column_or_with_other_years(self, tmp_path):
        rows = projections_rows()
        rows[1] = [name.replace("Occupational openings", "Openings") for name in rows[1]]
        words = "is not laid out as table 1.2 of the projections: it lacks a column for OPENINGS from 2025 to 2035."
        assert words in refusal(projections(tmp_path / "occupation.xlsx", rows))
        rows[1] = [name.replace("Employment, 2035", "Employment later") for name in rows[1]]
        assert "it lacks two columns of employment, by year." in refusal(
            projections(tmp_path / "occupation.xlsx", rows)
        )

    @pytest.mark.parametrize("everybody", [170280800, "—", None])
    def test_of_projections_that_are_not_in_thousands(self, tmp_path, everybody):
        file = projections(tmp_path / "occupation.xlsx", projections_rows(everybody=everybody))
        assert "it lacks jobs in thousands, and all of them at 00-0000." in refusal(file)

    def test_of_a_workbook_that_holds_something_else(self, tmp_path):
        book = openpyxl.Workbook()
        book.active.append(["a", "b"])
        book.save(tmp_path / "other.xlsx")
        assert refusal(tmp_path / "other.xlsx").startswith("other.xlsx is laid out as no table that can be read. Give ")

    @pytest.mark.parametrize("name", ["national_M2025_dl.zip", "oesm25nat.xls", "national"])
    def test_of_another_kind_of_file(self, tmp_path, name):
        (tmp_path / name).write_bytes(b"PK")
        assert f"{name} is neither a workbook that ends in .xlsx nor a CSV file. " in refusal(tmp_path / name)

    @pytest.mark.parametrize("spoiled", [b"no archive", None])
    def test_of_a_damaged_workbook(self, tmp_path, spoiled):
        file = wages(tmp_path / "national_M2025_dl.xlsx", *[wages_row()] * 500)
        raw = file.read_bytes()
        sheet = raw.index(b"xl/worksheets/sheet1.xml") + 200
        file.write_bytes(spoiled or raw[:sheet] + b"\0" * 200 + raw[sheet + 200 :])
        assert refusal(file) == "national_M2025_dl.xlsx cannot be opened as a workbook. Download it again"


def test_no_other_command_waits_for_the_library_of_workbooks():
    program = (
        "import sys; from macros.editing import refresh; from macros import __main__; print('openpyxl' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_files_of_the_tests_have_every_column_that_is_read():
    """Control: a column that the helper forgets would be missed by no test above."""
    assert set(published_tables._WAGE_COLUMNS) <= set(publisher._WAGES)
