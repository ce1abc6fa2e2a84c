"""The handouts and the facilitator guide: one sheet each, sound files, and the same result on paper as on screen."""

from __future__ import annotations

import dataclasses
import io
import itertools
import math
import re
from fractions import Fraction

import page as validator
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.domain import plain_text, questions, quiz_scores
from macros.pdf import facilitator, handouts, pack, registry
from macros.pdf import finish as pdf
from macros.pdf.page_counts import File
from macros.pdf.registry import DOCUMENTS, FILLABLE, LARGE, REGULAR
from macros.schema.handouts import Handouts
from macros.schema.record import Record
from macros.schema.workshop import Copies, Slide
from macros.source.prose import Prose
from macros.views import jobs_by_license, quiz, workshop
from macros.views.jobs import in_place
from tests.pdf.reading import placed, squeezed, words
from tests.pdf.test_page_layout import FOOT, TOP

SHEETS = tuple(key.replace("_", "-") for key in Handouts.model_fields)
MORE = {"packet", "facilitator-guide", "extras"}
MINE = tuple(document for document in DOCUMENTS if document.id in {*MORE, *SHEETS})
TWO_SIDES = {"readiness-worksheet", "plan-sheet", "short-check", "budget", "interview-questions"}
AS_LONG_AS_IT_TAKES = {"action-sheet"}
SMALLEST, OF_NOTES = 9, 8  # points, in what a handout says and in its notes
LEAST, MOST = 10, 16  # pages of a packet that a leader prints for everyone
VARIANTS = [(document, variant) for document in MINE for variant in document.variants]
STANDARDS = {"ua-1": "ua1", "a-2a": "2a"}

each = pytest.mark.parametrize("id_", [document.id for document in MINE])


@pytest.fixture(scope="module")
def printed(packed):
    """Return every file of ours by document, variant and paper."""
    files = packed(MINE)
    names = [(document.id, variant.name, paper) for document, variant in VARIANTS for paper in pdf.PAPERS]
    return dict(zip(names, files, strict=True))


@pytest.fixture(scope="module")
def read(printed):
    """Return the pages of each regular file in words."""
    return {id_: words(file.data) for (id_, variant, paper), file in printed.items() if not variant and paper == "a4"}


@pytest.fixture(scope="module")
def career(whole):
    return next(iter(whole.careers.values()))


def test_every_handout_the_packet_the_extras_and_the_guide_for_leaders_are_files():
    assert {document.id for document in MINE} == {*SHEETS, *MORE}


@pytest.mark.parametrize("id_", sorted({*SHEETS} - AS_LONG_AS_IT_TAKES))
def test_a_handout_is_one_sheet(id_, printed):
    sides = {
        file.pages for (document, variant, _), file in printed.items() if document == id_ and variant != LARGE.name
    }
    assert sides == {2 if id_ in TWO_SIDES else 1}


@pytest.mark.parametrize("id_", SHEETS)
def test_a_handout_can_be_read(id_, printed):
    with pikepdf.open(io.BytesIO(printed[id_, "", "a4"].data)) as book:
        sizes = {
            round(run.size, 1) for page in placed(book) for run in page if len(run.text.strip(" ,.S0123456789")) > 1
        }
    assert [size for size in sizes if size < SMALLEST and size != OF_NOTES] == []


def test_a_sheet_of_the_short_check_says_of_every_job_how_it_stands(read, whole, career):
    said = squeezed(read["short-check"][1])
    _, rows, marks = jobs_by_license.table(career)
    for row in rows:
        named = ": ".join(filter(None, (in_place(row["job"], whole), row["helps"])))
        assert squeezed(named + "".join(row["marks"])) in said
    assert [mark for mark in marks if squeezed(mark.needs or mark.title) not in said] == []


