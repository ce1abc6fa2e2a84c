"""Every page in a real browser: accessible, as narrow as a phone, and within the policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, expect

from tests.browser.conftest import PHONE
from tests.browser.looks import SPACED, faults
from tests.browser.pages import MISSING, PAGES
from tests.conftest import words


# A scheme changes colors alone and a width shapes alone, so that two of the four pairs see every fault.
@pytest.mark.parametrize("where", ["phone", "desk"])
def test_axe_finds_no_fault_in_either_scheme_at_either_width(where, look):
    """In the dark on a phone, in the light at a desk; closed labels are left out, and an open one is looked at below."""
    assert {path: found for path, found in look(where, "axe").items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_what_opens(scheme, visit):
    sections = [path for path in PAGES if path.endswith("/salaries/")]
    page = visit(sections[0], color_scheme=scheme)
    # The rest of the page is looked at with all other pages.
    page.locator("article > :has(.cg-figure__value) ~ *").evaluate_all("all => all.forEach(one => one.remove())")
    page.locator("article .cg-figure__value").first.click()
    expect(page.locator("small:popover-open")).to_be_visible()
    wrong = {"label": faults(page)}
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("median pay")
    page.locator(".cg-search__results a").first.wait_for()
    wrong["search"] = faults(page)
    page.keyboard.press("Escape")
    page.set_viewport_size(PHONE["viewport"])
    page.locator(".cg-header__menu").click()
    expect(page.locator("#_menu")).to_be_visible()
    wrong["menu"] = faults(page)
    assert {name: found for name, found in wrong.items() if found} == {}


def test_axe_finds_no_fault_in_open_answers(visit):
    page = visit(next(path for path in PAGES if path.endswith("/faqs/")))
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == [], scheme


def test_axe_sees_a_fault(visit):
    """Control: the rules do run."""
    page = visit("/")
    page.evaluate("document.querySelector('article').append(document.createElement('img'))")
    page.evaluate("document.querySelector('article p').style.color = '#eee'")
    visit.wrong.clear()
    found = str(faults(page))
    assert "image-alt" in found and "color-contrast" in found


def test_nothing_scrolls_sideways_at_320_pixels(look):
    assert {path: over for path, over in look("phone", "over at 320").items() if over} == {}


@pytest.mark.parametrize("where", ["phone", "desk"])
def test_a_page_keeps_to_the_policy_and_to_its_host(where, look):
    """What `visit` watches: no error, no warning, no violation, no request to elsewhere; with every script run."""
    wrong = look(where, "wrong")
    assert [said for said in wrong.pop(MISSING) if "404" not in said] == []
    assert {path: said for path, said in wrong.items() if said} == {}


def test_a_violation_would_be_seen(visit):
    """Control: an inline style, text as markup or as a script, and a request to elsewhere are all refused and noticed."""
    page = visit("/")
    page.evaluate("document.querySelector('article').setAttribute('style', 'color: red')")
    for text in (
        "document.querySelector('article').insertAdjacentHTML('beforeend', '<p>x</p>')",
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))",
    ):
        with pytest.raises(Error, match="Trusted"):
            page.evaluate(text)
    with page.expect_console_message(lambda message: "elsewhere.example" in message.text):
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('img'), {src: 'https://elsewhere.example/x.png', alt: ''}))"
        )
    said = "\n".join(visit.wrong)
    assert "style-src" in said and "elsewhere.example" in said
    assert page.evaluate("window.ran") is None
    visit.wrong.clear()


def test_a_missing_address_gets_a_page_that_leads_back(visit):
    page = visit.new()
    answer = page.goto(f"{visit.address}{MISSING}")
    assert answer.status == 404
    assert page.locator("h1").count() == 1
    page.locator("article a").first.click()
    page.wait_for_url(f"{visit.address}/")
    assert page.locator("h1").count() == 1
    visit.forget_missing()


def test_every_page_reads_without_script(visit, finished_site):
    for path, page in visit.walk(PAGES, java_script_enabled=False):
        built = finished_site.pages[f"{path}index.html".lstrip("/")]
        assert page.locator("h1").inner_text() == words(built.article.css_first("h1")), path
        assert page.locator("article").bounding_box()["height"] > 150, path


def test_the_chosen_text_size_is_respected_at_400_percent(visit):
    """1280 pixels at 400 % are 320: the words must still all be there."""
    page = visit(next(path for path in PAGES if path.endswith("/salaries/")), viewport={"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(page.locator("h1")).to_be_visible()


def test_forced_colors_keep_every_mark_of_a_drawing_visible(visit):
    page = visit(next(path for path in PAGES if path.endswith("/salaries/")), forced_colors="active")
    same = page.evaluate(
        """[...document.querySelectorAll('.cg-range__bar, .cg-range__dot')].filter(mark => {
            const style = getComputedStyle(mark);
            return style.fill === getComputedStyle(document.body).backgroundColor && style.stroke === 'none';
        }).length"""
    )
    assert same == 0


@pytest.mark.parametrize("path", [path for path in PAGES if path.endswith(("/salaries/", "/education/"))])
def test_no_value_runs_over_its_note_number_with_wider_spacing(path, visit):
    page = visit(path, bypass_csp=True)
    page.add_style_tag(content=SPACED)
    for wide in (390, 1280):
        page.set_viewport_size({"width": wide, "height": 900})
        over = page.locator("article .cg-figure__value").evaluate_all(
            "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"
        )
        assert over == [], wide
        assert page.evaluate("document.documentElement.scrollWidth") <= wide
