"""Two style sheets from the many: one for every page, and one more for the pages that name it."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

_FOLDER = Path("assets/css")
_ENTRIES = ("site.css", "tools.css")  # each imports others, in order
_IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\)(?P<media>[^;]*);')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def join(site: Path) -> dict[str, str]:
    """Replace the style sheets of a built site by those that pages ask for; return the path of each by its old name.

    The new name carries a digest of the content, so that a browser may keep it for good.
    """
    folder = site / _FOLDER
    texts = {entry: _joined(folder / entry) for entry in _ENTRIES if (folder / entry).is_file()}
    shutil.rmtree(folder)
    folder.mkdir()
    return {entry: _write(folder, entry, text) for entry, text in texts.items()}


def _write(folder: Path, entry: str, text: str) -> str:
    name = f"{Path(entry).stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
    (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return (_FOLDER / name).as_posix()


def _joined(file: Path) -> str:
    def imported(found: re.Match[str]) -> str:
        text = _joined(file.parent / found["name"])
        media = found["media"].strip()
        return f"@media {media} {{\n{text}\n}}" if media else text

    text = _COMMENT.sub("", file.read_text(encoding="utf-8"))
    return "\n".join(line.strip() for line in _IMPORT.sub(imported, text).split("\n") if line.strip())
