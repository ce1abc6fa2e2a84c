"""What the pages of a guide are written from: enough for them, and all that they can change with."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Collection, Iterable, Iterator
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


CALL = re.compile(r'\{\{ (section|job|home|run_sheet|answer_key)\("([^"]+)"(?:, "([^"]+)")?\) \}\}')


def pages(builder: Builder, root: Path, guides: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield guide, address and text of every page that belongs to one of the guides."""
    jobs = 0
    for file in sorted((root / "docs").rglob("*.md")):
        found = CALL.search(file.read_text(encoding="utf-8"))
        jobs += bool(found and found[1] == "job")
        if found and found[2] in guides and (found[1] != "job" or jobs % 10 == 1):  # jobs differ in their words alone
            address = file.relative_to(root / "docs").with_suffix("").as_posix().removesuffix("index")
            page = type("Page", (), {"url": f"{address.rstrip('/')}/"})()
            yield found[2], address, builder.macros[found[1]]({"page": page}, *filter(None, found.groups()[1:]))


def written(root: Path) -> list[tuple[str, str, str]]:
    """Return the pages as a build writes them, each from the excerpt for its guide, with what was kept of an earlier one."""
    builder = Builder(root)
    plugin.define_env(builder)
    return list(pages(builder, root, load.load(root).careers))


def fresh(root: Path, whole: Guide, guides: Collection[str], monkeypatch) -> list[tuple[str, str, str]]:
    """Return the pages of some guides written anew, from all content."""
    builder = Builder(root)
    with monkeypatch.context() as patched:
        patched.setattr(plugin, "_seen", lambda whole, guide: whole)
        plugin.offer(builder, lambda guide, words, write: write(), lambda: whole)
        return list(pages(builder, root, guides))


@pytest.fixture(scope="module")
def kept(root) -> list[tuple[str, str, str]]:
    """The pages as they stand before anything is changed."""
    return written(root)


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


@contextlib.contextmanager
def changed(root: Path, whole: Guide, changes: Iterable[tuple[str, str]]) -> Iterator[Guide]:
    """Give the guide in which texts and dates are others, and put them back."""
    guide, other = list(whole.careers)[:2]
    named = [(sorted((root / "content").glob(name.format(guide=guide, other=other))), key) for name, key in changes]
    old = {file: file.read_bytes() for files, _ in named for file in files}
    try:
        for files, key in named:
            before = {file: file.read_bytes() for file in files}
            for file in files:
                text = re.sub(rf"{key}(?=[>\"A-Za-z])([>|]-?\n +)?(\"?)", rf"{key}\1\2Changed ", before[file].decode())
                text = re.sub(rf"({key}\d{{4}}-\d\d-)\d\d", r"\g<1>03", text)
                file.write_text(text, encoding="utf-8", newline="\n")
            assert any(file.read_bytes() != text for file, text in before.items()), "control: something is changed"
        yield load.load(root)
    finally:
        for file, text in old.items():
            file.write_bytes(text)


@pytest.mark.parametrize(("name", "before"), CHANGES, ids=[f"{name} {key}" for name, key in CHANGES])
def test_what_is_kept_is_what_would_be_written_anew(name, before, root, whole, kept, monkeypatch):
    """A guide's pages are kept under its digest: those of a guide whose digest stays must be right as they are."""
    with changed(root, whole, [(name, before)]) as now:
        digests = plugin.digests(whole), plugin.digests(now)
        same = [guide for guide, digest in digests[1].items() if digest == digests[0][guide]]
        assert [page for page in kept if page[0] in same] == fresh(root, now, same, monkeypatch)


def test_an_excerpt_gives_the_pages_that_all_content_gives(root, whole, kept, monkeypatch):
    """With everything changed at once, beside what was kept before."""
    with changed(root, whole, CHANGES) as now:
        pages = written(root)
        assert pages == fresh(root, now, now.careers, monkeypatch)
        assert not set(pages) & set(kept), "control: each page is another one"


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
