"""A content folder by what an editor calls it: its path, or a revision that Git knows."""

import contextlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click


@contextlib.contextmanager
def opened(root: Path, name: str) -> Iterator[Path]:
    """Yield a folder that holds the content/ called `name`; one taken from Git is gone afterwards.

    `name` is a folder, with content/ in it or itself such a folder, or a revision of the repository at `root`.
    Raises `click.ClickException` if it is neither.
    """
    folder = Path(name)
    with tempfile.TemporaryDirectory() as fresh:
        if name and (folder / "content").is_dir():
            yield folder
        elif name and (folder / "vocabulary.yaml").is_file():
            shutil.copytree(folder, Path(fresh) / "content")
            yield Path(fresh)
        else:
            _extract(root, name, Path(fresh))
            yield Path(fresh)


def _extract(root: Path, revision: str, into: Path) -> None:
    git = shutil.which("git")
    if git is None:
        raise click.ClickException(f"'{revision}' is no folder with content, and Git is not installed to look it up")
    # The last words keep a name that begins with a hyphen from being read as an option.
    found = _git(git, root, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode and _git(git, root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise click.ClickException(
            f"'{revision}' is not in this copy of the repository, which holds only the newest commits (a shallow clone). "
            "Fetch the others with: git fetch --unshallow"
        )
    if found.returncode:
        raise click.ClickException(
            f"neither a folder with content nor a Git revision is called '{revision}'. "
            "Name a branch, a tag, a commit, or a folder that holds content/"
        )
    taken = _git(git, root, "archive", "--format=tar", found.stdout.decode().strip(), "--", "content")
    if taken.returncode:
        raise click.ClickException(f"the revision '{revision}' has no folder content/")
    with tarfile.open(fileobj=io.BytesIO(taken.stdout)) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None  # no links: they can lead out of the folder
            if file:
                path = into / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.read())


def _git(git: str, root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([git, "-C", str(root), *words], capture_output=True, check=False)
