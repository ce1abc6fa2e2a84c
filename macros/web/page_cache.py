"""Pages written before from the same content by the same program, kept between builds.

Loading, checking and writing take several times as long as the rest of a build, and most builds
change little. A page is kept under a digest of every file that it can depend on, so it is never stale.
The program's part of it is taken as the program starts: a module or template that is saved later is not
the one that writes the pages of this process.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

from macros.source import kept_files

_CONTENT = (("content", "*.yaml"), ("content", "*.yml"), ("content", "*.YAML"), ("content", "*.md"), ("docs", "*.md"))
_PROGRAM = (("macros", "*.py"), ("macros", "*.jinja"))
_OWN_ROOT = Path(__file__).resolve().parents[2]
_CHECKED = "checked"


class Kept:
    """The folder of what was written from one state of the project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.all = root / ".cache" / "pages"
        self._content = _checked_files(root)
        self.folder = self.all / hashlib.sha256(f"{_LOADED} {self._content}".encode()).hexdigest()
        self._keeps = True

    def confirm(self) -> None:
        """Keep nothing from now on if a file has changed since it was counted; call it when all is loaded.

        What was loaded may then be the old file or the new one.
        """
        self._keeps = (_program(), _checked_files(self.root)) == (_LOADED, self._content)

    def is_checked(self) -> bool:
        """Whether this state of the content is known to be free of problems."""
        return (self.folder / _CHECKED).exists()

    def mark_checked(self) -> None:
        """Remember that this state is free of problems, and forget every other state."""
        if not self._keeps:
            return
        kept_files.forget(self.all, {self.folder.name})
        self._put(_CHECKED, "")

    def page(self, words: tuple[object, ...], write: Callable[[], str]) -> str:
        """Return the page kept under `words`, or what `write` returns, which is then kept."""
        name = hashlib.sha256(repr(words).encode()).hexdigest()
        found = kept_files.get(self.folder / name)
        if found is not None:
            return found.decode()
        text = write()
        self._put(name, text)
        return text

    def _put(self, name: str, text: str) -> None:
        if self._keeps:
            kept_files.put(self.folder / name, text.encode())


def _program() -> str:
    return f"{sys.version} {_digest(_OWN_ROOT, _PROGRAM, _OWN_ROOT / 'requirements.lock')}"


def _checked_files(root: Path) -> str:
    return _digest(root, _CONTENT, root / "mkdocs.yml")


def _digest(root: Path, patterns: tuple[tuple[str, str], ...], *more: Path) -> str:
    found = {file for folder, pattern in patterns for file in (root / folder).rglob(pattern)}
    return kept_files.digest(root, (*more, *sorted(found)))


_LOADED = _program()
"""What this process runs."""
