"""Before the first test: what is missing is named once, all together, and nothing runs."""

from __future__ import annotations

import shutil
import subprocess

import click
import pytest

from macros import __main__ as commands
from tests import npm
from tests.project import machine
from tests.site import html_checker as markup
from tests.site import typescript


def lacks(words):
    def step():
        raise click.ClickException(words)

    return step


def test_all_that_is_missing_is_named_in_one_message(monkeypatch):
    monkeypatch.setattr(machine, "STEPS", (lacks("install a browser"), lambda: None, lacks("install a library")))
    with pytest.raises(machine.NotReady, match=r"(?s)No test has run.+install a browser.+install a library"):
        machine.prepare()


def test_where_something_is_missing_no_test_runs(monkeypatch):
    monkeypatch.setattr(machine, "STEPS", (lacks("install a browser"),))
    monkeypatch.setattr(pytest, "main", lambda arguments: pytest.fail("tests ran all the same"))
    with pytest.raises(machine.NotReady):
        commands.test([])


def test_the_html_checker_runs_on_this_machine():
    markup.ensure()


def test_packages_are_fetched_without_any_program_of_the_system(monkeypatch, tmp_path):
    """npm and its Node.js are from pip; only the registry is left out here, since no test uses the network."""
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = npm.run("--version", folder=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert shutil.which("npm") is None


def test_a_checker_that_cannot_be_fetched_says_what_to_try(monkeypatch, tmp_path):
    monkeypatch.setattr(markup, "PLACE", tmp_path / "vnu.jar")
    monkeypatch.setattr(npm, "run", lambda *words, folder: subprocess.CompletedProcess(words, 1, b"", b"no network"))
    with pytest.raises(npm.NotFetched, match=r"(?s)run the same command again.+HTTPS_PROXY.+no network"):
        markup.ensure()


def test_a_checker_that_is_not_the_one_we_know_is_never_run(monkeypatch, tmp_path):
    monkeypatch.setattr(markup, "PLACE", tmp_path / "vnu.jar")
    markup.PLACE.write_bytes(b"another program")
    with pytest.raises(markup.NoChecker, match="not the file it should be"):
        markup.ensure()


def test_a_package_that_is_not_the_one_we_know_is_never_used(monkeypatch, tmp_path):
    monkeypatch.setattr(npm, "CACHE", tmp_path)
    (tmp_path / f"typescript-{typescript.VERSION}.tgz").write_bytes(b"another program")
    with pytest.raises(npm.NotFetched, match="not the file it should be"):
        typescript.ensure()


def test_a_java_that_does_not_run_is_named_with_its_words(monkeypatch):
    monkeypatch.setattr(
        markup.subprocess, "run", lambda line, **options: subprocess.CompletedProcess(line, 127, b"", b"libz.so.1")
    )
    with pytest.raises(markup.NoChecker, match=r"(?s)does not run.+libz\.so\.1"):
        markup.ensure()
