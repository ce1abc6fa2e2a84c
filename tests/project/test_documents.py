"""The project's documents say what is so: their examples load, their tables are complete, their links lead somewhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
import yaml

from macros.checks import content_files, load
from macros.domain import formats
from macros.domain.figures import Quotable
from macros.schema import json_schema
from macros.schema.files import ABOUT, CAREER, SHARED
from macros.schema.section import Next
from macros.schema.sections.faqs import Faqs, Question, QuestionGroup
from macros.schema.shared import Agreement, Figure, Fit, Kind, Source, Statistic, Status, Term, Unit
from macros.source.problems import ContentError
from macros.source.prose import parse
from tests.conftest import FIXTURES, ROOT
from tests.project.test_repository import PACKAGES

EXAMPLE = FIXTURES / "annotated_example" / "content"
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "DEVELOPING.md", "CHANGELOG.md")
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS}
CONTRIBUTING, DEVELOPING = TEXTS["CONTRIBUTING.md"], TEXTS["DEVELOPING.md"]

# The files of the example that CONTRIBUTING.md shows, in its order, with the records in them.
SHOWN = {
    "figures.yaml": (Figure,),
    "sources.yaml": (Source,),
    "glossary.yaml": (Term,),
    "agreements.yaml": (Agreement,),
    "lighthouse-keeper/faqs.yaml": (Faqs, Next, QuestionGroup, Question),
}
# The mistakes behind the messages that CONTRIBUTING.md prints.
MISTAKES = (
    ("figures.yaml", "value: 41200", "value: $41,200"),
    ("figures.yaml", "status: verified", "status: verfied"),
    ("lighthouse-keeper/faqs.yaml", "\nquestion:", "\nqestion:"),
    ("lighthouse-keeper/faqs.yaml", "Pay is official", "Pay is $41,200 a year"),
)
IDS = {"Kinds": Kind, "Statuses": Status, "Fits": Fit, "Statistics": Statistic}
NUMBER = re.compile(r"[0-9.]+")
FENCED = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
PATH = re.compile(r"`(?P<path>(?:\.ci|\.github|content|docs|macros|overrides|tests)/[\w./-]*)`")
COMMENTED = re.compile(
    r"^ *# (?P<word>Mandatory|Optional)(?P<rest>.*\n)(?: *#.*\n)*[ -]*(?P<key>[a-z_]+):", re.MULTILINE
)


@pytest.fixture
def example(tmp_path):
    """The annotated example as a guide; its vocabulary is that of this project."""
    shutil.copytree(EXAMPLE, tmp_path / "content")
    shutil.copy(ROOT / "content" / "vocabulary.yaml", tmp_path / "content")
    return tmp_path


def blocks(text: str, language: str) -> list[str]:
    return [found["text"] for found in FENCED.finditer(text) if found["language"] == language]


def prose_of(text: str) -> str:
    return FENCED.sub("", text)


def under(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading '{heading}'"
    return found[1]


def rows(text: str) -> list[list[str]]:
    """Return the cells of the table in a text, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.+)$", prose_of(text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def model_keys(model) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


class TestTheAnnotatedExample:
    def test_it_stands_in_contributing_word_for_word(self):
        assert blocks(CONTRIBUTING, "yaml") == [(EXAMPLE / name).read_text(encoding="utf-8") for name in SHOWN]

    def test_it_loads(self, example):
        whole = load.load(example)
        assert list(whole.careers["lighthouse-keeper"].sections) == ["faqs"]

    def test_its_numbers_read_as_its_comments_say(self, example):
        shown = {id_: formats.value(figure) for id_, figure in load.load(example).figures.items()}
        assert shown["keeper-lowest-tenth-pay"] == "under $29,900"
        assert shown["keeper-training-months"] == "3 to 6 months"
        assert shown["keeper-pay-gap"] == "$11,300"

    @pytest.mark.parametrize("name", SHOWN)
    def test_it_explains_every_field_of_its_records(self, name):
        explained = {found["key"] for found in COMMENTED.finditer((EXAMPLE / name).read_text(encoding="utf-8"))}
        expected = set().union(*(model_keys(model) for model in SHOWN[name]))
        assert explained == expected

    @pytest.mark.parametrize("name", SHOWN)
    def test_a_field_is_called_mandatory_exactly_if_it_is(self, name):
        fields = {
            field.alias or key: field.is_required()
            for model in reversed(SHOWN[name])
            for key, field in model.model_fields.items()
        }
        for found in COMMENTED.finditer((EXAMPLE / name).read_text(encoding="utf-8")):
            always = found["word"] == "Mandatory" and not re.match(r" (unless|for)\b", found["rest"])
            assert always == fields[found["key"]], found["key"]

    @pytest.mark.parametrize("key", sorted(name for name, field in Figure.model_fields.items() if field.is_required()))
    def test_a_figure_without_a_mandatory_field_is_refused(self, example, key):
        file = example / "content" / "figures.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(rf"^  {key}: .*\n", "", text, count=1, flags=re.MULTILINE), encoding="utf-8")
        with pytest.raises(ContentError, match=f"the key '{key}' is missing"):
            load.load(example)

    @pytest.mark.parametrize("name", SHOWN)
    def test_its_files_begin_as_content_does(self, name):
        assert (EXAMPLE / name).read_text(encoding="utf-8").startswith(f"{json_schema.head(Path(name))}\n")


