"""The JSON Schema for editors' programs: written from the models, current, and named by every content file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.checks import content_files
from macros.schema import files, json_schema
from tests.conftest import ROOT

NAMES = sorted(file.name for file in (ROOT / json_schema.FOLDER).iterdir())
FILES = [file.relative_to(ROOT / "content") for file in content_files.files(ROOT)]


@pytest.fixture(scope="module")
def schemas():
    return json_schema.schemas()


def descriptions(part):
    """Every property of a schema with the text that an editor reads on it."""
    for owner in [part, *part.get("$defs", {}).values()]:
        for key, value in owner.get("properties", {}).items():
            yield owner.get("title"), key, value.get("description", "")


@pytest.mark.parametrize("name", NAMES)
def test_a_committed_schema_is_current(name, schemas):
    assert (ROOT / json_schema.FOLDER / name).read_text(encoding="utf-8") == schemas[name], (
        "Run: python -m macros schema"
    )


def test_no_other_schema_is_committed(schemas):
    assert sorted(file.name for file in (ROOT / json_schema.FOLDER).iterdir()) == sorted(schemas)


def test_every_kind_of_content_file_has_a_schema(schemas):
    named = {json_schema.head(Path("role") / f"{name}.yaml").rpartition("/")[2] for name in files.CAREER}
    named |= {json_schema.head(Path(f"{name}.yaml")).rpartition("/")[2] for name in files.SHARED}
    named.add("local.schema.json")  # a leader's own file, which is no content
    named |= {json_schema.head(Path("about") / f"{name}.yaml").rpartition("/")[2] for name in files.ABOUT}
    assert named == set(schemas)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_content_file_begins_with_the_line_that_leads_to_its_schema(file):
    first = (ROOT / "content" / file).read_text(encoding="utf-8").split("\n")[0]
    assert first == json_schema.head(file)
    assert (ROOT / "content" / file.parent / first.partition("$schema=")[2]).resolve().is_file()


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_allows_no_unknown_key_and_needs_no_network(name, schemas):
    whole = json.loads(schemas[name])
    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for owner in [whole, *whole.get("$defs", {}).values()]:
        if "properties" in owner:
            assert owner["additionalProperties"] is False
    assert all(place.startswith("#/$defs/") for place in references(whole))


def references(part):
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for inner in part.values():
            yield from references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from references(inner)


@pytest.mark.parametrize("name", NAMES)
def test_an_editor_reads_on_hover_what_every_key_means(name, schemas):
    for owner, key, text in descriptions(json.loads(schemas[name])):
        assert text.strip(), f"{owner}.{key} has no text"
        assert not re.search(r"`?\b(?:str|int|float|tuple|dict|Optional|pydantic|RootModel|Annotated)\b|\^\[", text), (
            text
        )


@pytest.mark.parametrize("name", NAMES)
def test_no_pattern_is_shown_to_an_editor(name, schemas):
    def patterns(part):
        if isinstance(part, dict):
            if isinstance(part.get("pattern"), str):
                yield part
            for inner in part.values():
                yield from patterns(inner)
        elif isinstance(part, list):
            for inner in part:
                yield from patterns(inner)

    for part in patterns(json.loads(schemas[name])):
        assert part["patternErrorMessage"].startswith("Write ")


def test_writing_is_the_same_each_time_and_removes_what_is_no_longer_wanted(tmp_path, schemas):
    json_schema.write(tmp_path)
    stale = tmp_path / json_schema.FOLDER / "dropped.schema.json"
    stale.write_text("{}", encoding="utf-8")
    json_schema.write(tmp_path)
    assert not stale.exists()
    assert {
        file.name: file.read_text(encoding="utf-8") for file in (tmp_path / json_schema.FOLDER).iterdir()
    } == schemas


class TestVisualStudioCode:
    """The workspace brings all that completion needs: nothing is set by hand."""

    def setting(self, name):
        return json.loads((ROOT / ".vscode" / name).read_text(encoding="utf-8"))

    def test_it_recommends_the_program_that_reads_the_schemas(self):
        assert self.setting("extensions.json")["recommendations"] == ["redhat.vscode-yaml"]

    def test_it_types_spaces_completes_while_typing_and_asks_no_server(self):
        settings = self.setting("settings.json")
        yaml = settings["[yaml]"]
        assert (yaml["editor.insertSpaces"], yaml["editor.tabSize"], yaml["editor.detectIndentation"]) == (
            True,
            2,
            False,
        )
        assert yaml["editor.quickSuggestions"]["strings"] is True
        assert settings["yaml.schemaStore.enable"] is False
        assert settings["redhat.telemetry.enabled"] is False
        assert settings["yaml.format.enable"] is False  # it would fold and quote texts anew

    def test_its_task_turns_the_messages_of_the_check_into_places(self):
        (task,) = self.setting("tasks.json")["tasks"]
        assert task["command"].endswith("-m macros check")
        matcher = task["problemMatcher"]["pattern"]
        found = re.match(matcher["regexp"], "content/a/b.yaml:12:3: value: 'x' is wrong. Write y")
        assert [found[matcher[key]] for key in ("file", "line", "column", "message")] == [
            "content/a/b.yaml", "12", "3", "value: 'x' is wrong. Write y",
        ]  # fmt: skip
