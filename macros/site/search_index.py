"""The search index: every passage of the site under its heading, as a script for use without a server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

INDEX = "assets/js/search/index.js"

_TITLE = re.compile(r"<title>([^<]*)</title>")

_OURS = "#_"  # parts of every page: where to go next, its sources, its dates

_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
_BLOCKS = {
    "p",
    "li",
    "dd",
    "dt",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "div",
    "section",
    "summary",
    "figcaption",
}


@dataclass
class Passage:
    """What stands under one heading."""

    location: str  # from the site's root
    title: str
    section: str
    text: str


def write(site: Path, pages: list[Path]) -> str:
    """Write the index of `pages`; return its path from the site's root."""
    every = (read(page, site) for page in pages if page.name != "404.html")
    found = [_page(passages) for passages in every if passages]
    data = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    # U+2028 and U+2029 end a line in old JavaScript; "</" would end a script element.
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    (site / INDEX).parent.mkdir(parents=True, exist_ok=True)
    (site / INDEX).write_text(f"(window.careerGuide ??= {{}}).searchIndex = {data};\n", encoding="utf-8", newline="\n")
    return INDEX


def _page(passages: list[Passage]) -> list[Any]:
    """Return location and title once, and of each passage anchor, section, and text; find.js reads it."""
    place = passages[0].location.partition("#")[0]
    return [place, passages[0].title, [[one.location.partition("#")[2], one.section, one.text] for one in passages]]


def read(page: Path, site: Path) -> list[Passage]:
    """Return the passages of one page in order; those without text but with a heading included."""
    place = page.relative_to(site).as_posix()
    reader = _Reader(place.removesuffix("index.html"))
    html = page.read_text(encoding="utf-8")
    reader.feed(html)
    found = [one for one in _tidy(reader.passages) if (one.text or one.section) and _OURS not in one.location]
    for passage in found:
        passage.title += _guide_named(html)
    return found


def _guide_named(html: str) -> str:
    """Return what a page's title says between its own name and the site's: the guide, where there are several."""
    found = _TITLE.search(html)
    return "".join(f" – {name}" for name in unescape(found[1]).split(" – ")[1:-1]) if found else ""


def _tidy(passages: Iterable[Passage]) -> Iterable[Passage]:
    for passage in passages:
        passage.title = " ".join(passage.title.split())
        passage.section = " ".join(passage.section.split())
        passage.text = " ".join(passage.text.split())
        yield passage


class _Reader(HTMLParser):
    """Collects the text of the article; what is marked as excluded is passed over."""

    def __init__(self, place: str) -> None:
        super().__init__(convert_charrefs=True)
        self.place = place
        self.title = ""
        self.passages = [Passage(place, "", "", "")]
        self.open: list[tuple[str, str]] = []  # tag and what it does: article, skip, heading, or nothing

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = dict(attributes)
        if tag in _VOID:
            return
        self.open.append((tag, self._role(tag, names)))
        if self._reading() and tag in _BLOCKS:
            self._say(" ")

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            found, role = self.open.pop()
            if role == "title":
                self.title = self.passages[-1].title = self.passages[-1].section
                self.passages[-1].section = ""
            if found == tag:
                break
        if self._reading() and tag in _BLOCKS:
            self._say(" ")

    def handle_data(self, text: str) -> None:
        if self._reading():
            self._say(text)

    def _role(self, tag: str, names: dict[str, str | None]) -> str:
        if tag == "article":
            return "article"
        # Labels are popovers. Zensical takes our mark out of its pages, so the popover itself tells.
        if {"data-cg-unsearched", "popover"} & names.keys() or tag in ("svg", "script", "template"):
            return "skip"
        if "cg-note" in (names.get("class") or "").split():
            return "skip"
        if not self._reading():
            return ""
        if tag == "h1":
            self.passages[-1].section = ""
            return "title"
        if tag in ("h2", "h3", "h4") or (tag in ("dt", "th") and names.get("id")):
            anchor = names.get("data-cg-anchor") or names.get("id")  # an answer is opened by its own id
            if anchor:
                self.passages.append(Passage(f"{self.place}#{anchor}", self.title, "", ""))
                return "heading"
        return ""

    def _reading(self) -> bool:
        roles = [role for _, role in self.open]
        return "article" in roles and "skip" not in roles

    def _say(self, text: str) -> None:
        passage = self.passages[-1]
        if any(role in ("heading", "title") for _, role in self.open):
            passage.section += text
        else:
            passage.text += text
