"""The Markdown subset: what it gives, what it refuses, and that no text can bring HTML onto a page."""

from __future__ import annotations

import json
import re
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.checks import content_files
from macros.source import prose
from macros.source import prose_errors as faults
from macros.source import yaml_file as source
from tests.conftest import ROOT

MANY = settings(max_examples=100, deadline=None)
PIECES = st.sampled_from(
    [*"<>&\"'*_[]()#!`|\\\n ~=-+1.$%@/:;^{}", "((", "))", "((a))", "((term: b | c))", "((source: d))", "](#x)", "https://"]
    + ["<script>", "</b>", "<!-- ", "-->", "<![CDATA[", "&lt;", "&#60;", "&#x3c;b&#62;", "](javascript:x)", "| a | b |\n|---|---|"]
    + ["word", "\n\n", "    ", "\n- ", "\n1. ", "\n> ", "```", "$5", "5%", "((illustration: <b>))", "é", "𝒜", "\u2028", "\t"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)


class Writer:
    """Writes tags that nothing else writes, so that a test can take them out again."""

    def figure(self, name, *sources):
        return f"<x-figure>{escape(' '.join((name, *sources)))}</x-figure>"

    def source(self, *names):
        return f"<x-source>{escape(' '.join(names))}</x-source>"

    def term(self, name, words):
        return f"<x-term>{words or escape(name)}</x-term>"

    def link(self, address, words):
        return f"<x-link>{words}</x-link>"


OURS = re.compile(
    r'</?(?:p|em|strong|ul|ol|li|x-figure|x-source|x-term|x-link|span)>|<ol start="\d+">|<span class="cg-(?:keep|illustration)">'
)


def html(text):
    parsed, faults = prose.parse(text)
    assert faults == []
    return parsed.html(Writer())


def wrongs(text):
    return [fault.wrong for fault in prose.parse(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("One\ntwo.", "<p>One two.</p>"),
        ("*a* **b** [c](#d)", "<p><em>a</em> <strong>b</strong> <x-link>c</x-link></p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("((rn-pay)) is much", "<p><x-figure>rn-pay</x-figure> is much</p>"),
        ("so ((source: bls)).", "<p>so<x-source>bls</x-source>.</p>"),
        ("so ((source: bls)) ((source: onet)), no ((source: bls))", "<p>so<x-source>bls onet</x-source>, no<x-source>bls</x-source></p>"),
        ("so ((pay)) ((source: bls)).", "<p>so <x-figure>pay bls</x-figure>.</p>"),
        ("a ((term: care-plan)) and ((term: care-plan | plans))", "<p>a <x-term>care-plan</x-term> and <x-term>plans</x-term></p>"),
        ("a ((term: b)) ((source: bls)), c", '<p>a <span class="cg-keep"><x-term>b</x-term><x-source>bls</x-source></span>, c</p>'),
        ("a ((term: b)), c", '<p>a <span class="cg-keep"><x-term>b</x-term>,</span> c</p>'),
        ("((illustration: $50,000))", '<p><span class="cg-illustration">$50,000</span></p>'),
        ("3 < 4 & 5 > 2", "<p>3 &lt; 4 &amp; 5 &gt; 2</p>"),
        ("&lt;b&gt; &amp;", "<p>&lt;b&gt; &amp;</p>"),
        ("[*a* ((b))](#c)", "<p><x-link><em>a</em> <x-figure>b</x-figure></x-link></p>"),
    ],
)  # fmt: skip
def test_the_subset_becomes_escaped_html(text, expected):
    assert html(text) == expected


def test_a_single_paragraph_can_stand_inside_another_element():
    assert prose.parse("One *two*.")[0].inline(Writer()) == "One <em>two</em>."
    assert prose.parse("One.\n\nTwo.")[0].inline(Writer()) == "<p>One.</p><p>Two.</p>"


def test_what_a_text_cites_is_known_in_order():
    parsed, _ = prose.parse("((b)) *((a))* [((c))](#d) ((source: e)) ((term: f | g)) [h](https://i.example)\n\n- ((b))")
    assert parsed.cited("figure") == ["b", "a", "c", "b"]
    assert parsed.cited("source") == ["e"]
    assert parsed.cited("term") == ["f"]
    assert parsed.cited("link") == ["#d", "https://i.example"]


def test_a_figure_counts_as_one_word():
    assert prose.parse("One ((two-three-four)) *five* [six seven](#x).\n\n- eight")[0].words() == 6


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("# a", "a heading"),
        ("a\n---", "a heading"),
        ("<div>\na\n</div>", "HTML"),
        ("a <b>", "HTML"),
        ("<!-- a -->", "HTML"),
        ("![a](b.png)", "an image"),
        ("`a`", "code marks (`)"),
        ("```\na\n```", "a code block"),
        ("a\n\n    b", "a line indented by four spaces or more"),
        ("a\n\n***\n\nb", "a rule (---)"),
        ("> a", "a quotation block (>)"),
        ("|a|b|\n|-|-|\n|1|2|", "a table"),
        ("- a\n  > b", "a quotation block (>)"),
    ],
)
def test_what_prose_cannot_hold_is_named(text, what):
    assert wrongs(text) == [f"prose cannot hold {what}"]


@pytest.mark.parametrize(
    "address",
    ["#a", "#a-b-2", "https://a.example", "https://a.example/b?c=d#e", "https://www.a-b.example/x_(y)", "https://a.example?b"],
)  # fmt: skip
def test_sections_and_secure_addresses_can_be_linked(address):
    assert faults.address_fault(address) is None


