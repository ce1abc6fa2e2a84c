"""The whole guide on paper: nothing of the content is lost, and its pages are where it says."""

from __future__ import annotations

import datetime
import io
import re
import shutil
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import pikepdf
import pytest

from macros.domain import formats
from macros.pdf import finish, pack, registry, whole_pack
from macros.pdf.places import document as places_document
from macros.pdf.places import has_places
from macros.pdf.whole_guide import whole as whole_guide
from macros.schema.guide_file import WORKSHOP_PAGE
from macros.schema.sections.certifications import ApplyingRule, Qualification
from macros.schema.sections.jobs import Ask, FromHome, Job, JobPay, Way
from macros.schema.sections.quiz import Held
from macros.source.problems import ContentError
from macros.source.prose import Prose
from macros.views import jobs, places, related_careers, vocabulary
from tests.conftest import ROOT
from tests.pdf.reading import placed
from tests.pdf.test_finish import failures
from tests.pdf.test_page_layout import FOOT, TOP
from tests.project.test_nothing_lost import leaves, said_by_place

MOST = 130  # pages
# Bytes: its text is three fifths, and a third is the tags by which
# it is read aloud; fonts are 2% and there are no pictures. Packing harder would save 1%.
LARGEST = 1_800_000
ALMOST_EMPTY, LARGE_ALMOST_EMPTY = 250, 130  # letters on a page; about four lines
# Leaves that have no words: ids, what scripts join the plan to the readiness check by, and marks shown as a look.
WEB_ONLY = {
    "id",
    "state",
    "guides",
    "start",
    "level",
    "beside",
    "optional",
    "when",
    "replaced",
    "fold",
    "later",
    "core",
    "in_ads",  # which terms stand open on the web; the glossary on paper has them all open
    "others",  # what a fold of interview questions names; on paper they all stand open
}


def letters(text: str) -> str:
    """Return a text without spaces and signs, which a line break may drop."""
    return re.sub(r"[\W_]", "", text)


