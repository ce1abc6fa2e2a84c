"""Where the addresses lead that a page once had: to what tells their matter now, without a script."""

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from macros.schema.section import Section
from macros.web.guide_page import GuidePage
from macros.web.render import render

_TAG = re.compile(r"\s*<(?P<name>[a-z][a-z0-9]*)\b[^>]*>")
_HOLD_NO_TEXT = {"details", "div", "dl", "fieldset", "ol", "table", "tbody", "thead", "tr", "ul"}
"""Elements in which no bare text may stand, or not always: a group of a `dl` is a `div`."""


def on_page(section: Section, page: GuidePage) -> dict[str, list[str]]:
    """Return the old ids of what stands on the page of `section`, by the ids that it has now."""
    found: dict[str, list[str]] = {}
    for one in section.moved or ():
        if page.address(f"#{one.now}") == f"#{one.now}":
            found.setdefault(one.now, []).append(one.was)
    return found


def elsewhere(section: Section, page: GuidePage) -> list[Markup]:
    """Return a line for what stands on another page now, with all its old ids; readers see it who come by an old address."""
    here = on_page(section, page)
    moved: dict[str, list[str]] = {}
    for one in section.moved or ():
        if one.now not in here:
            moved.setdefault(one.now, []).append(one.was)
    return [
        render("moved", was=was, title=page.career.titles[now], href=page.address(f"#{now}"))
        for now, was in moved.items()
    ]


def anchored(html: Markup, ids: Mapping[str, Sequence[str]]) -> Markup:
    """Return the HTML of a part in which each element that has one of `ids` also answers to its old ones."""
    for now, old in ids.items():
        found = re.search(rf'<(?P<name>[a-z][a-z0-9]*)\b[^>]* id="{now}"[^>]*>', html)
        if found:
            place = _first_text(html, found)
            anchors = Markup("").join(Markup('<span id="{}"></span>').format(was) for was in old)
            html = Markup(html[:place]) + anchors + Markup(html[place:])
    return html


def _first_text(html: str, found: re.Match[str]) -> int:
    """Return where text can begin in the element whose first tag is `found`."""
    while found["name"] in _HOLD_NO_TEXT:
        following = _TAG.match(html, found.end())
        if following is None:
            break
        found = following
    return found.end()
