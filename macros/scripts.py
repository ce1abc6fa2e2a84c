"""Our scripts without their comments and indentation, which a browser need not fetch.

It relies on how they are written: every comment is a /** block */ or fills its line, and no text runs over a line's end.
"""

from __future__ import annotations

import re
from pathlib import Path

_BLOCK = re.compile(r"/\*\*.*?\*/ ?", re.DOTALL)


def slim(site: Path) -> None:
    """Rewrite the scripts of a built site; what is not ours stays as it came."""
    for file in sorted((site / "assets" / "js").rglob("*.js")):
        if "vendor" not in file.parts:
            text = file.read_text(encoding="utf-8")
            file.write_text(slimmed(text), encoding="utf-8", newline="\n")


def slimmed(text: str) -> str:
    """Return a script without comments, indentation, and empty lines."""
    lines = (line.strip() for line in _BLOCK.sub("", text).split("\n"))
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
