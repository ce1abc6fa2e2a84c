"""Finds a Chromium for the tests, and gets one when there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

VARIABLE = "CHROMIUM_PATH"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)
MAC_APPLICATIONS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)


class NoBrowser(click.ClickException):
    """No Chromium starts on this machine; the message says what to install."""


def ensure_chromium() -> Path:
    """Return a Chromium that starts, installing one if need be; raise NoBrowser if none can be had."""
    found = find_chromium()
    if found is None and _may_install_packages():
        _install_package()
        found = find_chromium()
    if found is None:
        _download()
        found = find_chromium()
    if found is None:
        raise NoBrowser(remedy())
    return found


def find_chromium() -> Path | None:
    """Return the first Chromium, Chrome or Edge here that starts, the one in CHROMIUM_PATH before all."""
    named = os.environ.get(VARIABLE)
    if named:
        if starts(Path(named)):
            return Path(named)
        raise NoBrowser(f"{VARIABLE} names {named}, which does not start. Correct it or unset it.")
    on_path = (shutil.which(name) for name in NAMES)
    installed = [Path(path) for path in on_path if path] + usual_places(sys.platform)
    return next(filter(starts, installed), None) or _playwrights_own()


def usual_places(platform: str) -> list[Path]:
    """Return where installers put browsers on systems that do not put them on the PATH."""
    if platform == "darwin":
        folders = (Path("/Applications"), Path.home() / "Applications")
        return [folder / f"{name}.app" / "Contents" / "MacOS" / name for folder in folders for name in MAC_APPLICATIONS]
    if platform == "win32":
        folders = [Path(os.environ[name]) for name in WINDOWS_FOLDERS if os.environ.get(name)]
        return [folder / program for folder in folders for program in WINDOWS_PROGRAMS]
    return []


def starts(program: Path) -> bool:
    """Say whether this is a browser that runs: Ubuntu has one that only says to install another."""
    if not program.is_file():
        return False
    if sys.platform == "win32":
        return True  # `chrome.exe --version` opens a window there
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def remedy() -> str:
    """Return what to install, for each system."""
    return (
        "The tests need a Chromium, Chrome or Edge, and none could be found or downloaded.\n"
        "Install one, then run the same command again:\n"
        "  Debian: apt-get install chromium, as root\n"
        "  Ubuntu: Google Chrome's own package (Ubuntu's chromium works only with snap)\n"
        "  macOS, Windows: Google Chrome or Chromium; Edge will do as well\n"
        f"If one is installed in an unusual place, set {VARIABLE} to its program."
    )


def _may_install_packages() -> bool:
    # Only for who is root already, such as a CI machine: nobody is asked for a password.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def _install_package() -> None:
    click.echo("No browser for the tests yet: installing the system's package 'chromium'.", err=True)
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for line in (
        ["apt-get", "update", "--quiet=2"],
        ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(line, env=variables, stdout=sys.stderr, check=False)


def _download() -> None:
    click.echo("No browser for the tests yet: downloading Playwright's Chromium.", err=True)
    line = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(line, stdout=sys.stderr, check=False)


def _playwrights_own() -> Path | None:
    # In a process of its own: Playwright refuses a second start inside a test that uses it.
    line = [sys.executable, "-c", ASK_PLAYWRIGHT]
    answer = subprocess.run(line, capture_output=True, text=True, check=False)
    own = Path(answer.stdout.strip())
    return own if answer.returncode == 0 and starts(own) else None
