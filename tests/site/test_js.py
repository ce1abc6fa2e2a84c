"""Scripts as they are published: shorter, and otherwise the same."""

from __future__ import annotations

import gzip
import re
import shutil

import pytest

from macros.site import built_page, js
from tests.conftest import ROOT
from tests.site import typescript

FOLDER = ROOT / "overrides" / "assets" / "js"
TYPES = ROOT / "tests" / "site" / "tsconfig.json"
OURS = sorted(FOLDER.rglob("*.js"))


@pytest.fixture(scope="module")
def compiler(tmp_path_factory):
    return typescript.unpack(tmp_path_factory.mktemp("typescript"))


def test_comments_and_blanks_go_and_the_rest_stays():
    text = '// @ts-check\n/** A\n * b. */\n(() => {\n  const a = /** @type {any} */ ("http://x"); // gone\n  // gone\n})();\n'
    assert js.shrunk(text) == '(()=>{const a=("http://x");})();'


def test_every_script_says_the_same_when_shrunk(compiler):
    texts = [file.read_text(encoding="utf-8") for file in OURS]
    before, after = (typescript.shapes(compiler, given) for given in (texts, [js.shrunk(text) for text in texts]))
    changed = [file.name for file, *trees in zip(OURS, before, after, strict=True) if trees[0] != trees[1]]
    assert [found["errors"] for found in before if found["errors"]] == []
    assert changed == []


@pytest.mark.parametrize(
    ("script", "stays"),
    [
        ("const a = `http://x ${b} // c`;", True),
        ("const a = `x  ${ b ?  c : d }\n   y`;", True),
        ("const a = `${`//`}`;", False),
        ("const a = `${b ? `${b} to ${c}` : c}`;", False),
        ("const a = /[/]\\/\\//.test(b);", True),
    ],
)
def test_a_template_that_shrinking_would_cut_is_noticed(script, stays, compiler):
    before, after = typescript.shapes(compiler, [script, js.shrunk(script)])
    assert before["errors"] == []
    assert (before == after) is stays


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.relative_to(FOLDER).as_posix())
def test_our_scripts_declare_nothing_but_the_namespace_that_they_share(file):
    """In a file of several each stands in a block of its own, where any other declaration would end."""
    outermost = re.sub(r"(?s)/\*\*.*?\*/", "", file.read_text(encoding="utf-8"))
    found = [line for line in re.findall(r"(?m)^[^\s/].*", outermost) if not re.fullmatch(r"careerGuide\.\w+;", line)]
    namespace = "var careerGuide = careerGuide || {};"
    if found[0] == namespace:
        found.pop(0)
    begins, ends = found
    assert re.fullmatch(r"(careerGuide\.\w+ = )?\(\(\) => \{", begins) and ends == "})();"


def test_every_script_has_the_types_that_it_says(compiler):
    assert typescript.faults(compiler, TYPES) == []


def test_a_wrong_type_is_noticed_across_scripts(compiler, tmp_path):
    project = tmp_path / "tests" / "site" / TYPES.name
    project.parent.mkdir(parents=True)
    shutil.copy(TYPES, project)
    folder = tmp_path / "overrides" / "assets" / "js"
    shutil.copytree(FOLDER, folder)
    (folder / "new.js").write_text("// @ts-check\ncareerGuide.dom.make(1, '');\n", encoding="utf-8")
    (fault,) = typescript.faults(compiler, project)
    assert "new.js(2,22): error" in fault


def test_the_scripts_of_check_room_and_plan_are_small_together_and_loaded_nowhere_else():
    pages = {file: file.read_text(encoding="utf-8") for file in (ROOT / "docs").rglob("*.md")}
    named = {
        file: re.findall(r"[\w/-]+\.js", text.split("---")[1]) for file, text in pages.items() if "scripts:" in text
    }
    # What writes a reader's own paper; a page that only finds a row takes dom.js alone.
    heavy = {file.stem: names for file, names in named.items() if "export.js" in names}
    assert set(heavy) == {"readiness", "room", "plan"}
    together = sorted({name for names in heavy.values() for name in names})
    text = "".join(js.shrunk((FOLDER / name).read_text(encoding="utf-8")) for name in together)
    assert len(gzip.compress(text.encode(), 9, mtime=0)) <= 23.5 * 1024


