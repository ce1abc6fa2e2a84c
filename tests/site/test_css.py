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
    write(
        folder / "guide.css",
        ":root { --cg-x: 1; --cg-y: 2 }\n/* a comment\n   of two lines */\n.cg-frame { margin: var(--cg-x) }\n",
    )
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


ALL = ":root{--a:1;}.cg-frame{margin:var(--a)}"
BOXES = ".cg-box{top:0}"
LID = ".cg-frame .cg-lid{top:0}"
PAPER = "@media print{.cg-box{top:1px}}"
TABLES = ".cg-table{left:0}"
CORNER = ".cg-table .cg-box__corner{top:0}"
LAST = ".cg-table{left:1px}"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p class="cg-frame">', ()),
        ('<p class="cg-frame cg-box">', (BOXES, PAPER)),
        ('<p class="cg-frame"><b class="cg-lid">', (LID,)),
        ('<p class="cg-frame"><b class="cg-table"><p class="cg-box">', (BOXES, PAPER, TABLES, LAST)),
        ('<p class="cg-frame cg-table"><b class="cg-box__corner">', (TABLES, CORNER, LAST)),
        ('<p class="cg-frame cg-box__corner">', ()),  # a part of another group's block
        ('<p class="cg-frame cg-boxes" title="cg-box">cg-table', ()),
    ],
)
def test_a_page_takes_what_it_uses_of_the_frame_of_its_groups_and_of_the_last_word_in_their_order(html, expected, site):
    assert css.sheets([(html, frozenset())], css.take(site)) == [css.Sheet("".join((ALL, *expected)))]


def test_pages_of_the_same_groups_hold_the_same_sheet_with_what_any_of_them_or_their_scripts_name(site):
    pages = ('<p class="cg-frame cg-table">', '<p class="cg-table">', '<p class="cg-frame">')
    made = css.sheets(zip(pages, ({"cg-box__"}, {"cg-lid"}, {"cg-box"}), strict=True), css.take(site))
    assert made == [css.Sheet(f"{ALL}{TABLES}{CORNER}{LAST}")] * 2 + [css.Sheet(ALL)]


def test_a_long_page_has_a_sheet_of_its_own(site):
    pages = (f'<p class="cg-frame cg-table">{" " * 200_000}', '<p class="cg-table"><b class="cg-box__corner">')
    made = css.sheets(zip(pages, (frozenset(), frozenset()), strict=True), css.take(site))
    assert made == [css.Sheet(f"{ALL}{TABLES}{LAST}"), css.Sheet(f":root{{}}{TABLES}{CORNER}{LAST}")]


def test_what_only_the_scripts_of_a_long_page_add_is_styled_apart_if_it_starts_with_one(site):
    page = f'<p class="cg-frame cg-box">{" " * 200_000}'
    scripted = f'{page}<template id="_soon">'
    apart, together = css.sheets([(one, frozenset({"cg-lid"})) for one in (scripted, page)], css.take(site))
    assert apart == css.Sheet(f"{ALL}{BOXES}{PAPER}", LID)
    assert together == css.Sheet(f"{ALL}.cg-box,{LID}{PAPER}"), "no script brings the rest"


@pytest.mark.parametrize(
    ("text", "own", "scripted"),
    [
        (".cg-a,.cg-b{b:c}", ".cg-a{b:c}", ".cg-b{b:c}"),
        (":is(.cg-a,.cg-b)>p{b:c}.cg-a .cg-b{b:c}", ":is(.cg-a,.cg-b)>p{b:c}", ".cg-a .cg-b{b:c}"),
        (
            "@media print{.cg-b{b:c}.cg-a{b:c}}@page{margin:0}",
            "@media print{.cg-a{b:c}}@page{margin:0}",
            "@media print{.cg-b{b:c}}",
        ),
    ],
)
def test_a_selector_that_asks_for_what_a_script_adds_comes_with_it_and_no_other_changes(text, own, scripted):
    assert css._parted(text, '<p class="cg-a"><template id="_soon">') == css.Sheet(own, scripted)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@media print{.cg-a{b:c}.cg-b{b:c}}", "@media print{.cg-a{b:c}}"),
        ("@supports (x:y){@media print{.cg-b{b:c}}}a{b:c}", "a{b:c}"),
        (".cg-a,.cg-b{b:c}", ".cg-a{b:c}"),
        (".cg-a:is(.cg-a,.cg-b)>a{b:c}", ".cg-a:is(.cg-a)>a{b:c}"),
        (".cg-a:is(.cg-b,.cg-c){b:c}", ""),
        (":is(a,.cg-b) .cg-a{b:c}", ":is(a,.cg-b) .cg-a{b:c}"),  # it would weigh less
        (".cg-a:not(:has(> .cg-b))::before{b:c}", ".cg-a:not(:has(> .cg-b))::before{b:c}"),
        (":where(.cg-a:not(.cg-b)) a{b:c}", ":where(.cg-a:not(.cg-b)) a{b:c}"),
        ('.cg-a{content:"}{"}.cg-b{content:"{"}', '.cg-a{content:"}{"}'),
        (".cg-d__text--wide{b:c}.cg-d{b:c}", ".cg-d__text--wide{b:c}"),
        ("h4,a:nth-child(n+2),figure>a{b:c}", "a:nth-child(n+2){b:c}"),
        ('[type="radio"],[type="text"]{b:c}', "[type=text]{b:c}"),
        ('a[href^="http://"] + a{b:c}', 'a[href^="http://"]+a{b:c}'),
        ("@keyframes cg-b{from{b:c}to{b:d}}@page{margin:0}", "@keyframes cg-b{from{b:c}to{b:d}}@page{margin:0}"),
    ],
)
def test_a_selector_goes_only_if_it_asks_for_what_is_never_there(text, left):
    assert css.needed(text, {"cg-a", "cg-d__", "a", "text"}) == left


