"""One page written in the running preview: it is byte for byte what a whole build gives."""

from __future__ import annotations

import click
import pytest

from macros.checks import load
from macros.site.build import environment
from macros.site.live_pages import Live


@pytest.fixture
def live(project, tmp_path):
    return built(project.folder, tmp_path / "site")


def built(root, output):
    whole = load.load(root)
    return Live(root, output, environment(whole), whole, lambda guide, words, write: write())


def test_every_page_is_what_the_whole_build_gives_after_a_change(live, project, tmp_path):
    sections = sorted((project.folder / "content").glob("*/*.yaml"))
    for file in sections:
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.replace("\ncertainty: >-\n  ", "\ncertainty: >-\n  A changed word. "), encoding="utf-8", newline="\n"
        )
    again, whole = built(project.folder, tmp_path / "again"), load.load(project.folder)
    names = [path.relative_to(tmp_path / "again").as_posix() for path in (tmp_path / "again").rglob("index.html")]
    assert len(names) > len(list(project.folder.glob("content/*/overview.yaml")))
    changed = 0
    for name in names:
        shown = (tmp_path / "again" / name).read_text(encoding="utf-8")
        changed += shown != (tmp_path / "site" / name).read_text(encoding="utf-8")
        assert live.page(name, whole) == shown, name
    assert changed > 10, "control: the change shows on many pages"
    assert again.page("nowhere/index.html", whole) is None


def test_what_the_builder_says_becomes_one_error(small_project, tmp_path):
    live, whole = built(small_project.folder, tmp_path / "site"), load.load(small_project.folder)
    sources = small_project.folder / "docs" / "about" / "sources.md"
    sources.write_text("# Sources\n\n{{ no_such() }}\n", encoding="utf-8")
    with pytest.raises(click.ClickException, match="no_such"):
        live.page("about/sources/index.html", whole)
    assert live.page("index.html", whole), "other pages are written as before"
