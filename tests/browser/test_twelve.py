"""Twelve people go from the check to their result and their plan, by keys alone in both browsers, and one by touch where nothing
may be kept. Chromium prints what is longest.

Who they are is frozen in `tests/fixtures/vectors`; what they answer follows from `holds:` of the live check, so its questions stay
free to change. What one step does alone (reload, an older code, two tabs, axe) stands in `test_quiz.py` and `test_plan.py`.
"""

from __future__ import annotations

import functools
import io
import itertools
import json

import pikepdf
import pytest
from playwright.sync_api import expect

from macros.domain import advice
from macros.domain.holders import holder
from macros.domain.job_fit import Person
from tests.browser.conftest import DESK, PHONE, in_both
from tests.browser.test_plan import chosen, meant
from tests.browser.test_quiz import ASKED, CAREER, CHOICES, PATH, SHORT, at
from tests.conftest import FIXTURES

VECTORS = FIXTURES / "vectors"
PEOPLE = json.loads((VECTORS / "job-fit.json").read_text(encoding="utf-8"))["people"]
STARTS = json.loads((VECTORS / "plan-people.json").read_text(encoding="utf-8"))["people"]
MOST_TABS = 120
DESK_SCREENS, PHONE_SCREENS = 1, 2  # that a result may take
RESULT_SHEETS, PLAN_SHEETS = 1, 3  # of paper
# How many stops of the Tab key lie between what has the focus and what is to get it; a group of radio buttons is one.
STOPS = """([selector, isBack]) => {
  const groups = new Set();
  const all = [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex]")].filter((one) =>
    one === document.activeElement || one.matches(selector) || (one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true})
      && (one.type !== "radio" || !groups.has(one.name) && groups.add(one.name))));
  const [from, to] = [all.indexOf(document.activeElement), all.findIndex((one) => one.matches(selector))];
  return isBack ? from - to : to - from;
}"""
REFUSED = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name,
  { get() { throw new DOMException("no", "SecurityError"); } });"""


@functools.cache
def holders() -> list[tuple[dict[str, str], Person]]:
    """Return every way to answer the questions of the short check that say what somebody holds, with what it says."""
    means = CAREER.sections["readiness"].holds or ()
    names = [gate for gate, _ in ASKED.gates if gate in ASKED.short_choices()]
    sets = (dict(zip(names, one, strict=True)) for one in itertools.product(*(CHOICES[name] for name in names)))
    return [(answers, holder(means, answers)) for answers in sets]


def apart(person: dict, found: Person) -> tuple[int, int]:
    """Return how many things of a person and of what answers say differ, and by how many months."""
    licenses = {*person["licenses"].items()} ^ {*found.licenses.items()}
    degrees = {tuple(one) for one in person["degrees"]} ^ found.degrees
    months = [(held, found.months.get(kind, 0)) for kind, held in person["months"].items()]
    return len(licenses) + len(degrees) + sum(said > held for held, said in months), sum(abs(a - b) for a, b in months)


@functools.cache
def answers_of(number: int) -> dict[str, str]:
    """Return what a person answers: the closest that the check can say and does not doubt, and statements of every kind."""
    assert PEOPLE[number]["about"] == STARTS[number]["about"]
    doubts = CAREER.sections["readiness"].contradictions or ()
    start = STARTS[number]["start"]
    start = start if start in CHOICES["profile"] else CHOICES["profile"][0]
    fitting = [
        (apart(PEOPLE[number], found), answers)
        for answers, found in reversed(holders())  # of answers that say the same, those further down, which claim less
        if advice.first([one.when for one in doubts], {**answers, "profile": start}) is None
    ]
    closest = {**min(fitting, key=lambda one: one[0])[1], "profile": start}
    rated = (name for name in ASKED.short_choices() if name not in closest)
    return closest | {name: CHOICES[name][(number + place) % 3] for place, name in enumerate(rated)}


def tab_to(page, selector: str, key: str = "Tab") -> None:
    """Press a key until something has the focus; near to it, look each time."""
    for _ in range(page.evaluate(STOPS, [selector, "Shift" in key]) - 3):
        page.keyboard.press(key)
    for _ in range(MOST_TABS):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"no key leads to {selector}")


def answered_by_keys(page, answers: dict[str, str]) -> None:
    """Answer the short check question by question, from its first one on."""
    for number in range(1, SHORT + 1):
        page.wait_for_function(
            "number => location.hash === `#step=${number}` && document.activeElement.tagName === 'LEGEND'", arg=number
        )
        page.keyboard.press("Tab")
        # What follows from other answers may be chosen already.
        name, here = page.evaluate("[document.activeElement.name, document.activeElement.value]")
        page.keyboard.press("Space")
        possible = CHOICES[name]
        down = (possible.index(answers[name]) - possible.index(here)) % len(possible)
        up = len(possible) - down  # past the first one comes the last
        for _ in range(min(down, up)):
            page.keyboard.press("ArrowDown" if down <= up else "ArrowUp")
        page.keyboard.press("Enter")
    at(page, "review")


def clocks_of_result(page) -> list[list[str]]:
    return page.locator(".cg-quiz-result__clock").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('dd')].map(({ innerText }) => innerText))"
    )


def clocks_of_plan(page) -> list[list[str]]:
    return page.locator(".cg-plan__result .cg-plan-facts__fact:has(.cg-plan-facts__value):not([hidden])").evaluate_all(
        """all => all.map(one => [one.querySelector(".cg-plan-facts__value").innerText,
             one.querySelector("[data-cg-part$=costs]").innerText])"""
    )


def lengths(page) -> list[float]:
    """Return how many screens there are to the end of the sheet, on a phone, whose scroll bar takes no width, and at a desk."""
    found = []
    for screen, bar in ((PHONE, "none"), (DESK, "")):
        page.set_viewport_size(screen["viewport"])
        end = page.evaluate(
            """bar => { document.documentElement.style.scrollbarWidth = bar;
              document.querySelector("article").scrollIntoView();
              return document.querySelector(".cg-quiz-result__sheet").getBoundingClientRect().bottom; }""",
            bar,
        )
        found.append(end / screen["viewport"]["height"])
    return found


def printed(page, most: int, length: float, longest: dict[int, float]) -> None:
    """See that what is longer than all before takes at most so many sheets."""
    if length <= longest.get(most, 0) or page.context.browser.browser_type.name == "firefox":
        return
    longest[most] = length
    with pikepdf.open(io.BytesIO(page.pdf(format="Letter"))) as paper:
        assert len(paper.pages) <= most


def nearest(page) -> tuple[str, str]:
    """Return the step of the plan that a result calls nearest, with what is said of it; nothing if none is."""
    found = page.locator(".cg-quiz-result__column > .cg-quiz-result__why > li").evaluate_all(
        "all => all.slice(0, 1).map(one => [one.querySelector('a').hash, one.textContent])"
    )
    return tuple(found[0]) if found else ("", "")


def seen(page, answers: dict[str, str], lead, longest: dict[int, float]) -> None:
    """See a result that names work, let `lead` go on to the plan, and see that it begins with these answers and says the same times and costs."""
    at(page, "result")
    assert page.locator(".cg-quiz-result__job, .cg-quiz-result__why > li").count(), "a job that is open, or a step"
    on_a_phone, at_a_desk = lengths(page)
    assert on_a_phone <= PHONE_SCREENS and at_a_desk <= DESK_SCREENS, answers
    printed(page, RESULT_SHEETS, at_a_desk, longest)
    found, (step, facts) = clocks_of_result(page), nearest(page)
    assert found
    lead()
    expect(page.locator(".cg-plan__result")).to_be_visible()
    expect(page.locator("[data-cg-part=code]")).to_be_visible()
    assert page.locator("[name=start]:checked").get_attribute("value") == answers["profile"]
    assert {*chosen(page)} >= {*meant(CAREER, answers)}
    said = clocks_of_plan(page)
    assert [months for months, _ in said] == [months for months, _ in found]
    # A cost of nothing is said in words beside jobs, and left out of a plan.
    assert [costs for _, costs in said] == [
        costs if paid else "" for (_, costs), (_, paid) in zip(found, said, strict=True)
    ]
    rows = dict(
        page.locator(".cg-plan__result tbody tr").evaluate_all(
            "all => all.map(one => [one.querySelector('a').hash, one.cells[1].lastElementChild.firstChild.textContent])"
        )
    )
    assert rows and "code=" not in page.url
    assert step not in rows or f"Time: {rows[step]}." in facts, "the nearest step takes as long in the plan"
    printed(page, PLAN_SHEETS, len(rows), longest)


def goes(page, answers: dict[str, str], longest: dict[int, float]) -> None:
    """Go from an empty check to a plan by keys."""
    tab_to(page, ".cg-quiz-flow__jump a")
    page.keyboard.press("Enter")
    answered_by_keys(page, answers)
    tab_to(page, ".cg-quiz-flow__foot .cg-action")
    page.keyboard.press("Enter")

    def lead():
        tab_to(page, "[data-cg-to-plan]")
        page.keyboard.press("Enter")

    seen(page, answers, lead, longest)


def comes_back(page, begun: str) -> None:
    """Go back to the result, and wipe it by keys: the check is empty again, and the keys lead to its beginning."""
    if page.context.browser.browser_type.name == "firefox":
        page.goto(begun)  # its driver waits in vain for a page that comes back whole
    else:
        page.go_back()
    at(page, "result")
    tab_to(page, "[data-cg-act=wipe]")
    page.keyboard.press("Enter")
    at(page, "start")
    tab_to(page, ".cg-quiz-flow__jump a", "Shift+Tab")


@pytest.mark.long
@in_both
def test_people_get_from_the_check_to_a_plan_that_believes_it_by_keys_alone(visit):
    """In one window: the first wipes the answers by keys, and the second begins where that leads."""
    page, longest = visit(PATH), {}
    for number in range(len(PEOPLE)):
        goes(page, answers_of(number), longest)
        if number:
            page.evaluate("sessionStorage.clear()")
            page.goto(f"{visit.address}{PATH}")
        else:
            comes_back(page, f"{visit.address}{PATH}#step=result")


def test_the_twelve_differ_in_what_they_say():
    """Else the check has lost the words for some of them."""
    told = [json.dumps({name: answers_of(number)[name] for name in holders()[0][0]}) for number in range(len(PEOPLE))]
    assert len({*told}) >= len(told) - 1, "coordinators and community health workers may say the same"


def test_one_goes_by_touch_where_nothing_may_be_kept(visit):
    page, answers = visit.new(**PHONE), answers_of(3)
    page.add_init_script(REFUSED)
    page.goto(f"{visit.address}{PATH}")
    page.locator(".cg-quiz-flow__jump a").tap()
    for number in range(1, SHORT + 1):
        page.wait_for_function("number => location.hash === `#step=${number}`", arg=number)
        name = page.locator("fieldset:visible input").first.get_attribute("name")
        page.locator(f'[name="{name}"][value="{answers[name]}"]').tap()
        page.locator(".cg-quiz-flow__foot .cg-action").tap()
    at(page, "review")
    page.locator(".cg-quiz-flow__foot .cg-action").tap()
    seen(page, answers, page.locator("[data-cg-to-plan]").tap, {})
    page.reload()
    expect(page.locator(".cg-plan__form")).to_be_visible()
    expect(page.locator(".cg-plan__result")).to_be_hidden()
