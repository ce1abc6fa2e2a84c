"""The content security policy: nothing from elsewhere, nothing inline but what is named by its hash."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CHARSET = '<meta charset="utf-8">'
_RULES = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
# These hold only in a header: https://www.w3.org/TR/CSP3/#meta-element
_HEADER_ONLY = ("frame-ancestors 'none'",)


def add(html: str) -> str:
    """Return a page with the policy as its first element after the character set."""
    rules = "; ".join((*_RULES, _scripts(html)))
    return html.replace(_CHARSET, f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{rules}">', 1)


def write(site: Path, pages: list[Path]) -> None:
    """Write the same policy as a header file, for hosts that read `_headers`."""
    hashes = sorted({found for page in pages for found in _hashes(page.read_text(encoding="utf-8"))})
    rules = "; ".join((*_RULES, " ".join(("script-src 'self'", *hashes)), *_HEADER_ONLY))
    lines = (
        "/*",
        f"  Content-Security-Policy: {rules}",
        "  Referrer-Policy: no-referrer",
        "  X-Content-Type-Options: nosniff",
        "",
    )
    (site / "_headers").write_text("\n".join(lines), encoding="utf-8", newline="\n")


def _scripts(html: str) -> str:
    return " ".join(("script-src 'self'", *_hashes(html)))


def _hashes(html: str) -> list[str]:
    """Return the hash of each inline script, as a policy names it."""
    return [
        f"'sha256-{base64.b64encode(hashlib.sha256(found.encode()).digest()).decode()}'"
        for found in _INLINE.findall(html)
    ]
