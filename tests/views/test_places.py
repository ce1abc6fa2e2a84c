"""Pay by place as tables and drawings: each number in words, and where it cannot be shown, why."""

from __future__ import annotations

import pytest

from macros.checks import load
from macros.schema.sections.states import States
from macros.views import places
from tests.conftest import laid_over


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    return load.load(laid_over(tmp_path_factory.mktemp("states"), "small_guide", "small_states"))


@pytest.fixture(scope="module")
def table(guide):
    return guide.careers["sample-role"].section(States).table


@pytest.fixture(scope="module")
def north(guide, table):
    return places.one_place(guide, table, "XX-N")


def test_a_place_is_told_beside_the_whole_country(north, guide):
    (row,) = north.rows
    nation = guide.figures["nurse-pay"].value
    assert (row.median, row.hourly, row.jobs) == ("$104,000", "$50.00", "1,200")
    assert (row.nation, row.against) == (f"${nation:,.0f}", f"${104000 - nation:,.0f} more")
    assert north.lead is row


def test_a_drawing_begins_at_nothing_and_holds_every_number_in_order(north):
    (row,) = north.rows
    thin, thick = row.thin, row.thick
    assert 0 < thin[0] < thick[0] < row.middle < thick[0] + thick[1] <= thin[0] + thin[1] < 100


def test_numbers_that_are_not_shown_say_why(guide, table, north):
    south = places.one_place(guide, table, "XX-S")
    assert places.spread(north.rows[0]) == ["$70,000", "$90,000", "$104,000", "$120,000", places.LEFT_OUT]
    assert places.spread(south.rows[0]) == [places.FEW, places.FEW, "$80,000", places.FEW, places.FEW]
    assert places.left_out(north.rows) == ["The office prints nothing above it."]
    west = places.one_place(guide, table, "XX-W")
    assert places.spread(west.rows[0])[0] == places.NOT_PUBLISHED
    assert west.lead is None
    assert west.rows[0].nation_at is None, "a mark alone says nothing of the place"


def test_prices_are_told_in_whole_percent_and_what_pay_is_worth(guide, table, north):
    assert (north.level, north.worth) == ("3% lower than", "$107,100")
    assert places.one_place(guide, table, "XX-S").level == ""


def test_an_area_that_reaches_beyond_its_place_is_named(north):
    assert north.beyond == ("Port, N-S",)
    assert [places.area_cell(north.rows[0].series, code) for code, _ in north.areas] == [("$90,000", True)]


def test_how_numbers_were_checked_is_said_once_for_each_way(guide, table, north):
    assert places.checked(guide, north.rows) == [
        ("Median of nurses", "verified", "Two copies agree."),
        ("All other numbers", "secondary", "Read in one copy."),
    ]
    south = places.one_place(guide, table, "XX-S")
    assert places.checked(guide, south.rows) == [("All numbers", "secondary", "Read in one copy.")]


def test_the_table_lists_each_place_that_has_a_page_once(guide, table):
    found = places.listed(guide, table)
    assert [(one.name, one.page, one.level, one.answer) for one in found] == [
        ("Northland", "northland", 97.1, "joined"),
        ("Southland", "southland", None, "not a member"),
    ]
    assert [one.cells for one in found] == [(("$104,000", 104000, False),), (("$80,000", 80000, True),)]
