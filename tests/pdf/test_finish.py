"""The engine of the pack: what Typst and the finishing make of a small document of every sort of thing."""

from __future__ import annotations

import dataclasses
import io
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier

import click
import page as validator
import pikepdf
import pytest
from PIL import ImageFont

from macros.pdf import finish, pack, registry, typing_font, typst
from macros.pdf.registry import FILLABLE, LARGE, REGULAR, Document
from macros.source.font_coverage import FONTS
from tests.conftest import ROOT
from tests.pdf import typing_fonts
from tests.pdf.reading import placed

SPECIMEN = str(ROOT / "tests" / "pdf" / "specimen.typ")
MARKS = "# $ @ _ * < > ~ \\ // “quoted” [x](y)"


def view(guide, career, **more):
    def text(words):
        return {"t": "text", "v": words}

    cited = [text(MARKS), {"t": "figure", "v": "$1", "notes": ["1"]}, {"t": "note", "notes": ["2"]}]
    link = [{"t": "goto", "to": "a-place", "c": [text("a place")]}]
    return {
        "title": "Specimen",
        "description": "One of everything",
        "prose": [{"t": "par", "c": cited}, {"t": "par", "c": link}],
        "alt": "A bar",
        "numbers": ["1", "2"],
        "notes": [{"number": number, "label": "Something counted"} for number in ("1", "2")],
        "places": [{"id": "a-place", "name": "A chapter"}],
        **more,
    }


ALONE = Document("specimen", SPECIMEN, view)


def printed(whole, variant=REGULAR, **more):
    document = dataclasses.replace(ALONE, view=partial(view, **more), variants=(variant,))
    with tempfile.TemporaryDirectory() as empty:
        first = dataclasses.replace(whole, careers=dict([next(iter(whole.careers.items()))]))
        return pack.build(first, Path(empty), lambda line: None, (document,))


def opened(data):
    return pikepdf.open(io.BytesIO(data))


def failures(data, standards):
    names = {"ua-1": "ua1", "a-2a": "2a"}
    reports = [validator.validate_pdf_bytes(data, profile=names[standard]) for standard in standards]
    return [(found.rule_id, found.message) for report in reports for found in report.failures]


@pytest.mark.parametrize("variant", [REGULAR, LARGE, FILLABLE], ids=lambda variant: variant.name or "regular")
def test_every_variant_meets_its_standards_on_both_papers(whole, variant):
    for file in printed(whole, variant):
        assert failures(file.data, variant.standards) == [], file.name
        with opened(file.data) as document:
            assert document.check_pdf_syntax() == []


def test_the_checker_finds_what_is_wrong(whole):
    """Control: a file without its language is refused."""
    raw = io.BytesIO()
    with opened(printed(whole)[0].data) as document:
        del document.Root.Lang
        del document.Root.MarkInfo
        document.save(raw)
    assert failures(raw.getvalue(), REGULAR.standards) != []


def test_the_same_input_gives_the_same_bytes(whole):
    assert [file.data for file in printed(whole)] == [file.data for file in printed(whole)]


def test_documents_that_are_set_at_the_same_time_do_not_take_each_others_words(whole, monkeypatch):
    career, ready, all_ready = next(iter(whole.careers.values())), typst._ready, Barrier(3, timeout=60)
    monkeypatch.setattr(typst, "_ready", lambda *given: (ready(*given), all_ready.wait())[0])

    def title(number):
        data = registry.data(ALONE, REGULAR, whole, career, view(whole, career, title=number))
        with opened(typst.compile(SPECIMEN, typst.written(data), {}, typst.PRINT, 0)) as document:
            return str(document.docinfo["/Title"])

    with ThreadPoolExecutor(3) as workers:
        assert list(workers.map(title, ["one", "two", "three"])) == ["one", "two", "three"]


def test_both_papers_break_at_the_same_places_and_have_their_size(whole):
    a4, letter = printed(whole)
    assert (a4.paper, letter.paper) == ("a4", "letter")
    with opened(a4.data) as first, opened(letter.data) as second:
        streams = [[page.Contents.read_bytes() for page in document.pages] for document in (first, second)]
        assert streams[0] == streams[1]
        for document, paper in ((first, "a4"), (second, "letter")):
            sizes = {
                (round(float(box[2] - box[0])), round(float(box[3] - box[1])))
                for box in (page.MediaBox for page in document.pages)
            }
            assert sizes == {tuple(round(side) for side in finish.PAPERS[paper])}


