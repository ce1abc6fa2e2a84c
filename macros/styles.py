"""Two style sheets from the many: one for every page, and one more for the pages that name it."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

_FOLDER = Path("assets/css")
_ENTRIES = ("site.css", "tools.css")  # each imports others, in order
_IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\)(?P<media>[^;]*);')
# What a browser reads the same without: blanks around signs, and the last semicolon; texts stay as they are.
_LOOSE = re.compile(r'(?P<text>"[^"]*")|\s*(?P<sign>[{};,])\s*|(?P<colon>:)\s+|\s+')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def join(site: Path) -> dict[str, str]:
    """Replace the style sheets of a built site by those that pages ask for; return the path of each by its old name.

    The new name carries a digest of the content, so that a browser may keep it for good.
    """
    folder = site / _FOLDER
    texts = {entry: tight(_joined(folder / entry)) for entry in _ENTRIES if (folder / entry).is_file()}
    shutil.rmtree(folder)
    folder.mkdir()
    return {entry: _write(folder, entry, text) for entry, text in texts.items()}


def tight(text: str) -> str:
    """Return a style sheet without the blanks that say nothing."""
    return (
        _LOOSE.sub(lambda found: found["text"] or found["sign"] or found["colon"] or " ", text)
        .replace(";}", "}")
        .strip()
    )


def _write(folder: Path, entry: str, text: str) -> str:
    name = f"{Path(entry).stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
    (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return (_FOLDER / name).as_posix()


def _joined(file: Path) -> str:
    def imported(found: re.Match[str]) -> str:
        text = _joined(file.parent / found["name"])
        media = found["media"].strip()
        return f"@media {media} {{\n{text}\n}}" if media else text

    return _IMPORT.sub(imported, _COMMENT.sub("", file.read_text(encoding="utf-8")))
