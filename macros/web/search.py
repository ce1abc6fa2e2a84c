"""The guide → what the search knows beyond the pages: other words for the same, and what it suggests at first."""

from dataclasses import replace

from markupsafe import Markup

from macros.domain import short_forms
from macros.domain.guide import CareerGuide, Guide
from macros.views.script_json import embedded
from macros.web.guide_page import GuidePage
from macros.web.page import Page, Place


def words(page: Page) -> Markup:
    """Return the data for a script element; search/find.js reads it. Addresses in it begin at the site's root."""
    guide, root = page.guide, replace(page.place, page="", folder="")
    made = {"guides": [_guide(guide, career, root) for career in guide.careers.values()], "same": _same(guide)}
    return embedded(made)


def _guide(guide: Guide, career: CareerGuide, root: Place) -> dict[str, object]:
    page = GuidePage(guide, root, career)
    suggested = [(_question(career, id_), page.address(f"#{id_}")) for id_ in career.career.suggested or ()]
    return {"folder": career.id, "name": career.career.title, "suggested": suggested}


def _question(career: CareerGuide, id_: str) -> str:
    """Return what a place answers, as a reader would ask it, or else its title."""
    return career.sections[id_].question if id_ in career.sections else career.titles[id_]


def _same(guide: Guide) -> list[tuple[list[str], list[str]]]:
    """Return pairs of what readers type and what the guide says for it, which stand for one another as well."""
    forms = [(term, short_forms.of(term)) for term in guide.glossary.values()]
    found = [(list(one.typed), list(one.says)) for one in (guide.search.synonyms if guide.search else ())]
    return [*found, *(([], [term.term, *short]) for term, short in forms if short)]
