"""The JSON Schema that editors' programs read for completion and hover text, written from the models."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from macros.schema import field_docs
from macros.schema.files import ABOUT, CAREER, SHARED, model_of
from macros.schema.local import Local
from macros.schema.walk import models

FOLDER = Path("content") / "schema"


def write(root: Path) -> None:
    """Write the schema of every content file, and of a leader's own, into content/schema/ below `root`."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    wanted = schemas()
    for file in folder.glob("*.schema.json"):
        if file.name not in wanted:
            file.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"Wrote {len(wanted)} schemas into {FOLDER.as_posix()}/.")


def schemas() -> dict[str, str]:
    """Return the text of each schema file by name."""
    return {f"{name}.schema.json": text(described(model)) for model, name in sorted(_names().items(), key=_name)}


def _names() -> dict[type[BaseModel], str]:
    """Return the name of each record's schema: that of its file."""
    # Both levels have a guide.yaml, so that of a career has a schema of its own name; pages about the guide share one.
    own = {model: name for known in (CAREER, SHARED) for name, model in known.items()}
    return {**own, CAREER["guide"]: "career", **dict.fromkeys(ABOUT.values(), "about"), Local: "local"}


def _name(pair: tuple[type[BaseModel], str]) -> str:
    return pair[1]


def head(file: Path) -> str:
    """Return the first line of a content file, which names its schema; `file` is below content/."""
    model = model_of(f"content/{file.as_posix()}")
    if model is None:
        raise LookupError(f"content/{file.as_posix()} is no content file")
    return f"# yaml-language-server: $schema={'../' * (len(file.parts) - 1)}schema/{_names()[model]}.schema.json"


def described(model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of a model with the text for each field, which editors show on hover."""
    schema = model.model_json_schema()
    records = {record.__name__: record for record in models(model)}
    for name, part in [(model.__name__, schema), *schema.get("$defs", {}).items()]:
        for field, text in (field_docs.of(records[name]) if name in records else {}).items():
            if field in part.get("properties", {}):
                part["properties"][field]["description"] = text
        for value in part.get("properties", {}).values():
            # A part of a page is explained by its own record; programs show only what stands beside the key.
            # One that may be left out is named beside null.
            named = next((found["$ref"] for found in (value, *value.get("anyOf", ())) if "$ref" in found), None)
            if named and "description" not in value:
                value["description"] = schema["$defs"][named.rpartition("/")[2]]["description"]
    return schema


def text(schema: dict[str, object]) -> str:
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(draft, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
