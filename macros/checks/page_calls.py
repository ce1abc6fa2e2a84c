"""The pages in docs/: each calls what it is for, by names that exist, and links to pages that exist.

An error while a page is rendered would reach the editor as a traceback, so pages are checked before.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from macros.checks import page_call, page_markdown
from macros.checks.content_files import Content, unreadable
from macros.schema.files import SECTIONS
from macros.source import near_names, signs, yaml_file
from macros.source.problems import Problem

_OWN = {
    "index.md": "home()",
    "about/sources.md": "sources()",
    "about/sources-n-to-z.md": "sources()",
    "about/figures.md": "figures()",
    "about/glossary.md": "glossary()",
    "workshop/index.md": "downloads()",
    "workshop/room.md": "room()",
}
"""The call that a page is there for."""

_SOURCES = {"about/sources.md", "about/sources-n-to-z.md"}
"""Each shows some of the sources: where one page is, the other is needed."""

_NO_SOURCES = (
    "sources() shows the publishers of a page about the guide, and this is another page",
    "Write links to about/sources.md and about/sources-n-to-z.md",
)

_PLACES = "states"
"""The section with a page for each place, and the folder in which these stand."""

_HEAD = re.compile(r"\A---[ \t]*\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEAD_KEYS = ("title", "description", "scripts")
_LINK = re.compile(r"\]\(\s*<?(?P<inline>[^)>\s]*)|^[ ]{0,3}\[[^\]^][^\]]*\]:\s*<?(?P<listed>[^>\s]+)", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)


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
                yield Problem(path, *signs.place(text, wrong.at), wrong.wrong, wrong.instead)
    if "index.md" in names:  # there is a site, and not content alone
        for page, call in missing(names, content).items():
            yield Problem(f"docs/{page}", 1, 1, "the file is missing", f"Add it with the line {{{{ {call} }}}}")


def pages(root: Path) -> Iterator[Path]:
    """Yield every page in `root`/docs; the link to nowhere by which Emacs marks an open file is none."""
    return (file for file in (root / "docs").rglob("*.md") if file.is_file())


def missing(names: list[str], content: Content) -> dict[str, str]:
    """Return the pages that sections and texts about the guide need and that are not among `names`, with their calls."""
    site = content.record("guide")
    wanted = [f"about/{name}.md" for name in content.about]
    wanted += [page for page in _SOURCES if site and not _SOURCES.isdisjoint(names)]
    for career in content.careers:
        if site and career in site.guides and content.is_whole(career):
            wanted += _sections(career, content)
            wanted += (f"{career}/{_PLACES}/{name}.md" for name in content.places.get(career, ()))
            if career != site.guides[0]:  # the front page of the first is the home page
                wanted.append(f"{career}/index.md")
    return {page: str(_own(page, content)) for page in wanted if page not in names}


def own(content: Content) -> set[str]:
    """Return the pages of records that have one of their own: their section's page leads to them, not the navigation."""
    found = {page for career in content.careers for page in _sections(career, content) if page.count("/") > 1}
    return found | {f"{career}/{_PLACES}/{name}.md" for career, names in content.places.items() for name in names}


def _sections(career: str, content: Content) -> Iterator[str]:
    """Yield the page of each section, and below it those of records that have a page of their own."""
    for name, (_, section) in content.sections(career).items():
        yield f"{career}/{name}.md"
        yield from (f"{career}/{name}/{record.id}.md" for record in section.own_pages)


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
    return [record.id for record in found[1].own_pages] if found else []


def _wrong(text: str, name: str, names: list[str], root: Path, content: Content) -> Iterator[page_call.Wrong]:
    head = _HEAD.match(text)
    start = head.end() if head else 0
    if head:
        yield from _head(head, root)
    elif re.match(r"---[ \t]*\n", text):
        yield page_call.Wrong(0, "the lines after --- have no end", "Write --- below the last of them")
    own = _own(name, content)
    if not text[start:].strip():
        instead = f"Write {{{{ {own} }}}}" if own else "Write its text, or delete it, here and in mkdocs.yml"
        yield page_call.Wrong(0, "the page is empty", instead)
        return
    try:
        found = list(page_call.read(text, start))
    except page_call.Wrong as wrong:
        yield wrong
        return
    faults = [wrong for call in found for wrong in _unknown(call, content)]
    if name not in _SOURCES:
        faults += [page_call.Wrong(call.at, *_NO_SOURCES) for call in found if call.name == "sources"]
    yield from faults
    if text[start:].strip() == f"{{{{ {own} }}}}":  # as nearly every page
        return
    if own and not faults and own not in map(str, found):
        other = next((call for call in found if call.name == own.partition("(")[0]), None)
        if other:
            yield page_call.Wrong(
                other.at, f"the page shows {other}, which belongs on another page", f"Write {{{{ {own} }}}}"
            )
        else:
            yield page_call.Wrong(start, "the page does not show what it is there for", f"Add the line {{{{ {own} }}}}")
    shown = page_call.CODE.sub(lambda found: re.sub(r"\S", " ", found[0]), text)
    yield from _links(shown, name, names, root)
    yield from page_markdown.wrong(shown, text, start)


