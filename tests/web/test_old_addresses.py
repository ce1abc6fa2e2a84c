"""Addresses that a page once had lead to what tells their matter now, without a script."""

from __future__ import annotations

import re
import shutil

import pytest
from markupsafe import Markup

from macros.checks import load
from macros.web import old_addresses, pages
from macros.web.page import Place
from tests.conftest import FIXTURES

MOVED = """
moved:
  - was: pay-by-office
    now: official-pay
  - was: pay-of-nurses
    now: anchor-nurses
  - was: most-asked
    now: faq-pay
"""


@pytest.fixture
def page(tmp_path) -> str:
    """Return the page of pay, of which two ids have new names, and another stands on the page of questions."""
    shutil.copytree(FIXTURES / "small_guide", tmp_path, dirs_exist_ok=True)
    file = tmp_path / "content" / "sample-role" / "salaries.yaml"
    file.write_text(file.read_text(encoding="utf-8") + MOVED, encoding="utf-8")
    return pages.section(load.load(tmp_path), Place("sample-role/salaries", "", True, ""), "sample-role", "salaries")


def test_an_old_address_leads_to_the_heading_of_a_part(page):
    assert re.search(r'<div id="pay-by-office"></div>\n[^#]*\n## .*#official-pay', page)


def test_an_old_address_leads_to_what_stands_within_a_part(page):
    assert re.search(r'id="anchor-nurses"[^>]*><span id="pay-of-nurses"></span>', page)


def test_an_old_address_of_what_is_on_another_page_now_says_where(page):
    assert re.search(r'<p class="cg-moved" id="most-asked"[^>]*>[^<]+<a href="[^"]*faqs/#faq-pay">', page)


@pytest.mark.parametrize(
    "html",
    [
        '<h3 class="c" id="now">{}Title</h3>',
        '<tr id="now"><th scope="row">{}Name</th><td>1</td></tr>',
        '<dl><div id="now"><dt>{}Term</dt><dd>Meaning</dd></div></dl>',
        '<div id="now" class="c">{}Text <b>bold</b></div>',
        '<details id="now"><summary>{}Question</summary><p>Answer</p></details>',
        '<ul id="now"><li>{}One</li></ul>',
        '<h3 id="not-now">Before</h3><p id="now">{}Text</p>',
    ],
)
def test_an_anchor_stands_where_text_may_stand(html):
    made = old_addresses.anchored(Markup(html.format("")), {"now": ["was", "once"]})
    assert made == html.format('<span id="was"></span><span id="once"></span>')
