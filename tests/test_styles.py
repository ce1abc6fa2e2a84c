"""The one style sheet of a finished site."""

from __future__ import annotations

import re

import pytest

from macros import styles


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
    path = styles.join(site)
    text = (site / path).read_text(encoding="utf-8")
    assert re.search(r"--x.*margin.*\.a .*@media print \{.*display: none.*\}", text, re.DOTALL)
    assert "@import" not in text and "/*" not in text
    assert [file.name for file in (site / "assets" / "css").rglob("*")] == [path.rpartition("/")[2]]


def test_the_name_changes_with_the_content_alone(site, tmp_path):
    first = styles.join(site)
    folder = site / "assets" / "css"
    text = (site / first).read_text(encoding="utf-8")
    write(folder / "site.css", text)
    assert styles.join(site) == first
    write(folder / "site.css", text + ".b { color: blue }")
    assert styles.join(site) != first


def test_the_site_keeps_every_rule_of_every_sheet(mkdocs_site, finished_site):
    folder = mkdocs_site.folder / "assets" / "css"
    wanted = set()
    for file in folder.rglob("*.css"):
        text = re.sub(r"/\*.*?\*/|@import[^;]+;", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        wanted |= {line.strip() for line in text.split("\n") if line.strip()}
    (only,) = (finished_site.folder / "assets" / "css").iterdir()
    found = {line.strip() for line in only.read_text(encoding="utf-8").split("\n")}
    assert len(wanted) > 100
    assert wanted - found == set()


def test_every_page_asks_for_that_sheet_alone(finished_site):
    (only,) = (finished_site.folder / "assets" / "css").iterdir()
    for page in finished_site.pages.values():
        links = [link.attributes["href"] for link in page.tree.css("link[rel=stylesheet]")]
        assert len(links) == 1 and links[0].endswith(f"assets/css/{only.name}"), page.name
