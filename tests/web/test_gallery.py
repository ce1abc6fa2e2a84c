"""The page of all components: each with what it is for and every example, on a page that is itself sound."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.web import gallery, render, specimens
from tests.conftest import ROOT, words
from tests.site import html_checker as markup

FOLDERS = sorted(folder.name for folder in render.COMPONENTS.iterdir() if folder.is_dir())


@pytest.fixture(scope="module")
def tree() -> LexborHTMLParser:
    return LexborHTMLParser(gallery.write("light", "site.css"))


@pytest.mark.parametrize("component", FOLDERS)
def test_every_component_is_shown_with_its_purpose_and_every_example(component, tree):
    title = tree.css_first(f"h2#component-{component}")
    assert len(words(title.next.next).split()) > 2
    assert tree.css_first(f'nav a[href="#component-{component}"]')
    heads = [node for node in tree.css("h3[id]") if re.fullmatch(rf"{component}-example-\d+", node.id)]
    assert [words(head) for head in heads] == [f"{component}: {name}" for name in specimens.examples(component)]


def test_no_id_is_given_twice_and_everything_named_is_there(tree):
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    named = {
        name
        for key in ("for", "popovertarget", "aria-labelledby", "aria-describedby")
        for node in tree.css(f"[{key}]")
        for name in node.attributes[key].split()
    }
    assert named - set(ids) == set()


def test_what_a_script_would_show_is_shown(tree):
    assert tree.css("[hidden]") == []
    assert tree.css("script:not([type])") == []


def test_an_example_that_begins_hidden_is_opened_and_no_word_of_it_is_lost():
    html = '<form class="x" hidden novalidate><p id="_a" hidden>hidden</p><a href="#_b" aria-hidden="true">b</a></form>'
    assert gallery.alone(html, "x-1") == (
        '<form class="x" novalidate><p id="x-1-_a">hidden</p><a href="#x-1" aria-hidden="true">b</a></form>'
    )


def test_both_pages_are_valid_html_and_lead_to_each_other(tmp_path):
    (tmp_path / "overrides" / "assets" / "css").mkdir(parents=True)
    (tmp_path / "overrides" / "assets" / "css" / "site.css").write_text('@import url("a.css");', encoding="utf-8")
    (tmp_path / "overrides" / "assets" / "css" / "a.css").write_text("a { color: red }", encoding="utf-8")
    light, dark = gallery.run(tmp_path)
    # An address that the program makes is no text of an editor's; in examples of hostile text it is.
    assert [fault for fault in markup.faults([light]) if "attribute “href”" not in fault] == []
    for page, other in ((light, dark), (dark, light)):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        assert tree.css_first("html").attributes["data-scheme"] == page.stem
        assert tree.css_first(f'article a[href="{other.name}"]')
        (sheet,) = [node.attributes["href"] for node in tree.css("link")]
        assert (page.parent / sheet).resolve() == tmp_path / "overrides" / "assets" / "css" / "site.css"


def test_the_pages_stand_outside_the_site():
    assert ".cache/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