class Printed:
    """A finished file, read as a reader would."""

    def __init__(self, file: pack.Printed) -> None:
        self.file = file
        self.pdf = pikepdf.open(io.BytesIO(file.data))
        self.numbers = {page.objgen: number for number, page in enumerate(self.pdf.pages, 1)}
        # Headers, footers, and decoration bear no mark.
        words = [[run.text for run in runs if run.mark is not None] for runs in placed(self.pdf)]
        self.pages = [letters("".join(page)) for page in words]
        self.text = "".join(self.pages)

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Return depth, title and page of every bookmark."""
        with self.pdf.open_outline() as outline:
            return list(self._under(outline.root, 1))

    def _under(self, items: Any, depth: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            yield depth, item.title, self.page_of(item.destination or item.action.D)
            yield from self._under(item.children, depth + 1)

    @cached_property
    def names(self) -> dict[str, Any]:
        """The places that links name."""
        return {str(name): place for name, place in finish._tree(self.pdf.Root.Names.Dests, "/Names")}

    def page_of(self, destination: Any) -> int:
        """Return the page that a link opens; raises KeyError if it leads nowhere."""
        found = self.names[str(destination)] if isinstance(destination, pikepdf.String) else destination
        return self.numbers[(found.D if isinstance(found, pikepdf.Dictionary) else found)[0].objgen]

    def links(self) -> Iterator[Any]:
        for page in self.pdf.pages:
            yield from page.get("/Annots", [])


def careers() -> list[str]:
    return sorted(folder.parent.name for folder in (ROOT / "content").glob("*/guide.yaml"))


@pytest.fixture(scope="session", params=careers())
def career(whole, request):
    return whole.careers[request.param]


@pytest.fixture(scope="session")
def files(packed, career):
    """The whole guide in each variant on each paper."""
    documented = [document for document in registry.DOCUMENTS if document.id == "whole-guide"]
    return {
        file.name.removeprefix(f"{career.id}-whole-guide-").removesuffix(".pdf"): file
        for file in packed(documented)
        if file.name.startswith(f"{career.id}-")
    }


@pytest.fixture(scope="session")
def regular(files):
    return Printed(files["a4"])


@pytest.fixture(scope="session")
def by_place(packed, career):
    """What each place pays, which is a file beside it; None for a guide without pay by place."""
    documented = [document for document in registry.DOCUMENTS if document.id == "pay-by-place"]
    found = [file for file in packed(documented) if file.name.startswith(f"{career.id}-") and file.paper == "a4"]
    assert bool(found) is (places.SECTION in career.sections)
    return Printed(found[0]) if found else None


@pytest.fixture(scope="session")
def chapters(packed, career):
    """Each section of the guide by itself, by its name."""
    documented = [document for document in registry.of(career) if document.group == registry.CHAPTERS]
    return {
        file.document.removeprefix("chapter-"): Printed(file)
        for file in packed(documented)
        if file.name.startswith(f"{career.id}-") and file.paper == "a4"
    }


@pytest.fixture(scope="session", params=["a4", "large-print-a4"])
def book(request, files):
    return Printed(files[request.param])


def wanted(leaf: Any, whole: Any, career: Any) -> Iterator[str]:
    """Yield every run of words of a leaf that nothing may interrupt but the end of a page."""
    if isinstance(leaf.value, Prose):
        yield from _runs(leaf.value.nodes, whole)
    elif isinstance(leaf.value, datetime.date):
        yield formats.day(leaf.value)
    elif leaf.to == "figure":
        yield formats.value(whole.figures[leaf.value])
    elif leaf.to == "source":
        yield whole.sources[leaf.value].title
    elif leaf.to in ("place", "section", "step", "subject", "holding", "action"):
        yield career.titles[leaf.value]
    elif leaf.to == "series":
        yield whole.series[leaf.value].record.title
    elif leaf.to == "code":
        yield whole.places[leaf.value].name
    elif isinstance(leaf.record, (Ask, FromHome, Job, JobPay, Way)) or leaf.key == "includes":
        yield from _of_a_job(leaf, whole, career)
    elif leaf.key == "private":
        yield "For you alone"
    elif leaf.key == "sure":
        yield whole.vocabulary.certainties.model_dump()[leaf.value]["label"]
    elif leaf.key == "move":
        yield related_careers.MOVES[leaf.value]
    else:
        yield str(leaf.value)


def _of_a_job(leaf: Any, whole: Any, career: Any) -> Iterator[str]:
    """Yield what a job says in other words than its file."""
    if leaf.key == "fit":
        yield getattr(whole.vocabulary.fits, leaf.value.replace("-", "_")).label
    elif leaf.key == "months":
        yield jobs.duration(leaf.value)
    elif leaf.key == "offered":
        yield ""  # beside what it is said of, and for the script alone
    elif leaf.key == "standing":
        yield "on its way" if leaf.value == "pending" else ""
    elif leaf.key in ("strength", "how"):
        yield jobs.STRENGTHS.get(leaf.value, leaf.value)
    else:
        said = career.titles.get(leaf.value, leaf.value)
        # Its first letter depends on whether it begins the sentence, and `letters` tells the two apart.
        yield said[1:] if isinstance(leaf.record, Way) else said


def _runs(nodes: Any, whole: Any) -> Iterator[str]:
    for node in nodes:
        if node["t"] == "figure":
            yield formats.value(whole.figures[node["id"]])
        elif node["t"] == "source":
            yield whole.sources[node["id"]].title
        elif node["t"] == "term":
            yield node["v"] or whole.glossary[node["id"]].in_sentence
        elif "c" in node:
            yield from _runs(node["c"], whole)
        else:
            yield node["v"]


def lost(record: Any, whole: Any, career: Any, text: str, of_places: str = "") -> list[str]:
    """Return the leaves whose words are not in a text; what pages of places say must be in that `of_places` instead."""
    return [
        f"{leaf}: {words}"
        for leaf in leaves(record)
        if leaf.key not in WEB_ONLY or leaf.to == "series" or isinstance(leaf.value, Prose)
        if leaf.to not in ("id", "former", "start", "level", "guide")
        if not (
            leaf.path[0] == "starting_points" and leaf.key in ("answers", "licensed")
        )  # which reader a script takes for one of these, and ids of licenses for the map, which is of the web alone
        if leaf.path[0] != "fits"  # the notes say how well a figure fits
        # The map is of the web alone, with its own names for what chapters tell; where it ends and what that pays is here too.
        if leaf.path[0] != "route" or leaf.to in ("place", "figure")
        if not isinstance(leaf.record, Held)  # for the script; on paper the lookup by license stands in for it
        # What follows from it for each start stands in a table.
        if not isinstance(leaf.record, (ApplyingRule, Qualification)) or leaf.key == "otherwise"
        for there in [of_places if of_places and said_by_place(leaf, whole) else text]
        for words in wanted(leaf, whole, career)
        if letters(words) not in there
    ]


def test_every_leaf_of_the_guide_is_in_the_whole_guide(whole, career, regular, by_place):
    texts = {places.SECTION: by_place.text} if by_place else {}
    missing = {
        name: found
        for name in career.sections
        if (found := lost(career.sections[name], whole, career, regular.text, texts.get(name, "")))
    }
    assert missing == {}
    # Whoever holds the book has the pack.
    actions = tuple(action for action in career.career.actions if action.to != WORKSHOP_PAGE)
    assert lost(career.career.model_copy(update={"actions": actions}), whole, career, regular.text) == []
    # The site is described as its first guide is, which would be untrue of another.
    others = [] if career.id == whole.site.guides[0] else [f"description: {whole.site.description}"]
    assert lost(whole.site, whole, career, regular.text) == others
    assert lost(whole.vocabulary, whole, career, regular.text) == []
    assert [lost(term, whole, career, regular.text) for term in whole.glossary.values()] == [[]] * len(whole.glossary)


def test_each_section_is_a_chapter_by_itself_and_says_all_that_it_says(whole, career, chapters):
    assert list(chapters) == list(career.sections)
    # The table of places stands between the lines of other texts, wherever a page has room for it.
    for name, chapter in [(name, chapter) for name, chapter in chapters.items() if name != places.SECTION]:
        # Old addresses lead nowhere on paper; steps stand in the chapter of the plan, and subjects in that of the jobs.
        section = career.sections[name].model_copy(update={"moved": None})
        found = lost(section, whole, career, chapter.text)
        assert [words for words in found if not words.partition(":")[0].endswith((".step", ".subject"))] == [], name


def test_a_chapter_names_other_chapters_and_leads_to_no_page_that_it_does_not_hold(career, chapters):
    for name, chapter in chapters.items():
        inside = [link for link in chapter.links() if "/Dest" in link or ("/A" in link and "/D" in link.A)]
        for link in inside:
            assert chapter.page_of(link.Dest if "/Dest" in link else link.A.D)
        onward = [career.section_of(step.to) for step in career.sections[name].next]
        assert [section.title for section in onward if letters(section.title) not in chapter.text] == []


def test_a_link_says_what_stands_where_it_leads(whole, career, book):
    """A screen reader says it in place of a page's number."""
    places = {}
    for link in book.links():
        name = link.get("/Dest", link.A.get("/D") if "/A" in link else None)
        if isinstance(name, pikepdf.String) and (id_ := str(name).removeprefix("at-")) in career.titles:
            places[id_] = str(link.Contents)
    assert len(places) > 20
    assert places == {id_: career.titles[id_] for id_ in places}
    said = {words for link in book.links() if (words := str(link.Contents)).startswith("Note ")}
    notes = {f"Note {note['number']}: {note['label']}" for note in whole_guide(whole, career)["notes"]}
    assert said <= notes
    assert len(said) > 0.8 * len(notes), "some stand in no text that paper shows"


