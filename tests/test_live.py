"""One page written in the running preview: it is byte for byte what a whole build gives."""

from __future__ import annotations

import click
import pytest

from macros import guide
from macros.live import Live
from macros.site import environment


@pytest.fixture
def live(project, tmp_path):
    return Live(project.folder, tmp_path / "site", environment(guide.load(project.folder)))


def test_every_page_is_what_the_whole_build_gives_after_a_change(live, project, tmp_path):
    sections = sorted((project.folder / "content").glob("*/*.yaml"))
    for file in sections:
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.replace("summary: >-\n  ", "summary: >-\n  A changed word. "), encoding="utf-8", newline="\n"
        )
    again = Live(project.folder, tmp_path / "again", environment(guide.load(project.folder)))
    names = [path.relative_to(tmp_path / "again").as_posix() for path in (tmp_path / "again").rglob("index.html")]
    assert len(names) > len(list(project.folder.glob("content/*/overview.yaml")))
    changed = 0
    for name in names:
        built = (tmp_path / "again" / name).read_text(encoding="utf-8")
        changed += built != (tmp_path / "site" / name).read_text(encoding="utf-8")
        assert live.page(name) == built, name
    assert changed > 10, "control: the change shows on many pages"
    assert again.page("nowhere/index.html") is None


def test_what_the_builder_says_becomes_one_error(live, project):
    (project.folder / "docs" / "about" / "sources.md").write_text("# Sources\n\n{{ no_such() }}\n", encoding="utf-8")
    with pytest.raises(click.ClickException, match="no_such"):
        live.page("about/sources/index.html")
    assert live.page("index.html"), "other pages are written as before"