def test_a_token_that_something_else_asks_for_keeps_its_name(site):
    write(site / "own.css", "a { color: var(--cg-y) }")
    write(site / "guide.css", "")
    (first, *_) = css.take(site, ["<script>--cg-z --a</script>"])
    assert first.text == ":root{--b:1;--cg-y:2}.cg-frame{margin:var(--b)}"


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


def test_the_pages_together_keep_every_rule_that_asks_for_nothing_that_they_lack(mkdocs_site, finished_site):
    pages = [
        {name for node in page.tree.css("*") for name in (node.tag, node.attributes.get("type"), *classes(node))}
        for page in finished_site.pages.values()
    ]
    sheets = {page.tree.css_first("style").text() for page in finished_site.pages.values()}
    sheets |= {
        sheet for page in finished_site.pages.values() for sheet in finished_site.handed(page, r"\.replaceSync\(")
    }
    sheets.add((finished_site.folder / "assets" / "css" / "anchor-positioning.css").read_text(encoding="utf-8"))
    found = {rule for sheet in sheets for rule in _rules(sheet)}
    wanted = set()
    for file in (mkdocs_site.folder / "assets" / "css").rglob("*.css"):
        # Of a block that no page has, such as those of ordinary Markdown, there is nothing.
        block = re.compile(rf"cg-{file.stem}(?:__|--|$)" if file.parent.name == "components" else "")
        named = {name or "" for names in pages if any(block.match(name or "") for name in names) for name in names}
        text = re.sub(r"@import[^;]+;", "", css.shrunk(file.read_text(encoding="utf-8")))
        wanted |= set(_rules(css.needed(text, named - {""})))
    assert len(wanted) > 100
    assert wanted - found == set()
    # Each is named in the policy of every host, and hosts take lines of 2,000 characters.
    lines = (finished_site.folder / "_headers").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 2000


def _rules(text):
    """Each selector of a sheet with its declarations, without names of tokens, and without what stands in brackets."""
    for head, body in css._rules(re.sub(r"--[\w-]+", "--", re.sub(r"(?<=[{;])--[\w-]+:[^;{}]*;?", "", text))):
        if "{" in body:
            yield from _rules(body)
        else:
            yield from ((re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", one), body) for one in css._listed(head))


def test_every_token_that_a_page_asks_for_is_declared_in_it(finished_site):
    late = (finished_site.folder / "assets" / "css" / "anchor-positioning.css").read_text(encoding="utf-8")
    asked = re.compile(r"var\((--[\w-]+)\)")  # without another value
    for page in finished_site.pages.values():
        sheet = page.tree.css_first("style").text()
        scripted = "".join(finished_site.handed(page, r"\.replaceSync\("))
        assert set(asked.findall(sheet + scripted + late)) - set(re.findall(r"(--[\w-]+):", sheet)) == set(), page.name


def test_a_page_holds_the_rules_of_every_class_that_it_or_its_scripts_name(mkdocs_site, finished_site):
    styled = re.compile(r"\.(cg-[\w-]+)")
    sheets = (mkdocs_site.folder / "assets" / "css").rglob("*.css")
    heads = [head for file in sheets for head in re.findall(r"[^{};]+(?={)", _without_comments(file))]
    # What stands in brackets is one of several, or must not be.
    asked = {frozenset(styled.findall(one)) for head in heads for one in css._listed(head) if "(" not in one}
    known = {name for names in asked for name in names}
    # Put together by scripts, from a part of a block that is named as a whole.
    part = re.compile(r"`(cg-[a-z-]+__)\$")
    for page in finished_site.pages.values():
        sheets = [page.tree.css_first("style").text(), *finished_site.handed(page, r"\.replaceSync\(")]
        own = {name for sheet in sheets for name in styled.findall(sheet)}
        named = {name for node in page.tree.css("[class]") for name in classes(node)}
        for script in re.findall(r'<script src="?([^" >]+)', page.html):  # those that come late, too
            text = (finished_site.folder / page.name).parent.joinpath(script.lstrip("/")).read_text("utf-8")
            named |= set(re.findall(r"(?<![\w-])cg-[\w-]+", text))
            # A file that pages share builds for each of them what each asks for.
            named |= {name for block in part.findall(text) for name in known if name.startswith(block)}
        met = {name for names in asked if names <= named for name in names}
        assert sorted(met - own) == [], page.name


def _without_comments(file):
    return re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_each_component_has_its_sheet_in_one_group():
    folder = ROOT / "overrides" / "assets" / "css"
    named = [
        name
        for file in [folder / "site.css", *(folder / "groups").iterdir()]
        for name in re.findall(r'@import url\("[./]*components/([^"]+)"\)', file.read_text(encoding="utf-8"))
    ]
    assert sorted(named) == sorted(file.name for file in (folder / "components").iterdir())
