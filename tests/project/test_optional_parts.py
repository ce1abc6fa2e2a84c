"""What a guide's sources cannot fill is left out, and nothing on screen or paper shows that it is."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urldefrag

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.checks import load
from macros.domain.guide import CareerGuide, Guide
from macros.editing import new_guide
from macros.pdf import registry, typst, whole_guide
from macros.schema.files import SECTIONS, file_of
from macros.schema.guide_file import Career
from macros.schema.parts import Part
from macros.schema.references import named
from macros.schema.section import Section
from macros.source.problems import ContentError, Problem
from macros.web import pages, specimens
from macros.web.page import Place
from tests.conftest import FIXTURES, ROOT, words

WRITTEN_LAST = ("jobs", "readiness", "plan", "states")
"""Sections that no draft can stand in for: their parts must agree with one another, or need records of their own."""

WHOLE_GUIDE = next(document for document in registry.DOCUMENTS if document.id == "whole-guide")

BLOCKS = "section, article, div, p, ul, ol, li, dl, dt, dd, table, thead, tbody, tr, th, td, figure, figcaption, nav"


DRAWN = "svg, [data-cg-part], [role=status]"
"""What says something without words, or is filled by a script."""


def optional_parts(model: type[Section]) -> list[str]:
    """Return the keys of the parts that a section can do without."""
    fields = {key: field for key, field in model.model_fields.items() if key not in Section.model_fields}
    return [
        key
        for key, field in fields.items()
        if not field.is_required() and any(issubclass(kind, Part) for kind in get_args(field.annotation)[:1])
    ]


def written(whole: Guide, career: CareerGuide, names: Iterable[str]) -> dict[str, LexborHTMLParser]:
    """Return the page of a guide's own and those of some sections, as a reader gets them, by address."""
    texts = {career.id: pages.home(whole, Place(career.id, career.id, True, ""), career.id)}
    for address, name in ((f"{career.id}/{name}", name) for name in names):
        texts[address] = pages.section(whole, Place(address, address, True, ""), career.id, name)
    return {address: parsed(text) for address, text in texts.items()}


def parsed(text: str) -> LexborHTMLParser:
    """Return a written page as a builder would."""
    return LexborHTMLParser(f"<article>{specimens.through_markdown(text)}</article>")


def empty(page: LexborHTMLParser, career: CareerGuide) -> Iterator[str]:
    """Yield whatever stands on a page and says nothing: a heading with nothing under it, an empty block.

    The place to which an old address leads is a block of its own before a heading, and is to say nothing.
    """
    old = {one.was for section in career.sections.values() for one in section.moved or ()}
    silent = [node for node in page.css(BLOCKS) if not words(node) and not node.css(DRAWN)]
    yield from (node.html or "" for node in silent if node.attributes.get("id") not in old)
    told = [node for node in page.css("h1, h2, h3, h4, h5, h6, p, li, dd, td, figure") if words(node)]
    for node, after in zip(told, [*told[1:], None], strict=True):
        if _level(node) and (after is None or 0 < _level(after) <= _level(node)):
            yield node.html or ""


def _level(node: LexborNode) -> int:
    return int(node.tag[1]) if re.fullmatch("h[1-6]", node.tag or "") else 0


def dead_links(found: dict[str, LexborHTMLParser]) -> list[tuple[str, str]]:
    """Return the links between pages that lead to a place that is not on them."""
    ids = {address: {node.attributes["id"] for node in page.css("[id]")} for address, page in found.items()}
    links = [
        (address, link.attributes["href"] or "") for address, page in found.items() for link in page.css("a[href]")
    ]
    dead = []
    for address, href in links:
        path, fragment = urldefrag(href)
        there = posixpath.normpath(posixpath.join(address, path))
        if fragment not in ("", "_main") and there in ids and fragment not in ids[there]:
            dead.append((address, href))
    return dead


@pytest.fixture(scope="module")
def least(tmp_path_factory) -> Path:
    """A guide that holds what must be there and nothing else."""
    folder = tmp_path_factory.mktemp("least")
    shutil.copytree(FIXTURES / "small_guide", folder, dirs_exist_ok=True)
    names = [name for name in SECTIONS if name not in WRITTEN_LAST]
    drafted = new_guide.draft(load.load(folder), "least", "Least role", names)
    shutil.rmtree(folder / "content" / "sample-role")
    (folder / "content" / "corrections.yaml").unlink()  # it names pages of that guide
    (folder / "content" / "least").mkdir()
    for path, text in drafted.items():
        if path.startswith("content/"):
            (folder / path).write_text(text, encoding="utf-8", newline="\n")
    _rewrite(folder / "content" / "guide.yaml", "sample-role", "least")
    return folder


@pytest.fixture(scope="module")
def least_guide(least) -> Guide:
    return load.load(least)


