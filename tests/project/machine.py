"""What the tests need of the machine, got or named before the first of them."""

from __future__ import annotations

import os
from collections.abc import Callable

import click

from tests.browser import browsers
from tests.site import html_checker as markup
from tests.site import typescript


class NotReady(click.ClickException):
    """Names all that this machine lacks, with the remedies."""


def prepare() -> None:
    """Get the browsers, the HTML checker and TypeScript, and try them; raise `NotReady` where something only a person can get."""
    missing = []
    for step in STEPS:
        try:
            step()
        except click.ClickException as error:
            missing.append(error.format_message())
    if missing:
        raise NotReady("\n\n".join(["No test has run yet: this machine lacks something.", *missing]))


def _chromium() -> None:
    found = browsers.ensure_chromium()
    browsers.try_chromium(found)
    os.environ[browsers.CHROMIUM.variable] = str(found)


def _firefox() -> None:
    found = browsers.ensure_firefox()
    if found:
        os.environ[browsers.FIREFOX.variable] = str(found)


STEPS: tuple[Callable[[], None], ...] = (_chromium, _firefox, markup.ensure, typescript.ensure)
