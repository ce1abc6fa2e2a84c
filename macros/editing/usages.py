"""Where readers meet each figure, and what every page shows them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.domain.guide import CareerGuide, Guide
from macros.schema import references
from macros.schema.record import Record
from macros.schema.section import Section
from macros.schema.sections.states import States
from macros.views import career_path
from macros.web import about, jobs, lists, passthrough, places
from macros.web import pages as views
from macros.web.page import COUNTED, Place


@dataclass(frozen=True)
class Shown:
    """One page: its title, and what stands under each of its headings; an empty heading is its beginning."""

    title: str
    parts: dict[str, str]


Pages = dict[str, Shown]  # by address

_SHARED = {
    **{f"Sources, {letters}": (page, lists.sources) for page, letters in lists.SOURCES.items()},
    "All figures": ("about/figures", lists.figures),
    "Glossary": ("about/glossary", lists.glossary),
}
_HEADING = re.compile(r"^## (?P<title>.*?) \{: #(?P<id>[^ }]+) \}$", re.MULTILINE)
# Numbers that only count what stands further up; a reader notices what they count, not them.
_COUNTERS = re.compile(rf'<sup class="cg-note"[^>]*>.*?</sup>| data-cg-notes="[^"]*"|(?<=["#]){COUNTED}(?=")')
# How to press what a page has; it stands with the first figure, wherever that is, and says nothing of the content.
_LEGEND = re.compile(r'<p class="cg-legend"[^>]*>.*?</p>\n*')


def of_figures(guide: Guide) -> dict[str, list[str]]:
    """Return the places of each figure: page › heading, in reading order, then figures calculated from it."""
    found: dict[str, dict[str, None]] = {}
    for figure, place in _cited(guide):
        found.setdefault(figure, {})[place] = None
    for calculated in guide.figures.values():
        for part in calculated.parts:
            found.setdefault(part, {})[f"calculated: {calculated.record.label}"] = None
    return {id_: list(places) for id_, places in found.items()}


def pages(guide: Guide) -> Pages:
    """Return every page of the guide, cut at its headings, without what only counts."""
    found = {}
    for career in guide.careers.values():
        for name in career.sections:
            address = f"{career.id}/{name}"
            text = views.section(guide, _place(address), career.id, name)
            found[address] = Shown(title(guide, career, career.sections[name]), _cut(text))
            for own in career.sections[name].own_pages:
                below = f"{address}/{own.id}"
                shown = jobs.job(guide, _place(below), career.id, own.id)
                found[below] = Shown(f"{title(guide, career, career.sections[name])}: {own.title}", _cut(shown))
        for name, code in guide.place_pages[career.id].items():
            address = f"{career.id}/{places.SECTION}/{name}"
            text = places.place(guide, _place(address), career.id, name)
            found[address] = Shown(
                f"{title(guide, career, career.section(States))}: {guide.places[code].name}", _cut(text)
            )
        if career.workshop:
            text = views.run_sheet(guide, _place("workshop/run-sheet"), career.id)
            text += views.answer_key(guide, _place("workshop/answer-key"), career.id)
            found[f"{career.id}/workshop"] = Shown(title(guide, career, career.workshop), _cut(text))
    for career in guide.careers.values():
        address = "" if _is_first(guide, career) else career.id
        found[address] = Shown(_home(guide, career), _cut(views.home(guide, _place(address), career.id)))
    for name, record in guide.about.items():
        address = f"about/{name}"
        found[address] = Shown(record.title, _cut(about.about(guide, _place(address), name)))
    for name, (address, view) in _SHARED.items():
        found[address] = Shown(name, _cut(view(guide, _place(address))))
    return found


def title(guide: Guide, career: CareerGuide, section: Section) -> str:
    """Return the title of a page; with several guides, the title of its guide stands before it."""
    return section.title if len(guide.careers) == 1 else f"{career.career.title}: {section.title}"


def _is_first(guide: Guide, career: CareerGuide) -> bool:
    return career.id == next(iter(guide.careers))


def _home(guide: Guide, career: CareerGuide) -> str:
    return "Home page" if _is_first(guide, career) else f"{career.career.title}: first page"


def _cited(guide: Guide) -> Iterator[tuple[str, str]]:
    for career in guide.careers.values():
        for section in (*career.sections.values(), *([career.workshop] if career.workshop else [])):
            yield from _in(section, title(guide, career, section))
        for figure, part in _at_home(guide, career):
            yield figure, f"{_home(guide, career)} › {part}" if part else _home(guide, career)
    for page in guide.about.values():
        yield from _in(page, page.title)
    for term in guide.glossary.values():
        yield from _in(term, f"Glossary › {term.term}")


def _in(record: Record, page: str) -> Iterator[tuple[str, str]]:
    """Yield each figure that a record cites, with its place on a page."""
    for named in references.named(record):
        if named.to == "figure":
            heading = _heading(record, named.where)
            yield named.id, f"{page} › {heading}" if heading else page


def _at_home(guide: Guide, career: CareerGuide) -> Iterator[tuple[str, str]]:
    """Yield each figure on a guide's first page, with the title of the part that it is taken from."""
    yield from ((named.id, "") for named in references.named(career.career) if named.to == "figure")
    facts, first = views.key_facts(career), career_path.first_ladder(guide, career)
    if facts:
        yield from ((named.id, facts.title) for named in references.named(facts) if named.to == "figure")
    if first:
        yield from ((level.years, first.ladder.title) for level in first.ladder.levels if level.years)


def _heading(record: Record, where: tuple[str | int, ...]) -> str:
    """Return the title of the part of a record that holds `where`; empty for what stands above all parts."""
    here: object = record
    for step in where[:2]:
        here = here[step] if isinstance(here, tuple) and isinstance(step, int) else getattr(here, str(step), None)
        title = getattr(here, "title", None)
        if isinstance(title, str):
            return title
    return ""


def _place(page: str) -> Place:
    return Place(page, page, True, "")


def _cut(text: str) -> dict[str, str]:
    """Return what stands under each heading of a page; an empty heading stands for its beginning."""
    plain = _COUNTERS.sub("", _LEGEND.sub("", passthrough.unmarked(text)))
    heads = list(_HEADING.finditer(plain))
    found = {"": plain[: heads[0].start()] if heads else plain}
    ends = [*(head.start() for head in heads[1:]), len(plain)]
    for head, end in zip(heads, ends, strict=False):  # a page without headings has an end, too
        found[_words(head["title"])] = plain[head.end() : end]
    return found


def _words(label: str) -> str:
    return re.sub(r"&#([0-9]+);", lambda found: chr(int(found[1])), re.sub(r"<[^>]*>", "", label))
