"""What a built page says of itself, as its elements say it."""

from __future__ import annotations

from macros.site import built_page

PAGE = (
    '<!doctype html><html><head><meta name="description" content="About &amp; all">'
    '<link rel="canonical" href="https://guide.example/a/?x&amp;y">'
    '<link rel="stylesheet" href="/care/assets/css/site.css"></head>'
    "<body><article><!-- <h1>No</h1> --><h1>Pay\n &amp; <em>outlook</em></h1>{}</article></body></html>"
)


def test_titles_and_addresses_are_read_as_a_browser_reads_them():
    page = built_page.read("a/index.html", PAGE.format(""))
    assert (page.title, page.canonical, page.about) == ("Pay & outlook", "https://guide.example/a/?x&y", "About & all")


def test_the_question_of_a_page_says_more_than_its_description():
    page = built_page.read("a/index.html", PAGE.format('<p class="cg-page-head__question">What <b>pay</b>?</p>'))
    assert page.about == "What pay?"


def test_a_page_leads_to_the_root_of_its_site_and_the_missing_one_begins_there():
    assert built_page.read("index.html", PAGE).up == ""
    assert built_page.read("a/b/index.html", PAGE).up == "../../"
    assert built_page.read("404.html", PAGE).up == "/care/"


def test_a_page_without_head_or_title_says_nothing():
    page = built_page.read("a.html", "<p>Words</p>")
    assert (page.title, page.canonical, page.about, page.passages) == ("", "", "", ())
