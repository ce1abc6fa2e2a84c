"""What the check says of mkdocs.yml: each mistake once, with its place and what to write."""

from __future__ import annotations

import re
import shutil

import pytest

from macros.checks import content_files, load
from macros.source.problems import ContentError
from tests.conftest import FIXTURES, ROOT

PAGES = "          - sample-role/overview.md\n          - sample-role/responsibilities.md\n"


@pytest.fixture
def root(tmp_path):
    for base in ("small_guide", "small_site"):
        shutil.copytree(FIXTURES / base, tmp_path, dirs_exist_ok=True)
    (tmp_path / "overrides").symlink_to(ROOT / "overrides")
    return tmp_path


def problems(root):
    try:
        load.load(root)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_the_small_site_has_no_problem(root):
    assert problems(root) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("site_name: Sample guide", "site_name: Another", "mkdocs.yml:1:12: site_name is not the name in content/guide.yaml. Write 'Sample guide'"),
        ("site_name: Sample guide\n", "", "mkdocs.yml:1:1: 'site_name' is missing in this file. Write 'site_name: Sample guide'"),
        ("One small guide", "A small guide", "mkdocs.yml:2:19: site_description is not the description in content/guide.yaml. Write 'One small guide that"),
        ("site_name:", "site_nmae:", "mkdocs.yml:1:1: 'site_nmae' is no setting of this site. Did you mean 'site_name'?"),
        ("copyright:", "docs_dir: pages\ncopyright:", "mkdocs.yml:7:1: 'docs_dir' is not used here: the pages stand in docs/. Delete it"),
        ("copyright:", "edit_uri: x\ncopyright:", "mkdocs.yml:7:1: 'edit_uri' stands here a second time. Keep one"),
        ("  custom_dir: overrides\n", "", "mkdocs.yml:9:1: 'custom_dir' is missing under 'theme:'. Write 'custom_dir: overrides' there"),
        ("  font: false\n", "  font: Roboto\n", "mkdocs.yml:14:9: theme: font is 'Roboto', and this site needs something else. Write 'font: false'"),
        ("  name: material\n", "  name: mkdocs\n", "mkdocs.yml:10:9: theme: name is 'mkdocs'"),
        ("    module_name: macros\n", "    module_name: macro\n", "plugins: macros: module_name is 'macro'"),
        ("      on_error_fail: true\n", "", "'on_error_fail' is missing under 'plugins: macros:'. Write 'on_error_fail: true' there"),
        ("      on_undefined: strict\n", "      on_undefined: keep\n", "Write 'on_undefined: strict'"),
        ("  - macros:\n      module_name: macros\n      on_error_fail: true\n      on_undefined: strict\n", "  - search\n", "'search' is no plugin of this site. Delete the line"),
        ("plugins:\n", "plugins:\n  - search\n", "'search' is no plugin of this site. Delete the line"),
        ("  - attr_list\n", "", "'attr_list' is missing under 'markdown_extensions:'. Write '- attr_list' there"),
        ("  - macros.web.passthrough\n", "", "'macros.web.passthrough' is missing under 'markdown_extensions:'. Write '- macros.web.passthrough' there"),
        ("permalink: false", "permalink: true", "Write 'permalink: false'"),
        ("  - assets/css/site.css\n", "  - assets/css/sites.css\n", "'assets/css/site.css' is missing under 'extra_css:'"),
        ("    omitted_files: warn\n", "    omitted_files: ignore\n", "Write 'omitted_files: warn'"),
        ("    anchors: warn\n", "", "'anchors' is missing under 'validation: links:'. Write 'anchors: warn' there"),
        ("!ENV [DIRECTORY_URLS, true]", "true", "Write 'use_directory_urls: !ENV [DIRECTORY_URLS, true]'"),
        ("site_name: Sample guide", "site_name: Sample: guide", "mkdocs.yml:1:18: a colon"),
        ("site_name: Sample guide", 'site_name: "Sample guide', "mkdocs.yml:"),
        ("  name: material", "\tname: material", "mkdocs.yml:10:1: a tab stands at the start"),
        ("site_name: Sample guide", "site_name Sample guide", "mkdocs.yml:1:"),
        ("site_url: !ENV [SITE_URL, \"\"]", "site_url: !ENV [SITE_URL, \"\"", "mkdocs.yml:"),
        ("  - index.md\n", "  - home.md\n", "no page in docs/ is called 'home.md'"),
        ("          - sample-role/faqs.md\n", "          - sample-role/faqs\n", "no page in docs/ is called 'sample-role/faqs'. Write 'sample-role/faqs.md'"),
        ("          - sample-role/faqs.md\n", "          - docs/sample-role/faqs.md\n", "Write 'sample-role/faqs.md'"),
        ("          - sample-role/faqs.md\n", "          - sample-role\\faqs.md\n", "Write 'sample-role/faqs.md'"),
        ("          - sample-role/faqs.md\n", "          - /sample-role/faqs/\n", "Write 'sample-role/faqs.md'"),
        ("          - sample-role/faqs.md\n", "          - sample-role/faq.md\n", "Did you mean 'sample-role/faqs.md'?"),
        ("          - sample-role/faqs.md\n", "          - sample-role/Faqs.md\n", "Did you mean 'sample-role/faqs.md'?"),
        ("          - sample-role/faqs.md\n", "          - sample-role/faqs.html\n", "Write 'sample-role/faqs.md'"),
        ("          - sample-role/faqs.md\n", "          - https://example.org/faqs\n", "no page in docs/ is called 'https://example.org/faqs'"),
        ("          - sample-role/faqs.md\n", "", "docs/sample-role/faqs.md:1:1: the page is not in the navigation, so readers do not find it. Add '- sample-role/faqs.md' to nav"),
        ("      - about/sources.md\n", "", "docs/about/sources.md:1:1: the page is not in the navigation"),
        ("      - about/sources.md\n", "      - about/sources.md\n      - about/sources.md\n", "'about/sources.md' stands in the navigation a second time. Keep one"),
        (PAGES, "".join(reversed(PAGES.splitlines(True))), "'sample-role/responsibilities.md' stands where content/sample-role/guide.yaml has 'sample-role/overview.md'. Write 'sample-role/overview.md'"),
        ("      - The role:\n", "      - The rôle:\n", "'The rôle' stands where content/sample-role/guide.yaml has 'The role'. Write 'The role'"),
        ("  - Sample role:\n", "  - Sample:\n", "'Sample' stands where content/sample-role/guide.yaml has 'Sample role'"),
        ("  - Sample role:\n      - The role:\n", "  - Sample role:\n      - The role\n", "mkdocs.yml:"),
        ("      - Pay and questions:\n", "", "sample-role/career-path.md' stands where"),
        ("  - About:\n      -", "  - About:\n      - Empty:\n      -", "this is neither a page nor a group of pages"),
        ("nav:\n", "nav: none\nnavs:\n", "mkdocs.yml:"),
    ],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
