"""Built pages: titles, ids, links; and both builders give the same main content."""

from __future__ import annotations

import gzip
import inspect
import posixpath
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from macros.checks import load
from macros.domain import formats
from macros.schema.files import file_of
from macros.site import search_index
from macros.views.places import SECTION
from tests.conftest import (
    OWN_SCRIPTS,
    REPOSITORY_ADDRESS,
    ROOT,
    SITE_ADDRESS,
    BuiltPage,
    BuiltSite,
    built,
    classes,
    target,
    words,
)

DOCS = sorted(file.relative_to(ROOT / "docs") for file in (ROOT / "docs").rglob("*.md"))
NAMES = sorted(
    file.with_suffix(".html").as_posix() if file.stem == "index" else f"{file.with_suffix('').as_posix()}/index.html"
    for file in DOCS
)
EVERY = [*NAMES, "404.html"]
SHOW_CODE = {
    file.with_suffix("").as_posix() for file in DOCS if "`" in (ROOT / "docs" / file).read_text(encoding="utf-8")
}
"""Pages in ordinary Markdown whose editor writes code, such as a command to type."""
STAGES = ("mkdocs_site", "zensical_site", "finished_site")
LOADS = ("link[rel=stylesheet][href]", "link[rel=icon][href]", "script[src]", "img[src]", "iframe", "object", "embed")

stages = pytest.mark.parametrize("stage", STAGES)


@pytest.fixture
def site(request, stage) -> BuiltSite:
    return request.getfixturevalue(stage)


@stages
def test_a_built_site_holds_exactly_the_pages_of_docs(site):
    assert sorted(site.pages) == sorted(EVERY)


def test_every_place_has_a_page_and_every_page_of_a_place_is_that_of_one(whole):
    found = {file.as_posix() for file in DOCS if file.parent.name == SECTION}
    assert found == {f"{id_}/{SECTION}/{name}.md" for id_, pages in whole.place_pages.items() for name in pages}


@stages
def test_a_page_in_no_navigation_leads_to_the_one_above_it_and_to_the_next(site):
    following: dict[str, dict[str, str]] = {}
    for name, page in site.pages.items():
        above = posixpath.dirname(posixpath.dirname(name))
        if above.count("/") == 1:  # a-role/jobs/NAME/index.html
            (up,) = page.tree.css(".cg-group__pages a[aria-current=true]")
            assert target(page, up.attributes["href"]) == (f"{above}/index.html", "")
            way = page.tree.css_first(".cg-pager__link[rel=next]")
            following.setdefault(above, {})[name] = target(page, way.attributes["href"])[0] if way else ""
    assert following, "control: there are such pages"
    for pages in following.values():
        assert len({*pages.values()}) == len(pages)
        assert {*pages.values()} - {""} < {*pages}


def on_every_page(check: Callable[..., None]) -> Callable[..., None]:
    """Make a test of what must hold on each page; it names every page on which it does not."""
    wanted = set(inspect.signature(check).parameters)

    def test(self, site, stage):
        given = {name: value for name, value in (("site", site), ("stage", stage)) if name in wanted}
        wrong = {}
        for name, page in site.pages.items():
            try:
                check(self, page, **given)
            except AssertionError as error:
                wrong[name] = str(error)
        assert wrong == {}

    test.__name__, test.__doc__ = check.__name__, check.__doc__
    return test