LATE = '<template id="_late">\n<script src="../assets/js/late.js"></script>\n</template>'


@pytest.fixture
def site(tmp_path):
    """Three pages that name scripts, each of which only names itself."""
    for name in ("a.js", "b.js", "own/c.js", "d.js", "late.js", "find/e.js", "find/f.js", "search/read.js"):
        file = tmp_path / "assets" / "js" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"/** About. */\n  {file.stem}();\n", encoding="utf-8")
    for name, scripts_ in (("one", "a.js own/c.js"), ("two", "a.js b.js"), ("three", "d.js"), ("four", "")):
        page = tmp_path / name / "index.html"
        page.parent.mkdir()
        elements = "\n\n".join(f'<script defer src="../assets/js/{script}"></script>' for script in scripts_.split())
        page.write_text(f"<body>{LATE}{elements}</body>", encoding="utf-8")
    return tmp_path


def join(site):
    """Return what each page runs at its start and at the reader's first act."""
    found = {}
    for built in js.join(site, list(built_page.read_all(site))):
        page, text = site / built.path, built.html
        early, late = (
            re.findall(rf'<template {when}>\s*<script src="([^"]+)"></script>', text)
            for when in ('id="_soon"', '(?:id="_late"|data-cg-facts)')
        )
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


def test_nothing_stays_of_what_was_joined(site):
    join(site)
    folder = site / "assets" / "js"
    assert sorted(path.name for path in folder.iterdir() if path.suffix != ".js") == ["find", "search"]
    assert len(list(folder.glob("*.js"))) == 4


def test_what_a_page_starts_with_comes_as_one_file_however_many_places_name_it(site):
    page = site / "five" / "index.html"
    page.parent.mkdir()
    named = [f'<script defer src="../assets/js/{name}"></script>' for name in ("own/c.js", "a.js", "own/c.js", "b.js")]
    page.write_text("<body><p>One</p>".join(["", *named]), encoding="utf-8")
    early, _ = join(site)["five"]
    assert [re.findall(r"(\w)\(\);", text) for text in early] == [["c", "a", "b"]]


def test_facts_come_as_one_file_after_the_scripts_that_go_with_them_which_no_page_starts_with(site):
    page = site / "one" / "index.html"
    html = page.read_text(encoding="utf-8")
    facts = '<script type="application/json" data-cg-facts="own/c.js d.js">{"a":1}</script></body>'
    page.write_text(html.replace("</body>", facts), encoding="utf-8")
    early, (_, told) = join(site)["one"]
    assert [re.findall(r"(\w)\(\);", text) for text in early] == [["a"]]
    assert re.findall(r"try\{(.*?)\}catch", told) == ["c();", "d();", 'careerGuide.told({"a":1});']


def test_what_makes_the_search_comes_as_one_file_beside_its_index(site):
    page = site / "five" / "index.html"
    page.parent.mkdir()
    named = [f'<script src="../assets/js/{name}"></script>' for name in ("find/e.js", "find/f.js", "search/read.js")]
    page.write_text(
        f"<body><template data-cg-first-search>\n{chr(10).join(named)}\n</template></body>", encoding="utf-8"
    )
    (built,) = (page for page in js.join(site, list(built_page.read_all(site))) if page.path == "five/index.html")
    made, index = re.findall(r'<script src="([^"]+)"></script>', built.html)
    assert re.findall(r"(\w)\(\);", (page.parent / made).read_text(encoding="utf-8")) == ["e", "f"]
    assert index == "../assets/js/search/read.js"
