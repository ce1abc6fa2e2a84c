"""Markdown that is nearly right, and sentences that only look like it."""

from __future__ import annotations

import pytest

from macros.source import folded_text, nearly_markdown, prose, signs

PRINTED_AS_TYPED = (
    *("-item one", "• item", "Words:\n-one\n-two", "*one\n*two", "Intro\n2. two\n3. three", "Name\tPay\nA\t1", "a | b | c"),
    *("-> words here", "See [pay](#pay now).", "See [pay](https://a.example/\nx) now", "See [pay] (https://a.example)"),
    *("See [pay]\n(#pay)", "See [pay](#pay", "This is **bold and", "This is bold**", "an _open word", "a word_ here"),
    *("a *star here", "[](#pay)", "[text]()", "a &foo; b", "##Head", "Use `x here", "~~gone~~", "(pay)[#pay]"),
    *("See https://a.example/x now", "=> words", "· one\n· two", "+one\n+two", "– one\n– two"),
)  # fmt: skip
SENTENCES = (
    *("O*NET puts it so.", "A snake_case_name is one word.", "5 * 3 is 15 - or so.", "It takes *care* and **time**."),
    *("[words](#section-id) and [more](https://a.example/x_y(z)).", "- one\n- two", "1. one\n2. two", "Intro:\n\n* one\n* two"),
    *("It was in\n2024. Then it went on.", "It was on May\n31. Then it went on.", "Pay – or what is left – rises.", "A #1 reason."),
    *("((term: a | words)) and ((term: b | others)).", "He wrote [sic] and (see there).", "AT&T & Co; and more.", "A/B (see C)"),
    *("-5 degrees is cold.", "Low\n- or high.", "It rises -> it falls.", "Say “yes” or 'no'…", "& then"),
)  # fmt: skip
GARBLED = {"itâ€™s": "’", "cafÃ©": "é", "â€œWords": "“", "a\u00c2\u00a0b": "\u00a0", "\ufffd": "", "ï¿½": "\ufffd"}
IN_ORDER = ("château", "São Paulo", "Âge", "naïve", "€ 5", "“Words” – it’s", "ÅÄÖ", "Ã")


@pytest.mark.parametrize("text", PRINTED_AS_TYPED)
def test_what_would_be_printed_as_typed_is_a_fault(text):
    assert prose.parse(text)[1]


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_and_right_marks_are_none(text):
    assert prose.parse(text)[1] == []


@pytest.mark.parametrize(
    "text", ["**Words**", "*Words*", "_Words_", "`words`", "[w](#x)", "Q&amp;A", "# Words", "- words"]
)
def test_a_label_with_marks_is_a_fault(text):
    assert list(nearly_markdown.label_faults(text))


@pytest.mark.parametrize("text", ["O*NET", "Q&A", "snake_case_name", "#1 in pay", "C++ [sic]", "A – B", "R&D; more"])
def test_a_label_with_the_same_signs_is_none(text):
    assert list(nearly_markdown.label_faults(text)) == []


@pytest.mark.parametrize(("text", "meant"), GARBLED.items())
def test_text_in_a_wrong_encoding_is_found_with_what_was_meant(text, meant):
    (problem,) = signs.problems(text, "x")
    assert "wrong encoding" in problem.wrong
    if meant.strip() and meant.isprintable() and meant != "\ufffd":
        assert f"Type {meant} in its place" in problem.instead


@pytest.mark.parametrize("text", IN_ORDER)
def test_letters_with_accents_are_in_order(text):
    assert signs.problems(text, "x") == []


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["- one", "- two"], 0),
        (["Words:", "- one", "- two"], 1),
        (["1. one", "2. two"], 0),
        (["Words.", "", "More."], 2),
        (["Words.", "# note", "More."], 1),
    ],
)
def test_what_runs_together_is_found_at_its_line(lines, line):
    assert folded_text.fault(lines)[0] == line


@pytest.mark.parametrize(
    "lines",
    [["One line", "", ""], ["It was in May", "31. Then it", "went on."], ["It rises", "- or falls."], ["- one"]],
)
def test_a_sentence_over_lines_is_none(lines):
    assert folded_text.fault(lines) is None
