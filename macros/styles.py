"""One style sheet from the many, for a single request."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

_FOLDER = Path("assets/css")
_ENTRY = "site.css"  # imports all the others, in order
_IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\)(?P<media>[^;]*);')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def join(site: Path) -> str:
    """Replace the style sheets of a built site by one; return its path from the site's root.

    The name carries a digest of the content, so that a browser may keep it for good.
    """
    folder = site / _FOLDER
    text = _joined(folder / _ENTRY)
    name = f"guide.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return (_FOLDER / name).as_posix()


def _joined(file: Path) -> str:
    def imported(found: re.Match[str]) -> str:
        text = _joined(file.parent / found["name"])
        media = found["media"].strip()
        return f"@media {media} {{\n{text}\n}}" if media else text

    text = _COMMENT.sub("", file.read_text(encoding="utf-8"))
    return "\n".join(line.strip() for line in _IMPORT.sub(imported, text).split("\n") if line.strip())