def test_contributing_prints_the_messages_that_the_mistakes_give(example):
    for name, right, wrong in MISTAKES:
        file = example / "content" / name
        text = file.read_text(encoding="utf-8")
        assert right in text
        file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load.load(example)
    assert f"{caught.value.message}\n" in blocks(CONTRIBUTING, "text")


class TestTheValues:
    @pytest.mark.parametrize("heading", IDS)
    def test_a_table_has_a_row_for_each_value(self, heading):
        """Its words are those of the vocabulary, or the check says so."""
        assert [row[0] for row in rows(under(CONTRIBUTING, heading))] == [f"`{id_}`" for id_ in get_args(IDS[heading])]

    def test_the_table_of_units_is_complete(self):
        named = [id_ for row in rows(under(CONTRIBUTING, "Units")) for id_ in re.findall(r"`([a-z-]+)`", row[0])]
        assert sorted(named) == sorted(get_args(Unit))

    @pytest.mark.parametrize("row", rows(under(CONTRIBUTING, "Units")), ids=lambda row: row[0].split(",")[0])
    def test_a_unit_reads_as_the_table_says(self, row):
        assert NUMBER.fullmatch(row[1])
        unit = row[0].split("`")[1]
        number = float(row[1])
        record = Figure.model_construct(unit=unit, open=None)
        assert formats.value(Quotable("a", record, number, None, None, (), "", "", "", ())) == row[2]


class TestContributing:
    def test_it_names_every_content_file(self):
        every = {file.relative_to(ROOT).as_posix() for file in content_files.files(ROOT)}
        others = [f"content/{name}/" for name in content_files.read(ROOT)[0].record("guide").guides[1:]]
        text = under(CONTRIBUTING, "Which file holds what")
        assert [name for name in others if f"[{name}]({name})" not in text] == []
        files = {file for file in every if not file.startswith(tuple(others))}
        assert {row[0].split("](")[1].rstrip(")") for row in rows(text)} == files
        assert {Path(file).stem for file in files} == {*SHARED, *CAREER, *ABOUT}

    @pytest.mark.parametrize("row", rows(under(CONTRIBUTING, "How to write sentences")), ids=lambda row: row[0])
    def test_prose_takes_what_it_teaches(self, row):
        written = re.findall(r"`([^`]+)`", row[0])
        for text in written or ["A paragraph.\n\nAnother."]:
            prose, faults = parse(text.replace("\\|", "|") + ("one" if text == "- " else ""))
            assert not faults and prose.nodes

    def test_its_citations_are_well_written(self):
        sentences = " ".join(re.findall(r"`([^`]*\(\([^`]*)`", under(CONTRIBUTING, "How to write sentences")))
        prose, faults = parse(sentences.replace("\\|", "|"))
        assert all(prose.cited(kind) for kind in ("figure", "source", "term"))
        assert prose.nearly_cited() == faults == []


class TestDeveloping:
    def test_it_names_every_package_once_in_the_order_of_the_flow(self):
        named = re.findall(r"^\| `macros/(\w+)/` \|", DEVELOPING, re.MULTILINE)
        assert named == PACKAGES

    def test_it_prints_the_command_of_the_lock_file(self):
        head = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()[1]
        assert f"{head.lstrip('# ')}\n" in blocks(DEVELOPING, "text")


@pytest.mark.parametrize("name", DOCUMENTS)
class TestEveryDocument:
    def test_its_links_lead_somewhere(self, name):
        for found in LINK.finditer(re.sub(r"`[^`]*`", "", prose_of(TEXTS[name]))):
            path, _, fragment = found["target"].partition("#")
            if found["target"].startswith("https://"):
                continue
            assert not path or (ROOT / path).exists(), found["target"]
            if fragment:
                assert fragment in anchors(TEXTS[path or name]), found["target"]

    def test_the_paths_it_names_exist(self, name):
        paths = {found["path"] for found in PATH.finditer(prose_of(TEXTS[name]))}
        assert [path for path in sorted(paths) if "NAME" not in path and not (ROOT / path).exists()] == []

    def test_the_commands_it_names_exist(self, name):
        targets = set(
            re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1].split()
        )
        commands = set(
            re.findall(r'add_parser\("(\w+)"', (ROOT / "macros" / "__main__.py").read_text(encoding="utf-8"))
        )
        assert set(re.findall(r"\bmake (site|serve|test|check|\w+)(?=`|  | ARGS| PYTHON)", TEXTS[name])) <= targets | {
            "X"
        }
        assert set(re.findall(r"python3? -m macros (\w+)", TEXTS[name])) <= commands | {"X"}

    def test_it_names_no_machine(self, name):
        assert not re.search(r"(?:^|[\s`(])(?:/(?:home|Users|tmp|work|opt)/|[A-Z]:\\)|localhost:(?!8000)", TEXTS[name])


@pytest.mark.parametrize("name", ["correction", "question"])
def test_an_issue_form_has_what_github_asks_for(name):
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").read_text(encoding="utf-8"))
    assert form["name"] == name.capitalize() and form["description"]
    fields = [part for part in form["body"] if part["type"] != "markdown"]
    ids = [part["id"] for part in fields]
    assert len(set(ids)) == len(ids)
    assert all(part["attributes"]["label"] for part in fields)


def test_the_changelog_names_the_edition():
    edition = yaml.safe_load((ROOT / "content" / "guide.yaml").read_text(encoding="utf-8"))["edition"]
    assert edition in TEXTS["CHANGELOG.md"]
    assert {"Content", "Site", "For contributors"} <= set(
        re.findall(r"^### (.+)$", TEXTS["CHANGELOG.md"], re.MULTILINE)
    )
