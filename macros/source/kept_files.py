"""Files kept between runs in folders named by the digest of what they depend on, so that none is ever stale.

A folder that cannot be read or written only costs time. Runs may go on at once, so a file is there whole or not at all.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path


def digest(root: Path, files: Iterable[Path]) -> str:
    """Return a digest of names and contents of files below `root`, in their order; a missing one is but a name."""
    found = hashlib.sha256()
    for file in files:
        found.update(f"\0{file.relative_to(root).as_posix()}\0".encode())
        if file.is_file():  # Emacs marks an open file by a link to nowhere
            found.update(file.read_bytes())
    return found.hexdigest()


def get(file: Path) -> bytes | None:
    """Return what is kept in a file, None if nothing is."""
    with contextlib.suppress(OSError):
        return file.read_bytes()
    return None


def put(file: Path, data: bytes) -> None:
    """Keep data in a file, written aside and renamed."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f"{file.name}.{os.getpid()}")
        aside.write_bytes(data)
        aside.replace(file)


class Shelf:
    """A folder with a folder for each digest; it knows which of them were asked for, so that the others can go."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._asked: set[str] = set()

    def get(self, digest: str, name: str) -> bytes | None:
        """Return what is kept under a digest and a name, None if nothing is."""
        self._asked.add(digest)
        return get(self.folder / digest / name)

    def put(self, digest: str, name: str, data: bytes) -> None:
        """Keep data under a digest and a name."""
        put(self.folder / digest / name, data)

    def forget_others(self) -> None:
        """Remove all that nobody has asked for."""
        forget(self.folder, self._asked)


def forget(folder: Path, names: Collection[str]) -> None:
    """Remove all that is kept in a folder but what has one of these names."""
    with contextlib.suppress(OSError):
        for other in folder.iterdir():
            if other.name in names:
                continue
            if other.is_dir():
                shutil.rmtree(other, ignore_errors=True)
            else:
                other.unlink(missing_ok=True)