@stages
class TestPage:
    @on_every_page
    def test_it_has_one_h1_and_it_is_in_the_article(self, page):
        assert len(page.tree.css("h1")) == 1
        assert words(page.article.css_first("h1"))

    @on_every_page
    def test_headings_leave_out_no_level(self, page):
        levels = [int(node.tag[1]) for node in page.article.css("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1
        assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []

    @on_every_page
    def test_it_says_its_language_title_and_description(self, page):
        assert page.tree.css_first("html").attributes["lang"] == "en"
        assert words(page.tree.css_first("title"))
        assert page.tree.css_first("meta[name=description]").attributes["content"].strip()

    @on_every_page
    def test_it_has_a_way_to_its_top(self, page):
        assert page.tree.css('main#_main a[href="#_main"]') != []

    @on_every_page
    def test_no_id_stands_twice(self, page):
        assert sorted(id_ for id_ in set(page.ids) if page.ids.count(id_) > 1) == []

    @on_every_page
    def test_every_link_inside_the_site_leads_somewhere(self, page, site):
        dead = []
        for link in page.tree.css("a[href], link[href]"):
            found = target(page, link.attributes["href"])
            # What the second stage makes is not there after the first.
            if found is None or ("data-cg-made" in link.attributes and not (site.folder / "_headers").is_file()):
                continue
            file, fragment = found
            is_page = file in site.pages
            if not (is_page or (site.folder / file).is_file()) or (
                fragment and (not is_page or site.pages[file].at(fragment) is None)
            ):
                dead.append(link.attributes["href"])
        assert dead == []

    @on_every_page
    def test_every_link_to_elsewhere_is_a_web_address(self, page):
        schemes = {urlsplit(link.attributes["href"] or "").scheme for link in page.tree.css("a[href]")}
        assert schemes <= {"", "https", "http"}

    @on_every_page
    def test_every_button_opens_a_label_of_its_own(self, page):
        closed = [node.attributes["popovertarget"] for node in page.tree.css("[popover] [popovertarget]")]
        opened = [node.attributes["popovertarget"] for node in page.tree.css("[popovertarget]")]
        for id_ in closed:
            opened.remove(id_)
        assert [id_ for id_ in {*opened, *closed} if page.at(id_) is None] == []
        assert [id_ for id_ in opened if "popover" not in page.at(id_).attributes] == []
        assert len(opened) == len(set(opened))
        assert sorted(opened) == sorted(node.attributes["id"] for node in page.tree.css("[popover]"))

    @on_every_page
    def test_what_names_another_element_names_one_that_exists(self, page):
        named = [
            id_
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for")
            for node in page.tree.css(f"[{name}]")
            for id_ in (node.attributes[name] or "").split()
        ]
        assert [id_ for id_ in named if page.at(id_) is None] == []

    @on_every_page
    def test_nothing_is_inline_that_the_policy_forbids(self, page, stage):
        assert len(page.tree.css("style")) == (stage == "finished_site"), (
            "the style sheet of the page, named in its policy"
        )
        attributes = {name for node in page.tree.css("*") for name in node.attributes}
        assert {name for name in attributes if name == "style" or name.startswith("on")} == set()
        # Data for a script is no script: no browser runs it, and no policy counts it.
        data = '[type="application/json"], [type="application/ld+json"]'
        inline = [node.text() for node in page.tree.css(f"script:not([src], {data})")]
        assert inline and set(inline) <= OWN_SCRIPTS, (
            "only what must run before the first paint, as the templates hold it"
        )

    @on_every_page
    def test_it_loads_nothing_from_another_host_and_all_that_it_loads_is_there(self, page, site):
        loaded = [
            node.attributes.get("src") or node.attributes.get("href") or node.html
            for node in page.tree.css(", ".join(LOADS))
        ]
        loaded += page.scripts
        assert loaded
        files = [target(page, address) for address in loaded]
        assert [address for address, file in zip(loaded, files, strict=True) if file is None] == []
        assert [file for file, _ in files if not (site.folder / file).is_file()] == []

    @on_every_page
    def test_every_note_number_leads_to_the_source_of_that_number(self, page):
        notes = page.article.css("sup.cg-note a")
        # A figure's own label names its sources; the numbers beside it are for paper.
        printed = {
            f"#_source-{number}"
            for figure in page.article.css("[data-cg-notes]")
            for number in figure.attributes["data-cg-notes"].split(", ")
        }
        wrong = [
            note.html
            for note in notes
            if note.attributes["href"] != f"#_source-{note.text()}" or page.at(f"_source-{note.text()}") is None
        ]
        assert wrong == []
        listed = [node.attributes["id"] for node in page.article.css("[id^=_source-]")]
        assert listed == [f"_source-{number}" for number in range(1, len(listed) + 1)]
        assert {note.attributes["href"] for note in notes} | printed == {f"#{id_}" for id_ in listed}

    @on_every_page
    def test_every_table_has_heads_for_its_columns_and_rows(self, page):
        for table in page.tree.css("table"):
            assert words(table.css_first("caption"))
            heads = table.css("thead th[scope=col]")
            assert heads and all(words(head) for head in heads)
            reaching = 0
            for row in table.css("tbody > tr"):
                cells = [node for node in row.iter() if node.tag in ("th", "td")]
                wide = sum(int(cell.attributes.get("colspan") or 1) for cell in cells)
                assert wide + reaching == len(heads)
                reaching = sum(cell.attributes.get("rowspan") == "2" for cell in cells)
                assert all(words(cell) for cell in cells), words(row)
                # A row that goes on under the one before it has a single cell; the head of that one reaches down to it.
                assert len(cells) == 1 or [cell.tag for cell in cells] == ["th", *["td"] * (len(cells) - 1)]
                assert {cell.attributes.get("scope") for cell in cells if cell.tag == "th"} <= {"row"}

    @on_every_page
    def test_nothing_of_a_template_or_of_markdown_is_left_over(self, page):
        text = words(page.tree.css_first("body"), labels=True)
        assert re.findall(r"\{\{|\}\}|\{%|%\}|\{:|\(\(|\)\)|Traceback|\bundefined\b", text) == []
        assert [node.html for node in page.article.css("*") if words(node) in ("None", "True", "False", "[]")] == []
        assert re.findall(r"\bmarkdown=|cg-undefined|<!-- /?finished", page.html) == []
        if page.name.removesuffix("/index.html") not in SHOW_CODE:
            assert page.article.css("pre, code:not([class])") == []
        assert "md-" not in " ".join(page.tree.css_first("body").attributes.values())


def test_pages_have_titles_of_their_own(finished_site):
    titles = [words(page.tree.css_first("title")) for page in finished_site.pages.values()]
    assert len(set(titles)) == len(titles)


def test_both_builders_give_the_same_main_content(mkdocs_site, zensical_site):
    for name, mkdocs in mkdocs_site.pages.items():
        zensical = zensical_site.pages[name]
        assert words(mkdocs.article, labels=True).split() == words(zensical.article, labels=True).split(), name
        assert _heading_ids(mkdocs) == _heading_ids(zensical), name
        assert _targets(mkdocs) == _targets(zensical), name


def _heading_ids(page: BuiltPage) -> list[tuple[str | None, str | None, str]]:
    return [(node.tag, node.attributes.get("id"), words(node)) for node in page.article.css("h1, h2, h3, h4, h5, h6")]


def _targets(page: BuiltPage) -> list[tuple[str, tuple[str, str] | str]]:
    return [
        (words(link), target(page, link.attributes["href"]) or link.attributes["href"])
        for link in page.article.css("a[href]")
    ]


def test_the_first_stage_alone_is_a_complete_site(mkdocs_site, whole):
    for career in whole.careers.values():
        for name, section in career.sections.items():
            page = mkdocs_site.page(f"{career.id}/{name}")
            assert words(page.article.css_first("h1")) == section.title
    sheets = {
        target(page, link.attributes["href"])[0]
        for page in mkdocs_site.pages.values()
        for link in page.tree.css("link[rel=stylesheet]")
    }
    assert sheets == {"assets/css/site.css", "assets/css/anchor-positioning.css"}
    folder = mkdocs_site.folder / "assets" / "css"
    imported = {
        file.parent / name
        for file in folder.rglob("*.css")
        for name in re.findall(r'@import url\("([^"]+)"\)', file.read_text(encoding="utf-8"))
    }
    assert imported
    assert [sheet for sheet in imported if not sheet.is_file()] == []


def test_the_finished_pages_have_the_same_main_content(mkdocs_site, finished_site):
    """Line ends between tags and types of buttons apart, and what the second stage takes or adds: facts, data and marks of the search, scripts, JSON-LD."""
    loaded = re.compile(
        r'<script defer="" src="[^"]*"></script>\s*|<script type="application/ld\+json">.*?</script>\s*'
        r'|<script type="application/json" data-cg-(?:quiz=""|facts="[^"]*")>.*?</script>|<template data-cg-facts="">.*?</template>'
        r'|<template id="_soon">.*?</template>\s*'
        r'| data-cg-(?:anchor="[^"]*"|unsearched="")|(?<=<button)( class="[^"]*")? type="button"'
    )
    for name, page in finished_site.pages.items():
        if name == "workshop/index.html":
            continue  # the second stage makes the files that it lists, and knows their sizes only then
        finished, built = (
            re.sub(r"(?<=>)\n+(?=<)|\n(?=\n)", "", loaded.sub(r"\1", search_index.taken(one.article.html)[0]))
            for one in (page, mkdocs_site.pages[name])
        )
        assert finished == built, name


def test_a_page_offers_its_neighbors_in_reading_order(finished_site, whole):
    first = next(iter(whole.careers))
    for career in whole.careers.values():
        own = [] if career.id == first else [career.id]
        order = [*own, *(f"{career.id}/{name}" for name in career.sections)]
        for before, after in pairwise(order):
            page = finished_site.page(before)
            link = page.tree.css_first("a[rel=next]")
            assert target(page, link.attributes["href"])[0] == f"{after}/index.html"
            page = finished_site.page(after)
            link = page.tree.css_first("a[rel=prev]")
            assert target(page, link.attributes["href"])[0] == f"{before}/index.html"


def test_no_guide_runs_on_into_the_next(finished_site, whole):
    for page in finished_site.pages.values():
        for link in page.tree.css("a[rel=next], a[rel=prev]"):
            assert target(page, link.attributes["href"])[0].split("/")[0] == page.name.split("/")[0]


def test_home_leads_to_the_readiness_check_the_pack_and_each_plan(finished_site, whole):
    page = finished_site.pages["index.html"]
    first = next(iter(whole.careers.values()))
    actions = [target(page, link.attributes["href"])[0] for link in page.tree.css(".cg-hero__actions a")]
    assert actions == [f"{first.id}/readiness/index.html", "workshop/index.html"]
    for start in first.career.starting_points:
        card = page.tree.css_first(f"#{start.id}")
        assert [target(page, link.attributes["href"]) for link in card.css(".cg-starts__link, .cg-starts__plan a")] == [
            (f"{first.id}/getting-started/index.html", f"from-{start.id}"),
            (f"{first.id}/plan/index.html", f"plan-from-{start.id}"),
        ]


def test_the_navigation_stays_small_however_many_pages_there_are(finished_site, whole):
    """It lists one guide's groups and the workshop, never the whole tree, so pages do not grow with the site."""
    for page in finished_site.pages.values():
        links = [target(page, link.attributes["href"]) for link in page.tree.css(".cg-navigation a")]
        folders = {file.split("/")[0] for file, _ in links}
        assert len(folders & set(whole.careers)) <= 1 and len(folders) <= 2, page.name


class TestMistakes:
    """A page or a content file that is wrong never becomes a site."""

    @pytest.mark.parametrize(
        ("call", "wrong", "instead"),
        [
            ('section("sample-role", "salarie")', "the guide 'sample-role' has no section 'salarie'", "salaries"),
            ('section("sample-rolex", "salaries")', "no guide is called 'sample-rolex'", "sample-role"),
        ],
    )
    def test_a_macro_called_with_an_unknown_id_says_so_like_any_other_problem(
        self, call, wrong, instead, small_project, tmp_path
    ):
        project, page = small_project, "docs/sample-role/salaries.md"
        (project.folder / page).write_text(f"{{{{ {call} }}}}\n", encoding="utf-8")
        for done in (project.mkdocs(tmp_path / "site"), project.zensical()):
            said = done.stdout + done.stderr
            assert done.returncode == 1, said
            line = next((line for line in said.splitlines() if f"{page}:1:1: {wrong}." in line), "")
            assert instead in line.partition(wrong)[2], said

    def test_broken_content_gives_only_our_lines_and_exit_code_1(self, small_project, tmp_path):
        project, figures = small_project, small_project.break_figure()
        project.replace("content/glossary.yaml", "  term: ", "  trem: ")
        done = project.mkdocs(tmp_path / "site")
        assert done.returncode == 1
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        assert "Traceback" not in str(lines)
        ours = [line for line in lines if re.search(r"content/[\w/.-]+:\d+:\d+: .+\. .+", line)]
        assert {re.search(r"content/[\w/.-]+", line)[0] for line in ours} == {
            figures,
            "content/glossary.yaml",
        }
        rest = [line for line in lines if line not in ours and not line.startswith(("INFO ", "WARNING "))]
        total = f"{len(ours)} problems in 2 files."
        assert [line.removeprefix("Error: ") for line in rest] == [
            total,
            "Nothing was built; the previous site is as it was.",
        ]
        assert not (tmp_path / "site" / "index.html").exists()

    def test_broken_content_ends_zensical_with_1_and_our_lines_first(self, small_project):
        project, figures = small_project, small_project.break_figure()
        done = project.zensical()
        said = done.stdout + done.stderr
        assert done.returncode == 1
        assert re.search(rf"{figures}:\d+:\d+: .+\. .+", said)
        assert not (project.folder / "site" / "index.html").exists()

    def test_a_dead_link_on_a_page_stops_a_strict_build(self, small_project, tmp_path):
        page = small_project.folder / "docs" / "about" / "sources.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n[nowhere](nowhere.md)\n", encoding="utf-8")
        done = small_project.mkdocs(tmp_path / "site")
        assert done.returncode == 1
        assert "nowhere.md" in done.stdout + done.stderr


def _bytes(folder: Path) -> dict[str, bytes]:
    found = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert found
    return found


def _differing(one: Path, other: Path) -> list[str]:
    a, b = _bytes(one), _bytes(other)
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))


