"""The plan in a real browser: both programs plan alike, and a reader gets the same by form, keyboard, paper, text and calendar."""

from __future__ import annotations

import calendar
import datetime
import gzip
import io
import itertools
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest
from playwright.sync_api import expect

from macros.checks import load
from macros.domain import formats, planner, quiz_scores, result_codes
from macros.domain import questions as questions_of_quiz
from macros.domain.holders import holder
from macros.domain.planner import Held, Step, plan, up_to
from macros.site import js
from macros.source import units
from macros.views import job_fit, jobs, plan_numbers
from tests.browser.conftest import DESK, PHONE, held_back, in_both
from tests.browser.looks import faults
from tests.browser.test_quiz import ASKED, begin, code, outdate, sheet
from tests.browser.test_quiz_scripts import run
from tests.conftest import ROOT

HOURS = (None, 1, 7, 10, 15, 40)
FILES = ("plan/main.js", "plan/planner.js", "plan/words.js")
LARGEST_PAGE, LARGEST_SCRIPTS = 32 * 1024, 6.75 * 1024  # compressed bytes; six standard plans, every way to a license


@pytest.fixture(scope="module")
def career():
    return next(career for career in load.load_cached(ROOT).careers.values() if "plan" in career.sections)


@pytest.fixture(scope="module")
def path(career) -> str:
    return f"/{career.id}/plan/"


@pytest.fixture(scope="module")
def numbers(career):
    return numbers_of(career)


def numbers_of(career):
    """Return what the script of the plan computes with."""
    page = SimpleNamespace(guide=load.load_cached(ROOT), career=career, figures=career.figures)
    return json.loads(json.dumps(plan_numbers.data(career.sections["plan"], page)))


def questions(numbers):
    """Every starting point with every target, and none, each, some pairs, and all of the holdings, at several hours."""
    names = [one["id"] for one in numbers["holdings"]]
    some = [
        *itertools.product([(), *((name,) for name in names), tuple(names)], HOURS),
        *itertools.product(itertools.combinations(names[::2], 2), (7,)),
    ]
    return [
        {"start": start, "target": target, "held": list(held), "hours": hours}
        for start, target, (held, hours) in itertools.product(numbers["routes"], numbers["targets"], some)
    ]


def planned(numbers, question):
    """Return what Python plans."""
    steps = [Step(**step) for step in numbers["steps"]]
    held = [Held(one["done"], one["adds"]) for one in numbers["holdings"] if one["id"] in question["held"]]
    held.append(Held(numbers["without"][question["target"]]))
    route, wanted = numbers["routes"][question["start"]], numbers["targets"][question["target"]]
    return plan(steps, route, wanted, held, question["hours"])


def answered(numbers, question):
    """Return what Python plans, in the form in which the script says it."""
    found = planned(numbers, question)
    rows = [
        [
            step.id,
            list(step.months),
            list(step.begins),
            list(step.ends),
            formats.month(*step.begins),
            formats.months(*step.months),
        ]
        for step in found.steps
    ]
    return [
        rows,
        formats.months(*found.months),
        formats.costs(found.costs, found.open),
        found.last,
        to_job(numbers, found),
    ]


def to_job(numbers, found):
    """Return how long it takes to the job and what it costs, in words; nothing if the plan ends there."""
    job = up_to([Step(**step) for step in numbers["steps"]], found, numbers["job"])
    return [formats.months(*job.months), formats.costs(job.costs, job.open)] if job else []


def test_both_programs_give_the_same_plan_for_every_question(visit, path, numbers):
    asked = questions(numbers)
    page = visit(path)
    script = """([data, asked]) => asked.map(({start, target, held, hours}) => {
      const {planner: {plan}, words: {saidCosts, saidMonth, saidMonths}} = careerGuide;
      const closed = [...data.holdings.filter(({id}) => held.includes(id)), {done: data.without[target], adds: []}];
      const found = plan(data.steps, data.routes[start], data.targets[target], closed, hours, data.job);
      const rows = found.steps.map((step) =>
        [step.id, step.months, step.begins, step.ends, saidMonth(step.begins), saidMonths(step.months)]);
      const toJob = found.job ? [saidMonths(found.job.months), saidCosts(found.job)] : [];
      return [rows, saidMonths(found.months), saidCosts(found), found.last, toJob];
    })"""
    given = run(page, script, [numbers, asked])
    assert len(asked) == len(given) > 0
    wrong = [question for question, found in zip(asked, given, strict=True) if found != answered(numbers, question)]
    assert wrong == []