def test_a_leaf_that_is_not_printed_is_missed(whole, career, regular):
    """Control: words that stand nowhere are found to be lost."""
    section = next(iter(career.sections.values())).model_copy(update={"question": "Is this printed anywhere?"})
    assert lost(section, whole, career, regular.text) == ["question: Is this printed anywhere?"]


def test_every_cited_figure_and_source_has_its_note_with_its_whole_label(whole, career, regular):
    view = whole_guide(whole, career)
    assert len(view["notes"]) > 20
    for note in view["notes"]:
        lines = (f"{line['marked']}{line['words']}" for line in note["lines"])
        for words in (note["label"], note["value"], *lines):
            assert letters(words) in regular.text, (note["number"], words)
    addresses = {str(link.A.URI) for link in regular.links() if "/A" in link and "/URI" in link.A}
    for source in view["sources"]:
        assert letters(source["title"]) in regular.text
        assert source["url"] is None or source["url"] in addresses


def test_the_contents_name_the_pages_that_the_bookmarks_open(book):
    marks = book.bookmarks()
    text = "".join(book.pages[1 : marks[0][2] - 1])  # between the cover and the first chapter
    listed = [(depth, title, page) for depth, title, page in marks if depth <= 3 and title != "Contents"]
    assert len(listed) > 20
    # The contents leave out what repeats in every section, and the words of notes.
    left_out = {"Where to go next", *vocabulary.TITLES.values()}
    missing = [title for _, title, page in listed if letters(title) + str(page) not in text]
    assert set(missing) <= left_out


def test_every_internal_link_opens_a_page_of_the_book(book):
    inside = [link for link in book.links() if "/Dest" in link or ("/A" in link and "/D" in link.A)]
    assert len(inside) > 50
    for link in inside:
        assert 1 <= book.page_of(link.Dest if "/Dest" in link else link.A.D) <= len(book.pages)


