"""The pages in docs/: each calls what it is for, by names that exist, and links to pages that exist.

An error while a page is rendered would reach the editor as a traceback, so pages are checked before.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.checks.content_files import Content, unreadable
from macros.domain.series import with_pages
from macros.schema.files import SECTIONS
from macros.schema.section import own_pages
from macros.schema.sections.states import States
from macros.source import near_names, yaml_file
from macros.source.problems import Problem

CALLS = {
    "section": (2, 2),
    "job": (2, 2),
    "home": (0, 1),
    "sources": (0, 0),
    "figures": (0, 0),
    "glossary": (0, 0),
    "room": (0, 0),
    "downloads": (0, 0),
    "run_sheet": (1, 1),
    "about": (1, 1),
    "place": (2, 2),
}
"""What a page can call, with how many names it takes at least and at most."""

_OWN = {
    "index.md": "home()",
    "about/sources.md": "sources()",
    "about/figures.md": "figures()",
    "about/glossary.md": "glossary()",
    "workshop/index.md": "downloads()",
    "workshop/room.md": "room()",
}
"""The call that a page is there for."""

_PLACES = "states"
"""The section with a page for each place, and the folder in which these stand."""

_EXAMPLE = 'Write it as {{ section("folder-of-the-guide", "name-of-the-section") }}'
_HEAD = re.compile(r"\A---[ \t]*\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEAD_KEYS = ("title", "description", "scripts")
_LOOSE = re.compile(rf"\b(?:{'|'.join(CALLS)})\s*\([^)\n]*\)")
_CODE = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(\s*<?(?P<inline>[^)>\s]*)|^[ ]{0,3}\[[^\]]+\]:\s*<?(?P<listed>[^>\s]+)", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#|$", re.IGNORECASE)
_PARSER = Environment()


@dataclass(frozen=True)
class Call:
    """A macro call on a page, at its offset."""

    at: int
    name: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}({', '.join(map(_quoted, self.words))})"


def _quoted(word: str) -> str:
    return f'"{word}"'


class Wrong(Exception):
    """Something on a page that cannot be built, with its offset and what to write instead."""

    def __init__(self, at: int, wrong: str, instead: str) -> None:
        super().__init__(wrong)
        self.at, self.wrong, self.instead = at, wrong, instead


def problems(root: Path, content: Content) -> Iterator[Problem]:
    """Yield what is wrong with the pages in `root`/docs, and each that is missing."""
    files = sorted(pages(root))
    names = [file.relative_to(root / "docs").as_posix() for file in files]
    for file, name in zip(files, names, strict=True):
        path = f"docs/{name}"
        try:
            text, found = yaml_file.characters(file.read_bytes(), path)
        except OSError as error:
            yield unreadable(path, file, error)
            continue
        yield from found
        if not found:
            for wrong in _wrong(text, name, names, root, content):
                yield Problem(path, *_place(text, wrong.at), wrong.wrong, wrong.instead)
    if "index.md" in names:  # there is a site, and not content alone
        for page, call in missing(names, content).items():
            yield Problem(f"docs/{page}", 1, 1, "the file is missing", f"Add it with the line {{{{ {call} }}}}")


def pages(root: Path) -> Iterator[Path]:
    """Yield every page in `root`/docs; the link to nowhere by which Emacs marks an open file is none."""
    return (file for file in (root / "docs").rglob("*.md") if file.is_file())


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def missing(names: list[str], content: Content) -> dict[str, str]:
    """Return the pages that sections and texts about the guide need and that are not among `names`, with their calls."""
    site = content.record("guide")
    wanted = [f"about/{name}.md" for name in content.about]
    for career in content.careers:
        if site and career in site.guides and content.is_whole(career):
            wanted += _sections(career, content)
            wanted += (f"{career}/{_PLACES}/{name}.md" for name in places(career, content))
            if career != site.guides[0]:  # the front page of the first is the home page
                wanted.append(f"{career}/index.md")
    return {page: str(_own(page, content)) for page in wanted if page not in names}


def own(content: Content) -> set[str]:
    """Return the pages of records that have one of their own: their section's page leads to them, not the navigation."""
    found = {page for career in content.careers for page in _sections(career, content) if page.count("/") > 1}
    return found | {f"{career}/{_PLACES}/{name}.md" for career in content.careers for name in places(career, content)}


def _sections(career: str, content: Content) -> Iterator[str]:
    """Yield the page of each section, and below it those of records that have a page of their own."""
    for name, (_, section) in content.sections(career).items():
        yield f"{career}/{name}.md"
        yield from (f"{career}/{name}/{record.id}.md" for record in own_pages(section))


def places(career: str, content: Content) -> list[str]:
    """Return the names of the pages of places that a guide has."""
    known, series, found = content.record("places"), content.record("series"), content.sections(career).get(_PLACES)
    if not known or not series or not found or not isinstance(found[1], States):
        return []
    return list(with_pages(found[1].table, known.root, series.root))


