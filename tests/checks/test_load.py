"""All content as one whole: order, pages of ids, who cites a source, and when it is read again."""

from __future__ import annotations

import os
import re
import shutil

import pytest

from macros.checks import content_files, load
from macros.editing import fix
from macros.source.problems import ContentError
from macros.source.yaml_file import LARGEST_FILE
from macros.web.page_cache import Kept
from tests.conftest import FIXTURES

SMALL_VALID_GUIDE = FIXTURES / "small_guide"


@pytest.fixture
def root(tmp_path):
    shutil.copytree(SMALL_VALID_GUIDE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_sections_stand_in_the_order_of_the_groups_and_not_of_the_files(root):
    file = root / "content" / "sample-role" / "guide.yaml"
    text = file.read_text(encoding="utf-8").replace("career-path, salaries, faqs", "faqs, salaries, career-path")
    file.write_text(text, encoding="utf-8")
    assert list(load.load(root).careers["sample-role"].sections) == [
        "overview", "responsibilities", "education", "faqs", "salaries", "career-path",
    ]  # fmt: skip


def test_every_id_is_on_the_page_of_its_section(root):
    pages = load.load(root).careers["sample-role"].pages
    assert (pages["salaries"], pages["anchor-nurses"], pages["level-one"]) == ("salaries", "salaries", "career-path")


def test_derived_figures_are_computed(root):
    assert load.load(root).figures["pay-gap"].value == 69000


def test_figures_and_sources_may_stand_in_several_files_and_none_shows_it(root):
    whole, content = load.load(root), root / "content"
    for name in ("figures", "sources"):
        head, *entries = re.split(
            r"^(?=[a-z0-9-]+:\n)", (content / f"{name}.yaml").read_text("utf-8"), flags=re.MULTILINE
        )
        (content / name).mkdir()
        (content / f"{name}.yaml").unlink()
        for number, entry in enumerate(entries):
            file = (
                content / "sample-role" / f"{name}.yaml" if number == 1 else content / name / f"file-{number:02}.yaml"
            )
            file.write_text(head + entry, encoding="utf-8")
    spread = load.load(root)
    assert spread.figures == whole.figures
    assert spread.sources == whole.sources
    by_source = [figure.sources[0] for figure in spread.figures.values()]
    assert by_source == sorted(by_source, key=list(spread.sources).index)


def test_forty_guides_pass_that_together_have_more_figures_than_a_file_may_hold(root):
    content, names = root / "content", [f"guide-{number}" for number in range(40)]
    entry = (content / "figures.yaml").read_text(encoding="utf-8").partition("nurse-pay-low:")[0]
    size = 0
    for name in names:
        shutil.copytree(content / "sample-role", content / name)
        own = "".join(entry.replace("nurse-pay:", f"{name}-pay-{number}:") for number in range(60))
        (content / name / "figures.yaml").write_text(own, encoding="utf-8")
        overview = content / name / "overview.yaml"
        text = overview.read_text(encoding="utf-8")
        overview.write_text(text.replace("((nurse-pay))", f"(({name}-pay-0))"), encoding="utf-8")
        size += len(own)
    listed = "".join(f"  - {name}\n" for name in names)
    with (content / "guide.yaml").open("a", encoding="utf-8") as file:
        file.write(listed)
    whole = load.load(root)
    assert size > LARGEST_FILE, size
    assert list(whole.careers) == ["sample-role", *names]
    assert all(career.shared_figures is whole.figures for career in whole.careers.values()), "none is copied"
    assert all(f"{name}-pay-0" in [named.id for named in whole.careers[name].names["overview"]] for name in names)


def test_nothing_else_is_said_while_a_file_of_figures_cannot_be_read(root):
    (root / "content" / "figures").mkdir()
    (root / "content" / "figures.yaml").rename(root / "content" / "figures" / "office.yaml")
    (root / "content" / "sample-role" / "figures.yaml").write_text("keeper-pay: [", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load.load(root)
    assert {problem.path for problem in caught.value.problems} == {"content/sample-role/figures.yaml"}


def test_the_pages_that_rest_on_a_source_are_known_once_each(root):
    assert load.load(root).resting == {
        "article": [("sample-role", name) for name in ("overview", "education", "career-path", "salaries")],
        "office-2024": [("sample-role", name) for name in ("overview", "salaries", "faqs")],
    }


def test_the_figures_of_a_source_are_those_taken_from_it_before_those_calculated_with_one_of_it(root):
    file = root / "content" / "figures.yaml"
    derive = "((nurse-pay-high)) - ((nurse-pay-low))"
    text = file.read_text(encoding="utf-8").replace(derive, f"{derive} * ((study-years)).low / ((study-years)).low")
    file.write_text(f"{text}  note: Two figures of different times.\n", encoding="utf-8")
    found = {id_: [figure.id for figure in figures] for id_, figures in load.load(root).figures_of.items()}
    assert found == {
        "office-2024": ["nurse-pay", "nurse-pay-low", "nurse-pay-high", "pay-gap"],
        "article": ["role-range", "study-years", "pay-gap"],
    }


def test_records_cannot_be_changed(root):
    whole = load.load(root)
    with pytest.raises(ValueError, match="frozen"):
        whole.site.name = "Another"


def test_unchanged_content_is_read_once(root, monkeypatch):
    first = load.load_cached(root)
    monkeypatch.setattr(load, "load", lambda root: pytest.fail("read again"))
    assert load.load_cached(root) is first


def test_a_changed_a_new_and_a_deleted_file_are_noticed(root):
    load.load_cached(root)
    file = root / "content" / "guide.yaml"
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("Sample guide", "Simple guide"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert load.load_cached(root).site.name == "Simple guide"
    (root / "content" / "sample-role" / "extra.yaml").write_text("a: b\n", encoding="utf-8")
    with pytest.raises(ContentError):
        load.load_cached(root)
    (root / "content" / "sample-role" / "extra.yaml").unlink()
    assert load.load_cached(root).site.name == "Simple guide"


def test_a_file_that_would_be_passed_over_is_noticed_after_a_good_load(root):
    load.load_cached(root)
    (root / "content" / "extra.yml").write_text("a: b\n", encoding="utf-8")
    with pytest.raises(ContentError):
        load.load_cached(root)


# Vim, Kate, Emacs (while and after saving), any editor's copy, LibreOffice, Word, and macOS.
OPEN = [
    *(".faqs.yaml.swp", ".faqs.yaml.swo", ".faqs.yaml.kate-swp", "#faqs.yaml#", "faqs.yaml~", ".faqs.yaml.un~"),
    *(".~lock.faqs.yaml#", "~$faqs.yaml", "._faqs.yaml", ".DS_Store"),
]


@pytest.mark.parametrize("folder", ["content", "content/sample-role", "content/about"])
@pytest.mark.parametrize("name", OPEN)
def test_what_an_editor_puts_beside_an_open_file_is_no_content(name, folder, root):
    file = root / folder / name
    file.write_bytes(b"title: \xff\tnot: [yaml\n")
    load.load_cached(root)
    fix.run(root)
    assert file.read_bytes() == b"title: \xff\tnot: [yaml\n"


def test_an_editors_folder_is_no_guide(root):
    (root / "content" / ".idea").mkdir()
    (root / "content" / ".idea" / "workspace.xml").write_text("", encoding="utf-8")
    load.load_cached(root)


@pytest.mark.parametrize("name", ["content/.#guide.yaml", "content/sample-role/.#faqs.yaml", "docs/.#index.md"])
def test_the_link_to_nowhere_of_an_open_emacs_is_no_content(name, root):
    (root / "docs").mkdir(exist_ok=True)
    (root / name).symlink_to("ann@home.example.4711:1772366400")
    load.load_cached(root)
    assert not Kept(root).is_checked()


def test_any_other_link_to_nowhere_is_named(root):
    (root / "content" / "new.yaml").symlink_to("nowhere.yaml")
    with pytest.raises(ContentError, match="this is a link to another place"):
        load.load_cached(root)


@pytest.mark.parametrize("name", [".faqs.yaml", "faqs.yaml.bak", "faqs.yaml.swp", "faqs (copy).yaml"])
def test_a_copy_that_a_person_has_made_is_still_named(name, root):
    shutil.copy(root / "content" / "sample-role" / "faqs.yaml", root / "content" / "sample-role" / name)
    with pytest.raises(ContentError):
        load.load(root)


def test_a_project_below_a_folder_called_schema_is_read_like_any_other(tmp_path):
    root = tmp_path / "schema" / "guide"
    shutil.copytree(SMALL_VALID_GUIDE, root)
    load.load_cached(root)
    (root / "content" / "guide.yaml").write_text("", encoding="utf-8")
    with pytest.raises(ContentError):
        load.load_cached(root)


def test_a_file_that_has_not_changed_is_not_read_again_by_another_load(root, monkeypatch):
    first = load.load(root)
    file = root / "content" / "glossary.yaml"
    changed = file.read_text(encoding="utf-8") + "\n# a remark\n"
    file.write_text(changed, encoding="utf-8")
    read = []
    monkeypatch.setattr(
        content_files.yaml_file,
        "read",
        lambda raw, name, real=content_files.yaml_file.read: read.append(name) or real(raw, name),
    )
    second = load.load(root)
    assert read == ["content/glossary.yaml"]
    assert second.figures == first.figures
