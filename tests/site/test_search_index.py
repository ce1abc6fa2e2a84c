"""The search index: what is found, under which heading, at which address."""

from __future__ import annotations

import gzip
import json
import random
import re

from selectolax.lexbor import LexborHTMLParser

from macros.checks import load
from macros.site import search_index
from macros.site.short_text import ShortTexts
from tests.conftest import ROOT, words


def index_of(site):
    return written(site.folder)


def data(folder):
    """Return what the script of the index holds."""
    text = (folder / search_index.INDEX).read_text(encoding="utf-8")
    return json.loads(text.partition(" = ")[2].rstrip(";\n").replace("<\\/", "</"))


def written(folder):
    """Return the passages as the search window makes them from the index."""
    found = data(folder)
    whole = reader(found["key"])
    return [
        {
            "location": f"{place}#{anchor}" if anchor else place,
            "title": title,
            "section": whole(section),
            "text": whole(text),
        }
        for place, title, parts in found["pages"]
        for anchor, section, text in parts
    ]


def reader(key):
    """Return what makes a text again from the signs that stand for its words."""
    codes = [*key["single"], *(one + other for one in key["first"] for other in key["signs"])]
    known = dict(zip(codes, key["words"].split(" "), strict=False))
    forms = re.compile(rf"!([^ ]*) |({'|'.join(map(re.escape, known))})" if known else r"!([^ ]*) ()")
    return lambda short: " ".join(known[code] if code else word for word, code in forms.findall(short))


def read(article, path="a/b/index.html"):
    """Return the passages of a page with this article."""
    html = f"<html><body><nav>Menu</nav><article>{article}</article><footer>Foot</footer></body></html>"
    found = search_index.passages(path, LexborHTMLParser(html))
    return [(one.location, one.title, one.section, one.text) for one in found]


def test_text_stands_under_its_heading():
    assert read(
        '<h1 id="t">Title</h1><p>Intro.</p><h2 id="x">Part</h2><p>One.</p><p>Two.</p><h3 id="y">Sub</h3>Three.'
    ) == [
        ("a/b/", "Title", "", "Intro."),
        ("a/b/#x", "Title", "Part", "One. Two."),
        ("a/b/#y", "Title", "Sub", "Three."),
    ]


def test_labels_and_note_numbers_are_passed_over_and_what_follows_is_not():
    html = '<h1>T</h1><p>It is <b>5</b><small data-cg-unsearched>its <i>label</i></small><sup class="cg-note"><a>1</a></sup> long.</p>'
    assert read(html) == [("a/b/", "T", "", "It is 5 long.")]


def test_labels_are_known_by_what_opens_them_where_a_builder_drops_the_mark():
    """Zensical drops data-cg-unsearched when it writes a page."""
    assert read("<h1>T</h1><p>It is <b>5</b><small popover>its label</small> long.</p>") == [
        ("a/b/", "T", "", "It is 5 long.")
    ]


def test_words_of_two_blocks_do_not_run_together():
    html = "<h1>T</h1><table><tr><th>One</th><td>two</td></tr></table><ul><li>a<li>b</ul><svg><text>drawn</text></svg><dl><dt>c<dd>d</dl>"
    assert read(html)[0][3] == "One two a b c d"


def test_rows_terms_and_questions_with_an_id_are_passages_of_their_own():
    html = (
        '<h1>T</h1><dl><dt id="term">Term</dt><dd>Meaning.</dd></dl>'
        '<details><summary><h3 data-cg-anchor="q">Question?</h3></summary><div id="q">Answer.</div></details>'
    )
    assert read(html) == [("a/b/#term", "T", "Term", "Meaning."), ("a/b/#q", "T", "Question?", "Answer.")]


def test_what_ends_every_page_is_in_no_passage():
    found = read(
        '<h1>T</h1><h2 id="x">Part</h2>One.<h2 id="_sources">Sources for this page</h2><ol><li>Source</li></ol>'
        '<h2 id="y">Part 2</h2>Two.'
    )
    assert found == [("a/b/#x", "T", "Part", "One."), ("a/b/#y", "T", "Part 2", "Two.")]


def test_the_question_that_a_page_answers_heads_the_passage_that_begins_it():
    html = '<h1>T</h1><div><p class="cg-page-head__question">What <b>is</b> it?</p><p>This.</p></div>'
    assert read(html) == [("a/b/", "T", "What is it?", "This.")]


def test_what_the_search_knows_beyond_the_pages_stands_in_the_index_and_no_longer_in_the_page(tmp_path):
    known = {"guides": [], "same": [[["lamp"], ["lantern \u003c"]]]}
    for mark in ("data-cg-search", 'data-cg-search=""'):  # MkDocs, Zensical
        html = f'<article><h1>T</h1><script type="application/json" {mark}>{json.dumps(known)}</script>\n<p>x</p></article>'
        rest, held = search_index.taken(html)
        assert rest == "<article><h1>T</h1><p>x</p></article>"
        search_index.write(tmp_path, [], ["", held])
        assert data(tmp_path)["words"] == known