def test_pages_kept_from_an_earlier_build_are_those_of_a_fresh_one(mkdocs_project, mkdocs_site, tmp_path):
    assert (mkdocs_project.folder / ".cache" / "pages").is_dir()
    assert mkdocs_project.mkdocs(tmp_path / "second", SOURCE_DATE_EPOCH="0").returncode == 0
    assert _differing(mkdocs_site.folder, tmp_path / "second") == []


def test_a_changed_value_is_on_the_next_build_of_both_builders(small_project, tmp_path):
    """Pages are kept between builds, and Zensical keeps some of its own: neither may be stale."""
    project = small_project
    assert project.mkdocs(tmp_path / "first").returncode == 0
    assert project.zensical().returncode == 0
    title = load.load(project.folder).careers["sample-role"].sections["faqs"].title
    project.replace("content/sample-role/faqs.yaml", f"title: {title}", "title: Quite another title")
    sites = [
        built(project.mkdocs(tmp_path / "second"), tmp_path / "second"),
        built(project.zensical(), project.folder / "site"),
    ]
    for site in sites:
        assert words(site.page("sample-role/faqs").article.css_first("h1")) == "Quite another title"


def test_the_published_addresses_are_written_where_they_are_given(published_site):
    for name, page in published_site.pages.items():
        dates = page.article.css_first(".cg-dates")
        if dates is None:
            continue
        links = [link.attributes["href"] for link in dates.css("a")]
        parts = posixpath.dirname(name).split("/")
        (edited,) = (link.partition("/edit/main/")[2] for link in links if "/edit/main/" in link)
        assert (ROOT / edited).is_file()
        section = parts[min(1, len(parts) - 1)]  # that of a job or a place is in the file of its section
        assert Path(edited).stem in (section, file_of(section), "workshop")
    canonical = published_site.pages["index.html"].tree.css_first("link[rel=canonical]")
    assert SITE_ADDRESS in canonical.attributes["href"]


