"""Type that can be read: nothing in sentences is small, and a label is a few words."""

from __future__ import annotations

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_pages import MISSING, PAGES

LABEL = 14  # pixels; a number raised at a word is a mark and no text
# A label says who, when, how much or of what kind; it is no sentence, and a page is not made of labels.
LONGEST_LABEL = 120
MOST_IN_LABELS = 0.15

# Every shown run of text in the article, and its size in pixels.
BY_SIZE = """() => {
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT), found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.replace(/\\s+/g, " ").trim(), parent = node.parentElement;
        if (!text || parent.closest("script, sup, [popover], .cg-hidden") || !parent.checkVisibility()) continue;
        found.push([Math.round(parseFloat(getComputedStyle(parent).fontSize) * 100) / 100, text]);
    }
    return found;
}"""


@pytest.mark.parametrize(("size", "least"), [(PHONE, 16), (DESK, 17)], ids=["phone", "desk"])
def test_what_is_read_is_large_enough_on_every_page(size, least, visit):
    wrong = {}
    for path, page in visit.walk([*PAGES, MISSING], **size):
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        found = page.evaluate(BY_SIZE)
        small = [(pixels, text) for pixels, text in found if pixels < least]
        tiny = [text[:60] for pixels, text in small if pixels < LABEL]
        long = [text[:60] for pixels, text in small if len(text) > LONGEST_LABEL]
        share = sum(len(text) for _, text in small) / max(1, sum(len(text) for _, text in found))
        if tiny or long or share > MOST_IN_LABELS:
            wrong[path] = {"tiny": tiny[:3], "long": long[:3], "share": round(share, 2)}
    visit.wrong.clear()  # the browser says 404 of the last, rightly
    assert wrong == {}
