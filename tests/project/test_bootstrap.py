"""The set-up: what a fresh machine gets, and what a person reads when something is missing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from macros import __main__ as commands
from macros import bootstrap
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
DIRECT = PROJECT["project"]["dependencies"] + GROUPS["test"]


def entries(lock):
    return [text for text in re.split(r"\n(?=\S)", lock) if not text.startswith("#")]


LOCK = (ROOT / bootstrap.LOCK).read_text(encoding="utf-8")
AUDIT_LOCK = (ROOT / ".github" / "audit.lock").read_text(encoding="utf-8")
ENTRIES = entries(LOCK)


@pytest.fixture
def project(tmp_path):
    """A project whose lock file names nothing, so that its installation needs no network.

    Its folder has a name as people give it, with blanks and letters beyond ASCII.
    """
    folder = tmp_path / "Mein Führer – été" / "guide kopie"
    folder.mkdir(parents=True)
    (folder / bootstrap.LOCK).write_text("# nothing\n", encoding="utf-8")
    return folder


@pytest.fixture
def installations(project, monkeypatch):
    """Counts installations; each only puts an interpreter in its place."""
    done = []

    def create(root):
        shutil.rmtree(root / bootstrap.FOLDER, ignore_errors=True)
        bootstrap.interpreter(root).parent.mkdir(parents=True)
        bootstrap.interpreter(root).touch()

    monkeypatch.setattr(bootstrap, "_create", create)
    monkeypatch.setattr(bootstrap, "_install", done.append)
    return done


def run_bare(code, folder):
    """Run code with the standard library alone, from a project folder."""
    line = [sys.executable, "-S", "-c", code]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)


def lock_entry(requirement):
    name = canonicalize_name(requirement.name)
    return next((entry for entry in ENTRIES if entry.startswith(f"{name}==")), None)


@pytest.mark.parametrize("text", DIRECT)
def test_every_direct_dependency_is_locked_in_its_range(text):
    requirement = Requirement(text)
    entry = lock_entry(requirement)
    assert entry, f"{requirement.name} is not in {bootstrap.LOCK}: refresh it, see its head"
    version = re.match(r"\S+==(\S+)", entry)[1]
    assert requirement.specifier.contains(version)


@pytest.mark.parametrize("text", GROUPS["audit"])
def test_the_auditor_is_locked_in_a_file_of_its_own(text):
    requirement = Requirement(text)
    found = [entry for entry in entries(AUDIT_LOCK) if entry.startswith(f"{canonicalize_name(requirement.name)}==")]
    assert found
    assert requirement.specifier.contains(re.match(r"\S+==(\S+)", found[0])[1])
    assert lock_entry(requirement) is None


@pytest.mark.parametrize("text", DIRECT + GROUPS["audit"])
def test_every_direct_dependency_says_why_it_is_there(text):
    source = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(rf'^    "{re.escape(text)}",  # \w.+$', source, re.MULTILINE)


@pytest.mark.parametrize("entry", ENTRIES + entries(AUDIT_LOCK), ids=lambda entry: entry.split()[0])
def test_every_locked_package_has_an_exact_version_and_hashes(entry):
    assert re.match(r"[a-z0-9-]+==[0-9][\w.]*( ; [^\n]+)? \\\n", entry)
    assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)


@pytest.mark.parametrize("lock", [LOCK, AUDIT_LOCK], ids=["requirements", "audit"])
def test_a_lock_file_names_no_registry_and_no_place_on_a_machine(lock):
    options = r"--(extra-)?index|--default-index|--find-links|--trusted-host"
    places = r"\w+:/|(?<![\w.])[/~]\w|\b[A-Z]:\\"
    assert re.findall(rf"{options}|{places}", lock) == []


def test_a_project_gets_an_environment_that_works(project):
    python = bootstrap.ensure(project)
    answer = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False)
    assert answer.returncode == 0
    assert bootstrap.is_current(project)


def test_an_environment_that_is_current_is_left_alone(project, installations):
    bootstrap.ensure(project)
    bootstrap.ensure(project)
    assert len(installations) == 1


def test_a_changed_lock_file_installs_again_without_what_was_there(project, installations):
    bootstrap.ensure(project)
    leftover = project / bootstrap.FOLDER / "dropped-package"
    leftover.touch()
    (project / bootstrap.LOCK).write_text("# something else\n", encoding="utf-8")
    bootstrap.ensure(project)
    assert len(installations) == 2
    assert not leftover.exists()


def test_a_replaced_system_python_installs_again(project, installations):
    bootstrap.ensure(project)
    bootstrap.interpreter(project).unlink()
    bootstrap.ensure(project)
    assert len(installations) == 2


def test_an_interrupted_installation_is_not_taken_for_a_whole_one(project, installations, monkeypatch):
    bootstrap.ensure(project)
    (project / bootstrap.LOCK).write_text("# something else\n", encoding="utf-8")

    def interrupted(root):
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "_install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bootstrap.ensure(project)
    assert not bootstrap.is_current(project)


def test_going_back_to_an_older_lock_file_does_not_revive_an_interrupted_installation(
    project, installations, monkeypatch
):
    bootstrap.ensure(project)
    before = (project / bootstrap.LOCK).read_text(encoding="utf-8")
    (project / bootstrap.LOCK).write_text("# something else\n", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "is_inside", lambda root: True)

    def interrupted(root):
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "_install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bootstrap.ensure(project)
    (project / bootstrap.LOCK).write_text(before, encoding="utf-8")
    assert not bootstrap.is_current(project)


def test_pip_failing_says_what_to_try(project, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr(bootstrap, "interpreter", lambda root: Path(sys.executable))
    monkeypatch.setattr(bootstrap, "_create", lambda root: None)
    text = f"no-such-package==1 --hash=sha256:{'0' * 64}\n"
    (project / bootstrap.LOCK).write_text(text, encoding="utf-8")
    with pytest.raises(bootstrap.SetUpError, match="run the same command again"):
        bootstrap.ensure(project)
    assert not bootstrap.is_current(project)


def test_a_python_that_is_too_old_is_told_which_one_is_needed():
    with pytest.raises(bootstrap.SetUpError, match=r"Python 3\.10.+needs Python 3\.11 or newer"):
        bootstrap.check_python((3, 10))


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_module_is_named_with_its_package_and_nothing_is_made(module, project):
    shutil.copytree(ROOT / "macros", project / "macros")
    code = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "from macros import __main__ as commands; sys.exit(commands.main(['site']))"
    )
    answer = run_bare(code, project)
    assert answer.returncode == 1
    assert "apt-get install python3-venv" in answer.stderr
    assert f"python{sys.version_info[0]}.{sys.version_info[1]}-venv" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert not (project / bootstrap.FOLDER).exists()


def test_the_commands_start_on_a_python_without_any_package():
    answer = run_bare("from macros.__main__ import parse; parse(['--help'])", ROOT)
    assert answer.returncode == 0, answer.stderr
    assert all(name in answer.stdout for name in ("site", "serve", "test", "check", "schema"))


@pytest.mark.parametrize("arguments", [[], ["sight"], ["site", "extra"], ["serve", "--port", "x"]], ids=" ".join)
def test_a_command_that_does_not_exist_ends_with_2_before_anything_is_set_up(arguments, monkeypatch):
    monkeypatch.setattr(bootstrap, "ensure", lambda root: pytest.fail("set up all the same"))
    with pytest.raises(SystemExit) as ended:
        commands.main(arguments)
    assert ended.value.code == 2


def test_options_of_test_are_handed_to_pytest():
    command, rest = commands.parse(["test", "-k", "salary", "--help", "tests/source/test_prose.py"])
    assert (command.name, rest) == ("test", ["-k", "salary", "--help", "tests/source/test_prose.py"])


def test_outside_the_environment_the_same_command_runs_again_inside_it(tmp_path, monkeypatch):
    ran = []
    monkeypatch.setattr(bootstrap, "ensure", lambda root: tmp_path / "python")
    monkeypatch.setattr(bootstrap, "is_inside", lambda root: False)
    monkeypatch.setattr(commands, "run_again", lambda *call: ran.append(call) or 7)
    assert commands.main(["serve", "--port", "9000"]) == 7
    assert ran == [(tmp_path / "python", ["serve", "--port", "9000"])]


def test_a_content_error_is_shown_in_its_own_words_and_ends_with_1(monkeypatch, capsys):
    import click

    def broken(command, rest):
        raise click.ClickException("content/figures.yaml:1:1: no value")

    monkeypatch.setattr(bootstrap, "ensure", lambda root: Path(sys.executable))
    monkeypatch.setattr(bootstrap, "is_inside", lambda root: True)
    monkeypatch.setattr(commands, "run", broken)
    assert commands.main(["site"]) == 1
    assert "content/figures.yaml:1:1: no value" in capsys.readouterr().err