def test_both_programs_say_months_and_money_alike(visit, path):
    spans = [(low, high) for low in range(61) for high in range(low, 61)]
    said = visit(path).evaluate("spans => spans.map((span) => careerGuide.words.saidMonths(span))", spans)
    assert said == [formats.months(*span) for span in spans]
    sums = {unit: [5, 1234567] for unit in units.CURRENCIES}
    shown = visit(path).evaluate("sums => careerGuide.words.saidCosts({costs: sums, open: true})", sums)
    assert shown == formats.costs({unit: tuple(span) for unit, span in sums.items()}, True)


@pytest.fixture(scope="module")
def question(numbers):
    """The question with 15 hours and one holding whose plan has the most study steps, and of these the most steps."""
    paced = {step["id"] for step in numbers["steps"] if step["pace"]}
    some = [one for one in questions(numbers) if one["hours"] == 15 and len(one["held"]) == 1]
    some = [one for one in some if is_whole(numbers, one["start"], one["held"])]

    def weight(one):
        steps = [step.id for step in planned(numbers, one).steps]
        return len(paced.intersection(steps)), len(steps)

    return max(some, key=weight)


def is_whole(numbers, start, held) -> bool:
    """Whether somebody holds what everyone at a starting point does, or what is as good, and nothing that does not fit."""
    clash = any(
        (one["starts"] is None or start in one["starts"])
        and {*held} & {*one["held"]}
        and not {*held} & {*one["without"]}
        for one in numbers["contradictions"]
    )
    return not clash and all({*held} & {*ids} for ids in numbers["holds"][start])


def choose(page, held) -> None:
    """Choose what a reader holds, by a box or in a list."""
    for id_ in held:
        box = page.locator(f'input[value="{id_}"]')
        if box.count():
            box.check()
        else:
            page.locator(f'select:has([value="{id_}"])').select_option(id_)


def chosen(page) -> list[str]:
    """Return the ids of all that the form holds."""
    picked = page.locator("[name=holding]").evaluate_all(
        "all => all.map((one) => one.type === 'checkbox' && !one.checked ? '' : one.value)"
    )
    return list(filter(None, picked))


def filled(page, question):
    """Ask a question and return the result."""
    page.check(f'input[value="{question["start"]}"]')
    page.check(f'input[value="{question["target"]}"]')
    choose(page, question["held"])
    page.fill("[name=hours]", str(question["hours"]))
    page.get_by_role("button", name="Make my plan").click()
    result = page.locator(".cg-plan__result")
    result.wait_for()
    return result


def said(page, step, name):
    """Return what the page says of a step, where it lists every step."""
    return page.evaluate(
        """([id, name]) => {
          const copy = document.getElementById(id).parentElement.querySelector(`[data-cg-${name}]`)?.cloneNode(true);
          copy?.querySelectorAll("[popover], .cg-note").forEach((label) => label.remove());
          return copy?.textContent.replace(/\\s+/g, " ").replace(/ (?=[.,;])/g, "").trim() ?? "";
        }""",
        [step, name],
    )


def standard(page, start):
    """Open the standard plan of a starting point and return it."""
    route = page.locator(f"details:has(> #plan-from-{start})")
    if route.get_attribute("open") is None:
        route.locator("summary").first.click()
    return route


def total(found):
    """Return how long a plan takes and what it costs, in words."""
    return formats.months(*found.months), formats.costs(found.costs, found.open)


def titles_of(career, found):
    titles = {step.id: step.title for step in career.sections["plan"].steps.steps}
    return [titles[step.id] for step in found.steps]


def test_a_reader_gets_a_plan_with_time_cost_gate_and_a_first_step(visit, path, career, numbers, question):
    page = visit(path)
    result, found = filled(page, question), planned(numbers, question)
    assert result.locator(".cg-plan-table tbody a").all_inner_texts() == titles_of(career, found)
    text = result.inner_text()
    assert all(words in text for words in [*total(found), *to_job(numbers, found)])
    assert result.locator("[data-cg-part=job]").is_visible() == bool(to_job(numbers, found))
    assert all(formats.month(*step.begins).capitalize() in text for step in found.steps)
    gates = [said(page, step.id, "gate") for step in found.steps]
    assert any(gates) and all(" ".join(gate.split()) in " ".join(text.split()) for gate in gates)
    assert "study" in text and "Before:" in text
    assert page.evaluate("document.activeElement.className") == "cg-plan__result"
    assert page.locator("[data-cg-part=first]").inner_text() == said(page, found.steps[0].id, "first") != ""
    others = [step.id for step in found.steps if said(page, step.id, "alternatives")]
    way = next(
        route.alternatives for route in career.sections["plan"].routes.starts if route.start == question["start"]
    )
    assert page.locator("[data-cg-part=alternatives] li").count() == len(others) + bool(way)
    assert not page.locator("[data-cg-tool=calendar]").is_visible(), "no dates were asked for"
    assert not re.search(r"\b20\d\d\b", result.locator("tbody").inner_text())


