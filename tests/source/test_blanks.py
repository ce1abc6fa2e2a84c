"""What tools write where nothing has been written, and the same words in sentences."""

from __future__ import annotations

import pytest

from macros.checks import content_files
from macros.schema import references
from macros.source import blanks, yaml_file
from tests.checks.test_content_errors import SMALL_VALID_GUIDE
from tests.conftest import ROOT

BLANK = (
    *("", " ", "null", "NULL", "~", "none", "None", "nil", "undefined", "NaN", "nan", "-", "--", "–", "—", "?", "???"),
    *(
        "…",
        "...",
        ".",
        "_",
        "*",
        "n/a",
        "N/A",
        "N.A.",
        "n. a.",
        "NA",
        "TODO",
        "todo",
        "To-do",
        "(TODO)",
        "[TBD]",
        "tbd",
        "TBA",
    ),
    *("FIXME", "xxx", "XXXX", "TODO: ask Ann", "TBD after the call", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!"),
    *("[object Object]", "insert text here", "Your text", "To be defined", "not applicable", "“N/A”", "`null`"),
)
SENTENCES = (
    *("None.", "None of them is licensed.", "Not applicable to nurses who work alone.", "A null result says little."),
    *("The date is to be confirmed by the board.", "To-do lists for the first week", "n/a is what the form says there."),
    *("Undefined terms stand in italics.", "XX. Party Congress", "Malcolm X", "A", "7", "What is a nan bread?", "NaNoWriMo"),
    *("They write TBD in the column.", "The TODO file of the program", "Untitled works", "Placeholder names", "Type - or ?"),
    *("Hashtag #value is used", "nil by mouth", "It says “TODO” on the card.", "((illustration: ?)) is one"),
)  # fmt: skip
LEFT = (
    *("Pay rises. TODO: find a source", "One.\n# TODO check", "(TODO)", "Ends in TODO", "Lorem ipsum dolor sit amet, and so on"),
    *("It costs #REF! a year", "[insert name] says so", "It takes XXX hours", "FIXME: wrong", "A title [tbd]"),
)  # fmt: skip


@pytest.mark.parametrize("text", BLANK)
def test_what_stands_for_nothing_is_found(text):
    assert blanks.is_blank(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_the_same_words_in_a_sentence_are_words(text):
    assert not blanks.is_blank(text)
    assert blanks.left_over(text) is None


@pytest.mark.parametrize("text", LEFT)
def test_a_note_to_oneself_inside_a_text_is_found(text):
    assert blanks.left_over(text)


@pytest.mark.parametrize("root", [ROOT, SMALL_VALID_GUIDE], ids=["the guide", "the small guide"])
def test_nothing_that_is_published_is_taken_for_a_blank(root):
    for file in content_files.files(root):
        for _, text in references.texts(yaml_file.read(file.read_bytes(), file.name)[0].data):
            assert not blanks.is_no_id(text)
            assert blanks.left_over(text) is None, text
