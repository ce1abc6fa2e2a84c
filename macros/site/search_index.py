"""The search index: every passage of the site under its heading, and other words for the same, as a script for use without a server."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.site.short_text import ShortTexts

INDEX = "assets/js/search/index.js"
READS_PAGES = "assets/js/search/read.js"  # what the index takes the place of

_WORDS = re.compile(r"<script type=\"?application/json\"? data-cg-search(?:=\"\")?>(.*?)</script>\n?", re.DOTALL)
_OURS = "#_"  # parts of every page: where to go next, its sources, its dates
_BLOCKS = {
    *("p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4"),
    *("div", "section", "summary", "figcaption", "blockquote", "pre"),
}
_UNREAD = {"svg", "script", "template"}
# Labels are popovers. Zensical takes our mark out of its pages, so the popover itself tells.
_UNREAD_MARKS = {"data-cg-unsearched", "popover"}
_QUESTION = ".cg-page-head__question"  # what the page answers; it heads the passage that begins the page
_UNREAD_CLASSES = {"cg-note", "cg-footnotes__back", _QUESTION.removeprefix(".")}


@dataclass(frozen=True)
class Passage:
    """What stands under one heading."""

    location: str  # from the site's root
    title: str
    section: str
    text: str


def taken(html: str) -> tuple[str, str]:
    """Return a page without the data that the search has beyond the pages, and these; one page holds them for stage 1."""
    found = _WORDS.search(html)
    return (_WORDS.sub("", html), found[1]) if found else (html, "")


def write(site: Path, pages: Iterable[tuple[Passage, ...]], words: Iterable[str] = ()) -> None:
    """Write the index of pages, each of which is its passages, and of the data that one of them held."""
    kept = [passages for passages in pages if passages]
    texts = ShortTexts(text for passages in kept for one in passages for text in (one.section, one.text))
    found = [_page(passages, texts) for passages in kept]
    held = next(filter(None, words), '{"guides":[],"same":[]}')
    data = json.dumps(
        {"key": texts.key, "pages": found, "words": json.loads(held)}, ensure_ascii=False, separators=(",", ":")
    )
    # U+2028 and U+2029 end a line in old JavaScript; "</" would end a script element.
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    (site / INDEX).parent.mkdir(parents=True, exist_ok=True)
    (site / INDEX).write_text(f"(window.careerGuide ??= {{}}).searchIndex = {data};\n", encoding="utf-8", newline="\n")


def _page(passages: tuple[Passage, ...], texts: ShortTexts) -> list[object]:
    """Return location and title once, and of each passage anchor, section, and text; find.js reads it."""
    place, short = passages[0].location.partition("#")[0], texts.short
    parts = [[one.location.partition("#")[2], short(one.section), short(one.text)] for one in passages]
    return [place, passages[0].title, parts]


def passages(path: str, tree: LexborHTMLParser) -> list[Passage]:
    """Return the passages of one page in order; those without text but with a heading included."""
    article, place = tree.css_first("article"), path.removesuffix("index.html")
    if article is None:
        return []
    title, question = (_words(article.css_first(one)) for one in ("h1", _QUESTION))
    parts: list[tuple[str, str, list[str]]] = [(place, question, [])]  # location, section, and pieces of text
    for piece in _pieces(article):
        if isinstance(piece, str):
            parts[-1][2].append(piece)
        else:
            parts.append((f"{place}#{_anchor(piece)}", _words(piece), []))
    found = (Passage(location, title, section, _tidy(texts)) for location, section, texts in parts)
    return [one for one in found if (one.text or one.section) and _OURS not in one.location]


def _pieces(node: LexborNode) -> Iterator[str | LexborNode]:
    """Yield what is read inside an element: its texts, and the headings under which passages begin."""
    edge = " " if node.tag in _BLOCKS else ""  # words of two blocks do not run together
    yield edge
    for child in node.iter(include_text=True):
        if child.is_text_node:
            yield child.text_content or ""
        elif _anchor(child):
            yield child
        elif child.tag != "h1" and _is_read(child):
            yield from _pieces(child)
    yield edge


def _words(heading: LexborNode | None) -> str:
    return _tidy(piece for piece in _pieces(heading) if isinstance(piece, str)) if heading else ""


def _tidy(pieces: Iterable[str]) -> str:
    return " ".join("".join(pieces).split())


def _is_read(node: LexborNode) -> bool:
    if node.is_comment_node or node.tag in _UNREAD:
        return False
    names = node.attributes
    return _UNREAD_MARKS.isdisjoint(names) and _UNREAD_CLASSES.isdisjoint((names.get("class") or "").split())


def _anchor(node: LexborNode) -> str:
    """Return where a passage begins at this element, an empty text if none does; an answer is opened by its own id."""
    names = node.attributes
    if node.tag in ("h2", "h3", "h4") or (node.tag in ("dt", "th") and names.get("id")):
        return names.get("data-cg-anchor") or names.get("id") or ""
    return ""
