"""Which settings of Material for MkDocs this site honors, and why it takes no others.

People know these settings from other sites. One that did nothing would cost an hour, so each is honored or refused by name;
DEVELOPING.md, "The skeleton is ours", says the same in short.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from macros.checks import page_markdown
from macros.checks.mkdocs_file import at, entries, named, pairs, strange, written
from macros.source import icons, near_names, signs
from macros.source.problems import Problem

BLOCKS = "overrides/main.html"
"""Where an announcement for every page stands."""

_ANNOUNCED = re.compile(r"\{%-?\s*block\s+announce\b.*?%\}(?P<html>.*?)\{%-?\s*endblock", re.DOTALL)

THEME = ("name", "variant", "language", "custom_dir", "font", "features", "favicon", "logo")
"""What may stand under `theme`."""

NOT_IN_THEME = {
    "palette": "both color schemes and their switch are always there, in the site's own colors",
    "direction": "the direction of text comes from the language",
    "icon": "the frame draws its own icons",
    "static_templates": "the pages of the frame are fixed",
    "include_search_page": "the search is a window of each page",
    "search_index_only": "the search makes its own index",
    "locale": "the language stands in 'language'",
}
"""Why a setting of the theme is not used."""

_INSTEAD = {
    "palette": "Delete it; colors, sizes, and fonts stand in overrides/assets/css/tokens.css",
    "icon": "Delete it; a mark before the site's name is 'logo: FILE'",
}

FEATURES = (
    "navigation.footer",
    "navigation.prune",
    "navigation.sections",
    "navigation.top",
    "search.suggest",
    "toc.follow",
)
"""Features that every page has, named or not: neighbors at its end, a menu of one guide, groups, the way to the top in the
list of parts or, without one, at the end, questions to begin a search with, the part in view in the bar."""

_ONE_REQUEST = "a page is one small request, and no script loads the next"
_BAR = "the bar and its menu are the same on every page and width"
_NO_SCRIPT = "pages in Markdown work without a script"

NOT_FEATURES = {
    "announce.dismiss": "an announcement stays until it is taken out",
    "content.action.edit": "pages made from content/ name the file to change, where repo_url is set",
    "content.action.view": "pages made from content/ name the file to change, where repo_url is set",
    "content.code.annotate": _NO_SCRIPT,
    "content.code.copy": _NO_SCRIPT,
    "content.code.select": _NO_SCRIPT,
    "content.footnote.tooltips": _NO_SCRIPT,
    "content.lazy": "images wait by themselves until they are near",
    "content.tabs.link": _NO_SCRIPT,
    "content.tooltips": _NO_SCRIPT,
    "header.autohide": "the bar is slim and stays, since it says where in the page the reader is",
    "navigation.expand": _BAR,
    "navigation.indexes": "a group's first page is its own",
    "navigation.instant": _ONE_REQUEST,
    "navigation.instant.prefetch": _ONE_REQUEST,
    "navigation.instant.preview": _ONE_REQUEST,
    "navigation.instant.progress": _ONE_REQUEST,
    "navigation.path": _BAR,
    "navigation.tabs": _BAR,
    "navigation.tabs.sticky": _BAR,
    "navigation.tracking": "the address stays as the reader has it; a press of a heading gives its link",
    "search.highlight": "the search leads to the part of a page that answers",
    "search.share": "what a reader searches for stays on the device",
    "toc.integrate": _BAR,
}
"""Why a feature of Material is not used."""

EXTRA = ("social",)
"""What may stand under `extra`; the templates read nothing else of it."""

NOT_IN_EXTRA = {
    "alternate": "there is one language",
    "analytics": "no reader is counted, and no page asks another host",
    "annotate": _NO_SCRIPT,
    "consent": "the site keeps nothing that a reader would have to agree to",
    "generator": "no page names the program that made it",
    "homepage": "the brand leads to the home page",
    "polyfills": "no page asks another host",
    "scope": "nothing is kept beyond one site",
    "status": "no page has a status in the menu",
    "tags": "pages have no tags; the search finds them",
    "version": "an edition is a site of its own; the corrections page lists earlier ones",
}
"""Why a key under `extra` that Material knows is not used."""

SOCIAL = ("icon", "name", "link")
"""What an entry of `extra: social` may hold; name and link must be there."""

NOT_SETTINGS = {
    "docs_dir": "the pages stand in docs/",
    "exclude_docs": "every page in docs/ is published",
    "draft_docs": "every page in docs/ is published",
    "extra_javascript": "scripts stand in overrides/assets/js/, and a page names its own in its head, as 'scripts: [name.js]'",
    "extra_templates": "the second builder passes over them",
    "hooks": "the second builder passes over them without a word",
    "remote_branch": "the site is published by .github/workflows/publish.yml",
    "repo_name": "the footer names the repository 'Source code'",
    "site_author": "the authors stand in content/guide.yaml",
    "site_dir": "the site stands in site/",
}
"""Why a setting of MkDocs is not used."""

EXTENSIONS = {
    "codehilite": "pymdownx.highlight colors code",
    "meta": "a page's head stands between two lines of ---",
    "nl2br": "a line break in the text is a blank, here and in every editor",
    "pymdownx.arithmatex": "formulas need a script from elsewhere",
    "pymdownx.critic": "its signs are none to readers",
    "pymdownx.emoji": "macros.web.ordinary draws icons and emoji and asks no other host for them",
    "pymdownx.extra": "each extension of it that works here is listed by itself",
    "pymdownx.progressbar": "it writes inline style, which the security policy stops",
    "pymdownx.snippets": "the second builder reads other files differently",
    "smarty": "quotation marks stay as they are typed",
}
"""Why an extension of Markdown that people know is not used."""

OPTIONS = {
    "alternate_style": "tabs look so without it, and are drawn for the order of labels and panels that "
    "'pymdownx.tabbed' gives by itself",
    "custom_checkbox": "a task has a drawn box with a name without it",
    "custom_fences": "drawings in Mermaid need a script that no page loads",
}
"""Why an option of an extension that people know is not used; the others are refused for what pages are drawn for."""


def problems(root: Path, top: yaml.MappingNode) -> Iterator[Problem]:
    """Yield what `theme` and `extra` in mkdocs.yml ask for and do not get, and what no page may show."""
    yield from _theme(root, top)
    yield from _extra(top)
    yield from _markup(top)
    yield from _announcement(root)


def _theme(root: Path, top: yaml.MappingNode) -> Iterator[Problem]:
    """What people know of the theme's settings is honored or refused by name."""
    found = pairs(top, "theme")
    if found and all(key.value != "favicon" for key, _ in found):  # the theme's own does not stay in the site
        yield at(found[0][0], "'favicon' is missing under 'theme:'", "Write 'favicon: assets/images/icon.svg' there")
    for key, value in found:
        name, instead = key.value, _INSTEAD.get(key.value, "Delete it")
        yield from strange(key, name, THEME, NOT_IN_THEME, "{} is no setting of the theme", instead)
        if name in ("logo", "favicon") and not _is_picture(root, written(value)):
            wrong = f"there is no file '{written(value)}' in docs/ or overrides/"
            yield at(value, wrong, "Put the picture into docs/assets/, and write 'assets/' and its name")
        elif name == "language" and written(value) != "en":
            wrong = f"pages are in English, and would be read aloud and translated as '{written(value)}'"
            yield at(value, wrong, "Write 'language: en'")
        elif name == "features":
            for entry in entries(value):
                yield from strange(entry, named(entry)[0], FEATURES, NOT_FEATURES, "{} is no feature of the theme")


