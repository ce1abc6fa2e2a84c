"""Builds the whole site in a fresh folder and puts it in place only when all went well."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, time
from pathlib import Path

import click

from macros.checks import load
from macros.domain.guide import Guide
from macros.pdf import whole_pack
from macros.pdf.pack import Printed
from macros.site import downloads, finish
from macros.site.downloads import Archive

_FRESH = ".site-"
_UNHARMED = "The site was not built, and the previous one is as it was."


def build(root: Path, output: Path) -> None:
    """Build the site below `root` into `output`.

    Raises `ContentError` or `click.ClickException`; the site that stood in `output` is then untouched.
    """
    whole = load.load_cached(root)
    for left in output.parent.glob(f"{_FRESH}*"):  # of a build that was killed
        shutil.rmtree(left, ignore_errors=True)
    fresh = Path(tempfile.mkdtemp(prefix=_FRESH, dir=output.parent))
    try:
        with ThreadPoolExecutor(2) as workers:
            files = workers.submit(whole_pack.files, root)
            offline = workers.submit(_offline, whole, root, fresh, files)
            run_builder(root, fresh / "site", environment(whole))
            finish.run(fresh / "site", root, offline.result(), files.result())
        _swap(fresh / "site", output, fresh / "previous")
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    print(f"The site is in {output.name}/. To look at it: python3 -m http.server --directory {output.name}")


def _offline(whole: Guide, root: Path, fresh: Path, files: Future[list[Printed]]) -> Archive:
    """Return the same site with addresses of files, so that it opens from a folder, as one archive."""
    variables = {**environment(whole), "DIRECTORY_URLS": "false", "SITE_URL": ""}
    run_builder(root, fresh / "offline", variables)
    finish.run(fresh / "offline", root, files=files.result(), is_taken_along=True)
    return downloads.archive(fresh / "offline", whole.site)


def run_builder(root: Path, output: Path, variables: dict[str, str]) -> None:
    """Run MkDocs strictly; raises `click.ClickException` when it fails or warns."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", str(output)]
    done = subprocess.run(
        command, cwd=root, env=variables, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise click.ClickException(f"{said(done.stdout + done.stderr)}\n{_UNHARMED}")


def said(text: str) -> str:
    """Return what a builder found wrong, without what it tells of its work; all of it if nothing else is left."""
    lines = [re.sub(r"^(?:WARNING|ERROR|CRITICAL)\s*-\s*|^Error: ", "", line) for line in text.split("\n")]
    wrong = [
        line
        for line, told in zip(lines, text.split("\n"), strict=True)
        if line != told and not line.startswith("Aborted with ")
    ]
    return "\n".join(dict.fromkeys(wrong)) or text.strip()


def environment(whole: Guide) -> dict[str, str]:
    """Return the variables for a builder: its dates come from the content, not from a clock."""
    published = datetime.combine(whole.site.published, time(), UTC)
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(published.timestamp())),
        "TZ": "UTC",
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",  # the theme's notice to programmers
    }


def _swap(fresh: Path, output: Path, previous: Path) -> None:
    if output.exists():
        output.rename(previous)
    try:
        fresh.rename(output)
    except OSError:
        if previous.exists():
            previous.rename(output)
        raise
