"""The style sheet of a page, out of the many: what every page needs, and the groups whose classes it uses.

Pages that take the same groups hold the same bytes, because the policy of every host names each sheet by its hash. Rules
that none of these pages needs are left out; the few long pages, which weigh most, have sheets of their own, and what only
their scripts add is styled by the file that brings these. Tokens bear short names there, but for those that something else
asks for by name.
"""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase

import rcssmin

_FOLDER = Path("assets/css")
_ENTRY = "site.css"  # names the groups in order; a group names sheets
_LATE = "anchor-positioning.css"  # no page waits for it
_LATE_LINK = re.compile(rf'<link rel="stylesheet" href="[^"]*{_FOLDER.as_posix()}/{_LATE}"[^>]*>')
_SOON = '<template id="_soon">'
_IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\)(?P<media>[^;]*);')
_TOKEN = re.compile(r"--[a-z][\w-]*", re.IGNORECASE)
_DECLARED = re.compile(r"(--[\w-]+):")
_ASKED = re.compile(r"var\((--[\w-]+)")
_SHORT = re.compile(r"(?<=[{;])(--[a-z]{1,2}):[^;{}]*(?:;|(?=\}))")
_ROOT = re.compile(r":root\{([^}]*)")
_SELECTED = re.compile(r"\.(cg-[\w-]+)")
_NO_ELEMENT = re.compile(r"\[[^\]]*\]|::?[\w-]+(?:\([^()]*\))?|[.#][\w-]+")
_ELEMENT = re.compile(r"[a-z][a-z0-9]*")
_CLASSES = re.compile(r' class="([^"]*)"')
_ELEMENTS = re.compile(r'(?:<| type=")([a-z][a-z0-9]*)')  # and the types of fields
_EDGE = re.compile(r'"[^"]*"|[{}]')
_LIST = re.compile(r":(?P<kind>is|where|has|not)\(")  # of which one selector must hold, or none
_ONE_MARK = re.compile(r"[>+~ ]*(?:\.cg-[\w-]+|\[[^\]]*\])")  # a class or an attribute, which count alike
_TYPE = re.compile(r'\[type="(\w+)"\]')
_QUOTED = re.compile(r'(?<==)"([A-Za-z][\w-]*)"(?=\])')
_SIGN = re.compile(r'"[^"]*"|[(),\[\]]')
_LONG = 128 * 1024  # characters
_CONDITIONS = ("@media", "@supports")


@dataclass(frozen=True)
class Group:
    """Sheets that pages take together; `classes` are those that no group before it styles, none if every page takes it."""

    text: str
    classes: frozenset[str]


@dataclass(frozen=True)
class Sheet:
    """What styles a page: the text inside it, and that of what only its scripts add, which comes with them."""

    text: str
    scripted: str = ""


def take(site: Path, pages: Iterable[str] = ()) -> list[Group]:
    """Return the groups of a built site in their order, and remove their sheets: `pages`, given as HTML, will hold their own.

    The first group, and sheets that the entry names alone, belong to every page.
    """
    folder = site / _FOLDER
    names = [found["name"] for found in _IMPORT.finditer((folder / _ENTRY).read_text(encoding="utf-8"))]
    sheets = {name: _IMPORT.findall((folder / name).read_text(encoding="utf-8")) for name in names}
    home = {f"cg-{Path(sheet).stem}": name for name, own in sheets.items() for sheet, _ in own}
    texts = {name: shrunk(_joined(folder / name)) for name in (*names, _LATE)}
    shutil.rmtree(folder)
    short = _short(texts, _said(site, pages))
    texts = {name: _TOKEN.sub(lambda found: short.get(found[0], found[0]), text) for name, text in texts.items()}
    groups: list[Group] = []
    styled: set[str] = set()
    for name in names:
        # What a sheet says of another group's block is no reason to take it: it stands beside a class of its own.
        classes = (
            frozenset(found for found in _SELECTED.findall(texts[name]) if home.get(_block(found), name) == name)
            - styled
        )
        is_for_all = not groups or not sheets[name]
        groups.append(Group(texts[name], frozenset() if is_for_all else classes))
        styled |= classes
    folder.mkdir()
    (folder / _LATE).write_text(texts[_LATE], encoding="utf-8", newline="\n")
    return groups