def test_a_mistake_in_the_settings_is_said(root, old, new, said):
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = problems(root)
    assert any(said in line for line in found), found
    assert all(re.fullmatch(r"[\w./-]+:\d+:\d+: .+\. [A-Z].+", line) for line in found), found


def test_one_mistake_in_the_navigation_is_one_problem(root):
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    for old, new in (("role/faqs.md", "role/faq.md"), (PAGES, "".join(reversed(PAGES.splitlines(True))))):
        file.write_text(text.replace(old, new), encoding="utf-8")
        assert len(problems(root)) == 1


@pytest.mark.parametrize("block", ["nav", "plugins", "theme", "markdown_extensions", "validation", "extra_css"])
def test_a_block_that_is_gone_is_missed(root, block):
    file = root / "mkdocs.yml"
    file.write_text(
        re.sub(rf"^{block}:\n(?: .*\n|\n)+", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8"
    )
    found = problems(root)
    assert any(line.startswith(f"mkdocs.yml:1:1: '{block}' is missing in this file") for line in found), found


@pytest.mark.parametrize("raw", [b"", b"- a\n", b"text", b"\xff\xfe"])
def test_a_file_that_holds_no_settings_is_said(root, raw):
    (root / "mkdocs.yml").write_bytes(raw)
    assert [line for line in problems(root) if line.startswith("mkdocs.yml:1:1: ")] == problems(root) != []


def test_a_file_that_is_missing_is_said(root):
    (root / "mkdocs.yml").unlink()
    assert problems(root) == ["mkdocs.yml:1:1: the file is missing. Put it back from Git"]


def test_a_changed_title_in_the_content_asks_for_the_same_in_the_settings(root):
    file = root / "content" / "sample-role" / "guide.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("title: The role", "title: What it is"), encoding="utf-8")
    (said,) = problems(root)
    assert "'The role' stands where content/sample-role/guide.yaml has 'What it is'. Write 'What it is'" in said


FAQS = "          - sample-role/faqs.md\n"
SOURCES = "      - about/sources.md\n"


@pytest.mark.parametrize(
    ("changes", "gone", "said"),
    [
        ([("nav:", "navs:")], [], "'nav' is missing in this file. Put the block back from Git: it lists the pages in their order"),
        ([("nav:\n", "nav: none\nnavs:\n")], [], "this is no list of pages. Write each page on a line of its own, as '- about/method.md'"),
        ([("nav:\n  - index.md\n", "nav:\n"), ("  - About:\n", "  - index.md\n  - About:\n")], [], "the navigation does not begin with the home page. Write '- index.md' above it"),
        ([(FAQS, "")], ["faqs.md"], "'sample-role/faqs.md' comes next in content/sample-role/guide.yaml, and is missing here. Add '- sample-role/faqs.md' below"),
        ([(SOURCES, ""), (FAQS, f"{FAQS}          - about/sources.md\n")], [], "'about/sources.md' does not stand in content/sample-role/guide.yaml. Delete it in one of the two"),
        ([(PAGES, "".join(reversed(PAGES.splitlines(True))))], [], "Write 'sample-role/overview.md', and all others in the order of that file"),
    ],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
def test_a_mistake_in_the_navigation_is_said_to_its_end(root, changes, gone, said):
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    for name in gone:
        (root / "docs" / "sample-role" / name).unlink()
    found = problems(root)
    assert any(line.endswith(said) for line in found), found


def test_a_guide_without_pages_is_missed_in_the_navigation(root):
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"  - Sample role:\n(?:      .*\n)+", "", text), encoding="utf-8")
    shutil.rmtree(root / "docs" / "sample-role")
    wrong = "the guide 'sample-role' is not in the navigation. "
    said = f"{wrong}Add '- Sample role:' and its pages, as in content/sample-role/guide.yaml"
    assert any(line.endswith(said) for line in problems(root)), problems(root)


