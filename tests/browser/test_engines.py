"""What differs between browsers, settings, and ways of typing: a page works all the same."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from macros.site import built_page, js
from tests.browser.conftest import PHONE, in_both, late_scripts, patient
from tests.browser.pages import PAGES
from tests.conftest import ROOT

# What somebody may type or a link may hold after the #: no page has such a place, and some are no text at all.
MALFORMED = ("100%", "code=%E0%A4%A", "step=%", "%E0%A4%A", "%", "code=%", "step=99999999999", "a b<c>", ":~:text=%")
OPENED = 3  # of them, one of each kind, are opened; the others come while the page is open


def test_no_address_stops_a_script(visit, finished_site):
    """On one page of all that load the same scripts."""
    alike = {
        tuple(re.findall(r"<script[^>]* src=[^ >]*?([\w-]+\.js)\b", page.html)): name.removesuffix("index.html")
        for name, page in finished_site.pages.items()
        if name != "404.html"
    }
    assert len(alike) > 3, "control: check, plan, room and questions have scripts of their own"
    page = visit.new()
    for path in alike.values():
        for number, fragment in enumerate(MALFORMED[:OPENED]):
            page.goto(f"{visit.address}/{path}?{number}#{fragment}")  # another address, else the page would stay open
            page.keyboard.press("Shift")  # an act of the reader, at which the last scripts come
            late_scripts(page)
        for fragment in MALFORMED:
            page.evaluate("fragment => { location.hash = ''; location.hash = fragment; }", fragment)
        page.keyboard.press("/")
        page.locator("dialog[open]").wait_for()


def test_a_script_that_throws_stops_none_that_stands_behind_it(browser, tmp_path):
    """In one file as in files of their own; and the browser is still told."""
    folder = tmp_path / "assets" / "js"
    folder.mkdir(parents=True)
    for name, text in (("a", "window.a = 1;"), ("b", "null.b;"), ("c", "window.c = 1;")):
        (folder / f"{name}.js").write_text(f"(() => {{\n{text}\n}})();\n", encoding="utf-8")
    page = tmp_path / "index.html"
    early = (ROOT / "overrides" / "partials" / "early.html").read_text(encoding="utf-8")
    named = "".join(f'<script defer src="assets/js/{name}.js"></script>\n' for name in "abc")
    html = f"{early.partition('#}')[2]}<body><p>Words</p>\n{named}"
    (joined,) = js.join(tmp_path, [built_page.read("index.html", html)])
    page.write_text(joined.html, "utf-8")
    context = browser.new_context()
    errors = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    opened = patient(context.new_page())
    opened.goto(page.as_uri())
    assert opened.evaluate("[window.a, window.c]") == [1, 1]
    assert len(errors) == 1
    context.close()


STYLES = ROOT / "overrides" / "assets" / "css"
SALARIES = next(path for path in PAGES if path.endswith("/salaries/"))
# Nice to have, and no loss where an engine passes them over.
OPTIONAL = {
    "-webkit-text-size-adjust",
    "text-size-adjust",
    "text-wrap",
    "contain-intrinsic-block-size",
    "orphans",
    "widows",
}


def declarations(file):
    """Yield each property of a style sheet with its value, but for those that stand under a question to the engine."""
    text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"@supports[^{]*\{(?:[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})*[^{}]*\}", "", text)
    for block in re.findall(r"\{([^{}]*)\}", text):
        for name, value in re.findall(r"([a-z-]+)\s*:\s*((?:\"[^\"]*\"|[^;\"])+)", block):
            yield name, value.strip()


@in_both
def test_the_engine_knows_every_value_of_our_style_sheets(visit):
    asked = {pair for file in sorted(STYLES.rglob("*.css")) for pair in declarations(file)}
    asked = [list(pair) for pair in sorted(asked) if pair[0] not in OPTIONAL]
    assert len(asked) > 300
    page = visit("/")
    assert page.evaluate("pairs => pairs.filter(([name, value]) => !CSS.supports(name, value))", asked) == []


def test_lines_under_words_are_set_in_longhands():
    """WebKit takes one word for text-decoration, and drops the whole of more."""
    wrong = [
        (file.name, value)
        for file in STYLES.rglob("*.css")
        for name, value in declarations(file)
        if name == "text-decoration" and " " in value
    ]
    assert wrong == []


@pytest.mark.parametrize("path", ["/", SALARIES, "/about/glossary/"])
def test_without_popovers_labels_and_menu_stay_closed(path, visit):
    """As in a browser that knows neither the attribute nor its selector."""
    page = visit.new(bypass_csp=True, **PHONE)

    def older(route):
        answer = route.fetch()
        text = answer.text().replace(":popover-open", ":not-known-here")
        route.fulfill(response=answer, body=text)

    page.route(f"**{path}", older)
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.goto(f"{visit.address}{path}")
    page.locator("html:not([data-ahead])").wait_for(state="attached")
    # Without the attribute's own style, which the engine cannot be made to forget.
    page.add_style_tag(content="small[popover], .cg-navigation { display: block }")
    page.locator("[popover]").evaluate_all(
        "all => all.forEach(one => { one.removeAttribute('popover'); one.setAttribute('data-was', ''); })"
    )
    page.evaluate(
        """() => { for (const sheet of document.styleSheets) for (const rule of [...sheet.cssRules]) {
            if (rule.conditionText?.includes("not-known-here")) rule.insertRule("[data-was][data-was] { display: none }", 0);
        } }"""
    )
    # The list of parts has no button then, and stands in the page.
    assert page.locator("[data-was]:not(.cg-contents):visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
    assert page.locator(".cg-header__map").is_visible() and not page.locator(".cg-header__menu").is_visible()


@pytest.mark.parametrize("question", ["over when large", "over when spaced"])
def test_large_and_spaced_text_stays_inside_the_window(question, look):
    """Large as a browser's own setting makes it: twice the size on a phone."""
    assert {path: over for path, over in look("phone", question).items() if over} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colors_found_words_can_be_read(scheme, visit):
    page = visit("/", forced_colors="active", color_scheme=scheme)
    page.keyboard.press("/")
    page.keyboard.type("pay")
    mark = page.locator("mark").first
    mark.wait_for()
    color, ground = mark.evaluate("node => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]")
    assert color != ground and not ground.startswith("rgba")