def test_rows_have_headers_and_cells_name_them(whole):
    with opened(printed(whole)[0].data) as document:
        rows = list(_elements(document.Root.StructTreeRoot, "/TH"))
        scopes = [str(attributes.Scope) for row in rows for attributes in row.A if "/Scope" in attributes]
        assert scopes.count("/Row") == 2
        cells = list(_elements(document.Root.StructTreeRoot, "/TD"))
        assert [len(cell.A[0].Headers) for cell in cells] == [2, 2]


def test_a_box_becomes_a_field_in_the_fillable_file_only(whole):
    with opened(printed(whole, FILLABLE)[0].data) as document:
        check, one, other, text, lines = document.Root.AcroForm.Fields
        assert (str(check.T), str(check.TU), str(check.V)) == ("first", "First: yes", "/Off")
        assert (str(one.T), str(one.TU), str(one.V)) == ("second", "Which?", "/Off")
        assert [(str(kid.TU), *({*kid.AP.N.keys()} - {"/Off"})) for kid in one.Kids] == [
            ("Which? This", "/this"),
            ("Which? That", "/that"),
        ]
        assert [str(kid.TU) for kid in other.Kids] == ["The one: This", "The one: That"]
        assert [(str(field.FT), str(field.T), int(field.get("/Ff", 0))) for field in (text, lines)] == [
            ("/Tx", "fourth", 0),
            ("/Tx", "fifth", 1 << 12),
        ]
    with opened(printed(whole)[0].data) as document:
        assert "/AcroForm" not in document.Root


def test_what_people_type_is_set_in_a_font_of_the_file(whole):
    with opened(printed(whole, FILLABLE)[0].data) as document:
        form = document.Root.AcroForm
        fonts = form.DR.Font
        named = {str(field.DA).split()[0] for field in [form, *form.Fields] if "/DA" in field}
        assert named <= {*fonts.keys()}
        for font in fonts.values():
            assert len(font.Widths) == font.LastChar - font.FirstChar + 1
            assert b"beginbfchar" in font.ToUnicode.read_bytes()
            assert "/FontFile3" in font.FontDescriptor
        _type(document, named.pop())
        out = io.BytesIO()
        document.save(out)
    assert failures(out.getvalue(), FILLABLE.standards) == []


def test_the_font_for_typing_has_each_western_letter_as_the_handouts_have_it(whole):
    """FreeType finds a letter in it by the letter's name alone."""
    with opened(printed(whole, FILLABLE)[0].data) as document:
        typing = document.Root.AcroForm.DR.Font[typing_font.TYPING]
        made = _shapes(io.BytesIO(typing.FontDescriptor.FontFile3.read_bytes()))
        widths = {code: float(width) for code, width in enumerate(typing.Widths, int(typing.FirstChar))}
    whole_font = _shapes(io.BytesIO((FONTS / f"{str(typing.BaseFont)[1:]}.otf").read_bytes()))
    letters = {code: bytes([code]).decode("cp1252", "ignore") for code in range(33, 256)}
    letters = {code: letter for code, letter in letters.items() if letter.isprintable() and letter}
    assert len(letters) > 200
    differ = [one for one in letters.values() if bytes(made.getmask(one)) != bytes(whole_font.getmask(one))]
    assert differ == []
    assert [one for code, one in letters.items() if abs(whole_font.getlength(one) - widths[code] / 10) > 0.6] == []


def test_the_file_of_the_fonts_for_typing_can_be_made_anew():
    assert typing_fonts.made() == typing_font.FILE.read_bytes()


def _shapes(font):
    return ImageFont.truetype(font, 100, layout_engine=ImageFont.Layout.BASIC)


def _type(document, font):
    """Fill in the first line of a form as viewers do: a value, and a look of its own with the form's font."""
    line = next(field for field in document.Root.AcroForm.Fields if field.FT == "/Tx")
    line.V = pikepdf.String("Zoë")
    look = document.make_stream(b"/Tx BMC q BT %s 9 Tf 2 2 Td (Zo\\353) Tj ET Q EMC" % font.encode())
    look.Type, look.Subtype, look.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, line.AP.N.BBox
    look.Resources = pikepdf.Dictionary(Font=document.Root.AcroForm.DR.Font)
    line.AP = pikepdf.Dictionary(N=look)


def test_a_link_to_a_note_ends_a_little_above_it(whole):
    with opened(printed(whole)[0].data) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages)}
        links = [link for page in document.pages for link in page.Annots if str(link.Contents).startswith("Note ")]
        places = [list(link.Dest) for link in links if isinstance(link.Dest, pikepdf.Array)]
        ends = {(numbers[page.objgen], round(float(left)), round(float(top))) for page, _, left, top, _ in places}
        shown = placed(document)
    assert len(ends) == len(view(None, None)["numbers"])
    for page, left, top in ends:
        below = [run.text for run in shown[page] if run.left - 1 <= left <= run.right and 0 < top - run.base < 20]
        assert any(map(str.isdigit, "".join(below))), (page, left, top)


