"""Registers the macros; the only module that knows the site builders."""

from __future__ import annotations

import contextlib
import functools
import posixpath
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jinja2 import pass_context
from jinja2.runtime import Context

from macros.web.page_cache import Kept

if TYPE_CHECKING:
    from macros.domain.guide import Guide

MACROS = {
    "section": "pages",
    "job": "jobs",
    "home": "pages",
    "sources": "lists",
    "figures": "lists",
    "glossary": "lists",
    "room": "pages",
    "downloads": "pages",
    "run_sheet": "pages",
    "answer_key": "pages",
    "about": "about",
    "place": "places",
}
"""What a page can call: functions of one name, each with its module."""

_OF_ONE_GUIDE = {"section", "job", "place", "home", "run_sheet", "answer_key"}
"""Those whose page belongs to the guide that they name first, and is written from its content alone."""


class Builder(Protocol):
    """What both site builders hand over; their settings allow item access."""

    project_dir: str
    conf: Mapping[str, object]

    def macro(self, function: Callable[..., str], name: str) -> object:
        """Offer a function to pages under a name."""


def define_env(env: Builder) -> None:
    """Check the content, then offer the macros that pages call.

    Raises `ContentError`, which both builders print, with every problem of every file.
    """
    root = Path(env.project_dir)
    if root in _given:
        offer(env, *_given[root])
        return
    kept = Kept(root)
    if not kept.is_checked():
        kept.mark_checked(digests(_load(root, kept)))
    # Once for all pages: to look whether any file has changed, for every page, would grow with their square.
    offer(env, kept.page, functools.cache(lambda: _load(root, kept)))


Keep = Callable[[str, tuple[object, ...], Callable[[], str]], str]
"""Returns the page of a guide, or of none, that is kept under some words, or what a function writes."""


_given: dict[Path, tuple[Keep, Callable[[], Guide]]] = {}


@contextlib.contextmanager
def given(root: Path, keep: Keep, load: Callable[[], Guide]) -> Iterator[None]:
    """Let a build below `root` write its pages from what `load` gives, whatever the files say meanwhile."""
    _given[root] = keep, load
    try:
        yield
    finally:
        del _given[root]


def offer(env: Builder, keep: Keep, load: Callable[[], Guide]) -> None:
    """Offer the macros; `keep` decides whether a page is written or was kept, `load` gives the guide to write from."""
    for name in MACROS:
        env.macro(_macro(name, keep, load, env), name)


def _macro(name: str, keep: Keep, load: Callable[[], Guide], env: Builder) -> Callable[..., str]:
    @pass_context
    def macro(context: Context, *words: str) -> str:
        # Both builders put the page into the context.
        directory_urls = bool(env.conf["use_directory_urls"])
        page = _page(str(context["page"].url))
        is_index = Path(env.project_dir, "docs", page, "index.md").is_file()
        folder = page if is_index else _folder(page, directory_urls, _is_zensical(env))
        place = (page, folder, directory_urls, str(env.conf["repo_url"] or "").rstrip("/"))
        # The first guide's own page is the home page: it is called without a name.
        guide = words[0] if words and name in _OF_ONE_GUIDE else ""
        return keep(guide, (name, place, words), lambda: _write(name, _seen(load(), guide), place, words))

    return macro


def _page(url: str) -> str:
    """Return the page without what its address ends in: guide/section; the home page is empty."""
    return url.removesuffix(".html").strip("./").removesuffix("index").rstrip("/")


def _folder(page: str, directory_urls: bool, is_zensical: bool) -> str:
    """Return the folder that a link in finished HTML is relative to.

    MkDocs leaves such links alone, so that is the page's address. Zensical takes them as written in
    the source file and adds `../` for a page that becomes a folder.
    """
    return page if directory_urls and not is_zensical else posixpath.dirname(page)


def _is_zensical(env: Builder) -> bool:
    return type(env).__module__.startswith("zensical")


# Imported where needed: a build of unchanged content does without the models and the parser.


def digests(whole: Guide) -> dict[str, str]:
    """Return the digest of what the pages of each guide are written from."""
    from macros.domain import excerpt

    return {id_: excerpt.digest(excerpt.of(whole, id_)) for id_ in whole.careers}


def _seen(whole: Guide, guide: str) -> Guide:
    from macros.domain import excerpt

    return excerpt.of(whole, guide) if guide in whole.careers else whole


def _load(root: Path, kept: Kept) -> Guide:
    from macros.checks import load as guide
    from macros.web import render

    for name in set(MACROS.values()):
        import_module(f"macros.web.{name}")
    render.load()
    found = guide.load_cached(root)
    kept.confirm()
    return found


def _write(name: str, whole: Guide, place: tuple[str, str, bool, str], words: tuple[str, ...]) -> str:
    from macros.web.page import Place

    module = import_module(f"macros.web.{MACROS[name]}")
    return str(getattr(module, name)(whole, Place(*place), *words))
