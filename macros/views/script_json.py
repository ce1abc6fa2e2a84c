"""Data for a script, as JSON that stands in an element of the page."""

import json

from markupsafe import Markup


def embedded(data: object) -> Markup:
    """Return data as JSON in which nothing can end the element or begin a comment."""
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))
