"""The bar that stays: menu, brand, where the reader is, search. It covers nothing that is looked for."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from macros.checks import load
from tests.browser.conftest import DESK, PHONE, in_both, late_scripts
from tests.browser.pages import PAGES
from tests.conftest import ROOT

WHOLE = load.load_cached(ROOT)
FIRST, *OTHERS = WHOLE.careers
LONG = f"/{FIRST}/overview/"
SIZES = {
    "phone": (PHONE, 16),
    "narrow": ({"viewport": {"width": 320, "height": 640}}, 16),
    "large text": (PHONE, 32),
    "desk": (DESK, 16),
}
BAR = "document.querySelector('.cg-header').getBoundingClientRect()"


def opened(visit, size):
    options, text = SIZES[size]
    page = visit(LONG, **options)
    if text != 16:
        fonts = {"fontSizes": {"standard": text, "fixed": text}}
        page.context.new_cdp_session(page).send("Page.setFontSizes", fonts)
    return page


@pytest.mark.parametrize("size", SIZES)
def test_it_stays_on_screen_and_covers_no_part_that_is_jumped_to(size, visit):
    page = opened(visit, size)
    hidden = {}
    for anchor in page.locator("article h2[id]").evaluate_all("all => all.map(one => one.id)"):
        page.evaluate("id => { location.hash = id; }", anchor)
        expect(page.locator(":target")).to_be_in_viewport()
        top, bar = page.evaluate(f"[document.querySelector(':target').getBoundingClientRect().top, {BAR}]")
        assert bar["top"] == 0 and 40 <= bar["height"] <= 64
        if top < bar["bottom"]:
            hidden[anchor] = top
    assert hidden == {}


@pytest.mark.parametrize("size", SIZES)
def test_it_covers_nothing_that_has_the_focus(size, visit):
    page = opened(visit, size)
    page.locator("article h2[id] a").last.focus()
    covered = []
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        found = page.evaluate(
            f"(() => {{ const one = document.activeElement; return one.closest('.cg-header') ? null"
            f" : [one.getBoundingClientRect().top, {BAR}.bottom, one.outerHTML.slice(0, 80)]; }})()"
        )
        if found and found[0] < found[1] - 1:
            covered.append(found)
    assert covered == []


@in_both
def test_it_names_the_part_in_view_and_the_list_marks_and_shows_it(visit):
    page = visit(LONG)
    link = page.locator(".cg-contents__link").nth(3)
    link.click()
    expect(page.locator("[data-cg-part]")).to_have_text(link.inner_text())
    expect(link).to_have_attribute("aria-current", "true")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".cg-contents [aria-current]")).to_have_text(
        page.locator(".cg-contents__link").last.inner_text()
    )
    expect(page.locator(".cg-contents [aria-current]")).to_be_in_viewport(ratio=1)
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(".cg-contents [aria-current]")).to_have_count(0)


@in_both
def test_on_a_phone_the_list_of_parts_opens_leads_to_a_part_and_closes(visit):
    page = visit(LONG, viewport=PHONE["viewport"])
    contents = page.locator("#_contents")
    expect(contents).to_be_hidden()
    page.evaluate("scrollTo(0, 2000)")
    page.locator(".cg-header__where").click()
    expect(contents).to_be_visible()
    box = contents.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] + box["height"] <= 844
    late_scripts(page)  # one of them closes the list
    page.locator(".cg-contents__link").nth(2).click()
    expect(contents).to_be_hidden()
    page.locator(".cg-header__where").click()
    page.locator(".cg-contents__link").first.click()
    page.wait_for_function("scrollY < 200")


def test_a_press_of_the_bar_is_not_lost_when_another_part_comes_into_view(visit):
    """Its words change with the part, and so does its width."""
    page = visit(LONG, viewport=PHONE["viewport"])
    page.evaluate("scrollTo(0, 2000)")
    late_scripts(page)
    where = page.locator(".cg-header__where")
    expect(where).not_to_contain_text("On this page")
    words, box = where.inner_text(), where.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert where.inner_text() == words
    page.mouse.up()
    expect(page.locator("#_contents")).to_be_visible()
    expect(where).not_to_have_text(words, use_inner_text=True)


def test_without_script_the_parts_stand_in_the_page(visit):
    for size in (PHONE, DESK):
        page = visit(LONG, java_script_enabled=False, **size)
        expect(page.locator(".cg-contents__link").last).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= size["viewport"]["width"]


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["with script", "without script"])
def test_what_closes_the_menu_is_where_the_thumb_is(java_script_enabled, visit):
    page = visit(LONG, java_script_enabled=java_script_enabled, **PHONE)
    page.locator(".cg-header__menu").tap()
    close = page.locator(".cg-navigation__menu-close")
    expect(close).to_be_visible()
    box = close.bounding_box()
    assert box["y"] >= 844 - 120 and box["y"] + box["height"] <= 844 and box["height"] >= 44
    close.tap()
    expect(page.locator("#_menu")).to_be_hidden()


@pytest.mark.parametrize("path", [LONG, *(f"/{name}/" for name in OTHERS), "/about/method/"])
def test_the_menu_leads_home_to_every_guide_and_to_the_pages_about_them(path, visit):
    page = visit(path)
    links = page.locator("#_menu a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    found = {urljoin(path, link).partition("#")[0] for link in links}
    own = {f"/{name}/" for name in OTHERS}
    assert {"/", *own, *(name for name in PAGES if name.startswith("/about/"))} <= found


def test_the_brand_is_that_of_the_guide_and_leads_to_its_own_page(visit):
    for name, career in WHOLE.careers.items():
        path = f"/{name}/salaries/"
        brand = visit(path).locator(".cg-header__brand")
        home = "/" if name == FIRST else f"/{name}/"
        assert urljoin(path, brand.get_attribute("href")) == home
        assert (WHOLE.site.name if name == FIRST else career.career.title) in brand.inner_text()


def test_the_heading_of_a_part_is_the_link_to_it(visit):
    page = visit(LONG, java_script_enabled=False)
    heads = page.locator("article > h2[id]:not([id^=_])")
    wrong = heads.evaluate_all(
        "all => all.filter(one => one.querySelector('a')?.hash !== `#${one.id}`).map(one => one.id)"
    )
    assert heads.count() > 3 and wrong == []


def test_pressing_a_heading_copies_its_link(visit):
    page = visit(LONG)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = page.locator("article > h2 > .cg-anchor").nth(1)
    page.evaluate("() => { window.setTimeout = () => 0; }")  # else the mark goes after a while
    link.click()
    expect(link).to_have_attribute("data-cg-copied", "")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith(link.get_attribute("href"))