@in_both
def test_hours_that_are_none_are_named_and_the_field_has_the_focus(visit, path):
    page = visit(path)
    # Read aloud, a description counts even where it is hidden.
    assert page.locator("[name=hours]").get_attribute("aria-describedby") == "_plan-hours-hint"
    for wrong in ("0", "61", "five", "1.5"):
        page.fill("[name=hours]", wrong)
        page.keyboard.press("Enter")
        expect(page.locator("#_plan-hours-error")).to_be_visible()
        assert page.evaluate("document.activeElement.name") == "hours"
        assert "_plan-hours-error" in page.locator("[name=hours]").get_attribute("aria-describedby")
        expect(page.locator(".cg-plan__result")).to_be_hidden()
    page.fill("[name=hours]", "60")
    page.keyboard.press("Enter")
    expect(page.locator(".cg-plan__result")).to_be_visible()
    expect(page.locator("#_plan-hours-error")).to_be_hidden()


@in_both
def test_it_works_by_keyboard_alone(visit, path):
    page = visit(path)
    page.locator("[name=start]").first.focus()
    page.keyboard.press("ArrowDown")
    for wanted, key in (("checkbox", "Space"), ("submit", "Enter")):
        for _ in range(40):
            if page.evaluate("document.activeElement.type") == wanted:
                break
            page.keyboard.press("Tab")
        page.keyboard.press(key)
    expect(page.locator(".cg-plan__result")).to_be_visible()
    asked = page.locator("[data-cg-part=asked]").inner_text()
    assert page.locator("label:has([name=start])").nth(1).inner_text().strip() in asked
    assert page.locator("label:has(input[name=holding])").first.inner_text().strip() in asked


def saved(page, tool: str) -> str:
    with page.expect_download() as download:
        page.locator(f"[data-cg-tool={tool}]").click()
    return Path(download.value.path()).read_bytes().decode()


