"""Makes `.venv` and keeps it equal to the lock file, with nothing but the standard library."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

FOLDER = ".venv"
LOCK = "requirements.lock"
# Written last, so that an interrupted installation is never taken for a whole one.
STAMP = "installed-from"
OLDEST_PYTHON = (3, 11)


class SetUpError(Exception):
    """What is missing for the set-up and what to do about it, in words for the person at the keyboard."""


def ensure(root: Path) -> Path:
    """Return the environment's interpreter, after installing what the lock file names if that changed.

    Raises SetUpError when this machine lacks something that only its owner can install.
    """
    check_python(sys.version_info[:2])
    python = interpreter(root)
    if is_current(root):
        return python
    check_modules()
    (root / FOLDER / STAMP).unlink(missing_ok=True)
    print(f"Setting up {FOLDER} (only when {LOCK} has changed; a minute or two) ...", file=sys.stderr)
    # A running interpreter cannot be deleted on Windows: inside the environment, install over it.
    if not is_inside(root):
        _create(root)
    _install(root)
    (root / FOLDER / STAMP).write_text(fingerprint(root), encoding="utf-8")
    return python


def interpreter(root: Path) -> Path:
    """Return where the environment's Python is, whether it exists yet or not."""
    return root / FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_inside(root: Path) -> bool:
    """Say whether this very process runs in the project's environment."""
    return Path(sys.prefix).resolve() == (root / FOLDER).resolve()


def is_current(root: Path) -> bool:
    """Say whether the environment was installed to its end, from the lock file as it is now."""
    stamp = root / FOLDER / STAMP
    # The interpreter is a link that dangles once the system's Python has been replaced.
    return interpreter(root).exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint(root)


def fingerprint(root: Path) -> str:
    """Return the hash of the lock file."""
    return hashlib.sha256((root / LOCK).read_bytes()).hexdigest()


def check_python(version: tuple[int, ...]) -> None:
    """Raise SetUpError when this Python is too old for the project."""
    if version < OLDEST_PYTHON:
        needed = ".".join(map(str, OLDEST_PYTHON))
        found = ".".join(map(str, version))
        raise SetUpError(
            f"This is Python {found}, and the guide needs Python {needed} or newer.\n"
            f"Install a newer Python, then name it: python{needed} -m macros, or make site PYTHON=python{needed}"
        )


def check_modules() -> None:
    """Raise SetUpError, naming the package to install, when Python came without `venv`."""
    # Debian ships `venv` without the `ensurepip` that it cannot work without.
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        version = ".".join(map(str, sys.version_info[:2]))
        raise SetUpError(
            f"This Python came without its '{missing[0]}' module, which makes {FOLDER}.\n"
            "Install it, then run the same command again.\n"
            f"  Debian, Ubuntu: apt-get install python3-venv (or python{version}-venv), as root\n"
            "  elsewhere: the whole Python, as python.org or your system's packages offer it"
        )


def _create(root: Path) -> None:
    import venv

    try:
        venv.create(root / FOLDER, clear=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetUpError(
            f"{FOLDER} could not be made: {error}\n"
            f"Check that the disk has room and that no other program uses {FOLDER}; "
            f"delete the folder {FOLDER}, then run the same command again."
        ) from error


def _install(root: Path) -> None:
    pip = [str(interpreter(root)), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    wanted = ["install", "--quiet", "--require-hashes", "--requirement", str(root / LOCK)]
    result = subprocess.run([*pip, *wanted], cwd=root, check=False)
    if result.returncode:
        raise SetUpError(
            f"pip could not install what {LOCK} names; its own words are above.\n"
            "Most often the network was away: run the same command again.\n"
            "Behind a company's proxy, tell pip: pip config set global.proxy ADDRESS\n"
            f"If a hash does not match, a download was damaged: delete {FOLDER}, "
            "run 'pip cache purge', then the same command again."
        )
