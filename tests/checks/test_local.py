"""A leader's local file: each mistake is told with place and remedy, and the example is a file that prints."""

from __future__ import annotations

import re
import struct

import pytest

from macros.checks import local
from macros.checks.local import LARGEST_LOGO, MOST_PIXELS
from macros.schema.local import MOST_NEARBY, Contact, Local, Logo, Nearby
from macros.source.problems import ContentError
from tests.conftest import ROOT

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>\n'
EXAMPLE = ROOT / "local.example.yaml"


def png(wide=1, high=1):
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">LL", wide, high) + b"\x08\x06\0\0\0"


@pytest.fixture
def load(tmp_path):
    """Return what reads a local file whose text is given, with a sound logo beside it."""
    (tmp_path / "sound.svg").write_bytes(SVG)

    def load(text, name="local.yaml", root=tmp_path / "project"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return local.load(file, root, ["US-TX", "US-NY"], ["salaries", "education"])

    return load


@pytest.fixture
def said(load, tmp_path):
    """Return what reads a local file with mistakes, and gives each message after the file's name."""

    def said(text, **options):
        with pytest.raises(ContentError) as caught:
            load(text, **options)
        assert caught.value.message.endswith(local.UNHARMED)
        return [str(problem).partition(".yaml:")[2] for problem in caught.value.problems]

    return said


def test_the_example_is_sound_and_fictional(whole):
    places = [code for found in whole.place_pages.values() for code in found.values()]
    own = local.load(EXAMPLE, ROOT, places, [name for career in whole.careers.values() for name in career.sections])
    text = EXAMPLE.read_text(encoding="utf-8")
    assert own.logo == (ROOT / own.record.logo.file).read_bytes()
    assert {host for host in re.findall(r"https://([\w.-]+)|@([\w.-]+)", text) for host in host if host} == {
        host for host in re.findall(r"(?:https://|@)((?:[\w-]+\.)*example\.org)", text)
    }
    assert all(re.fullmatch(r"555-01\d\d", number) for number in re.findall(r"\d{3}-\d{4}", text))


def test_the_example_shows_every_key_and_begins_with_the_line_that_names_its_schema():
    text = EXAMPLE.read_text(encoding="utf-8")
    keys = {*re.findall(r"^[ -]*([a-z_]+):", text, re.MULTILINE)}
    assert keys == {key for record in (Local, Contact, Logo, Nearby) for key in record.model_fields}
    assert (ROOT / text.split("\n")[0].partition("$schema=")[2]).is_file()


def test_who_holds_it_is_all_that_has_to_be_said(load):
    assert load("organization: A Library\n").record == Local(organization="A Library")


MISTAKES = {
    "an unknown key": (
        "organization: A Library\norganisation: x\n",
        "2:1: 'organisation' is not a key here. Did you mean 'organization'? If not, delete the line",
    ),
    "a number": (
        "organization: A Library\ncontact: {phone: 5550100}\n",
        "2:18: phone: '5550100' is not text. Put it in double quotes: \"5550100\"",
    ),
    "an address without https": (
        "organization: A Library\nhelp:\n  - name: A Center\n    address: www.example.org\n",
        "4:14: address: 'www.example.org' is not a web address. Write the full address, beginning with https://",
    ),
    "no email address": (
        "organization: A Library\ncontact: {email: A Desk}\n",
        "2:18: email: 'A Desk' is not an email address. Write name, @ and the rest of the address, "
        + "as in corrections@guide.example",
    ),
    "a state by its letters": (
        "organization: A Library\nstate: TX\n",
        "2:8: state: no state in this guide has the code 'TX'. Did you mean 'US-TX'? If not, write a code that stands "
        + "beside a state in content/places.yaml",
    ),
    "an unknown place": (
        "organization: A Library\nstate: US-QQ\n",
        "2:8: state: no state in this guide has the code 'US-QQ'. Write a code that stands beside a state in "
        + "content/places.yaml",
    ),
    "a chapter misspelled": (
        "organization: A Library\nchapters: [educaton]\n",
        "2:12: chapters: no section of this guide is called 'educaton'. Did you mean 'education'? If not, write one of: "
        + "salaries, education",
    ),
    "a key that is indented": (
        "organization: A Library\nlogo:\n  file: sound.svg\n  alt: A book\n  leader: Wren\n",
        "5:3: 'leader' is not a key here. Delete it, or use one of: file, alt. "
        + "If it is one of the whole file, write it without spaces in front",
    ),
    "a list without its spaces": (
        "organization: A Library\nchapters:\n  -salaries\n  -education\n",
        "3:3: a space is missing after -. Write: - salaries. For a list in a text, write | after the colon, too",
    ),
    "an unknown chapter": (
        "organization: A Library\nchapters: [weather]\n",
        "2:12: chapters: no section of this guide is called 'weather'. Write one of: salaries, education",
    ),
    "a sign that no font has": (
        "organization: A Library ☃\n",
        "1:25: '☃' (snowman) is in no font of the printed pack. Write it in words, or use a sign of the Latin script",
    ),
    "a logo without words": (
        "organization: A Library\nlogo:\n  file: sound.svg\n",
        "2:1: the key 'alt' is missing. Add the line alt: "
        + "(what it shows, for those who do not see it: Logo of the library, an open book)",
    ),
    "a logo that is not there": (
        "organization: A Library\nlogo: {file: lost.svg, alt: A book}\n",
        "2:14: file: no file called 'lost.svg' can be read beside FOLDER/local.yaml. "
        + "Put the logo there, or delete logo: and the lines below it",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_what_to_write(name, said, tmp_path):
    text, message = MISTAKES[name]
    assert said(text) == [message.replace("FOLDER", tmp_path.as_posix())]


LOGOS = {
    "a.jpg": (b"\xff\xd8\xff", "the logo is no SVG and no PNG, but '.jpg'. Save it as SVG or PNG, and write its new name"),
    "b.svg": (
        SVG + b" " * LARGEST_LOGO,
        f"the logo has {LARGEST_LOGO + len(SVG):,} bytes. Save it smaller: at most {LARGEST_LOGO:,} bytes",
    ),
    "c.svg": (png(), "the logo is called SVG, but holds something else. Save it anew as SVG"),
    "d.png": (SVG, "the logo is called PNG, but holds something else. Save it anew as PNG"),
    "e.png": (
        png(MOST_PIXELS + 1, 2),
        f"the logo is {MOST_PIXELS + 1:,} by 2 pixels large. Save it with at most {MOST_PIXELS:,} on each side",
    ),
    "f.svg": (
        SVG.replace(b"<path", b"<text>Us</text><path"),
        "the logo holds words in a font that we do not have. Save it with words as outlines, or as PNG",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOGOS)
def test_a_logo_that_cannot_stand_on_paper_is_refused(name, said, tmp_path):
    data, message = LOGOS[name]
    (tmp_path / name).write_bytes(data)
    text = f"organization: A Library\nlogo:\n  alt: A book\n  file: {name}\n"
    assert said(text) == [f"4:9: file: {message}"]


def test_a_sound_logo_is_taken_as_it_is(load, tmp_path):
    (tmp_path / "sound.PNG").write_bytes(png())
    assert load("organization: A Library\nlogo: {file: sound.svg, alt: A book}\n").logo == SVG
    assert load("organization: A Library\nlogo: {file: sound.PNG, alt: A book}\n").logo == png()


def test_a_list_holds_no_more_than_a_page(said):
    entries = "  - name: One\n" * (MOST_NEARBY + 1)
    assert said(f"organization: A Library\nhelp:\n{entries}") == [
        f"3:3: 'help' has {MOST_NEARBY + 1} entries. Keep at most {MOST_NEARBY}"
    ]


@pytest.mark.parametrize("folder", local.PUBLISHED)
def test_neither_file_nor_logo_may_lie_where_the_site_is_made(folder, said, tmp_path):
    assert said("organization: A Library\n", name=f"project/{folder}/local.yaml") == [
        "1:1: the file lies in a folder that the site is made of, where everybody would see it. "
        + "Move it, with its logo, into the folder of the project"
    ]
    logo = f"project/{folder}/logo.svg"
    (tmp_path / logo).write_bytes(SVG)
    assert said(f"organization: A Library\nlogo: {{file: {logo}, alt: A book}}\n") == [
        f"2:14: file: '{logo}' lies in a folder that the site is made of. "
        + f"Copy it beside {tmp_path.as_posix()}/local.yaml, and write its name alone"
    ]


def test_a_file_that_is_not_there_is_told_with_what_to_copy(tmp_path):
    with pytest.raises(
        ContentError, match=r"the file is missing\. Look at its name, or copy local\.example\.yaml to it"
    ):
        local.load(tmp_path / "local.yaml", ROOT, [], [])


def test_a_file_whose_name_ends_twice_is_named(tmp_path):
    (tmp_path / "local.yaml.txt").touch()  # as Notepad saves it, and Windows hides the end
    with pytest.raises(ContentError, match=r"Rename 'local\.yaml\.txt', which lies in that folder, or copy"):
        local.load(tmp_path / "local.yaml", ROOT, [], [])


def test_the_page_for_leaders_shows_a_message_that_they_would_read(said):
    text = EXAMPLE.read_text(encoding="utf-8")
    (shown,) = re.findall(
        r"^local\.yaml:(.+)$", (ROOT / "docs/workshop/make-it-yours.md").read_text("utf-8"), re.MULTILINE
    )
    unquoted = re.sub(r'phone: "(\d+)-(\d+)"', r"phone: \1\2", text, count=1)
    assert said(unquoted) == [shown]
