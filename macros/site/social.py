"""What other sites need to find and show a page: its description, sitemap, social pictures, and their names in the head.

All but the description is made of absolute addresses, so a site built without one has none of it.
"""

import re
from dataclasses import replace
from html import escape
from pathlib import Path

from macros.pdf import typst
from macros.site.built_page import BuiltPage

CARDS = "assets/cards"
SIZE = (1200, 630)  # pixels, the shape that https://ogp.me and its readers expect

_DESCRIPTION = re.compile(r'(?<=<meta name="description" content=")[^"]*')
_CANONICAL = re.compile(r'<link rel="canonical" href="[^"]+">')


def add(site: Path, pages: list[BuiltPage], name: str, edition: str) -> list[BuiltPage]:
    """Write sitemap, robots.txt and a picture for each page with an address; return the pages, each with its own description and its picture's name.

    `name` is that of the site. Without addresses only the builder's empty sitemap goes.
    """
    pages = [_described(page) for page in pages]
    shared = [page for page in pages if _is_shared(page)]
    (site / "sitemap.xml").unlink(missing_ok=True)
    if not shared:
        return pages
    home = next(page.canonical for page in shared if page.path == "index.html")
    _write_cards(site, shared, name, edition)
    lines = (f"<url><loc>{escape(page.canonical)}</loc></url>" for page in shared)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{chr(10).join(lines)}\n</urlset>\n'
    (site / "sitemap.xml").write_text(sitemap, encoding="utf-8", newline="\n")
    robots = f"User-agent: *\nAllow: /\nSitemap: {home}sitemap.xml\n"
    (site / "robots.txt").write_text(robots, encoding="utf-8", newline="\n")
    return [_named(page, home, name) if _is_shared(page) else page for page in pages]


def _described(page: BuiltPage) -> BuiltPage:
    return replace(page, html=_DESCRIPTION.sub(lambda _: escape(page.about), page.html, count=1))


def _is_shared(page: BuiltPage) -> bool:
    return bool(page.canonical and page.title)


def _card(page: BuiltPage) -> str:
    """Return the file of a page's picture, from the site's root."""
    place = page.path.rpartition("/")[0].replace("/", "-")
    return f"{CARDS}/{place or 'home'}.png"


def _write_cards(site: Path, pages: list[BuiltPage], name: str, edition: str) -> None:
    cards = [{"title": page.title, "words": page.about} for page in pages]
    (site / CARDS).mkdir(parents=True, exist_ok=True)
    pictures = typst.pictures("social-card.typ", {"site": name, "edition": edition, "cards": cards})
    for page, picture in zip(pages, pictures, strict=True):
        (site / _card(page)).write_bytes(picture)


def _named(page: BuiltPage, home: str, name: str) -> BuiltPage:
    meta = {
        "og:type": "website",
        "og:site_name": name,
        "og:title": page.title,
        "og:description": page.about,
        "og:url": page.canonical,
        "og:image": f"{home}{_card(page)}",
        "og:image:alt": f"{page.title}. {page.about}",
        "og:image:width": str(SIZE[0]),
        "og:image:height": str(SIZE[1]),
    }
    lines = [f'<meta property="{key}" content="{escape(text)}">' for key, text in meta.items()]
    lines.append('<meta name="twitter:card" content="summary_large_image">')
    return replace(page, html=_CANONICAL.sub(lambda found: "\n".join((found[0], *lines)), page.html, count=1))