def later(day, months):
    """Return the day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def test_dates_stand_in_the_plan_and_its_calendar_only_when_a_day_is_given(visit, path, numbers, question):
    day = datetime.date(2027, 1, 31)  # no month is longer, and most are shorter
    page = visit(path)
    page.fill("[name=day]", day.isoformat())
    result, found = filled(page, question), planned(numbers, question)
    shown = result.locator("tbody").inner_text()
    for step in found.steps:
        months = dict.fromkeys(f"{later(day, month):%b %Y}" for month in step.begins)
        assert " to ".join(months) in shown
    text = re.sub(r"\r\n ", "", saved(page, "calendar"))
    entries = text.split("BEGIN:VEVENT")[1:]
    titles = result.locator(".cg-plan-table tbody a").all_inner_texts()
    unescaped = [re.sub(r"\\(.)", r"\1", re.search(r"SUMMARY:(.+?)\r\n", entry)[1]) for entry in entries]
    assert unescaped == titles
    for entry, step in zip(entries, found.steps, strict=True):
        assert f"DTSTART;VALUE=DATE:{later(day, step.begins[0]):%Y%m%d}" in entry and "Takes: " in entry
    assert len({re.search(r"UID:(.+?)\r\n", entry)[1] for entry in entries}) == len(entries)


def test_the_text_holds_what_the_screen_shows(visit, path, numbers, question):
    page = visit(path)
    result, found = filled(page, question), planned(numbers, question)
    text = saved(page, "text")
    for title in result.locator(".cg-plan-table tbody a").all_inner_texts():
        assert title in text
    assert all(words in text for words in total(found)) and said(page, found.steps[0].id, "first") in text
    for step in found.steps:
        assert not step.months[1] or f"Takes: {formats.months(*step.months)}" in text
    assert "Print" not in text and text.endswith("/plan/\n")


def in_months(words: str) -> int:
    """Return how many months a time is: 2 years 6 months."""
    return sum(int(count) * (12 if unit == "year" else 1) for count, unit in re.findall(r"(\d+) (year|month)", words))


def test_an_axis_says_how_many_months_the_bars_stand_for(visit, path, career, numbers, question):
    page = visit(path)
    for route in career.sections["plan"].routes.starts:
        shown = standard(page, route.start)
        start, half, end = shown.locator(".cg-plan-table__axis span").all_inner_texts()
        takes = shown.locator(".cg-plan-facts__value").all_inner_texts()[-1]
        assert start == "now" and 2 * in_months(half) == in_months(end)
        assert in_months(end) - in_months(takes.split(" to ")[-1]) in (0, 1), "made even"
    result = filled(page, question)
    axis = result.locator(".cg-plan-table__axis")
    half = -(-planned(numbers, question).months[1] // 2)
    marks = [formats.month(half, half), formats.month(2 * half, 2 * half)]
    assert axis.locator("span").all_inner_texts() == ["now", *marks]
    assert "\n".join(marks) not in saved(page, "text"), "an axis without bars says nothing"
    expect(axis).to_be_visible()
    middle, bar = (
        axis.locator("span").nth(1).bounding_box(),
        result.locator(".cg-plan-table tbody svg").first.bounding_box(),
    )
    assert abs(middle["x"] + middle["width"] / 2 - bar["x"] - bar["width"] / 2) < 1


def test_a_link_to_what_an_answer_changes_opens_it(visit, path, career):
    holding = career.sections["plan"].planner.holdings[0]
    expect(visit(path).locator(f"#{holding.id}")).to_be_hidden()
    expect(visit(f"{path}#{holding.id}").locator(f"#{holding.id}")).to_be_visible()


@in_both
def test_one_standard_plan_shows_at_a_time_and_a_link_leads_to_any(visit, path, numbers):
    page, (first, *_, last) = visit(path), numbers["routes"]
    opened = page.locator(".cg-plan-routes__route[open] > .cg-fold__text")
    standard(page, first)
    assert opened.evaluate_all("all => all.map(one => one.id)") == [f"plan-from-{first}"]
    page.evaluate("last => { location.hash = `plan-from-${last}`; }", last)
    expect(page.locator(f"#plan-from-{last}")).to_be_in_viewport()
    assert opened.evaluate_all("all => all.map(one => one.id)") == [f"plan-from-{last}"]
    page.locator(f"#plan-from-{last} .cg-plan-table tbody a").first.click()
    expect(page.locator(".cg-plan-steps h3:target")).to_be_in_viewport()


@in_both
def test_on_paper_all_is_open_but_the_standard_plans_that_are_not_the_readers(visit, path, numbers):
    page = visit(path)
    standard(page, next(iter(numbers["routes"])))
    closed = page.locator("article details:not([open])")
    # The script that listens comes after the reader's first act.
    page.wait_for_function("""() => {
      dispatchEvent(new Event("beforeprint"));
      return !document.querySelector("article details:not([open], [name])");
    }""")
    assert page.locator(".cg-plan-routes__route[open]").count() == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".cg-plan-routes__route[open]").count() == 1 and closed.count() > 0


def test_a_plan_opened_below_a_long_one_is_in_view(visit, path, numbers):
    page, (first, *_, last) = visit(path, **PHONE), numbers["routes"]
    standard(page, first)
    expect(standard(page, last).locator("h3")).to_be_in_viewport()


def test_a_printed_plan_is_the_readers_own_alone(visit, path, numbers, question):
    page, own = visit(path), next(iter(numbers["routes"]))
    page.emulate_media(media="print")
    plans = page.locator(".cg-plan-routes__plan").filter(visible=True)
    assert plans.count() == 0 and page.locator(".cg-plan-routes__brief:visible").count() == len(numbers["routes"])
    page.evaluate("start => careerGuide.lead(`${start} `)", own)
    assert plans.evaluate_all("all => all.map(one => one.id)") == [f"plan-from-{own}"]
    page.emulate_media(media="screen")
    filled(page, question)
    page.emulate_media(media="print")
    assert page.locator(".cg-plan__result").is_visible() and page.locator("h1").is_visible()
    expect(page.locator(".cg-printed")).to_be_visible()  # its edition, and the day
    expect(page.locator(".cg-plan__form, .cg-plan__tools").first).to_be_hidden()
    expect(page.locator("#plan-steps, #plan-routes").first).to_be_hidden()


def test_the_longest_plan_takes_three_sheets_of_paper(visit, path, numbers):
    asked = [
        {"start": start, "target": target, "held": [ids[0] for ids in groups], "hours": ""}
        for (start, groups), target in itertools.product(numbers["holds"].items(), numbers["targets"])
    ]
    fitting = [one for one in asked if is_whole(numbers, one["start"], one["held"])]
    longest = max(fitting, key=lambda one: len(planned(numbers, {**one, "hours": None}).steps))
    page = visit(path)
    filled(page, longest)
    with pikepdf.open(io.BytesIO(page.pdf(format="Letter"))) as paper:
        assert len(paper.pages) <= 3


def test_without_script_the_standard_plans_are_there_and_the_form_is_not(visit, path, career, numbers):
    page = visit(path, java_script_enabled=False)
    expect(page.locator(".cg-plan__without")).to_be_visible()
    assert page.locator(".cg-plan__form").is_hidden() and page.locator(".cg-plan__result").is_hidden()
    target = next(iter(numbers["targets"]))
    for start in numbers["routes"]:
        held = [ids[0] for ids in numbers["holds"][start]]
        found = planned(numbers, {"start": start, "target": target, "held": held, "hours": None})
        route = standard(page, start)
        assert route.locator(".cg-plan-table tbody a").all_inner_texts() == titles_of(career, found)
        wanted = [*to_job(numbers, found)[:1], total(found)[0]]
        assert route.locator(".cg-plan-facts__value").all_inner_texts() == wanted
        assert total(found)[1] in route.locator(".cg-plan-facts").inner_text()
        assert route.locator(".cg-plan-facts__fact--first .cg-plan-facts__words").inner_text().strip()


def test_a_plan_says_that_it_is_on_its_way_until_what_it_is_made_from_has_come(visit, path):
    page = visit(path)
    let_come = held_back(page)
    page.locator(".cg-plan__form [type=submit]").click()
    expect(page.get_by_text("plan is on its way")).to_be_visible()
    let_come()
    expect(page.locator(".cg-plan__result")).to_be_focused()
    expect(page.get_by_text("plan is on its way")).to_be_hidden()


def test_it_works_from_a_folder(visit, path, finished_site, question):
    page = visit(f"{path}index.html", at=finished_site.folder.as_uri())
    expect(filled(page, question)).to_be_visible()


def test_it_starts_from_a_readiness_result(visit, path, career, numbers):
    given = {name: possible[0] for name, possible in ASKED.choices().items()}
    given["profile"] = career.sections["readiness"].profiles[-1].start
    page = visit(f"{path}#code={result_codes.encode(ASKED, given).lower()}")
    expect(page.locator(".cg-plan__result")).to_be_visible()
    assert page.locator("[data-cg-part=code]").inner_text().startswith("Filled in from your readiness check.")
    assert (
        page.locator("[name=start]:checked").get_attribute("value") == career.sections["readiness"].profiles[-1].start
    )
    answers = {gate.id: gate.answers[0].id for gate in career.sections["readiness"].gates if not gate.private}
    assert set(chosen(page)) == set(meant(career, answers)) != set()


def test_a_reader_goes_from_the_result_to_a_plan_that_begins_with_its_answers(visit, path, career, numbers):
    """Clicked through: questions, result, "Plan my way", and a plan for just these answers."""
    for shift in range(3):
        answers = agreeing(career, numbers, shift)
        page = begin(visit, answers, "#step=result")
        follow(page, career, numbers, answers)
        assert page.url == f"{visit.address}{path}", "the way back holds no answers"


def follow(page, career, numbers, answers) -> None:
    """Go from a result to the plan, which begins with these answers and is just theirs."""
    page.locator("[data-cg-to-plan]").click()
    page.locator(".cg-plan__result").wait_for()
    held = meant(career, answers)
    assert page.locator("[name=start]:checked").get_attribute("value") == answers["profile"]
    assert set(chosen(page)) == set(held)
    target = page.locator("[name=target]:checked").get_attribute("value")
    own = {"start": answers["profile"], "target": target, "held": held, "hours": None}
    shown = page.locator(".cg-plan__result .cg-plan-table tbody a").all_inner_texts()
    assert shown == titles_of(career, planned(numbers, own)) != []


def meant(career, answers) -> list[str]:
    """Return what the plan sees in answers of the check, whose areas these do not make strong."""
    page = SimpleNamespace(guide=load.load_cached(ROOT), career=career, figures=career.figures)
    quiz, section = career.sections["readiness"], career.sections["plan"]
    asked = questions_of_quiz.from_record(quiz, page.figures)
    whole = all(one in answers for area in asked.dimensions for one in area.statements)
    scores = quiz_scores.result(asked, answers).scores if whole else ()
    strong = [score.dimension for score in scores if score.band == len(asked.bands) - 1]
    return planner.recognized(section.planner.holdings, job_fit.fit(page), holder(quiz.holds or (), answers), strong)


def agreeing(career, numbers, shift) -> dict[str, str]:
    """Return a complete set of answers in which everything goes together."""
    answers = sheet(shift)
    gates = [gate for gate in career.sections["readiness"].gates if not gate.private]
    tries = itertools.product(*([(gate.id, one.id) for one in gate.answers] for gate in gates))
    fitting = ({**answers, **dict(one)} for one in tries)
    return next(one for one in fitting if is_whole(numbers, one["profile"], meant(career, one)))


@pytest.fixture
def asking(numbers) -> SimpleNamespace:
    """A starting point that is to come with a box, this box, and a starting point without any."""
    held = next(one["id"] for one in numbers["holdings"] if not one["question"])
    other, *_, start = numbers["routes"]
    return SimpleNamespace(start=start, held=held, other=other)


def coming(visit, path, asking, hash_=""):
    """Open the plan with one starting point that comes with a holding, whatever the content says."""
    holds = json.dumps({asking.start: [[asking.held]], asking.other: []})

    def answer(route) -> None:
        told = route.fetch()
        route.fulfill(response=told, body=re.sub(r'"holds":\{.*?\}', f'"holds":{holds}', told.text()))

    page = visit.new()
    page.route("**/assets/js/*.js", answer)
    page.goto(f"{visit.address}{path}{hash_}")
    return page


def heard(page) -> None:
    """Write down from now on what the page says to those who listen; its timers wait, and run when we listen."""
    page.clock.pause_at(datetime.datetime.now() + datetime.timedelta(hours=1))
    page.evaluate(
        """() => {
          window.heard = [];
          const said = document.querySelector("[data-cg-part=said]");
          new MutationObserver(() => said.textContent && heard.push(said.textContent)).observe(said, {childList: true});
        }"""
    )


def listened(page) -> list[str]:
    page.clock.run_for(900)
    return page.evaluate("heard.splice(0)")


def top(page) -> float:
    """Return how far below the window's upper edge the plan begins, once nothing moves any more."""
    page.wait_for_load_state()
    page.locator("html:not([data-ahead])").wait_for(state="attached")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page.locator(".cg-plan__result h3").bounding_box()["y"]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_plan_is_shown_from_its_heading(size, visit, path, question, numbers, career):
    page = visit(path, **size)
    filled(page, question)
    assert 0 < top(page) < 100
    page = begin(visit, agreeing(career, numbers, 1), "#step=result", **size)
    page.locator("[data-cg-to-plan]").click()
    page.locator(".cg-plan__result").wait_for()
    assert 0 < top(page) < 100


