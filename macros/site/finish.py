"""The second stage: makes what a site builder wrote into the site that is published.

It works on what either builder wrote: the files to take away, the guide as data, a style sheet in each page, scripts
without comments, the search index as a script, what search engines may read of a page, a strict content security
policy on every page, and its markup in few characters. Each page is read once and written once; between the two, steps
take it and return it changed.
"""

import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from macros.checks import load
from macros.domain.guide import Guide
from macros.pdf import whole_pack
from macros.pdf.pack import Printed
from macros.site import built_page, contents, csp, css, downloads, js, markup, search_index, social
from macros.site.built_page import BuiltPage
from macros.site.downloads import Archive
from macros.web import feed, open_data, series_data, strip, structured_data

_STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*?assets/css/site\.css">')
_READ = re.compile(r'(?<=<script src=")([^"]*)' + re.escape(search_index.READS_PAGES) + '(?=")')
_EMPTY_LINES = re.compile(r"\n{2,}")  # what templates leave; no page shows text as it was typed
_READ_BY_NOW = re.compile(r' data-cg-(?:anchor="[^"]*"|unsearched(?:="")?(?=[ >]))')  # by what made the search index
_DATA = "data"

# What the theme copies into every site and none of our pages asks for.
_UNUSED = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images/favicon.png",
    "assets/images/logo.svg",
    "objects.inv",
    "sitemap.xml.gz",
    "search.json",
    search_index.READS_PAGES,
)


def run(
    site: Path,
    root: Path,
    archive: Archive | None = None,
    files: Sequence[Printed] | None = None,
    *,
    is_taken_along: bool = False,
) -> None:
    """Finish the site in the folder `site`; `root` holds the project, `archive` is a copy to take away.

    `files` are those of the workshop pack, which is made unless they are given. A site that is itself taken along does without the largest files, and says where they are.

    Raises `ContentError`, or `click.ClickException` if the folder holds no built site or a PDF cannot be made.
    """
    if not (site / "index.html").is_file():
        raise click.ClickException(f"{site} holds no built site. Run: python -m macros site")
    whole = load.load_cached(root)
    _remove_unused(site, root)
    files = whole_pack.files(root) if files is None else files
    here = [file for file in files if file.is_taken_along or not is_taken_along]
    downloads.write(site, here, archive)
    left_out = [file for file in files if file not in here]
    pages = [downloads.fill(page, whole.site.edition, here, archive, left_out) for page in built_page.read_all(site)]
    pages = [contents.deepen(page) for page in pages]
    _write_data(site, whole, pages)
    pages = social.add(site, pages, whole.site.name, whole.site.edition)
    pages = js.join(site, pages)
    search_index.write(site, (page.passages for page in pages), (page.search_words for page in pages))
    pages = [_describe(page, whole) for page in _styled(site, pages)]
    csp.write(site, [_write(site, page) for page in pages])


def _write_data(site: Path, whole: Guide, pages: list[BuiltPage]) -> None:
    folder = site / _DATA
    folder.mkdir(exist_ok=True)
    canonical = next((page.canonical for page in pages if page.path == f"{feed.PAGE}/index.html"), "")
    texts = {**open_data.files(whole), **series_data.files(whole)}
    texts[feed.NAME] = feed.write(whole, canonical or f"../{feed.PAGE}/")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    for path, text in strip.files(whole):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8", newline="")


def _styled(site: Path, pages: list[BuiltPage]) -> list[BuiltPage]:
    """Return the pages with their style sheets inside, which cost no second request; take the sheets beside them away."""
    named = js.named(site, pages)
    sheets = css.sheets(
        zip((page.html for page in pages), named, strict=True), css.take(site, (page.html for page in pages))
    )
    styled = [_style(page, sheet.text) for page, sheet in zip(pages, sheets, strict=True)]
    return js.style(site, styled, [sheet.scripted for sheet in sheets])


def _style(page: BuiltPage, sheet: str) -> BuiltPage:
    return replace(page, html=css.waiting(_STYLE.sub(lambda _: f"<style>{sheet}</style>", page.html)))


def _describe(page: BuiltPage, whole: Guide) -> BuiltPage:
    """Return a page that says where the search index is, and to programs what it is; on corrections also the feed."""
    html = _READ.sub(rf"\g<1>{search_index.INDEX}", page.html, count=1)
    if page.path != built_page.MISSING:
        name = structured_data.page_of(page.path)
        link = f'<link rel="alternate" type="application/atom+xml" href="{page.up}{_DATA}/{feed.NAME}">\n'
        data = structured_data.script(whole, name, page.title, page.canonical)
        if name == feed.PAGE:
            html = html.replace("</head>", f"{link}</head>", 1)
        html = structured_data.into(html, data)
    return replace(page, html=html)


def _write(site: Path, page: BuiltPage) -> csp.Inline:
    """Write a page under its own policy; return what the policy names."""
    html = _READ_BY_NOW.sub("", _EMPTY_LINES.sub("\n", page.html))
    inline = csp.inline(html)
    (site / page.path).write_text(markup.shrunk(csp.add(html, inline)), encoding="utf-8", newline="\n")
    return inline


def _remove_unused(site: Path, root: Path) -> None:
    for name in _UNUSED:
        path = site / name
        if (root / "docs" / name).exists():  # an editor's own, such as a logo
            continue
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()
