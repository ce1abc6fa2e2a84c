"""What other sites find of a page: sitemap, picture and names, and none of it where there is no address."""

from __future__ import annotations

import struct

import pytest

from macros.site import built_page, social

HOME = "https://guide.example/"
PAGE = (
    '<!doctype html><html><head><meta name="description" content="About &amp; all">{canonical}</head><body>'
    "<h1>Pay &amp; outlook</h1>{question}</body></html>"
)
QUESTION = '<p class="cg-page-head__question">What will I <em>earn</em>?</p>'


@pytest.fixture
def site(tmp_path):
    for place, question in (("", ""), ("a-role/salaries/", QUESTION)):
        folder = tmp_path / place
        folder.mkdir(parents=True, exist_ok=True)
        canonical = f'<link rel="canonical" href="{HOME}{place}">'
        (folder / "index.html").write_text(PAGE.format(canonical=canonical, question=question), encoding="utf-8")
    (tmp_path / "404.html").write_text(PAGE.format(canonical="", question=""), encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    return tmp_path


def add(site):
    """Write what others find; return the pages with the names of their pictures."""
    return {page.path: page.html for page in social.add(site, list(built_page.read_all(site)), "A Guide", "2026.1")}


def test_the_sitemap_lists_every_page_with_an_address_and_robots_find_it(site):
    add(site)
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count("<loc>") == 2
    assert f"<loc>{HOME}</loc>" in text and f"<loc>{HOME}a-role/salaries/</loc>" in text
    assert f"Sitemap: {HOME}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")


def test_a_page_names_its_title_its_question_and_its_picture(site):
    pages = add(site)
    html = pages["a-role/salaries/index.html"]
    assert '<meta property="og:title" content="Pay &amp; outlook">' in html
    assert '<meta property="og:description" content="What will I earn?">' in html
    assert f'<meta property="og:image" content="{HOME}assets/cards/a-role-salaries.png">' in html
    assert f'<meta property="og:url" content="{HOME}a-role/salaries/">' in html
    assert 'content="About &amp; all"' in pages["index.html"].partition("og:desc")[2]


def test_a_page_is_described_by_its_own_question_with_or_without_an_address(site):
    place = site / "a-role" / "salaries" / "index.html"
    place.write_text(PAGE.format(canonical="", question=QUESTION), encoding="utf-8")
    pages = add(site)
    assert '<meta name="description" content="What will I earn?">' in pages["a-role/salaries/index.html"]
    assert '<meta name="description" content="About &amp; all">' in pages["index.html"]


def test_each_picture_has_the_size_that_the_page_says(site):
    add(site)
    pictures = sorted((site / social.CARDS).glob("*.png"))
    assert [file.name for file in pictures] == ["a-role-salaries.png", "home.png"]
    for file in pictures:
        assert struct.unpack(">II", file.read_bytes()[16:24]) == social.SIZE


def test_the_pictures_are_the_same_bytes_each_time(site):
    add(site)
    first = {file.name: file.read_bytes() for file in (site / social.CARDS).iterdir()}
    add(site)
    assert {file.name: file.read_bytes() for file in (site / social.CARDS).iterdir()} == first


def test_a_site_without_addresses_has_nothing_that_needs_one(site):
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(social._CANONICAL.sub("", text), encoding="utf-8")
    pages = add(site)
    assert {file.name for file in site.iterdir()} == {"index.html", "404.html", "a-role"}
    assert "og:" not in pages["index.html"]