def test_an_answer_that_changes_makes_the_plan_anew_at_once_and_is_said_once(visit, path, numbers):
    page = visit(path, clock=True)
    heard(page)
    page.locator("[name=target]").last.check()
    assert listened(page) == [] and page.locator(".cg-plan__result").is_hidden(), "not before a plan is asked for"
    page.get_by_role("button", name="Make my plan").click()
    assert listened(page) == [], "the move to the plan says it"
    for index in range(1, len(numbers["targets"]) + 1):
        page.locator("[name=target]").nth(-index).focus()
        page.keyboard.press("Space")
        page.locator("[name=start]").nth(index % len(numbers["routes"])).focus()
        page.keyboard.press("Space")
        target, start = (page.locator(f"[name={name}]:checked").get_attribute("value") for name in ("target", "start"))
        held = chosen(page)
        asked = {"start": start, "target": target, "held": held, "hours": None}
        if not is_whole(numbers, start, held):
            assert page.locator(".cg-plan__result").is_hidden() and listened(page)
            continue
        rows, *total, _, job = answered(numbers, asked)
        links = page.locator(".cg-plan__result .cg-plan-table tbody a").evaluate_all(
            "all => all.map((one) => one.hash)"
        )
        assert links == [f"#{row[0]}" for row in rows]
        assert page.evaluate("document.activeElement.name") == "start", "the reader stays where the reader is"
        assert listened(page) == [f"Your plan now: {'; '.join([*job[:1], *total])}"]


