"""The second stage: makes what a site builder wrote into the site that is published.

It works on what either builder wrote: the files to take away, the guide as data, a style sheet in each page, scripts
without comments, the search index as a script, what search engines may read of a page, and a strict content security
policy on every page.
"""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import click

from macros.checks import load
from macros.domain.guide import Guide
from macros.pdf import pack
from macros.site import csp, css, downloads, js, search_index, social
from macros.site.css import Group
from macros.site.downloads import Archive
from macros.web import feed, open_data, structured_data

_STYLE = re.compile(r'<link rel="stylesheet" href="(?P<base>[^"]*?)assets/css/site\.css">')
_ROOT = re.compile(r"<html\b")
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
_EMPTY_LINES = re.compile(r"\n{2,}")  # what templates leave; no page shows text as it was typed
_TAG = re.compile(r"<[^>]+>")
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
    "assets/js/search/read.js",
)


def run(site: Path, root: Path, archive: Archive | None = None) -> None:
    """Finish the site in the folder `site`; `root` holds the project, `archive` is a copy to take away.

    Raises `ContentError`, or `click.ClickException` if the folder holds no built site or a PDF cannot be made.
    """
    pages = sorted(site.rglob("*.html"))
    if not (site / "index.html").is_file():
        raise click.ClickException(f"{site} holds no built site. Run: python -m macros site")
    whole = load.load_cached(root)
    _remove_unused(site)
    files = pack.build(whole, pack.kept(root), lambda line: None)
    downloads.add(site, pages, whole.site.edition, files, archive)
    social.add(site, pages, whole.site.name, whole.site.edition)
    _write_data(site, whole)
    groups = css.take(site)
    js.join(site, pages)
    index = search_index.write(site, pages)
    for page in pages:
        _finish_page(page, site, whole, groups, index)
    csp.write(site, pages)


def _write_data(site: Path, whole: Guide) -> None:
    folder = site / _DATA
    folder.mkdir(exist_ok=True)
    page = site / feed.PAGE / "index.html"
    found = _CANONICAL.search(page.read_text(encoding="utf-8")) if page.is_file() else None
    texts = {**open_data.files(whole), feed.NAME: feed.write(whole, found[1] if found else f"../{feed.PAGE}/")}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def _finish_page(page: Path, site: Path, whole: Guide, groups: list[Group], index: str) -> None:
    html = page.read_text(encoding="utf-8")
    # The page for a missing address is shown at any depth, so its links begin at the root.
    up = _base(html) if page.name == "404.html" else "../" * len(page.relative_to(site).parent.parts)
    # In the page, it costs no second request; the same bytes on many pages keep the policy short.
    html = _STYLE.sub(lambda _: f"<style>{css.sheet(html, groups)}</style>", html)
    html = _ROOT.sub(f'<html data-cg-search="{up}{index}"', html, count=1)
    if page.name != "404.html":
        html = html.replace("</head>", f"{_described(page.relative_to(site).as_posix(), html, up, whole)}</head>", 1)
    page.write_text(csp.add(_EMPTY_LINES.sub("\n", html)), encoding="utf-8", newline="\n")


def _described(file: str, html: str, up: str, whole: Guide) -> str:
    """Return what a page's head says to programs: its place and content, and on the page of corrections the feed."""
    page, title, found = structured_data.page_of(file), _TITLE.search(html), _CANONICAL.search(html)
    words = unescape(_TAG.sub("", title[1])) if title else ""
    link = f'<link rel="alternate" type="application/atom+xml" href="{up}{_DATA}/{feed.NAME}">\n'
    return (link if page == feed.PAGE else "") + structured_data.script(whole, page, words, found[1] if found else "")


def _base(html: str) -> str:
    found = _STYLE.search(html)
    return found["base"] if found else "/"


def _remove_unused(site: Path) -> None:
    for name in _UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()