def test_the_search_of_the_site_knows_its_guides_and_what_they_suggest(finished_site):
    whole, known = load.load_cached(ROOT), data(finished_site.folder)["words"]
    assert [(guide["folder"], guide["name"]) for guide in known["guides"]] == [
        (id_, career.career.title) for id_, career in whole.careers.items()
    ]
    for guide, career in zip(known["guides"], whole.careers.values(), strict=True):
        assert len(guide["suggested"]) == len(career.career.suggested or ())
        for question, place in guide["suggested"]:
            file, _, fragment = place.partition("#")
            page = finished_site.pages[f"{file}index.html"]
            # A section shows its question, and an answer its own.
            assert question in words(page.at(fragment).parent if fragment else page.article)
    assert not any("data-cg-search>" in page.html for page in finished_site.pages.values())


def test_signs_survive_and_nothing_can_end_the_script(tmp_path):
    html = "<article><h1>A &amp; B</h1><p>&lt;/script&gt;&lt;script&gt;alert(1) \u2028 é “x”</p></article>"
    search_index.write(tmp_path, [search_index.passages("index.html", LexborHTMLParser(html))])
    text = (tmp_path / search_index.INDEX).read_text(encoding="utf-8")
    assert "</" not in text and "\u2028" not in text
    (only,) = written(tmp_path)
    assert only == {"location": "", "title": "A & B", "section": "", "text": "</script><script>alert(1) é “x”"}


def test_every_passage_of_the_site_leads_to_a_place_that_exists(finished_site):
    found = index_of(finished_site)
    assert len(found) > 50
    for passage in found:
        file, _, fragment = passage["location"].partition("#")
        page = finished_site.pages[f"{file}index.html"]
        assert not fragment or page.at(fragment) is not None, passage["location"]
        assert passage["title"] == words(page.article.css_first("h1"))


def test_a_text_comes_back_from_its_signs():
    dice = random.Random(3)
    signs = "ab<>/\\\"'!#~é’\u2028🙂&"
    words_ = ["".join(dice.choices(signs, k=dice.randint(1, 4))) for _ in range(6000)]
    texts = [" ".join(dice.choices(words_, k=dice.randint(0, 40))) for _ in range(1500)] + ["", "once"]
    short = ShortTexts(texts)
    whole = reader(short.key)
    assert [whole(short.short(text)) for text in texts] == texts
    # Control: there are more words than signs for them.
    assert len(set(" ".join(texts).split(" "))) > len(short.key["words"].split(" ")) > 1000
    kept = [short.short(text) for text in texts]
    assert len(json.dumps(kept)) < len(json.dumps(texts))


def test_the_index_is_small_enough_for_a_slow_line(finished_site):
    assert len(gzip.compress((finished_site.folder / search_index.INDEX).read_bytes(), 9)) <= 130 * 1024


def test_every_page_of_the_site_can_be_found_and_the_missing_one_cannot(finished_site):
    found = {passage["location"].partition("#")[0] for passage in index_of(finished_site)}
    assert found == {name.removesuffix("index.html") for name in finished_site.pages if name != "404.html"}


def test_every_heading_with_an_anchor_can_be_found(mkdocs_site, finished_site):
    places = {passage["location"] for passage in index_of(finished_site)}
    for page in mkdocs_site.pages.values():
        if page.name == "404.html":
            continue
        for heading in page.article.css("h2[id], h3[id], h4[id], [data-cg-anchor]"):
            anchor = heading.attributes.get("data-cg-anchor") or heading.attributes["id"]
            if not anchor.startswith("_"):
                assert f"{page.name.removesuffix('index.html')}#{anchor}" in places


def test_no_word_of_an_article_is_lost_to_the_search(mkdocs_site, finished_site):
    """Except labels and rows of reference lists, which are marked, drawings, note numbers, and what ends every page."""
    found = {}
    for passage in index_of(finished_site):
        page = passage["location"].partition("#")[0]
        found.setdefault(page, set()).update(f"{passage['title']} {passage['section']} {passage['text']}".split())
    for name, page in mkdocs_site.pages.items():
        if name in ("404.html", "workshop/index.html"):
            continue  # the second stage writes the list of files of the pack
        article = LexborHTMLParser(page.article.html)
        for marked in article.css("[data-cg-unsearched], .cg-next, .cg-sources:not(.cg-sources--all), .cg-dates"):
            marked.decompose()
        wanted = {word for node in article.css("p, li, td, dd, h2, h3") for word in _plain(node)}
        assert wanted - found[name.removesuffix("index.html")] == set(), name


def _plain(node):
    return [] if node.css("svg") or (node.attributes.get("id") or "").startswith("_") else words(node).split()
