"""Tables, drawings and lists of pay and projections: the unit and the direction are the figure's, on screen and on paper."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.pdf import whole_guide
from macros.pdf.document import Sheet
from macros.schema.parts import FigureTable
from macros.schema.sections.outlook import Projections
from macros.schema.sections.overview import KeyFacts
from macros.schema.sections.salaries import Anchors, Countries
from macros.views import drawings, tables
from macros.web import specimens
from macros.web.guide_page import GuidePage
from macros.web.page import Place
from macros.web.render import render

GUIDE = specimens.small_guide()
CAREER: Any = SimpleNamespace(
    id="sample", career=SimpleNamespace(starting_points=None), pages={}, figures=GUIDE.figures, titles={}
)
HEAD = {"id": "part", "title": "A part"}


@pytest.fixture
def page():
    return GuidePage(GUIDE, Place("sample/salaries", "sample/salaries", True, ""), CAREER)


@pytest.fixture
def sheet():
    return Sheet(GUIDE, CAREER)


def anchors(*medians: str) -> Anchors:
    named = [{"id": f"a-{number}", "title": "A", "median": name, "text": "x"} for number, name in enumerate(medians)]
    return Anchors.model_validate({**HEAD, "anchors": named})


def projections(**figures: str) -> Projections:
    one = {"id": "one", "title": "One", "text": "x", **figures}
    return Projections.model_validate({**HEAD, "all_growth": "no-change", "occupations": [one]})


def words(html: str) -> str:
    """Return what a reader sees, without labels and note numbers."""
    tree = LexborHTMLParser(html)
    for extra in tree.css("[popover], .cg-note"):
        extra.decompose()
    return " ".join(tree.body.text().split())


def plain(nodes: Any) -> str:
    return "".join(node["v"] for node in nodes)


@pytest.mark.parametrize(
    ("median", "seen", "printed"),
    [("pay", "$93,600 median, a year", "Median, a year"), ("hourly", "$23.33 an hour median", "Median")],
)
def test_official_pay_has_the_unit_of_its_figure(median, seen, printed, page, sheet):
    part = anchors(median)
    shown = words(render("anchors", part=part, page=page, **drawings.anchors(part, page)))
    assert seen in shown and ("a year" in shown) == ("a year" in seen)
    assert whole_guide._part(part, sheet)["anchors"][0]["measure"] == printed


def test_pay_by_the_hour_and_by_the_year_are_not_drawn_to_one_scale(page):
    assert drawings.anchors(anchors("pay", "hourly"), page)["chart"] is None
    chart = drawings.anchors(anchors("hourly", "hourly"), page)["chart"]
    assert chart.rows[0].value == "median $23.33 an hour"


def test_a_table_with_pay_by_the_hour_says_which_is_by_the_year(page):
    rows = [{"id": f"r-{name}", "title": "R", "figures": [name]} for name in ("pay", "hourly")]
    mixed = FigureTable.model_validate({**HEAD, "subject": "Who", "columns": ["Pay"], "rows": rows})
    alone = FigureTable.model_validate({**HEAD, "subject": "Who", "columns": ["Pay"], "rows": rows[:1]})

    def cells(part):
        return [words(row["cells"][0]) for row in tables.figure_table(part, page)["table"]["rows"]]

    assert cells(mixed) == ["$93,600 a year", "$23.33 an hour"]
    assert cells(alone) == ["$93,600"]


@pytest.mark.parametrize(("columns", "is_narrow"), [(["One"], True), (["One", "Two"], True), (["1", "2", "3"], False)])
def test_a_table_of_few_numbers_stays_a_table_on_a_phone(columns, is_narrow, page):
    row = {"id": "r", "title": "R", "figures": ["pay"] * len(columns)}
    part = FigureTable.model_validate({**HEAD, "subject": "Who", "columns": columns, "rows": [row]})
    shown = render("figure-table", part=part, page=page, **tables.figure_table(part, page))
    assert ("cg-table--cards" in shown) is not is_narrow
    part = FigureTable.model_validate({**HEAD, "subject": "Who", "columns": columns, "rows": [{**row, "text": "So."}]})
    assert "cg-table--cards" in render("figure-table", part=part, page=page, **tables.figure_table(part, page))


@pytest.mark.parametrize(("usd", "caption"), [("pay", "Pay by country, a year"), ("hourly", "Pay by country")])
def test_the_table_of_countries_names_the_period_of_its_figures(usd, caption, page):
    country = {"id": "c", "place": "A country", "usd": usd, "text": "x"}
    part = Countries.model_validate({**HEAD, "countries": [country]})
    assert tables.countries(part, page)["table"]["caption"] == caption


@pytest.mark.parametrize(
    ("figures", "seen", "printed"),
    [
        (
            {"growth": "growth", "new_jobs": "new-jobs", "openings": "openings"},
            "5% more jobs x New jobs 166,100 Openings 189,100 a year",
            [("Jobs", "5% more jobs"), ("New jobs", "166,100"), ("Openings", "189,100 a year")],
        ),
        (
            {"growth": "decline", "new_jobs": "fewer-jobs"},
            "6% fewer jobs x Fewer jobs 6,600",
            [("Jobs", "6% fewer jobs"), ("Fewer jobs", "6,600")],
        ),
        (
            {"growth": "no-change"},
            "0% little or no change in jobs x",
            [("Jobs", "0% little or no change in jobs")],
        ),
    ],
    ids=["more", "fewer", "no change"],
)
def test_a_projection_says_in_words_whether_jobs_become_more(figures, seen, printed, page, sheet):
    part = projections(**figures)
    shown = words(render("projections", part=part, page=page, **drawings.projections(part, page)))
    # Labels of figures stand in a page of their own; chips tell who says so.
    said = shown.replace("Official · An office · May 2024 · close fit ", "")
    assert said.endswith(f"One {seen}")
    assert "together: 0% little or no change in jobs." in shown
    assert "−" not in shown.partition("together")[2]
    paper = whole_guide._part(part, sheet)
    assert [(label, plain(nodes)) for label, nodes in paper["occupations"][0]["facts"]] == printed
    assert "0%, no change" in paper["chart"]["alt"] and "−" not in paper["chart"]["alt"]


def test_a_key_fact_in_words_says_on_paper_how_far_it_was_checked(sheet):
    fact = {"id": "fact", "words": "A license", "source": "office", "label": "is asked for"}
    part = KeyFacts.model_validate({**HEAD, "facts": [fact]})
    assert whole_guide._part(part, sheet)["facts"][0]["kinds"] == [
        {"mark": "verified", "word": GUIDE.vocabulary.statuses.verified.label}
    ]


@pytest.mark.parametrize("role", ["", "A role"])
def test_the_page_of_all_figures_says_for_whom_a_figure_fits(role):
    given = {**specimens.examples("figures-page")["default"], "role": role}
    shown = words(specimens.html("figures-page", given))
    fit = GUIDE.vocabulary.fits.close.label
    assert (f"{fit} for the guide “A role”: Most are counted." in shown) == bool(role)
    # Who comes to a figure of which no other guide thinks otherwise reads it once, above all of them.
    assert ("Where no guide is named, a fit is that for the guide “A role”." in shown) == bool(role)