def _is_picture(root: Path, name: str) -> bool:
    return any((root / folder / name).is_file() for folder in ("docs", "overrides"))


def _extra(top: yaml.MappingNode) -> Iterator[Problem]:
    for key, value in pairs(top, "extra"):
        yield from strange(key, key.value, EXTRA, NOT_IN_EXTRA, "nothing reads {} under 'extra'")
        for entry in entries(value) if key.value in EXTRA else ():
            yield from _social(entry)


def _social(entry: yaml.Node) -> Iterator[Problem]:
    """A link in the footer: it has words, since an icon alone says nothing to those who do not see it."""
    found = {key.value: value for key, value in entry.value} if isinstance(entry, yaml.MappingNode) else {}
    for key in ("name", "link"):
        if key not in found:
            yield at(
                entry, f"this link of the footer has no '{key}'", "Write '- name: WORDS' and 'link: ADDRESS' below it"
            )
    for key, value in found.items():
        if key not in SOCIAL:
            instead = near_names.advice(key, list(SOCIAL), "delete the line")
            yield at(value, f"a link of the footer has no '{key}'", instead)
    link, icon = (written(found[key]) if key in found else "" for key in ("link", "icon"))
    if link and not link.startswith(("https://", "mailto:")):
        yield at(found["link"], f"'{link}' is no address", "Write one that begins with https:// or mailto:")
    if icon and icons.svg(icons.name_of(icon)) is None:
        instead = "Write it as in fontawesome/brands/mastodon, or delete the line"
        yield at(found["icon"], f"no icon is called '{icon}'", instead)


def _markup(node: yaml.Node) -> Iterator[Problem]:
    """What a setting such as `copyright` says stands on pages as HTML."""
    if isinstance(node, yaml.ScalarNode):
        yield from (at(node, wrong.wrong, wrong.instead) for wrong in page_markdown.markup(node.value))
        return
    for one in node.value:
        for part in one if isinstance(one, tuple) else (one,):
            yield from _markup(part)


def _announcement(root: Path) -> Iterator[Problem]:
    file = root / BLOCKS
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    shown = re.sub(r"\{#.*?#\}", lambda found: re.sub(r"\S", " ", found[0]), text, flags=re.DOTALL)
    for found in _ANNOUNCED.finditer(shown):
        for wrong in page_markdown.markup(found["html"]):
            yield Problem(BLOCKS, *signs.place(text, found.start("html") + wrong.at), wrong.wrong, wrong.instead)
