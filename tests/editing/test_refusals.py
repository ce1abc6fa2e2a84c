"""Every command says in words what is wrong with what it was given; nobody reads a traceback."""

from __future__ import annotations

import shutil
import socket
import tempfile
from pathlib import Path

import click
import pytest
import yaml

from macros import __main__ as commands
from macros import bootstrap
from macros.checks import content_files, load
from macros.editing import draft_yaml, new_guide
from macros.schema.files import SECTIONS
from macros.source import prose
from tests.conftest import FIXTURES, ROOT

NEW = ["new", "keeper", "--title"]


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A small project, in which the commands run as if it were the whole one."""
    folder = tmp_path / "project"
    for base in ("small_guide", "small_site"):
        shutil.copytree(FIXTURES / base, folder, dirs_exist_ok=True)
    for name in ("macros", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    monkeypatch.setattr(commands, "ROOT", folder)
    monkeypatch.setattr(bootstrap, "ensure", lambda root: Path())
    monkeypatch.setattr(bootstrap, "is_inside", lambda root: True)
    monkeypatch.chdir(folder)
    content_files.forget()
    yield folder
    content_files.forget()


@pytest.fixture
def said(root, capfd):
    """Runs a command that must be refused; returns what is read then."""

    def said(*arguments):
        try:
            code = commands.main([str(word) for word in arguments])
        except SystemExit as error:  # of the parser of options
            code = error.code
        out, err = capfd.readouterr()
        assert code, out
        assert "Traceback" not in err
        assert err.strip()
        return err

    return said


def state(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["serve", "--port", "99999"], "'99999' is no port. Write a whole number from 1 to 65535"),
        (["serve", "--port", "0"], "'0' is no port"),
        (["serve", "--port", "-1"], "'-1' is no port"),
        (["serve", "--port", "8000.0"], "'8000.0' is no port"),
        (["serve", "--port", "٨٠٠٠"], "is no port"),
        (["serve", "--port", ""], "'' is no port"),
        (["impact", "no-such-revision"], "'no-such-revision'"),
        (["impact", "--", "--all"], "'--all'"),
        (["impact", ""], "neither a folder with content nor a Git revision"),
        (["impact", ".", "mkdocs.yml"], "'mkdocs.yml'"),
        (["finish", "content"], "content holds no built site"),
        (["finish", "nowhere"], "nowhere holds no built site"),
        (["finish", "mkdocs.yml"], "mkdocs.yml holds no built site"),
        (["print", "mkdocs.yml"], "mkdocs.yml is a file, or lies below one. Name a folder"),
        (["print", "mkdocs.yml/pack"], "mkdocs.yml/pack is a file, or lies below one. Name a folder"),
        ([*NEW, "Keeper", "--without", "salarys"], "no section is called 'salarys'. Leave out some of: overview, "),
        ([*NEW, "Keeper", "--without", ",".join(SECTIONS)], "every section is left out. Keep at least one"),
        ([*NEW, ""], "'' cannot be a title"),
        ([*NEW, "404"], "'404' cannot be a title"),
        ([*NEW, "Keeper\nof lights"], "cannot be a title. Write one line"),
        ([*NEW, "{{ keeper }}"], "cannot be a title"),
        ([*NEW, "k" * 300], "would not pass the check, so nothing was written"),
        ([*NEW, "k" * 200], "would not pass the check, so nothing was written"),
        ([*NEW, "שומר מגדלור"], "would not pass the check, so nothing was written"),
        ([*NEW, "灯塔看守人"], "would not pass the check, so nothing was written"),
        ([*NEW, "Keeper for $500"], "would not pass the check, so nothing was written"),
        ([*NEW, "<b>Keeper</b>"], "would not pass the check, so nothing was written"),
        *(
            (["new", id_, "--title", "Keeper"], "would be read as")
            for id_ in ("2027", "404", "3d", "true", "no", "null")
        ),
        *((["new", id_, "--title", "Keeper"], "on Windows") for id_ in ("con", "nul", "aux", "com1", "lpt9")),
        *(
            (["new", id_, "--title", "Keeper"], "means something else")
            for id_ in ("index", "overview", "schema", "data")
        ),
        *((["new", id_, "--title", "Keeper"], "exists already") for id_ in ("sample-role", "about")),
        (["new", "k" * 300, "--title", "Keeper"], "has 300 letters. Write 60 at most"),
        (["new", "Big Keeper", "--title", "Keeper"], "cannot be the name of a folder"),
        (["new", "../keeper", "--title", "Keeper"], "cannot be the name of a folder"),
        (["new", "keeper\n", "--title", "Keeper"], "cannot be the name of a folder"),
        (["new", "con.txt", "--title", "Keeper"], "cannot be the name of a folder"),
        (["new", "", "--title", "Keeper"], "cannot be the name of a folder"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_a_command_cannot_do_is_said_and_nothing_is_written(root, said, arguments, words):
    before = state(root)
    assert words in said(*arguments)
    assert state(root) == before


def test_an_id_that_is_a_page_is_taken(root, said):
    (root / "docs" / "keeper.md").write_text("# Keeper\n", encoding="utf-8")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        settings.replace("\n  - index.md\n", "\n  - index.md\n  - keeper.md\n"), encoding="utf-8"
    )
    assert "docs/keeper.md exists already" in said(*NEW, "Keeper")


def test_a_port_in_use_is_said_before_anything_is_built_and_no_folder_stays(root, said, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"port {port} cannot be used" in said("serve", "--port", port)
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("command", ["site", "check", "print"])
def test_content_that_is_missing_is_said_in_one_line(root, said, command):
    shutil.rmtree(root / "content")
    assert said(command).startswith("content:1:1: the folder is missing. Put it back from Git")


def test_a_folder_in_the_place_of_a_file_is_said(root, said):
    (root / "content" / "glossary.yaml").unlink()
    (root / "content" / "glossary.yaml").mkdir()
    assert "content/glossary.yaml:1:1: this is a folder, not a file. Rename the folder" in said("check")
    assert "content/glossary.yaml:1:1: this is a folder" in said("check", "--fix")


def refuse(monkeypatch, name, *modes):
    """Let the system refuse a file; the tests may run as a user who may do anything."""
    opened = Path.open

    def open_(self, mode="r", *words, **names):
        if self.name == name and mode in modes:
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, mode, *words, **names)

    monkeypatch.setattr(Path, "open", open_)


@pytest.mark.parametrize("command", [["check"], ["check", "--fix"], ["site"], ["impact", "."], [*NEW, "Keeper"]])
def test_a_file_that_cannot_be_read_is_said(root, said, monkeypatch, command):
    refuse(monkeypatch, "glossary.yaml", "rb", "r")
    wanted = "content/glossary.yaml:1:1: the file cannot be read (Permission denied). Allow yourself to read it"
    assert wanted in said(*command)


def test_what_cannot_be_mended_because_it_is_locked_is_said_and_all_files_stay(root, said, monkeypatch):
    for name in ("glossary", "sources"):
        file = root / "content" / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace(": ", ":", 1), encoding="utf-8")
    before = state(root)
    refuse(monkeypatch, "sources.yaml", "r+b", "wb")
    words = said("check", "--fix")
    assert "content/sources.yaml: it cannot be written (Permission denied)\nNothing was mended. Allow" in words
    assert state(root) == before


def test_whatever_else_the_system_refuses_is_said_in_a_line(root, said):
    shutil.rmtree(root / "content" / "schema", ignore_errors=True)
    (root / "content" / "schema").write_text("", encoding="utf-8")
    assert said("schema").startswith("Error: ")


@pytest.mark.parametrize(
    "title",
    [
        "Yes",
        "null",
        "No",
        "Keeper: a role",
        "Keeper #2",
        'The "keeper"',
        "Keeper’s mate",
        "'Keeper'",
        "3D printer",
        "Gärtner",
    ]
    + ["- Keeper", "Keeper & mate", "Keeper\\mate", "[Keeper]", "@keeper", "%keeper", "Keeper, 2"],
)
def test_a_new_guide_passes_the_check_and_builds_whatever_its_title(root, title, capsys):
    try:
        new_guide.new(root, "keeper", title, [])
    except click.ClickException as error:
        assert "cannot be a title" in error.message or "would not pass" in error.message
        assert not (root / "content" / "keeper").exists()
    else:
        assert load.load(root).careers["keeper"].career.title == prose.typeset(title)


@pytest.mark.parametrize("without", [[name] for name in SECTIONS] + [[o for o in SECTIONS if o != n] for n in SECTIONS])
def test_a_new_guide_passes_the_check_whatever_is_left_out_or_nothing_is_written(root, without):
    try:
        new_guide.new(root, "keeper", "Keeper", without)
    except click.ClickException:
        assert not (root / "content" / "keeper").exists()
    else:
        assert "keeper" in load.load(root).careers


def test_what_a_draft_writes_is_read_as_it_was(root):
    for words in (
        "Yes",
        "2027",
        "a: b",
        "a #b",
        '"',
        "'",
        "\\",
        " a ",
        "-",
        "- a",
        "Ä",
        "1.5",
        "~",
        "a\u2028b",
        "2026-01-01",
    ):
        assert yaml.safe_load(f"key: {draft_yaml.written(words)}") == {"key": words}
