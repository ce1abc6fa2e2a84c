"""`python -m macros site`: the new site takes its place only when all went well."""

from __future__ import annotations

import os
import time

import click
import pytest

from macros.pdf import whole_pack
from macros.site import build, search_index
from macros.source.problems import ContentError
from tests.conftest import commanded


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Where the documents of the small guide are kept: they are typeset once for all tests."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def project(small_project, kept):
    """A copy of the project with the small guide alone: what is looked at here is the same for all."""
    (small_project.folder / ".cache").mkdir()
    (small_project.folder / ".cache" / "pack").symlink_to(kept)
    return small_project


@pytest.fixture
def output(project):
    """A site that was built before."""
    folder = project.folder / "site"
    (folder / "deep").mkdir(parents=True)
    (folder / "index.html").write_text("the previous site", encoding="utf-8")
    (folder / "deep" / "page.html").write_text("deep", encoding="utf-8")
    return folder


def state(folder):
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def leftovers(project):
    return [path.name for path in project.folder.iterdir() if path.name.startswith(".site-")]


def built_by(text):
    """Returns a builder that writes one page, so that a test need not wait for the real one."""

    def run_builder(root, folder, variables):
        (folder / "assets" / "css").mkdir(parents=True)
        (folder / "assets" / "js" / "search").mkdir(parents=True)
        for name in ("site.css", "anchor-positioning.css"):
            (folder / "assets" / "css" / name).write_text("a { color: red }", encoding="utf-8")
        page = f'<!doctype html><html><head><meta charset="utf-8"></head><body><article><h1>{text}</h1></article></body></html>'
        (folder / "index.html").write_text(page, encoding="utf-8")

    return run_builder


def test_the_new_site_replaces_the_whole_previous_one_and_its_pack_is_made_once(project, output, monkeypatch, capsys):
    packs, files = [], whole_pack.files
    monkeypatch.setattr(whole_pack, "files", lambda root: packs.append(root) or files(root))
    monkeypatch.setattr(build, "run_builder", built_by("the new site"))
    build.build(project.folder, output)
    assert packs == [project.folder]
    assert "the new site" in (output / "index.html").read_text(encoding="utf-8")
    assert not (output / "deep").exists()
    assert (output / "_headers").is_file()
    assert leftovers(project) == []
    assert "The site is in site/." in capsys.readouterr().out


def test_the_first_site_needs_no_previous_one(project, monkeypatch):
    monkeypatch.setattr(build, "run_builder", built_by("the first site"))
    build.build(project.folder, project.folder / "site")
    assert (project.folder / "site" / "index.html").is_file()


def test_a_content_error_leaves_the_previous_site_untouched(project, output, monkeypatch):
    monkeypatch.setattr(build, "run_builder", lambda *words: pytest.fail("the builder was run all the same"))
    figures = project.break_figure()
    before = state(output)
    with pytest.raises(ContentError, match=f"{figures}:"):
        build.build(project.folder, output)
    assert state(output) == before
    assert leftovers(project) == []


def test_a_builder_that_fails_leaves_the_previous_site_untouched(project, output):
    before = state(output)
    template = project.folder / "overrides" / "base.html"
    template.write_text(template.read_text(encoding="utf-8") + "{% nonsense %}\n", encoding="utf-8")
    with pytest.raises(click.ClickException, match="nonsense") as caught:
        build.build(project.folder, output)
    assert "the previous one is as it was" in caught.value.format_message()
    assert state(output) == before
    assert leftovers(project) == []


def test_a_second_stage_that_fails_leaves_the_previous_site_untouched(project, output, monkeypatch):
    def fails(folder, root, archive=None, files=None, *, is_taken_along=False):
        raise click.ClickException("the second stage failed")

    monkeypatch.setattr(build, "run_builder", built_by("the new site"))
    monkeypatch.setattr(build.finish, "run", fails)
    before = state(output)
    with pytest.raises(click.ClickException, match="second stage"):
        build.build(project.folder, output)
    assert state(output) == before
    assert leftovers(project) == []


def test_a_swap_that_fails_puts_the_previous_site_back(project, output, monkeypatch):
    before = state(output)
    rename = build.Path.rename

    def only_away(self, to):
        if to == output and self.parent.name.startswith(".site-") and self.name == "site":
            raise OSError("in use")
        return rename(self, to)

    monkeypatch.setattr(build, "run_builder", built_by("the new site"))
    monkeypatch.setattr(build.Path, "rename", only_away)
    with pytest.raises(OSError, match="in use"):
        build.build(project.folder, output)
    assert state(output) == before


def test_what_a_killed_build_left_is_swept_away(project, output, monkeypatch):
    left = project.folder / ".site-killed"
    left.mkdir()
    monkeypatch.setattr(build, "run_builder", built_by("the new site"))
    build.build(project.folder, output)
    assert not left.exists()


def test_the_dates_of_a_build_come_from_the_content(whole, monkeypatch):
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    if hasattr(time, "tzset"):
        time.tzset()
    seconds = int(build.environment(whole)["SOURCE_DATE_EPOCH"])
    assert time.strftime("%Y-%m-%d %H:%M", time.gmtime(seconds)) == f"{whole.site.published.isoformat()} 00:00"
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.long
def test_the_command_builds_the_whole_site_and_always_the_same_bytes(copies, published_site):
    """Two builds in two places, one of them with nothing kept: its PDFs are typeset now, the others were before.

    That place has a name as people give it, with blanks and letters beyond ASCII.
    """
    one, there = published_site.folder, copies("Mein Führer – été, guide kopie")
    assert not (there.folder / ".cache").exists()
    other = commanded(there, TZ="America/New_York", LC_ALL="C.UTF-8", PYTHONHASHSEED="4242")
    found = [{name: data for name, (data, _) in state(folder).items()} for folder in (one, other)]
    assert sorted(name for name in found[0] | found[1] if found[0].get(name) != found[1].get(name)) == []
    kinds = {name.rpartition(".")[2] for name in found[0]}
    assert kinds >= {"html", "css", "js", "json", "csv", "xml", "png", "svg", "pdf", "zip", "_headers"}
    assert search_index.INDEX in (one / "index.html").read_text(encoding="utf-8")
    if os.name != "nt":
        assert one.stat().st_mode & 0o055 == 0o055, "a web server of another user must be able to read the site"
