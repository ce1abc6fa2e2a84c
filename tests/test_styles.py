"""The style sheets of a finished site."""

from __future__ import annotations

import re

import pytest

from macros import styles
from tests.conftest import classes


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "assets" / "css"
    (folder / "components").mkdir(parents=True)
    write(
        folder / "site.css",
        '/* all */\n@import url("guide.css");\n@import url("components/a.css");\n@import url("print.css") print;\n',
    )
    write(folder / "guide.css", ":root { --x: 1 }\n/* a comment\n   of two lines */\nbody { margin: 0 }\n")
    write(folder / "components" / "a.css", ".a { color: red }\n")
    write(folder / "print.css", "nav { display: none }\n")
    return tmp_path


def write(file, text):
    file.write_text(text, encoding="utf-8")


def test_all_sheets_become_one_in_the_order_of_their_imports(site):
    path = styles.join(site)["site.css"]
    text = (site / path).read_text(encoding="utf-8")
    assert text == ":root{--x:1}body{margin:0}.a{color:red}@media print{nav{display:none}}"
    assert "@import" not in text and "/*" not in text
    assert [file.name for file in (site / "assets" / "css").rglob("*")] == [path.rpartition("/")[2]]


def test_the_name_changes_with_the_content_alone(site, tmp_path):
    first = styles.join(site)["site.css"]
    folder = site / "assets" / "css"
    text = (site / first).read_text(encoding="utf-8")
    write(folder / "site.css", text)
    assert styles.join(site)["site.css"] == first
    write(folder / "site.css", text + ".b { color: blue }")
    assert styles.join(site)["site.css"] != first


def test_a_tight_sheet_says_the_same():
    text = 'a  :hover,\n b > c { margin : 0 auto ; content: "; {  }" ; width: calc(1px + 2px); }\n@media (width >= 1em) and (x: y) { a { b: c } }'
    assert (
        styles.tight(text)
        == 'a :hover,b > c{margin :0 auto;content:"; {  }";width:calc(1px + 2px)}@media (width >= 1em) and (x:y){a{b:c}}'
    )


def test_the_site_keeps_every_rule_of_every_sheet(mkdocs_site, finished_site):
    def bare(text):
        return re.sub(r"\s+", "", text).replace(";}", "}").rstrip(";")

    folder = mkdocs_site.folder / "assets" / "css"
    wanted = set()
    for file in folder.rglob("*.css"):
        text = re.sub(r"/\*.*?\*/|@import[^;]+;", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        wanted |= {bare(line) for line in text.split("\n") if line.strip()}
    sheets = (finished_site.folder / "assets" / "css").iterdir()
    found = "".join(bare(sheet.read_text(encoding="utf-8")) for sheet in sheets)
    assert len(wanted) > 100
    assert [rule for rule in wanted if rule not in found] == []


def test_a_page_asks_for_one_sheet_or_for_the_one_of_tools_as_well(finished_site):
    names = sorted(sheet.name for sheet in (finished_site.folder / "assets" / "css").iterdir())
    assert [name.split(".")[0] for name in names] == ["site", "tools"]
    asked = set()
    for page in finished_site.pages.values():
        links = [link.attributes["href"].rpartition("/")[2] for link in page.tree.css("link[rel=stylesheet]")]
        assert links in (names[:1], names), page.name
        asked.add(len(links))
    assert asked == {1, 2}


def test_a_page_with_a_block_of_the_second_sheet_asks_for_it(mkdocs_site, finished_site):
    text = (mkdocs_site.folder / "assets" / "css" / "tools.css").read_text(encoding="utf-8")
    blocks = {f"cg-{name}" for name in re.findall(r"components/([a-z-]+)\.css", text)}
    for page in finished_site.pages.values():
        found = {name.split("__")[0].split("--")[0] for node in page.tree.css("[class]") for name in classes(node)}
        if blocks & found:
            assert len(page.tree.css("link[rel=stylesheet]")) == 2, (page.name, blocks & found)