class TestPacket:
    def test_a_packet_is_short_enough_to_print_for_everyone(self, printed):
        assert all(LEAST <= printed["packet", name, "a4"].pages <= MOST for name in ("", FILLABLE.name))

    def test_it_holds_what_its_handouts_hold_in_the_order_of_the_session(self, printed, read, career):
        part = career.workshop.handouts
        with pikepdf.open(io.BytesIO(printed["packet", "", "a4"].data)) as book, book.open_outline() as outline:
            titles = [item.title for item in outline.root]
        sheets = {sheet.id: sheet for sheet in part.sheets.named().values()}
        order = [sheets[id_].title for id_ in part.packet.sheets]
        assert [title for title in titles if title in order] == order
        packed = squeezed(" ".join(read["packet"]))
        for record in (sheets[id_] for id_ in part.packet.sheets):
            for words_ in (record.title, *(piece for piece in pieces(record.lead.nodes))):
                assert squeezed(words_) in packed

    def test_a_handout_that_it_does_not_name_is_not_in_it(self, whole, career):
        part = career.workshop.handouts
        packet = part.packet.model_copy(update={"sheets": part.packet.sheets[:1]})
        shop = career.workshop.model_copy(update={"handouts": part.model_copy(update={"packet": packet})})
        shown = handouts.packet(whole, dataclasses.replace(career, workshop=shop))
        assert [sheet["id"] for sheet in shown["sheets"]] == list(packet.sheets)

    def test_no_page_of_it_is_almost_empty(self, printed):
        with pikepdf.open(io.BytesIO(printed["packet", "", "a4"].data)) as book:
            depths = [TOP - min(run.base for run in page if run.mark is not None) for page in placed(book)]
        assert [number for number, depth in enumerate(depths, 1) if depth < 0.35 * (TOP - FOOT)] == []


def test_each_blank_of_the_extras_can_be_filled_in_on_screen(printed, career):
    extras = career.workshop.handouts.extras
    with pikepdf.open(io.BytesIO(printed["extras", FILLABLE.name, "a4"].data)) as pdf:
        fields = {str(field.TU) for field in pdf.Root.AcroForm.Fields}
    blanks = {f"{one.title}: {blank.word}" for one in (extras.invitation, extras.certificate) for blank in one.blanks}
    assert fields >= blanks | {*extras.attendance.counts} | {f"{extras.certificate.title}: name"}


