"""What the pages of a guide are written from: enough for them, and all that they can change with."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.checks import load
from macros.domain import excerpt
from macros.domain.guide import Guide
from macros.web import plugin
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """All content, and the pages that call for it."""
    folder = tmp_path_factory.mktemp("kept")
    for name in ("content", "docs", "overrides/assets/js", "overrides/assets/images"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "content" / "README.md").unlink()  # it repeats words of content, and no page shows it
    return folder


class Builder:
    """Stands for a site builder's macros environment."""

    def __init__(self, root: Path) -> None:
        self.project_dir, self.conf, self.macros = str(root), {"use_directory_urls": True, "repo_url": ""}, {}

    def macro(self, function, name):
        self.macros[name] = function


CALL = re.compile(r'\{\{ (section|job|home|run_sheet)\("([^"]+)"(?:, "([^"]+)")?\) \}\}')


def pages(builder: Builder, root: Path) -> Iterator[tuple[str, str, str]]:
    """Yield guide, address and text of every page that belongs to a guide."""
    jobs = 0
    for file in sorted((root / "docs").rglob("*.md")):
        found = CALL.search(file.read_text(encoding="utf-8"))
        jobs += bool(found and found[1] == "job")
        if found and (found[1] != "job" or jobs % 10 == 1):  # jobs differ in their words alone
            address = file.relative_to(root / "docs").with_suffix("").as_posix().removesuffix("index")
            page = type("Page", (), {"url": f"{address.rstrip('/')}/"})()
            yield found[2], address, builder.macros[found[1]]({"page": page}, *filter(None, found.groups()[1:]))


def kept(root: Path) -> list[tuple[str, str, str]]:
    """Return the pages as a build writes them, with what was kept of an earlier one."""
    builder = Builder(root)
    plugin.define_env(builder)
    return list(pages(builder, root))


def fresh(root: Path, whole: Guide, monkeypatch) -> list[tuple[str, str, str]]:
    """Return the pages written anew, from all content."""
    builder = Builder(root)
    with monkeypatch.context() as patched:
        patched.setattr(plugin, "_seen", lambda whole, guide: whole)
        plugin.offer(builder, lambda guide, words, write: write(), lambda: whole)
        return list(pages(builder, root))


# A file of each kind, and the beginning of a text in it, or of a date.
CHANGES = [
    ("figures/*.yaml", "label: "),
    ("figures/*.yaml", "fit_note: "),
    ("sources.yaml", "title: "),
    ("glossary.yaml", "meaning: "),
    ("vocabulary.yaml", "label: "),
    ("agreements.yaml", "reason: "),
    ("guide.yaml", "published: "),
    ("corrections.yaml", "what: "),
    ("about/corrections.yaml", "title: "),
    ("{guide}/guide.yaml", "headline: "),
    ("{guide}/overview.yaml", "question: "),
    ("{guide}/workshop.yaml", "question: "),
    ("{other}/guide.yaml", "headline: "),
    ("{other}/faqs.yaml", "question: "),
]


@pytest.mark.parametrize(("name", "before"), CHANGES, ids=[f"{name} {key}" for name, key in CHANGES])
def test_what_is_kept_is_what_would_be_written_anew(name, before, root, whole, monkeypatch):
    kept(root)
    guide, other = list(whole.careers)[:2]
    files = sorted((root / "content").glob(name.format(guide=guide, other=other)))
    old = {file: file.read_bytes() for file in files}
    try:
        for file in files:
            text = re.sub(rf"{before}(?=[>\"A-Za-z])([>|]-?\n +)?(\"?)", rf"{before}\1\2Changed ", old[file].decode())
            text = re.sub(rf"({before}\d{{4}}-\d\d-)\d\d", r"\g<1>03", text)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert any(file.read_bytes() != text for file, text in old.items()), "control: something is changed"
        assert kept(root) == fresh(root, load.load(root), monkeypatch)
    finally:
        for file, text in old.items():
            file.write_bytes(text)


def test_a_guide_is_written_anew_only_for_what_it_shows(root, whole):
    first, *others = whole.careers
    digests = plugin.digests(whole)
    file = root / "content" / first / "faqs.yaml"
    text = file.read_text(encoding="utf-8")
    try:
        file.write_text(re.sub(r"^question: ", "question: Changed. ", text, flags=re.MULTILINE), encoding="utf-8")
        changed = plugin.digests(load.load(root))
    finally:
        file.write_text(text, encoding="utf-8")
    assert changed[first] != digests[first]
    assert {id_: changed[id_] for id_ in others} == {id_: digests[id_] for id_ in others}


def test_an_excerpt_holds_what_lies_behind_what_is_named(whole):
    for id_ in whole.careers:
        seen = excerpt.of(whole, id_)
        for figure in seen.figures.values():
            assert set(figure.parts) <= set(seen.figures)
            assert set(figure.sources) <= set(seen.sources)
    assert any(len(excerpt.of(whole, id_).figures) < len(whole.figures) for id_ in whole.careers), "control: it is less"
