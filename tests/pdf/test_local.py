"""A leader's own pack: what their local file says stands where blank lines stand otherwise, and nothing of it is published."""

from __future__ import annotations

import dataclasses
import io
import json
import shutil
import subprocess
from functools import partial

import page as validator
import pikepdf
import pytest

from macros.checks import load, page_calls
from macros.checks import local as checked
from macros.pdf import finish, handouts, local, pack, registry
from macros.schema.local import Contact, Local, Logo, Nearby
from macros.source import yaml_file
from macros.source.problems import ContentError
from tests.checks.test_local import SVG
from tests.conftest import FIXTURES, ROOT
from tests.pdf.reading import squeezed, words
from tests.project.test_repository import MODULES, imported, name_of

TEXT = "organization: Zaffre Hall\nlogo: {file: local.svg, alt: Zaffre crest}\nplace: Quokka Street\n"
EVERYTHING = Local(
    organization="Zaffre Hall",
    logo=Logo(file="local.svg", alt="Zaffre crest"),
    leader="Wren Example",
    contact=Contact(name="Front desk", phone="555-0100", email="desk@zaffre.example"),
    place="Quokka Street",
    date="Tuesday",
    time="noon",
    site="https://zaffre.example.org/guide/",
    help=(Nearby(name="Helping Hands", what="work", phone="555-0101", address="https://hands.example.org/"),),
    boards=(Nearby(name="Board of Examples"),),
)


@pytest.fixture
def career(whole):
    return next(career for career in whole.careers.values() if handouts.has_packet(career))


@pytest.fixture
def everything(whole, career):
    """Return a local file with every value, for a guide whose packet is but its local page."""
    state = next(iter(whole.place_pages[career.id].values()))
    chapters = tuple(career.sections)[:1]
    document, _ = yaml_file.parse(TEXT, "local.yaml")
    return checked.Own(document, EVERYTHING.model_copy(update={"state": state, "chapters": chapters}), SVG)


@pytest.fixture
def short(whole, career):
    """Return the guide with a packet that is quickly typeset: the local page alone."""
    part = career.workshop.handouts
    packet = part.packet.model_copy(update={"sheets": (part.sheets.local_page.id,)})
    shop = career.workshop.model_copy(update={"handouts": part.model_copy(update={"packet": packet})})
    return dataclasses.replace(whole, careers={career.id: dataclasses.replace(career, workshop=shop)})


