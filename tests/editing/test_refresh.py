"""A figure that names its cell is renewed from the publisher's file, all else stays; or nothing is written, and it is said why."""

from __future__ import annotations

import datetime
import re
import shutil

import click
import pytest

from macros import __main__ as commands
from macros.checks import content_files, load
from macros.editing import refresh
from macros.schema.datasets import Cell
from tests.conftest import FIXTURES, ROOT
from tests.editing.publisher import NURSES, projections, projections_rows, wages, wages_row
from tests.editing.test_refusals import refuse

DAY = datetime.date(2026, 5, 20)
SOURCE = """office-2025:
  title: Pay of nurses
  publisher: Office of Statistics
  date: May 2025
  retrieved: 2026-05-20
  status: verified
projections-2025:
  title: Work in ten years
  publisher: Office of Statistics
  date: 2025 to 2035
  retrieved: 2026-05-20
  status: verified
"""
CELLS = {"nurse-pay": "A_MEDIAN", "nurse-pay-low": "A_PCT10", "nurse-pay-high": "A_PCT90"}


@pytest.fixture
def root(tmp_path):
    """The small guide and its pages, with the sources of a new edition; three of its figures name their cells."""
    root = tmp_path / "project"
    for base in ("small_guide", "small_site"):
        shutil.copytree(FIXTURES / base, root, dirs_exist_ok=True)
    (root / "overrides").symlink_to(ROOT / "overrides")
    with (root / "content" / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    for id_, column in CELLS.items():
        edit(root, rf"(?m)(^{id_}:\n(?:  .*\n)*?  source: .*\n)", rf"\1  dataset: oews, {NURSES}, US, {column}\n")
    return root


def edit(root, old, new, name="figures"):
    file = root / "content" / f"{name}.yaml"
    text, count = re.subn(old, new, file.read_bytes().decode())
    assert count, old
    file.write_bytes(text.encode())


def alone(root):
    """Let the median stand in no drawing and no row beside figures of another edition or unit."""
    edit(root, r"      low: nurse-pay-low\n      high: nurse-pay-high\n", "", "sample-role/salaries")
    edit(root, r"figures: \[nurse-pay-low, nurse-pay\]", "figures: [nurse-pay, nurse-pay]", "sample-role/salaries")


def figures(root):
    return (root / "content" / "figures.yaml").read_bytes().decode()


def figure(root, id_="nurse-pay"):
    return load.load(root).figures[id_].record


def national(root, **cells):
    return wages(root.parent / "national_M2025_dl.xlsx", wages_row(**cells))


def run(root, *files, source="office-2025"):
    return refresh.run(root, files, source, DAY)


@pytest.fixture
def refused(root):
    """Returns why a run is refused; nothing may have been written."""

    def refused(*files, source="office-2025"):
        before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
        with pytest.raises(click.ClickException) as caught:
            run(root, *files, source=source)
        assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before
        assert caught.value.message.endswith(("Nothing was written.", "and start again."))
        return caught.value.message

    return refused


def test_a_figure_gets_its_value_period_source_day_and_status(root):
    edit(root, "status: verified", "status: secondary")
    assert run(root, national(root)) == 0
    record = figure(root)
    assert (record.value, record.period, record.source, record.seen, record.status) == (
        98800, "May 2025", "office-2025", "2026-05-20", "verified",
    )  # fmt: skip
    assert [figure(root, id_).value for id_ in ("nurse-pay-low", "nurse-pay-high")] == [68850, 137470]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_other_byte_stays(root, ending):
    edit(root, r"value: 93600\n", "value: 93600  # of 2024\n\n  # Look here first.\n")
    edit(root, "period: May 2024\n", 'period: "May 2024"\n')
    edit(root, "seen: 2026-02-28\n", "seen: '2026-02-28'\n")
    edit(root, "statistic: median\n  about: Nurses\n", "about: 'Nurses'\n  statistic: median\n")
    file = root / "content" / "figures.yaml"
    file.write_bytes(("\ufeff" + figures(root)).replace("\n", ending).encode())
    before = figures(root)
    run(root, national(root))
    expected = before
    for old, new in (
        ("93600", "98800"), ("66000", "68850"), ("135000", "137470"),
        ("office-2024", "office-2025"), ("'2026-02-28'", "'2026-05-20'"),
    ):  # fmt: skip
        expected = expected.replace(old, new)
    assert figures(root).replace("May 2025", "May 2024") == expected
    assert figures(root).count('"May 2025"') == 3, "not the calculated figure, which names no cell"


def test_only_figures_that_name_a_cell_are_touched(root, capsys):
    edit(root, rf"  dataset: oews, {NURSES}, US, A_MEDIAN\n", "")
    alone(root)
    run(root, national(root))
    record = figure(root)
    assert (record.value, record.period, record.source) == (93600, "May 2024", "office-2024")
    assert "national_M2025_dl.xlsx: May 2025, 2 figures\n" in capsys.readouterr().out


def test_a_file_of_states_renews_those_of_states_alone(root):
    edit(root, rf"{NURSES}, US, A_MEDIAN", f"{NURSES}, US-TX, A_MEDIAN")
    alone(root)
    file = wages(root.parent / "state_M2025_dl.csv", wages_row(state="TX", A_MEDIAN=91000), wages_row(state="PR"))
    run(root, file)
    assert (figure(root).value, figure(root, "nurse-pay-low").value) == (91000, 66000)
    run(root, file, national(root))
    assert (figure(root).value, figure(root, "nurse-pay-low").value) == (91000, 68850)


def test_an_hourly_wage_keeps_its_two_decimals(root):
    edit(root, "value: 93600\n  unit: usd-per-year", "value: 45.00\n  unit: usd-per-hour")
    edit(root, "US, A_MEDIAN", "US, H_MEDIAN")
    alone(root)
    run(root, national(root))
    assert "  value: 47.50\n" in figures(root)


@pytest.mark.parametrize(
    ("column", "unit", "statistic", "old", "value", "new"),
    [
        ("EMPLOYMENT", "jobs", "count", '"2024"', 3401200, '"2025"'),
        ("EMPLOYMENT_PROJECTED", "jobs", "projection", '"2034"', 3591700, '"2035"'),
        ("CHANGE", "jobs", "projection", "2024 to 2034", 190400, "2025 to 2035"),
        ("CHANGE_PERCENT", "percent", "projection", "2024–2034", 5.6, "2025–2035"),
        ("OPENINGS", "jobs-per-year", "projection", "2024 to 2034, each year", 180800, "2025 to 2035, each year"),
    ],
)
def test_projections_are_renewed_and_the_words_around_their_years_stay(root, column, unit, statistic, old, value, new):
    edit(root, "US, A_PCT90", "US, A_PCT90")
    record = f"growth:\n  label: Growth\n  value: 1\n  unit: {unit}\n  statistic: {statistic}\n  about: Nurses\n"
    record += f"  place: United States\n  period: {old}\n  source: office-2024\n  dataset: projections, {NURSES}, US, {column}\n"
    record += "  kind: official\n  status: secondary\n  seen: 2026-02\n  fit: close\n  fit_note: Most are counted.\n"
    (root / "content" / "figures").mkdir()
    shutil.move(root / "content" / "figures.yaml", root / "content" / "figures" / "pay.yaml")
    (root / "content" / "figures" / "work.yaml").write_text(record, encoding="utf-8")
    run(root, projections(root.parent / "occupation.xlsx"), source="projections-2025")
    assert figure(root, "growth").value == value
    assert f"  period: {new}\n" in (root / "content" / "figures" / "work.yaml").read_text(encoding="utf-8")
    assert figure(root).value == 93600


def test_what_impact_says_is_printed_and_what_is_left_to_do(root, capsys):
    edit(root, "fit_note: Most of them work at the bedside.\n", "fit_note: Most.\n  note: It was read in May.\n")
    edit(root, r"certainty: .*", "certainty: The median of May 2024 is of all nurses.", "sample-role/salaries")
    run(root, national(root))
    printed = capsys.readouterr().out
    assert "  Median pay of nurses (nurse-pay): $93,600 → $98,800\n      period: May 2024 → May 2025\n" in printed
    assert "\nCalculated figures that move with them (1)\n" in printed
    left = printed.partition("\nWhat is left to you\n\n")[2]
    assert (
        "Calculated figures that name the older edition (1)\n  From the lowest to the highest tenth (pay-gap): " in left
    )
    assert "Notes, and when the next number is due (" in left
    assert "  Median pay of nurses (nurse-pay)\n      It was read in May.\n" in left
    lines = left.partition("\nLines that name the older edition (")[2]
    assert re.search(r"  content/sample-role/salaries.yaml:\d+: certainty: The median of May 2024", lines)
    assert "figures.yaml" not in lines and "sources.yaml" not in lines


def test_the_same_file_again_changes_no_number_and_no_byte(root, capsys):
    run(root, national(root))
    before = figures(root)
    capsys.readouterr()
    run(root, national(root), source=None)
    assert figures(root) == before
    assert capsys.readouterr().out.endswith("What readers will notice\n\nNothing.\n")


def test_the_same_edition_needs_no_new_source(root):
    file = wages(root.parent / "national_M2024_dl.xlsx", wages_row())
    run(root, file, source=None)
    assert (figure(root).value, figure(root).source, figure(root).seen) == (98800, "office-2024", "2026-05-20")


def test_a_file_that_no_figure_names_is_said(root, capsys):
    before = figures(root)
    assert run(root, wages(root.parent / "state_M2025_dl.csv", wages_row(state="TX"))) == 0
    assert (
        "state_M2025_dl.csv: May 2025, 0 figures. A figure or a series names its table in a line dataset:\n"
        in capsys.readouterr().out
    )
    assert figures(root) == before


class TestItIsRefused:
    """With the place, with what was expected, and with what to do; nothing is written."""

    def test_an_older_file(self, root, refused):
        words = refused(wages(root.parent / "national_M2023_dl.xlsx", wages_row()), source=None)
        assert words.splitlines()[0] == (
            "content/figures.yaml:8:11: 'nurse-pay': the number is of May 2024 already, and national_M2023_dl.xlsx is of "
            "May 2023. Give the newest file, or correct the period if it is wrong"
        )

    def test_a_new_edition_without_its_source(self, root, refused):
        words = refused(national(root), source=None)
        assert words.splitlines()[0] == (
            "content/figures.yaml:9:11: 'nurse-pay': "
            "national_M2025_dl.xlsx is of May 2025, and 3 figures of another edition would keep an old source. "
            "Name the new one behind the files: --source ID. "
            "A new edition is a new source: see 'Renew the official numbers' in content/README.md"
        )
        assert len(words.splitlines()) == 2, "said once, and not for every figure"

    def test_a_source_that_is_not_there_or_of_another_edition(self, root, refused):
        assert "no source is called 'ofice-2025'. Did you mean 'office-2025'? If not, add it first." in refused(
            national(root), source="ofice-2025"
        )
        assert refused(national(root), source="office-2024").startswith(
            "national_M2025_dl.xlsx is of May 2025, but 'office-2024' has date: May 2024. Name the source of this edition."
        )

    def test_files_of_two_publications_under_one_source(self, root, refused):
        words = refused(national(root), projections(root.parent / "occupation.xlsx"))
        assert words.startswith(
            "the files are of two publications, and 'office-2025' is one. Give one after the other."
        )

    def test_the_same_table_twice(self, root, refused):
        words = refused(national(root), wages(root.parent / "national_M2024_dl.csv", wages_row()))
        assert words.startswith(
            "national_M2025_dl.xlsx and national_M2024_dl.csv hold the same table. Give one of them."
        )

    def test_a_row_that_the_file_does_not_hold(self, root, refused):
        edit(root, rf"{NURSES}, US, A_PCT10", "21-1022, US, A_PCT10")
        assert refused(national(root)).splitlines()[0] == (
            "content/figures.yaml:25:12: 'nurse-pay-low': national_M2025_dl.xlsx has no row for 21-1022 in US. Look it up "
            "there. If the publisher gives it no longer, delete the line dataset: and keep the number as the older one that "
            "it is, or retire it"
        )

    @pytest.mark.parametrize("mark", ["*", "**", "#"])
    def test_a_number_that_the_publisher_withholds(self, root, refused, mark):
        words = refused(national(root, A_MEDIAN=mark, A_PCT90=mark)).splitlines()
        assert (
            f"'nurse-pay': national_M2025_dl.xlsx has '{mark}' in A_MEDIAN for {NURSES} in US: the publisher "
            in words[0]
        )
        assert f"'nurse-pay-high': national_M2025_dl.xlsx has '{mark}' in A_PCT90" in words[1]

    def test_another_layout(self, root, refused):
        file = wages(root.parent / "national_M2025_dl.xlsx", wages_row(), without=["A_MEDIAN"])
        with pytest.raises(click.ClickException, match="it lacks the columns A_MEDIAN"):
            run(root, file)

    def test_what_the_check_would_refuse_then(self, root, refused):
        edit(root, r"expression: .*", "expression: ((nurse-pay)) = ((nurse-pay-low)) * 1.4181818", "agreements")
        edit(root, "tolerance: 0", "tolerance: 1", "agreements")
        words = refused(national(root))
        assert words.startswith("content/agreements.yaml:2:15: 'gap-fits' does not hold: 98,800 on the left")

    def test_a_value_on_several_lines(self, root, refused):
        edit(root, "period: May 2024\n", "period: >-\n    May 2024\n")
        assert "content/figures.yaml:8: the value stands on several lines. Write it on one." in refused(national(root))

    def test_a_file_of_content_that_cannot_be_written(self, root, refused, monkeypatch):
        refuse(monkeypatch, "figures.yaml", "r+b")
        assert refused(national(root)) == (
            "content/figures.yaml: it cannot be written (Permission denied)\n"
            "Nothing was written. Allow yourself to write there, and start again."
        )

    def test_content_with_problems_that_it_does_not_mend(self, root, refused):
        edit(root, "value: 66000", "value: $66,000")
        assert "'$66,000' is not a number" in refused(national(root))


def test_content_may_have_problems_that_the_new_numbers_mend(root, capsys):
    """Who has changed the words of a page for the new edition must not have to take them back first."""
    edit(root, r"expression: .*", "expression: ((nurse-pay)) = ((nurse-pay-low)) * 1.435", "agreements")
    edit(root, "tolerance: 0", "tolerance: 1", "agreements")
    run(root, national(root))
    assert "cannot be told: before, it has 1 problem under today's rules, the first: " in capsys.readouterr().out
    assert figure(root).value == 98800


def test_the_command_takes_files_source_and_day(root, monkeypatch, capsys):
    monkeypatch.setattr(commands, "ROOT", root)
    words = ["refresh", str(national(root)), "--source", "office-2025", "--seen", "2026-05-21"]
    assert commands.run(*commands.parse(words)) == 0
    assert figure(root).seen == "2026-05-21"
    with pytest.raises(SystemExit):
        commands.parse(["refresh"])
    with pytest.raises(SystemExit):
        commands.parse(["refresh", "file.xlsx", "--seen", "yesterday"])
    assert "'yesterday' is not a day" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said(root):
    content_files.forget()
    with pytest.raises(FileNotFoundError):
        run(root, root / "national_M2025_dl.xlsx")


def test_thousands_of_the_projections_are_exact(root):
    """3,401.2 thousand is 3401200 and not 3401199.9999999995."""
    rows = projections_rows(2025, ["Others", "11-9111", "Line item", 616.3, 700.7, 1, 1, 84.4, 13.7, 1, 62.3, 1, ""])
    table = refresh.published_tables.read(projections(root.parent / "occupation.csv", rows))
    cells = [Cell("projections", "11-9111", "US", name) for name in ("EMPLOYMENT", "CHANGE", "OPENINGS")]
    assert [table.number(cell) for cell in cells] == [616300, 84400, 62300]
