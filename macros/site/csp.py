"""The content security policy: nothing from elsewhere, nothing inline but what is named by its hash."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

# What may stand in a page itself, by the rule that names it.
_INLINE = {
    "style-src": re.compile(r"<style>(.*?)</style>", re.DOTALL),
    "script-src": re.compile(r"<script>(.*?)</script>", re.DOTALL),
}
_CHARSET = '<meta charset="utf-8">'
_RULES = (
    "default-src 'none'",
    "img-src 'self'",
    "connect-src 'none'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
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


def add(html: str) -> str:
    """Return a page with the policy as its first element after the character set."""
    rules = "; ".join((*_RULES, *_named([html])))
    return html.replace(_CHARSET, f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{rules}">', 1)


def write(site: Path, pages: list[Path]) -> None:
    """Write the same policy as a header file, for hosts that read `_headers`; it names what any page holds."""
    rules = "; ".join((*_RULES, *_named([page.read_text(encoding="utf-8") for page in pages]), *_HEADER_ONLY))
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


def _named(pages: list[str]) -> list[str]:
    """Return the rule for each kind of thing that may stand in pages themselves, each thing by its hash."""
    found = {kind: {text for html in pages for text in element.findall(html)} for kind, element in _INLINE.items()}
    return [" ".join((kind, "'self'", *sorted(map(_hash, texts)))) for kind, texts in found.items()]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