def test_a_wrong_number_of_hours_is_heard_once_and_leaves_no_plan(visit, path):
    page = visit(path, clock=True)
    page.get_by_role("button", name="Make my plan").click()
    expect(page.locator(".cg-plan__result")).to_be_visible()
    heard(page)
    words = page.locator("#_plan-hours-error").text_content()
    page.locator("[name=hours]").press_sequentially("99")
    expect(page.locator(".cg-plan__result")).to_be_hidden()
    assert listened(page) == [words]
    page.keyboard.press("Enter")
    assert listened(page) == [words], "the field has the focus already, so nothing else would say it"
    page.get_by_role("button", name="Make my plan").click()
    assert page.evaluate("document.activeElement.name") == "hours"
    assert listened(page) == [], "the move to the field says it"
    page.fill("[name=hours]", "9")
    assert page.locator(".cg-plan__result").is_visible() and page.locator("#_plan-hours-error").is_hidden()


def test_a_day_that_no_calendar_reads_is_refused_in_words(visit, path):
    page = visit(path)
    for wrong in ("20275-01-01", "0099-05-05", "0002-12-31", "1999-12-31", "2100-01-01"):
        page.fill("[name=day]", wrong)
        page.get_by_role("button", name="Make my plan").click()
        assert page.locator(".cg-plan__result").is_hidden() and page.locator("#_plan-day-error").is_visible(), wrong
        assert page.evaluate("document.activeElement.name") == "day"
        assert "_plan-day-error" in page.locator("[name=day]").get_attribute("aria-describedby")
        page.fill("[name=day]", "2030-01-01")
        expect(page.locator("#_plan-day-error")).to_be_hidden()