def test_a_link_to_a_place_prints_its_page(book):
    wanted, first = 0, book.bookmarks()[0][2]
    for number, page in enumerate(book.pdf.pages):
        for link in page.get("/Annots", []) if number + 1 >= first else []:  # the contents have numbers of their own
            name = link.get("/Dest", link.A.get("/D") if "/A" in link else None)
            if isinstance(name, pikepdf.String) and str(name).startswith("at-"):
                wanted += 1
                # A link at the foot of a page may go on at the head of the next.
                text = book.pages[number] + "".join(book.pages[number + 1 : number + 2])
                assert f"page{book.page_of(name)}" in text, (number + 1, str(name))
    assert wanted > 30


def test_no_page_is_almost_empty_but_before_a_part(book, regular):
    parts = {page for depth, _, page in book.bookmarks() if depth == 1}
    least = ALMOST_EMPTY if len(book.pages) == len(regular.pages) else LARGE_ALMOST_EMPTY
    empty = [number for number, text in enumerate(book.pages, 1) if len(text) < least]
    assert [number for number in empty if number + 1 not in parts and number not in (1, len(book.pages))] == []


def test_it_stays_short_and_its_pages_are_full(regular, files):
    assert files["a4"].pages <= MOST
    filled = [TOP - min(run.base for run in page if run.mark is not None) for page in placed(regular.pdf)]
    assert [number for number, depth in enumerate(filled[:-1], 1) if depth < 0.35 * (TOP - FOOT)] == []


def test_it_meets_its_standards_and_stays_small(files):
    for name in ("a4", "large-print-letter"):
        assert failures(files[name].data, registry.REGULAR.standards) == [], name
    assert len(files["a4"].data) <= LARGEST


def test_both_papers_have_the_same_pages(files):
    for variant in ("", "large-print-"):
        a4, letter = files[f"{variant}a4"], files[f"{variant}letter"]
        assert a4.pages == letter.pages
        with pikepdf.open(io.BytesIO(a4.data)) as first, pikepdf.open(io.BytesIO(letter.data)) as second:
            pairs = zip(first.pages, second.pages, strict=True)
            assert [n for n, (a, b) in enumerate(pairs, 1) if a.Contents.read_bytes() != b.Contents.read_bytes()] == []


TITLE = r"^  title: .+$"  # of a drawing, whose alternative text begins with it


@pytest.mark.parametrize(
    ("there", "instead", "said"),
    [
        (TITLE, "  title: Pay \N{SNOWMAN}", "in no font"),
        (TITLE, "  title: Pay" + "again" * 10, "too many for a line"),
        (TITLE, "  title: ''", "is not text"),
        (r"^      title: .+$", "      title: ' '", "is not text"),
        (r"^certainty: (?:.*\n)(?:  .*\n)*", "certainty: So [use](#nowhere-at-all) these figures.\n", "no place"),
    ],
    ids=["a sign without a glyph", "an overlong word", "a drawing without words", "a bar without words", "a lost link"],
)
def test_what_no_page_can_show_stops_the_pack_at_its_place_and_leaves_the_old_one(there, instead, said, tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    file = next((tmp_path / "content").glob("*/salaries.yaml"))
    old = tmp_path / "downloads" / "old.pdf"
    old.parent.mkdir()
    old.write_bytes(b"old")
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(there, lambda _: instead, text, count=1, flags=re.MULTILINE), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        whole_pack.run(tmp_path, old.parent)
    (problem,) = caught.value.problems
    line = text[: re.search(there, text, re.MULTILINE).start()].count("\n") + 1
    assert str(problem).startswith(f"{file.relative_to(tmp_path).as_posix()}:{line}:")
    assert said in str(problem)
    assert [(kept.name, kept.read_bytes()) for kept in old.parent.iterdir()] == [("old.pdf", b"old")]


def test_every_drawing_says_all_that_it_shows(whole, career):
    views = [whole_guide, *([places_document] if has_places(career) else [])]
    for chart in [found for view in views for found in _mappings(view(whole, career)) if "alt" in found]:
        assert chart["caption"] in chart["alt"]
        for row in chart.get("rows", []):
            assert row["label"] in chart["alt"]
            assert row["value"] in chart["alt"]


def _mappings(view: Any) -> Iterator[dict[str, Any]]:
    if isinstance(view, dict):
        yield view
    for child in view.values() if isinstance(view, dict) else view if isinstance(view, (list, tuple)) else ():
        yield from _mappings(child)
