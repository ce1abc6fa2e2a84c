"""Reading one YAML file: what each spelling becomes, where things stand, and that nothing makes it fail."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.source import yaml_file
from macros.source.problems import Problem

ANY_FILE = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
# Bytes of a file are rarely YAML, so most examples are made of what YAML gives a meaning to.
PIECES = st.sampled_from(
    [*"[]{}:,-?*&!|>'\"%@`#~ \n\t", "  ", "a", "key", ": ", "- ", "\n  ", "\n\n", "---\n", "...", "<<", "&a ", "*a"]
    + [
        "!!",
        "!x ",
        "0x1",
        ".inf",
        "2026-02-30",
        "\r\n",
        "\ufeff",
        "é",
        "𝒜",
        "\\",
        "null",
        "'x'",
        '"y"',
        "|-\n",
        "((a))",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@pytest.fixture
def read(tmp_path):
    def read(text):
        file = tmp_path / "file.yaml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        return yaml_file.read(file.read_bytes(), "content/file.yaml")

    return read


def check_places(text, problems):
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert isinstance(problem, Problem)
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.wrong
        assert problem.instead


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("93600", 93600),
        ("-5", -5),
        ("45.00", 45.0),
        ("0.6", 0.6),
        ("true", True),
        ("false", False),
        ("", None),
        ('"93600"', "93600"),
        ("'true'", "true"),
        *(
            (text, text)
            for text in ("no", "yes", "on", "True", "null", "~", "2026-02-28", "12:30", "1_000", "007", "1e3")
        ),
        *((text, text) for text in (".inf", ".nan", "0x1F", "0o17", "+5", ".5", "5.", "93,600", "9" * 19)),
    ],
)
def test_only_plain_numbers_and_true_and_false_are_more_than_text(written, value, read):
    document, problems = read(f"key: {written}\n")
    assert problems == []
    assert document.data == {"key": value}
    assert type(document.data["key"]) is type(value)


def test_places_are_those_of_keys_values_and_words(read):
    document, _ = read("first: 1\nsecond:\n  - name: Größe\n    text: >-\n      one two\n      three two\n")
    assert document.place(("first",)) == (1, 8)
    assert document.key_place(("second",)) == (2, 1)
    assert document.place(("second", 0)) == (3, 5)
    assert document.key_place(("second", 0, "text")) == (4, 5)
    assert document.place_of(("second", 0, "text"), "two") == (5, 11)
    assert document.place_of(("second", 0, "text"), "two", 1) == (6, 13)
    assert document.place_of(("second", 0, "text"), "two three") == (5, 11)


def test_a_place_that_does_not_exist_is_that_of_its_nearest_parent(read):
    document, _ = read("first:\n  second: 2\n")
    assert document.place(("first", "third", 4)) == (2, 3)
    assert document.place_of(("first", "second"), "nowhere") == (2, 11)


def test_a_word_is_not_found_inside_a_longer_one_nor_in_an_illustration(read):
    document, _ = read('text: "((pay-low)) ((illustration: $5)) ((low-pay)) ((pay)) $5"\n')
    assert document.place_of(("text",), "pay") == (1, 55)
    assert document.place_of(("text",), "$5") == (1, 61)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_system_ends_lines_as_it_likes(ending, read):
    document, problems = read("\ufefffirst: 1\nsecond: x\n".replace("\n", ending))
    assert problems == []
    assert document.data == {"first": 1, "second": "x"}
    assert document.place(("second",)) == (2, 9)
    assert document.place_of(("second",), "x") == (2, 9)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + '["]", ' * 80_000,
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "-   " * 100_000,
        "? " * 100_000,
        "\n".join(" " * depth + "a:" for depth in range(990)),
    ],
    ids=["quoted brackets", "brackets", "braces", "dashes", "wide dashes", "question marks", "indentation"],
)
def test_no_nesting_exhausts_the_parser(text, read):
    document, problems = read(text)
    assert document is None
    assert [problem.wrong for problem in problems] == ["lists or groups are nested too deeply"]


def test_as_many_levels_as_are_allowed_are_read_and_no_more(read):
    deepest = yaml_file.DEEPEST - 1
    assert read("a: " + "[" * deepest + "]" * deepest)[1] == []
    assert read("a: " + "[" * (deepest + 1) + "]" * (deepest + 1))[1] != []


def test_many_brackets_beside_each_other_are_no_nesting(read):
    document, problems = read("".join(f"k{number}: [a, [b]]\n" for number in range(2_000)))
    assert problems == []
    assert len(document.data) == 2_000


def test_references_that_would_grow_without_bound_are_named_twenty_times_at_most(read):
    text = "a: &a [x]\n" + "".join(f"k{number}: [{', '.join(['*a'] * 9)}]\n" for number in range(2_000))
    document, problems = read(text)
    assert document is None
    assert len(problems) == 20


@pytest.mark.parametrize("text", ["R&D and a & b", "a &b and !c", "ask & answer!"])
def test_signs_inside_a_text_are_only_text(text, read):
    document, problems = read(f"a: one {text}\nb: '&x *y !z'\n")
    assert problems == []
    assert document.data == {"a": f"one {text}", "b": "&x *y !z"}


@ANY_FILE
@given(text=TEXTS)
def test_no_text_makes_reading_fail_and_every_place_exists(text, read):
    document, problems = read(text)
    check_places(text, problems)
    assert document is not None or problems


@ANY_FILE
@given(text=st.text(max_size=200))
def test_no_characters_make_reading_fail(text, read):
    document, problems = read(text)
    assert document is not None or problems
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1


@ANY_FILE
@given(raw=st.binary(max_size=200))
def test_no_bytes_make_reading_fail(raw, read):
    document, problems = read(raw)
    assert document is not None or problems


PLAIN = st.text(
    st.characters(whitelist_categories=("L", "N"), max_codepoint=0x2FF, blacklist_characters="ÂÃâ"),
    min_size=1,
    max_size=12,
)
DATA = st.recursive(
    st.integers(-(10**15), 10**15) | st.booleans() | PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3),
    max_leaves=8,
)


@ANY_FILE
@given(data=st.dictionaries(PLAIN, DATA, min_size=1, max_size=4))
def test_what_json_writes_is_read_back(data, read):
    document, problems = read(json.dumps(data, ensure_ascii=False))
    assert problems == []
    assert document.data == data
