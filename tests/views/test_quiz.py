"""The readiness check: one numbering, whatever shows it."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.domain import questions
from macros.pdf import handouts, whole_guide
from macros.schema.sections.quiz import Readiness
from macros.views import quiz
from macros.web import pages, specimens
from macros.web.page import Place
from tests.conftest import words


@pytest.fixture
def career(whole):
    return next(career for career in whole.careers.values() if career.find(Readiness))


@pytest.fixture
def page(whole, career):
    text = pages.section(whole, Place("", "", True, ""), career.id, "readiness")
    return LexborHTMLParser(specimens.through_markdown(text))


def test_a_question_has_one_number_on_the_site_the_worksheet_and_in_the_whole_guide(whole, career, page):
    record = career.section(Readiness)
    site = {node.attributes["id"]: words(node.css_first("legend span")) for node in page.css("fieldset[id]")}
    sheet = handouts.view("readiness_worksheet")(whole, career)
    asked = [*sheet["gates"], *(one for area in sheet["dimensions"] for one in area["statements"])]
    (book,) = [
        one for group in whole_guide.whole(whole, career)["groups"] for one in group["sections"] if one["readiness"]
    ]
    assert site == {one["id"]: str(one["number"]) for one in asked}
    assert site == {name: str(number) for name, number in book["readiness"]["numbers"].items()}
    assert list(site) == list(questions.from_record(record, whole.figures).choices())


def test_an_area_has_one_letter_everywhere(whole, career, page):
    record = career.section(Readiness)
    letters = {area.id: letter for letter, area in quiz.lettered(record)}
    named = [f"{letters[area.id]}. {area.title}" for area in record.dimensions]
    assert [words(page.css_first(f"#{area.id}")) for area in record.dimensions] == named
    assert [words(node) for node in page.css(".cg-quiz-sheet tbody th")] == named
    assert [words(node) for node in page.css("[data-cg-actions] h3")] == named
    assert [area["title"] for area in quiz.data(whole, career)["dimensions"]] == named
    for key in ("readiness_worksheet", "scoring_sheet", "tally_sheet"):
        shown = handouts.view(key)(whole, career)
        assert [f"{area['letter']}. {area['title']}" for area in shown.get("areas", shown.get("dimensions"))] == named
    (book,) = [
        one for group in whole_guide.whole(whole, career)["groups"] for one in group["sections"] if one["readiness"]
    ]
    assert book["readiness"]["letters"] == letters


def test_the_page_for_leaders_counts_what_is_asked_on_each_sheet_as_paper_has_it(whole, career):
    listed = LexborHTMLParser(pages.run_sheet(whole, Place("", "", True, ""), career.id))

    def counted(key):
        id_ = career.workshop.handouts.sheets.named()[key].id
        return int(re.search(r"All (\d+) are", words(listed.css_first(f"#{id_}").parent))[1])

    sheet, short, actions = (handouts.view(key)(whole, career) for key in _ASKING)
    statements = sum(len(area["statements"]) for area in sheet["dimensions"])
    asked = len(sheet["gates"]) + statements, len(short["gates"]) + len(short["cores"]), statements
    assert tuple(map(counted, _ASKING)) == asked
    assert sum(len(area["actions"]) for area in actions["areas"]) == statements


_ASKING = "readiness_worksheet", "short_check", "action_sheet"