def _said(site: Path, pages: Iterable[str]) -> set[str]:
    """Return the custom properties that pages, scripts, and the sheets of editors and places ask for by name."""
    files = (file.read_text(encoding="utf-8") for kind in ("*.css", "*.js") for file in site.rglob(kind))
    return {name for text in (*pages, *files) for name in _TOKEN.findall(text)}


def _short(texts: Mapping[str, str], said: set[str]) -> dict[str, str]:
    """Return a short name for each token, the shortest for what stands most often, but for those that are said elsewhere."""
    counts = Counter(name for text in texts.values() for name in _TOKEN.findall(text))
    declared = {name for text in texts.values() for rule in _ROOT.findall(text) for name in _DECLARED.findall(rule)}
    tokens = sorted(declared - said, key=lambda name: (-counts[name], name))
    # In lower case alone: checkers of style sheets take --a and --A for the same.
    signs = (*ascii_lowercase, *(a + b for a in ascii_lowercase for b in ascii_lowercase))
    free = (name for name in map("--{}".format, signs) if name not in said and name not in counts)
    return dict(zip(tokens, free, strict=False))


def waiting(html: str) -> str:
    """Return a page in which the late sheet is among what early.html brings once the words are on the screen.

    Without scripts it comes at once.
    """
    found = _LATE_LINK.search(html)
    if found is None:
        return html
    link = found[0]
    soon = "" if _SOON in html else f"{_SOON}</template>"
    return html.replace(link, f"<noscript>{link}</noscript>{soon}", 1).replace(_SOON, f"{_SOON}{link}", 1)


def sheets(pages: Iterable[tuple[str, frozenset[str]]], groups: list[Group]) -> list[Sheet]:
    """Return the style sheet of each page, given its HTML and what its scripts name: the groups that it takes, in order.

    It takes the groups for all, and those that style a class in its HTML. What a script adds to it must come from one of these.
    """
    taken: list[tuple[tuple[Group, ...], str]] = []  # with the page itself, if it is long
    named: dict[tuple[tuple[Group, ...], str], set[str]] = {}
    for html, scripted in pages:
        own = _in(html)
        of_page = tuple(group for group in groups if not group.classes or group.classes & own)
        taken.append((of_page, html if len(html) > _LONG else ""))
        named.setdefault(taken[-1], set()).update(own, scripted)
    made = {
        (of_page, html): _parted(_known(needed("".join(group.text for group in of_page), names)), html)
        for (of_page, html), names in named.items()
    }
    return [made[key] for key in taken]


def _in(html: str) -> set[str]:
    """Return the classes and elements of a page, and the types of its fields."""
    return {name for found in _CLASSES.findall(html) for name in found.split()} | {*_ELEMENTS.findall(html)}


def _parted(text: str, html: str) -> Sheet:
    """Return the sheet of a long page in its two parts; a selector that lists both stays with the page.

    It is whole if `html` is empty or starts with no script, which could bring the other part.
    """
    if _SOON not in html:
        return Sheet(text)
    is_own = _in(html).__contains__

    def own(selectors: list[str]) -> list[str]:
        return [one for one in selectors if [*_met([one], is_own)]]

    def others(selectors: list[str]) -> list[str]:
        return [one for one in selectors if not [*_met([one], is_own)]]

    return Sheet(_chosen(text, own), _chosen(text, others, has_more=False))


def _known(text: str) -> str:
    """Return a sheet without the short names that nothing in it asks for."""
    asked = set(_ASKED.findall(text))
    return _SHORT.sub(lambda found: found[0] if found[1] in asked else "", text)


