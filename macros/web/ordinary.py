"""A Markdown extension: what is written in ordinary Markdown gets the classes of our style sheets.

A page in docs/ may hold more than a call. What Python-Markdown and its extensions make of that text has their class names,
inline style for columns, and check boxes without a name; here it becomes what the policy allows and the style sheets know, in
both builders alike. Style sheets stand in a page only if it names their classes, so this also decides which pages carry them.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from macros.source import icons

_TAGS = {
    "abbr": "cg-markdown__abbr",
    "blockquote": "cg-markdown__quote",
    "code": "cg-markdown__code",
    "dd": "cg-markdown__dd",
    "figcaption": "cg-markdown__figcaption",
    "h5": "cg-markdown__h5",
    "h6": "cg-markdown__h6",
    "hr": "cg-markdown__hr",
    "img": "cg-markdown__img",
    "li": "cg-markdown__li",
    "mark": "cg-markdown__mark",
    "table": "cg-markdown__table",
    "td": "cg-markdown__cell",
    "th": "cg-markdown__head",
}
"""The class of an element by its name. Lists have none: one with a class loses its marks."""

_NAMES = {
    "admonition": "cg-admonition",
    "admonition-title": "cg-admonition__title",
    "card": "cg-cards__card",
    "footnote": "cg-footnotes",
    "footnote-backref": "cg-footnotes__back",
    "grid": "cg-cards",
    "keys": "cg-keys",
    "md-button": "cg-button",
    "md-button--primary": "cg-action",
    "tabbed-content": "cg-tabs__panel",
    "tabbed-set": "cg-tabs",
    "task-list": "",  # its other points keep their marks
    "task-list-item": "cg-tasks__task",
}
"""Our class for one that Material has, or that Markdown gives."""

_TONES = {
    **dict.fromkeys(
        ("warning", "caution", "attention", "failure", "fail", "missing", "danger", "error", "bug"),
        "cg-admonition--warning",
    ),
    **dict.fromkeys(("question", "help", "faq"), "cg-admonition--question"),
    **dict.fromkeys(("success", "check", "done"), "cg-admonition--success"),
}
"""How a box looks, by the word behind !!!; every other word looks like a note."""

_RAW = {
    # The box of a task, which nobody can check: for one that has a name and is no control.
    '<input type="checkbox" disabled/> ': '<span class="cg-tasks__box" role="img" aria-label="Not done:"></span> ',
    '<input type="checkbox" disabled checked/> ': (
        '<span class="cg-tasks__box cg-tasks__box--done" role="img" aria-label="Done:"></span> '
    ),
    "<kbd>": '<kbd class="cg-markdown__kbd">',
    "<mark>": '<mark class="cg-markdown__mark">',
}
"""What stands in the place of HTML that Markdown does not read."""

_COLUMNS = {"text-align: center;": "cg-markdown__cell--center", "text-align: right;": "cg-markdown__cell--right"}
"""The class of a cell, by the inline style that Markdown gives it."""

_SIDES = {"left": "cg-markdown__img--left", "right": "cg-markdown__img--right"}
_SCHEMES = {"#only-light": "cg-markdown__img--only-light", "#only-dark": "cg-markdown__img--only-dark"}
"""The class of an image, by what its address ends in: it is drawn for one color scheme."""


class Classes(Treeprocessor):
    """Gives every element that ordinary Markdown has made its class; guides' own parts are no elements here."""

    def run(self, root: Element) -> None:
        blocks = self.md.htmlStash.rawHtmlBlocks
        blocks[:] = [_raw(block) if isinstance(block, str) else block for block in blocks]
        for element in list(root.iter()):
            _name(element)
            for number, child in enumerate(element):
                if child.tag == "table":
                    element[number] = _scrolling(child)
        for heading in root.iter("h2"):
            self._link(heading)

    def _link(self, heading: Element) -> None:
        """Make a heading the link to itself, as those of a guide are."""
        id_ = heading.get("id", "_")
        raw = (
            self.md.htmlStash.rawHtmlBlocks[int(at)] for at in HTML_PLACEHOLDER_RE.findall("".join(heading.itertext()))
        )
        if id_.startswith("_") or heading.find(".//a") is not None or any("<a" in str(text) for text in raw):
            return
        link = Element("a", {"class": "cg-anchor", "href": f"#{id_}"})
        link.text, heading.text = heading.text, None
        link[:], heading[:] = heading[:], [link]


