"""Scripts as they are published: shorter, and otherwise the same."""

from __future__ import annotations

import gzip
import re

import pytest

from macros import scripts
from tests.conftest import ROOT

FOLDER = ROOT / "overrides" / "assets" / "js"
OURS = sorted(file for file in FOLDER.rglob("*.js") if "vendor" not in file.parts)


def test_comments_and_indentation_go_and_the_rest_stays():
    text = '// @ts-check\n/** A\n * b. */\n(() => {\n  const a = /** @type {any} */ ("http://x"); // kept\n\n  // gone\n})();\n'
    assert scripts.slimmed(text) == '(() => {\nconst a = ("http://x"); // kept\n})();\n'


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.relative_to(FOLDER).as_posix())
def test_our_scripts_are_written_so_that_they_can_be_slimmed(file):
    """A text over several lines would lose its indentation, a comment behind code would stay."""
    text = file.read_text(encoding="utf-8")
    code = scripts.slimmed(text)
    assert [line for line in code.split("\n") if line.count("`") % 2] == []
    assert re.findall(r"(?m)[;{},] // .*$|/\*(?!\*)", text) == []


def test_the_scripts_of_check_room_and_plan_are_small_together_and_loaded_nowhere_else():
    pages = {file: file.read_text(encoding="utf-8") for file in (ROOT / "docs").rglob("*.md")}
    named = {
        file: re.findall(r"[\w/-]+\.js", text.split("---")[1]) for file, text in pages.items() if "scripts:" in text
    }
    heavy = {file.stem: names for file, names in named.items() if "elements.js" in names}
    assert set(heavy) == {"readiness", "room", "plan"}
    together = sorted({name for names in heavy.values() for name in names} - {"faq.js"})
    text = "".join(scripts.slimmed((FOLDER / name).read_text(encoding="utf-8")) for name in together)
    assert len(gzip.compress(text.encode(), 9, mtime=0)) <= 14 * 1024


def test_vendored_scripts_stay_as_they_came(tmp_path):
    vendored = tmp_path / "assets" / "js" / "vendor" / "a.js"
    vendored.parent.mkdir(parents=True)
    vendored.write_text("/** license */\n  x();\n", encoding="utf-8")
    scripts.slim(tmp_path)
    assert vendored.read_text(encoding="utf-8") == "/** license */\n  x();\n"
