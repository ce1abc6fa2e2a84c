"""The files that readers take away, and the page that lists them."""

from __future__ import annotations

import re

from macros import views, wording
from tests.conftest import words


def test_stage_1_holds_the_place_of_the_list_in_either_builder(mkdocs_site, zensical_site):
    for site in (mkdocs_site, zensical_site):
        assert views.FILES_STAND_HERE in site.page("workshop").html


def test_the_list_names_every_file_with_its_pages_size_and_edition(finished_site, whole):
    page = finished_site.page("workshop")
    assert views.FILES_STAND_HERE not in page.html
    files = page.article.css(".cg-downloads__file")
    listed = {file.css_first("a").attributes["href"].rpartition("/")[2]: words(file) for file in files}
    there = {file.name: file for file in (finished_site.folder / "downloads").iterdir()}
    assert listed.keys() == there.keys()
    for name, said in listed.items():
        assert wording.size(there[name].stat().st_size) in said, name
        assert f"edition {whole.site.edition}" in said
        assert re.search(r"\d+ pages?,", said)


def test_every_document_is_there_on_both_papers(finished_site):
    names = [file.name for file in (finished_site.folder / "downloads").glob("*.pdf")]
    assert names
    assert {name.removesuffix("a4.pdf") for name in names if name.endswith("-a4.pdf")} == {
        name.removesuffix("letter.pdf") for name in names if name.endswith("-letter.pdf")
    }