def _own(page: str, content: Content) -> str | None:
    """Return the call that a page is there for, if its name tells."""
    folder, _, name = page.removesuffix(".md").rpartition("/")
    if folder in content.careers and name == "index":
        return f'home("{folder}")'
    if folder in content.careers and name in SECTIONS:
        return f'section("{folder}", "{name}")'
    career, _, section = folder.partition("/")
    if career in content.careers and name in _with_own_page(career, section, content):
        return f'job("{career}", "{name}")'
    if folder == "about" and name in content.about:
        return f'about("{name}")'
    career, _, within = folder.partition("/")
    if career in content.careers and within == _PLACES:
        return f'place("{career}", "{name}")'
    return _OWN.get(page)


def _with_own_page(career: str, section: str, content: Content) -> list[str]:
    found = content.sections(career).get(section)
    return [record.id for record in own_pages(found[1])] if found else []


def _wrong(text: str, name: str, names: list[str], root: Path, content: Content) -> Iterator[Wrong]:
    head = _HEAD.match(text)
    start = head.end() if head else 0
    if head:
        yield from _head(head, root)
    elif re.match(r"---[ \t]*\n", text):
        yield Wrong(0, "the lines after --- have no end", "Write --- below the last of them")
    own = _own(name, content)
    if not text[start:].strip():
        instead = f"Write {{{{ {own} }}}}" if own else "Write its text, or delete it, here and in mkdocs.yml"
        yield Wrong(0, "the page is empty", instead)
        return
    try:
        found = list(_calls(text, start))
    except Wrong as wrong:
        yield wrong
        return
    faults = [wrong for call in found for wrong in _unknown(call, content)]
    yield from faults
    if own and not faults and own not in map(str, found):
        other = next((call for call in found if call.name == own.partition("(")[0]), None)
        if other:
            yield Wrong(other.at, f"the page shows {other}, which belongs on another page", f"Write {{{{ {own} }}}}")
        else:
            yield Wrong(start, "the page does not show what it is there for", f"Add the line {{{{ {own} }}}}")
    yield from _links(text, name, names, root)


def _head(head: re.Match[str], root: Path) -> Iterator[Wrong]:
    """The lines between --- at the top of a page can be read, and name what exists."""
    inside, start = head["inside"], head.start("inside")
    document, found = yaml_file.parse(inside, "")
    lines = inside.split("\n")
    for problem in found:
        at = start + sum(len(line) + 1 for line in lines[: problem.line - 1]) + problem.column - 1
        yield Wrong(at, problem.wrong, problem.instead)
    if document is None:
        return
    if not isinstance(document.data, dict):
        yield Wrong(start, "these lines are no keys with values", "Write them as 'title: Home', or delete them")
        return
    for key, value in document.data.items():
        at = start + _line(inside, str(key))
        if key not in _HEAD_KEYS:
            yield Wrong(at, f"'{key}' is not a key here", near_names.advice(str(key), list(_HEAD_KEYS)))
        elif key == "scripts":
            for name in value if isinstance(value, list) else [value]:
                if not (root / "overrides" / "assets" / "js" / str(name)).is_file():
                    yield Wrong(at, f"no script is called '{name}'", "Copy the names from another page, or delete it")
        elif not isinstance(value, str):
            yield Wrong(at, f"{key}: '{value}' is not text", "Put it in double quotes")


