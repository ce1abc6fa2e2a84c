"""Every example of every component, rendered and passed through Markdown as a page is.

An example is the view of its component, written as data. Some words stand for what YAML cannot hold:

    $hostile            the text below, wherever an editor's text may stand
    $prose: text        a prose field; what prose refuses is kept as plain words, as an attacker would have it
    $html: text         finished HTML, which another component has written
    $escaped: text      the same, holding nothing but this text
    $figure, $source, $term: id    a record of the small guide below
    $says: text         a function that returns the text
    $mapping: {...}     a dictionary that the template loops over

`page` is always there, on the small guide below.
"""

from __future__ import annotations

import re
from functools import cache
from types import SimpleNamespace
from typing import Any

import markdown
import pytest
import yaml
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from macros import prose, render, stash
from macros.figures import quotables
from macros.guide import Guide
from macros.models import Figures, Glossary, Sources, Vocabulary
from macros.page import Page, Place
from tests.conftest import ROOT, words

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> & &amp; \"double\" 'single' *stars* _under_ `code` "
    "[link](javascript:alert(3)) {{ braces }} {% tag %} {# note #} {: #x onclick=x } # $1 \\ | ~~ -- "
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
)
COMPONENTS = sorted(path.name for path in render.COMPONENTS.iterdir() if path.is_dir())
# Pieces of a label or a whole page; everything else is one element.
NOT_ONE_ELEMENT = {"about-page", "figure-label", "figures-page", "glossary-page", "home-page", "section-page"}
# These only ever stand inside another component; alone, Markdown puts a paragraph around them.
INSIDE_OTHERS = {"chip", "figure", "note", "stairs", "suggest", "term"}

SMALL = """
figures:
  pay: &pay
    label: Pay of many
    value: 93600
    unit: usd-per-year
    statistic: median
    about: Many people
    place: One country
    period: May 2024
    source: office
    kind: official
    status: verified
    seen: "2026-02-28"
    fit: close
    fit_note: Most are counted.
    note: A note.
    next_release: "2027-04"
  pay-range: {<<: *pay, label: Range of pay, value: null, low: 50000, high: 100000, open: above, statistic: range}
  years: {<<: *pay, label: Years, value: null, low: 2, high: 4, unit: years, statistic: duration, note: null}
  difference:
    {<<: *pay, label: Difference, value: null, derive: ((pay)) - ((pay)), source: null, kind: null, status: null,
     seen: null, round: 100}
  hostile: {<<: *pay, source: hostile}
sources:
  office: &office
    title: A report
    publisher: An office
    url: https://office.example/report
    date: May 2024
    retrieved: "2026-02"
    status: verified
    note: A note.
    credit: A credit.
  no-address: {<<: *office, url: null, note: null, credit: null}
  hostile: *office
terms:
  median: {term: Median, short: MD, meaning: "The middle, as in ((pay)); see ((term: no-short-form)) ((source: office))."}
  no-short-form: {term: Average, meaning: "The sum, shared out."}
  hostile: {term: Median, short: MD, meaning: x}
"""


def written(text: str) -> prose.Prose:
    parsed, faults = prose.parse(text)
    return prose.Prose(text, ({"t": "par", "c": [{"t": "text", "v": text}]},)) if faults else parsed


def bad(record: Any, *keys: str) -> Any:
    """Return a record whose text no check has seen."""
    return record.model_copy(update={key: HOSTILE for key in keys})


@cache
def small_guide() -> Guide:
    data = yaml.safe_load(SMALL)
    words_ = yaml.safe_load((ROOT / "content" / "vocabulary.yaml").read_text(encoding="utf-8"))
    figures = Figures.model_validate({id_: _without_nothing(record) for id_, record in data["figures"].items()})
    sources = Sources.model_validate({id_: _without_nothing(record) for id_, record in data["sources"].items()})
    terms = Glossary.model_validate(data["terms"])
    texts = ("label", "about", "place", "period", "fit_note", "note", "next_release")
    # `next_release` is a date in words at most; the rest is whatever an editor wrote.
    figures.root["hostile"] = bad(figures.root["hostile"], *texts[:-1])
    sources.root["hostile"] = bad(sources.root["hostile"], "title", "publisher", "date", "note", "credit")
    term = bad(terms.root["hostile"], "term", "short")
    terms.root["hostile"] = term.model_copy(update={"meaning": written(HOSTILE)})
    return Guide(
        site=None,
        vocabulary=Vocabulary.model_validate(words_),
        sources=sources.root,
        figures=quotables(figures),
        agreements={},
        glossary=terms.root,
        careers={},
    )


def _without_nothing(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value is not None}


def page() -> Page:
    guide = small_guide()
    pages = {"salaries": "salaries", "hours": "work", "pay": "salaries"}
    career = SimpleNamespace(id="sample", pages=pages, figures=guide.figures)
    return Page(guide, career, Place("sample/salaries", "sample/salaries", True, ""))