@pytest.mark.parametrize(("first", "hours"), [("2000-01-01", ""), ("2099-12-31", "1")])
def test_every_day_in_a_calendar_has_eight_digits(first, hours, visit, path, question):
    page = visit(path)
    page.fill("[name=day]", first)
    filled(page, question)
    page.fill("[name=hours]", hours)
    days = re.findall(r"DTSTART;VALUE=DATE:(.*)\r\n", saved(page, "calendar"))
    assert days and all(re.fullmatch(r"2\d{7}", day) for day in days)


def test_a_day_that_is_half_typed_is_not_spoken_of_until_the_reader_leaves_it(visit, path):
    page = visit(path, clock=True)
    page.get_by_role("button", name="Make my plan").click()
    heard(page)
    page.locator("[name=day]").focus()
    page.fill("[name=day]", "0002-03-04")
    assert listened(page) == [] and page.locator(".cg-plan__result").is_hidden()
    page.locator("[name=hours]").focus()
    assert listened(page) == [page.locator("#_plan-day-error").text_content()]


def test_the_readiness_actions_refuse_such_a_day_too(visit):
    page = begin(visit, sheet(), "#step=result")
    page.fill("#_day", "20275-01-01")
    page.locator("[data-cg-act=calendar]").click()
    assert "2000 to 2099" in page.get_by_role("group", name="There is a problem").inner_text()


def test_a_starting_point_comes_with_what_everyone_there_holds(visit, path, asking):
    page = coming(visit, path, asking)
    box, start, other = (page.locator(f'input[value="{id_}"]') for id_ in (asking.held, asking.start, asking.other))
    other.check()
    assert not box.is_checked()
    start.check()
    expect(box).to_be_checked()
    other.check()
    assert not box.is_checked(), "the script had checked it, not the reader"
    box.check()
    start.check()
    other.check()
    assert box.is_checked(), "the reader had checked it"


def test_who_holds_less_than_the_starting_point_says_is_asked(visit, path, asking):
    page = coming(visit, path, asking)
    page.check(f'input[value="{asking.start}"]')
    expect(page.locator(f'input[value="{asking.held}"]')).to_be_checked()
    page.uncheck(f'input[value="{asking.held}"]')
    page.get_by_role("button", name="Make my plan").click()
    expect(page.locator(".cg-plan__result")).to_be_hidden()
    words = page.locator("#_plan-held-error").inner_text()
    assert page.locator(f'label:has(input[value="{asking.held}"])').inner_text().strip() in words
    assert page.evaluate("document.activeElement.value") == asking.held
    page.keyboard.press("Space")
    assert page.locator(".cg-plan__result").is_visible() and page.locator("#_plan-held-error").is_hidden()


def clashing(numbers) -> tuple[dict, str, str]:
    """Return a contradiction with a starting point and something held that make it."""
    one = next(one for one in numbers["contradictions"] if not one["starts"])
    held, right = one["held"][0], one["without"][0]
    fitting = (start for start in numbers["routes"] if is_whole(numbers, start, [held, right]))
    given = {start: {*itertools.chain(*groups)} for start, groups in numbers["holds"].items()}
    return one, next(start for start in fitting if not given[start] & {*one["without"]}), held


def test_what_does_not_go_together_is_refused_in_words_and_heard(visit, path, numbers):
    one, start, held = clashing(numbers)
    page = visit(path, clock=True)
    page.check(f'input[value="{start}"]')
    choose(page, [held])
    page.get_by_role("button", name="Make my plan").click()
    expect(page.locator(".cg-plan__result")).to_be_hidden()
    words = page.locator("#_plan-clash-error").inner_text()
    assert words == page.evaluate("id => document.getElementById(id).firstElementChild.textContent", one["id"]) != ""
    assert page.evaluate("document.activeElement.value") == held
    assert "_plan-clash-error" in page.evaluate("document.activeElement.getAttribute('aria-describedby')")
    heard(page)
    choose(page, one["without"][:1])
    expect(page.locator("#_plan-clash-error")).to_be_hidden()
    assert page.locator(".cg-plan__result").is_visible() and listened(page)[-1].startswith("Your plan now: ")


def test_what_was_chosen_is_there_again_after_a_reload_and_goes_when_the_reader_starts_over(visit, path, question):
    page = visit(path)
    filled(page, question)
    before, plan_before = chosen(page), page.locator(".cg-plan__result tbody").inner_text()
    page.reload()
    expect(page.locator(".cg-plan__result")).to_be_visible()
    assert chosen(page) == before and page.locator(".cg-plan__result tbody").inner_text() == plan_before
    assert page.locator("[name=hours]").input_value() == str(question["hours"])
    with page.expect_event("load"):
        page.get_by_role("button", name="Start over").click()
    expect(page.locator(".cg-plan__result")).to_be_hidden()
    assert page.evaluate("sessionStorage.length") == 0 and page.locator("[name=hours]").input_value() == ""


