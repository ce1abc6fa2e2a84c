"""Scripts as they are published: shorter, and otherwise the same."""

from __future__ import annotations

import gzip
import re

import pytest

from macros.site import built_page, js
from tests.conftest import ROOT

FOLDER = ROOT / "overrides" / "assets" / "js"
OURS = sorted(file for file in FOLDER.rglob("*.js") if "vendor" not in file.parts)


def test_comments_and_indentation_go_and_the_rest_stays():
    text = '// @ts-check\n/** A\n * b. */\n(() => {\n  const a = /** @type {any} */ ("http://x"); // kept\n\n  // gone\n})();\n'
    assert js.slimmed(text) == '(() => {\nconst a = ("http://x"); // kept\n})();\n'


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.relative_to(FOLDER).as_posix())
def test_our_scripts_are_written_so_that_they_can_be_slimmed(file):
    """A text over several lines would lose its indentation, a comment behind code would stay."""
    text = file.read_text(encoding="utf-8")
    code = js.slimmed(text)
    assert [line for line in code.split("\n") if line.count("`") % 2] == []
    assert re.findall(r"(?m)[;{},] // .*$|/\*(?!\*)", text) == []


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.relative_to(FOLDER).as_posix())
def test_our_scripts_declare_nothing_for_others(file):
    """In a file of several each stands in a block of its own, where a declaration would end."""
    outermost = re.findall(r"(?m)^[^\s/].*", re.sub(r"(?s)/\*\*.*?\*/", "", file.read_text(encoding="utf-8")))
    assert outermost == ["(() => {", "})();"]


def test_the_scripts_of_check_room_and_plan_are_small_together_and_loaded_nowhere_else():
    pages = {file: file.read_text(encoding="utf-8") for file in (ROOT / "docs").rglob("*.md")}
    named = {
        file: re.findall(r"[\w/-]+\.js", text.split("---")[1]) for file, text in pages.items() if "scripts:" in text
    }
    heavy = {file.stem: names for file, names in named.items() if "dom.js" in names}
    assert set(heavy) == {"readiness", "room", "plan"}
    together = sorted({name for names in heavy.values() for name in names})
    text = "".join(js.slimmed((FOLDER / name).read_text(encoding="utf-8")) for name in together)
    assert len(gzip.compress(text.encode(), 9, mtime=0)) <= 16 * 1024


@pytest.fixture
def site(tmp_path):
    """Three pages that name scripts, each of which only names itself."""
    for name in ("a.js", "b.js", "own/c.js", "d.js", "late.js", "vendor/v.js"):
        file = tmp_path / "assets" / "js" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"/** About. */\n  {file.stem}();\n", encoding="utf-8")
    for name, scripts_ in (("one", "a.js own/c.js"), ("two", "a.js b.js"), ("three", "d.js"), ("four", "")):
        page = tmp_path / name / "index.html"
        page.parent.mkdir()
        elements = "\n\n".join(f'<script defer src="../assets/js/{script}"></script>' for script in scripts_.split())
        page.write_text(f'<body data-cg-late="../assets/js/late.js">{elements}</body>', encoding="utf-8")
    return tmp_path


def join(site):
    """Return what each page runs at its start and at the reader's first act."""
    found = {}
    for built in js.join(site, list(built_page.read_all(site))):
        page, text = site / built.path, built.html
        early, late = re.findall(r'<script defer src="([^"]+)"></script>', text), re.findall(r'late="([^"]+)"', text)
        found[page.parent.name] = [
            [(page.parent / name).read_text(encoding="utf-8") for name in names] for names in (early, late)
        ]
    return found


def test_what_a_page_names_in_one_place_comes_as_one_file_in_the_order_named(site):
    called = {
        page: [[re.findall(r"(\w+)\(\);", text) for text in place] for place in found]
        for page, found in join(site).items()
    }
    assert called == {
        "one": [[["a", "c"]], [["late"]]],
        "two": [[["a", "b"]], [["late"]]],
        "three": [[["d"]], [["late"]]],
        "four": [[], [["late"]]],
    }


def test_nothing_stays_of_what_was_joined_and_vendored_scripts_stay_as_they_came(site):
    join(site)
    folder = site / "assets" / "js"
    assert sorted(path.name for path in folder.iterdir() if path.suffix != ".js") == ["vendor"]
    assert len(list(folder.glob("*.js"))) == 4
    assert (folder / "vendor" / "v.js").read_text(encoding="utf-8") == "/** About. */\n  v();\n"
