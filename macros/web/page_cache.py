"""Pages written before from the same content by the same program, kept between builds.

Loading, checking and writing take several times as long as the rest of a build, and most builds
change little. A page is kept under a digest of all that it can depend on, so it is never stale: one of a
guide under that of the content which it is written from, `macros/domain/excerpt.py`, and any other under
that of every file.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from macros.source import kept_files, project_state

_CHECKED = "checked"


class Kept:
    """The folder of what was written from one state of the project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.all = root / ".cache" / "pages"
        self._content = project_state.content(root)
        self.folder = self.all / _name(self._content)
        self._keeps = True
        self._guides: dict[str, str] = {}  # the folder of each guide's pages, by the id of the guide
        marked = kept_files.get(self.folder / _CHECKED)
        self._is_checked = marked is not None
        if marked:
            self._guides = json.loads(marked)

    def confirm(self) -> None:
        """Keep nothing from now on if a file has changed since it was counted; call it when all is loaded.

        What was loaded may then be the old file or the new one.
        """
        self._keeps = (project_state.program(), project_state.content(self.root)) == (
            project_state.LOADED,
            self._content,
        )

    def is_checked(self) -> bool:
        """Whether this state of the content is known to be free of problems."""
        return self._is_checked

    def mark_checked(self, digests: dict[str, str]) -> None:
        """Remember that this state is free of problems, and forget every other state.

        `digests` are those of what the pages of each guide are written from.
        """
        self._guides = {id_: _name(digest) for id_, digest in digests.items()}
        if not self._keeps:
            return
        kept_files.forget(self.all, {self.folder.name, *self._guides.values()})
        kept_files.put(self.folder / _CHECKED, json.dumps(self._guides).encode())

    def page(self, guide: str, words: tuple[object, ...], write: Callable[[], str]) -> str:
        """Return the page kept under `words`, or what `write` returns, which is then kept.

        `guide` is the id of the guide from whose content alone it is written, or empty.
        """
        folder = self.all / self._guides[guide] if guide in self._guides else self.folder
        file = folder / hashlib.sha256(repr(words).encode()).hexdigest()
        found = kept_files.get(file)
        if found is not None:
            return found.decode()
        text = write()
        if self._keeps:
            kept_files.put(file, text.encode())
        return text


def _name(content: str) -> str:
    """Return the folder of what this program writes from some content."""
    return hashlib.sha256(f"{project_state.LOADED} {content}".encode()).hexdigest()
