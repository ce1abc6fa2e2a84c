"""Nothing is lost: every leaf of every content file stands on the page where a reader would look for it."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import yaml
from pydantic import RootModel
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.checks import content_files, load
from macros.domain import formats, plain_text
from macros.domain.guide import CareerGuide, Guide
from macros.domain.series import KnownSeries
from macros.pdf import registry
from macros.schema import field_docs, files, json_schema, walk
from macros.schema.fields import Reference
from macros.schema.files import SECTIONS, file_of
from macros.schema.guide_file import WORKSHOP_PAGE
from macros.schema.record import Record
from macros.schema.section import Moved, Section
from macros.schema.sections.certifications import ApplyingRule, Qualification
from macros.schema.sections.jobs import Ask, FromHome, JobPay, Way
from macros.schema.sections.quiz import Held, QuizEdition
from macros.schema.shared import Agreement
from macros.site import search_index
from macros.source import prose
from macros.views import equations, jobs, places, plan, related_careers, workshop
from macros.web import feed, lists
from tests.conftest import FIXTURES, ROOT, BuiltPage, classes, target, words

FILES = sorted(file.relative_to(ROOT / "content").as_posix() for file in content_files.files(ROOT))
CAREERS = sorted(file.parent.name for file in (ROOT / "content").glob("*/guide.yaml"))
ABOUT_FILES = [file for file in FILES if file.startswith("about/")]
SECTION_FILES = [file for file in FILES if files.model_of(f"content/{file}") in files.SECTIONS.values()]
WITH_WORKSHOP = [career for career in CAREERS if (ROOT / "content" / career / "workshop.yaml").exists()]

LEADERS_PAGES = ("run-sheet", "answer-key")
YEAR = datetime.timedelta(days=366)
DATED = {"published": "published", "reviewed": "reviewed by experts"}

each_section = pytest.mark.parametrize("file", SECTION_FILES)
each_career = pytest.mark.parametrize("career", CAREERS)


@dataclass(frozen=True)
class Leaf:
    """One value of a content file."""

    path: tuple[str | int, ...]
    key: str  # its key in the record
    to: str | None  # what it names, if it is an id: figure, source, level, place, section, guide; or id, local
    value: Any
    record: Any  # the record it stands in
    ids: tuple[str, ...]  # of the records it stands in, the nearest last

    def __str__(self) -> str:
        return ".".join(map(str, self.path))


def leaves(record: Any, path: tuple[str | int, ...] = (), ids: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Yield every leaf below a record in the order of the file."""
    if isinstance(record, RootModel):
        for id_, child in record.root.items():
            yield Leaf((*path, id_), id_, "id", id_, child, (*ids, id_))
            yield from leaves(child, (*path, id_), (*ids, id_))
        return
    if getattr(record, "id", None):
        ids = (*ids, record.id)
    for name, field in type(record).model_fields.items():
        key, value = field.alias or name, getattr(record, name)
        to = _names(_hints(type(record)).get(name)) or ("id" if name == "id" else None)
        if isinstance(value, dict):  # the rows of a series by the codes of their places
            for id_, child in value.items():
                yield Leaf((*path, key, id_), id_, "id", id_, child, (*ids, id_))
                yield from leaves(child, (*path, key, id_), (*ids, id_))
            continue
        for number, child in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            place = (*path, key) if number is None else (*path, key, number)
            if isinstance(child, Record):
                yield from leaves(child, place, ids)
            elif child is not None:
                yield Leaf(place, key, to, child, record, ids)


