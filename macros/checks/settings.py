"""What mkdocs.yml must say: the settings that the site rests on, and what it repeats of the content.

The builder would take most of these mistakes without a word, or end in lines of its own.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from macros.checks import material, page_calls
from macros.checks.content_files import Content
from macros.checks.mkdocs_file import FILE, at, child, entries, listed, named, strange, written
from macros.source import near_names
from macros.source.problems import Problem
from macros.source.yaml_errors import explain
from macros.source.yaml_file import Loader, characters

_KEYS = {
    *(
        "site_name",
        "not_in_nav",
        "site_description",
        "site_url",
        "repo_url",
        "edit_uri",
        "use_directory_urls",
        "copyright",
    ),
    *("theme", "extra", "extra_css", "nav", "markdown_extensions", "plugins", "watch", "validation"),
}
"""The settings of the site; another one is mistyped, or changes what the program takes for granted."""

_NEEDED: dict[tuple[str, ...], str] = {
    ("theme", "name"): "material",
    ("theme", "variant"): "classic",
    ("theme", "custom_dir"): "overrides",
    ("theme", "font"): "false",  # no reader's browser asks another host
    ("extra_css", "assets/css/site.css"): "",
    ("use_directory_urls",): "!ENV [DIRECTORY_URLS, true]",
    **{
        ("markdown_extensions", name): ""
        for name in ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables")
    },
    ("markdown_extensions", "toc", "permalink"): "false",
    **{("markdown_extensions", f"pymdownx.{name}"): "" for name in ("betterem", "caret", "details")},
    ("markdown_extensions", "pymdownx.highlight", "css_class"): "cg-code",
    ("markdown_extensions", "pymdownx.highlight", "linenums_style"): "pymdownx-inline",
    **{
        ("markdown_extensions", f"pymdownx.{name}"): ""
        for name in ("keys", "mark", "superfences", "tabbed", "tasklist", "tilde")
    },
    ("markdown_extensions", "macros.web.ordinary"): "",
    ("markdown_extensions", "macros.web.passthrough"): "",
    ("plugins", "macros", "module_name"): "macros",
    ("plugins", "macros", "on_error_fail"): "true",
    ("plugins", "macros", "on_undefined"): "strict",
    **{("validation", "nav", key): "warn" for key in ("omitted_files", "not_found", "absolute_links")},
    **{
        ("validation", "links", key): "warn" for key in ("not_found", "anchors", "absolute_links", "unrecognized_links")
    },
}
"""Settings without which a page is wrong, or a mistake goes unnoticed; an empty text stands for an entry of a list."""


def problems(root: Path, content: Content) -> Iterator[Problem]:
    """Yield what is wrong with mkdocs.yml below `root`; nothing where there are no pages to build."""
    file = root / FILE
    try:
        text, found = characters(file.read_bytes(), FILE)
    except FileNotFoundError:
        if (root / "docs" / "index.md").is_file():
            yield Problem(FILE, 1, 1, "the file is missing", "Put it back from Git")
        return
    yield from found
    if found:
        return
    try:
        top = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        yield Problem(FILE, *explain(error, tuple(text.split("\n"))))
        return
    if not isinstance(top, yaml.MappingNode):
        yield Problem(FILE, 1, 1, "the file does not hold the settings of the site", "Put it back from Git")
        return
    yield from _keys(top)
    yield from _needed(top)
    yield from material.problems(root, top)
    yield from _extensions(top)
    yield from _names(top, content)
    yield from _navigation(root, top, content)


def _keys(top: yaml.MappingNode) -> Iterator[Problem]:
    for key, value in top.value:
        yield from strange(key, key.value, sorted(_KEYS), material.NOT_SETTINGS, "{} is no setting of this site")
        if key.value == "plugins":
            for entry, name, held in listed(value):
                if name != "macros":
                    yield at(entry, f"'{name}' is no plugin of this site", "Delete the line")
                else:
                    yield from _options(key.value, name, held)
    yield from _twice(top)


def _extensions(top: yaml.MappingNode) -> Iterator[Problem]:
    """Only extensions whose look and safety the tests know; guides' headings go through all of them."""
    known = sorted({path[1] for path in _NEEDED if path[0] == "markdown_extensions"})
    found = child(top, "markdown_extensions")
    block, seen = found[1] if found else None, set()
    for entry, name, held in listed(block):
        yield from strange(entry, name, known, material.EXTENSIONS, "{} is no Markdown extension of this site")
        if name in seen and entries(block):
            yield at(entry, f"'{name}' stands here a second time", "Keep one")
        seen.add(name)
        if name in known:
            yield from _options("markdown_extensions", name, held)
    sheets = child(top, "extra_css")
    for entry in entries(sheets[1] if sheets else None):
        if "//" in written(entry):
            instead = "Save the file in docs/assets/, and write 'assets/' and its name"
            yield at(entry, "the style sheet stands on another site, and no page asks another host", instead)


