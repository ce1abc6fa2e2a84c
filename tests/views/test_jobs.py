"""Conditions and jobs in words."""

from __future__ import annotations

import shutil

import pytest

from macros.checks import load
from macros.pdf.document import Sheet
from macros.schema.sections.jobs import Ask, JobsSection
from macros.views import jobs, jobs_by_license
from tests.conftest import FIXTURES


@pytest.fixture
def sheet(tmp_path) -> Sheet:
    for base in ("small_guide", "small_jobs"):
        shutil.copytree(FIXTURES / base, tmp_path, dirs_exist_ok=True)
    guide = load.load(tmp_path)
    return Sheet(guide, guide.careers["sample-role"])


@pytest.fixture
def job(sheet):
    return {job.id: job for job in sheet.career.section(JobsSection).jobs.jobs}


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ([{"license": "mate-license"}], "License as ship’s mate"),
        ([{"license": "mate-license", "standing": "pending"}], "License as ship’s mate, or one that is on its way"),
        ([{"degree": "sea-degree", "subject": "navigation-subject"}], "Bachelor’s degree in navigation"),
        ([{"months": 24, "of": ["deck-service"]}], "2 years of deck service"),
        ([{"months": 12, "of": ["deck-service", "watch-service"]}], "1 year of deck service or watch service"),
        ([{"months": 18, "of": ["deck-service"]}], "18 months of deck service"),
        ([{"other": "good legs"}, {"other": "luck"}], "Good legs or luck"),
        (
            [{"degree": "sea-degree", "months": 1, "of": ["deck-service"]}, {"license": "mate-license"}],
            "Bachelor’s degree and 1 month of deck service; or license as ship’s mate",
        ),
    ],
)
def test_a_condition_is_said_from_what_meets_it(sheet, ways, said):
    ask = Ask.model_validate({"strength": "helps", "any_of": ways})
    assert jobs.condition(ask, sheet.career) == said


def test_a_condition_says_what_it_rests_on(sheet, job):
    rests = [jobs.rests(ask, sheet.guide) for ask in job["mate"].asks]
    assert rests == [
        "Rule: Harbor law",
        "In 3 employers’ pages, 2025 to 2026",
        "In North State: Harbor law",
    ]
    assert jobs.rests(job["deckhand"].asks[0], sheet.guide) == "Our judgment"
    part = job["mate"].asks[2].model_copy(update={"only_for": "ships with sails"})
    assert jobs.rests(part, sheet.guide) == "In North State for ships with sails: Harbor law"


def test_a_job_whose_pay_is_a_series_shows_the_figure_of_the_whole_country(sheet, job):
    figure, series = jobs.paid(job["master"], sheet)
    assert (figure.figure, figure.series) == ("nurse-pay", None)
    assert (series.figure, series.series) == ("nurse-pay", "pay-nurses")
    assert series.by_place is None  # this guide has no table of places


def test_the_table_says_in_a_line_of_its_own_whom_each_pay_counts(sheet, job):
    part = sheet.career.section(JobsSection).jobs

    def cell(*whom):
        pay = [one.model_copy(update={"whom": name}) for one, name in zip(job["master"].pay, whom, strict=True)]
        shown = part.model_copy(update={"jobs": [job["master"].model_copy(update={"pay": pay})]})
        nodes = jobs.compared(shown, sheet, lambda one: one.title)["table"]["rows"][0]["cells"][-1]
        return ["".join(inner["v"] for inner in node.get("c", [node])) for node in nodes]

    [first] = cell(None, None)
    assert cell("nurses", "masters") == [f"nurses {first}", f"masters {first}"]
    assert cell("nurses", None) == [f"nurses {first}"]


def test_a_job_says_how_much_it_rests_on(sheet, job):
    said = "What the job asks for rests on 1 rule and 3 employers’ pages, 2025 to 2026; the rest of it is our judgment."
    assert jobs.rests_on(job["mate"], sheet.guide) == said
    said = "What the job asks for is our judgment, not a rule. The pay has a source of its own."
    assert jobs.rests_on(job["deckhand"], sheet.guide) == said