def test_without_addresses_no_page_offers_what_needs_one(finished_site):
    for page in finished_site.pages.values():
        assert page.tree.css("link[rel=canonical]") == []
        links = {target(page, link.attributes["href"]) for link in page.article.css(".cg-dates a:not(.cg-letter)")}
        assert links <= {("about/corrections/index.html", "suggest")}, page.name


def test_every_label_and_page_says_how_to_suggest_a_correction(finished_site, whole):
    for page in finished_site.pages.values():
        for label in page.article.css(".cg-figure small"):
            (link,) = [node for node in label.css("a") if words(node) == "Suggest a correction"][-1:]
            if whole.site.contact:
                assert link.attributes["href"].startswith(f"mailto:{whole.site.contact}?")
            else:
                assert target(page, link.attributes["href"]) == ("about/corrections/index.html", "suggest")
    section = next(page for page in finished_site.pages.values() if page.article.css("small[popover]"))
    assert section


def test_with_a_repository_every_label_opens_its_form_filled_in_with_its_figure(published_site, whole):
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "correction.yml").read_text(encoding="utf-8"))
    fields = {part["id"] for part in form["body"] if part["type"] != "markdown"}
    titles = {f"{figure.record.label}: {formats.value(figure)}": id_ for id_, figure in whole.figures.items()}
    titles |= {series.record.label: id_ for id_, series in whole.series.items()}
    seen = 0
    for name, page in published_site.pages.items():
        for title in page.article.css(".cg-figure small > b"):
            link = title
            while words(link) != ("Suggest it in a form" if whole.site.contact else "Suggest a correction"):
                link = link.next
            address = urlsplit(link.attributes["href"])
            asked = {key: value for key, (value,) in parse_qs(address.query).items()}
            assert f"{address.scheme}://{address.netloc}{address.path}" == f"{REPOSITORY_ADDRESS}/issues/new"
            assert asked.pop("template") == "correction.yml"
            assert asked.pop("title") == f"Correction: {titles[words(title)]}"
            assert asked == {
                "edition": whole.site.edition, "wrong": titles[words(title)], **_page_asked(name),
            }  # fmt: skip
            assert set(asked) <= fields
            seen += 1
    assert seen > 100, "control: most pages cite figures"


