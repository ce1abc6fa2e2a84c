"""Cases, contradictions, and private questions: what is refused, and that everyone is told what fits."""

from __future__ import annotations

import itertools
import shutil

import pytest
from hypothesis import given, strategies

from macros.checks import load as guide
from macros.domain import advice, questions, result_codes
from macros.editing import sample_results
from macros.source.problems import ContentError
from macros.views import quiz as quiz_data
from macros.web import quiz
from macros.web.guide_page import GuidePage
from macros.web.page import Place
from tests.conftest import FIXTURES, words

GATES = """gates:
  - id: gate-license
    title: Do you hold a license?
    answers:
      - {id: held, label: Held, state: met, meaning: Licensed jobs fit.}
      - {id: missing, label: Missing, state: unmet, meaning: Some jobs fit.}
  - id: gate-past
    title: Is there something in your past?
    private: true
    answers:
      - {id: nothing, label: Nothing, state: met, meaning: Nothing to do.}
      - {id: something, label: Something, state: open, meaning: Ask early.}
  - id: gate-months
    title: How many months do you have?
    answers:
      - {id: many, label: Many, state: met, meaning: Go on.}
      - id: none
        label: None at all
        state: unmet
        instead:
          - {when: [gate-license/held], words: If you hold a license, meaning: Apply for licensed jobs.}
          - {when: [craft-1/done, craft-1/partly], words: If you have done it, meaning: Say so.}
        meaning: Begin with a first job.
contradictions:
  - {when: [gate-license/missing, gate-months/many], words: If you have months without a license, ask: Is that so?}
"""