def test_a_published_site_stands_on_what_people_take_home(whole, career, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://careers.example.org/guide/")
    data = {document.id: registry.data(document, REGULAR, whole, career) for document in MINE}
    assert {shown["address"] for shown in data.values()} == {"careers.example.org/guide"}
    monkeypatch.delenv("SITE_URL")
    assert "address" not in registry.data(MINE[0], REGULAR, whole, career)


def test_a_mixed_room_has_the_same_pages(printed):
    for document, variant in VARIANTS:
        a4, letter = (printed[document.id, variant.name, paper] for paper in ("a4", "letter"))
        assert a4.pages == letter.pages
        with pikepdf.open(io.BytesIO(a4.data)) as first, pikepdf.open(io.BytesIO(letter.data)) as second:
            for one, other in zip(first.pages, second.pages, strict=True):
                assert one.Contents.read_bytes() == other.Contents.read_bytes(), document.id


@pytest.mark.parametrize(
    ("document", "variant"), VARIANTS, ids=[f"{document.id}-{variant.name}" for document, variant in VARIANTS]
)
def test_a_file_meets_its_standards(document, variant, printed):
    for paper in ("a4", "letter"):
        data = printed[document.id, variant.name, paper].data
        for standard in variant.standards:
            report = validator.validate_pdf_bytes(data, profile=STANDARDS[standard])
            assert [(found.rule_id, found.message) for found in report.failures] == []
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert str(pdf.Root.Lang) == "en-US"
            with pdf.open_outline() as outline:
                assert [item.title for item in outline.root]


@each
def test_a_sheet_bears_the_edition(id_, read, whole):
    assert all(f"Edition {whole.site.edition}" in text for text in read[id_])


class TestFillable:
    @pytest.fixture
    def boxes(self, printed):
        with pikepdf.open(io.BytesIO(printed["readiness-worksheet", FILLABLE.name, "a4"].data)) as pdf:
            yield [(str(box.T), str(box.TU), box) for box in pdf.Root.AcroForm.Fields]

    def test_every_question_but_private_ones_has_one_answer(self, boxes, whole, career):
        asked = questions.of(quiz.data(whole, career))
        radio = {name: field for name, _, field in boxes if str(field.FT) == "/Btn"}
        assert sorted(radio) == sorted(asked.coded())
        for name, answers in asked.coded().items():
            assert int(radio[name].Ff) & 1 << 15, "one at a time"
            states = [next(iter({*kid.AP.N.keys()} - {"/Off"})) for kid in radio[name].Kids]
            assert states == [f"/{answer}" for answer in answers]
            assert {str(kid.AS) for kid in radio[name].Kids} == {"/Off"}

    def test_a_box_says_its_question_and_its_answer(self, boxes, whole, career):
        labels = [answer["label"] for answer in quiz.data(whole, career)["answers"]]
        spoken = {name: [str(kid.TU) for kid in box.Kids] for name, _, box in boxes if "/Kids" in box}
        for dimension in career.sections["readiness"].dimensions:
            for statement in dimension.statements:
                assert spoken[statement.id] == [f"{statement.text} {label}" for label in labels]
        assert all(text for _, text, _ in boxes)

    def test_points_and_dates_can_be_typed(self, boxes, career):
        typed = [name for name, _, box in boxes if str(box.FT) == "/Tx"]
        assert len(typed) == len(career.sections["readiness"].dimensions) + 1

    def test_a_field_has_a_name_of_its_own_in_every_file(self, printed):
        for (id_, variant, _), file in printed.items():
            if variant == FILLABLE.name:
                with pikepdf.open(io.BytesIO(file.data)) as pdf:
                    names = [str(field.T) for field in pdf.Root.AcroForm.Fields]
                    assert len(names) == len({*names}) > 1, id_
                    spoken = [str(field.TU) for field in pdf.Root.AcroForm.Fields]
                    assert [words for words in spoken if spoken.count(words) > 1] == [], id_
                    assert {str(page.Tabs) for page in pdf.pages} == {"/S"}, "in the order of the tags"

    def test_room_for_an_answer_says_its_question(self, printed, whole, career):
        points, sheet = workshop.checkpoints(career), career.workshop.handouts.sheets.questions_to_ask
        with pikepdf.open(io.BytesIO(printed["packet", FILLABLE.name, "a4"].data)) as pdf:
            spoken = [str(field.TU) for field in pdf.Root.AcroForm.Fields]
        asked = [plain_text.text_of(whole, points[name].text) for name in sheet.points]
        beside = {words: sum(name.endswith(words) for name in spoken) for words in asked}
        assert beside == dict.fromkeys(asked, 2), "for two employers"

    def test_only_this_file_has_boxes_to_tick_on_screen(self, printed):
        for (_, variant, _), file in printed.items():
            with pikepdf.open(io.BytesIO(file.data)) as pdf:
                assert ("/AcroForm" in pdf.Root) is (variant == FILLABLE.name)


def test_a_hint_in_a_box_begins_a_sentence_of_its_own(read, career):
    sheets = career.workshop.handouts.sheets
    asked = [("three-stories", sheets.three_stories.boxes), ("plan-sheet", sheets.plan_sheet.prompts)]
    hinted = [(name, prompt) for name, prompts in asked for prompt in prompts if prompt.hint]
    assert hinted, "control: some box has a hint"
    for name, prompt in hinted:
        end = "" if prompt.title[-1] in ".?!:…" else "."
        assert squeezed(f"{prompt.title}{end}{prompt.hint.text}") in squeezed("".join(read[name]))


def test_a_link_to_a_note_says_which(printed):
    """A screen reader says it in place of the page on which the note stands."""
    said = {}
    for (id_, variant, _), file in printed.items():
        with pikepdf.open(io.BytesIO(file.data)) as book:
            links = [link for page in book.pages for link in page.get("/Annots", ())]
            inside = [link for link in links if "/Dest" in link or "/D" in link.get("/A", {})]
            said[id_, variant] = [str(link.Contents) for link in inside]
    assert any(words.startswith("Note ") for found in said.values() for words in found)
    bare = {name: [words for words in found if re.fullmatch(r"(?i)page \d+", words)] for name, found in said.items()}
    assert {name: words for name, words in bare.items() if words} == {}


def test_what_holds_for_unequal_areas_is_said_only_where_they_are(whole, career):
    equal = handouts.view("scoring_sheet")(whole, career)
    assert bool(equal["shares"]) is workshop.are_unequal(workshop.areas(whole, career))
    first, *rest = career.sections["readiness"].dimensions
    shorter = first.model_copy(update={"statements": first.statements[:-1]})
    check = career.sections["readiness"].model_copy(update={"dimensions": (shorter, *rest)})
    other = dataclasses.replace(career, sections={**career.sections, "readiness": check})
    assert workshop.are_unequal(workshop.areas(whole, other))
    assert handouts.view("scoring_sheet")(whole, other)["shares"]
    assert facilitator.view(whole, other)["scoring"]["unequal"] == workshop.UNEQUAL


# --- paper equals screen ----------------------------------------------------------------------


class Paper:
    """A person with a pencil, who knows only what the two sheets say."""

    def __init__(self, worksheet: str, scoring_sheet: str) -> None:
        self.points = {label: int(count) for label, count in re.findall(r"([\w, ]+?) \((\d) points?\)", worksheet)}
        rows = re.findall(r"\b([A-Z]) \. ([^.]+?) of (\d+)((?: \d+ to \d+)+)", scoring_sheet)
        self.areas = {letter: (int(most), _ranges(stretches)) for letter, _, most, stretches in rows}
        sheets = re.split(r"\b([A-Z])\. [^.]+? Points of \d+ ", worksheet)[1:]
        self.numbers = {letter: _numbers(text) for letter, text in zip(sheets[::2], sheets[1::2], strict=True)}

    def result(self, ticks: dict[int, str]) -> tuple[dict[str, tuple[int, int]], list[str]]:
        """Return points and band of each area, and the areas to work on first."""
        found = {}
        for letter, numbers in self.numbers.items():
            points, stretches = sum(self.points[ticks[number]] for number in numbers), self.areas[letter][1]
            found[letter] = (points, next(at for at, (low, high) in enumerate(stretches) if low <= points <= high))
        top = len(stretches) - 1
        below = [letter for letter in found if found[letter][1] < top]
        return found, sorted(below, key=lambda letter: found[letter][0])[:2]


def _ranges(text: str) -> list[tuple[int, int]]:
    return [(int(low), int(high)) for low, high in re.findall(r"(\d+) to (\d+)", text)]


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"(?<![\w.])(\d+)\. [A-Z]", text)]


