"""What a typographer would see: every page of every document of the pack, measured."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re

import pikepdf
import pytest

from macros.pdf import finish
from macros.pdf.registry import LARGE, chapter_id
from tests.pdf.reading import Run, elements, placed

POINT = 72 / 25.4  # of a millimeter
# As in macros/pdf/templates/base.typ: one block of text for both papers, in the middle of an A4 page.
LEFT, RIGHT = 22 * POINT, 188 * POINT
TOP, FOOT = (297 - 28) * POINT, (297 - 28 - 236) * POINT
SLACK = 0.5  # points; a serif may hang over
PRINTABLE = 6.5 * POINT  # what printers leave blank at an edge, a quarter of an inch
HEADINGS = {f"/H{level}" for level in range(1, 7)}
TITLES = HEADINGS | {"/Caption", "/Lbl"}  # what belongs to the text that follows: headings, captions, terms
SMALLEST, OF_MARKS = 8, 6.5  # points: of words, and of the numbers that lead to notes
SMALLEST_LARGE, OF_LARGE_MARKS = 18, 13.4  # the same in large print
LEAST = 0.35  # of a page that is neither the last nor before a part
CAPITALS, DESCENT = 0.73, 0.2  # of the size: what capitals and figures reach above their line, and others below it
COLUMN = 75 * POINT  # text within this distance to the right stands under a title, or beside it


class Book:
    """One file, measured."""

    def __init__(self, data: bytes) -> None:
        with pikepdf.open(io.BytesIO(data)) as document:
            self.pages = placed(document)
            kinds = ("/Figure", "/Table", "/THead", "/TR", *sorted(TITLES))
            self.tags = [(kind, marks) for kind, marks in elements(document, set(kinds)) if marks]
        self.places: list[dict[int | None, list[Run]]] = [{} for _ in self.pages]
        for found, page in zip(self.places, self.pages, strict=True):
            for run in page:
                found.setdefault(run.mark, []).append(run)

    def runs(self, marks: set[tuple[int, int]], page: int) -> list[Run]:
        return [run for number, mark in marks if number == page for run in self.places[page].get(mark, [])]


@pytest.fixture(scope="session")
def books(packed):
    return {file.name: Book(file.data) for file in packed() if file.paper == "a4"}


def outside(runs: list[Run]) -> list[str]:
    return [
        run.text
        for run in runs
        if run.mark is not None and run.text.strip()
        if not (run.left >= LEFT - SLACK and run.right <= RIGHT + SLACK and FOOT - SLACK <= run.base <= TOP)
    ]


def collisions(runs: list[Run]) -> list[tuple[str, str]]:
    """Return what is printed over something else, or runs into it."""
    found, lines = [], sorted((run for run in runs if run.text.strip()), key=lambda run: run.base)
    for number, one in enumerate(lines):
        for other in lines[number + 1 :]:
            if other.base - one.base > 12:
                break
            near = other.base - one.base < 0.45 * max(one.size, other.size)
            # Kerning draws a point under a 7, the farther the larger they are.
            least = max(3 * SLACK, 0.15 * min(one.size, other.size))
            if near and min(one.right, other.right) - max(one.left, other.left) > least:
                found.append((one.text, other.text))
    return found


def stranded(book: Book) -> list[str]:
    """Return the titles that have nothing under them or beside them on their page."""
    titles = {mark for kind, marks in book.tags if kind in TITLES for mark in marks}
    found = []
    for kind, marks in book.tags:
        page = max(number for number, _ in marks)
        runs = book.runs(marks, page)
        if kind not in TITLES or not runs:
            continue
        left, foot, high = min(run.left for run in runs), min(run.base for run in runs), max(run.base for run in runs)
        follows = (
            run
            for run in book.pages[page]
            if run.mark is not None
            and (page, run.mark) not in titles
            # Text beside a title begins on its first line.
            and (run.base < foot - 1 or (run.base <= high + 5 and run.left > left))
            and run.left < left + COLUMN
        )
        if next(follows, None) is None:
            found.append(f"page {page + 1}: {' '.join(run.text for run in runs)}")
    return found


def begun_late(book: Book) -> list[str]:
    """Return the tables of which one row alone stands at the foot of a column, and the others elsewhere."""
    kinds = {kind: [marks for name, marks in book.tags if name == kind] for kind in ("/Table", "/THead", "/TR")}
    heads = {mark for marks in kinds["/THead"] for mark in marks}
    tables = {mark: number for number, marks in enumerate(kinds["/Table"]) for mark in marks}
    rows: dict[int, list[tuple[int, bool, str]]] = {}
    for marks in kinds["/TR"]:
        page = min(number for number, _ in marks)
        runs = book.runs(marks, page)
        if runs and not marks & heads:
            is_right = min(run.left for run in runs) > (LEFT + RIGHT) / 2
            rows.setdefault(tables[min(marks)], []).append((page, is_right, runs[0].text))
    return [
        f"page {page + 1}: {text}"
        for found in rows.values()
        for page, is_right, text in [min(found)]
        if len(found) > 1 and sum(one[:2] == (page, is_right) for one in found) == 1
    ]


def cut_off(book: Book) -> list[str]:
    """Return the legends that stand in another column than all rows of their drawing: these say numbers, and a legend says none."""
    found = []
    for kind, marks in book.tags:
        for page in {number for number, _ in marks} if kind == "/Figure" else ():
            runs = book.runs(marks, page)
            columns = [
                [run.text for run in runs if (run.left > (LEFT + RIGHT) / 2) == is_right] for is_right in (False, True)
            ]
            found += [
                f"page {page + 1}: {' '.join(words)}"
                for words in columns
                if words and not re.search(r"\d", "".join(words))
            ]
    return found


def torn(runs: list[Run]) -> list[str]:
    """Return what a no-break space joins and a gap parts, and addresses that break within their host."""
    gaps = [
        f"{one.text}{other.text}"
        for one, other in itertools.pairwise(runs)
        if one.text.endswith(("\xa0", "\u202f"))
        and abs(one.base - other.base) < 1
        and other.left - one.right > 0.7 * one.size
    ]
    return gaps + [run.text for run in runs if run.text.rstrip().endswith(("www.", "http:/", "https:/", "://"))]


def too_small(runs: list[Run], words: float = SMALLEST, marks: float = OF_MARKS) -> list[str]:
    """Return the words that are hard to read, and the numbers of notes that are."""
    return [
        f"{run.size:.1f}: {run.text}"
        for run in runs
        if run.text.strip() and run.size < (marks if _MARK.fullmatch(run.text) else words) - 0.05
    ]


_MARK = re.compile(r"[S\d.,\s]+")


def touching(runs: list[Run]) -> list[str]:
    """Return the words that stand on a rule or hang from one, without those that it underlines."""
    rules = [run for run in runs if run.is_rule]
    return [run.text for run in runs if run.text.strip() and any(_touches(run, rule) for rule in rules)]


def _touches(run: Run, rule: Run) -> bool:
    below = DESCENT * run.size if _BELOW.search(run.text) else 0
    return (
        run.base - below < rule.base + SLACK
        and rule.base - SLACK < run.base + CAPITALS * run.size
        and min(run.right, rule.right) - max(run.left, rule.left) > 1
        and (rule.left < run.left - 2 or rule.right > run.right + 2)
    )


_BELOW = re.compile("[gjpqy,;()$]")


def sparse(book: Book, *, is_chapter: bool = False) -> list[int]:
    """Return the pages that are almost empty, without those before a part or a sheet, and without the last but of a chapter."""
    parts = {page for kind, marks in book.tags if kind == "/H1" for page, _ in marks}
    depths = [TOP - min([run.base for run in page if run.mark is not None], default=TOP) for page in book.pages]
    return [
        number + 1
        for number, depth in enumerate(depths)
        if depth < LEAST * (TOP - FOOT) and number + 1 not in parts and (is_chapter or number + 1 < len(depths))
    ]


def test_every_word_stands_within_the_block_of_text(books):
    found = {name: [words for page in book.pages for words in outside(page)] for name, book in books.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_headers_and_footers_stand_on_both_papers(books):
    foot = (finish.PAPERS["a4"][1] - finish.PAPERS["letter"][1]) / 2
    top = foot + finish.PAPERS["letter"][1]
    for book in books.values():
        runs = [run for page in book.pages for run in page if not run.is_rule]
        assert min(run.base for run in runs) > foot + PRINTABLE
        assert max(run.base + run.size for run in runs) < top - PRINTABLE


def test_no_word_is_printed_over_another(books):
    found = {name: [pair for page in book.pages for pair in collisions(page)] for name, book in books.items()}
    assert {name: pairs for name, pairs in found.items() if pairs} == {}


def test_every_word_is_large_enough_to_read(books):
    least = {True: (SMALLEST_LARGE, OF_LARGE_MARKS), False: (SMALLEST, OF_MARKS)}
    found = {
        name: [words for page in book.pages for words in too_small(page, *least[LARGE.name in name])]
        for name, book in books.items()
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_no_word_touches_a_rule(books):
    found = {name: [words for page in book.pages for words in touching(page)] for name, book in books.items()}
    assert sum(run.is_rule for book in books.values() for page in book.pages for run in page) > 1000
    assert {name: words for name, words in found.items() if words} == {}


def test_no_page_is_almost_empty(books):
    """At 18 points a drawing is most of a page, and what stands before it may be little."""
    found = {
        name: sparse(book, is_chapter=chapter_id("") in name) for name, book in books.items() if LARGE.name not in name
    }
    assert {name: pages for name, pages in found.items() if pages} == {}


def test_a_chapter_begins_with_its_title(books):
    for name, book in books.items():
        if chapter_id("") in name:
            title = book.runs(min((marks for kind, marks in book.tags if kind == "/H1"), key=min), 0)
            assert title, name
            assert max(run.left for run in title) < (LEFT + RIGHT) / 2, name


def test_no_heading_and_no_term_is_the_last_thing_on_its_page(books):
    assert sum(kind in HEADINGS for book in books.values() for kind, _ in book.tags) > 500
    assert {name: found for name, book in books.items() if (found := stranded(book))} == {}


def test_no_row_of_a_table_is_split(books):
    rows = {name: [marks for kind, marks in book.tags if kind == "/TR"] for name, book in books.items()}
    assert sum(map(len, rows.values())) > 200
    assert [
        (name, marks) for name, found in rows.items() for marks in found if len({page for page, _ in marks}) > 1
    ] == []


def test_no_table_begins_with_one_row_at_the_foot_of_a_column(books):
    assert sum(kind == "/Table" for book in books.values() for kind, _ in book.tags) > 50
    assert {name: found for name, book in books.items() if (found := begun_late(book))} == {}


def test_no_legend_is_cut_off_from_its_drawing(books):
    assert sum(kind == "/Figure" for book in books.values() for kind, _ in book.tags) > 20
    assert {name: found for name, book in books.items() if (found := cut_off(book))} == {}


def test_no_gap_parts_what_belongs_together(books):
    found = {name: [words for page in book.pages for words in torn(page)] for name, book in books.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_measuring_finds_what_is_wrong():
    """Control: words beside the page, words over words, and a heading alone are found."""
    run = Run("a long word", LEFT, LEFT + 100, FOOT + 50, 10, 1)
    over = Run("another", LEFT + 90, LEFT + 120, FOOT + 51, 10, 2)
    wide = Run("too wide", RIGHT - 10, RIGHT + 10, FOOT + 50, 10, 3)
    assert outside([run, wide]) == ["too wide"]
    assert collisions([run, wide]) == []
    assert collisions([run, over]) == [("a long word", "another")]
    alone = object.__new__(Book)
    alone.pages, alone.tags = [[run]], [("/H2", {(0, 1)})]
    alone.places = [{1: [run]}]
    assert stranded(alone) == ["page 1: a long word"]
    assert too_small([Run("S1, 12", LEFT, RIGHT, FOOT, 6.6, 1), Run("a note", LEFT, RIGHT, FOOT, 6.7, 1)]) == [
        "6.7: a note"
    ]
    alone.pages = [[dataclasses.replace(run, base=TOP - 50)], [run]]
    assert sparse(alone) == [1]
    rule = Run("", LEFT - 5, RIGHT, FOOT + 48.5, 0, None)
    assert touching([run, rule]) == ["a long word"]
    assert touching([run, dataclasses.replace(rule, base=FOOT + 45)]) == []