def test_every_box_to_tick_can_be_seen_and_hit(look):
    small = {path: [box for box in boxes if min(box[1:]) < 16] for path, boxes in look("desk", "boxes").items()}
    assert {path: boxes for path, boxes in small.items() if boxes} == {}


def test_the_offer_to_turn_keys_off_comes_on_a_touch_screen_once_a_key_was_used(visit):
    page = visit("/", **PHONE)
    page.locator(".cg-header__search").tap()
    page.locator("dialog[open]").wait_for()
    expect(page.locator(".cg-search__keys")).to_be_hidden()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator(".cg-search__keys")).to_be_visible()


def test_the_color_scheme_follows_what_was_chosen_in_another_tab_or_on_the_page_before(visit):
    one = visit("/", color_scheme="light")
    one.locator(".cg-header__scheme").click()
    one.wait_for_function("document.documentElement.dataset.scheme === 'light'")  # its script comes with the press
    two = patient(one.context.new_page())
    two.goto(f"{visit.address}/about/glossary/")
    two.locator(".cg-header__scheme").click()
    two.wait_for_function("() => document.documentElement.dataset.scheme === 'dark'")
    one.wait_for_function("() => document.documentElement.dataset.scheme === 'dark'")
    assert "dark" in one.locator("[data-cg-scheme-name]").inner_text()
    one.evaluate("localStorage.setItem('cg-scheme', 'light')")  # as a page does that was left since
    one.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert one.evaluate("document.documentElement.dataset.scheme") == "light"


@in_both
def test_a_click_outside_closes_the_search_without_the_browsers_help(visit):
    page = visit("/")
    page.keyboard.press("/")
    page.locator("dialog[open]").wait_for()
    page.locator("dialog").evaluate("dialog => dialog.removeAttribute('closedby')")
    page.locator(".cg-search__label").click()
    assert page.locator("dialog[open]").count() == 1
    page.mouse.click(5, 500)
    page.locator("dialog:not([open])").wait_for(state="attached")


@pytest.mark.parametrize("composing", [{"isComposing": True}, {"keyCode": 229}])
def test_keys_of_an_input_method_are_its_own(composing, visit):
    page = visit("/")
    page.keyboard.press("/")
    page.keyboard.type("pay")
    page.locator(".cg-search__results a").first.wait_for()
    for key in ("Escape", "ArrowDown"):
        page.locator(".cg-search__query").evaluate(
            "(node, options) => node.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...options}))",
            {"key": key, **composing},
        )
    assert page.locator("dialog[open]").count() == 1
    assert page.evaluate("document.activeElement.id") == "_search-query"


def test_the_list_of_the_checks_parts_works_where_visibility_cannot_be_asked(visit):
    """Safari before 17.4."""
    page = visit.new()
    page.add_init_script("delete Element.prototype.checkVisibility")
    path = next(path for path in PAGES if path.endswith("/readiness/"))
    page.goto(f"{visit.address}{path}")
    page.evaluate("location.hash = '_sources'")
    page.evaluate("location.hash = '#step=1'")
    page.locator("article[data-cg-step=question]").wait_for()


@pytest.mark.parametrize("path", [path for path in PAGES if path.endswith(("/career-path/", "/salaries/"))])
def test_words_in_a_drawing_never_lie_over_one_another(visit, path):
    page = visit(path)
    over = """[...document.querySelectorAll(".cg-range")].flatMap(drawing => {
        const all = [...drawing.querySelectorAll("text")].filter(one => one.checkVisibility()).map(one => [one.textContent, one.getBoundingClientRect()]);
        return all.flatMap(([a, p], place) => all.slice(place + 1).filter(([, q]) =>
            p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1).map(([b]) => `${a} / ${b}`)); })"""
    for width in range(320, 1921, 64):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(over) == [], width