@pytest.fixture(scope="module")
def paper(read):
    return Paper(" ".join(read["readiness-worksheet"]), read["scoring-sheet"][0])


def test_the_sheets_can_be_read_back(paper, whole, career):
    """Control: the pencil has every area, statement and band before it reckons with them."""
    asked = questions.of(quiz.data(whole, career))
    assert sorted(paper.points.values()) == [0, 1, 2]
    assert [len(numbers) for numbers in paper.numbers.values()] == [len(rated.statements) for rated in asked.dimensions]
    assert list(paper.areas) == list(paper.numbers)
    for most, stretches in paper.areas.values():
        covered = [points for low, high in stretches for points in range(low, high + 1)]
        assert covered == list(range(most + 1))
        assert len(stretches) == len(asked.bands)


@settings(max_examples=200, deadline=None)
@given(drawn=st.data())
def test_a_pencil_gives_the_same_points_bands_and_first_areas(drawn, paper, whole, career):
    check = next(section for section in career.sections.values() if hasattr(section, "dimensions"))
    asked = questions.of(quiz.data(whole, career))
    labels = {answer.id: answer.label for answer in check.answers}
    answers, ticks = {}, {}
    for dimension, numbers in zip(asked.dimensions, paper.numbers.values(), strict=True):
        for name, number in zip(dimension.statements, numbers, strict=True):
            answers[name] = drawn.draw(st.sampled_from(asked.answers))
            ticks[number] = next(label for label in paper.points if label.endswith(labels[answers[name]]))
    result = quiz_scores.result(asked, answers)
    found, first = paper.result(ticks)
    assert list(found.values()) == [(score.points, score.band) for score in result.scores]
    letters = dict(zip([score.dimension for score in result.scores], found, strict=True))
    assert first == [letters[name] for name in result.first]