def test_the_license_of_a_rule_is_named_before_that_of_advertisements(sheet, job):
    assert jobs.license_named(job["mate"], sheet.career, sheet.guide) == "Mate: must"
    assert jobs.license_named(job["deckhand"], sheet.career, sheet.guide) == "none named"


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        (
            [("must", None, [{"license": "mate-license"}, {"degree": "sea-degree"}])],
            "Mate or bachelor’s degree: must",
        ),
        (
            [("helps", None, [{"license": "mate-license"}]), ("must", "XX-N", [{"degree": "sea-degree"}])],
            "bachelor’s degree: must in North State; elsewhere, Mate: helps",
        ),
        ([("must", None, [{"other": "luck"}]), ("helps", None, [{"license": "mate-license"}])], "Mate: helps"),
        (
            [("must", None, [{"license": "mate-license", "months": 1, "of": ["deck-service"]}, {"other": "luck"}])],
            "Mate, or another way: must",
        ),
    ],
)
def test_the_other_way_than_a_license_is_named(sheet, job, asks, said):
    of = [{"strength": strength, "place": place, "any_of": ways} for strength, place, ways in asks]
    asked = job["deckhand"].model_copy(update={"asks": [Ask.model_validate(one) for one in of]})
    assert jobs.license_named(asked, sheet.career, sheet.guide) == said


def test_every_job_stands_once_under_every_license(sheet):
    part = sheet.career.section(JobsSection).by_license
    listed = jobs_by_license.by_license(part, sheet.career)
    assert [id_ for id_, _ in listed] == ["", *(license_.id for license_ in part.licenses)]
    for _, found in listed:
        named = [job.id for one in found for named in one["named"] for job in named["jobs"]]
        assert sorted(named) == sorted(job.id for job in sheet.career.section(JobsSection).jobs.jobs)


def test_a_table_of_all_licenses_says_the_same_as_their_lists(sheet, whole):
    careers = [sheet.career, *(career for career in whole.careers.values() if career.find(JobsSection))]
    for career in careers:
        columns, rows, marks = jobs_by_license.table(career)
        said = {mark.mark: mark for mark in marks}
        assert len(said) == len(marks)
        read = {
            (license_, row["job"].id): (said[row["marks"][place]], row["helps"])
            for row in rows
            for place, column in enumerate(columns)
            for license_ in column
        }
        listed = jobs_by_license.by_license(career.section(JobsSection).by_license, career)
        assert len(read) == sum(len(named["jobs"]) for _, found in listed for one in found for named in one["named"])
        for license_, said_of in listed:
            for title, named in ((one["title"], named) for one in said_of for named in one["named"]):
                for mark, helps in (read[license_, job.id] for job in named["jobs"]):
                    more = "; ".join(filter(None, (mark.needs, helps if mark.opens else "")))
                    assert (mark.title, f": {more}" if more else "") == (title, named["more"])


def test_the_lookup_says_what_else_a_job_asks_for_and_what_helps(sheet, job):
    """A deckhand needs nothing; a mate the license, and usually service, which a degree makes shorter."""
    part = sheet.career.section(JobsSection).by_license
    said = {
        id_: {
            one["title"]: [([job.id for job in named["jobs"]], named["more"]) for named in one["named"]]
            for one in found
        }
        for id_, found in jobs_by_license.by_license(part, sheet.career)
    }
    assert said[""] == {jobs_by_license.OPEN: [(["deckhand"], "")], jobs_by_license.CLOSED: [(["mate", "master"], "")]}
    words = ": 2 years of deck service or bachelor’s degree in navigation and 6 months of deck service"
    assert said["mate-license"][jobs_by_license.WITH_MORE] == [(["mate"], words)]
    name = sheet.guide.places[job["master"].place].name
    assert (
        jobs.in_place(job["master"], sheet.guide) == f"Master ({name})"
        and jobs.in_place(job["mate"], sheet.guide) == "Mate"
    )
