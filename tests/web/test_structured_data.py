"""JSON-LD: it parses, and every number and sentence in it is one of the content."""

from __future__ import annotations

import json
from typing import Any

import pytest

from macros.domain import plain_text
from macros.schema.sections.faqs import Faqs
from macros.views.places import SECTION
from macros.web import structured_data
from tests.conftest import BuiltPage, target, words

SELECTOR = "script[type='application/ld+json']"


def graph(page: BuiltPage) -> list[dict[str, Any]]:
    (script,) = page.tree.css(SELECTOR)
    data = json.loads(script.text())
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def of(page: BuiltPage, kind: str) -> list[dict[str, Any]]:
    return [one for one in graph(page) if one["@type"] == kind]


@pytest.fixture(scope="module")
def pages(finished_site):
    return {name: page for name, page in finished_site.pages.items() if name not in ("index.html", "404.html")}


def test_every_page_but_the_home_page_has_its_crumbs(pages, finished_site):
    for name in ("index.html", "404.html"):
        assert finished_site.pages[name].tree.css(SELECTOR) == []
    for name, page in pages.items():
        (crumbs,) = of(page, "BreadcrumbList")
        steps = crumbs["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert [target(page, step["item"])[0] for step in (steps[0], steps[-1])] == ["index.html", name]
        assert all(target(page, step["item"])[0] in finished_site.pages for step in steps)
        assert steps[-1]["name"] == words(page.article.css_first("h1"))


def test_pay_is_that_of_figures_that_fit_and_says_whom_it_covers(pages, whole):
    seen = 0
    for page in pages.values():
        for occupation in of(page, "Occupation") if not page.article.css_first(".cg-place") else ():
            career = whole.careers[page.name.split("/")[0]]
            assert occupation["name"] == career.career.title
            for pay in occupation["estimatedSalary"]:
                seen += 1
                medians = [
                    f for f in career.figures.values() if (f.value, f.record.statistic) == (pay["median"], "median")
                ]
                (figure,) = [f for f in medians if pay["name"].startswith(f"{f.record.about}, ")]
                record = figure.record
                assert pay["name"] == f"{record.about}, {record.place}, {record.period}"
                assert record.fit in ("exact", "close") and record.fit_note in pay["description"]
                assert (figure.kind, figure.status) == ("official", "verified")
                assert record.unit == f"{pay['currency'].lower()}-per-year" and pay["duration"] == "P1Y"
                for statistic, key in (("percentile-10", "percentile10"), ("percentile-90", "percentile90")):
                    same = [
                        f.value
                        for f in career.figures.values()
                        if f.record.statistic == statistic and (f.record.about, f.record.period) == (record.about, record.period)
                        and f.record.unit == record.unit and not f.record.open
                    ]  # fmt: skip
                    assert [pay[key]] == same if key in pay else same == []
    assert seen, "control: some page has pay"


def test_the_page_of_a_place_names_it_and_gives_the_pay_there(pages, whole):
    seen = 0
    for id_, found in whole.place_pages.items():
        for name, code in found.items():
            occupations = of(pages[f"{id_}/{SECTION}/{name}/index.html"], "Occupation")
            for occupation in occupations:
                place = whole.places[code]
                kind = "State" if place.kind == "state" else "AdministrativeArea"
                assert occupation["occupationLocation"] == {"@type": kind, "name": place.name}
                for pay in occupation["estimatedSalary"]:
                    series = next(
                        one for one in whole.series.values() if pay["name"].startswith(f"{one.record.about}, ")
                    )
                    shown = series.pay(code)
                    assert pay["median"] == shown.median
                    assert {key: value for key, value in pay.items() if key.startswith("percentile")} == {
                        f"percentile{end[1:]}": number for end, number in shown.ends.items()
                    }
                    assert series.record.fit in ("exact", "close") and series.record.fit_note in pay["description"]
                    seen += 1
    assert seen, "control: some place has pay"


def test_questions_stand_on_the_page_of_questions_alone_and_are_those_of_the_content(pages, whole):
    asked = 0
    for page in pages.values():
        career, _, name = page.name.removesuffix("/index.html").partition("/")
        section = whole.careers[career].sections.get(name) if career in whole.careers else None
        found = [question for one in of(page, "FAQPage") for question in one["mainEntity"]]
        if not isinstance(section, Faqs):
            assert found == []
            continue
        questions = [question for group in section.groups for question in group.questions]
        assert [question["name"] for question in found] == [question.question for question in questions]
        for one, question in zip(found, questions, strict=True):
            said = [plain_text.text_of(whole, text) for text in (question.short, question.answer) if text]
            answer = " ".join(" ".join(said).split())
            text = one["acceptedAnswer"]["text"]
            assert answer.startswith(text) and text.endswith((".", "!", "?")) and len(text) >= 40
            assert one["acceptedAnswer"]["url"] == f"#{question.id}"
        asked += len(found)
    assert asked


def test_no_text_can_end_the_element(whole):
    text = structured_data.script(whole, "about/method", "</script><script>alert(1)</script><!--", "")
    assert text.count("<") == 2
    assert json.loads(text.partition(">")[2].rpartition("<")[0])["@graph"]
