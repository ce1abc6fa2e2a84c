"""What an editor reads after each mistake: a case per mistake, with every message it must give and no other."""

from __future__ import annotations

import re
import shutil

import pytest

from macros.checks import load
from macros.editing import check
from macros.source import yaml_file
from macros.source.problems import ContentError
from tests.conftest import FIXTURES

SMALL_VALID_GUIDE = FIXTURES / "small_guide"
SMALL_CHECK = FIXTURES / "small_check"  # laid over the small guide, it adds a readiness check
SMALL_WORKSHOP = FIXTURES / "small_workshop"  # what a workshop adds to the small guide
SMALL_STATES = FIXTURES / "small_states"  # what series by place add to it
# A file that holds one mistake, or a folder where the mistake needs other bytes, names or several files.
CASES = sorted(file for file in (FIXTURES / "content_errors").iterdir() if file.suffix != ".txt")
EXPECTED = {file.stem: file.read_text(encoding="utf-8").splitlines() for file in FIXTURES.glob("content_errors/*.txt")}

_FORM = re.compile(
    r"(?P<path>content/[^:]+):(?P<line>[1-9]\d*):(?P<column>[1-9]\d*): (?P<wrong>.+?)\. (?P<instead>\S.*)"
)
# Words of programmers, of the parser and of the type checker.
_TRADE = re.compile(
    r"\b(?:None|NoneType|str|int|float|bool|dict|tuple|scalar|mapping|sequence|token|node|stream|null|pydantic|"
    r"validation|validator|regex|pattern|exception|traceback|input|literal|schema|string|integer|boolean)\b"
    r"|\\[dwsb]|\[\^|\(\?|<class|Error\b"
)