def _raw(block: str) -> str:
    for written, ours in _RAW.items():
        block = block.replace(written, ours)
    return block


def _name(element: Element) -> None:
    given = (element.get("class") or "").split()
    classes = [_TAGS[element.tag]] if element.tag in _TAGS else []
    if element.tag == "details":
        classes += _box(given)
        for summary in element.findall("summary"):
            summary.set("class", "cg-admonition__title cg-admonition__summary")
    elif element.tag == "img":
        classes += _image(element)
    elif element.tag in ("td", "th"):
        classes += _cell(element)
    elif "tabbed-set" in given:
        _tabs(element)
    elif element.tag == "sup" and element.find("a[@class='footnote-ref']") is not None:
        classes.append("cg-note")
    if element.tag == "abbr":
        element.set("tabindex", "0")  # a press shows what it stands for
    if "admonition" in given:
        classes += _box(given)
    # Code of a block is colored by its own sheet, which names the classes that Pygments gives.
    classes += [_NAMES.get(one, one) for one in given]
    if any(classes):
        element.set("class", " ".join(dict.fromkeys(filter(None, classes))))
    elif given:
        del element.attrib["class"]


def _box(given: list[str]) -> list[str]:
    """Return the classes of a box, and take from those that it was given what says that it stands beside the text."""
    tone = [_TONES[one] for one in given if one in _TONES][:1]
    side = ["cg-admonition--right" if "end" in given else "cg-admonition--left"] if "inline" in given else []
    given[:] = [one for one in given if one not in ("inline", "end")]
    return ["cg-admonition", *tone, *side]


def _image(element: Element) -> list[str]:
    if element.get("loading") is None:
        element.set("loading", "lazy")
    side, address = element.attrib.pop("align", ""), element.get("src") or ""
    return [
        *[_SIDES[one] for one in [side] if one in _SIDES],
        *[_SCHEMES[one] for one in _SCHEMES if address.endswith(one)],
    ]


def _cell(element: Element) -> list[str]:
    if element.tag == "th":
        element.set("scope", "col")
    style = element.attrib.pop("style", "")
    return [_COLUMNS[style]] if style in _COLUMNS else []


def _tabs(element: Element) -> None:
    for child in element:
        if child.tag == "input":
            child.set("class", "cg-tabs__choice")
        elif child.tag == "label":
            child.set("class", "cg-tabs__label")


def _scrolling(table: Element) -> Element:
    """Return a table in a box that a keyboard can scroll where the page is narrow."""
    box = Element("div", {"class": "cg-markdown__scroll", "role": "group", "aria-label": "Table", "tabindex": "0"})
    box.append(table)
    box.tail, table.tail = table.tail, None
    return box


class Icons(InlineProcessor):
    """Puts an icon or the sign of an emoji in place of its name; other words between colons stay as they are."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        drawing = icons.svg(m[1])
        if drawing:
            icon = Element("span", {"class": "cg-icon", "role": "img", "aria-label": icons.words(m[1])})
            icon.text = self.md.htmlStash.store(drawing)
            return icon, m.start(0), m.end(0)
        sign = icons.sign(m[1])
        return (sign, m.start(0), m.end(0)) if sign else (None, None, None)


class OrdinaryExtension(Extension):
    """Registers both."""

    def extendMarkdown(self, md: Markdown) -> None:
        # After inline text, attribute lists and the ids of headings (5), before the builders look for links (0).
        md.treeprocessors.register(Classes(md), "career-guide-classes", 2)
        md.inlinePatterns.register(Icons(icons.NAME.pattern, md), "career-guide-icons", 75)


def makeExtension(**settings: object) -> OrdinaryExtension:
    """Return the extension; Python-Markdown calls this by its name."""
    return OrdinaryExtension(**settings)
