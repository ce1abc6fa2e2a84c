"""Pages that list what all guides share."""

from __future__ import annotations

from dataclasses import replace

from macros.domain.guide import Guide
from macros.web import lists
from macros.web.page import Place


def test_the_page_of_sources_grows_no_faster_than_its_sources(whole):
    """However many guides rest on them: a few are named under each, and the others counted."""
    pages = [Place(page, page, True, "") for page in lists.SOURCES]
    sizes = [sum(len(lists.sources(guide, page)) for page in pages) for guide in (_many(whole, 10), _many(whole, 90))]
    assert abs(sizes[1] - sizes[0]) < 5 * len(whole.sources)


def _many(whole: Guide, guides: int) -> Guide:
    """Return the content with as many guides, each of which cites all that the first one does."""
    first = next(iter(whole.careers.values()))
    made = [
        replace(first, id=f"guide-{number:02}", career=first.career.model_copy(update={"title": f"Guide {number:02}"}))
        for number in range(guides)
    ]
    return replace(whole, careers={career.id: career for career in made})
