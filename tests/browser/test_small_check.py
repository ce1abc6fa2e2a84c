"""A small check in a browser: private answers leave the page in no form, advice fits other answers, doubts are asked about."""

from __future__ import annotations

import dataclasses
import itertools
import json
import mimetypes
import re
import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from macros.checks import load
from macros.domain import questions, result_codes
from macros.views import quiz as quiz_data
from macros.web import quiz
from macros.web.guide_page import GuidePage
from macros.web.page import Place
from tests.browser.conftest import DESK
from tests.checks.rules.test_advice import GATES
from tests.conftest import FIXTURES, ROOT

HOME = "http://check.test"
PRIVATE = "gate-past"
OLDER = "  - {number: 1, date: 2026-03-01, replaced: It held what is private now.}\n"
PAGE = next((ROOT / "docs").rglob("readiness.md"))
SCRIPTS = re.findall(r"[\w/-]+\.js", PAGE.read_text(encoding="utf-8").split("---")[1])


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The data of the small check with its page, every script and style in place."""
    root = tmp_path_factory.mktemp("small")
    for base in ("small_guide", "small_check"):
        shutil.copytree(FIXTURES / base, root, dirs_exist_ok=True)
    file = root / "content" / "sample-role" / "quiz.yaml"
    text = file.read_text(encoding="utf-8")
    text = text[: text.index("gates:\n")] + GATES + text[text.index("profile_question:") :]
    text = text.replace("text: Keep them.}", "text: Keep them., when: [gate-license/missing]}")
    now = "  - {number: 1, short: 11, date: 2026-03-01}"
    assert now in text
    text = text.replace(now, OLDER + "  - {number: 2, short: 12, date: 2026-03-02}")
    file.write_text(text, encoding="utf-8", newline="\n")
    whole = load.load(root)
    career = whole.careers["sample-role"]
    page = GuidePage(whole, Place("sample-role/readiness", "sample-role/readiness", True, ""), career)
    parts = "".join(f'<section><h2 id="{part.id}">{part.title}</h2>{part.html}</section>' for part in quiz.parts(page))
    scripts = "".join(f'<script defer src="/assets/js/{name}"></script>' for name in SCRIPTS)
    html = (
        '<!doctype html><html lang="en" data-script><title>Check</title><link rel="stylesheet" href="/assets/css/site.css">'
        f'{scripts}<main class="cg-main"><article class="cg-article"><h1 class="cg-page-head">Check</h1>{parts}'
        '<p><a data-cg-plan href="/plan/">Plan</a></p></article></main>'
    )
    return quiz_data.data(whole, career), html


@pytest.fixture
def check(browser, small):
    """Opens the check with answers that this tab holds."""
    data, html = small
    contexts, wrong = [], []

    def answer(route):
        path = urlsplit(route.request.url).path
        if not path.startswith("/assets/"):
            return route.fulfill(body=html, content_type="text/html; charset=utf-8")
        file = ROOT / "overrides" / path.lstrip("/")
        return route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(path)[0] or "text/plain")

    def check(answers, step="", **options):
        context = browser.new_context(**{**DESK, **options})
        contexts.append(context)
        context.route("**/*", answer)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        page = context.new_page()
        kept = json.dumps({"v": 1, "edition": data["editions"][-1], "answers": answers})
        page.add_init_script(
            f"sessionStorage.getItem('begun') || (sessionStorage.setItem('begun', 1), "
            f"sessionStorage.setItem('cg-quiz-{data['guide']}', {json.dumps(kept)}))"
        )
        page.goto(f"{HOME}/{step}")
        return page

    yield check
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def asked(small):
    return questions.of(small[0])


def sheet(asked, **given):
    """Return a complete set of answers without the private one; `given` names questions with _ for -."""
    answers = {name: possible[0] for name, possible in asked.coded().items()}
    return {**answers, **{name.replace("_", "-"): answer for name, answer in given.items()}}


def step_of(asked, name):
    return f"#step={list(asked.choices()).index(name) + 1}"


def saved(page, words):
    with page.expect_download() as found:
        page.get_by_role("button", name=words).click()
    return found.value.path().read_text(encoding="utf-8")


def unfold(page):
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")


def exports(page):
    """Return everything of a result that can be handed on."""
    page.locator("#_day").fill("2027-01-04")
    found = {
        "code": page.locator(".cg-quiz-flow__letters").inner_text(),
        "links": page.locator("article a").evaluate_all(
            "all => all.map(one => one.href).filter(one => !/#step=/.test(one))"
        ),
        "text": saved(page, "Save as text"),
        "calendar": saved(page, "Save as calendar file"),
        "history": page.evaluate("location.href"),
    }
    page.emulate_media(media="print")
    found["print"] = page.locator("body").inner_text()
    page.emulate_media(media="screen")
    return found


def test_answers_that_differ_in_private_ones_alone_are_handed_on_alike(check, asked):
    sets = [sheet(asked), *({**sheet(asked), PRIVATE: answer} for answer in asked.choices()[PRIVATE])]
    found = [exports(check(answers, "#step=result", accept_downloads=True)) for answers in sets]
    assert len(found) > 2
    for name, way in found[0].items():
        assert [one[name] for one in found] == [way] * len(found), name
    assert found[0]["code"] == result_codes.encode(asked, sheet(asked))
    assert found[0]["code"] in " ".join(found[0]["links"]), "the way to the plan carries the code"


def test_the_check_can_be_printed_at_any_step_without_the_private_answer(check, asked):
    for step in (step_of(asked, PRIVATE), "#step=review", "#step=all"):
        pictures = []
        for answer in asked.choices()[PRIVATE]:
            page = check({**sheet(asked), PRIVATE: answer}, step)
            page.emulate_media(media="print")
            pictures.append((page.locator("body").inner_text(), page.locator("article").screenshot()))
        assert all(one == pictures[0] for one in pictures), step


def test_the_reader_alone_sees_what_the_private_answer_means(check, asked):
    page = check({**sheet(asked), PRIVATE: "something"}, "#step=result")
    unfold(page)
    shown = page.locator(f'[data-cg-gate-answer="{PRIVATE}/something"]')
    expect(shown).to_be_visible()
    page.emulate_media(media="print")
    expect(shown).to_be_hidden()


def test_a_code_leaves_the_private_question_open_and_the_result_asks_it(check, asked):
    code = result_codes.encode(asked, sheet(asked))
    page = check({}, f"#code={code}")
    page.locator(".cg-quiz-flow__letters").wait_for()
    assert page.locator(f"[name={PRIVATE}]:checked").count() == 0
    unfold(page)
    page.get_by_role("link", name="Answer it").click()
    expect(page.locator(f"[name={PRIVATE}]").first).to_be_visible()
    page.locator(f"[name={PRIVATE}]").last.check()
    page.get_by_role("button", name="Leave it out").click()
    kept = page.evaluate("Object.values(sessionStorage).join()")
    assert PRIVATE not in kept and page.url.endswith("#step=review")


def test_a_private_question_can_be_passed_over(check, asked):
    page = check({"gate-license": "held"}, step_of(asked, PRIVATE))
    page.get_by_role("button", name="Continue").click()
    page.wait_for_function("step => location.hash === step", arg=step_of(asked, "gate-months"))


def test_an_answer_that_is_only_passed_over_leaves_no_start_for_other_pages(check):
    page = check({}, "#step=1")
    at = "sessionStorage['cg-at-sample-role']"
    page.evaluate(f"{at} = 'elsewhere ny'")
    page.locator("[name=gate-license][value=held]").check()
    assert page.evaluate(at) == "newcomer ny", "all who start there would answer so"
    page.locator("[name=gate-license][value=missing]").check()
    assert page.evaluate(at) == "elsewhere ny", "what the reader named is there again"


@pytest.mark.parametrize(
    ("license_", "craft", "said"),
    [
        ("held", "not-yet", "Apply for licensed jobs."),
        ("held", "done", "Apply for licensed jobs."),
        ("missing", "done", "Say so."),
        ("missing", "not-yet", "Begin with a first job."),
    ],
)
def test_of_several_cases_the_first_that_holds_is_shown_and_saved(license_, craft, said, check, asked):
    answers = sheet(asked, gate_license=license_, gate_months="none", craft_1=craft)
    page = check(answers, "#step=result", accept_downloads=True)
    unfold(page)
    told = page.locator('[data-cg-gate-answer="gate-months/none"]')
    assert told.inner_text().split("\n")[-1] == said
    text = saved(page, "Save as text")
    every = ["Apply for licensed jobs.", "Say so.", "Begin with a first job."]
    assert [one for one in every if one in text] == [said]
    assert page.locator("#notice-papers").is_visible() is (license_ == "missing")
    assert ("Keep them." in text) is (license_ == "missing")
    page.evaluate("location.hash = '#step=all'")
    # Every case is back in its place.
    expect(page.locator("[data-cg-case] >> visible=true")).to_have_count(3)


def test_answers_that_hardly_fit_together_are_asked_about_once_and_until_changed(check, asked):
    answers = sheet(asked, gate_license="missing")
    page = check(answers, step_of(asked, "gate-months"))
    here = page.url
    page.get_by_role("button", name="Continue").click()
    box = page.locator(".cg-quiz-flow__doubt")
    assert "Is that so?" in box.inner_text() and page.url == here
    assert page.evaluate("document.activeElement.className") == "cg-quiz-flow__doubt"
    page.get_by_role("button", name="Continue").click()
    page.wait_for_function("step => location.hash === step", arg=step_of(asked, "profile"))
    for step in ("review", "result"):
        page.evaluate("step => { location.hash = `step=${step}`; }", step)
        page.locator(f"article[data-cg-step={step}]").wait_for()
        assert "Is that so?" in box.inner_text()
    box.get_by_role("link").first.click()
    page.locator("[name=gate-license][value=held]").check()
    page.get_by_role("button", name="Continue").click()
    page.locator(".cg-quiz-flow__answers").wait_for()
    assert box.count() == 0


def test_answers_that_fit_together_are_not_asked_about(check, asked):
    for license_, months in itertools.product(*(asked.choices()[name] for name in ("gate-license", "gate-months"))):
        page = check(sheet(asked, gate_license=license_, gate_months=months), "#step=review")
        doubted = page.locator(".cg-quiz-flow__doubt").count()
        assert bool(doubted) is ((license_, months) == ("missing", "many"))


@pytest.mark.parametrize("step", ["#step=result", "#step=review"])
def test_a_result_without_answers_leads_to_the_start_with_a_sentence(step, check, asked):
    page = check({}, step)
    expect(page.locator(".cg-quiz-flow__lost")).to_be_visible()
    assert page.locator(".cg-quiz-flow__errors, .cg-quiz-flow__answers").count() == 0
    assert page.get_by_role("link", name="Start the check").is_visible() and page.url == f"{HOME}/"
    expect(check(sheet(asked), step).locator(".cg-quiz-flow__lost")).to_be_hidden()
    expect(check({}).locator(".cg-quiz-flow__lost")).to_be_hidden()


def test_a_code_of_a_replaced_edition_says_why_it_is_not_read(check, asked):
    older = result_codes.encode(dataclasses.replace(asked, editions=(1,)), sheet(asked))
    page = check({}, f"#code={older}")
    said = page.locator(".cg-quiz-flow__errors").inner_text()
    assert "from an earlier edition" in said and "It held what is private now." in said
    assert page.locator("input[type=radio]:checked").count() == 0