def test_a_link_to_a_place_that_nothing_tells_of_is_refused():
    with pytest.raises(ValueError, match="note-1"):
        finish.finish(_ending(1, 0.5, "to:note-1"))


def test_a_link_to_a_place_without_a_name_is_refused(whole):
    """A screen reader would say the page on which it stands, and nothing else."""
    with pytest.raises(ValueError, match="note-1"):
        printed(whole, notes=[])


@pytest.mark.parametrize(
    ("ends", "chosen"),
    [
        ({"regular": (3, 0.4)}, "regular"),
        ({"regular": (1, 0.1)}, "regular"),
        ({"regular": (3, 0.2), "tight": (2, 0.9)}, "tight"),
        ({"regular": (3, 0.2), "tight": (3, 0.1), "loose": (3, 0.5)}, "loose"),
        ({"regular": (3, 0.2), "tight": (3, 0.1), "loose": (3, 0.3)}, "regular"),
    ],
)
def test_a_last_page_that_is_almost_empty_is_set_in_another_way(whole, monkeypatch, ends, chosen):
    files = {name: _ending(*end) for name, end in ends.items()}
    monkeypatch.setattr(
        pack.typst, "compile", lambda template, data, inputs, *more: files[inputs.get("lines", "regular")]
    )
    variant = dataclasses.replace(REGULAR, instead=({"lines": "tight"}, {"lines": "loose"}))
    document = dataclasses.replace(ALONE, variants=(variant,))
    job = pack._job(whole, next(iter(whole.careers.values())), document, variant, view(whole, None))
    assert pack._typeset(job) == files[chosen]


def _ending(pages, share, address="places:note-1 1 0 0"):
    """Return a document that ends with the link of `to-the-top`, or another, with a share of its last page above it."""
    foot = (297 - 28 - 236 * share) * 72 / 25.4
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=finish.PAPERS["a4"])
        link = pikepdf.Dictionary(A=pikepdf.Dictionary(URI=pikepdf.String(address)))
        link.Rect = pikepdf.Array([60, round(foot, 2), 200, round(foot + 10, 2)])
        document.pages[-1].Annots = pikepdf.Array([link])
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"alt": ""}, "alt"),
        ({"prose": [{"t": "par", "c": [{"t": "goto", "to": "nowhere", "c": []}]}]}, "nowhere"),
        ({"prose": "\N{SNOWMAN}"}, "specimen"),
    ],
    ids=["no alternative text", "a link to nowhere", "a sign without a glyph"],
)
def test_what_typst_refuses_stops_the_build_in_one_message(whole, more, words):
    with pytest.raises(click.ClickException, match=words):
        printed(whole, **more)


def test_a_files_name_says_what_it_is(whole):
    career = next(iter(whole.careers.values()))
    document = Document("specimen", SPECIMEN, view)
    assert registry.file_name(document, LARGE, career, "a4") == f"{career.id}-specimen-large-print-a4.pdf"


def _elements(element, kind):
    if str(element.get("/S", "")) == kind:
        yield element
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from _elements(kid, kind)


def test_no_template_loses_a_semicolon():
    """In Typst's markup a semicolon right after an expression ends it and is not printed: write \\; for one to be read."""
    lost = {}
    for file in sorted((ROOT / "macros" / "pdf" / "templates").glob("*.typ")):
        text = re.sub(r"(?m)^\s*//.*$", "", file.read_text(encoding="utf-8"))
        ends = [expression_end(text, found.end()) for found in re.finditer(r"#(?=[A-Za-z_(])", text)]
        lines = [text[:end].count("\n") + 1 for end in ends if text[end : end + 1] == ";"]
        if lines:
            lost[file.name] = lines
    assert lost == {}


@pytest.mark.parametrize("text", ["#a; b", "#n.of; b", "#f(x, (y)); b", "#f(x)[y #(z)].at(0); b", "#(x); b"])
def test_the_end_of_an_expression_is_found(text):
    """Control: in each text the test above would find the semicolon."""
    assert text[expression_end(text, 1)] == ";"


def expression_end(text: str, start: int) -> int:
    """Return where a Typst expression in markup ends: after its name, fields, arguments, and blocks."""
    here = start
    while found := re.compile(r"\.?[A-Za-z_][\w-]*|[(\[]").match(text, here):
        here = found.end() if found[0] not in "([" else _closed(text, found.start())
    return here


def _closed(text: str, start: int) -> int:
    depth = 0
    for here in range(start, len(text)):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(text[here], 0)
        if not depth:
            return here + 1
    return len(text)
