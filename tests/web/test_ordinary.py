"""What becomes of ordinary Markdown: our classes, nothing that the policy stops, and nothing for guides' own pages."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.web import gallery, specimens
from tests.conftest import ROOT, classes, words


def read(text):
    return LexborHTMLParser(f"<!doctype html><body>{specimens.through_markdown(text)}")


@pytest.fixture(scope="module")
def specimen():
    return read((gallery.SPECIMEN / "markdown.md").read_text(encoding="utf-8"))


def test_nothing_is_left_that_the_policy_stops_or_that_asks_another_host(specimen):
    attributes = {key for node in specimen.css("*") for key in node.attributes}
    assert {key for key in attributes if key == "style" or key.startswith("on")} == set()
    assert [node.html for node in specimen.css("[src]") if "//" in node.attributes["src"]] == []
    assert specimen.css("script, link, input:not([type=radio])") == []


def test_every_class_of_ours_has_a_look(specimen):
    sheets = (ROOT / "overrides" / "assets" / "css").rglob("*.css")
    styled = {name for file in sheets for name in re.findall(r"\.(cg-[\w-]+)", file.read_text(encoding="utf-8"))}
    named = {name for node in specimen.css("[class]") for name in classes(node) if name.startswith("cg-")}
    assert len(named) > 30
    assert named - styled == set()
    assert [name for node in specimen.css("[class]") for name in classes(node) if name.startswith("md-")] == []


@pytest.mark.parametrize(
    ("text", "selector", "said"),
    [
        ("|A|B|\n|-|-:|\n|1|2|\n", "div[tabindex] > table td.cg-markdown__cell--right", "2"),
        ("|A|\n|-|\n|1|\n", "th[scope=col]", "A"),
        ("- [x] One\n- Two\n", "ul:not([class]) .cg-tasks__box[role=img][aria-label='Done:']", ""),
        ("![A](b.png){ align=right }", "img.cg-markdown__img--right[loading=lazy]:not([align])", ""),
        ("!!! danger\n    A\n", ".cg-admonition--warning", "Danger A"),
        ("!!! info inline end\n    A\n", ".cg-admonition.cg-admonition--right:not(.inline, .end)", "Info A"),
        ("??? info inline\n    A\n", "details.cg-admonition.cg-admonition--left", "Info A"),
        ("A <kbd>B</kbd>, `<kbd>`\n", "kbd.cg-markdown__kbd", "B"),
        ("<div>A <mark>B</mark></div>\n", "mark.cg-markdown__mark", "B"),
        (':material-account-circle:{ title="x" }', ".cg-icon[role=img][aria-label='account circle'][title=x] > svg", ""),
        ("A :smile: at 10:30:15", "p", "A 😄 at 10:30:15"),
        ("`:heart:`", "code", ":heart:"),
        ("## A *b* `c`\n", "h2#a-b-c > a.cg-anchor[href='#a-b-c']", "A b c"),
        ("## [A](b.md)\n", "h2 > a:not(.cg-anchor)", "A"),
        ("## A {: #_a }\n", "h2:not(:has(a))", "A"),
        ("## A {: #own .b }\n", "h2#own > a[href='#own']", "A"),
    ],
)  # fmt: skip
def test_what_is_written_becomes(text, selector, said):
    tree = read(text)
    assert [words(node) for node in tree.css(selector)] == [said]
