"""The second stage, on what either builder has written."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import click
import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.site import finish, markup
from macros.web import pages
from tests.conftest import ROOT


@pytest.mark.parametrize("name", ["finished_site", "finished_zensical_site"])
def test_it_finishes_what_either_builder_wrote(name, request):
    site = request.getfixturevalue(name)
    folder = site.folder
    for page in site.pages.values():
        (search,) = re.findall(r"<dialog.*?</dialog>", page.html, re.DOTALL)
        index = re.findall(r'<script src="?([^" >]+)', search)[-1].removeprefix("./")
        up = "/" if page.name == "404.html" else "../" * page.name.count("/")
        assert index == f"{up}assets/js/search/index.js"
        assert len(page.tree.css("meta[http-equiv=Content-Security-Policy]")) == 1
        assert len(page.tree.css("style")) == 1
        sheets = [link.attributes["href"].removeprefix("./") for link in page.tree.css("link[rel=stylesheet]")]
        assert sheets == [f"{up}assets/css/anchor-positioning.css"] and (folder / sheets[0].removeprefix(up)).is_file()
        # It comes once the words are on the screen; without scripts at once.
        assert re.search(r"<noscript><link rel=.?stylesheet", page.html)
        assert len(re.findall(r'<template id="?_soon"?><link rel=.?stylesheet', page.html)) == 1
    assert (folder / "assets/js/search/index.js").is_file()
    assert (folder / "_headers").is_file()
    assert not (folder / "assets" / "javascripts").exists()


def test_both_builders_give_the_same_finished_search(finished_site, finished_zensical_site):
    index = Path("assets/js/search/index.js")
    assert (finished_site.folder / index).read_bytes() == (finished_zensical_site.folder / index).read_bytes()


def test_a_folder_without_a_site_is_refused_in_words(tmp_path):
    with pytest.raises(click.ClickException, match="holds no built site. Run: python -m macros site"):
        finish.run(tmp_path, ROOT)


def test_each_page_is_read_once_and_written_once(mkdocs_site, packed, tmp_path, monkeypatch):
    counts, files = {"read_text": Counter(), "write_text": Counter()}, packed()
    shutil.copytree(mkdocs_site.folder, tmp_path / "site")
    once = {(tmp_path / "site" / name): 1 for name in mkdocs_site.pages}
    for name, counter in counts.items():
        monkeypatch.setattr(Path, name, counted(getattr(Path, name), counter))
    finish.run(tmp_path / "site", ROOT, files=files)
    for counter in counts.values():
        assert {file: number for file, number in counter.items() if file.suffix == ".html"} == once


def counted(method, counter):
    def count(file, *words, **options):
        counter[file] += 1
        return method(file, *words, **options)

    return count


def test_finishing_changes_nothing_but_the_head_of_a_page_and_the_names_of_its_scripts(mkdocs_site, finished_site):
    for name, page in finished_site.pages.items():
        before, after = (_body(html) for html in (markup.shrunk(mkdocs_site.pages[name].html), page.html))
        # The list of files takes the place that stage 1 left for it.
        for piece in before.split(_FILES):
            assert piece in after, name
        if _FILES not in before:
            assert after == before, name


_FILES = LexborHTMLParser(pages.FILES_STAND_HERE).css_first("body > *").html


def _body(html):
    """Return the body of a page, as a browser reads it, without its scripts and data, and what the index of the search takes."""
    scripts = r'<script defer="" src="[^"]+"></script>|<template (?:id="_(?:soon|late)"|data-cg-(?:first-search|facts)="")>.*?</template>'
    taken = r'<script type="application/(?:ld\+json"|json" data-cg-(?:search=""|quiz=""|facts="[^"]*"))>.*?</script>| data-cg-(?:anchor="[^"]*"|unsearched="")'
    waits = r"</?noscript>"  # around the sheet that comes later where scripts run
    below = r'\n<ol class="cg-contents__within">.*?</ol>'  # what only the second stage can list
    text = re.sub(
        f"{scripts}|{taken}|{waits}|{below}", "", LexborHTMLParser(html).html.partition("<body")[2], flags=re.DOTALL
    )
    return re.sub(r">\s*\n", ">", text)


def test_the_page_for_a_missing_address_works_at_any_depth(published_site):
    """Its links begin at the root of the site, which may be a folder of its host."""
    page = published_site.pages["404.html"]
    links = [link.attributes["href"] for link in page.tree.css("link[rel=stylesheet], a[href]")]
    links += page.scripts
    inside = [link for link in links if not link.startswith(("https://", "#"))]
    assert inside
    assert [link for link in inside if not link.startswith("/care/")] == []
