"""Getting a browser for the tests: what is tried, in which order, and what is said when all fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from macros import browser

# Any program that answers to --version stands for a browser.
A_BROWSER = Path(sys.executable)


@pytest.fixture
def attempts(monkeypatch):
    """A machine without any browser: lists the programs that were run, none of which helps."""
    lines = []

    def fails(line, **options):
        lines.append([str(word) for word in line])
        return subprocess.CompletedProcess(line, 1, stdout="", stderr="")

    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    monkeypatch.setattr(browser, "usual_places", lambda platform: [])
    monkeypatch.setattr(browser.subprocess, "run", fails)
    return lines


def installs(lines):
    return [line for line in lines if "install" in line]


def test_this_machine_has_a_browser_for_the_other_tests():
    found = browser.find_chromium()
    assert found, browser.remedy()
    assert browser.starts(found)


def test_the_browser_that_a_person_names_comes_first(monkeypatch):
    monkeypatch.setenv(browser.VARIABLE, str(A_BROWSER))
    assert browser.find_chromium() == A_BROWSER


def test_a_named_browser_that_does_not_start_is_never_replaced_in_silence(monkeypatch, tmp_path):
    monkeypatch.setenv(browser.VARIABLE, str(tmp_path / "gone"))
    with pytest.raises(browser.NoBrowser, match="CHROMIUM_PATH names .*gone"):
        browser.ensure_chromium()


def test_a_program_that_only_says_to_install_another_is_passed_over(monkeypatch, attempts):
    monkeypatch.setattr(browser.sys, "platform", "linux")
    monkeypatch.setattr(browser.shutil, "which", lambda name: str(A_BROWSER))
    assert browser.find_chromium() is None


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("win32", "C:/Programs/Google/Chrome/Application/chrome.exe"),
        ("win32", "C:/Programs/Microsoft/Edge/Application/msedge.exe"),
    ],
)
def test_the_usual_places_of_other_systems_are_known(platform, expected, monkeypatch):
    monkeypatch.setenv("PROGRAMFILES", "C:/Programs")
    assert Path(expected) in browser.usual_places(platform)


def test_root_gets_the_systems_package_and_no_download(monkeypatch, attempts):
    monkeypatch.setattr(browser, "_may_install_packages", lambda: True)
    fails = browser.subprocess.run

    def apt_works(line, **options):
        answer = fails(line, **options)
        if line[:2] == ["apt-get", "install"]:
            monkeypatch.setattr(browser.shutil, "which", lambda name: str(A_BROWSER))
            monkeypatch.setattr(browser, "starts", lambda program: program == A_BROWSER)
        return answer

    monkeypatch.setattr(browser.subprocess, "run", apt_works)
    assert browser.ensure_chromium() == A_BROWSER
    assert [line[:2] for line in attempts if line[0] == "apt-get"] == [
        ["apt-get", "update"],
        ["apt-get", "install"],
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
    assert all(name in said for name in ("Debian", "Ubuntu", "macOS", "Windows", browser.VARIABLE))
    assert len(installs(attempts)) == 2
    assert "sudo" not in str(attempts)
