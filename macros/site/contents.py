"""The list of a page's parts, with the subjects below each: a builder knows the headings in Markdown alone, and parts are HTML."""

import re
from dataclasses import replace

from macros.site.built_page import BuiltPage

MOST = 30  # a longer list is no help: questions and tools have a way of their own through them

_HEADING = re.compile(r"<h(?P<level>[23])\b(?P<tag>[^>]*)>(?P<title>.*?)</h(?P=level)>", re.DOTALL)
_PLACE = re.compile(r'\b(?:id|data-cg-anchor)="(?P<id>[^"]+)"')
_INNER_TAG = re.compile(r"<(?P<note>sup|span class=\"cg-note\")\b.*?</(?:sup|span)>|<[^>]*>", re.DOTALL)


def deepen(page: BuiltPage) -> BuiltPage:
    """Return a page whose list of parts leads to the subjects of each part as well."""
    below: dict[str, list[str]] = {}
    part = ""
    for heading in _HEADING.finditer(page.html, page.html.find("<article")):
        place = _PLACE.search(heading["tag"])
        if heading["level"] == "2":
            part = place["id"] if place else ""
        elif place and part:
            title = " ".join(_INNER_TAG.sub("", heading["title"]).split())
            below.setdefault(part, []).append(f'<li><a href="#{place["id"]}">{title}</a></li>')
    if sum(map(len, below.values())) > MOST:
        return page
    html = page.html
    for id_, entries in below.items():
        entry = re.compile(rf'(<li><a class="cg-contents__link" href="#{re.escape(id_)}">[^\n]*?</a>)</li>')
        inner = f'\n<ol class="cg-contents__within">{"".join(entries)}</ol>'
        found = entry.search(html)
        if found:
            html = html[: found.end(1)] + inner + html[found.end(1) :]
    return replace(page, html=html)