def test_the_least_guide_holds_no_key_that_may_be_left_out(least):
    """But the first part of a page that can do without each of its parts, and not without all."""
    for name in SECTIONS:
        if name in WRITTEN_LAST:
            continue
        data = yaml.safe_load((least / "content" / "least" / f"{file_of(name)}.yaml").read_text(encoding="utf-8"))
        own = [key for key in data if key not in Section.model_fields]
        must = [key for key in own if SECTIONS[name].model_fields[key].is_required()]
        assert own == (must or optional_parts(SECTIONS[name])[:1]), name
    guide = yaml.safe_load((least / "content" / "least" / "guide.yaml").read_text(encoding="utf-8"))
    assert [key for key in guide if not Career.model_fields[key].is_required()] == []


def test_every_page_of_the_least_guide_says_something_under_each_heading(least_guide):
    career = least_guide.careers["least"]
    found = written(least_guide, career, career.sections)
    assert len(found) == len(SECTIONS) - len(WRITTEN_LAST) + 1
    assert [said for page in found.values() for said in empty(page, career)] == []
    assert dead_links(found) == []


def test_the_least_guide_is_printed_with_no_empty_table_and_no_dead_link(least_guide):
    data = registry.data(WHOLE_GUIDE, registry.REGULAR, least_guide, least_guide.careers["least"])
    for section in _printed(data):
        assert section["parts"]
        for table in (part["table"] for part in section["parts"] if "table" in part):
            assert table["rows"] and all(len(row["cells"]) + 1 == len(table["heads"]) for row in table["rows"])
    # A link to a place that is not there stops the typesetting.
    made = typst.compile(
        WHOLE_GUIDE.template, typst.written(data), {}, registry.REGULAR.standards, registry.timestamp(least_guide)
    )
    assert made.startswith(b"%PDF")


CASES = [
    (section, key)
    for section, model in SECTIONS.items()
    if section not in WRITTEN_LAST
    for key in optional_parts(model)
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The content alone: nothing calls for its pages."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


def checked(root: Path) -> tuple[Guide | None, list[Problem]]:
    """Return the guide below a folder, or what is wrong with it."""
    try:
        return load.load(root), []
    except ContentError as error:
        return None, error.problems


@pytest.mark.parametrize(("section", "key"), CASES, ids=[f"{section}-{key}" for section, key in CASES])
def test_a_part_is_missed_only_where_it_is_named(section, key, copy, whole):
    career = next(iter(whole.careers.values()))
    record = career.sections.get(section)
    part = getattr(record, key, None)
    if part is None:
        return  # this guide does without it already
    before = {file: file.read_bytes() for file in (copy / "content" / career.id).glob("*.yaml")}
    try:
        file = copy / "content" / career.id / f"{file_of(section)}.yaml"
        _rewrite(file, rf"^{key}:.*\n(?:(?:[ #].*)?\n)*", "")
        gone = {name.id for name in named(part) if name.to in ("id", "local")}
        changed, said = checked(copy)
        unexplained = [str(one) for one in said if not {*re.findall(r"called '([a-z0-9-]+)'", one.wrong)} & gone]
        assert unexplained == []
        mended = _mend(copy / "content" / career.id, section, gone, said, career)
        changed = changed or load.load(copy)
        shown = changed.careers[career.id]
        found = written(changed, shown, {section, *(mended & set(shown.sections))})
        assert [said for page in found.values() for said in empty(page, shown)] == []
        assert dead_links(found) == []
        printed = whole_guide.chapter(changed, shown, section)["section"]
        assert part.id not in {entry["id"] for entry in printed["parts"]}
    finally:
        for file, text in before.items():
            file.write_bytes(text)


def _printed(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the sections of a printed guide."""
    return [section for group in data["groups"] for section in group["sections"]]


def _mend(folder: Path, section: str, gone: set[str], found: list[Problem], career: CareerGuide) -> set[str]:
    """Do what the check says: lead to the page instead of its part, and take out what chose from it; return the files."""
    if any(problem.path.endswith("/workshop.yaml") for problem in found):
        (folder / "workshop.yaml").unlink()
        _rewrite(folder / "guide.yaml", r"to: workshop$", f"to: {career.first}")
    for file in {folder / Path(problem.path).name for problem in found} & set(folder.glob("*.yaml")):
        ids = "|".join(map(re.escape, gone))
        _rewrite(file, rf"\(#(?:{ids})\)", f"(#{section})")
        _rewrite(file, rf"^(\s*(?:- )?(?:to|link): )(?:{ids})$", rf"\g<1>{section}")
        _rewrite(file, rf"(?<=[\[ ])(?:{ids})(?=, |\]$)", section)  # in a list on one line
        _rewrite(file, rf"^(\s*(?:- )?)level: ({ids})$", r"\1title: Level \2")
        _rewrite(file, rf"^  - was: .*\n    now: (?:{ids})\n", "")
        _rewrite(file, r"^moved:\n(?!  - )", "")
    return {Path(problem.path).stem for problem in found}


def _rewrite(file: Path, pattern: str, new: str) -> None:
    text = re.sub(pattern, new, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8", newline="\n")
