"""What an editor writes on a page in ordinary Markdown: nothing that asks another host, or that the security policy stops.

A browser would leave such things out without a word, and the editor who looks at a preview might not see it.
"""

import re
from collections.abc import Iterator

from macros.checks.page_call import Wrong
from macros.source import icons, near_names

_IMAGE = re.compile(r"!\[(?P<words>[^\]]*)\](?:\(\s*<?(?P<address>[^)>\s]*)|\[[^\]]*\])")
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|data:", re.IGNORECASE)
_ATTRIBUTE = r"(?<![\w-])(?P<name>style|src|srcset|background|on[a-z]+)\s*="
_TAG = re.compile(r"<(?P<tag>[a-z][a-z0-9-]*)\b(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^>])*)", re.IGNORECASE)
_LIST = re.compile(r"\{:?(?P<rest>[^{}\n]*)\}")  # of attributes
_SNIPPET = re.compile(r"^[ \t]*-+8<-+.*", re.MULTILINE)
_TEXT_ALONE = "write it in words, or put the sign ` before and after it"

_IN_CODE = {
    "drawings in Mermaid": (
        r"^[ \t>]*(?:`{3,}|~{3,})[ \t]*\{?[ \t]*\.?mermaid\b",
        "Save the drawing as a picture beside the page, and show it as ![what it shows](drawing.svg)",
    ),
    "notes in code": (
        r"(?:#|//|--|;|%|/\*|<!--)[ \t]*\(\d+\)![ \t]*(?:\*/|-->)?[ \t]*$|^[ \t>]*(?:`{3,}|~{3,}).*\.annotate\b",
        "Write them as a list below the code",
    ),
}
_IN_TEXT = {
    "notes that open in the text": (
        r"\{[^{}\n]*\.annotate\b|^[ \t]*(?:!!!|\?{3}\+?)[^\n\"]*\bannotate\b",
        "Write a footnote, as in word[^1]",
    ),
    "formulas": (
        r"\$\$[^$]+\$\$|(?<![\\\w$])\$(?!\s)[^$\n]*[\\^_{][^$\n]*(?<!\s)\$(?!\w)",
        "Write it in words, or save it as a picture beside the page",
    ),
}
"""What other sites have by scripts, with what to write instead."""

_IMAGE_TAG = "Write it as ![what it shows](picture.png)"
_LINK = "Write a link to it"
_TAGS = {
    **dict.fromkeys(("img", "picture", "source", "image", "use"), ""),
    **dict.fromkeys(("iframe", "object", "embed", "video", "audio"), _LINK),
    **dict.fromkeys(
        ("script", "style", "link", "meta", "base"), "Delete it: looks and scripts belong in overrides/assets/"
    ),
}
"""Elements that no page may hold, with what to write instead, but for images."""


def wrong(shown: str, text: str, start: int) -> Iterator[Wrong]:
    """Yield what is wrong in a page; `shown` is its text with blanks in place of code, `start` is where its head ends."""
    for read, table in ((text, _IN_CODE), (shown, _IN_TEXT)):
        for what, (pattern, instead) in table.items():
            for found in re.finditer(pattern, read, re.MULTILINE):
                yield Wrong(found.start(), f"{what} need a script that no page loads", instead)
    for found in _SNIPPET.finditer(shown):
        yield Wrong(found.start(), "no text is taken from another file here", "Write the text itself")
    for found in _IMAGE.finditer(shown):
        yield from _image(found)
    yield from markup(shown, _IMAGE_TAG)
    for found in _LIST.finditer(shown):
        yield from _attributes(found)
    for found in icons.NAME.finditer(shown, start):
        yield from _icon(found, shown)


def markup(text: str, image: str = "Say it in words") -> Iterator[Wrong]:
    """Yield what is wrong in HTML, which may stand in the frame of every page; `image` is what to write instead of one."""
    for found in _TAG.finditer(text):
        tag = found["tag"].lower()
        if tag in _TAGS:
            instead = _TAGS[tag] or image
            yield Wrong(found.start(), f"the security policy of this site takes no <{tag}> from a page", instead)
        else:
            yield from _attributes(found)


def _image(found: re.Match[str]) -> Iterator[Wrong]:
    if not found["words"].strip():
        instead = "Say between the brackets what it shows, as ![Two people at a desk](picture.png)"
        yield Wrong(found.start(), "this image says nothing to those who do not see it", instead)
    if _ELSEWHERE.match(found["address"] or ""):
        instead = "Save the picture beside the page, and write its name, as ![what it shows](picture.png)"
        yield Wrong(found.start("address"), "the image stands on another site, and no page asks another host", instead)


def _attributes(found: re.Match[str]) -> Iterator[Wrong]:
    names = re.sub(r"\"[^\"]*\"|'[^']*'", lambda value: " " * len(value[0]), found["rest"])
    for one in re.finditer(_ATTRIBUTE, names, re.IGNORECASE):
        said = f"the security policy of this site takes no '{one['name']}' in a page"
        instead = "Delete it: looks come from overrides/assets/css/, by a class as in { .name }"
        yield Wrong(found.start("rest") + one.start("name"), said, instead)


def _icon(found: re.Match[str], shown: str) -> Iterator[Wrong]:
    """Only what can be nothing but a name is said: words between colons that stand in others, as in 10:30:15, are none."""
    name = found[1]
    before, after = shown[found.start() - 1 : found.start()], shown[found.end() : found.end() + 1]
    if re.match(r"[\w/:.]", before or " ") or re.match(r"[\w/:]", after or " ") or not re.match(r"[a-z]|[+-]1$", name):
        return
    if icons.svg(name) is None and icons.sign(name) is None:
        instead = near_names.advice(name, icons.names_like(name), _TEXT_ALONE, listed=False)
        yield Wrong(found.start(), f"no icon or emoji is called '{name}'", instead)