def _head(head: re.Match[str], root: Path) -> Iterator[page_call.Wrong]:
    """The lines between --- at the top of a page can be read, and name what exists."""
    inside, start = head["inside"], head.start("inside")
    document, found = yaml_file.parse(inside, "")
    lines = inside.split("\n")
    for problem in found:
        at = start + sum(len(line) + 1 for line in lines[: problem.line - 1]) + problem.column - 1
        yield page_call.Wrong(at, problem.wrong, problem.instead)
    if document is None:
        return
    if not isinstance(document.data, dict):
        yield page_call.Wrong(
            start, "these lines are no keys with values", "Write them as 'title: Home', or delete them"
        )
        return
    for key, value in document.data.items():
        at = start + _line(inside, str(key))
        if key not in _HEAD_KEYS:
            yield page_call.Wrong(at, f"'{key}' is not a key here", near_names.advice(str(key), list(_HEAD_KEYS)))
        elif key == "scripts":
            for name in value if isinstance(value, list) else [value]:
                if not (root / "overrides" / "assets" / "js" / str(name)).is_file():
                    yield page_call.Wrong(
                        at, f"no script is called '{name}'", "Copy the names from another page, or delete it"
                    )
        elif not isinstance(value, str):
            yield page_call.Wrong(at, f"{key}: '{value}' is not text", "Put it in double quotes")


def _line(text: str, key: str) -> int:
    found = re.search(rf"^[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return found.start() if found else 0


def _unknown(call: page_call.Call, content: Content) -> Iterator[page_call.Wrong]:
    """Yield what is wrong with the names that a call gives."""
    if call.name == "about":
        file = f"content/about/{call.words[0]}.yaml"
        if call.words[0] not in content.about and file not in content.broken:
            instead = near_names.advice(call.words[0], list(content.about))
            yield page_call.Wrong(call.at, f"there is no file {file}", instead)
        return
    career, *rest = call.words or (None,)
    if career is None:
        return
    if career not in content.careers:
        yield page_call.Wrong(
            call.at, f"no guide is called '{career}'", near_names.advice(career, list(content.careers))
        )
    elif call.name in ("run_sheet", "answer_key"):
        if content.is_whole(career) and "workshop" not in content.careers[career]:
            instead = f"Add content/{career}/workshop.yaml, or delete the call"
            yield page_call.Wrong(call.at, f"the guide '{career}' has no workshop", instead)
    elif rest and content.is_whole(career):
        known = _known(call.name, career, content)
        if known is not None and rest[0] not in known:
            instead = near_names.advice(rest[0], known, *_OTHERWISE.get(call.name, ()))
            yield page_call.Wrong(call.at, f"the guide '{career}' has no {call.name} '{rest[0]}'", instead)


_OTHERWISE = {"job": ("delete the page",), "place": ("delete the page, or add the place to content/places.yaml",)}
"""What to do about a page of a thing that is gone."""


def _known(call: str, career: str, content: Content) -> list[str] | None:
    """Return what a call can name beside a guide, or None where that could not be read."""
    if call == "job":
        return _with_own_page(career, "jobs", content)
    if call == "place":
        return content.places.get(career, []) if content.record("series") else None
    return list(content.sections(career))


def _links(shown: str, name: str, names: list[str], root: Path) -> Iterator[page_call.Wrong]:
    """A link on a page leads to another site, or to a page or file in docs/ by the name of its file."""
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
        yield page_call.Wrong(
            found.start("inline" if found["inline"] is not None else "listed"),
            f"no page in docs/ is called '{address}'",
            instead,
        )
