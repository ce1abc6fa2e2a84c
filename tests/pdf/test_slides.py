"""The slides of each run sheet: whole, in the order of its steps, open to change, and the same bytes each time."""

from __future__ import annotations

import dataclasses
import io
import re
import time
import zipfile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from macros.pdf import pack, presentation, slides
from macros.source.kept_files import Shelf
from macros.views.workshop import timed

WIDE = 16 / 9
READABLE = 4.5


@pytest.fixture(scope="module")
def career(whole):
    return next(career for career in whole.careers.values() if career.workshop and career.workshop.handouts.slides)


@pytest.fixture(scope="module")
def made(whole, career, tmp_path_factory):
    """Return the file of each run sheet, by its id."""
    files = pack.decks(whole, career, {}, Shelf(tmp_path_factory.mktemp("slides")))
    return dict(zip([sheet.id for sheet in career.workshop.run_sheets.sheets], files, strict=True))


@pytest.fixture(scope="module")
def decks(made):
    return {id_: Presentation(io.BytesIO(file.data)) for id_, file in made.items()}


def test_every_step_that_shows_something_has_its_slide_in_the_order_of_the_run_sheet(decks, career):
    known = {activity.id: activity for activity in career.workshop.activities.activities}
    ends = career.workshop.handouts.slides
    for sheet in career.workshop.run_sheets.sheets:
        steps = [(start, known[slot.activity]) for start, slot in timed(sheet)]
        shown = [activity.slide for _, activity in steps if activity.slide]
        deck = decks[sheet.id]
        titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
        assert titles == [ends.opening.title, *(slide.title for slide in shown), ends.closing.title]
        for slide, planned in zip(list(deck.slides)[1:], shown, strict=False):
            lines = [paragraph.text for paragraph in slide.placeholders[1].text_frame.paragraphs]
            assert lines[: len(planned.lines)] == list(planned.lines)
        for slide, (start, activity) in zip(
            list(deck.slides)[1:-1], [step for step in steps if step[1].slide], strict=True
        ):
            notes = slide.notes_slide.notes_text_frame.text
            assert notes.startswith(f"{start}, ") and activity.title in notes


def test_no_placeholder_is_empty_and_no_text_stands_outside_of_one(decks):
    for deck in decks.values():
        for slide in deck.slides:
            assert all(shape.is_placeholder for shape in slide.shapes)
            texts = [shape for shape in slide.shapes if shape.has_text_frame]
            assert [shape.name for shape in texts if not shape.text_frame.text.strip()] == []
            names = {shape.placeholder_format.idx for shape in slide.slide_layout.placeholders}
            assert {shape.placeholder_format.idx for shape in slide.shapes} <= names


def test_the_same_content_gives_the_same_bytes_on_another_day(made, whole, career, monkeypatch, tmp_path):
    later = time.localtime(time.time() + 400 * 24 * 60 * 60)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    again = pack.decks(whole, career, {}, Shelf(tmp_path))
    assert [file.data for file in again] == [file.data for file in made.values()]
    for file in again:
        day = whole.site.published.isoformat()
        for data in (file.data, *embedded(file.data)):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert len({entry.date_time for entry in archive.infolist()}) == 1
                dates = re.findall(rb"dcterms:W3CDTF\">([^<]+)<", archive.read("docProps/core.xml"))
                assert {date.decode() for date in dates} == {f"{day}T00:00:00Z"}


def embedded(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]


def test_a_chart_holds_its_numbers_says_them_and_names_their_source(decks, career, whole):
    planned = [one.slide for one in career.workshop.activities.activities if one.slide and one.slide.bars]
    found = [shape for deck in decks.values() for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert found and planned
    for shape in found:
        values = list(shape.chart.plots[0].series[0].values)
        slide = next(one for one in planned if len(one.bars) == len(values))
        assert values == [career.figures[bar.figure].value for bar in slide.bars]
        said = shape._element.nvGraphicFramePr.cNvPr.get("descr")
        assert all(bar.label in said and f"{value:,.0f}" in said for bar, value in zip(slide.bars, values, strict=True))
        source = next(one for one in shape._parent if one.placeholder_format.idx == presentation._SOURCE)
        for bar in slide.bars:
            assert career.figures[bar.figure].record.period in source.text_frame.text


def test_every_part_is_sound_and_every_word_says_its_language(made):
    for file in made.values():
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            assert archive.testzip() is None
            parts = {name: archive.read(name) for name in archive.namelist()}
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(part)
                if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes")):
                    runs = [run.find(qn("a:rPr")) for run in tree.iter(qn("a:r"))]
                    assert runs and {run.get("lang") for run in runs} == {"en-US"}, name
                    ids = [shape.get("id") for shape in tree.iter(qn("p:cNvPr"))]
                    assert len(ids) == len(set(ids)), name
        listed = re.findall(rb'PartName="/([^"]+)"', parts["[Content_Types].xml"])
        assert {name.decode() for name in listed} <= parts.keys()


def test_slides_are_wide_and_their_colors_can_be_read(decks):
    for deck in decks.values():
        assert deck.slide_width / deck.slide_height == pytest.approx(WIDE, abs=0.001)
    light = [presentation._COLORS[name] for name in ("lt1", "lt2")]
    for name in ("dk1", "dk2", "accent1", "accent2", "hlink"):
        assert min(contrast(presentation._COLORS[name], on) for on in light) >= READABLE, name


def contrast(one: str, other: str) -> float:
    dark, bright = sorted(map(luminance, (one, other)))
    return (bright + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_another_guide_has_slides_from_its_own_workshop(whole, career, tmp_path):
    other = next(one for one in whole.careers.values() if one.id != career.id)
    assert pack.decks(whole, dataclasses.replace(other, workshop=None), {}, Shelf(tmp_path)) == []
    with_one = dataclasses.replace(other, workshop=career.workshop)
    sheet = career.workshop.run_sheets.sheets[0]
    own = {"organization": "Zaffre Hall", "date": "Tuesday, noon", "place": "Quokka Street"}
    deck = slides.deck(whole, with_one, sheet, {}, {"address": "careers.example.org", "local": own})
    assert deck["title"].startswith(other.career.title)
    assert deck["slides"][0]["lines"][-2:] == ["Zaffre Hall", "Tuesday, noon"]
    assert deck["slides"][-1]["lines"][-1] == "careers.example.org"
