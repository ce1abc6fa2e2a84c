"""The template environment: component name and what it shows → HTML."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

COMPONENTS = Path(__file__).parent / "components"

_MARKDOWN_CHARACTERS = re.compile(r"[\\`*_{}\[\]()#+\-.!|<>&~:\"'^=$]")


def _label(text: str) -> Markup:
    """Return a text for a Markdown heading: every sign with a meaning there as a character reference."""
    return Markup(_MARKDOWN_CHARACTERS.sub(lambda found: f"&#{ord(found[0])};", text))


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(COMPONENTS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["label"] = _label
    return environment


_ENVIRONMENT = _environment()


def render(component: str, /, **view: Any) -> Markup:
    """Return the HTML of one component; it begins at column 0 and has no blank line inside a block.

    A line indented by four spaces would become a code block, and a blank line would end an HTML
    block, so both are taken out.
    """
    html = _ENVIRONMENT.get_template(f"{component}/template.html.jinja").render(view)
    return Markup("\n".join(line for line in (line.strip() for line in html.split("\n")) if line))


def page(component: str, /, **view: Any) -> str:
    """Return the Markdown of a whole page: headings and components with blank lines between them."""
    text = _ENVIRONMENT.get_template(f"{component}/template.html.jinja").render(view)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip() + "\n"