def needed(text: str, names: set[str]) -> str:
    """Return a shrunk style sheet without the selectors that ask for a class or an element that is not among the names.

    A name that ends in - or _ stands for every class that begins so.
    """
    parts = tuple(name for name in names if name[-1] in "-_")

    def is_named(name: str) -> bool:
        return name in names or name.startswith(parts)

    return _chosen(text, lambda selectors: _met(selectors, is_named))


def _chosen(text: str, choose: Callable[[list[str]], Iterable[str]], *, has_more: bool = True) -> str:
    """Return a shrunk style sheet with those selectors of each rule that are chosen, and what has none, such as `@page`."""

    def kept(text: str) -> Iterator[str]:
        for head, body in _rules(text):
            if head.startswith(_CONDITIONS):
                inner = "".join(kept(body))
                if inner:
                    yield f"{head}{{{inner}}}"
            elif head.startswith("@"):
                if has_more:
                    yield f"{head}{{{body}}}"
            else:
                left = ",".join(choose(_listed(head)))
                if left:
                    yield f"{_tight(left)}{{{body}}}"

    return "".join(kept(text))


def _tight(selectors: str) -> str:
    return _QUOTED.sub(r"\1", selectors).replace(" + ", "+")


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield the outermost rules of a shrunk sheet: what stands before the brackets, and in them."""
    depth = start = opened = 0
    for edge in _EDGE.finditer(text):
        if edge[0] == "{":
            opened = opened if depth else edge.start()
            depth += 1
        elif edge[0] == "}":
            depth -= 1
            if not depth:
                yield text[start:opened], text[opened + 1 : edge.start()]
                start = edge.end()


def _met(selectors: Iterable[str], is_named: Callable[[str], bool]) -> Iterator[str]:
    """Yield the selectors that ask for what is named alone, each without those that it lists for nothing."""
    for selector in selectors:
        outer, found, place = "", "", 0
        while begins := _LIST.search(selector, place):
            end = _end(selector, begins.end())
            own = _listed(selector[begins.end() : end])
            met = list(_met(own, is_named)) if begins["kind"] != "not" else own
            if not met:
                break
            # A list counts as much as its weightiest selector, which has to stay the same.
            left = met if all(map(_ONE_MARK.fullmatch, own)) else own
            outer += selector[place : begins.start()]
            found += f"{selector[place : begins.end()]}{','.join(left)}"
            place = end
        outer += selector[place:]
        if begins is None and all(map(is_named, _asked(outer))):
            yield found + selector[place:]


def _asked(selector: str) -> list[str]:
    """Return the classes, elements, and types of fields that a selector asks for."""
    return [*_SELECTED.findall(selector), *_TYPE.findall(selector), *_ELEMENT.findall(_NO_ELEMENT.sub("", selector))]


def _end(text: str, start: int) -> int:
    """Return the place of the bracket that closes the one before `start`."""
    depth = 1
    for sign in _SIGN.finditer(text, start):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if not depth:
            return sign.start()
    raise ValueError(f"no end of a bracket in {text}")


def _listed(text: str) -> list[str]:
    """Return the selectors of a list; what stands in brackets is part of one."""
    found, depth, start = [], 0, 0
    for sign in _SIGN.finditer(text):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(sign[0], 0)
        if sign[0] == "," and not depth:
            found.append(text[start : sign.start()])
            start = sign.end()
    return [*found, text[start:]]


def shrunk(text: str) -> str:
    """Return a style sheet without comments and without blanks that say nothing."""
    return str(rcssmin.cssmin(text))


def _block(name: str) -> str:
    """Return the block that a class is part of, as in cg-table for cg-table__cell."""
    return re.split("__|--", name)[0]


def _joined(file: Path) -> str:
    def imported(found: re.Match[str]) -> str:
        text = _joined(file.parent / found["name"])
        media = found["media"].strip()
        return f"@media {media} {{\n{text}\n}}" if media else text

    return _IMPORT.sub(imported, file.read_text(encoding="utf-8"))
