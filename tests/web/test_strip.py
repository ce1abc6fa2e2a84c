"""The strip stands where something differs by start, in any guide with starts and places; each place has a small file."""

from __future__ import annotations

import gzip
import json
import shutil

import pytest

from macros.checks import load
from macros.domain import advice, holders, job_fit
from macros.domain.jobs import Requirements
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.quiz import Readiness
from macros.schema.sections.states import States
from macros.views import jobs
from macros.web import pages, strip
from macros.web.page import Place
from tests.conftest import FIXTURES, ROOT

WHOLE = load.load_cached(ROOT)


@pytest.fixture
def page_of(tmp_path):
    """Writes the overview of the small guide, with the line of a start and what is laid over the guide."""

    def page_of(*over):
        for base in ("small_guide", *over):
            shutil.copytree(FIXTURES / base / "content", tmp_path / "content", dirs_exist_ok=True)
        file = tmp_path / "content" / "sample-role" / "overview.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}starts:\n  - {{start: newcomer, line: Ask first.}}\n", encoding="utf-8", newline="\n")
        whole = load.load(tmp_path)
        return whole, pages.section(
            whole, Place("sample-role/overview", "sample-role/overview", True, ""), "sample-role", "overview"
        )

    return page_of


def test_a_guide_without_places_asks_for_the_start_alone(page_of):
    text = page_of()[1]
    assert 'value="newcomer"' in text and text.count("</select>") == 1
    assert strip._PLACES not in text and strip._SCRIPT in text


def test_any_guide_with_starts_and_places_has_one_where_a_line_differs_by_start(page_of):
    whole, text = page_of("small_states")
    assert "data-cg-guide=" in text and 'value="newcomer"' in text
    assert "data-cg-guide=" not in pages.section(
        whole, Place("sample-role/faqs", "sample-role/faqs", True, ""), "sample-role", "faqs"
    )
    names, *files = dict(strip.files(whole)).items()
    assert all(place.name in names[1] for place in whole.places.values() if place.page)
    told = json.loads(files[0][1].removeprefix(":root{--cg-at:")[:-1])
    assert whole.places[next(iter(whole.place_pages["sample-role"].values()))].name == told["name"]


def test_the_file_of_a_place_is_small_and_tells_the_pay_of_every_occupation_and_start():
    for path, text in list(strip.files(WHOLE))[1:]:
        assert len(gzip.compress(text.encode(), 9)) <= 4 * 1024
        career = WHOLE.careers[path.split("/")[-2]]
        told = json.loads(text.removeprefix(":root{--cg-at:")[:-1])
        assert {start.id: start.pay for start in career.career.starting_points}.items() <= told["starts"].items()
        assert set(told["starts"].values()) <= set(told["pay"]) == set(career.section(States).table.pay)


def test_a_job_leads_for_a_start_only_if_it_is_open_to_everyone_there():
    for career in WHOLE.careers.values():
        for start, opened in jobs.open_to(career).items():
            fit = job_fit.JobFit(Requirements(career.section(JobsSection)))
            when = next(one.answers for one in career.career.starting_points if one.id == start)
            case = advice.wanted(when)
            for question, answers in case.items():
                for answer in answers:
                    given = {**{name: min(other) for name, other in case.items()}, question: answer}
                    person = holders.holder(career.section(Readiness).holds, given)
                    assert opened <= {found.job.id for found in fit.fits(person) if found.standing == "open"}
