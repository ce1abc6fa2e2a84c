"""The JSON Schema for editors' programs: written from the models, current, and named by every content file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros import content, schema

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = schema.schemas()
FILES = [file.relative_to(ROOT / "content") for file in content.files(ROOT)]


def descriptions(part):
    """Every property of a schema with the text that an editor reads on it."""
    for owner in [part, *part.get("$defs", {}).values()]:
        for key, value in owner.get("properties", {}).items():
            yield owner.get("title"), key, value.get("description", "")


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_committed_schema_is_current(name):
    assert (ROOT / schema.FOLDER / name).read_text(encoding="utf-8") == SCHEMAS[name], "Run: python -m macros schema"


def test_no_other_schema_is_committed():
    assert sorted(file.name for file in (ROOT / schema.FOLDER).iterdir()) == sorted(SCHEMAS)


def test_every_kind_of_content_file_has_a_schema():
    named = {schema.head(Path("role") / f"{name}.yaml").rpartition("/")[2] for name in content.CAREER}
    named |= {schema.head(Path(f"{name}.yaml")).rpartition("/")[2] for name in content.SHARED}
    assert named == set(SCHEMAS)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_content_file_begins_with_the_line_that_leads_to_its_schema(file):
    first = (ROOT / "content" / file).read_text(encoding="utf-8").split("\n")[0]
    assert first == schema.head(file)
    assert (ROOT / "content" / file.parent / first.partition("$schema=")[2]).resolve().is_file()


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_allows_no_unknown_key_and_needs_no_network(name):
    whole = json.loads(SCHEMAS[name])
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


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) - {"vocabulary.schema.json"}))
def test_an_editor_reads_on_hover_what_a_key_of_a_record_means(name):
    for owner, key, text in descriptions(json.loads(SCHEMAS[name])):
        is_part = json.loads(SCHEMAS[name])["title"] == owner and not text  # a part's own record says what it is
        assert text or is_part, f"{owner}.{key} has no text"


def test_writing_is_the_same_each_time_and_removes_what_is_no_longer_wanted(tmp_path):
    schema.write(tmp_path)
    stale = tmp_path / schema.FOLDER / "dropped.schema.json"
    stale.write_text("{}", encoding="utf-8")
    schema.write(tmp_path)
    assert not stale.exists()
    assert {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / schema.FOLDER).iterdir()} == SCHEMAS
