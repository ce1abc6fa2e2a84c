"""The YAML parser's complaints: each text points at the mistake, whatever the parser stumbled over."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.source import yaml_errors, yaml_file


def explain(text):
    with pytest.raises(yaml.YAMLError) as caught:
        yaml.compose(text, Loader=yaml_file.Loader)
    return yaml_errors.explain(caught.value, tuple(text.split("\n")))


@pytest.mark.parametrize(
    ("text", "line", "column", "wrong"),
    [
        ("a:\n\tb: 1", 2, 1, "a tab stands at the start of the line"),
        ("a: 1\nb:2\nc: 3", 2, 3, "a space is missing after 'b:'"),
        ("a: one\nb: two: three", 2, 7, "a colon followed by a space stands inside unquoted text"),
        ('a: 1\nb: "two\nc: 3', 2, 4, 'the quotation mark " is opened here and never closed'),
        ("a: 'it's'", 1, 8, "the quotation mark ' closed the text before this"),
        ("a: 'b\nc: d's", 1, 4, "the text that begins here with ' ends in line 2 only, and more follows it there"),
        ('a: "x \\o"', 1, 7, "a backslash in double quotes begins an escape"),
        ("a: [x](y)", 1, 7, "more text follows the bracket ]"),
        ("a: [x\nb: 1", 1, 4, "the bracket [ is opened here and never closed"),
        ("time: [a,", 1, 7, "the bracket [ is opened here and never closed"),
        ("a: [b, {c,\n", 1, 8, "the bracket { is opened here and never closed"),
        ("a: [b, , c]", 1, 8, "nothing stands before this comma"),
        ("a: *x* y", 1, 4, "a text cannot begin with *"),
        ("a: *x y", 1, 4, "a text that begins with * is read as a reference"),
        ("a: & b", 1, 4, "a text cannot begin with &"),
        ("a: %x", 1, 4, "a text cannot begin with %"),
        ("a: ,x", 1, 4, "a text cannot begin with ,"),
        ("a 1\nb: 2", 1, 2, "a colon is missing after 'a'"),
        ("a: 1\n  b: 2", 2, 3, "this line is indented deeper than the line above allows"),
        ("a: 1\n---\nb: 2", 2, 1, "a second document begins here"),
        ("a: | x", 1, 6, "something follows | or > on its line"),
        ("a: >-\nsome words here\nb: 1", 2, 1, "'some words here' is neither a key nor part of the text above"),
        ("a:\n  - b\n  c: 1", 3, 3, "this line does not continue the list above it"),
        ("a:\n    b: 1\n  c: 2", 3, 3, "this line does not continue the group above it"),
    ],
)  # fmt: skip
def test_the_mistake_is_named_where_it_is(text, line, column, wrong):
    assert explain(text)[:3] == (line, column, wrong)


def test_a_mended_text_is_shown_and_a_long_one_shortened():
    assert explain("a: one: two")[3] == 'Put the whole text in double quotes: a: "one: two"'
    assert explain(f"a: one: {'word ' * 40}")[3].endswith('word word…"')


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*"[]{}:,-?*&!|>'\"%@`# \n\t", "a", "key: ", "\n  ", "- ", "word word"]), max_size=40))
def test_every_complaint_has_a_place_in_the_text(pieces):
    text = "".join(pieces)
    lines = tuple(text.split("\n"))
    try:
        yaml.compose(text, Loader=yaml_file.Loader)
    except yaml.YAMLError as error:
        found = yaml_errors.explain(error, lines)
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1
        assert found.wrong
        assert found.instead