def _page_asked(name: str) -> dict[str, str]:
    return {"page": posixpath.dirname(name)} if posixpath.dirname(name) else {}


def test_the_finished_site_holds_no_file_that_no_page_asks_for(finished_site, whole):
    folder = finished_site.folder
    top = sorted(path.name for path in folder.iterdir())
    assert set(top) <= {
        "404.html",
        "_headers",
        "sitemap.xml",
        "index.html",
        "assets",
        "data",
        "downloads",
        *_homes(finished_site),
    }
    # What a place pays is asked for when a reader names it in the strip of a guide.
    offered = {
        f"at/{guide}/{code}.css"
        for guide in {
            strip.attributes["data-cg-guide"]
            for page in finished_site.pages.values()
            for strip in page.tree.css(".cg-strip")
        }
        for code in whole.place_pages[guide].values()
    }
    made = {file.relative_to(folder / "assets").as_posix() for file in (folder / "assets").rglob("*") if file.is_file()}
    assert {name for name in made if name.startswith("at/")} == offered
    assert {name.split("/")[0] for name in made - offered} == {"css", "images", "js"}


def _homes(site: BuiltSite) -> set[str]:
    return {name.split("/")[0] for name in site.pages if "/" in name}


def test_classes_on_pages_carry_our_prefix(finished_site):
    found = {
        name for page in finished_site.pages.values() for node in page.tree.css("[class]") for name in classes(node)
    }
    assert {name for name in found if not re.fullmatch(r"cg-[a-z0-9-]+(__[a-z0-9-]+)?(--[a-z0-9-]+)?", name)} == set()


