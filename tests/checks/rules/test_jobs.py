"""The rules for jobs: each mistake with its place and what to write, on a small guide with three jobs at sea."""

from __future__ import annotations

import shutil

import pytest

from macros.checks import load
from macros.source.problems import ContentError
from tests.conftest import FIXTURES

CITED = "          cited: [harbor-law]\n        - strength: usual\n          any_of:\n            - months: 24"
ADS = "cited: [harbor-ad-north, harbor-ad-south, harbor-ad-west]\n        - strength: must"


@pytest.fixture
def said(tmp_path):
    """Change texts of the jobs or of their sources, then return what the check says."""
    for base in ("small_guide", "small_jobs"):
        shutil.copytree(FIXTURES / base, tmp_path, dirs_exist_ok=True)

    def said(*pairs, name="jobs"):
        file = tmp_path / "content" / "sample-role" / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        file.write_text(text, encoding="utf-8", newline="\n")
        try:
            load.load(tmp_path)
        except ContentError as error:
            return [str(problem) for problem in error.problems]
        return []

    return said


def line_of(text, within):
    """Return the number of the line of the small guide's jobs that holds a text, the first one after `within`."""
    lines = (FIXTURES / "small_jobs/content/sample-role/jobs.yaml").read_text(encoding="utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if within in line)
    return next(number for number, line in enumerate(lines, 1) if number > start and text in line)


def test_the_small_guide_has_no_problem(said):
    assert said() == []


def test_a_must_names_its_rule(said):
    (problem,) = said((CITED, CITED.removeprefix("          cited: [harbor-law]\n")))
    line = line_of("strength: must", "id: mate")
    assert problem == (
        f"content/sample-role/jobs.yaml:{line}:21: a 'must' names no rule that says so. "
        "Add cited: with the id of the rule, or write strength: helps"
    )


@pytest.mark.parametrize(
    "fewer", ["[harbor-ad-north, harbor-ad-south]", "[harbor-ad-north, harbor-ad-north, harbor-ad-south]"]
)
def test_a_usual_needs_three_pages(said, fewer):
    (problem,) = said((ADS, f"cited: {fewer}\n        - strength: must"))
    line = line_of("strength: usual", "id: mate")
    assert problem == (
        f"content/sample-role/jobs.yaml:{line}:21: a 'usual' rests on 2 of the 3 dated pages that it needs. "
        "Add to cited: the ids of advertisements or employers' pages that were read, or write strength: helps"
    )


@pytest.mark.parametrize(
    "change", [("date: posted May 2026", "date: undated"), ("status: verified-older-copy", "status: landing-only")]
)
def test_a_page_without_date_or_that_was_not_read_counts_for_nothing(said, change):
    problems = said(change, name="sources")
    assert len(problems) == 2 and all("a 'usual' rests on 2 of the 3 dated pages" in problem for problem in problems)


def test_what_only_helps_needs_no_source(said):
    assert (
        said(
            (ADS, ADS.replace("strength: must", "strength: helps")),
            ("        - strength: usual", "        - strength: helps"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Two licenses that no single one counts as.
        ("includes: [mate-license]\n      text", "text"),
        # Nothing gives what it asks for.
        ("gives: [deck-service, watch-service]", "gives: [deck-service]"),
    ],
)
def test_a_job_that_nobody_can_reach_is_named(said, old, new):
    two = (
        "            - months: 12\n              of: [watch-service]",
        "            - license: mate-license\n              months: 12\n              of: [watch-service]",
    )
    (problem,) = said((old, new), *([two] if "includes" in old else []))
    line = line_of("asks:", "id: master")
    assert problem == (
        f"content/sample-role/jobs.yaml:{line}:7: nobody can get into the job 'master'. "
        "Let one license be enough for all that it asks for, and let each kind of experience be given by another job "
        "(gives:) or be had elsewhere (elsewhere:)"
    )


def test_experience_that_is_had_elsewhere_opens_a_job(said):
    gives = ("gives: [deck-service, watch-service]", "gives: [deck-service]")
    assert (
        said(gives, ("      text: Leading a watch.", "      text: Leading a watch.\n      elsewhere: In the navy."))
        == []
    )


@pytest.mark.parametrize(
    "way",
    [
        "months: 12\n              of: [deck-service]",  # fewer months
        "months: 24\n              of: [deck-service, watch-service]",  # more kinds count
        "other: good legs\n            - months: 24\n              of: [deck-service]",  # another way besides
    ],
)
def test_a_weaker_condition_that_asks_for_less_contradicts(said, way):
    weaker = (
        f"        - strength: helps\n          any_of:\n            - {way}\n      gives: [deck-service, watch-service]"
    )
    simple = (
        "            - degree: sea-degree\n              subject: navigation-subject\n              months: 6\n              of: [deck-service]\n",
        "",
    )
    (problem,) = said(simple, ("      gives: [deck-service, watch-service]", weaker))
    stronger = line_of("strength: usual", "id: mate")
    assert f": the condition in line {stronger} already asks for this, or for more. " in problem
    assert problem.endswith("Delete the weaker of the two, or correct their strength: or any_of:")


@pytest.mark.parametrize(
    "way",
    [
        "months: 48\n              of: [deck-service]",
        "months: 24\n              of: [watch-service]",
        "license: master-license",
        "other: good legs",
    ],
)
def test_a_weaker_condition_that_asks_for_more_or_for_something_else_stands(said, way):
    weaker = (
        f"        - strength: helps\n          any_of:\n            - {way}\n      gives: [deck-service, watch-service]"
    )
    assert said(("      gives: [deck-service, watch-service]", weaker)) == []


def test_of_two_conditions_that_say_the_same_one_is_named(said):
    twin = "        - strength: helps\n          any_of:\n            - other: good legs\n      gives: [deck-service]"
    (problem,) = said(("      gives: [deck-service]", twin))
    assert "already asks for this" in problem


def test_a_higher_license_is_more_than_a_lower_one(said):
    lower = "        - strength: helps\n          any_of:\n            - license: mate-license\n              standing: pending\n      leads_to: [salaries]"
    (problem,) = said(("      leads_to: [salaries]", lower))
    assert "already asks for this" in problem


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("            - other: good legs", "            - {}", "this way names nothing to have. Write license:, degree:, months: with of:, certificate: or other:"),
        ("              months: 6\n", "", "months and their kind go together. Write both months: and of:"),
        ("            - degree: sea-degree\n              subject", "            - subject", "a subject needs its degree. Add degree:, or delete subject:"),
        ("              standing: pending", "              standing: pending\n            - other: luck\n              standing: active", "standing is that of a license. Add license:, or delete standing:"),
        ("              standing: pending", "              standing: pending\n            - license: mate-license\n              offered: true", "offered is said of other. Add other:, or delete offered:"),
        ("figure: nurse-pay\n", "figure: study-years\n", "'study-years' is in years, which is no pay. Name a figure of pay by the year, month or hour"),
        ("        - series: pay-nurses\n          fit", "        - fit", "this pay names no number. Write figure: or series:, or both"),
        ("series: pay-nurses\n", "series: nurse-words\n", "'nurse-words' is no series of pay. Name a series of pay, or delete the line"),
        ("series: pay-nurses\n", "series: pay-alone\n", "'pay-alone' names no figure for the whole country. Add figure: here, or compare: to that series"),
        ("          place: XX-N\n", "          place: XX-M\n", "no place has the code 'XX-M'. Put it into content/places.yaml, or take it out here"),
        ("          place: XX-N\n", "          place: North State\n", "place: 'North State' is not the code of a place. Write the code of the country, a hyphen, and that of the place, as in US-TX"),
        ("months: 24", "months: 2.5", "months: '2.5' is not a whole number of months from 1 to 240. Write digits alone, as in 24"),
        ("license: mate-license\n", "license: mates-license\n", "no license is called 'mates-license'. Did you mean 'mate-license'?"),
        ("of: [watch-service]\n          cited", "of: [watching]\n          cited", "no kind of experience is called 'watching'. "),
        ("subject: navigation-subject", "subject: navigation", "no subject is called 'navigation'. "),
        ("degree: sea-degree", "degree: seadegree", "no degree is called 'seadegree'. "),
        ("          fit: close\n", "", "'fit' is missing"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_place(said, old, new, wrong):
    problems = said((old, new))
    assert any(wrong in problem for problem in problems), problems