def view(example: Any) -> Any:
    """Return what an example stands for."""
    if example == "$hostile":
        return HOSTILE
    if isinstance(example, list):
        return [view(value) for value in example]
    if not isinstance(example, dict):
        return example
    marked = next((key for key in example if key.startswith("$")), None)
    if marked is None:
        return SimpleNamespace(**{key: view(value) for key, value in example.items()})
    inside = view(example[marked])
    guide = small_guide()
    return {
        "$prose": lambda: written(inside),
        "$html": lambda: Markup(inside),
        "$escaped": lambda: Markup("<p>{}</p>").format(inside),
        "$figure": lambda: guide.figures[inside],
        "$source": lambda: guide.sources[inside],
        "$term": lambda: guide.glossary[inside],
        "$says": lambda: lambda given: inside,
        "$mapping": lambda: vars(inside),
    }[marked]()


def examples(component: str) -> dict[str, Any]:
    file = render.COMPONENTS / component / "examples.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}


def rendered(component: str, example: dict[str, Any]) -> str:
    """Return the Markdown of an example: a whole page where the component has headings of its own."""
    given = {"page": page(), **vars(view(example))}
    template = (render.COMPONENTS / component / "template.html.jinja").read_text(encoding="utf-8")
    if re.search(r"^#+ ", template, re.MULTILINE):
        return render.page(component, **given)
    return str(render.render(component, **given))


@cache
def extensions() -> tuple[list[str], dict[str, Any]]:
    """Return the Markdown extensions of the site, with their settings."""

    class Loader(yaml.SafeLoader):
        """Reads what MkDocs adds to YAML as plain values."""

    Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)
    named = [entry if isinstance(entry, dict) else {entry: {}} for entry in settings["markdown_extensions"]]
    pairs = {name: options or {} for entry in named for name, options in entry.items()}
    return list(pairs), pairs


def through_markdown(text: str) -> str:
    names, settings = extensions()
    # MkDocs always adds these three.
    return markdown.Markdown(
        extensions=[*dict.fromkeys(["toc", "tables", "fenced_code", *names])], extension_configs=settings
    ).convert(text)


CASES = [(component, name) for component in COMPONENTS for name in examples(component)]
each = pytest.mark.parametrize(("component", "name"), CASES, ids=[f"{one}-{other}" for one, other in CASES])


@pytest.fixture
def text(component, name) -> str:
    return rendered(component, examples(component)[name])


@pytest.fixture
def html(component, text) -> str:
    marked = text if "<!-- finished -->" in text else stash.mark(text)
    return through_markdown(marked)


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_is_a_folder_with_a_template_and_examples(component):
    files = sorted(path.name for path in (render.COMPONENTS / component).iterdir())
    assert files == ["examples.yaml", "template.html.jinja"]
    assert {"default", "hostile text"} <= set(examples(component))


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_template_says_what_it_shows_and_is_small(component):
    template = (render.COMPONENTS / component / "template.html.jinja").read_text(encoding="utf-8")
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
    assert re.findall(r"<pre|<code|markdown=|finished -->|\x02|\x03|wzxhzdk", html) == []
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
    # Data for a script is no script: no browser runs it.
    assert {node.attributes.get("type") for node in tree.css("script")} <= {"application/json"}
    attributes = {key for node in tree.css("*") for key in node.attributes}
    assert {key for key in attributes if key.startswith("on") or key == "style"} == set()
    links = [node.attributes["href"] for node in tree.css("[href]")]
    # A link's address is made by the program or checked on reading; only the examples' own words get here.
    assert [link for link in links if link and link.strip().lower().startswith("javascript:")] == []


@each
def test_hostile_text_is_shown_as_it_was_typed(component, name, html):
    if name != "hostile text":
        return
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    shown = " ".join(tree.body.text().split())
    named = [value or "" for node in tree.css("*") for value in node.attributes.values()]
    # Markdown's own reading of prose turns straight quotation marks into curved ones.
    typed = " ".join(HOSTILE.split())
    assert typed in shown or typed in named, "the hostile text never reached the reader"
    expected = _count(examples(component)[name])
    found = shown.count("Donaudampfschifffahrts") + sum(value.count("Donaudampfschifffahrts") for value in named)
    assert found >= expected, f"{expected} texts were given, {found} are shown"
    assert shown.count("<script>alert(1)</script>") == shown.count("Donaudampfschifffahrts")


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
    from macros import parts, pay_parts

    named = {
        found.component
        for module in (parts, pay_parts)
        for found in vars(module).values()
        if isinstance(found, type) and issubclass(found, parts.Part) and found is not parts.Part
    }
    assert named <= set(COMPONENTS)


def test_a_hostile_title_reaches_the_page_as_one_heading():
    """Control: without the label filter Markdown would read the title's signs."""
    html = through_markdown(rendered("section-page", examples("section-page")["hostile text"]))
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    assert [words(node) for node in tree.css("h1")] == [HOSTILE]
    assert tree.css_first("h2").attributes == {"id": "official"}