@pytest.fixture
def root(tmp_path):
    shutil.copytree(SMALL_VALID_GUIDE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def overlay(case, root):
    """Put the mistake into the guide: one file at the place its first line names, or a folder as it is."""
    if case.is_dir():
        shutil.copytree(case, root, dirs_exist_ok=True)
        return
    text = case.read_text(encoding="utf-8")
    place = re.match(r"# into: (content/\S+)\n", text)[1]
    if not (root / place).exists():
        addition = next(folder for folder in (SMALL_CHECK, SMALL_WORKSHOP, SMALL_STATES) if (folder / place).exists())
        shutil.copytree(addition, root, dirs_exist_ok=True)
    assert (root / place).exists(), f"{place} is no file of the small guide"
    (root / place).write_text(text, encoding="utf-8", newline="\n")


def written(case, path):
    """Return the lines of the file that stands at `path` once the mistake is in the guide."""
    places = [case / path, SMALL_VALID_GUIDE / path] if case.is_dir() else [case, SMALL_VALID_GUIDE / path]
    if not case.is_dir() and not case.read_text(encoding="utf-8").startswith(f"# into: {path}\n"):
        places.pop(0)
    file = next((place for place in places if place.exists()), None)
    return file.read_bytes().decode("utf-8", "replace").split("\n") if file else [""]


def said(root):
    with pytest.raises(ContentError) as caught:
        load.load(root)
    return [str(problem) for problem in caught.value.problems]


def test_the_small_guide_has_no_problem(root):
    assert list(load.load(root).careers) == ["sample-role"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_editor_reads_the_promised_words(case, root):
    overlay(case, root)
    assert said(root) == EXPECTED[case.stem]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_place_lies_inside_its_file(case):
    for line in EXPECTED[case.stem]:
        found = _FORM.fullmatch(line)
        lines = written(case, found["path"])
        assert int(found["line"]) <= len(lines), line
        assert int(found["column"]) <= len(lines[int(found["line"]) - 1]) + 1, line


def test_every_case_has_its_messages_and_every_message_its_case():
    assert [case.stem for case in CASES] == sorted(EXPECTED)
    assert all(EXPECTED.values())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_message_has_the_house_form_and_no_word_of_the_trade(name):
    for line in EXPECTED[name]:
        found = _FORM.fullmatch(line)
        assert found, line
        # What an editor has typed may hold any word; what we say about it may not.
        ours = re.sub(r"'[^']*'|\(\(.*?\)\)|(?:Write|quotes): \S.*$", " ", f"{found['wrong']}. {found['instead']}")
        assert not _TRADE.search(ours), line


def test_messages_are_sorted_and_none_stands_twice():
    for lines in EXPECTED.values():
        places = [_FORM.fullmatch(line) for line in lines]
        keys = [(found["path"], int(found["line"]), int(found["column"])) for found in places]
        assert keys == sorted(keys)
        assert len(set(lines)) == len(lines)


def test_all_problems_of_all_files_are_printed_in_one_run_with_the_total(root, capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    overlay(FIXTURES / "content_errors" / "several_files", root)
    assert check.run(root) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [
        *EXPECTED["several_files"],
        "8 problems in 5 files.",
        "Nothing was built; the previous site is as it was.",
    ]


def test_a_file_that_is_too_large_is_refused_before_it_is_read(root, monkeypatch):
    file = root / "content" / "glossary.yaml"
    file.write_text("# " + "x" * yaml_file.LARGEST_FILE + "\n", encoding="utf-8")
    monkeypatch.setattr(yaml_file.yaml, "compose", lambda *words, **options: pytest.fail("it was read"))
    (document, problems) = yaml_file.read(file.read_bytes(), "content/glossary.yaml")
    assert document is None
    assert [str(problem) for problem in problems] == [
        "content/glossary.yaml:1:1: the file has 500,003 bytes. Split it: at most 500,000 bytes"
    ]


def test_the_largest_file_that_is_allowed_is_read(root):
    file = root / "content" / "glossary.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "#" * (yaml_file.LARGEST_FILE - len(text)), encoding="utf-8", newline="\n")
    assert load.load(root).glossary


@pytest.mark.parametrize("name", ["guide", "vocabulary", "sources", "figures", "agreements", "glossary"])
def test_a_missing_shared_file_is_the_only_problem(name, root):
    (root / "content" / f"{name}.yaml").unlink()
    assert said(root) == [
        f"content/{name}.yaml:1:1: the file is missing. Add it; content/README.md describes each file"
    ]


def test_a_missing_guide_file_of_a_folder_is_the_only_problem(root):
    (root / "content" / "sample-role" / "guide.yaml").unlink()
    assert said(root) == [
        "content/sample-role/guide.yaml:1:1: the file is missing. Add it; content/README.md describes each file"
    ]


def test_a_section_file_that_is_listed_but_missing_is_named_where_it_is_listed(root):
    (root / "content" / "sample-role" / "education.yaml").unlink()
    assert said(root) == [
        "content/sample-role/guide.yaml:14:44: no section file is called 'education'. "
        + "Bring back what it named, or take it out here. "
        + "Those that exist: overview, responsibilities, career-path, salaries, faqs",
        "content/sample-role/responsibilities.yaml:8:9: no place in this guide is called 'education'. "
        + "Bring back what it named, or take it out here",
    ]


def test_a_file_with_a_capital_in_its_name_is_the_only_problem(root):
    file = root / "content" / "sample-role" / "faqs.yaml"
    file.rename(file.with_name("Faqs.yaml"))
    assert said(root) == [
        "content/sample-role/Faqs.yaml:1:1: no page is made from a file called Faqs.yaml. "
        + "Did you mean 'faqs.yaml'? If so, rename it; if not, delete it"
    ]


def test_a_project_without_the_folder_of_content_says_so_once(tmp_path):
    assert [line.split(":")[0] for line in said(tmp_path)] == ["content"]


def test_a_folder_without_any_content_says_what_is_missing(tmp_path):
    (tmp_path / "content").mkdir()
    assert [line.split(":")[0] for line in said(tmp_path)] == [
        f"content/{name}.yaml" for name in ("agreements", "figures", "glossary", "guide", "sources", "vocabulary")
    ]
