"""Getting a browser for the tests: what is tried, in which order, and what is said when all fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros import browser
from tests.conftest import ROOT

RUN = subprocess.run
# Any program that answers to --version stands for a browser.
A_BROWSER = Path(sys.executable)
KINDS = pytest.mark.parametrize("kind", [browser.CHROMIUM, browser.FIREFOX], ids=lambda kind: kind.name)


@pytest.fixture
def attempts(monkeypatch):
    """A machine without any browser: lists the programs that were run, none of which helps."""
    lines = []

    def fails(line, **options):
        lines.append([str(word) for word in line])
        empty = "" if options.get("text") else b""
        return subprocess.CompletedProcess(line, 1, stdout=empty, stderr=empty)

    for variable in (browser.CHROMIUM.variable, browser.FIREFOX.variable, browser.REQUIRED):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    monkeypatch.setattr(browser, "usual_places", lambda kind, platform: [])
    monkeypatch.setattr(browser.subprocess, "run", fails)
    return lines


def installs(lines):
    return [line for line in lines if "install" in line]


def test_this_machine_has_a_browser_for_the_other_tests():
    found = browser.find_chromium()
    assert found, browser.CHROMIUM.remedy
    assert browser.starts(found)


@KINDS
def test_the_browser_that_a_person_names_comes_first(kind, monkeypatch):
    monkeypatch.setenv(kind.variable, str(A_BROWSER))
    assert browser.find(kind) == A_BROWSER


@KINDS
def test_a_named_browser_that_does_not_start_is_never_replaced_in_silence(kind, monkeypatch, tmp_path):
    monkeypatch.setenv(kind.variable, str(tmp_path / "gone"))
    ensure = browser.ensure_firefox if kind is browser.FIREFOX else browser.ensure_chromium
    with pytest.raises(browser.NoBrowser, match=f"(?s){kind.variable} names .*gone.*no such file"):
        ensure()


def test_a_program_that_only_says_to_install_another_is_passed_over(monkeypatch, attempts):
    monkeypatch.setattr(browser.sys, "platform", "linux")
    monkeypatch.setattr(browser.shutil, "which", lambda name: str(A_BROWSER))
    assert browser.find_chromium() is None


@pytest.mark.parametrize(
    ("kind", "platform", "expected"),
    [
        (browser.CHROMIUM, "darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        (browser.CHROMIUM, "win32", "C:/Programs/Google/Chrome/Application/chrome.exe"),
        (browser.CHROMIUM, "win32", "C:/Programs/Microsoft/Edge/Application/msedge.exe"),
        (browser.FIREFOX, "darwin", "/Applications/Firefox.app/Contents/MacOS/firefox"),
        (browser.FIREFOX, "win32", "C:/Programs/Mozilla Firefox/firefox.exe"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_the_usual_places_of_other_systems_are_known(kind, platform, expected, monkeypatch):
    monkeypatch.setenv("PROGRAMFILES", "C:/Programs")
    assert Path(expected) in browser.usual_places(kind, platform)


@pytest.fixture
def apt_works(monkeypatch, attempts):
    """A machine without any browser, whose root may install one."""
    monkeypatch.setattr(browser, "_may_install_packages", lambda: True)
    fails = browser.subprocess.run

    def run(line, **options):
        answer = fails(line, **options)
        if line[:2] == ["apt-get", "install"]:
            monkeypatch.setattr(browser.shutil, "which", lambda name: str(A_BROWSER))
            monkeypatch.setattr(browser, "starts", lambda program: program == A_BROWSER)
        return answer

    monkeypatch.setattr(browser.subprocess, "run", run)


@pytest.mark.parametrize(
    ("ensure", "package"), [(browser.ensure_chromium, "chromium"), (browser.ensure_firefox, "firefox-esr")]
)
def test_root_gets_the_systems_package_and_no_download(ensure, package, attempts, apt_works):
    assert ensure() == A_BROWSER
    assert [(*line[:2], line[-1]) for line in attempts if line[0] == "apt-get"] == [
        ("apt-get", "update", "--quiet=2"),
        ("apt-get", "install", package),
    ]
    assert not [line for line in installs(attempts) if "playwright" in line]


def test_others_get_playwrights_download_and_are_never_asked_for_a_password(monkeypatch, attempts):
    monkeypatch.setattr(browser, "_may_install_packages", lambda: False)
    with pytest.raises(browser.NoBrowser):
        browser.ensure_chromium()
    assert installs(attempts) == [[sys.executable, "-m", "playwright", "install", "chromium"]]


def test_when_nothing_helps_the_message_says_what_to_install(monkeypatch, attempts):
    monkeypatch.setattr(browser, "_may_install_packages", lambda: True)
    with pytest.raises(browser.NoBrowser) as caught:
        browser.ensure_chromium()
    said = caught.value.format_message()
    assert "apt-get install chromium" in said
    assert all(name in said for name in ("Debian", "Ubuntu", "macOS", "Windows", browser.CHROMIUM.variable))
    assert len(installs(attempts)) == 2
    assert "sudo" not in str(attempts)


def test_a_machine_without_firefox_runs_the_other_tests(monkeypatch, attempts):
    monkeypatch.setattr(browser, "_may_install_packages", lambda: False)
    assert browser.ensure_firefox() is None
    assert installs(attempts) == []


def test_where_firefox_is_required_its_absence_says_what_to_install(monkeypatch, attempts):
    monkeypatch.setenv(browser.REQUIRED, "1")
    with pytest.raises(browser.NoBrowser) as caught:
        browser.ensure_firefox()
    said = caught.value.format_message()
    assert "apt-get install firefox-esr" in said
    assert all(name in said for name in ("Ubuntu", "macOS", "Windows", browser.FIREFOX.variable, browser.REQUIRED))


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
    browser.try_chromium(browser.find_chromium())


def test_a_browser_that_starts_and_shows_no_page_is_named_with_its_words_and_a_remedy(program):
    with pytest.raises(browser.NoBrowser) as caught:
        browser.try_chromium(program(answers=True))
    said = caught.value.format_message()
    assert str(program(answers=True)) in said
    assert "libnss3.so" in said
    assert "apt-get install" in said
    assert browser.CHROMIUM.variable in said
    assert len(said.splitlines()) < 10


def test_a_download_that_does_not_start_says_why(program, monkeypatch, attempts):
    downloaded = program(answers=False)
    monkeypatch.setattr(browser, "_may_install_packages", lambda: False)
    monkeypatch.setattr(browser, "_where_playwright_downloads", lambda: downloaded)
    monkeypatch.setattr(browser, "_download", lambda: None)
    monkeypatch.setattr(browser.subprocess, "run", RUN)
    with pytest.raises(browser.NoBrowser) as caught:
        browser.ensure_chromium()
    assert "apt-get install chromium" in caught.value.format_message()
    assert "libnss3.so" in caught.value.format_message()


def test_playwright_runs_on_the_node_from_pip_and_a_person_may_name_another(monkeypatch):
    monkeypatch.delenv(browser.NODE, raising=False)
    ours = Path(browser.variables()[browser.NODE])
    assert subprocess.run([ours, "--version"], capture_output=True, check=True).stdout.startswith(b"v")
    monkeypatch.setenv(browser.NODE, "another")
    assert browser.variables()[browser.NODE] == "another"


@pytest.fixture
def journeys(tmp_path):
    """Runs pytest, as this project sets it up, on a journey in Firefox and a test of something else."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    (tmp_path / "tests" / "test_two.py").write_text(
        "import pytest\n@pytest.mark.firefox\ndef test_in_firefox(): pass\ndef test_elsewhere(): pass\n",
        encoding="utf-8",
    )

    def run(*options, **variables):
        # No program is on this PATH, and Python needs none.
        environment = {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **variables}
        line = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
        return subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize("options", [[], ["--numprocesses", "1"]], ids=["alone", "xdist"])
def test_without_firefox_its_journeys_are_left_out_and_a_line_says_so(options, journeys):
    done = journeys(*options)
    assert done.returncode == 0, done.stdout + done.stderr
    assert browser.WITHOUT_FIREFOX in done.stdout
    assert "1 passed" in done.stdout.splitlines()[-1]
    assert "skipped" not in done.stdout


def test_with_firefox_its_journeys_run_and_nothing_is_said(journeys):
    done = journeys(FIREFOX_PATH=str(A_BROWSER))
    assert browser.WITHOUT_FIREFOX not in done.stdout
    assert "2 passed" in done.stdout.splitlines()[-1]


def test_where_firefox_is_required_no_test_runs_without_it(journeys):
    done = journeys(REQUIRE_FIREFOX="1")
    assert browser.FIREFOX.remedy.splitlines()[0] in done.stderr
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "Traceback" not in done.stderr