@pytest.fixture
def load(tmp_path):
    """Return the small guide with a check of three gates, texts of it changed."""
    for base in ("small_guide", "small_check"):
        shutil.copytree(FIXTURES / base, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "content" / "sample-role" / "quiz.yaml"
    text = file.read_text(encoding="utf-8")
    own = text[: text.index("gates:\n")] + GATES + text[text.index("profile_question:") :]

    def load(*changes):
        changed = own
        for old, new in changes:
            assert changed.count(old) == 1, old
            changed = changed.replace(old, new)
        file.write_text(changed, encoding="utf-8", newline="\n")
        return guide.load(tmp_path)

    return load


@pytest.fixture
def made(load):
    whole = load()
    career = whole.careers["sample-role"]
    return whole, career, quiz_data.data(whole, career)


CASE = "when: [gate-license/held]"
DOUBT = "when: [gate-license/missing, gate-months/many]"


@pytest.mark.parametrize(
    ("old", "new", "wrong", "instead"),
    [
        (
            CASE,
            "when: [gate-licence/held]",
            "the readiness check has no question 'gate-licence'",
            "Write one of: gate-license, gate-past, gate-months, profile, or a statement",
        ),
        (CASE, "when: [gate-license/lent]", "'gate-license' has no answer 'lent'", "Write one of: gate-license/"),
        (
            CASE,
            "when: [gate-months/many]",
            "'gate-months' is the question that the advice stands under, so the case holds always or never",
            "Name answers to other questions",
        ),
        (
            CASE,
            "when: [gate-past/nothing]",
            "'gate-past' is private, and this text would give its answer away",
            "Name another question, or make the question above it private",
        ),
        (
            "when: [craft-1/done, craft-1/partly]",
            "when: [gate-license/held, craft-1/done]",
            "nobody reads this text, because the cases above it take every answer that makes its case",
            "",
        ),
        (
            CASE,
            "when: [gate-license/held, gate-license/missing]",
            "the cases of 'instead' take every answer, so nobody reads this text",
            "Move the words of the last case here",
        ),
        (DOUBT, "when: [gate-license/missing, gate-past/something]", "'gate-past' is private", ""),
        (
            DOUBT,
            "when: [gate-license/missing, gate-license/held]",
            "answers to one question cannot contradict each other",
            "Name answers to two questions",
        ),
        (
            DOUBT,
            "when: [gate-license/missing, craft-1/done]",
            "'craft-1' is a statement, and contradictions are asked about among questions without points",
            "Name some of: ",
        ),
        (
            "contradictions:",
            "holds: [{when: [gate-past/something], months: 6}]\ncontradictions:",
            "'gate-past' is private",
            "",
        ),
        (
            "contradictions:",
            "holds: [{when: [gate-license/held], months: 6}]\ncontradictions:",
            "these answers mean nothing for a job",
            "Write license:, degree:, or months: with of:",
        ),
        ("text: Keep them.}", "text: Keep them., when: [gate-past/something]}", "'gate-past' is private", ""),
        (
            "text: Keep them.}",
            "text: Keep them., when: [gate-license/gone]}",
            "'gate-license' has no answer 'gone'",
            "",
        ),
        (
            "short: 11, date: 2026-03-01}",
            "short: 11, date: 2026-03-01, replaced: It is old.}",
            "codes of the current edition are read",
            "Write it at the edition that this one replaced, or delete it",
        ),
        ("private: true", "private: maybe", "'maybe' is not true or false", ""),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_line_with_a_way_out(old, new, wrong, instead, load, tmp_path):
    load()
    with pytest.raises(ContentError) as raised:
        load((old, new))
    found = [problem for problem in raised.value.problems if wrong in problem.wrong]
    assert found, [str(problem) for problem in raised.value.problems]
    lines = (tmp_path / "content" / "sample-role" / "quiz.yaml").read_text(encoding="utf-8").splitlines()
    for problem in found:
        assert problem.instead and instead in problem.instead
    places = [lines[problem.line - 1] for problem in found]
    assert any(new.split(": ")[0].strip("{ ") in place or "meaning:" in place for place in places), places


def test_a_private_question_may_have_cases_of_its_own(load):
    load(
        (
            "{id: something, label: Something, state: open, meaning: Ask early.}",
            (
                "{id: something, label: Something, state: open, meaning: Ask early., "
                "instead: [{when: [gate-license/held], words: If you hold a license, meaning: Ask the board.}]}"
            ),
        )
    )


def test_everyone_is_told_what_fits_the_license(made):
    """Every set of answers: no holder is sent to a first job, nobody else to licensed jobs."""
    _, career, data = made
    record = career.sections["readiness"]
    asked = questions.of(data)
    (answer,) = [one for gate in record.gates for one in gate.answers if one.instead]
    names = ["gate-license", "gate-past", "gate-months", "craft-1"]
    for given_ in itertools.product(*(asked.choices()[name] for name in names)):
        answers = dict(zip(names, given_, strict=True))
        place = advice.first([case.when for case in answer.instead], answers)
        said = (answer if place is None else answer.instead[place]).meaning.text
        if answers["gate-license"] == "held":
            assert said == "Apply for licensed jobs."
        else:
            assert said == ("Begin with a first job." if answers["craft-1"] == "not-yet" else "Say so.")


def page_of(whole, career):
    page = GuidePage(whole, Place("sample-role/readiness", "sample-role/readiness", True, ""), career)
    return {part.id: str(part.html) for part in quiz.parts(page)}


def test_without_script_every_case_stands_under_its_words_in_order(made):
    whole, career, _ = made
    from selectolax.lexbor import LexborHTMLParser

    shown = page_of(whole, career)
    roles = LexborHTMLParser(shown["readiness-roles"])
    cases = roles.css('[data-cg-gate-answer="gate-months/none"] [data-cg-case]')
    assert [case.attributes["data-cg-case"] for case in cases] == [
        "gate-license/held",
        "craft-1/done craft-1/partly",
        "",
    ]
    assert [words(case) for case in cases] == [
        "If you hold a license: Apply for licensed jobs.",
        "If you have done it: Say so.",
        "Otherwise: Begin with a first job.",
    ]
    form = LexborHTMLParser(shown["readiness-questions"])
    (doubt,) = form.css("[data-cg-doubt]")
    assert words(doubt) == "If you have months without a license: Is that so?"
    assert doubt.parent.attributes["id"] == "gate-months", "under the last of its questions"


def test_codes_differ_in_nothing_for_private_answers(made):
    _, _, data = made
    asked = questions.of(data)
    assert asked.private == {"gate-past"}
    others = {name: possible[-1] for name, possible in asked.coded().items()}
    written = {
        result_codes.encode(asked, answers)
        for answers in (others, *({**others, "gate-past": answer} for answer in asked.choices()["gate-past"]))
    }
    assert len(written) == 1
    assert result_codes.decode(asked, written.pop()).answers == others


def test_a_private_answer_brings_nothing_to_a_plan(load):
    assert "gate-past" not in questions.of(quiz_data.data(load(), load().careers["sample-role"])).coded()


def test_impact_says_who_is_told_something_else_and_what_is_private(load):
    before = load()
    after = load(("private: true", "private: false"), (CASE, "when: [gate-license/held, craft-1/partly]"))
    shifts = {shift.what: shift.details for shift in sample_results.shifts(before, after)}
    assert "no longer for the reader alone: gate-past" in shifts["What is asked"]
    assert any("would be read wrongly" in line for line in shifts["What is asked"])
    assert len(shifts["Who is told what"]) == 2


QUESTIONS = {"a": ("0", "1"), "b": ("0", "1", "2"), "c": ("0", "1")}
case = strategies.lists(
    strategies.sampled_from([f"{name}/{answer}" for name, answers in QUESTIONS.items() for answer in answers]),
    min_size=1,
)


@given(strategies.lists(case, max_size=5))
def test_a_case_is_unreached_exactly_if_no_answers_reach_it(cases):
    reached = {
        advice.first(cases, dict(zip(QUESTIONS, answers, strict=True)))
        for answers in itertools.product(*QUESTIONS.values())
    }
    places = [*range(len(cases)), None]
    unreached = [len(cases) if place is None else place for place in places if place not in reached]
    assert advice.unreached(cases, QUESTIONS) == unreached
