"""A leader's local file as a checked record, with its logo; it is read for printing alone, never for the site."""

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from macros.checks import messages
from macros.checks.content_files import Content, Entry, unreadable
from macros.checks.rules.print import every_sign_can_be_printed, every_word_fits_a_line
from macros.schema.local import Local
from macros.source import near_names, yaml_file
from macros.source.problems import ContentError, Problem
from macros.source.yaml_file import Document

LARGEST_LOGO = 500_000  # bytes; it stands in every file of the pack
MOST_PIXELS = 4_000  # on each side; a small file can hold a picture that no memory holds
UNHARMED = "Nothing was printed; the files made before are as they were."

PUBLISHED = ("content", "docs", "overrides", "site")
"""Folders of the project from which, or into which, the site is made."""

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = re.compile(rb"<svg[\s>]")
_LETTERS = re.compile(rb"<(?:text|tspan|foreignObject)\b")
_FILE = ("logo", "file")


@dataclass(frozen=True)
class Own:
    """A leader's local file, free of problems."""

    document: Document
    record: Local
    logo: bytes | None = None


def load(file: Path, root: Path, places: Sequence[str], sections: Sequence[str]) -> Own:
    """Return the local file of a leader; raises `ContentError` with every problem of it and of its logo.

    `places` are the codes of places with a page of their own, `sections` those that can be printed as chapters.
    """
    path = file.as_posix()
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        raise _refused([Problem(path, 1, 1, "the file is missing", _found(file))]) from None
    except OSError as error:
        raise _refused([unreadable(path, file, error)]) from None
    document, problems = yaml_file.read(raw, path)
    if is_published(file, root):
        wrong = "the file lies in a folder that the site is made of, where everybody would see it"
        problems = [Problem(path, 1, 1, wrong, "Move it, with its logo, into the folder of the project")]
    if document is None or problems:
        raise _refused(problems)
    try:
        record = Local.model_validate(document.data)
    except ValidationError as error:
        raise _refused(list(messages.problems(document, error, Local))) from None
    logo, found = _logo(document, record, file.parent, root)
    found += [*_unknown(document, record, places, sections), *_unprintable(Entry(document, record))]
    if found:
        raise _refused(found)
    return Own(document, record, logo)


def cannot_be_drawn(own: Own) -> ContentError:
    """Return the error for a logo that looks sound and is not."""
    instead = "Open it in the program that it was made with, and save it again, as PNG for example"
    return _refused([own.document.problem(_FILE, "file: the logo is damaged and cannot be drawn", instead)])


def is_published(path: Path, root: Path) -> bool:
    """Whether a path lies in a folder that the site is made of, or made into."""
    return any(path.resolve().is_relative_to((root / name).resolve()) for name in PUBLISHED)


def _found(file: Path) -> str:
    """Return what to do about a file that is not there: Windows hides the end of a name, so that it is often there twice."""
    begins = (f"{file.stem}.y", f"{file.stem}.txt")
    others = sorted(one.name for one in file.parent.glob("*") if one.name.lower().startswith(begins))
    copy = "copy local.example.yaml to it and fill that in"
    return f"Rename '{others[0]}', which lies in that folder, or {copy}" if others else f"Look at its name, or {copy}"


def _refused(problems: list[Problem]) -> ContentError:
    return ContentError(problems, UNHARMED)


def _unknown(document: Document, record: Local, places: Sequence[str], sections: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for a state without a page and for each chapter that is no section."""
    if record.state and record.state not in places:
        wrong = f"state: no state in this guide has the code '{record.state}'"
        meant = [code for code in places if code.endswith(f"-{record.state}")]
        meant = meant or near_names.meant(record.state, places, closed=True)
        yield document.problem(
            ("state",), wrong, _instead(meant, "a code that stands beside a state in content/places.yaml")
        )
    for number, name in enumerate(record.chapters or ()):
        if name not in sections:
            wrong = f"chapters: no section of this guide is called '{name}'"
            meant = near_names.meant(name, sections, closed=True)
            yield document.problem(("chapters", number), wrong, _instead(meant, f"one of: {', '.join(sections)}"))


def _instead(meant: Sequence[str], choices: str) -> str:
    return f"{near_names.asked(meant)} If not, write {choices}" if meant else f"Write {choices}"


def _unprintable(entry: Entry) -> Iterator[Problem]:
    content = Content(shared={"local": entry})
    yield from every_sign_can_be_printed(content)
    yield from every_word_fits_a_line(content)


def _logo(document: Document, record: Local, folder: Path, root: Path) -> tuple[bytes | None, list[Problem]]:
    """Return the bytes of the logo, and what is wrong with it."""
    if record.logo is None:
        return None, []
    file = folder / record.logo.file
    if is_published(file, root):
        wrong = f"file: '{record.logo.file}' lies in a folder that the site is made of"
        return None, [document.problem(_FILE, wrong, f"Copy it beside {document.path}, and write its name alone")]
    try:
        data = file.read_bytes()
    except OSError:
        wrong = f"file: no file called '{record.logo.file}' can be read beside {document.path}"
        return None, [document.problem(_FILE, wrong, "Put the logo there, or delete logo: and the lines below it")]
    faults = _faults(file.suffix.lower(), data)
    return data, [document.problem(_FILE, f"file: {wrong}", instead) for wrong, instead in faults]


def _faults(suffix: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a logo, and what to do about it; the first thing alone, for the rest follows from it."""
    if suffix not in (".svg", ".png"):
        yield f"the logo is no SVG and no PNG, but '{suffix}'", "Save it as SVG or PNG, and write its new name"
    elif len(data) > LARGEST_LOGO:
        yield f"the logo has {len(data):,} bytes", f"Save it smaller: at most {LARGEST_LOGO:,} bytes"
    elif suffix == ".png" and not (data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) > 24):
        yield "the logo is called PNG, but holds something else", "Save it anew as PNG"
    elif suffix == ".png" and max(struct.unpack_from(">LL", data, 16)) > MOST_PIXELS:
        wide, high = struct.unpack_from(">LL", data, 16)
        yield f"the logo is {wide:,} by {high:,} pixels large", f"Save it with at most {MOST_PIXELS:,} on each side"
    elif suffix == ".svg" and not _SVG.search(data):
        yield "the logo is called SVG, but holds something else", "Save it anew as SVG"
    elif suffix == ".svg" and _LETTERS.search(data):
        yield "the logo holds words in a font that we do not have", "Save it with words as outlines, or as PNG"