def _line(text: str, key: str) -> int:
    found = re.search(rf"^[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return found.start() if found else 0


def _calls(text: str, start: int) -> Iterator[Call]:
    """Yield the calls below the head of a page; raises `Wrong` at what is none."""
    body = text[start:]
    try:
        tree = _PARSER.parse(body)
    except TemplateSyntaxError as error:
        line = sum(len(one) + 1 for one in body.split("\n")[: error.lineno - 1])
        opened = re.compile(r"\{[{%#]").search(body, line)
        at = opened.start() if opened else min(line, max(len(body) - 1, 0))
        raise Wrong(start + at, "this call cannot be read", _EXAMPLE) from None
    other = re.search(r"\{[%#]", body)
    if other:
        raise Wrong(start + other.start(), "only calls in {{ }} can stand on a page", "Delete it")
    marks = iter([found.start() for found in re.finditer(r"\{\{", body)])
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                continue
            at = next(marks, 0)
            yield _call(node, body, at, start)
    loose = _LOOSE.search(re.sub(r"\{\{.*?\}\}", lambda found: " " * len(found[0]), body, flags=re.DOTALL))
    if loose:
        wrong = f"{loose[0]} would be shown to readers as it stands here"
        raise Wrong(start + loose.start(), wrong, f"Write {{{{ {loose[0]} }}}}")


def _call(node: nodes.Node, body: str, at: int, start: int) -> Call:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        raise Wrong(start + at, "this is no call", _EXAMPLE)
    name = node.node.name
    if name not in CALLS:
        raise Wrong(start + at, f"nothing is called '{name}'", near_names.advice(name, list(CALLS)))
    words = [word.value for word in node.args if isinstance(word, nodes.Const) and isinstance(word.value, str)]
    least, most = CALLS[name]
    if len(words) != len(node.args) or node.kwargs or not least <= len(words) <= most:
        example = _EXAMPLE if name == "section" else f"Write {{{{ {Call(0, name, ('name',) * least)} }}}}"
        raise Wrong(start + at, f"{name}() has other names in its brackets than it needs", example)
    line = body[body.rfind("\n", 0, at) + 1 :].split("\n")[0]
    if not re.fullmatch(r"\{\{[^{}]*\}\}[ \t]*", line) and "\n" not in body[at : body.find("}}", at)]:
        raise Wrong(start + at, "a call needs a line of its own", "Begin the line with it, and write nothing after it")
    if any(found.start() < at < found.end() for found in _CODE.finditer(body)):
        raise Wrong(start + at, "the call stands in a block of code", "Delete the signs ``` above and below it")
    return Call(start + at, name, tuple(words))


def _unknown(call: Call, content: Content) -> Iterator[Wrong]:
    if call.name == "section":
        career, name = call.words
        yield from (Wrong(call.at, *found) for found in _no_section(career, name, content))
    elif call.name == "job":
        yield from (Wrong(call.at, *found) for found in _no_job(call.words[0], call.words[1], content))
    elif call.name == "run_sheet":
        yield from (Wrong(call.at, *found) for found in _no_workshop(call.words[0], content))
    elif call.name == "place":
        yield from (Wrong(call.at, *found) for found in _no_place(call.words[0], call.words[1], content))
    elif call.name == "home" and call.words and call.words[0] not in content.careers:
        instead = near_names.advice(call.words[0], list(content.careers))
        yield Wrong(call.at, f"no guide is called '{call.words[0]}'", instead)
    elif call.name == "about":
        file = f"content/about/{call.words[0]}.yaml"
        if call.words[0] not in content.about and file not in content.broken:
            yield Wrong(call.at, f"there is no file {file}", near_names.advice(call.words[0], list(content.about)))


def _no_workshop(career: str, content: Content) -> Iterator[tuple[str, str]]:
    if career not in content.careers:
        yield f"no guide is called '{career}'", near_names.advice(career, list(content.careers))
    elif content.is_whole(career) and "workshop" not in content.careers[career]:
        yield f"the guide '{career}' has no workshop", f"Add content/{career}/workshop.yaml, or delete the call"


def _no_place(career: str, name: str, content: Content) -> Iterator[tuple[str, str]]:
    if career not in content.careers:
        yield f"no guide is called '{career}'", near_names.advice(career, list(content.careers))
    elif content.is_whole(career) and content.record("series") and name not in (known := places(career, content)):
        instead = near_names.advice(name, known, "delete the page, or add the place to content/places.yaml")
        yield f"the guide '{career}' has no place '{name}'", instead


def _no_section(career: str, name: str, content: Content) -> Iterator[tuple[str, str]]:
    if career not in content.careers:
        yield f"no guide is called '{career}'", near_names.advice(career, list(content.careers))
    elif content.is_whole(career) and name not in content.sections(career):
        sections = list(content.sections(career))
        yield f"the guide '{career}' has no section '{name}'", near_names.advice(name, sections)


def _no_job(career: str, name: str, content: Content) -> Iterator[tuple[str, str]]:
    if career not in content.careers:
        yield f"no guide is called '{career}'", near_names.advice(career, list(content.careers))
    elif content.is_whole(career) and name not in (known := _with_own_page(career, "jobs", content)):
        yield f"the guide '{career}' has no job '{name}'", near_names.advice(name, known, "delete the page")


def _links(text: str, name: str, names: list[str], root: Path) -> Iterator[Wrong]:
    """A link on a page leads to another site, or to a page or file in docs/ by the name of its file."""
    shown = _CODE.sub(lambda found: re.sub(r"\S", " ", found[0]), text)
    folder = posixpath.dirname(name)
    for found in _LINK.finditer(shown):
        address = found["inline"] if found["inline"] is not None else found["listed"]
        if _ELSEWHERE.match(address):
            continue
        path = re.split(r"[?#]", address)[0]
        target = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
        is_file = not target.startswith("..") and (root / "docs" / target).is_file()
        if not path.startswith("/") and not path.endswith("/") and (target in names or is_file):
            continue
        likely = (target, f"{target}.md", f"{target}/index.md", path.strip("/"))
        right = next((one for one in likely if one in names), None)
        if right:
            instead = f"Write '{posixpath.relpath(right, folder or '.')}'"
        else:
            written = [posixpath.relpath(one, folder or ".") for one in names]
            instead = near_names.advice(address, written, "keep the words and take the link off", listed=False)
        yield Wrong(
            found.start("inline" if found["inline"] is not None else "listed"),
            f"no page in docs/ is called '{address}'",
            instead,
        )
