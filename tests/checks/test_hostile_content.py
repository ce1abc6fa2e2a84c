"""Whatever stands in a content file: no crash, no traceback, nothing unescaped on a page, bounded time and memory."""

from __future__ import annotations

import json
import shutil
import time
import tracemalloc
from functools import cache

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from macros.checks import content_files, load
from macros.editing import check
from macros.source import yaml_file
from macros.source.problems import ContentError
from macros.web import lists, specimens
from macros.web import pages as views
from macros.web.page import Place
from tests.checks.test_content_errors import SMALL_VALID_GUIDE
from tests.source.test_yaml_file import TEXTS

FILES = sorted(file.relative_to(SMALL_VALID_GUIDE).as_posix() for file in content_files.files(SMALL_VALID_GUIDE))
FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "[x]: https://evil.example",
    "<https://evil.example>",
    "{{ 7777777 * 1 }}",
    "{% for x in (1, 2) %}7777777{% endfor %}",
    "{# gone #}",
    "${7777777}",
    "<!-- finished -->",
    "<!-- /finished -->",
    "</article></main>",
    "]]>",
    "{: onclick=alert(1) #salaries }",
    '--8<-- "../../secret"',
    "# heading",
    "- item",
    "```\ncode",
    "*a* **b** _c_ `d` ~~e~~",
    "../../../etc/passwd",
    "..\\..\\windows",
    "%2e%2e%2f",
    "file:///etc/passwd",
    "\u202egnp.exe\u202c",
    "\u200b\u2066",
    "\x00\x1b[31m",
    "\ud83d",
    "a" * 3_000,
    "((" * 100,
    "((nurse-pay))((source: office-2024))",
    "((illustration: <b>))",
    "&lt;script&gt;&#60;b&#62;",
)
ODD = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map(" ".join),
    st.text(max_size=40),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
        max_leaves=6,
    ),
)


