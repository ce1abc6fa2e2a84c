"""The readiness check without script: the form is complete, and a pencil gives what the program gives."""

from __future__ import annotations

import random
import re

import pytest

from macros.domain import questions, quiz_scores
from macros.views import quiz
from tests.conftest import ROOT, words

CAREERS = sorted(file.parent.name for file in (ROOT / "content").glob("*/quiz.yaml"))


@pytest.fixture(params=CAREERS)
def career(request, whole):
    return whole.careers[request.param]


@pytest.fixture
def page(career, finished_site):
    return finished_site.page(f"{career.id}/readiness")


@pytest.fixture
def made(career, whole):
    return quiz.data(whole, career)


@pytest.fixture
def asked(made):
    return questions.of(made)


def test_the_form_asks_every_question_in_the_order_of_the_code(page, career, made, asked):
    forms = page.article.css("form")
    assert len(forms) == 1
    shown = {
        fieldset.css_first("input").attributes["name"]: tuple(
            answer.attributes["value"] for answer in fieldset.css("input[type=radio]")
        )
        for fieldset in forms[0].css("fieldset")
    }
    assert list(shown.items()) == list(asked.choices().items())
    titles = {name: words(page.at(name).css_first("legend")) for name in shown}
    told = {gate["id"]: gate["title"] for gate in made["gates"]} | {questions.PROFILE: made["profileQuestion"]}
    told |= {one.id: one.text for area in career.sections["readiness"].dimensions for one in area.statements}
    assert list(titles.values()) == [f"{number} {told[name]}" for number, name in enumerate(titles, 1)]


def test_every_answer_has_its_words_and_nothing_is_chosen_for_the_reader(page, made):
    labels = {answer["id"]: answer["label"] for answer in made["answers"]}
    for dimension in made["dimensions"]:
        for statement in dimension["statements"]:
            shown = {
                label.css_first("input").attributes["value"]: words(label)
                for label in page.at(statement["id"]).css("label")
            }
            assert shown == {id_: f"{label} {points}" for points, (id_, label) in enumerate(labels.items())}
    assert page.article.css("input[checked]") == []


def test_the_data_for_the_scripts_is_that_of_the_content_without_what_the_form_says(page, made, finished_site):
    del made["profileQuestion"]
    for start in made["profiles"]:
        del start["title"]
    for gate in made["gates"]:
        del gate["title"]
        for mark in ("private", "later"):
            assert gate[mark] or not gate.pop(mark)
        for answer in gate["answers"]:
            del answer["label"]
    assert finished_site.handed(page, r"careerGuide\.given=") == [made]


def test_a_pencil_gives_the_bands_that_the_program_gives(page, made, asked):
    """Adds up as the page says, with the points and the bands printed on it."""
    printed = {
        (dimension, band): tuple(map(int, re.fullmatch(r"(\d+) to (\d+)", words(cell)).groups()))
        for cell in page.article.css("[data-cg-band]")
        for dimension, band in [cell.attributes["data-cg-band"].split("/")]
    }
    worth = {
        node.attributes["data-cg-answer"]: int(words(node.css_first(".cg-quiz-start__points")))
        for node in page.article.css("[data-cg-answer]")
    }
    chance = random.Random(1)
    for _ in range(200):
        weights = [chance.random() for _ in asked.answers]
        answers = {
            name: chance.choices(asked.answers, weights)[0]
            for dimension in asked.dimensions
            for name in dimension.statements
        }
        for score, dimension in zip(quiz_scores.result(asked, answers).scores, asked.dimensions, strict=True):
            total = sum(worth[answers[name]] for name in dimension.statements)
            bands = [
                band for (where, band), (low, high) in printed.items() if where == dimension.id and low <= total <= high
            ]
            assert bands == [asked.bands[score.band][0]]


def test_every_result_has_its_text(page, asked):
    def told(name):
        return [node.attributes[name] for node in page.article.css(f"[{name}]")]

    assert told("data-cg-gate-answer") == [f"{gate}/{answer}" for gate, possible in asked.gates for answer in possible]
    assert told("data-cg-band-meaning") == [band for band, _ in asked.bands]
    assert told("data-cg-profile") == list(asked.profiles)
    assert told("data-cg-action") == [name for dimension in asked.dimensions for name in dimension.statements]
    assert len(page.article.css("[data-cg-notices]")) == len(page.article.css("[data-cg-limits]")) == 1


def test_a_time_without_a_source_is_called_an_estimate(page, career):
    for dimension in career.sections["readiness"].dimensions:
        for statement in dimension.statements:
            time = statement.action.time
            shown = words(page.article.css_first(f'[data-cg-action="{statement.id}"] dd'))
            assert shown.endswith("(our estimate)") is not bool(time.cited("figure") or time.cited("source"))


def test_nothing_but_content_names_what_is_asked(asked):
    ids = {*asked.choices(), *(dimension.id for dimension in asked.dimensions)} - {questions.PROFILE}
    assert len(ids) > 10
    code = [
        *(ROOT / "macros").rglob("*.py"),
        *(ROOT / "macros" / "web" / "components").glob("quiz*/*.jinja"),
        *(ROOT / "overrides" / "assets").rglob("*.js"),
        *(ROOT / "overrides" / "assets").rglob("*.css"),
    ]
    named = re.compile("|".join(rf"\b{re.escape(id_)}\b(?!-)" for id_ in sorted(ids)))
    assert [(file.name, found[0]) for file in code if (found := named.search(file.read_text(encoding="utf-8")))] == []
