"""Pages written before from the same content by the same program, kept between builds.

Loading, checking and writing take several times as long as the rest of a build, and most builds
change little. A page is kept under a digest of every file that it can depend on, so it is never stale.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

_SOURCES = (
    ("content", "*.yaml"),
    ("content", "*.yml"),
    ("content", "*.YAML"),
    ("docs", "*.md"),
    ("macros", "*.py"),
    ("macros", "*.jinja"),
)
_CHECKED = "checked"


class Kept:
    """The folder of what was written from one state of the project."""

    def __init__(self, root: Path) -> None:
        self.all = root / ".cache" / "pages"
        self.folder = self.all / _digest(root)

    def is_checked(self) -> bool:
        """Whether this state of the content is known to be free of problems."""
        return (self.folder / _CHECKED).exists()

    def mark_checked(self) -> None:
        """Remember that this state is free of problems, and forget every other state."""
        with contextlib.suppress(OSError):
            for other in self.all.glob("*"):
                if other != self.folder:
                    shutil.rmtree(other, ignore_errors=True)
        self._put(_CHECKED, "")

    def page(self, words: tuple[object, ...], write: Callable[[], str]) -> str:
        """Return the page kept under `words`, or what `write` returns, which is then kept."""
        name = hashlib.sha256(repr(words).encode()).hexdigest()
        with contextlib.suppress(OSError):
            return (self.folder / name).read_text(encoding="utf-8")
        text = write()
        self._put(name, text)
        return text

    def _put(self, name: str, text: str) -> None:
        # A folder that cannot be written only costs time. Written aside and renamed: builds may run at once.
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            aside = self.folder / f"{name}.{os.getpid()}"
            aside.write_text(text, encoding="utf-8", newline="\n")
            aside.replace(self.folder / name)


def _digest(root: Path) -> str:
    digest = hashlib.sha256(f"{sys.version}".encode())
    for file in _files(root):
        digest.update(f"\0{file.relative_to(root).as_posix()}\0".encode())
        if file.is_file():  # Emacs marks an open file by a link to nowhere
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    yield from (file for file in (root / "requirements.lock", root / "mkdocs.yml") if file.exists())
    found = {file for folder, pattern in _SOURCES for file in (root / folder).rglob(pattern)}
    yield from sorted(found)
