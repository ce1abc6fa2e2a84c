"""What differs between browsers, settings, and ways of typing: a page works all the same."""

from __future__ import annotations

import pytest

from macros import scripts
from tests.browser.test_pages import PAGES

# What somebody may type or a link may hold after the #: no page has such a place, and some are no text at all.
MALFORMED = ("100%", "%E0%A4%A", "%", "code=%", "code=%E0%A4%A", "step=%", "step=99999999999", "a b<c>", ":~:text=%")


@pytest.mark.parametrize("path", dict.fromkeys(PAGES))
def test_no_address_stops_a_script(path, visit):
    page = visit.new()
    for fragment in MALFORMED:
        page.goto("about:blank")
        page.goto(f"{visit.address}{path}#{fragment}")
        page.keyboard.press("Shift")  # an act of the reader, at which the last scripts come
        page.locator("[data-cg-scheme-name]").filter(has_text="Change to").wait_for(state="attached", timeout=3000)
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
    page.write_text("".join(f'<script defer src="assets/js/{name}.js"></script>\n' for name in "abc"), "utf-8")
    scripts.join(tmp_path, [page])
    context = browser.new_context()
    errors = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    opened = context.new_page()
    opened.goto(page.as_uri())
    assert opened.evaluate("[window.a, window.c]") == [1, 1]
    assert len(errors) == 1
    context.close()