def test_it_names_the_jobs_that_are_open_with_what_they_count(visit, path, career, numbers, question):
    page = visit(path)
    filled(page, question)
    section = career.sections["plan"]
    where = SimpleNamespace(guide=load.load_cached(ROOT), career=career, figures=career.figures)
    fit, all_ = job_fit.fit(where), section.planner.holdings
    held = chosen(page)
    open_ = [one.job for one in fit.fits(planner.holder(all_, held)) if one.standing == "open"]
    shown = page.locator("[data-cg-part=jobs] li, [data-cg-part=more] li")
    assert shown.locator("a").all_text_contents() == [jobs.in_place(job, where.guide) for job in open_] != []
    assert page.locator("[data-cg-part=jobs] li").count() <= 3
    for text, job in zip(shown.all_text_contents(), open_, strict=True):
        mine = [one for one in all_ if one.id in held and one.means]
        counted = [one.title for one in mine if fit.used(job, planner.holder([one], [one.id]))]
        assert all(title in text for title in counted) and bool(counted) == ("you have" in text)


def test_every_standard_plan_can_be_read_alone(finished_site, path, career):
    """A link leads to any of them: each has the legend of its bars, what its months lead to, and its own notes alone."""
    html = finished_site.pages[f"{path.strip('/')}/index.html"].html
    sections = re.split(r'<details class="cg-fold cg-plan-routes__route"', html)[1:]
    routes = career.sections["plan"].routes.starts
    assert len(sections) == len(routes)
    for section, route in zip(sections, routes, strict=True):
        assert section.count("cg-plan-table__keys") == 1
        assert section.count("data-cg-way") == bool(route.alternatives)


def test_a_step_without_a_counted_time_is_said_to_be_done_in_no_month(visit, path):
    rows = visit(path).locator(".cg-plan-routes .cg-plan-table tbody tr:not(:has(svg))")
    ends = rows.evaluate_all("all => all.map((row) => row.querySelectorAll('td')[1].textContent)")
    assert set(ends) <= {"not counted"}


def test_a_code_that_cannot_be_read_is_told_calmly_and_the_form_stays(visit, path):
    page = visit.new()
    outdate(page, path)
    for written, words in (
        ("ZZZZ-ZZZZ", "A letter or digit in this code is wrong. Compare it with the original, group by group."),
        (code(), "from an earlier edition with other questions"),
    ):
        page.goto("about:blank")
        page.goto(f"{visit.address}{path}#code={written}")
        expect(page.locator("[data-cg-part=code]")).to_contain_text(words)
        expect(page.locator(".cg-plan__form")).to_be_visible()
        expect(page.locator(".cg-plan__result")).to_be_hidden()
        assert "code=" not in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_a_plan_and_it_is_as_narrow_as_a_phone(scheme, visit, path, question):
    page = visit(path, color_scheme=scheme, **PHONE)
    filled(page, question)
    # The rest of the page is looked at with all other pages.
    page.locator("small[popover], .cg-plan-routes, .cg-plan-steps").evaluate_all(
        "all => all.forEach(one => one.remove())"
    )
    page.fill("[name=hours]", "0")
    page.keyboard.press("Enter")
    expect(page.locator("#_plan-hours-error")).to_be_visible()
    wrong = faults(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_page_and_its_scripts_stay_small_and_no_other_page_loads_them(finished_site, path):
    def size(text: bytes) -> int:
        return len(gzip.compress(text, 9))

    texts = [(ROOT / "overrides" / "assets" / "js" / name).read_text(encoding="utf-8") for name in FILES]
    assert sum(size(js.shrunk(text).encode()) for text in texts) <= LARGEST_SCRIPTS
    own = f"{path.strip('/')}/index.html"
    words = re.sub(r"<script.*?</script>", "", finished_site.pages[own].html, flags=re.DOTALL)
    assert size(words.encode()) <= LARGEST_PAGE
    folder = finished_site.folder / "assets" / "js"
    planning = [file.name for file in folder.glob("*.js") if "careerGuide.planner=" in file.read_text(encoding="utf-8")]
    loading = {
        name
        for name, page in finished_site.pages.items()
        for script in page.scripts
        if script.rpartition("/")[2] in planning
    }
    planned = (career.id for career in load.load_cached(ROOT).careers.values() if "plan" in career.sections)
    assert loading == {f"{career}/plan/index.html" for career in planned}
