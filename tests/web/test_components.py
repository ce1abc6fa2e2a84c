"""Every example of every component, rendered and passed through Markdown as a page is; macros/web/specimens.py says how."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.schema import parts
from macros.source import prose
from macros.web import render, specimens
from macros.web.page import Page, Place
from macros.web.specimens import COMPONENTS, HOSTILE, HOSTILE_MARKUP, examples
from tests.conftest import OWN_SCRIPTS, ROOT, words

# Pieces of a label or a whole page; everything else is one element.
NOT_ONE_ELEMENT = {
    "about-page",
    "answer-key",
    "figure-label",
    "figures-page",
    "glossary-page",
    "home-page",
    "job-page",
    "place-page",
    "section-page",
    "series-label",
    "suggest",
}
# These only ever stand inside another component; alone, Markdown puts a paragraph around them.
INSIDE_OTHERS = {"chip", "figure", "note", "suggest", "term"}

CASES = [(component, name) for component in COMPONENTS for name in examples(component)]
each = pytest.mark.parametrize(("component", "name"), CASES, ids=[f"{one}-{other}" for one, other in CASES])


@pytest.fixture
def text(component, name) -> str:
    return specimens.rendered(component, examples(component)[name])


@pytest.fixture
def html(component, name) -> str:
    return specimens.html(component, examples(component)[name])


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_is_a_folder_with_a_template_and_examples(component):
    files = sorted(path.name for path in (render.COMPONENTS / component).iterdir())
    assert files == ["examples.yaml", "template.html.jinja"]
    assert {"default", "hostile text"} <= set(examples(component))


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_template_says_what_it_shows_and_is_small(component):
    template = specimens.template(component)
    assert re.match(r"\{# .+\. View: .+ #\}\n", template)
    assert len(template.splitlines()) <= 60
    assert "safe" not in re.findall(r"\|\s*(\w+)", template)


@each
def test_it_begins_at_column_0_and_holds_no_empty_line_or_indented_one(component, name, text):
    assert text[0] in "<#"
    if "<!-- finished -->" not in text:
        assert [line for line in text.split("\n") if not line or line != line.strip()] == []


@each
def test_a_component_is_one_element(component, name, text):
    if component in NOT_ONE_ELEMENT:
        return
    body = LexborHTMLParser(f"<!doctype html><body>{text}").body
    children = [
        node for node in body.iter(include_text=True) if node.is_element_node or (node.text_content or "").strip()
    ]
    assert len(children) == 1


@each
def test_markdown_leaves_it_as_it_is(component, name, text, html):
    assert re.findall(r"<pre|<code>|markdown=|finished -->|\x02|\x03|wzxhzdk", html) == []
    if component in INSIDE_OTHERS:
        assert html == f"<p>{text}</p>"
    elif component not in NOT_ONE_ELEMENT:
        assert html == text
    else:
        assert words(LexborHTMLParser(html).body) == words(LexborHTMLParser(_plain(text)).body)


def _plain(text: str) -> str:
    """Return the Markdown of a page with its headings as HTML, by the simplest reading."""
    text = re.sub(r"<!-- /?finished -->", "", text)
    return re.sub(r"^(#+) (.*?)(?: \{: #[\w-]+ \})?$", r"<h2>\2</h2>", text, flags=re.MULTILINE)


@each
def test_it_holds_nothing_that_the_policy_forbids(component, name, html):
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    assert tree.css("style, img, iframe, object, embed, form[action]") == []
    # Data for a script is no script: no browser runs it. What runs stands in a template as it is, so that its hash is known.
    assert {node.text() for node in tree.css('script:not([src], [type="application/json"])')} <= OWN_SCRIPTS
    attributes = {key for node in tree.css("*") for key in node.attributes}
    assert {key for key in attributes if key.startswith("on") or key == "style"} == set()
    links = [node.attributes["href"] for node in tree.css("[href]")]
    # A link's address is made by the program or checked on reading; only the examples' own words get here.
    assert [link for link in links if link and link.strip().lower().startswith("javascript:")] == []


@each
def test_hostile_text_is_shown_as_it_was_typed(component, name, html):
    if name != "hostile text" or not _has_text(examples(component)["default"]):
        return
    # What stands in a template is shown by a script.
    tree = LexborHTMLParser(f"<!doctype html><body>{re.sub('</?template[^>]*>', '', html)}")
    shown = " ".join(tree.body.text().split())
    named = [value or "" for node in tree.css("*") for value in node.attributes.values()]
    # Markdown's own reading of prose turns straight quotation marks into curved ones.
    typed = " ".join(HOSTILE.split())
    assert typed in shown or typed in named, "the hostile text never reached the reader"
    expected = _count(examples(component)[name])
    found = shown.count("Donaudampfschifffahrts") + sum(value.count("Donaudampfschifffahrts") for value in named)
    assert found >= expected, f"{expected} texts were given, {found} are shown"
    assert shown.count("<script>alert(1)</script>") == shown.count("Donaudampfschifffahrts")


def _has_text(given: object) -> bool:
    """Whether a component is given any text, of which hostile text could take the place."""
    if isinstance(given, dict):
        given = list(given.values())
    return any(map(_has_text, given)) if isinstance(given, list) else isinstance(given, str)


@pytest.mark.parametrize("component", COMPONENTS)
def test_an_attribute_holds_the_same_words_whether_it_is_given_text_or_markup(component):
    """Pages hand over finished HTML as often as text; no quotation mark in it may end an attribute."""
    example = examples(component)["hostile text"]
    as_text, as_markup = (
        _attributes(specimens.rendered(component, example, hostile)) for hostile in (HOSTILE, HOSTILE_MARKUP)
    )
    assert as_markup == as_text


def _attributes(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return every element with its attributes; the ones that stand inside the hostile text are the same in both."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    return [(node.tag, dict(node.attributes)) for node in tree.css("*") if node.tag != "em" or node.attributes]


def test_a_quotation_mark_in_a_long_term_stays_in_its_name():
    """The term is written by a page from prose, as an editor would give it; the words of its button are Markup."""
    guide, words = specimens.small_guide(), 'a so called "onclick=x" of many words'
    page = Page(guide, Place("about/method", "about/method", True, ""))
    html = page.prose(prose.Prose("", ({"t": "par", "c": [{"t": "term", "id": "median", "v": words}]},)))
    (button,) = LexborHTMLParser(f"<!doctype html><body>{html}").css(".cg-term__word")
    assert set(button.attributes) == {"class", "type", "aria-label", "popovertarget"}
    assert button.attributes["aria-label"] == words


def test_no_program_text_makes_html_with_bare_quotation_marks():
    """What is escaped once may come to stand in an attribute later; a specimen alone does it, on purpose."""
    bare = {
        file.name
        for file in (ROOT / "macros").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.keyword) and node.arg == "quote"
    }
    assert bare <= {"specimens.py"}


def _count(example: Any) -> int:
    """Return how often the hostile text stands in an example."""
    if isinstance(example, dict):
        return sum(map(_count, example.values()))
    return sum(map(_count, example)) if isinstance(example, list) else int(example == "$hostile")


@each
def test_no_id_is_given_twice_and_every_label_has_its_button(component, name, html):
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    opened = {node.attributes["popovertarget"] for node in tree.css("[popovertarget]")}
    assert opened == {node.attributes["id"] for node in tree.css("[popover]")}


def test_every_component_of_a_part_has_a_folder():
    """Of every part in any module; one that is never shown alone, such as a kind of part, names no component."""
    for found in pkgutil.walk_packages([str(ROOT / "macros")], "macros."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    made = list(_below(parts.Part))
    named = {part.__name__: part.component for part in made if "component" in vars(part)}
    assert {name: component for name, component in named.items() if component not in COMPONENTS} == {}
    # What a section or a page holds is shown, so it has a component, its own or that of its kind.
    assert [part.__name__ for part in made if not part.__subclasses__() and not hasattr(part, "component")] == []
    assert len({part.__module__ for part in made}) > 4, "control: parts stand in several modules"


def _below(kind):
    for part in kind.__subclasses__():
        yield part
        yield from _below(part)


def test_a_hostile_title_reaches_the_page_as_one_heading():
    """Control: without the label filter Markdown would read the title's signs."""
    html = specimens.html("section-page", examples("section-page")["hostile text"])
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    assert [words(node) for node in tree.css("h1")] == [HOSTILE]
    assert tree.css_first("h2").attributes == {"id": "official"}


def test_a_word_with_a_hyphen_stays_whole_in_every_kind_of_heading():
    page = render.whole(
        '# A long&#45;term plan {: #x-y }\n\nlong-term\n\n<h3 id="a-b">A self-made<sup>1</sup> x</h3>\n'
    )
    assert '# A <span class="cg-whole">long&#45;term</span> plan {: #x-y }\n\nlong-term\n' in page
    # The number of a note does not leave the word that it stands at.
    assert '<h3 id="a-b">A <span class="cg-whole">self-made</span>&#8288;<sup>1</sup> x</h3>' in page