def _options(block: str, name: str, held: yaml.Node | None) -> Iterator[Problem]:
    """Only the options that the site rests on: another one changes what pages are made of."""
    own = [path[2] for path in _NEEDED if path[:2] == (block, name) and len(path) > 2]
    for option, key, _ in listed(held):
        if key not in own:
            why = material.OPTIONS.get(key, f"pages are drawn for what '{name}' makes without it")
            yield at(option, f"'{key}' is not used here: {why}", "Delete it" if own else f"Write '- {name}'")


def _twice(node: yaml.Node) -> Iterator[Problem]:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield at(key, f"'{key.value}' stands here a second time", "Keep one")
            seen.add(key.value)
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _twice(entry)


def _needed(top: yaml.MappingNode) -> Iterator[Problem]:
    for path, wanted in _NEEDED.items():
        node: yaml.Node = top
        last: yaml.Node = top
        for number, key in enumerate(path):
            found = child(node, key)
            if not found:
                yield _absent(path[:number], key, last)
                break
            last, node = found
        else:
            if wanted and written(node) != wanted:
                wrong = f"{': '.join(path)} is '{written(node)}', and this site needs something else"
                yield at(node, wrong, f"Write '{path[-1]}: {wanted}'")


def _absent(above: tuple[str, ...], key: str, last: yaml.Node) -> Problem:
    """Return the problem of a setting that is not there, at what it belongs to."""
    path = (*above, key)
    below = {rest[len(path) :]: value for rest, value in _NEEDED.items() if rest[: len(path)] == path}
    lines = [f"{rest[-1]}: {value}" for rest, value in below.items() if rest and value]
    if () in below:
        lines = [f"{key}: {below[()]}" if below[()] else f"- {key}"]
    elif lines and len(path) > 1:
        lines = [f"{key}: with {', '.join(lines)}"]
    where = f"under '{': '.join(above)}:'" if above else "in this file"
    instead = f"Write '{lines[0]}' there" if () in below or len(path) > 1 else "Put the block back from Git"
    return at(last if above else None, f"'{key}' is missing {where}", instead)


def _names(top: yaml.MappingNode, content: Content) -> Iterator[Problem]:
    """The site has the name and the description that content/guide.yaml gives it."""
    site = content.shared.get("guide")
    if not site:
        return
    for key, own in (("site_name", "name"), ("site_description", "description")):
        wanted = " ".join(str(site.document.data.get(own, "")).split())
        found = child(top, key)
        if not found:
            yield at(None, f"'{key}' is missing in this file", f"Write '{key}: {wanted}'")
        elif " ".join(written(found[1]).split()) != wanted:
            yield at(found[1], f"{key} is not the {own} in content/guide.yaml", f"Write '{wanted}'")


@dataclass(frozen=True)
class _Item:
    """One line of the navigation: a page or the title of a group."""

    node: yaml.Node
    title: str = ""
    page: str = ""
    items: tuple[_Item, ...] = ()

    def pages(self) -> Iterator[_Item]:
        if self.page:
            yield self
        for item in self.items:
            yield from item.pages()


