"""What would mislead a reader of the project's documents if it were false: commands, files, links, values, examples, sizes."""

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
from macros.schema import datasets, json_schema
from macros.schema.about import Change
from macros.schema.files import MANUAL
from macros.schema.section import Certainty, Moved, Next, StartLine
from macros.schema.sections.faqs import Faqs, Question, QuestionGroup
from macros.schema.shared import Agreement, Figure, Fit, Kind, Source, Statistic, Status, Term, Unit
from macros.source import yaml_file
from macros.source.problems import ContentError
from macros.source.prose import parse
from tests.conftest import FIXTURES, ROOT
from tests.project.test_repository import PACKAGES

EXAMPLE = FIXTURES / "annotated_example" / "content"
LOOKED_UP = f"content/{MANUAL}"
BENCHMARKS = "tests/benchmarks/README.md"
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "DEVELOPING.md", "CHANGELOG.md", "TRIAL.md", LOOKED_UP, BENCHMARKS)
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS}
LARGEST = {"CONTRIBUTING.md": 16_000, "DEVELOPING.md": 20_000}  # bytes: who reads them has something to do

# The files of the example that is shown, in its order, with the records in them.
SHOWN = {
    "figures.yaml": (Figure,),
    "sources.yaml": (Source,),
    "glossary.yaml": (Term,),
    "agreements.yaml": (Agreement,),
    "lighthouse-keeper/faqs.yaml": (Faqs, StartLine, Next, Moved, QuestionGroup, Question),
}
# The mistakes behind the messages that CONTRIBUTING.md prints.
MISTAKES = (
    ("figures.yaml", "value: 41200", "value: $41,200"),
    ("figures.yaml", "status: verified", "status: verfied"),
    ("lighthouse-keeper/faqs.yaml", "\nquestion:", "\nqestion:"),
    ("lighthouse-keeper/faqs.yaml", "Pay is official", "Pay is $41,200 a year"),
)
VALUES = {"Kinds": Kind, "Statuses": Status, "Fits": Fit, "Statistics": Statistic, "Certainties": Certainty}
FENCED = re.compile(r"^(?P<indent> *)```(?P<language>\w*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
PATH = re.compile(r"`(?P<path>(?:\.ci|\.github|\.vscode|content|docs|macros|overrides|tests)/[\w./-]*)`")
COMMENTED = re.compile(
    r"^ *# (?P<word>Mandatory|Optional)(?P<rest>.*\n)(?: *#.*\n)*[ -]*(?P<key>[a-z_]+):", re.MULTILINE
)


@pytest.fixture
def example(tmp_path):
    """The annotated example as a guide; its vocabulary is that of this project."""
    shutil.copytree(EXAMPLE, tmp_path / "content")
    shutil.copy(ROOT / "content" / "vocabulary.yaml", tmp_path / "content")
    return tmp_path


def blocks(name: str, language: str) -> list[str]:
    """Return the fenced blocks of a document, without the indentation that a numbered step gives them."""
    found = [block for block in FENCED.finditer(TEXTS[name]) if block["language"] == language]
    return [re.sub(rf"^{block['indent']}", "", block["text"], flags=re.MULTILINE) for block in found]


def block_with(name: str, words: str) -> str:
    """Return the one block of a document that holds these words."""
    (found,) = (text for text in blocks(name, "text") if words in text)
    return found


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
    def test_it_is_shown_word_for_word(self):
        assert blocks(LOOKED_UP, "yaml") == [(EXAMPLE / name).read_text(encoding="utf-8") for name in SHOWN]

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

    def test_its_files_begin_as_content_does(self):
        for name in SHOWN:
            assert (EXAMPLE / name).read_text(encoding="utf-8").startswith(f"{json_schema.head(Path(name))}\n"), name


class TestWhatEditorsType:
    """Whoever copies what CONTRIBUTING.md shows must get what it says."""

    def test_the_mistakes_give_the_messages_that_are_printed(self, example):
        for name, right, wrong in MISTAKES:
            file = example / "content" / name
            text = file.read_text(encoding="utf-8")
            assert right in text
            file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
        with pytest.raises(ContentError) as caught:
            load.load(example)
        assert f"{caught.value.message}\n" in blocks("CONTRIBUTING.md", "text")

    def test_the_question_passes_the_check_where_it_is_put(self, example):
        with (example / "content" / "lighthouse-keeper" / "faqs.yaml").open("a", encoding="utf-8") as file:
            file.write(block_with("CONTRIBUTING.md", "question:"))
        assert load.load(example)

    def test_the_correction_is_one_that_the_log_takes(self):
        document, problems = yaml_file.read(block_with("CONTRIBUTING.md", "kind:").encode(), "content/corrections.yaml")
        assert problems == []
        assert [Change.model_validate(entry) for entry in document.data]

    def test_the_marks_are_understood(self):
        marks = under(TEXTS[LOOKED_UP], "How to write sentences")
        for row in rows(marks):
            for text in re.findall(r"`([^`]+)`", row[0]) or ["A paragraph.\n\nAnother."]:
                prose, faults = parse(text.replace("\\|", "|") + ("one" if text == "- " else ""))
                assert not faults and prose.nodes, text
        cited, faults = parse(" ".join(re.findall(r"`([^`]*\(\([^`]*)`", marks)).replace("\\|", "|"))
        assert all(cited.cited(kind) for kind in ("figure", "source", "term"))
        assert cited.nearly_cited() == faults == []


def _is_there(path):
    return (ROOT / path).exists() or (EXAMPLE.parent / path).exists()


class TestTheValues:
    @pytest.mark.parametrize("heading", VALUES)
    def test_a_table_has_a_row_for_each_value(self, heading):
        """Its words are those of the vocabulary, or the check says so."""
        named = [row[0] for row in rows(under(TEXTS[LOOKED_UP], heading))]
        assert named == [f"`{id_}`" for id_ in get_args(VALUES[heading])]

    def test_each_unit_is_there_and_reads_as_the_table_says(self):
        table = rows(under(TEXTS[LOOKED_UP], "Units"))
        named = [re.findall(r"`([a-z-]+)`", row[0]) for row in table]
        assert sorted(id_ for ids in named for id_ in ids) == sorted(get_args(Unit))
        for (first, *_), (_, number, read) in zip(named, table, strict=True):
            record = Figure.model_construct(unit=first, open=None)
            assert formats.value(Quotable("a", record, float(number), None, None, (), "", "", "", ())) == read

    def test_every_column_of_a_publishers_table_is_there(self):
        named = {
            re.match(r"`([a-z]+)`", row[0])[1]: set(re.findall(r"`([A-Z0-9_]+)`", row[2]))
            for row in rows(under(TEXTS[LOOKED_UP], "Tables of publishers"))
        }
        assert named == {table: set(columns) for table, columns in datasets.TABLES.items()}


class TestTheFiles:
    def test_every_file_that_all_guides_share_and_every_file_of_the_first_is_named(self):
        guides = content_files.read(ROOT)[0].record("guide").guides
        others = [f"{name}/" for name in guides[1:]]
        every = {file.relative_to(ROOT / "content").as_posix() for file in content_files.files(ROOT)}
        text = under(TEXTS[LOOKED_UP], "Which file holds what")
        named = {LINK.search(row[0])["target"] for row in rows(text)}
        folders = tuple(name for name in named if name.endswith("/"))  # each stands for all files in it
        assert named == {
            *(file for file in every if not file.startswith((*others, *folders))),
            *(name for name in folders if any(file.startswith(name) for file in every)),
        }
        assert [name for name in others if f"]({name})" not in text] == []

    def test_the_packages_are_named_in_the_order_of_the_flow(self):
        assert re.findall(r"^\| `macros/(\w+)/` \|", TEXTS["DEVELOPING.md"], re.MULTILINE) == PACKAGES


@pytest.mark.parametrize("name", DOCUMENTS)
class TestEveryDocument:
    def test_its_links_lead_somewhere(self, name):
        here = (ROOT / name).parent
        for found in LINK.finditer(re.sub(r"`[^`]*`", "", prose_of(TEXTS[name]))):
            path, _, fragment = found["target"].partition("#")
            if found["target"].startswith("https://"):
                continue
            target = (here / path).resolve() if path else ROOT / name
            assert target.exists(), found["target"]
            if fragment:
                assert fragment in anchors(target.read_text(encoding="utf-8")), found["target"]

    def test_the_paths_it_names_exist(self, name):
        paths = {found["path"] for found in PATH.finditer(prose_of(TEXTS[name]))}
        assert [path for path in sorted(paths) if "NAME" not in path and not _is_there(path)] == []

    def test_the_commands_it_names_exist(self, name):
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        targets = {*re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split(), "X"}
        program = (ROOT / "macros" / "__main__.py").read_text(encoding="utf-8")
        commands = {*re.findall(r'add_parser\("(\w+)"', program), "X"}
        assert set(re.findall(r"\bmake (site|serve|test|check|\w+)(?=`|  | ARGS| PYTHON)", TEXTS[name])) <= targets
        assert set(re.findall(r"python3? -m macros (\w+)", TEXTS[name])) <= commands
        for module in re.findall(r"python3? -m (tests[\w.]+)", TEXTS[name]):
            assert (ROOT / f"{module.replace('.', '/')}.py").is_file(), module

    def test_it_is_no_longer_than_its_readers_have_time(self, name):
        assert len(TEXTS[name].encode()) <= LARGEST.get(name, 42_500)

    def test_it_names_no_machine(self, name):
        assert not re.search(r"(?:^|[\s`(])(?:/(?:home|Users|tmp|work|opt)/|[A-Z]:\\)|localhost:(?!8000)", TEXTS[name])


def test_the_command_of_the_lock_file_is_the_one_at_its_head():
    head = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()[1]
    assert f"{head.lstrip('# ')}\n" in blocks("DEVELOPING.md", "text")


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
