"""The second stage: makes what a site builder wrote into the site that is published.

It works on what either builder wrote: the files to take away, one style sheet, scripts without comments, the search
index as a script, and a strict content security policy on every page.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click

from macros import downloads, guide, pack, passages, policy, scripts, sharing, styles
from macros.downloads import Archive

_STYLES = re.compile(r'(?:<link rel="stylesheet" href="[^"]+">\s*)+')
_ROOT = re.compile(r"<html\b")

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
    _remove_unused(site)
    whole = guide.load_cached(root)
    files = pack.build(whole, pack.kept(root), lambda line: None)
    downloads.add(site, pages, whole.site.edition, files, archive)
    sharing.add(site, pages, whole.site.name, whole.site.edition)
    style = styles.join(site)
    scripts.slim(site)
    index = passages.write(site, pages)
    for page in pages:
        _finish_page(page, site, style, index)
    policy.write(site, pages)


def _finish_page(page: Path, site: Path, style: str, index: str) -> None:
    html = page.read_text(encoding="utf-8")
    # The page for a missing address is shown at any depth, so its links begin at the root.
    up = _base(html) if page.name == "404.html" else "../" * len(page.relative_to(site).parent.parts)
    html = _STYLES.sub(f'<link rel="stylesheet" href="{up}{style}">\n', html, count=1)
    html = _ROOT.sub(f'<html data-cg-search="{up}{index}"', html, count=1)
    page.write_text(policy.add(html), encoding="utf-8", newline="\n")


def _base(html: str) -> str:
    found = re.search(r'<link rel="stylesheet" href="([^"]*?)assets/', html)
    return found[1] if found else "/"


def _remove_unused(site: Path) -> None:
    for name in _UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()