def _navigation(root: Path, top: yaml.MappingNode, content: Content) -> Iterator[Problem]:
    found = child(top, "nav")
    if not found:
        yield at(
            None, "'nav' is missing in this file", "Put the block back from Git: it lists the pages in their order"
        )
        return
    read = _items(found[1])
    yield from read[1]
    items, wrong = read[0], list(read[1])
    written = sorted(file.relative_to(root / "docs").as_posix() for file in page_calls.pages(root))
    seen: set[str] = set()
    missing = page_calls.missing(written, content)  # has a problem of its own
    for item in (page for one in items for page in one.pages()):
        said = None if item.page in missing else _page(item, written, seen)
        if said:
            wrong.append(said)
            yield said
        seen.add(item.page)
    if wrong:  # a page that is missing or mistyped is no wrong order, too
        return
    own = page_calls.own(content)
    for page in written:
        if page not in seen and page not in own:
            instead = f"Add '- {page}' to nav in {FILE}, or delete the page"
            yield Problem(f"docs/{page}", 1, 1, "the page is not in the navigation, so readers do not find it", instead)
            return
    if items and items[0].page != "index.md":
        yield at(items[0].node, "the navigation does not begin with the home page", "Write '- index.md' above it")
    for career, files in content.careers.items():
        site = content.record("guide")
        if "guide" in files and site and career in site.guides:
            yield from _order(items, career, files["guide"].document.data, found[0])


def _items(node: yaml.Node) -> tuple[tuple[_Item, ...], list[Problem]]:
    items, wrong = [], []
    if not isinstance(node, yaml.SequenceNode):
        return (), [
            at(node, "this is no list of pages", "Write each page on a line of its own, as '- about/method.md'")
        ]
    for entry in node.value:
        name, value = named(entry)
        if isinstance(entry, yaml.ScalarNode) and name:
            items.append(_Item(entry, page=name))
        elif isinstance(value, yaml.ScalarNode) and value.value and len(entry.value) == 1:
            items.append(_Item(entry, title=name, page=value.value))
        elif isinstance(value, yaml.SequenceNode) and len(entry.value) == 1:
            below, more = _items(value)
            items.append(_Item(entry, title=name, items=below))
            wrong += more
        else:
            instead = "Write '- folder/page.md', or '- Title:' with its pages indented below"
            wrong.append(at(entry, "this is neither a page nor a group of pages", instead))
    return tuple(items), wrong


def _page(item: _Item, written: list[str], seen: set[str]) -> Problem | None:
    node = item.node.value[0][1] if isinstance(item.node, yaml.MappingNode) else item.node
    if item.page in seen:
        return at(node, f"'{item.page}' stands in the navigation a second time", "Keep one")
    if item.page in written:
        return None
    guess = posixpath.normpath(item.page.replace("\\", "/").strip("/")).removeprefix("docs/")
    guesses = (guess, f"{guess}.md", f"{guess}/index.md", f"{guess.rpartition('.')[0]}.md")
    right = next((name for name in guesses if name in written), None)
    instead = f"Write '{right}'" if right else near_names.advice(item.page, written, "add the page, or delete the line")
    return at(node, f"no page in docs/ is called '{item.page}'", instead)


def _order(items: tuple[_Item, ...], career: str, guide: dict[str, object], nav: yaml.Node) -> Iterator[Problem]:
    """The pages of a guide stand in the navigation as its own file lists them."""
    file = f"content/{career}/guide.yaml"
    own = next((item for item in items if any(page.page.startswith(f"{career}/") for page in item.pages())), None)
    title = str(guide.get("title"))
    if own is None:
        yield at(nav, f"the guide '{career}' is not in the navigation", f"Add '- {title}:' and its pages, as in {file}")
        return
    wanted = [(title, own.node), *_listed(guide, career)]
    found = [(own.title, own.node)]
    for item in own.items:
        if item.page == f"{career}/index.md":
            if item.title != title:
                yield at(item.node, f"the title in {file} is '{title}'", f"Write '- {title}: {item.page}'")
                return
            continue
        found.append((item.title or item.page, item.node))
        found.extend((page.page, page.node) for page in item.items)
    for number in range(max(len(wanted), len(found))):
        if number >= len(wanted):
            yield at(found[number][1], f"'{found[number][0]}' does not stand in {file}", "Delete it in one of the two")
            return
        name = wanted[number][0]
        if number >= len(found):
            yield at(found[-1][1], f"'{name}' comes next in {file}, and is missing here", f"Add '- {name}' below")
            return
        if found[number][0] != name:
            wrong = f"'{found[number][0]}' stands where {file} has '{name}'"
            yield at(found[number][1], wrong, f"Write '{name}', and all others in the order of that file")
            return


def _listed(guide: dict[str, object], career: str) -> Iterator[tuple[str, None]]:
    groups = guide.get("groups")
    for group in groups if isinstance(groups, list) else ():
        yield str(group.get("title")), None
        for name in group.get("sections") or ():
            yield f"{career}/{name}.md", None
