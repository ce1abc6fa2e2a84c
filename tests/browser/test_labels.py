"""Labels of figures and terms, questions, menu and color scheme: by keyboard, by touch, without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from macros.checks import load
from tests.browser.conftest import PHONE, in_both, in_both_and_without_script
from tests.conftest import ROOT

WHOLE = load.load_cached(ROOT)
CAREER = next(iter(WHOLE.careers.values()))
QUESTION = CAREER.sections["faqs"].groups[-1].questions[-1]
SALARIES = f"/{CAREER.id}/salaries/"
FAQS = f"/{CAREER.id}/faqs/"

script = pytest.mark.parametrize("java_script_enabled", [True, False], ids=["with script", "without script"])


def label_of(button):
    return button.page.locator(f"#{button.get_attribute('popovertarget')}")


@in_both_and_without_script
@pytest.mark.parametrize("kind", ["cg-figure__value", "cg-term__word"])
def test_a_label_opens_by_key_and_closes_with_esc(kind, java_script_enabled, visit):
    page = visit(SALARIES, java_script_enabled=java_script_enabled)
    button = page.locator(f"article .{kind}").first
    label = label_of(button)
    expect(label).to_be_hidden()
    for key in ("Enter", "Space"):
        button.focus()
        page.keyboard.press(key)
        label.wait_for(state="visible")
        assert label.locator("b").inner_text()
        page.keyboard.press("Escape")
        label.wait_for(state="hidden")


@script
def test_every_word_of_a_long_term_opens_its_label(java_script_enabled, visit):
    page = visit(SALARIES, java_script_enabled=java_script_enabled)
    lead = page.locator("article .cg-term__lead").first
    button = lead.locator("button")
    assert button.get_attribute("aria-label") == lead.text_content()
    label = label_of(button)
    lead.locator("span").click()
    label.wait_for(state="visible")
    page.keyboard.press("Escape")
    label.wait_for(state="hidden")


@script
def test_a_label_opens_and_closes_by_touch(java_script_enabled, visit):
    page = visit(SALARIES, java_script_enabled=java_script_enabled, **PHONE)
    button = page.locator("article .cg-figure__value").first
    label = label_of(button)
    button.tap()
    label.wait_for(state="visible")
    box = label.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] + box["height"] <= 844 + 1
    label.locator("button").tap()
    label.wait_for(state="hidden")


def test_a_label_says_everything_and_stays_inside_the_window(visit):
    page = visit(SALARIES)
    wide = page.viewport_size["width"]
    buttons = page.locator("article .cg-figure__value:visible")
    for number in range(0, buttons.count(), max(1, buttons.count() // 12)):
        button = buttons.nth(number)
        button.scroll_into_view_if_needed()
        button.click()
        label = label_of(button)
        label.wait_for(state="visible")
        box = label.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= wide, button.inner_text()
        assert {"Counts", "Where, when", "Kind", "Fit", "Checked", "Source"} <= set(
            label.locator("i").all_inner_texts()
        )
        page.keyboard.press("Escape")


@in_both
def test_a_label_can_be_read_and_left_by_keyboard_alone(visit):
    page = visit(SALARIES)
    button = page.locator("article .cg-figure__value").first
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('[popover]') !== null"
    page.wait_for_function(inside)  # the next stop is in the label that was opened
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


@script
def test_a_question_that_is_linked_to_is_open(java_script_enabled, visit):
    page = visit(f"{FAQS}#{QUESTION.id}", java_script_enabled=java_script_enabled)
    answer = page.locator(f"#{QUESTION.id}")
    answer.wait_for(state="visible")
    heading = page.locator("summary").filter(has_text=QUESTION.question)
    if java_script_enabled:
        expect(heading).to_be_in_viewport(ratio=1)
    assert heading.bounding_box()["y"] >= 0
    others = page.locator("details[open]").count()
    assert others >= 1


@in_both
def test_a_link_on_the_same_page_opens_a_question_too(visit):
    page = visit(FAQS)
    page.evaluate(f"location.hash = '{QUESTION.id}'")
    page.locator(f"#{QUESTION.id}").wait_for(state="visible")


@in_both_and_without_script
def test_a_question_opens_by_keyboard(java_script_enabled, visit):
    page = visit(FAQS, java_script_enabled=java_script_enabled)
    summary = page.locator(".cg-faq__item > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    page.locator(".cg-faq__answer").first.wait_for(state="visible")


@in_both_and_without_script
def test_the_menu_of_a_phone_works_by_keyboard(java_script_enabled, visit):
    page = visit(FAQS, java_script_enabled=java_script_enabled, viewport=PHONE["viewport"])
    menu = page.locator("#_menu")
    expect(menu).to_be_hidden()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.locator(".cg-header__menu:focus").count():
            break
    page.keyboard.press("Enter")
    menu.wait_for(state="visible")
    page.keyboard.press("Escape")
    menu.wait_for(state="hidden")
    expect(page.locator(".cg-header__menu")).to_be_focused()
    page.keyboard.press("Enter")
    menu.wait_for(state="visible")
    page.keyboard.press("Tab")
    if page.locator(
        "#_menu:focus, .cg-navigation__menu-lists:focus"
    ).count():  # in Firefox what scrolls is a stop of its own
        page.keyboard.press("Tab")
    assert page.locator("#_menu a:focus").count()
    if page.evaluate("document.activeElement.href === location.href"):  # the page itself may stand first
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith(FAQS))


@in_both_and_without_script
def test_the_first_stop_skips_to_the_content(java_script_enabled, visit):
    page = visit(SALARIES, java_script_enabled=java_script_enabled)
    page.keyboard.press("Tab")
    skip = page.locator(".cg-skip:focus")
    assert skip.count() == 1
    box = skip.bounding_box()
    assert box["y"] >= 0 and box["height"] > 10, "it can be seen once it has the focus"
    page.keyboard.press("Enter")
    page.wait_for_url("**/#_main")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


def test_the_color_scheme_is_chosen_by_button_and_kept(visit):
    page = visit("/", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    button = page.locator(".cg-header__scheme")
    name = button.inner_text()
    button.click()
    expect(button).not_to_have_text(name)  # the script comes with the first press
    button.click()
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark
    page.goto(f"{visit.address}{SALARIES}")
    assert page.evaluate(paper) == dark
    page.locator(".cg-header__scheme").click()
    page.wait_for_function(f"light => {paper} === light", arg=light)
    assert page.evaluate("localStorage.length") == 0


def test_the_systems_scheme_is_followed_without_script(visit):
    papers = set()
    for scheme in ("light", "dark"):
        page = visit("/", color_scheme=scheme, java_script_enabled=False)
        page.screenshot()
        papers.add(page.screenshot(clip={"x": 2, "y": 600, "width": 4, "height": 4}))
    assert len(papers) == 2


def test_no_control_that_needs_a_script_is_offered_without_one(visit):
    page = visit(SALARIES, java_script_enabled=False)
    expect(page.locator('[data-cg-opens="search"]')).to_be_hidden()
    expect(page.locator('[data-cg-component="scheme"]')).to_be_hidden()
