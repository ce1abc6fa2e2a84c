"""The files that readers take away, and the page that lists them."""

from __future__ import annotations

import re

from macros.domain import formats
from macros.pdf import registry
from macros.web import pages
from tests.conftest import words


def test_stage_1_holds_the_place_of_the_list_in_either_builder(mkdocs_site, zensical_site):
    for site in (mkdocs_site, zensical_site):
        assert pages.FILES_STAND_HERE in site.page("workshop").html


def test_the_list_names_the_edition_once_and_every_file_with_its_pages_and_size(finished_site, whole):
    page = finished_site.page("workshop")
    assert pages.FILES_STAND_HERE not in page.html
    assert words(page.article.css_first(".cg-downloads")).count(f"edition {whole.site.edition}") == 1
    files = page.article.css(".cg-downloads__file")
    listed = {file.css_first("a").attributes["href"].rpartition("/")[2]: words(file) for file in files}
    there = {file.name: file for file in (finished_site.folder / "downloads").iterdir()}
    assert listed.keys() == there.keys()
    for name, said in listed.items():
        assert formats.size(there[name].stat().st_size) in said, name
        assert re.search(r"\d+ (?:page|slide)s?,", said)


def test_no_line_breaks_between_a_number_and_its_unit(finished_site):
    facts = [node.text() for node in finished_site.page("workshop").article.css(".cg-downloads__facts")]
    assert facts and [fact for fact in facts if re.search(r"\d (page|kB|MB)", fact)] == []


def test_each_file_stands_under_the_heading_of_its_kind(finished_site):
    groups = finished_site.page("workshop").article.css(".cg-downloads__group")
    assert [words(group.css_first("h2")) for group in groups] == list(registry.GROUPS)
    texts = [words(about) for about in finished_site.page("workshop").article.css(".cg-downloads__about")]
    assert len(texts) == len(set(texts)), "two documents say the same of themselves"


def test_every_document_is_there_on_both_papers(finished_site):
    names = [file.name for file in (finished_site.folder / "downloads").glob("*.pdf")]
    assert names
    assert {name.removesuffix("a4.pdf") for name in names if name.endswith("-a4.pdf")} == {
        name.removesuffix("letter.pdf") for name in names if name.endswith("-letter.pdf")
    }
