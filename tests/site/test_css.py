"""The style sheets of a finished site."""

from __future__ import annotations

import re

import pytest

from macros.site import css
from tests.conftest import ROOT, classes


@pytest.fixture
def site(tmp_path):
    """A frame, two groups, and a sheet for paper that the entry names alone."""
    folder = tmp_path / "assets" / "css"
    (folder / "components").mkdir(parents=True)
    groups = ("frame.css", "boxes.css", "tables.css", "print.css")
    write(folder / "site.css", "/* all */\n" + "".join(f'@import url("{name}");\n' for name in groups))
    write(folder / "frame.css", '@import url("guide.css");\n')
    write(folder / "guide.css", ":root { --x: 1 }\n/* a comment\n   of two lines */\n.cg-frame { margin: 0 }\n")
    write(folder / "boxes.css", '/* boxes */\n@import url("components/box.css");\n@import url("paper.css") print;\n')
    write(folder / "components" / "box.css", ".cg-box, .cg-frame .cg-lid { top: 0 }\n")
    write(folder / "paper.css", ".cg-box { top: 1px }\n")
    write(folder / "tables.css", '@import url("components/table.css");\n')
    write(folder / "components" / "table.css", ".cg-table { left: 0 }\n.cg-table .cg-box__corner { top: 0 }\n")
    write(folder / "print.css", ".cg-table { left: 1px }\n")
    write(folder / "anchor-positioning.css", "/* late */\n.cg-box { left: 1px }\n")
    return tmp_path


def write(file, text):
    file.write_text(text, encoding="utf-8")


ALL = ":root{--x:1}.cg-frame{margin:0}", ".cg-table{left:1px}"
BOXES = ".cg-box,.cg-frame .cg-lid{top:0}@media print{.cg-box{top:1px}}"
TABLES = ".cg-table{left:0}.cg-table .cg-box__corner{top:0}"


@pytest.mark.parametrize(
    ("html", "groups"),
    [
        ('<p class="cg-frame">', ()),
        ('<p class="cg-frame cg-box">', (BOXES,)),
        ('<p class="cg-frame"><b class="cg-lid">', (BOXES,)),
        ('<b class="cg-table"><p class="cg-box">', (BOXES, TABLES)),
        ('<p class="cg-box__corner">', ()),  # a part of another group's block
        ('<p class="cg-boxes" title="cg-box">cg-table', ()),
    ],
)
def test_a_page_takes_the_frame_what_it_uses_and_the_last_word_in_their_order(html, groups, site):
    assert css.sheet(html, css.take(site)) == "".join((ALL[0], *groups, ALL[1]))


def test_no_style_sheet_stays_beside_the_pages_but_the_one_that_none_waits_for(site):
    css.take(site)
    (left,) = (site / "assets" / "css").rglob("*")
    assert left.read_text(encoding="utf-8") == ".cg-box{left:1px}"


def test_a_shrunk_sheet_says_the_same():
    text = 'a  :hover,\n b > c { margin : 0 auto ; content: "; {  }" ; width: calc(1px + 2px); }\n@media (width >= 1em) and (x: y) { a { b: c } }'
    assert (
        css.shrunk(text)
        == 'a :hover,b>c{margin:0 auto;content:"; {  }";width:calc(1px + 2px)}@media (width>=1em) and (x:y){a{b:c}}'
    )


def test_the_pages_together_keep_every_rule_of_every_sheet(mkdocs_site, finished_site, whole):
    def bare(text):
        return re.sub(r"\s+", "", text).replace(";}", "}").rstrip(";")

    folder = mkdocs_site.folder / "assets" / "css"
    wanted = set()
    for file in folder.rglob("*.css"):
        if file.name == "letter.css" and not whole.site.contact:
            continue  # no page of such a site names its classes
        text = re.sub(r"/\*.*?\*/|@import[^;]+;", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        wanted |= {bare(line) for line in text.split("\n") if line.strip()}
    sheets = {page.tree.css_first("style").text() for page in finished_site.pages.values()}
    late = (finished_site.folder / "assets" / "css" / "anchor-positioning.css").read_text(encoding="utf-8")
    found = "".join(bare(sheet) for sheet in {*sheets, late})
    assert len(wanted) > 100
    assert [rule for rule in wanted if rule not in found] == []
    # Each is named in the policy of every host.
    assert len(sheets) <= 15


def test_a_page_holds_the_rules_of_every_class_that_it_or_its_scripts_name(mkdocs_site, finished_site):
    styled = re.compile(r"\.(cg-[\w-]+)")
    sheets = (mkdocs_site.folder / "assets" / "css").rglob("*.css")
    known = {name for file in sheets for name in styled.findall(file.read_text(encoding="utf-8"))}
    # Put together by scripts, from a part of a block that is named as a whole.
    part = re.compile(r"`(cg-[a-z-]+__)\$")
    for page in finished_site.pages.values():
        own = set(styled.findall(page.tree.css_first("style").text()))
        named = {name for node in page.tree.css("[class]") for name in classes(node)}
        for script in page.tree.css("script[src]"):
            text = (finished_site.folder / page.name).parent.joinpath(script.attributes["src"]).read_text("utf-8")
            named |= set(re.findall(r"(?<![\w-])cg-[\w-]+", text))
            # A file that pages share builds for each of them what each asks for.
            named |= {name for block in part.findall(text) for name in known if name.startswith(block)}
        assert sorted((named & known) - own) == [], page.name


def test_each_component_has_its_sheet_in_one_group():
    folder = ROOT / "overrides" / "assets" / "css"
    named = [
        name
        for file in [folder / "site.css", *(folder / "groups").iterdir()]
        for name in re.findall(r'@import url\("[./]*components/([^"]+)"\)', file.read_text(encoding="utf-8"))
    ]
    assert sorted(named) == sorted(file.name for file in (folder / "components").iterdir())
