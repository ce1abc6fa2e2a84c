"""Rules for paper: what the fonts of the workshop pack cannot show, and what no line can hold."""

import re
import unicodedata
from collections.abc import Iterator

from macros.checks.content_files import Content
from macros.schema.references import texts
from macros.source import font_coverage
from macros.source.problems import Problem
from macros.source.yaml_file import BREAK, Document

_SCREEN = re.compile(
    r"\b(?:this (?:web ?)?(?:page|site)|your (?:browser|screen)|(?:click|tap|hover) (?:on|over)"
    r"|(?:click|tap)(?:s|ed|ing)? (?:the|a|an|it|here)|scroll(?:s|ed|ing)? (?:up|down|to|on)|drop-?down|pop-?up)\b",
    re.IGNORECASE,
)
_SIGNS = (
    *("this page", "this site", "this web", "your browser", "your screen", "click", "tap", "hover"),
    *("scroll", "dropdown", "drop-down", "popup", "pop-up"),
)
"""One of these stands in all that the pattern finds, and is found at once."""

_NOT_PRINTED = ("content/about/", "content/guide.yaml", "content/corrections.yaml")

LONGEST_WORD = 32  # characters; more do not fit beside a heading or in a cell, and nothing can break them

_ADDRESS = re.compile(r"https?:\S+|\]\([^)]*\)|\(\([^)]*\)\)")  # breaks by rules of its own, or is never shown


def every_sign_can_be_printed(content: Content) -> Iterator[Problem]:
    """Every sign of a text is in the fonts of the printed pack."""
    for document in content.documents():
        if _is_plain(document) and not font_coverage.missing(document.signs):
            continue
        for where, text in texts(document.data):
            for sign in font_coverage.missing(text):
                name = unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
                wrong = f"'{sign}' ({name}) is in no font of the printed pack"
                yield document.problem(where, wrong, "Write it in words, or use a sign of the Latin script", near=sign)


def every_word_fits_a_line(content: Content) -> Iterator[Problem]:
    """No word is longer than a narrow column can hold."""
    for document in content.documents():
        if _is_plain(document) and not document.may_hold_longer(LONGEST_WORD):
            continue
        for where, text in texts(document.data):
            if max(map(len, text.split()), default=0) <= LONGEST_WORD:
                continue
            for word in BREAK.split(_ADDRESS.sub(" ", text)):
                if len(word) > LONGEST_WORD:
                    wrong = f"'{word[:40]}…' has {len(word)} characters, too many for a line of the printed pack"
                    yield document.problem(where, wrong, "Put a space or a hyphen into it", near=word)


def words_hold_on_paper(content: Content) -> Iterator[Problem]:
    """No text of the printed pack speaks of the page on the screen: on paper it stands on another, or on none."""
    for document in content.documents():
        signs = [] if document.path.startswith(_NOT_PRINTED) else _signs_of_screens(document)
        for where, text in texts(document.data) if signs else ():
            for found in _SCREEN.finditer(text) if any(map(text.lower().__contains__, signs)) else ():
                wrong = f"'{found[0]}' means nothing on paper, and the printed pack holds this text, too"
                instead = "Name what you mean, or link to it: [the key facts](#key-facts)"
                yield document.problem(where, wrong, instead, near=found[0])


def _signs_of_screens(document: Document) -> list[str]:
    folded = document.ascii.lower().replace(b"\n", b" ")
    return [sign for sign in _SIGNS if sign.encode() in folded]


def _is_plain(document: Document) -> bool:
    """Whether the file's own lines show all that its texts hold: no escape makes a sign or joins two lines.

    Most files are; their texts are then not looked at one by one.
    """
    return b"\\" not in document.ascii