@cache
def _hints(model: type[Record]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


@cache
def _names(annotation: Any) -> str | None:
    for found in getattr(annotation, "__metadata__", ()):
        if isinstance(found, Reference):
            return found.to
    return next((found for found in map(_names, get_args(annotation)) if found), None)


def section_of(file: str) -> tuple[str, str]:
    """Return the guide and the section of a file; most sections bear the name of their file."""
    career, name = file.removesuffix(".yaml").split("/")
    return career, next(section for section in SECTIONS if file_of(section) == name)


def scalars(text: Any) -> int:
    """Return how many values stand in a file, the keys of records in a map of ids included."""
    if isinstance(text, dict):
        return sum(scalars(value) for value in text.values())
    return sum(map(scalars, text)) if isinstance(text, list) else 1


@cache
def _all() -> content_files.Content:
    read, problems = content_files.read(ROOT)
    assert problems == []
    return read


def record_of(file: str) -> Any:
    """Return a content file as a record."""
    return next(entry.record for entry in _all().entries() if entry.document.path == f"content/{file}")


class Found:
    """What is looked for on one page, and what is missing there."""

    def __init__(self, whole: Guide, page: BuiltPage, site: Any) -> None:
        self.whole, self.page, self.site = whole, page, site
        self.text: dict[int, str] = {}

    def scope(self, ids: tuple[str, ...]) -> list[LexborNode]:
        """Return what belongs to the innermost id: its card, row, entry or part of the page."""
        for id_ in reversed(ids):
            anchor = self.page.at(id_)
            if anchor is not None:
                # A comparison shows a record in short in a row whose head leads to the record.
                rows = [row for row in self.page.article.css("tr") if row.css_first(f'th a[href="#{id_}"]')]
                return [*self._around(anchor), *rows, *self._results(id_)]
        return [self.page.article]

    def _around(self, anchor: LexborNode) -> Iterator[LexborNode]:
        if anchor.tag == "h2":
            yield anchor
            while (anchor := anchor.next) is not None and anchor.tag not in ("h1", "h2"):
                yield anchor
        elif anchor.tag == "tr":
            yield anchor
            while (anchor := anchor.next) is not None and "id" not in (anchor.attributes or {}):
                yield anchor
        elif anchor.tag in ("h1", "h3", "h4", "dt"):
            yield anchor.parent
            # A heading may stand in a box of its own beside the text.
            if anchor.parent.tag == "div" and anchor.tag != "dt":
                yield anchor.parent.parent
        else:
            closest = anchor
            while closest is not None and closest.tag != "details":
                closest = closest.parent
            yield closest or anchor

    def _results(self, id_: str) -> list[LexborNode]:
        """Return what a readiness check says about an answer, away from its question."""
        return self.page.article.css(
            f'[data-cg-action="{id_}"], [data-cg-actions="{id_}"], [data-cg-gate-answer^="{id_}/"]'
        )

    def words(self, scope: list[LexborNode]) -> str:
        return " ".join(filter(None, (self._read(node) for node in scope)))

    def _read(self, node: LexborNode) -> str:
        if node.mem_id not in self.text:
            self.text[node.mem_id] = words(node)
        return self.text[node.mem_id]

    def has_words(self, text: str, scope: list[LexborNode]) -> bool:
        wanted = " ".join(text.split())
        return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", self.words(scope)) is not None

    def has_prose(self, text: prose.Prose, scope: list[LexborNode]) -> list[str]:
        """Return what of a prose field is missing: its words, its labels, its notes, its links."""
        missing = []
        if not self.has_words(plain_text.text_of(self.whole, text), scope):
            missing.append("its words")
        missing += [f"figure {name}" for name in text.cited("figure") if not self.has_figure(name, scope)]
        missing += [f"source {name}" for name in text.cited("source") if not self.has_source(name, scope)]
        missing += [f"term {name}" for name in text.cited("term") if not self.has_term(name, scope)]
        missing += [f"link {name}" for name in text.cited("link") if not self.has_link(name, scope)]
        return missing

    def has_figure(self, name: str, scope: list[LexborNode]) -> bool:
        """Whether the value stands there with its label one key away."""
        figure = self.whole.figures[name]
        title = f"{figure.record.label}: {formats.labelled(figure)}"
        shown = any(words(found) == title for node in scope for found in node.css("small[popover] > b"))
        # Words around a number may say its unit or direction in its place: 166,100 beside "New jobs", 5% more jobs.
        forms = {formats.value(figure), formats.labelled(figure), formats.growth(figure)[0]}
        forms |= {formats.without_jobs(form) for form in forms}
        return shown and any(form in self.words(scope) for form in forms)

    def has_source(self, name: str, scope: list[LexborNode]) -> bool:
        """Whether a note number stands there that leads to the source, or a figure whose label names it."""
        source = self.whole.sources[name]
        linked = [link.attributes["href"] for node in scope for link in node.css(".cg-note a")]
        figures = [figure.attributes["data-cg-notes"] for node in scope for figure in node.css("[data-cg-notes]")]
        linked += [f"#_source-{number}" for numbers in figures for number in numbers.split(", ")]
        listed = [self.page.at(address.removeprefix("#")) for address in dict.fromkeys(linked)]
        return any(one is not None and words(one.css_first(".cg-sources__title")) == source.title for one in listed)

    def has_term(self, name: str, scope: list[LexborNode]) -> bool:
        found = (link.attributes["href"] for node in scope for link in node.css(".cg-term small > a"))
        return any(target(self.page, href) == ("about/glossary/index.html", name) for href in found)

    def has_link(self, address: str, scope: list[LexborNode]) -> bool:
        found = [link.attributes["href"] for node in scope for link in node.css("a[href]")]
        if not address.startswith("#"):
            return address in found
        return any(self._leads_to(href, address.removeprefix("#")) for href in found)

    def has_data(self, text: str) -> bool:
        """Whether a text stands in the data that the page gives its scripts, or among the words of a mark for them."""
        data = [json.loads(node.text()) for node in self.page.tree.css("script[type='application/json']")]
        data += self.site.handed(self.page, r"careerGuide\.(?:told\(|given=)")
        marks = self.page.article.css("[data-cg-case], [data-cg-doubt], [data-cg-when]")
        words_of = [
            value.split() for node in marks for name, value in node.attributes.items() if name.startswith("data-cg-")
        ]
        return any(json.dumps(text) in json.dumps(one) for one in data) or any(text in found for found in words_of)

    def has_case(self, answer: str) -> bool:
        """Whether an answer stands among those that the check's script knows of a starting point."""
        (data,) = self.site.handed(self.page, r"careerGuide\.given=")
        return any(answer in profile.get("when", "").split() for profile in data["profiles"])

    def _leads_to(self, href: str, id_: str) -> bool:
        place = target(self.page, href)
        if place is None:
            return False
        file, fragment = place
        if "/" in id_:  # a section of another guide
            return file == f"{id_}/index.html" and fragment in ("", "_main")
        name = file.removesuffix("/index.html").rpartition("/")[2]
        return fragment == id_ or (name == id_ and fragment in ("", "_main"))


def missing_in_section(leaf: Leaf, found: Found, career: CareerGuide) -> list[str]:
    """Return what of a leaf of a guide's file is not where it must be."""
    scope = found.scope(leaf.ids)
    if isinstance(leaf.record, Held) or leaf.key == "offered":
        return []  # what the check's script computes with; without script the lookup by license stands in for it
    if leaf.key == "holds":
        return []  # which list of a leader's local file belongs there, and the site knows of none
    if isinstance(leaf.record, (ApplyingRule, Qualification)) and leaf.key != "otherwise":
        return []  # the table of starts says what follows from it
    if leaf.key == "core":
        return [] if found.has_link(f"#{leaf.value}", scope) else ["the link to the statement"]
    if leaf.key == "later":
        return (
            [] if found.page.article.css(f'[data-cg-part="later"] [id="{leaf.ids[-1]}"]') else ["that it comes later"]
        )
    if isinstance(leaf.record, QuizEdition) and leaf.key == "short":
        return [] if found.has_data(leaf.value) else ["the number that short codes bear"]
    if isinstance(leaf.record, QuizEdition) and leaf.key == "date" and leaf.record.replaced:
        return []  # an earlier edition's day orders the file; the page says that of the questions it asks
    if leaf.key == "area":
        return [] if found.has_words(career.titles[leaf.value], scope) else ["the area"]
    if leaf.to == "id":
        return [] if found.page.at(leaf.value) is not None else ["the anchor"]
    if leaf.to == "former":
        return [] if found.page.at(leaf.value) is not None else ["the anchor that leads on"]
    if isinstance(leaf.record, Moved):
        return [] if _leads_on(leaf.record, found, career) else ["that the old address leads on"]
    if leaf.to == "local":
        shown = found.page.article.css(f'[value="{leaf.value}"], [data-cg-band-meaning="{leaf.value}"]')
        return [] if shown else ["the answer or band"]
    if leaf.key == "sure":
        shown = found.has_words(getattr(found.whole.vocabulary.certainties, leaf.value).label, scope)
        return [] if shown else ["how sure it is"]
    if leaf.key == "state":
        shown = any(f"cg-quiz-gates__answer--{leaf.value}" in classes(node) for node in scope)
        return [] if shown else ["the mark"]
    if isinstance(leaf.value, prose.Prose):
        return found.has_prose(leaf.value, scope)
    if isinstance(leaf.value, datetime.date):
        times = {node.attributes["datetime"]: words(node) for node in found.page.article.css("time")}
        return [] if times.get(leaf.value.isoformat()) == formats.day(leaf.value) else ["the date"]
    if leaf.to == "figure":
        return [] if found.has_figure(leaf.value, scope) else ["the figure with its label"]
    if leaf.to == "source":
        return [] if found.has_source(leaf.value, scope) else ["the note that leads to the source"]
    if leaf.to == "certification" and isinstance(leaf.record, Way):
        return [] if found.has_words(career.titles[leaf.value], scope) else ["the certification"]
    if leaf.to in ("activity", "handout", "question", "checkpoint", "certification"):
        return [] if _is_chosen(leaf, found, scope, career) else ["what is chosen"]
    if leaf.value == WORKSHOP_PAGE and leaf.to == "action":
        links = [target(found.page, link.attributes["href"]) for node in scope for link in node.css("a[href]")]
        return [] if (f"{WORKSHOP_PAGE}/index.html", "") in links else ["the link to the workshop"]
    if leaf.to in ("place", "section", "action", "job"):
        return [] if found.has_link(f"#{leaf.value}", scope) else ["the link"]
    if leaf.to == "level":
        return [] if found.has_words(_level(career, leaf.value), scope) else ["the title of the level"]
    if leaf.to == "start":
        titles = {start.id: start.title for start in career.career.starting_points}
        return [] if found.has_words(titles[leaf.value], scope) else ["the title of the starting point"]
    if leaf.to == "guide":
        return (
            []
            if any(
                target(found.page, link.attributes["href"])
                == (f"{leaf.value}/index.html" if leaf.value != CAREERS[0] else "index.html", "")
                for node in scope
                for link in node.css("a[href]")
            )
            else ["the link to the guide"]
        )
    if isinstance(leaf.record, Way) and _is_held(leaf, career):
        return [] if found.has_data(leaf.value) else ["what the script goes by"]  # the title says it in words
    if leaf.key == "optional":
        return [] if found.has_words("optional, so not counted", scope) else ["that it is not counted"]
    if leaf.to in ("license", "degree", "subject", "experience") or isinstance(leaf.record, Way):
        return [] if any(found.has_words(said, scope) for said in _asked(leaf, career)) else ["what is asked for"]
    if isinstance(leaf.record, (Ask, FromHome)) and leaf.key in ("strength", "how"):
        return [] if found.has_words({**jobs.STRENGTHS, **jobs.FROM_HOME}[leaf.value], scope) else ["the word"]
    if isinstance(leaf.record, JobPay) and leaf.key == "fit":
        return [] if found.has_words(_word(found.whole, "fits", leaf.value), scope) else ["the fit in words"]
    if leaf.key == "move":
        return [] if found.has_words(related_careers.MOVES[leaf.value], scope) else ["the move in words"]
    if leaf.to == "step":
        return [] if found.has_words(_step(career, leaf.value), scope) else ["the title of the step"]
    if leaf.to == "holding":
        held = {one.id: one.title for one in career.sections["plan"].planner.holdings}
        return [] if found.has_words(held[leaf.value], scope) else ["the title of what a start holds"]
    if leaf.key == "private":
        return (
            [] if any(node.css(".cg-quiz-question__private") for node in scope) else ["that it is for the reader alone"]
        )
    if leaf.to == "code":
        place = found.whole.places[leaf.value]
        return [] if any(found.has_words(name, scope) for name in (place.name, place.spoken)) else ["the place by name"]
    if leaf.to == "series":
        labels = {words(label) for node in scope for label in node.css("small[popover] > b")}
        return [] if found.whole.series[leaf.value].record.label in labels else ["the series with its label"]
    if leaf.key in ("when", "replaced"):
        return [] if found.has_data(leaf.value) else ["what the script goes by"]
    if leaf.key == "beside":
        return [] if found.has_words(plan.beside(leaf.record), scope) else ["whether it can run beside others"]
    assert isinstance(leaf.value, (str, int)) and leaf.to is None, leaf
    return [] if found.has_words(str(leaf.value), scope) else ["the words"]


def _leads_on(moved: Moved, found: Found, career: CareerGuide) -> bool:
    """Whether the anchor of an old id stands in what has the new one, just before its heading, or names its page."""
    anchor = found.page.at(moved.was)
    if anchor is None:
        return False
    if career.pages[moved.now] not in found.page.name:
        # Old ids that lead to the same place share a line; each after the first is a mark inside it.
        return found.has_link(f"#{moved.now}", [anchor.parent if anchor.tag == "span" else anchor])
    named = [node for node in found.page.article.css("[id]") if node.attributes["id"]]
    ids = [node.attributes["id"] for node in named]
    first, last = sorted((ids.index(moved.was), ids.index(moved.now)))
    return not any(map(words, named[first + 1 : last]))  # between them stand other old ids alone


def _is_held(leaf: Leaf, career: CareerGuide) -> bool:
    """Whether a leaf is of something to hold in the plan."""
    section = career.sections.get("plan")
    return any(holding.id in leaf.ids for holding in section.planner.holdings) if section else False


def _is_chosen(leaf: Leaf, found: Found, scope: list[LexborNode], career: CareerGuide) -> bool:
    """Whether a workshop shows what it names by id: an activity, a handout, a question, a certification."""
    if leaf.to == "checkpoint":
        return found.has_prose(workshop.checkpoints(career)[leaf.value].text, scope) == []
    names = {
        "question": {id_: entry.question for id_, entry in workshop.questions(career).items()},
        "certification": {id_: entry.short for id_, entry in workshop.certifications(career).items()},
        "activity": {entry.id: entry.title for entry in career.workshop.activities.activities},
        "handout": {id_: entry.title for id_, entry in career.workshop.handouts.every().items()},
    }
    return found.has_words(names[leaf.to][leaf.value], scope) and found.has_link(f"#{leaf.value}", scope)


def _asked(leaf: Leaf, career: CareerGuide) -> set[str]:
    """Return the ways to say what a condition names; it may begin a sentence."""
    said = {
        "months": lambda months: jobs.duration(months),
        "standing": lambda standing: "on its way" if standing == "pending" else "license as",
    }.get(leaf.key, lambda value: career.titles.get(value, value))(leaf.value)
    return {said, said[:1].upper() + said[1:], formats.in_sentence(said)}


def _level(career: CareerGuide, id_: str) -> str:
    ladders = career.sections["career-path"].ladders.ladders
    return next(level.title for ladder in ladders for level in ladder.levels if level.id == id_)


def _step(career: CareerGuide, id_: str) -> str:
    return next(step.title for step in career.sections["plan"].steps.steps if step.id == id_)


@each_section
def test_every_leaf_of_a_section_stands_on_its_page(file, finished_site, whole):
    career_id, name = section_of(file)
    career = whole.careers[career_id]
    pages = {name, *(page for page in career.pages.values() if page.startswith(f"{name}/"))}
    found = {page: Found(whole, finished_site.page(f"{career_id}/{page}"), finished_site) for page in pages}
    each = {
        code: Found(whole, finished_site.page(f"{career_id}/{name}/{place}"), finished_site)
        for place, code in (whole.place_pages[career_id].items() if name == places.SECTION else ())
    }
    lost = {}
    for leaf in leaves(career.sections[name]):
        if (on := said_by_place(leaf, whole)) is not None and each:
            lacking = {code: missing_in_section(leaf, each[code], career) for code in each if on(code)}
            assert lacking, leaf
            if missing := {code: lacks for code, lacks in lacking.items() if lacks}:
                lost[str(leaf)] = missing
            continue
        own = (career.pages[id_] for id_ in reversed(leaf.ids) if career.pages.get(id_) in pages)
        page = name if leaf.key == "whom" else next(own, name)  # the table of all jobs says whom a pay counts
        if missing := missing_in_section(leaf, found[page], career):
            lost[str(leaf)] = missing
    assert lost == {}


def said_by_place(leaf: Leaf, whole: Guide) -> Callable[[str], bool] | None:
    """Return which pages of places say what a leaf says, or None if the page of the section does."""
    if leaf.path[0] == "pages":
        return lambda code: True
    if leaf.to == "series" and leaf.key == "answers":
        return lambda code: whole.series[leaf.value].answer(code) is not None
    return None


@pytest.mark.parametrize("career", WITH_WORKSHOP)
def test_every_leaf_of_a_workshop_stands_on_the_page_for_leaders(career, finished_site, whole):
    pages = {name: Found(whole, finished_site.page(f"workshop/{name}"), finished_site) for name in LEADERS_PAGES}
    record = whole.careers[career].workshop
    looked_up = {part.id for part in record.looked_up()}
    lost = {
        str(leaf): missing
        for leaf in leaves(record)
        for found in [pages[LEADERS_PAGES[bool(looked_up & {*leaf.ids})]]]
        if (missing := missing_in_section(leaf, found, whole.careers[career]))
    }
    assert lost == {}


def _paid_in_places(start: str, career: str, site: Any) -> list[str]:
    """Return what the strip with a reader's place says of the pay of a start, for each place."""
    sheets = [file.read_text(encoding="utf-8") for file in (site.folder / "assets" / "at" / career).glob("*.css")]
    told = [json.loads(sheet.removeprefix(":root{--cg-at:").removesuffix("}")) for sheet in sheets]
    return [one["pay"][one["starts"][start]][-1] for one in told]


@each_career
def test_every_leaf_of_a_guides_own_file_stands_on_its_own_page(career, finished_site, whole):
    found = Found(whole, finished_site.page("" if career == whole.site.guides[0] else career), finished_site)
    lost = {}
    for leaf in leaves(whole.careers[career].career):
        if leaf.path[0] == "fits":
            continue  # on the labels of figures, as a test below reads them
        if leaf.key == "suggested":
            missing = [] if _is_suggested(leaf.value, career, finished_site) else ["the question in the search window"]
        elif leaf.key == "answers":  # what a start answers in the check, whose script goes by it
            check = Found(whole, finished_site.page(f"{career}/readiness"), finished_site)
            missing = [] if check.has_case(leaf.value) else ["what the check's script goes by"]
        elif leaf.key == "licensed":  # the jobs that its holders may have name the start on the route map
            named = f"{leaf.record.title} (by license)"
            missing = [] if found.has_words(named, [found.page.article]) else ["the start beside the jobs"]
        elif leaf.key == "pay" and leaf.to == "series":  # of a start, in the place that a reader has named
            said = _paid_in_places(leaf.ids[-1], career, finished_site)
            title = whole.series[leaf.value].record.title
            missing = [] if said and all(line.startswith(f"{title}:") for line in said) else ["the pay in each place"]
        elif leaf.path == ("title",):
            named = [node.attributes.get("aria-label") for node in found.page.tree.css(".cg-navigation")]
            missing = [] if named == [leaf.value] else ["the name of the navigation"]
        else:
            missing = missing_in_section(leaf, found, whole.careers[career])
        if missing:
            lost[str(leaf)] = missing
    assert lost == {}


def _is_suggested(id_: str, career: str, site: Any) -> bool:
    """Whether the search has a question for the place in its index, where its window reads it."""
    index = (site.folder / search_index.INDEX).read_text(encoding="utf-8")
    guides = json.loads(index.partition(" = ")[2].rstrip(";\n"))["words"]["guides"]
    suggested = next(guide["suggested"] for guide in guides if guide["folder"] == career)
    ends = (f"/{id_}/", f"#{id_}")  # of a section and of a place in one
    return any(question and address.endswith(ends) for question, address in suggested)


def test_every_leaf_of_the_sites_own_file_stands_on_the_home_page(finished_site, whole):
    page = finished_site.page("")
    shown = {
        "name": words(page.tree.css_first("title")),
        "description": page.tree.css_first("meta[name=description]").attributes["content"],
        "edition": words(page.article.css_first(".cg-hero__edition")),
        "published": words(page.article.css_first(".cg-hero__edition")),
        "reviewed": words(page.article.css_first(".cg-hero__edition")),
        "guides": " ".join(finished_site.pages),
        "contact": page.html,  # in the letters that labels open
    }
    wanted = {
        str(leaf): f"{DATED[leaf.key]} {formats.day(leaf.value)}"
        if isinstance(leaf.value, datetime.date)
        else leaf.value
        for leaf in leaves(whole.site)
    }
    assert {path: text for path, text in wanted.items() if text not in shown[path.split(".")[0]]} == {}


def test_every_leaf_of_the_sources_stands_on_one_of_their_pages_and_the_other_leads_there(finished_site, whole):
    pages = [finished_site.page(name) for name in lists.SOURCES]
    lost = {}
    for leaf in leaves(_all().record("sources")):
        page, other = sorted(pages, key=lambda page: page.article.css_first(f"li#{leaf.ids[-1]}") is None)
        found = Found(whole, page, finished_site)
        scope = found.scope(leaf.ids)
        assert page.name.startswith(f"{lists.page_of(whole.sources[leaf.ids[-1]])}/")
        assert other.article.css_first(f".cg-moved#{leaf.ids[-1]}, .cg-moved > #{leaf.ids[-1]}") is not None
        if leaf.to == "id":
            kept = page.at(leaf.value) is not None
        elif leaf.key == "url":
            kept = found.has_link(leaf.value, scope)
        else:
            kept = found.has_words(_said(whole, leaf), scope)
        if not kept:
            lost[str(leaf)] = leaf.value
    assert lost == {}


def test_every_leaf_of_the_figures_stands_on_the_figures_page(finished_site, whole):
    page = finished_site.page("about/figures")
    found = Found(whole, page, finished_site)
    lost = {}
    for leaf in leaves(_all().record("figures")):
        figure = whole.figures[leaf.ids[-1]]
        scope = found.scope(leaf.ids)
        if leaf.to == "id":
            kept = page.at(leaf.value) is not None
        elif leaf.key in ("value", "low", "high", "open", "unit", "round"):
            kept = found.has_words(f"{figure.record.label}: {formats.value(figure)}", scope)
        elif leaf.key == "derive":
            kept = found.has_words(_without_marks(equations.calculation(whole, figure)), scope) and all(
                found.has_link(f"#{part}", scope) for part in figure.parts
            )
        elif leaf.key == "source":
            kept = _group(page.at(figure.id)) == whole.sources[leaf.value].title
        else:
            kept = found.has_words(_said(whole, leaf), scope)
        if not kept:
            lost[str(leaf)] = leaf.value
    assert lost == {}


def _without_marks(html: str) -> str:
    return words(LexborHTMLParser(html).body)


def _group(record: LexborNode | None) -> str:
    """Return the heading under which a record of the figures page stands."""
    around = record
    while around is not None and around.css_first("h3") is None:
        around = around.parent
    return words(around.css_first("h3")) if around is not None else ""


def _said(whole: Guide, leaf: Leaf) -> str:
    """Return a leaf of a shared file in the words that readers see."""
    closed = {"status": "statuses", "kind": "kinds", "fit": "fits", "statistic": "statistics"}
    if leaf.key in closed:
        return getattr(getattr(whole.vocabulary, closed[leaf.key]), leaf.value.replace("-", "_")).label
    if leaf.key in ("retrieved", "seen", "next_release"):
        return formats.seen(leaf.value)
    if isinstance(leaf.value, datetime.date):
        return formats.day(leaf.value)
    return str(leaf.value)


def test_every_agreement_stands_on_the_page_of_the_method(finished_site, whole):
    page = finished_site.page("about/method")
    found = Found(whole, page, finished_site)
    assert whole.agreements
    for id_, agreement in whole.agreements.items():
        assert page.at(id_) is not None, id_
        scope = found.scope((id_,))
        spoken = equations.spoken(whole, agreement.expression)
        assert "((" not in spoken
        for text in (spoken, equations.tolerance(whole, agreement), agreement.reason):
            assert found.has_words(text, scope) or text in found.words(scope), (id_, text)


def test_of_a_range_in_a_calculation_the_end_that_counts_is_named_and_stands_alone(tmp_path):
    for base in ("small_guide", "small_check"):
        shutil.copytree(FIXTURES / base, tmp_path, dirs_exist_ok=True)
    small = load.load(tmp_path)
    spoken = equations.spoken(small, "((role-range)).low * 2 = ((role-range)).high")
    assert ", lower end (" in spoken
    assert " to " not in "".join(re.findall(r", (?:lower|upper) end \(([^)]*)\)", spoken))

    def said(expression, tolerance):
        return equations.tolerance(small, Agreement(expression=expression, tolerance=tolerance, reason="Rounded."))

    assert said("((role-range)).low * 2 = ((nurse-pay))", 500) == "Up to $500 apart"
    assert said("100 - ((band-strong)) = ((band-building))", 0.6) == "Up to 0.6 percentage points apart"
    assert said("((nurse-pay)) = ((nurse-pay))", 0) == "Exactly equal"


@pytest.mark.parametrize("file", ABOUT_FILES)
def test_every_leaf_of_a_page_about_the_guide_stands_on_it(file, finished_site, whole):
    found = Found(whole, finished_site.page(file.removesuffix(".yaml")), finished_site)
    career = next(iter(whole.careers.values()))
    lost = {
        str(leaf): missing for leaf in leaves(record_of(file)) if (missing := missing_in_section(leaf, found, career))
    }
    assert lost == {}


def test_every_leaf_of_the_log_stands_on_the_page_of_corrections(finished_site, whole):
    page = finished_site.page("about/corrections")
    found = Found(whole, page, finished_site)
    lost = {}
    for leaf in leaves(record_of("corrections.yaml")):
        scope = found.scope(leaf.ids)
        if leaf.to == "id":
            kept = page.at(leaf.value) is not None
        elif isinstance(leaf.value, prose.Prose):
            kept = not found.has_prose(leaf.value, scope)
        elif leaf.key == "pages":
            kept = f"{leaf.value}/index.html" in {file for file, _ in _inside(page)}
        else:
            said = {"kind": feed.KINDS.get(leaf.value)} if leaf.key == "kind" else {}
            kept = found.has_words(said.get("kind") or _said(whole, leaf), scope)
        if not kept:
            lost[str(leaf)] = leaf.value
    assert lost == {}


def test_the_entry_that_the_log_shows_to_editors_is_a_good_one(tmp_path):
    """They copy it from the head of the file."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    file = tmp_path / "content" / "corrections.yaml"
    shown = re.findall(r"^# ((?:changes|earlier):| .*|)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    lines = [line for line in shown if line.startswith((" ", "changes", "earlier"))]
    assert len(lines) > 10
    file.write_text("\n".join(["since: 2026-11-22", *lines, ""]), encoding="utf-8")
    (tmp_path / "content" / "guide.yaml").write_text(
        re.sub(
            r"edition: .*", 'edition: "2027.1"', (ROOT / "content" / "guide.yaml").read_text(encoding="utf-8")
        ).replace("2026-11-22", "2027-03-03"),
        encoding="utf-8",
    )
    log = load.load(tmp_path).corrections
    assert (len(log.changes), len(log.earlier)) == (1, 1)


def _inside(page: BuiltPage) -> Iterator[tuple[str, str]]:
    for link in page.article.css("a[href]"):
        if (found := target(page, link.attributes["href"])) is not None:
            yield found


def test_every_term_stands_in_the_glossary(finished_site, whole):
    page = finished_site.page("about/glossary")
    found = Found(whole, page, finished_site)
    lost = {}
    for leaf in leaves(record_of("glossary.yaml")):
        scope = found.scope(leaf.ids)
        if leaf.to == "id":
            missing = [] if page.at(leaf.value) is not None else ["the anchor"]
        elif isinstance(leaf.value, prose.Prose):
            missing = found.has_prose(leaf.value, scope)
        elif leaf.key == "in_ads":  # once more, before all letters
            missing = [] if found.has_words(leaf.record.term, page.article.css(".cg-glossary")[:1]) else ["the words"]
        else:
            missing = [] if found.has_words(leaf.value, scope) else ["the words"]
        if missing:
            lost[str(leaf)] = missing
    assert lost == {}


def test_every_word_of_the_vocabulary_is_explained_on_the_page_of_the_method(finished_site, whole):
    page = finished_site.page("about/method")
    pairs = [(words(dt), words(dt.parent.css_first("dd"))) for dt in page.article.css("dt")]
    lost = [
        word.label
        for group in type(whole.vocabulary).model_fields
        for name in type(getattr(whole.vocabulary, group)).model_fields
        for word in [getattr(getattr(whole.vocabulary, group), name)]
        if (word.label, word.description) not in pairs
    ]
    assert lost == []


def test_every_figure_carries_its_whole_label_wherever_it_is_cited(finished_site, whole):
    """The same label on every page: what it counts, where, when, how it came about, how it fits, and its source."""
    titles = {f"{figure.record.label}: {formats.value(figure)}": figure for figure in whole.figures.values()}
    assert len(titles) == len(whole.figures), "two figures share label and value"
    series = {one.record.label: one for one in whole.series.values()}
    assert len(series) == len(whole.series) and not series.keys() & titles.keys(), "two series share a label"
    seen, seen_series = set(), set()
    for page in finished_site.pages.values():
        career = whole.careers.get(page.name.split("/")[0])
        for label in page.article.css(".cg-figure small > b"):
            text = _rows_of(label)
            if words(label) in series:
                one = series[words(label)]
                seen_series.add(one.id)
                missing = [part for part in _label_of_series(whole, one) if part not in text]
                assert missing == [], (page.name, one.id)
                continue
            figure = titles[words(label)]
            seen.add(figure.id)
            figure = career.figures[figure.id] if career else figure
            wanted = [
                figure.record.about,
                figure.record.place,
                figure.record.period,
                figure.record.fit_note,
                figure.record.note or "",
                formats.seen(figure.seen),
                _word(whole, "statistics", figure.record.statistic),
                _word(whole, "kinds", figure.kind),
                _word(whole, "statuses", figure.status),
                _word(whole, "fits", figure.record.fit),
                *(whole.sources[source].title for source in figure.sources),
                *(whole.sources[source].publisher for source in figure.sources),
            ]
            assert [part for part in wanted if part not in text] == [], (page.name, figure.id)
    assert len(seen) > len(whole.figures) / 2, "control: most figures are cited somewhere"
    assert seen_series == whole.series.keys(), "a series that no page shows"


def _rows_of(label: LexborNode) -> str:
    """Return what stands in a label under its title."""
    rows = []
    row = label.next
    while row is not None and row.tag not in ("b", "button"):
        rows.append(words(row, labels=True))
        row = row.next
    return " ".join(filter(None, rows))


def _label_of_series(whole: Guide, series: KnownSeries) -> list[str]:
    """Return what the label of a series says; it carries what that of a figure does, and how its numbers were checked."""
    record = series.record
    checked = [(record.status, record.status_note)]
    checked += [(record.agreed.status, record.agreed.note)] if record.agreed else []
    return [
        record.about,
        record.period,
        record.fit_note,
        record.note or "",
        record.limit_note or "",
        _word(whole, "kinds", record.kind),
        _word(whole, "fits", record.fit),
        *(part for status, note in checked for part in (_word(whole, "statuses", status), note)),
        whole.sources[record.source].title,
        whole.sources[record.source].publisher,
    ]


def _word(whole: Guide, group: str, id_: str) -> str:
    return getattr(getattr(whole.vocabulary, group), id_.replace("-", "_")).label


@pytest.mark.parametrize("file", FILES)
def test_the_walk_passes_over_no_value_of_a_file(file, whole):
    """Control: the records hold as many values as the file, so a field cannot be forgotten by the tests above."""
    record = record_of(file)
    text = yaml.load((ROOT / "content" / file).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    values = [leaf for leaf in leaves(record) if (leaf.to, leaf.key) != ("id", leaf.value)]  # not the keys of a map
    assert scalars(text) == len(values) > 0


@pytest.mark.parametrize("file", FILES)
def test_a_file_begins_with_the_line_that_names_its_schema(file):
    first = (ROOT / "content" / file).read_text(encoding="utf-8").split("\n")[0]
    assert first == json_schema.head(Path(file))
    named = first.partition("$schema=")[2]
    assert (ROOT / "content" / file).parent.joinpath(named).is_file()


def test_the_schemas_are_those_of_the_models():
    folder = ROOT / json_schema.FOLDER
    assert sorted(file.name for file in folder.iterdir()) == sorted(json_schema.schemas())
    outdated = [
        name for name, text in json_schema.schemas().items() if (folder / name).read_text(encoding="utf-8") != text
    ]
    assert outdated == [], "run: python -m macros schema"


@pytest.mark.parametrize("name", sorted({**files.SHARED, **files.CAREER}))
def test_every_field_is_explained_to_editors(name):
    model = {**files.SHARED, **files.CAREER}[name]
    records = {found for found in walk.models(model) if found.__module__.startswith("macros.")}
    silent = [
        f"{record.__name__}.{field}"
        for record in records
        if issubclass(record, Record)
        and record.__name__ not in ("Kinds", "Statuses", "Fits", "Statistics", "Certainties")
        for field in record.model_fields
        if not field_docs.of(record).get(field) and not _is_part(record, field)
    ]
    assert silent == []


def _is_part(record: type[Record], field: str) -> bool:
    """Parts of a page explain themselves by their own record."""
    kind = next(iter(get_args(record.model_fields[field].annotation)), record.model_fields[field].annotation)
    return issubclass(record, Section) and isinstance(kind, type) and bool(kind.__doc__)


@each_section
def test_a_section_is_due_to_be_checked_again_within_a_year(file, whole):
    career, name = section_of(file)
    section = whole.careers[career].sections[name]
    assert section.edited < section.review_due <= max(section.edited, section.reviewed or section.edited) + YEAR


def test_no_id_of_a_record_means_two_things_on_a_page(whole):
    """Anchors come from content ids, so those of the figures and sources pages may not collide with headings of ours."""
    ours = {"agreements", "facts", "labels", "starting-points", "map", *files.ABOUT_PLACES}
    taken = {*whole.figures, *whole.sources, *whole.agreements, *whole.glossary}
    assert ours & taken == set()
    for career in whole.careers.values():
        assert ours & set(career.pages) == set()


def test_the_walk_finds_what_is_lost(finished_site, whole):
    """Control: each kind of leaf is missed when the page lacks it."""
    name, career = next(iter(whole.careers.items()))
    page = finished_site.page(f"{name}/overview")
    other = Found(whole, finished_site.page("about/glossary"), finished_site)
    here = Found(whole, page, finished_site)
    kinds = {}
    for leaf in leaves(career.sections["overview"]):
        kind = "date" if isinstance(leaf.value, datetime.date) else leaf.to or type(leaf.value).__name__
        if missing_in_section(leaf, other, career) and not missing_in_section(leaf, here, career):
            kinds[kind] = str(leaf)
    assert {"id", "Prose", "str", "figure", "source", "place"} <= set(kinds)


def _read_out(file: Path) -> str:
    """Return what a file says to readers, by the simplest reading: without markup, comments, and names of the program."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".jinja":
        return re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", text, flags=re.DOTALL)
    if file.suffix == ".typ":
        return " ".join(re.findall(r"\[[^\]\[]*\]|^=+ .*$|\"[^\"]*\"", re.sub(r"(?m)//.*$", "", text), re.MULTILINE))
    return re.sub(r"(?m)^\s*#.*$|`[^`]*`", "", text)


def test_a_box_is_checked_and_never_ticked():
    """A tick is British, and to many Americans an insect."""
    files = [
        *(ROOT / "content").rglob("*.yaml"),
        *(ROOT / "macros" / "web" / "components").rglob("*.jinja"),
        *(ROOT / "macros" / "pdf" / "templates").glob("*.typ"),
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "content/README.md")),
    ]
    told = {file.name: re.findall(r"(?i)(?<![\w.-])tick(?:s|ed|ing)?\b(?![(.-])", _read_out(file)) for file in files}
    assert {name: found for name, found in told.items() if found} == {}
    assert "tick" not in " ".join(variant.about for document in registry.DOCUMENTS for variant in document.variants)
