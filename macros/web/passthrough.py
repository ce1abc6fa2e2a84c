"""A Markdown extension: finished HTML goes past the Markdown parser untouched.

Python-Markdown reads every tag of raw HTML, which was most of a build's time. Our components are
finished when they reach it, so they are put aside by its own means for such text and come back at the end.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# Content cannot hold these: it is escaped before it reaches a page.
_BEGIN, _END = "<!-- finished -->", "<!-- /finished -->"
_FINISHED = re.compile(f"{_BEGIN}\n(.*?)\n{_END}", re.DOTALL)
_BLOCK = re.compile(r"(?:^<.*\n?)(?:^.+\n?)*", re.MULTILINE)


def mark(page: str) -> str:
    """Return the Markdown of a page with each block of finished HTML marked.

    Such a block begins with < at column 0 and ends before a blank line.
    """
    return _BLOCK.sub(lambda found: f"{_BEGIN}\n{found[0].rstrip()}\n{_END}\n", page)


def unmarked(page: str) -> str:
    """Return a page as it was before its blocks were marked."""
    return _FINISHED.sub(lambda found: found[1], page)


class Stash(Preprocessor):
    """Puts the marked blocks aside."""

    def run(self, lines: list[str]) -> list[str]:
        text = _FINISHED.sub(lambda found: self.md.htmlStash.store(found[1]), "\n".join(lines))
        return text.split("\n")


class StashExtension(Extension):
    """Registers the preprocessor."""

    def extendMarkdown(self, md: Markdown) -> None:
        # After Zensical's macros (which run as a preprocessor, too) and white space (30), before blocks of code (25).
        md.preprocessors.register(Stash(md), "career-guide-stash", 26)


def makeExtension(**settings: object) -> StashExtension:
    """Return the extension; Python-Markdown calls this by its name."""
    return StashExtension(**settings)
