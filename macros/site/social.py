"""What other sites need to find and show a page: sitemap, social pictures, and their names in the head.

All of it is made of absolute addresses, so a site built without one has none of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from macros.pdf import typst

CARDS = "assets/cards"
SIZE = (1200, 630)  # pixels, the shape that https://ogp.me and its readers expect

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_QUESTION = re.compile(r'<p class="cg-page-head__question">(.*?)</p>', re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Shared:
    """One page as others show it."""

    file: Path
    address: str
    title: str
    words: str  # the question that the page answers, or what it is about
    card: str  # file of its picture, from the site's root


def add(site: Path, pages: list[Path], name: str, edition: str) -> None:
    """Write sitemap, robots.txt and a picture for each page with an address, and name the pictures in the pages.

    `name` is that of the site. Without addresses only the builder's empty sitemap goes.
    """
    shared = [found for page in pages if (found := _shared(site, page))]
    (site / "sitemap.xml").unlink(missing_ok=True)
    if not shared:
        return
    home = next(entry.address for entry in shared if entry.file == site / "index.html")
    _write_cards(site, shared, name, edition)
    for entry in shared:
        html = entry.file.read_text(encoding="utf-8")
        entry.file.write_text(_named(html, entry, home, name), encoding="utf-8", newline="\n")
    lines = (f"<url><loc>{escape(entry.address)}</loc></url>" for entry in shared)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{chr(10).join(lines)}\n</urlset>\n'
    (site / "sitemap.xml").write_text(sitemap, encoding="utf-8", newline="\n")
    robots = f"User-agent: *\nAllow: /\nSitemap: {home}sitemap.xml\n"
    (site / "robots.txt").write_text(robots, encoding="utf-8", newline="\n")


def _shared(site: Path, page: Path) -> Shared | None:
    html = page.read_text(encoding="utf-8")
    canonical, title = _CANONICAL.search(html), _TITLE.search(html)
    if canonical is None or title is None:
        return None
    about = _QUESTION.search(html) or _DESCRIPTION.search(html)
    place = page.relative_to(site).parent.as_posix().replace("/", "-").strip(".")
    return Shared(
        page,
        unescape(canonical[1]),
        _plain(title[1]),
        _plain(about[1]) if about else "",
        f"{CARDS}/{place or 'home'}.png",
    )


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())


def _write_cards(site: Path, shared: list[Shared], name: str, edition: str) -> None:
    cards = [{"title": entry.title, "words": entry.words} for entry in shared]
    (site / CARDS).mkdir(parents=True, exist_ok=True)
    pictures = typst.pictures("card.typ", {"site": name, "edition": edition, "cards": cards})
    for entry, picture in zip(shared, pictures, strict=True):
        (site / entry.card).write_bytes(picture)


def _named(html: str, entry: Shared, home: str, name: str) -> str:
    meta = {
        "og:type": "website",
        "og:site_name": name,
        "og:title": entry.title,
        "og:description": entry.words,
        "og:url": entry.address,
        "og:image": f"{home}{entry.card}",
        "og:image:alt": f"{entry.title}. {entry.words}",
        "og:image:width": str(SIZE[0]),
        "og:image:height": str(SIZE[1]),
    }
    lines = [f'<meta property="{key}" content="{escape(text)}">' for key, text in meta.items()]
    lines.append('<meta name="twitter:card" content="summary_large_image">')
    return _CANONICAL.sub(lambda found: "\n".join((found[0], *lines)), html, count=1)