def test_shares_are_printed_only_where_areas_differ_and_keep_the_exact_order():
    assert handouts.shares([12, 12, 12]) == []
    rows = handouts.shares([8, 10, 12, 10])
    assert [row["maximum"] for row in rows] == [8, 10, 12]
    exact = [(Fraction(points, row["maximum"]), share) for row in rows for points, share in enumerate(row["shares"])]
    for (one, shown), (other, other_shown) in itertools.combinations(exact, 2):
        assert (one < other) == (shown < other_shown)


# --- nothing is lost --------------------------------------------------------------------------


def texts(record, whole):
    """Yield every text of a record as plain pieces: a figure, a link or a term may stand between them."""
    for key in type(record).model_fields:
        value = getattr(record, key)
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, (Copies, Slide)):
                continue  # counted, and on the wall
            if isinstance(child, Record):
                yield from texts(child, whole)
            elif isinstance(child, Prose):
                yield from pieces(child.nodes)
            elif key == "sure":
                yield whole.word("certainties", child)
            elif isinstance(child, str) and key not in NAMES:
                yield child


NAMES = {
    "id",
    "sheets",
    "activity",
    "handouts",
    "handout",
    "clock",
    "figures",
    "to",
    "component",
    "holds",
}  # ids, which stand as titles or links


def pieces(nodes):
    for node in nodes:
        if node["t"] == "text":
            yield node["v"]
        yield from pieces(node.get("c", ()))


def test_every_text_of_the_workshop_is_printed(read, whole, career):
    everything = squeezed(" ".join(text for pages in read.values() for text in pages))
    chosen = {*career.workshop.handouts.sheets.interview_questions.questions}
    chosen |= {*career.workshop.handouts.sheets.questions_to_ask.points}
    wanted = [text for text in texts(career.workshop, whole) if text not in chosen]
    assert len(wanted) > 300
    assert [text for text in wanted if squeezed(text) not in everything] == []


def test_every_chosen_question_is_printed(read, career):
    sheets = career.workshop.handouts.sheets
    asked, bank = squeezed("".join(read["interview-questions"])), workshop.questions(career)
    assert [id_ for id_ in sheets.interview_questions.questions if squeezed(bank[id_].question) not in asked] == []
    said = squeezed(read["questions-to-ask"][0])
    points = [
        piece
        for id_ in sheets.questions_to_ask.points
        for piece in pieces(workshop.checkpoints(career)[id_].text.nodes)
    ]
    assert [piece for piece in points if squeezed(piece) not in said] == []


def test_a_guide_without_a_workshop_has_no_handouts(whole, career, tmp_path):
    bare = dataclasses.replace(career, workshop=None)
    alone = dataclasses.replace(whole, careers={bare.id: bare})
    assert pack.build(alone, tmp_path, lambda line: None, MINE) == []


def test_the_facilitator_guide_counts_its_minutes(read, career):
    text = " ".join(read["facilitator-guide"])
    for sheet in career.workshop.run_sheets.sheets:
        assert f"{sheet.title}: {sheet.minutes} minutes" in text