@cache
def data(name):
    return yaml.load((SMALL_VALID_GUIDE / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def leaves(value, where=()):
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not pairs:
        yield where
    for step, inner in pairs:
        yield from leaves(inner, (*where, step))


def changed(value, where, odd):
    """Return the data with something else at one place."""
    if not where:
        return odd
    step, *rest = where
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[step] = changed(value[step], tuple(rest), odd)
    return copy


PLACES = [(name, where) for name in FILES for where in leaves(data(name))]


def typed(value):
    """Return data as it is read back: the base loader leaves numbers as text."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return int(value) if isinstance(value, str) and value.isdigit() and len(value) != 4 else value


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("robust") / "guide"
    shutil.copytree(SMALL_VALID_GUIDE, folder)
    return folder


def loaded(root, name, raw):
    """Load the small guide with other bytes in one file; return it, or nothing if it has problems."""
    file = root / name
    before = file.read_bytes()
    file.write_bytes(raw)
    try:
        return load.load(root)
    except ContentError as error:
        assert error.problems
        for problem in error.problems:
            text = str(problem)
            assert text.isprintable(), text
            assert problem.line >= 1 and problem.column >= 1
            assert not any(word in text for word in ("Traceback", "pydantic", "<class", "NoneType", "macros/"))
        return None
    finally:
        file.write_bytes(before)


def pages(whole):
    """Yield every page as a reader gets it."""
    for career in whole.careers.values():
        for name in career.sections:
            yield views.section(whole, Place(f"{career.id}/{name}", f"{career.id}/{name}", True, ""), career.id, name)
    for view in (views.home, lists.figures, lists.glossary):
        yield view(whole, Place("about/x", "about/x", True, ""))
    for page in lists.SOURCES:
        yield lists.sources(whole, Place(page, page, True, ""))


def scripts(tree):
    """Return the scripts of a page that run; what they compute with is data."""
    return [node.html for node in tree.css("script:not([type='application/json'])")]


@cache
def own_scripts():
    """The scripts that the pages bring when nothing hostile stands in the content."""
    return {one for page in pages(load.load(SMALL_VALID_GUIDE)) for one in scripts(as_read(page))}


def as_read(text):
    return LexborHTMLParser(f"<article>{specimens.through_markdown(text)}</article>")


def assert_harmless(text):
    html = specimens.through_markdown(text)
    tree = LexborHTMLParser(f"<article>{html}</article>")
    assert set(scripts(tree)) <= own_scripts()
    assert tree.css("iframe, object, embed, img, link, meta, base, style, article article, main") == []
    for node in tree.css("*"):
        for key, value in node.attributes.items():
            assert not key.startswith("on"), f"{key}={value}"
            assert key != "style"
            if key in ("href", "src", "action"):
                assert not (value or "").strip().lower().startswith(("javascript:", "data:", "file:", "//")), value
    assert len(tree.css("article")) == 1
    words = tree.body.text() if tree.body else ""
    assert "<!-- finished" not in html or "&lt;" in html
    assert "{# gone #}" in words or "gone #" not in words
    return words


@FEW
@given(place=st.sampled_from(PLACES), odd=ODD)
@example(place=PLACES[0], odd="\u202e")
def test_anything_at_any_place_is_a_problem_or_harmless_on_every_page(root, place, odd):
    name, where = place
    raw = json.dumps(changed(typed(data(name)), where, odd)).encode()
    whole = loaded(root, name, raw)
    for page in pages(whole) if whole else ():
        assert_harmless(page)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: repr(text[:20]))
def test_a_hostile_text_in_every_label_of_a_file_is_harmless(root, hostile):
    for name in ("content/figures.yaml", "content/sources.yaml", "content/sample-role/overview.yaml"):
        whole = typed(data(name))
        for where in leaves(whole):
            if where[-1] in ("label", "about", "place", "title", "publisher", "note", "fit_note", "question"):
                whole = changed(whole, where, f"A {hostile}")
        guide_ = loaded(root, name, json.dumps(whole).encode())
        for page in pages(guide_) if guide_ else ():
            words = assert_harmless(page)
            if "7777777" in hostile:
                assert "7777777 * 1" in words or "{%" in words or "${7" in words or "7777777" not in words


@pytest.mark.parametrize("escape", ["\\u202e", "\\u200b", "\\x1b", "\\0", "\\u2028", "\\N", "\\ufeff"])
def test_a_character_that_is_refused_is_refused_as_an_escape_too(root, escape):
    found = yaml_file.read(f'a: "x{escape}y"\n'.encode(), "content/x.yaml")
    assert [problem.wrong.split(" character")[0] for problem in found[1]] in (
        ["an escape in this text stands for a control"],
        ["an escape in this text stands for an invisible"],
    )


@FEW
@given(name=st.sampled_from(FILES), raw=st.one_of(st.binary(max_size=300), TEXTS.map(str.encode)))
def test_no_bytes_in_any_file_make_the_check_fail(root, name, raw):
    loaded(root, name, raw)


@FEW
@given(
    name=st.sampled_from(FILES), cut=st.integers(0, 2_000), insert=st.sampled_from([*"\t:[]{}&*!|>'\"%@`#-?,\n", ""])
)
def test_a_file_cut_off_or_with_a_sign_too_many_is_told_in_words(root, name, cut, insert):
    text = (SMALL_VALID_GUIDE / name).read_text(encoding="utf-8")
    loaded(root, name, (text[:cut] + insert + (text[cut:] if insert else "")).encode())


BIG = 200_000  # more than any file has, less than any may have
_FIGURES = (SMALL_VALID_GUIDE / "content" / "figures.yaml").read_text(encoding="utf-8")
_ONE = _FIGURES[: _FIGURES.index("nurse-pay-low:")]
_DERIVED = _FIGURES[_FIGURES.index("pay-gap:") :]


def many_figures(change=lambda text: text):
    count = BIG // len(_ONE) - 20
    return "".join(change(_ONE.replace("nurse-pay:", f"f{number}:")) for number in range(count)) + _FIGURES


def circle():
    count = BIG // len(_DERIVED) - 20
    expression = "((nurse-pay-high)) - ((nurse-pay-low))"
    return _FIGURES + "".join(
        _DERIVED.replace("pay-gap:", f"c{number}:").replace(expression, f"((c{(number + 1) % count}))")
        for number in range(count)
    )


def terms(unit, length=3_900):
    one = unit * (length // len(unit))
    count = BIG // (len(one) + 60)
    return "".join(f"t{number}:\n  term: A term\n  meaning: >-\n    {one}\n" for number in range(count))


LARGE = {
    "many figures": ("figures", many_figures),
    "many wrong figures": ("figures", lambda: many_figures(lambda text: text.replace("official", "x"))),
    "a circle of figures": ("figures", circle),
    "many keys": ("glossary", lambda: "".join(f"a{number}: 1\n" for number in range(BIG // 11))),
    "one key many times": ("glossary", lambda: "a: 1\n" * (BIG // 5)),
    "unknown keys": ("glossary", lambda: "x:\n" + "".join(f"  a{number}: 1\n" for number in range(BIG // 12))),
    "a long key": ("glossary", lambda: "x" * BIG + ": 1\n"),
    "blank lines": ("glossary", lambda: "\n" * BIG),
    "amounts": ("glossary", lambda: terms("$5 ")),
    "citations": ("glossary", lambda: terms("((a)) ")),
    "open citations": ("glossary", lambda: terms("((", 400)),
    "brackets": ("glossary", lambda: terms("[", 59)),
    "links": ("glossary", lambda: terms("[a](", 116)),
    "images": ("glossary", lambda: terms("![", 58)),
    "underscores": ("glossary", lambda: terms("_a", 900)),
    "quotation marks": ("glossary", lambda: terms('"', 490)),
    "one endless text": ("glossary", lambda: "t:\n  term: A term\n  meaning: >-\n    " + "word " * (BIG // 5)),
    "deep lists": ("glossary", lambda: "t:\n" + "- " * 20_000 + "x"),
    "deep brackets": ("glossary", lambda: "t: " + "[" * 100_000),
    "deep indentation": ("glossary", lambda: "\n".join(" " * depth + "a:" for depth in range(900))),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_is_checked_in_bounded_time(root, name):
    file, make = LARGE[name]
    raw = make().encode()
    assert len(raw) <= yaml_file.LARGEST_FILE
    begun = time.process_time()
    loaded(root, f"content/{file}.yaml", raw)
    assert time.process_time() - begun < 8


def test_a_large_file_is_checked_in_bounded_memory(root):
    raw = many_figures()[:BIG].rpartition("\nf")[0].encode() + b"\n"
    content_files.forget()
    tracemalloc.start()
    try:
        loaded(root, "content/figures.yaml", raw)
        assert tracemalloc.get_traced_memory()[1] < 150_000_000
    finally:
        tracemalloc.stop()


class TestPaths:
    @pytest.fixture
    def here(self, tmp_path):
        shutil.copytree(SMALL_VALID_GUIDE, tmp_path / "guide")
        (tmp_path / "secret.yaml").write_text("secret: of the machine\n", encoding="utf-8")
        return tmp_path / "guide"

    def said(self, here):
        with pytest.raises(ContentError) as caught:
            load.load(here)
        return [str(problem) for problem in caught.value.problems]

    def test_a_link_out_of_the_folder_is_not_followed(self, here):
        file = here / "content" / "glossary.yaml"
        file.unlink()
        file.symlink_to(here.parent / "secret.yaml")
        assert self.said(here) == [
            "content/glossary.yaml:1:1: this is a link to another place. Put the file itself here"
        ]

    def test_a_linked_folder_is_no_guide(self, here):
        (here / "content" / "other").symlink_to(here.parent, target_is_directory=True)
        assert self.said(here) == ["content/other:1:1: this is a link to another place. Put the file itself here"]

    @pytest.mark.parametrize("folder", ["..", "../..", "/etc", "sample-role/../../..", "", ".", "con", "a b", "<b>"])
    def test_a_guide_is_a_folder_of_content_and_nothing_else(self, here, folder):
        file = here / "content" / "guide.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("- sample-role", f"- {json.dumps(folder)}"), encoding="utf-8")
        assert all("guide" in line for line in self.said(here))

    def test_a_file_name_can_do_nothing_to_a_terminal(self, here, capsys):
        (here / "content" / "\x1b[31mred\nline.yaml").write_text("a: 1\n", encoding="utf-8")
        assert check.run(here) == 1
        said = capsys.readouterr().err
        assert "\x1b" not in said
        assert said.splitlines()[0].startswith("content/ [31mred line.yaml:1:1: no page is made from a file")
