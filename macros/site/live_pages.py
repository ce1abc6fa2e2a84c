"""A whole build with MkDocs that stays in memory, so that single pages can be written again at once."""

import contextlib
import io
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.domain.guide import Guide
from macros.web import plugin
from macros.web.plugin import Keep


class _Keeper(BasePlugin):
    """Keeps what MkDocs makes on the way and hands to plugins only."""

    env: Environment
    files: Files
    nav: Navigation

    def on_nav(self, nav: Navigation, /, **words: object) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Environment, /, *, files: Files, **words: object) -> Environment:
        self.env, self.files = env, files
        return env


class Live:
    """The site as it was built into `output`, and each of its pages as it would be built now."""

    def __init__(self, root: Path, output: Path, variables: dict[str, str], whole: Guide, keep: Keep) -> None:
        """Build in this process, which spares the builder's start; raises `click.ClickException`.

        Pages are written from `whole`, never from the files, which may be half saved; `keep` may hold some of them.
        """
        os.environ["SOURCE_DATE_EPOCH"] = variables["SOURCE_DATE_EPOCH"]
        self._lock = threading.Lock()
        self._keeper = _Keeper()
        self._whole = whole
        with _told(), plugin.given(root, keep, lambda: self._whole):
            self._config = load_config(str(root / "mkdocs.yml"), site_dir=str(output), strict=False)
            self._config.plugins["keeper"] = self._keeper
            build.build(self._config)
        # From now on, pages come from the content as it is, not from what was kept for a state of it.
        macros: Any = self._config.plugins["macros"]
        plugin.offer(macros, lambda guide, words, write: write(), lambda: self._whole)
        macros.env.globals.update(macros.macros)

    def page(self, name: str, whole: Guide) -> str | None:
        """Return the HTML of the page in file `name` of the site, from `whole`; raises `click.ClickException`."""
        page = next((file.page for file in self._keeper.files.documentation_pages() if file.dest_uri == name), None)
        if not page:
            return None
        with self._lock, _told():
            self._whole = whole
            return self._written(page)

    def _written(self, page: Page) -> str:
        """Do what MkDocs does with one page, by the same public means."""
        config, files, nav = self._config, self._keeper.files, self._keeper.nav
        page.read_source(config)
        page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        page.active = True
        try:
            context = build.get_context(nav, files.documentation_pages(), config, page)
            context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
            template = self._keeper.env.get_template(page.meta.get("template", "main.html"))
            return str(config.plugins.on_post_page(template.render(context), page=page, config=config))
        finally:
            page.active = False


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Turn whatever goes wrong in the builder into one error that says what it said."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    own = threading.get_ident()  # a build may run beside the writing of a page
    handler.addFilter(lambda record: record.thread == own)
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        yield
    except click.ClickException:
        raise
    except (Exception, SystemExit) as error:
        raise click.ClickException(f"{said.getvalue()}\n{error}".strip()) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)