def test_the_first_view_of_a_page_is_light(finished_site, whole):
    """32 KiB compressed, 12.2 for scripts: what Lighthouse and a slow line allow; 3 for letters.

    42.8 for a readiness check with every text of every result: a slow line brings 32 in three turns, and more in four. Its
    scripts, with the questions and the styles of what they add, are 13.7. A page of one place is thin: 17.
    """
    letters = 3 if whole.site.contact else 0
    heavy = {}
    for name, page in finished_site.pages.items():
        pages, scripts = _weights(finished_site, page)
        is_check = page.tree.css_first("[data-cg-component=quiz]") is not None
        is_place = page.article.css_first(".cg-place") is not None
        most = 42.8 if is_check else 17 if is_place else 32
        if (
            sum(pages) > (most + letters) * 1024
            or sum(scripts) > (13.7 if is_check else 12.2) * 1024
            or len(pages) + len(scripts) > 4
        ):
            heavy[name] = (pages, scripts)
    assert heavy == {}


def _weights(site: BuiltSite, page: BuiltPage) -> tuple[list[int], list[int]]:
    """Return the compressed bytes of a page and of each file that it loads, and of each of its scripts apart."""
    linked = [node.attributes["href"] for node in page.tree.css("link[rel=icon], link[rel=stylesheet]")]
    loaded = [*linked, *page.scripts]
    files = [(site.folder / page.name).parent / address for address in loaded if page.name != "404.html"]
    scripts = [_compressed(file.read_bytes()) for file in files if file.suffix == ".js"]
    others = [_compressed(file.read_bytes()) for file in files if file.suffix != ".js"]
    return [_compressed(page.html.encode()), *others], scripts


def _compressed(data: bytes) -> int:
    return len(gzip.compress(data, 9))
