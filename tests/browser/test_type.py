"""Type that can be read: nothing in sentences is small, and a label is a few words."""

from __future__ import annotations

import pytest

LABEL = 14  # pixels; a number raised at a word is a mark and no text
# A label says who, when, how much or of what kind; it is no sentence, and a page is not made of labels.
LONGEST_LABEL = 120
MOST_IN_LABELS = 0.15


@pytest.mark.parametrize(("where", "least"), [("phone", 16), ("desk", 17)])
def test_what_is_read_is_large_enough_on_every_page(where, least, look):
    wrong = {}
    for path, found in look(where, "by size").items():
        small = [(pixels, text) for pixels, text in found if pixels < least]
        tiny = [text[:60] for pixels, text in small if pixels < LABEL]
        long = [text[:60] for pixels, text in small if len(text) > LONGEST_LABEL]
        share = sum(len(text) for _, text in small) / max(1, sum(len(text) for _, text in found))
        if tiny or long or share > MOST_IN_LABELS:
            wrong[path] = {"tiny": tiny[:3], "long": long[:3], "share": round(share, 2)}
    assert wrong == {}