def test_a_guides_own_page_has_its_title_in_the_navigation(root):
    (root / "docs" / "sample-role" / "index.md").write_text('{{ home("sample-role") }}\n', encoding="utf-8")
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    begin = "  - Sample role:\n"
    file.write_text(text.replace(begin, f"{begin}      - Other: sample-role/index.md\n", 1), encoding="utf-8")
    said = "the title in content/sample-role/guide.yaml is 'Sample role'. Write '- Sample role: sample-role/index.md'"
    assert any(line.endswith(said) for line in problems(root)), problems(root)


def test_a_file_of_another_sort_asks_for_the_one_that_was_there(root):
    (root / "mkdocs.yml").write_text("- a\n", encoding="utf-8")
    said = "mkdocs.yml:1:1: the file does not hold the settings of the site. Put it back from Git"
    assert problems(root) == [said]


def test_a_file_that_cannot_be_read_says_how_to_change_that(root):
    denied = content_files.unreadable("content/a.yaml", root / "a.yaml", PermissionError(13, "Permission denied"))
    assert denied.wrong == "the file cannot be read (Permission denied)"
    assert denied.instead == "Allow yourself to read it, and close programs that hold it"
    folder = content_files.unreadable("content", root, IsADirectoryError(21, "Is a directory"))
    assert folder.instead == "Rename the folder, and put the file in its place"