@pytest.mark.parametrize(
    "address",
    ["", "#", "#A", "#a_b", "#a--b", "a", "a.md", "../a", "/a", "//a.example", "http://a.example", "HTTPS://a.example"]
    + [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "mailto:a@b.example",
        "vbscript:x",
        "file:///a",
    ]
    + [
        "https://a",
        "https://",
        "https://a.example b",
        "https://a@b.example",
        "https://a.example:80",
        " https://a.example",
    ]
    + ["https://a.example\nx", "#a\n", "java\nscript:alert(1)", "https:a.example", "https:/\\a.example", "tel:5"],
)
def test_no_other_address_can_be_linked(address):
    assert faults.address_fault(address) is not None


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "&#106;avascript:alert(1)", "java&Tab;script:x", "\\javascript:x"]
)
def test_an_address_cannot_hide_its_scheme(address):
    assert len(wrongs(f"[a]({address})")) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$93,600 a year", ["$93,600"]),
        ("$93,600.", ["$93,600"]),
        ("$1.2 million, £36k and € 5", ["$1.2 million", "£36k", "€ 5"]),
        ("USD 5,000 or 5,000 USD", ["USD 5,000", "5,000 USD"]),
        ("5 dollars, 7 euros", ["5 dollars", "7 euros"]),
        ("5%, 5.5 percent and 6 per cent", ["5%", "5.5 percent", "6 per cent"]),
        ("five percent of 20 people in 2034, at 9:30, for 3 to 6 months", []),
        ("a $ sign, 3 kinds, and 100 points", []),
        ("lift 50 pounds, or 50-pound bags, 3 pounds of flour", []),
        ("50 pounds sterling and £50", ["50 pounds sterling", "£50"]),
    ],
)
def test_every_amount_that_is_typed_is_found_and_nothing_else(text, found):
    assert [fault.near for fault in faults.amounts(text)] == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("((a", 1),
        ("((a)", 1),
        ("((A b))", 1),
        ("((figure: a))", 1),
        ("(())", 1),
        ("((source:))", 1),
        ("((term: | a))", 1),
    ]
    + [("((a)) ((b", 1), ("(a)", 0), ("(see ((a)))", 0), ("(like (this))", 0)],
)
def test_a_citation_that_cites_nothing_is_refused(text, count):
    assert len(wrongs(text)) == count


@pytest.mark.parametrize("text", ["[a] (#b)", "[a][b]", "[a]  (https://a.example)"])
def test_a_link_that_is_nearly_one_is_refused(text):
    assert wrongs(text) == ["this is nearly a link"]


def test_brackets_in_a_sentence_are_only_brackets():
    assert wrongs("He said [sic] (see below), and a [note].") == []


def test_quotation_marks_are_set_as_printers_set_them():
    assert html('"It\'s"') == "<p>“It’s”</p>"
    assert prose.typeset('"It\'s"') == "“It’s”"
    assert prose.typeset("plain") == "plain"


@MANY
@given(TEXTS | st.text(max_size=120))
def test_no_text_makes_parsing_fail_and_no_tag_reaches_the_page(text):
    parsed, faults = prose.parse(text)
    written = parsed.html(Writer())
    rest = OURS.sub("", written)
    assert "<" not in rest
    assert ">" not in rest
    assert all(fault.wrong and fault.instead for fault in faults)
    assert json.loads(json.dumps(parsed.nodes)) == list(parsed.nodes)
    parsed.words()


@MANY
@given(TEXTS)
def test_a_text_without_faults_links_to_nothing_unsafe(text):
    parsed, faults = prose.parse(text)
    if not faults:
        assert all(address.startswith(("#", "https://")) for address in parsed.cited("link"))


@MANY
@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60))
@example("'(c) +- ... -- *a* `b` [c](d) <e> &amp; \\'")
def test_setting_quotation_marks_changes_nothing_else(text):
    text = " ".join(text.split())
    marks = str.maketrans("", "", "'\"‘’“”")
    assert prose.typeset(text).translate(marks) == text.translate(marks)


def both_ways(text, monkeypatch):
    short = prose.parse(text)
    with monkeypatch.context() as patch:
        patch.setattr(prose, "_SIMPLE", re.compile(r"(?!)"))
        return short, prose.parse(text)


@MANY
@given(TEXTS.map(lambda text: f"a{text}b"))
@example("workers' comp isn't \"new\" (c) ... -- +- ,, ????? !!!!! don't 'n' o'clock")
@example("A. b) 1. * + = ---")
@example('**Say "this** and" that, "so it is." *Both* of the boys\' "own" **words:** "one" and')
@example("Two [words](#there) and **three** & a\\_b ((term: x | y's)) 'quoted'.")
@example("Two [words](#there/too), ![no](#image), ((fee)) and\n[more](#b)\n\n- one\n  line\n- **two**: x\n\nEnd")
@example("b\n\n- **7:30** [words](https://a.example/b-c/), **x.**, *y*: **z**. [no](https://a.example/--x)\n\nEnd")
def test_the_short_way_through_one_paragraph_gives_what_the_parser_gives(text):
    with pytest.MonkeyPatch.context() as patch:
        short, long = both_ways(text, patch)
    assert short == long


def test_the_short_way_gives_what_the_parser_gives_for_all_content(monkeypatch):
    root = ROOT
    texts = {text for file in content_files.files(root) for text in leaves(source.read(file.read_bytes(), "")[0].data)}
    taken = [text for text in texts if prose._simple(text, [])]
    assert len(taken) > 1000, "control: most texts go the short way"
    for text in taken:
        short, long = both_ways(text, monkeypatch)
        assert short == long, text


def leaves(data):
    if isinstance(data, str):
        yield data
    for child in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from leaves(child)
