"""The guide as data: what is read back equals the content, and no spreadsheet runs a cell."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from macros.domain import formats
from macros.schema.about import AboutPage, Corrections
from macros.schema.files import SECTIONS
from macros.schema.guide_file import Career
from macros.schema.shared import Agreement, Figure, Source, Term, Vocabulary
from macros.web import csv_files, open_data, series_data
from tests.conftest import BuiltSite, target


@pytest.fixture(scope="module")
def folder(finished_site):
    return finished_site.folder / "data"


@pytest.fixture(scope="module")
def data(folder) -> dict[str, Any]:
    return json.loads((folder / "guide.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rows(folder) -> list[dict[str, str]]:
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


_MANY = ("sources", "other_fits")  # one cell holds several, in words of its own


def read_back(model: Any, records: dict[str, Any]) -> dict[str, Any]:
    return {id_: model.model_validate(record) for id_, record in records.items()}


def test_figures_read_back_equal_the_content(data, whole):
    bare = {id_: {key: value for key, value in one.items() if key != "quoted"} for id_, one in data["figures"].items()}
    assert read_back(Figure, bare) == {id_: figure.record for id_, figure in whole.figures.items()}
    assert list(bare) == list(whole.figures)


def test_a_figure_is_quoted_as_on_the_page(data, whole):
    for id_, figure in whole.figures.items():
        quoted = data["figures"][id_]["quoted"]
        assert quoted["shown"] == formats.value(figure)
        assert [quoted.get(key) for key in ("value", "low", "high")] == [figure.value, figure.low, figure.high]
        assert (quoted["kind"], quoted["status"], quoted["seen"]) == (figure.kind, figure.status, figure.seen)
        assert (quoted["sources"], quoted["parts"]) == ([*figure.sources], [*figure.parts])


def test_everything_else_reads_back_equal_too(data, whole):
    shared = {"sources": Source, "agreements": Agreement, "glossary": Term, "about": AboutPage}
    for name, model in shared.items():
        assert read_back(model, data[name]) == getattr(whole, name), name
    assert Vocabulary.model_validate(data["vocabulary"]) == whole.vocabulary
    assert Corrections.model_validate(data["corrections"]) == whole.corrections
    assert list(data["guides"]) == list(whole.careers)
    for id_, career in whole.careers.items():
        found = data["guides"][id_]
        assert Career.model_validate(found["guide"]) == career.career
        sections = {name: SECTIONS[name].model_validate(record) for name, record in found["sections"].items()}
        assert sections == career.sections


def test_edition_license_and_credit_are_inside(data, rows, whole):
    assert data["edition"] == whole.site.edition
    assert data["license"]["url"] == open_data.LICENSE
    assert whole.site.name in data["license"]["credit"]
    assert {(row["edition"], row["license"]) for row in rows} == {(whole.site.edition, open_data.LICENSE)}


def test_a_row_says_what_the_json_says(rows, data):
    assert [row["id"] for row in rows] == list(data["figures"])
    for row in rows:
        figure = data["figures"][row["id"]]
        known = {**figure, **{key: value for key, value in figure["quoted"].items() if key not in _MANY}}
        for key in set(row) & set(known):
            assert row[key].removeprefix("'") == str(known[key]), (row["id"], key)
        assert row["sources"].split() == figure["quoted"]["sources"]
        others = figure["quoted"].get("other_fits", {})
        assert row["other_fits"] == "; ".join(f"{id_}: {o['fit']} ({o['fit_note']})" for id_, o in others.items())


def test_the_header_is_documented_in_order(rows, folder, finished_site, whole):
    schema = json.loads((folder / "figures.schema.json").read_text(encoding="utf-8"))
    assert [*rows[0]] == [*open_data.COLUMNS] == schema["required"]
    assert {name: field["description"] for name, field in schema["properties"].items()} == open_data.COLUMNS
    shown = [node.text() for node in finished_site.page("about/data").article.css("dl:not(.cg-figure-records) dt")]
    assert shown == [*open_data.COLUMNS, *(series_data.COLUMNS if whole.series else ())]


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "-x",
    "@x",
    "\tx",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\u3000@x",
    "−1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_a_spreadsheet_would_run_is_a_text(text):
    assert csv_files.guarded(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Pay", "((a)) - ((b))", "", "5% to 7%", -3, 2.5])
def test_other_cells_stay_as_they_are(value):
    assert csv_files.guarded(value) == value


def test_no_text_of_the_file_begins_like_a_formula(folder):
    text = (folder / "figures.csv").read_bytes().decode("utf-8")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    wrong = [cell for cell in cells if re.match(r"\s*[=+@−-]", cell) and not re.fullmatch(r"-?[0-9.]+", cell)]
    assert wrong == []
    assert text.count("\r\n") == len(list(csv.reader(io.StringIO(text))))
    assert not text.startswith("\ufeff")


def fault(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str = "") -> str | None:
    """Return where a value does not keep to a schema; knows the words that ours use, and no others."""
    if "$ref" in schema:
        return fault(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole, at)
    known = {
        "type",
        "properties",
        "required",
        "additionalProperties",
        "patternProperties",
        "items",
        "anyOf",
        "enum",
        "const",
        "pattern",
        "minimum",
        "maximum",
        "minProperties",
    }
    free = {
        "title",
        "description",
        "default",
        "format",
        "$defs",
        "$schema",
        "minItems",
        "maxItems",
    }
    assert set(schema) <= known | free, schema
    if "anyOf" in schema:
        tried = [fault(value, one, whole, at) for one in schema["anyOf"]]
        return None if None in tried else tried[0]
    types = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "null": type(None),
    }
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(isinstance(value, types[name]) for name in names):
        return f"{at}: {value!r} is not {names}"
    if "enum" in schema and value not in schema["enum"] or "const" in schema and value != schema["const"]:
        return f"{at}: {value!r}"
    if isinstance(value, (int, float)) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        return f"{at}: {value!r}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        return f"{at}: {value!r}"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            return f"{at}: {len(value)} entries"
        return next(filter(None, (fault(one, schema["items"], whole, f"{at}[]") for one in value)), None)
    if not isinstance(value, dict):
        return None
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    if len(value) < schema.get("minProperties", 0):
        return f"{at}: {len(value)} keys"
    if missing := set(schema.get("required", [])) - set(value):
        return f"{at}: {missing} missing"
    for key, inner in value.items():
        if key not in properties and others is False:
            return f"{at}: {key} unknown"
        named = [part for pattern, part in schema.get("patternProperties", {}).items() if re.search(pattern, key)]
        part = properties.get(key, named[0] if named else others if isinstance(others, dict) else {})
        if found := fault(inner, part, whole, f"{at}/{key}"):
            return found
    return None


def test_the_json_keeps_to_its_schema(data, folder):
    schema = json.loads((folder / data["$schema"]).read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert fault(data, schema, schema) is None


@pytest.mark.parametrize(
    "breaks",
    [
        lambda data: data.pop("edition"),
        lambda data: data.update(more=1),
        lambda data: next(iter(data["figures"].values())).update(kind="rumor"),
        lambda data: next(iter(data["figures"].values()))["quoted"].pop("shown"),
        lambda data: next(iter(data["guides"].values()))["sections"].update(unknown={}),
        lambda data: next(iter(next(iter(data["guides"].values()))["sections"].values())).pop("title"),
    ],
)
def test_the_schema_refuses_other_data(breaks, data, folder):
    schema = json.loads((folder / "guide.schema.json").read_text(encoding="utf-8"))
    copy = json.loads(json.dumps(data))
    breaks(copy)
    assert fault(copy, schema, schema) is not None


def test_every_field_of_the_schema_is_described(folder):
    schema = json.loads((folder / "guide.schema.json").read_text(encoding="utf-8"))
    own = {
        name: schema["$defs"][name]
        for name in ("Figure", "OpenFigure", "Quoted", "DataLicense", "Source")
        if name in schema["$defs"]
    }
    assert {"OpenFigure", "Quoted", "DataLicense", "Source"} <= set(own)
    for name, part in own.items():
        assert [key for key, field in part["properties"].items() if not field.get("description")] == [], name


def test_the_page_offers_every_file_and_no_other(finished_site: BuiltSite, folder, whole):
    page = finished_site.page("about/data")
    offered = {target(page, link.attributes["href"])[0] for link in page.article.css("[data-cg-made]")}
    made = {*open_data.FILES, *series_data.listed(whole)}
    assert offered == {f"data/{file.name}" for file in folder.iterdir()} == {f"data/{name}" for name in made}


def test_both_builders_and_every_run_give_the_same_files(whole):
    assert open_data.files(whole) == open_data.files(whole)
