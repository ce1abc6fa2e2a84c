"""A page that a builder wrote, in memory: a step of the second stage takes one and returns it changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.site import search_index
from macros.site.search_index import Passage

MISSING = "404.html"
_SHEET = "assets/css/site.css"


@dataclass(frozen=True)
class BuiltPage:
    """A page as it is by now, and what it said when it was read: no step changes that.

    The tree itself is not kept. Those of a few thousand pages would fill a machine's memory.
    """

    path: str  # its file, from the site's root
    html: str
    up: str  # what leads from it to the site's root
    title: str
    canonical: str  # its own address, empty where the site knows none
    about: str  # the question that it answers, or else its description
    passages: tuple[Passage, ...]  # what the search finds
    search_words: str = ""  # what it knows beyond the pages; one page holds that


def read_all(site: Path) -> Iterator[BuiltPage]:
    """Yield the pages of a built site in the order of their files."""
    for file in sorted(site.rglob("*.html")):
        yield read(file.relative_to(site).as_posix(), file.read_text(encoding="utf-8"))


def read(path: str, html: str) -> BuiltPage:
    """Return a page with what its elements say."""
    tree = LexborHTMLParser(html)
    question = tree.css_first("p.cg-page-head__question")
    html, search_words = search_index.taken(html)
    return BuiltPage(
        path,
        html,
        _root(tree) if path == MISSING else "../" * path.count("/"),
        _words(tree.css_first("h1")),
        _attribute(tree, "link[rel=canonical]", "href"),
        _words(question) if question else _attribute(tree, "meta[name=description]", "content"),
        tuple(search_index.passages(path, tree)) if path != MISSING else (),
        search_words,
    )


def _root(tree: LexborHTMLParser) -> str:
    """Return what the page for a missing address begins its links with: it is shown at any depth."""
    return _attribute(tree, f'link[rel=stylesheet][href$="{_SHEET}"]', "href").removesuffix(_SHEET) or "/"


def _words(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "") if node else ""
