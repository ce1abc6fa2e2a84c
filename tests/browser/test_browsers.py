"""Getting a browser for the tests: what is tried, in which order, and what is said when all fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import browsers
from tests.conftest import ROOT

RUN = subprocess.run
# Any program that answers to --version stands for a browser.
A_BROWSER = Path(sys.executable)
KINDS = pytest.mark.parametrize("kind", [browsers.CHROMIUM, browsers.FIREFOX], ids=lambda kind: kind.name)


@pytest.fixture
def attempts(monkeypatch):
    """A machine without any browser: lists the programs that were run, none of which helps."""
    lines = []

    def fails(line, **options):
        lines.append([str(word) for word in line])
        empty = "" if options.get("text") else b""
        return subprocess.CompletedProcess(line, 1, stdout=empty, stderr=empty)

    for variable in (browsers.CHROMIUM.variable, browsers.FIREFOX.variable, browsers.REQUIRED):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(browsers.shutil, "which", lambda name: None)
    monkeypatch.setattr(browsers, "usual_places", lambda kind, platform: [])
    monkeypatch.setattr(browsers.subprocess, "run", fails)
    return lines


def installs(lines):
    return [line for line in lines if "install" in line]


def test_this_machine_has_a_browser_for_the_other_tests():
    found = browsers.find_chromium()
    assert found, browsers.CHROMIUM.remedy
    assert browsers.starts(found)


@KINDS
def test_the_browser_that_a_person_names_comes_first(kind, monkeypatch):
    monkeypatch.setenv(kind.variable, str(A_BROWSER))
    assert browsers.find(kind) == A_BROWSER


@KINDS
def test_a_named_browser_that_does_not_start_is_never_replaced_in_silence(kind, monkeypatch, tmp_path):
    monkeypatch.setenv(kind.variable, str(tmp_path / "gone"))
    ensure = browsers.ensure_firefox if kind is browsers.FIREFOX else browsers.ensure_chromium
    with pytest.raises(browsers.NoBrowser, match=f"(?s){kind.variable} names .*gone.*no such file"):
        ensure()


def test_a_program_that_only_says_to_install_another_is_passed_over(monkeypatch, attempts):
    monkeypatch.setattr(browsers.sys, "platform", "linux")
    monkeypatch.setattr(browsers.shutil, "which", lambda name: str(A_BROWSER))
    assert browsers.find_chromium() is None


@pytest.mark.parametrize(
    ("kind", "platform", "expected"),
    [
        (browsers.CHROMIUM, "darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        (browsers.CHROMIUM, "win32", "C:/Programs/Google/Chrome/Application/chrome.exe"),
        (browsers.CHROMIUM, "win32", "C:/Programs/Microsoft/Edge/Application/msedge.exe"),
        (browsers.FIREFOX, "darwin", "/Applications/Firefox.app/Contents/MacOS/firefox"),
        (browsers.FIREFOX, "win32", "C:/Programs/Mozilla Firefox/firefox.exe"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_the_usual_places_of_other_systems_are_known(kind, platform, expected, monkeypatch):
    monkeypatch.setenv("PROGRAMFILES", "C:/Programs")
    assert Path(expected) in browsers.usual_places(kind, platform)


@pytest.fixture
def apt_works(monkeypatch, attempts):
    """A machine without any browser, whose root may install one."""
    monkeypatch.setattr(browsers, "_may_install_packages", lambda: True)
    fails = browsers.subprocess.run

    def run(line, **options):
        answer = fails(line, **options)
        if line[:2] == ["apt-get", "install"]:
            monkeypatch.setattr(browsers.shutil, "which", lambda name: str(A_BROWSER))
            monkeypatch.setattr(browsers, "starts", lambda program: program == A_BROWSER)
        return answer

    monkeypatch.setattr(browsers.subprocess, "run", run)


@pytest.mark.parametrize(
    ("ensure", "package"), [(browsers.ensure_chromium, "chromium"), (browsers.ensure_firefox, "firefox-esr")]
)
def test_root_gets_the_systems_package_and_no_download(ensure, package, attempts, apt_works):
    assert ensure() == A_BROWSER
    assert [(*line[:2], line[-1]) for line in attempts if line[0] == "apt-get"] == [
        ("apt-get", "update", "--quiet=2"),
        ("apt-get", "install", package),
    ]
    assert not [line for line in installs(attempts) if "playwright" in line]


def test_others_get_playwrights_download_and_are_never_asked_for_a_password(monkeypatch, attempts):
    monkeypatch.setattr(browsers, "_may_install_packages", lambda: False)
    with pytest.raises(browsers.NoBrowser):
        browsers.ensure_chromium()
    assert installs(attempts) == [[sys.executable, "-m", "playwright", "install", "chromium"]]


def test_when_nothing_helps_the_message_says_what_to_install(monkeypatch, attempts):
    monkeypatch.setattr(browsers, "_may_install_packages", lambda: True)
    with pytest.raises(browsers.NoBrowser) as caught:
        browsers.ensure_chromium()
    said = caught.value.format_message()
    assert "apt-get install chromium" in said
    assert all(name in said for name in ("Debian", "Ubuntu", "macOS", "Windows", browsers.CHROMIUM.variable))
    assert len(installs(attempts)) == 2
    assert "sudo" not in str(attempts)


def test_a_machine_without_firefox_runs_the_other_tests(monkeypatch, attempts):
    monkeypatch.setattr(browsers, "_may_install_packages", lambda: False)
    assert browsers.ensure_firefox() is None
    assert installs(attempts) == []


def test_where_firefox_is_required_its_absence_says_what_to_install(monkeypatch, attempts):
    monkeypatch.setenv(browsers.REQUIRED, "1")
    with pytest.raises(browsers.NoBrowser) as caught:
        browsers.ensure_firefox()
    said = caught.value.format_message()
    assert "apt-get install firefox-esr" in said
    assert all(name in said for name in ("Ubuntu", "macOS", "Windows", browsers.FIREFOX.variable, browsers.REQUIRED))


@pytest.fixture
def program(tmp_path):
    """Makes a program that answers to --version as told, and complains of a missing library otherwise."""

    def make(answers):
        file = tmp_path / "chrome"
        file.write_text(
            f"#!{sys.executable}\n"
            "import sys\n"
            f"if '--version' in sys.argv and {answers}: sys.exit(print('Chromium 1'))\n"
            "sys.exit('chrome: error while loading shared libraries: libnss3.so')\n",
            encoding="utf-8",
        )
        file.chmod(0o755)
        return file

    return make


def test_this_machines_browser_shows_a_page():
    browsers.try_chromium(browsers.find_chromium())


def test_a_browser_that_starts_and_shows_no_page_is_named_with_its_words_and_a_remedy(program):
    with pytest.raises(browsers.NoBrowser) as caught:
        browsers.try_chromium(program(answers=True))
    said = caught.value.format_message()
    assert str(program(answers=True)) in said
    assert "libnss3.so" in said
    assert "apt-get install" in said
    assert browsers.CHROMIUM.variable in said
    assert len(said.splitlines()) < 10


def test_a_download_that_does_not_start_says_why(program, monkeypatch, attempts):
    downloaded = program(answers=False)
    monkeypatch.setattr(browsers, "_may_install_packages", lambda: False)
    monkeypatch.setattr(browsers, "_where_playwright_downloads", lambda: downloaded)
    monkeypatch.setattr(browsers, "_download", lambda: None)
    monkeypatch.setattr(browsers.subprocess, "run", RUN)
    with pytest.raises(browsers.NoBrowser) as caught:
        browsers.ensure_chromium()
    assert "apt-get install chromium" in caught.value.format_message()
    assert "libnss3.so" in caught.value.format_message()


def test_playwright_runs_on_the_node_from_pip_and_a_person_may_name_another(monkeypatch):
    monkeypatch.delenv(browsers.NODE, raising=False)
    ours = Path(browsers.variables()[browsers.NODE])
    assert subprocess.run([ours, "--version"], capture_output=True, check=True).stdout.startswith(b"v")
    monkeypatch.setenv(browsers.NODE, "another")
    assert browsers.variables()[browsers.NODE] == "another"


@pytest.fixture
def journeys(tmp_path):
    """Runs pytest, as this project sets it up, on a journey in Firefox and a test of something else."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests" / "browser").mkdir(parents=True)
    for name in ("tests/conftest.py", "tests/browser/browsers.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "tests" / "test_two.py").write_text(
        "import pytest\n@pytest.mark.firefox\ndef test_in_firefox(): pass\ndef test_elsewhere(): pass\n",
        encoding="utf-8",
    )

    def run(*options, **variables):
        # No program is on this PATH, and Python needs none.
        environment = {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **variables}
        # In a folder of its own, else it would sweep away what earlier runs have left, whole sites.
        line = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--basetemp={tmp_path / 'run'}", *options]
        return subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize("options", [[], ["--numprocesses", "1"]], ids=["alone", "xdist"])
def test_without_firefox_its_journeys_are_left_out_and_a_line_says_so(options, journeys):
    done = journeys(*options)
    assert done.returncode == 0, done.stdout + done.stderr
    assert browsers.WITHOUT_FIREFOX in done.stdout
    assert "1 passed" in done.stdout.splitlines()[-1]
    assert "skipped" not in done.stdout


def test_with_firefox_its_journeys_run_and_nothing_is_said(journeys):
    done = journeys(FIREFOX_PATH=str(A_BROWSER))
    assert browsers.WITHOUT_FIREFOX not in done.stdout
    assert "2 passed" in done.stdout.splitlines()[-1]


def test_where_firefox_is_required_no_test_runs_without_it(journeys):
    done = journeys(REQUIRE_FIREFOX="1")
    assert browsers.FIREFOX.remedy.splitlines()[0] in done.stderr
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "Traceback" not in done.stderr
