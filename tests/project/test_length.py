"""No page of a guide is longer than a reader has patience for: the answer stands open, and the evidence is folded."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborNode

from macros.checks import load
from macros.schema.sections.faqs import Faqs
from macros.schema.sections.plan import PlanSection
from macros.schema.sections.quiz import Readiness
from macros.schema.sections.states import States
from tests.conftest import ROOT, BuiltPage, classes

MOST_OPEN = 1_100  # words
_WORD = re.compile(r"[A-Za-z0-9$’'-]+")
_UNREAD = {"script", "style", "template", "nav", "svg"}
_APART = ("cg-sources", "cg-source-list", "cg-faq", "cg-interview-bank__more")  # questions on other pages too
WHOLE = load.load_cached(ROOT)
# Questions are shut until one is opened, check and plan are forms, and the places are one table.
PAGES = sorted(
    f"{career.id}/{page}"
    for career in WHOLE.careers.values()
    for page in set(career.pages.values())
    if not isinstance(career.sections[page.partition("/")[0]], (Faqs, PlanSection, Readiness, States))
)


def counted(node: LexborNode, folded: bool = False) -> tuple[int, int]:
    """Return how many words below a node stand open and how many in folds; the line that opens a fold stands open."""
    if node.is_text_node:
        words = len(_WORD.findall(node.text_content or ""))
        return (0, words) if folded else (words, 0)
    if node.tag in _UNREAD or "popover" in node.attributes or any(name.startswith(_APART) for name in classes(node)):
        return 0, 0
    shut = node.tag == "details" and "open" not in node.attributes
    below = [
        counted(child, (folded or shut) and child.tag != "summary")
        for child in node.iter(include_text=True)
        if not child.is_comment_node
    ]
    return sum(found for found, _ in below), sum(found for _, found in below)


def test_what_is_folded_is_told_from_what_stands_open():
    """Control: the line of a fold stands open, one that opens with the page too, and sources and labels count nowhere."""
    html = (
        "<article><p>One two</p><details><summary>three</summary><p>a b c d</p></details>"
        "<details open><p>four</p></details><small popover>label</small><ol class='cg-sources'><li>book</li></ol>"
        "<div class='cg-faq'><details><summary>Why?</summary><p>So.</p></details></div></article>"
    )
    assert counted(BuiltPage("", html).article) == (4, 4)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_short_as_it_opens_and_at_most_half_of_it_is_folded(page, finished_site):
    stands_open, folded = counted(finished_site.page(page).article)
    assert stands_open <= MOST_OPEN
    assert folded <= stands_open