class TestFacilitatorGuide:
    @pytest.fixture
    def files(self, printed):
        return {
            "-".join(filter(None, (id_, variant))): File(file.pages, file.data)
            for (id_, variant, paper), file in printed.items()
            if paper == "a4" and id_ != "facilitator-guide"
        }

    def test_it_names_the_pages_on_which_sheets_stand_in_both_packets(self, printed, read, career):
        every, guide = career.workshop.handouts.every(), squeezed(" ".join(read["facilitator-guide"]))
        packed = career.workshop.handouts.packet.sheets
        used = {id_ for one in career.workshop.activities.activities for id_ in one.handouts or ()} & {*packed}
        assert used
        packets = read["packet"], words(printed["packet", "large-print", "a4"].data)
        for id_ in packed:
            lead, title = squeezed(next(pieces(every[id_].lead.nodes))), re.escape(squeezed(every[id_].title))
            begins = [
                next(str(number) for number, page in enumerate(pages, 1) if lead in squeezed(page)) for pages in packets
            ]
            listed = re.search(title + r"pages?(\d+)(?:to\d+)?pages?(\d+)", guide)
            assert listed and [*listed.groups()] == begins, id_
            named = re.search(title + r"\(packet,pages?(\d+)", guide)
            assert id_ not in used or named and named[1] == begins[0], id_

    def test_the_list_of_what_to_print_counts_the_sheets_of_the_files_themselves(self, printed, files, whole, career):
        shown = facilitator.counted(facilitator.view(whole, career), career, files)["printing"]
        supplies = [supply for supply in career.workshop.supplies.supplies if supply.copies]
        assert [row["what"] for row in shown["rows"]] == [supply.what for supply in supplies]
        packet = next(row for row in shown["rows"] if row["packet"] == "regular print")
        each = math.ceil(printed["packet", "", "letter"].pages / 2)
        spare = packet["spare"] or 0
        assert packet["needed"] == [(people + spare) * each for people in shown["people"]]
        document = {sheet.id: key.replace("_", "-") for key, sheet in career.workshop.handouts.sheets.named().items()}
        of_extras = [sheet.id for sheet in career.workshop.handouts.extras.named().values()]
        for row in shown["rows"]:
            alone, print_ = row["handouts"] or (), "large-print" if row["print"] else ""
            ids = [document[id_] for id_ in alone if id_ in document]
            found = [printed[id_, print_ if (id_, print_, "letter") in printed else "", "letter"].pages for id_ in ids]
            among = [f"page {of_extras.index(id_) + 1}" for id_ in alone if id_ in of_extras]
            assert row["among"] == among
            assert not alone or row["sheets"] == sum(math.ceil(pages / 2) for pages in found) + len(among)
        assert shown["totals"] == [
            sum(row["needed"][place] for row in shown["rows"]) for place in range(len(shown["people"]))
        ]

    def test_without_the_other_files_it_names_no_page_and_counts_no_sheet(self, whole, career):
        shown = facilitator.counted(facilitator.view(whole, career), career, {})
        assert shown["printing"]["rows"] == []
        assert {sheet["pages"] for one in shown["activities"]["activities"] for sheet in one["handouts"]} == {""}

    def test_its_example_is_scored_as_the_site_scores(self, whole, career):
        example = facilitator.view(whole, career)["scoring"]["example"]
        points = [score["points"] for score in example["scores"]]
        assert sum(one["points"] for one in example["detail"]) == points[0]
        shares = [Fraction(score["points"], score["maximum"]) for score in example["scores"]]
        first = [share for share, score in zip(shares, example["scores"], strict=True) if score["first"]]
        assert len(first) == quiz_scores.FIRST and sorted(first) == sorted(shares)[: quiz_scores.FIRST]
        assert len(set(points)) > len(points) // 2, "areas differ, or an example shows nothing"


def test_a_file_is_light_enough_for_a_slow_network(printed):
    assert max(len(file.data) for file in printed.values()) < 250_000
