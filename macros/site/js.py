"""Our scripts as they are published: few files, shrunk.

rjsmin reads patterns, not the language: it takes a template literal inside another for code. The tests parse every script before
and after.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import rjsmin

from macros.site.built_page import BuiltPage

_FOLDER = Path("assets/js")
_PATH = re.compile(r'(?P<up>[^" ]*)assets/js/(?P<name>[^" ]+)')
_NAMED = re.compile(r'assets/js/([^" ]+)')
# What the scripts of a page begin with.
_GIVEN = re.compile(r'<script type="application/json" data-cg-quiz>(?P<data>.*?)</script>', re.DOTALL)
# What a page needs once the reader acts: data for its scripts, and the names of those that nothing needs before it.
_FACTS = re.compile(
    r'<script type="application/json" data-cg-facts="(?P<names>[^"]*)">(?P<data>.*?)</script>', re.DOTALL
)
_FIRST = re.compile(
    r'(?<=<template id="_soon">)(?P<before>(?:<link [^>]*>)?<script src="[^"]*assets/js/)(?P<name>[^"]+)'
)
_STYLES = "let s=new CSSStyleSheet;s.replaceSync({});document.adoptedStyleSheets.push(s)"
_CLASS = re.compile(r"(?<![\w-])cg-[\w-]+")
_WORD = re.compile(r"""(?<=["'`])[a-z][a-z0-9]*(?=["'`])""")  # such as the name of an element that it makes
# Where a page names scripts, and how it names one: those it starts with, which early.html brings once the words are on the
# screen, those of the reader's first act, and those of the first search.
_PLACES = (
    (
        re.compile(r'(?:<script defer src="[^"]*assets/js/[^"]+"></script>\s*)+'),
        '<template id="_soon"><script src="{}"></script></template>\n',
    ),
    (
        re.compile(r'(?<=<template id="_late">)\s*(?:<script src="[^"]*assets/js/[^"]+"></script>\s*)+'),
        '<script src="{}"></script>',
    ),
    (
        re.compile(
            r'(?<=<template data-cg-first-search>)\s*(?:<script src="[^"]*assets/js/(?!search/read)[^"]+"></script>\s*)+'
        ),
        '<script src="{}"></script>\n',
    ),
)


def join(site: Path, pages: list[BuiltPage]) -> list[BuiltPage]:
    """Rewrite the scripts of a built site; return the pages, for which what each starts with is now one file, and so on.

    What a page starts with may be named in several places: all of it runs in this order once the page is on the screen.
    Facts, and the scripts that come with them, make a file that a template names.
    """
    for file in sorted((site / _FOLDER).rglob("*.js")):
        file.write_text(shrunk(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    named: set[str] = set()
    joined = []
    for page in pages:
        given = [f"careerGuide.given={found['data']};" for found in _GIVEN.finditer(page.html)]
        text = _GIVEN.sub("", page.html)
        facts = _FACTS.search(text)
        later = facts["names"].split() if facts else []
        for place, element in _PLACES:
            blocks = place.findall(text)
            every = dict.fromkeys(found["name"] for block in blocks for found in _PATH.finditer(block))
            names = [name for name in every if name not in later]
            first = _PATH.search(blocks[0]) if blocks else None
            if first:
                joint = element.format(
                    f"{first['up']}{_FOLDER.as_posix()}/{_write(site, [*given, *_texts(site, names)])}"
                )
                given = []
                for block in blocks:
                    text = text.replace(block, joint, 1)
                    joint = ""
            named.update(every)
        if facts:
            told = _write(site, [*_texts(site, later), f"careerGuide.told({facts['data']});"])
            element = f'<script src="{page.up}{_FOLDER.as_posix()}/{told}"></script>'
            text = text.replace(facts[0], f"<template data-cg-facts>{element}</template>")
        joined.append(replace(page, html=text))
    _remove(site / _FOLDER, named)
    return joined


def named(site: Path, pages: list[BuiltPage]) -> list[frozenset[str]]:
    """Return the classes and elements that the scripts of each page name; a class that a script puts together ends in - or _."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in (site / _FOLDER).iterdir() if file.suffix == ".js"}
    own = {name: frozenset((*_CLASS.findall(text), *_WORD.findall(text))) for name, text in texts.items()}
    scripts = (set(_NAMED.findall(page.html)) for page in pages)
    return [frozenset().union(*(own.get(name, ()) for name in names)) for names in scripts]


def shrunk(text: str) -> str:
    """Return a script without comments and without blanks that say nothing."""
    return str(rjsmin.jsmin(text))


def _remove(folder: Path, names: set[str]) -> None:
    for name in names:
        (folder / name).unlink()
    for within in (path for path in folder.iterdir() if path.is_dir() and not any(path.iterdir())):
        within.rmdir()


def style(site: Path, pages: list[BuiltPage], sheets: Sequence[str]) -> list[BuiltPage]:
    """Return the pages, of which each brings its sheet with the scripts that it starts with, before these run.

    Files that no page starts with any more are gone.
    """
    left, styled = set(), []
    for page, sheet in zip(pages, sheets, strict=True):
        found = _FIRST.search(page.html) if sheet else None
        if found:
            text = (site / _FOLDER / found["name"]).read_text(encoding="utf-8")
            name = _save(site, f"{_joined([_STYLES.format(json.dumps(sheet, ensure_ascii=False))])}{text}")
            left.add(found["name"])
            page = replace(page, html=_FIRST.sub(rf"\g<before>{name}", page.html, count=1))
        styled.append(page)
    for name in left - {name for page in styled for name in _NAMED.findall(page.html)}:
        (site / _FOLDER / name).unlink()
    return styled


def _texts(site: Path, names: list[str]) -> list[str]:
    return [(site / _FOLDER / name).read_text(encoding="utf-8") for name in names]


def _write(site: Path, texts: Iterable[str]) -> str:
    return _save(site, _joined(texts))


def _joined(texts: Iterable[str]) -> str:
    """Return scripts as one, of which each stands for itself: when one throws, the browser is told and the next one runs."""
    return "".join(f"try{{{text}}}catch(e){{reportError(e)}}\n" for text in texts)


def _save(site: Path, text: str) -> str:
    """Write a script into a file; return its name, which changes with what is in it."""
    name = f"{hashlib.sha256(text.encode()).hexdigest()[:8]}.js"
    (site / _FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return name