@pytest.fixture
def small(tmp_path):
    """Return a small project with a workshop and, beside its content, a leader's local file and logo."""
    for name in ("small_guide", "small_check", "small_workshop"):
        shutil.copytree(FIXTURES / name, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "content" / "sample-role" / "guide.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(", faqs]", ", faqs, readiness]"), encoding="utf-8")
    (tmp_path / "local.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "local.svg").write_bytes(SVG)
    return tmp_path


def test_a_packet_says_what_the_local_file_says_and_can_be_read_by_everyone(short, everything, tmp_path):
    (packet,) = (one for one in local.documents(short, everything) if one.id == "packet")
    packet = dataclasses.replace(packet, variants=packet.variants[:1])
    first, again = (
        pack.build(short, tmp_path / name, lambda line: None, [packet], forget=True) for name in ("one", "two")
    )
    assert [one.data for one in first] == [one.data for one in again], "the same file gives the same bytes"
    for printed in first:
        pages = [squeezed(page) for page in words(printed.data)]
        for said in ("Zaffre Hall", "Tuesday, noon", "Quokka Street", "Wren Example", "desk@zaffre.example"):
            assert squeezed(said) in pages[0]
        assert all("ZaffreHall" in page for page in pages), "the foot of each page"
        assert all("zaffre.example.org/guide" in page for page in pages), "the head of each page"
        for said in ("Helping Hands: work", "555-0101", "hands.example.org", "Board of Examples"):
            assert squeezed(said) in pages[1]
        assert squeezed(short.places[everything.record.state].name) in pages[2]
        assert b"Zaffre crest" in _alternatives(printed.data)
        assert [found.message for found in validator.validate_pdf_bytes(printed.data, profile="ua1").failures] == []


def _alternatives(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return b"\n".join(
            str(one.Alt).encode() for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        )


def test_what_is_not_given_stays_blank(whole, career):
    shown = handouts.packet(whole, career, Local(organization="Zaffre Hall"))
    assert shown == handouts.packet(whole, career)
    assert [one for sheet in shown["sheets"] for box in sheet.get("boxes", ()) for one in box.get("entries", ())] == []


def test_it_has_what_is_handed_out_what_leads_and_the_chosen_chapters(whole, career, everything):
    found = {document.id for document in local.documents(whole, everything) if document.applies(career)}
    groups = (registry.TO_HAND_OUT, registry.FOR_THE_LEADER, registry.HANDOUTS)
    expected = {document.id for document in registry.of(career) if document.group in groups}
    assert found == expected | {registry.chapter_id(name) for name in everything.record.chapters}


def test_every_document_bears_what_its_cover_and_its_foot_show(whole, career, everything):
    for document in local.documents(whole, everything):
        if document.applies(career) and document.group != registry.CHAPTERS:
            data = registry.data(document, document.variants[0], whole, career)
            assert data["local"]["organization"] == "Zaffre Hall"
            assert data["address"] == "zaffre.example.org/guide"
            assert data["local"]["logo"]["file"] in document.files


def test_a_damaged_logo_is_told_at_its_place_and_nothing_is_written(small):
    (small / "local.svg").write_bytes(SVG[:60])
    with pytest.raises(ContentError) as caught:
        local.run(small, small / "local.yaml", None)
    assert str(caught.value.problems[0]).endswith(
        "/local.yaml:2:14: file: the logo is damaged and cannot be drawn. "
        + "Open it in the program that it was made with, and save it again, as PNG for example"
    )
    assert not (small / local.FOLDER).exists()


@pytest.mark.parametrize("name", checked.PUBLISHED)
def test_no_folder_of_the_site_is_printed_into(name, small):
    with pytest.raises(local.click.ClickException, match="belongs to the site"):
        local.run(small, small / "local.yaml", small / name / "downloads")


def test_what_is_no_longer_asked_for_goes_and_nothing_else(small, monkeypatch):
    whole = load.load(small)
    (career,) = whole.careers.values()
    chapter = registry.of(career)[-1]
    old = registry.file_name(chapter, chapter.variants[0], career, next(iter(finish.PAPERS)))
    (small / local.FOLDER).mkdir()
    for name in (old, "mine.pdf"):
        (small / local.FOLDER / name).write_bytes(b"")
    monkeypatch.setattr(pack, "make", lambda *ignored: [])
    local.run(small, small / "local.yaml", None)
    assert [file.name for file in (small / local.FOLDER).iterdir()] == ["mine.pdf"]


class TestNothingOfItIsPublished:
    def test_no_text_from_which_a_site_is_made_holds_its_words(self, small):
        whole = load.load(small)
        texts = [file.read_text(encoding="utf-8") for file in page_calls.pages(small)]
        texts += [repr(whole)]
        for career in whole.careers.values():
            for document in registry.of(career):
                if document.applies(career):
                    texts.append(json.dumps(registry.data(document, document.variants[0], whole, career)))
        assert len(texts) > 10
        assert [text for text in texts for word in ("Zaffre", "Quokka") if word in text] == []
        own = checked.load(small / "local.yaml", small, [], [])
        shown = [document.view(whole, career) for document in local.documents(whole, own) if document.applies(career)]
        assert shown and all("Quokka" in json.dumps(one) for one in shown), "control: there the words are found"

    def test_only_the_command_that_prints_it_knows_how_to_read_it(self):
        readers = {"macros.checks.local", "macros.checks", "macros.pdf.local"}
        named = {
            name_of(file): {found for found in imported(file) if found.startswith(tuple(readers))} for file in MODULES
        }
        know = {file for file, found in named.items() if {"macros.checks.local", "macros.pdf.local"} & found}
        know |= {file for file, found in named.items() if "macros.checks.local.Own" in found}
        assert know == {"macros/__main__.py", "macros/pdf/local.py"}

    def test_git_leaves_it_alone(self):
        ignored = partial(subprocess.run, cwd=ROOT, check=False)
        command = ["git", "check-ignore", "--no-index", "--quiet"]
        for name in ("local.yaml", "local.svg", "local.png", "print/packet.pdf"):
            assert ignored([*command, name]).returncode == 0, name
        for name in ("local.example.yaml", "local.example.svg", "macros/pdf/local.py", "macros/checks/local.py"):
            assert ignored([*command, name]).returncode == 1, name
