"""Registers the macros; the only module that knows the site builders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from macros import views
from macros.guide import Guide, load_cached
from macros.page import Place
from macros.phrases import nearest
from macros.problems import ContentError, Problem


def define_env(env: Any) -> None:
    """Load and check the content, then offer the macros that pages call.

    Raises `ContentError`, which both builders print, with every problem of every file.
    """
    guide = load_cached(Path(env.project_dir))
    for macro in (section, home, sources, figures, glossary):
        env.macro(_bound(macro, guide, env), macro.__name__)


def section(guide: Guide, place: Place, career: str, name: str) -> str:
    """Write the section `name` of the guide `career`."""
    if career not in guide.careers:
        raise _unknown(place, f"no guide is called '{career}'", career, list(guide.careers))
    sections = guide.careers[career].sections
    if name not in sections:
        raise _unknown(place, f"the guide '{career}' has no section '{name}'", name, list(sections))
    return views.section(guide, guide.careers[career], name, place)


def home(guide: Guide, place: Place) -> str:
    """Write the home page."""
    return views.home(guide, place)


def sources(guide: Guide, place: Place) -> str:
    """Write the list of sources."""
    return views.sources(guide, place)


def figures(guide: Guide, place: Place) -> str:
    """Write the list of figures."""
    return views.figures(guide, place)


def glossary(guide: Guide, place: Place) -> str:
    """Write the glossary."""
    return views.glossary(guide, place)


def _bound(macro: Callable[..., str], guide: Guide, env: Any) -> Callable[..., str]:
    @pass_context
    def bound(context: Context, *words: str) -> str:
        return macro(guide, _place(context, env), *words)

    bound.__doc__ = macro.__doc__
    return bound


def _place(context: Context, env: Any) -> Place:
    # Both builders put the page into the context and allow item access to their settings.
    url = "" if context["page"].url == "." else context["page"].url
    return Place(url, bool(env.conf["use_directory_urls"]), str(env.conf["repo_url"] or "").rstrip("/"))


def _unknown(place: Place, wrong: str, word: str, known: list[str]) -> ContentError:
    page = f"docs/{place.url.removesuffix('.html').strip('/') or 'index'}.md"
    return ContentError([Problem(page, 1, 1, wrong, nearest(word, known))])
