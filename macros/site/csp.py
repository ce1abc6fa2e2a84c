"""The content security policy: nothing from elsewhere, nothing inline but what is named by its hash."""

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

# What may stand in a page itself, by the rule that names it. A script with a type is data, which no browser runs.
_INLINE = {"style-src": "style", "script-src": "script:not([src]):not([type])"}
_CHARSET = '<meta charset="utf-8">'
_RULES = (
    "default-src 'none'",
    "img-src 'self'",
    "connect-src 'none'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    # No text becomes markup or the address of a script; a copy of a script that stands in a template runs.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
)
# Devices and powers of a browser that no page uses.
_DENIED = (
    *(
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "hid",
        "magnetometer",
    ),
    *("microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking"),
)
# These hold only in a header: https://www.w3.org/TR/CSP3/#meta-element
_HEADER_ONLY = ("frame-ancestors 'none'",)

Inline = dict[str, frozenset[str]]
"""What stands in a page itself: its hashes, by the rule that names them."""


def inline(html: str) -> Inline:
    """Return what stands in a page itself."""
    tree = LexborHTMLParser(html)
    return {rule: frozenset(_hash(node.text()) for node in tree.css(element)) for rule, element in _INLINE.items()}


def add(html: str, found: Inline) -> str:
    """Return a page with the policy as its first element after the character set; `found` stands in the page."""
    rules = "; ".join((*_RULES, *_named([found])))
    return html.replace(_CHARSET, f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{rules}">', 1)


def write(site: Path, pages: Iterable[Inline]) -> None:
    """Write the same policy as a header file, for hosts that read `_headers`; it names what any page holds."""
    rules = "; ".join((*_RULES, *_named(pages), *_HEADER_ONLY))
    lines = (
        "/*",
        f"  Content-Security-Policy: {rules}",
        "  Cross-Origin-Opener-Policy: same-origin",
        f"  Permissions-Policy: {', '.join(f'{name}=()' for name in _DENIED)}",
        "  Referrer-Policy: no-referrer",
        "  X-Content-Type-Options: nosniff",
        "",
    )
    (site / "_headers").write_text("\n".join(lines), encoding="utf-8", newline="\n")


def _named(pages: Iterable[Inline]) -> list[str]:
    """Return the rule for each kind of thing that may stand in pages themselves, each thing by its hash."""
    every = list(pages)
    return [" ".join((rule, "'self'", *sorted({one for page in every for one in page[rule]}))) for rule in _INLINE]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
