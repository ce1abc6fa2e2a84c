"""The JSON Schema that editors' programs read for completion and hover text, written from the models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.content import CAREER, SHARED

FOLDER = Path("content") / "schema"


def write(root: Path) -> None:
    """Write the schema of every content file into content/schema/ below `root`."""
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
    # Both levels have a guide.yaml, so that of a career has a schema of its own name.
    models = {**SHARED, **{name: model for name, model in CAREER.items() if name != "guide"}, "career": CAREER["guide"]}
    return {f"{name}.schema.json": _text(model.model_json_schema()) for name, model in sorted(models.items())}


def head(file: Path) -> str:
    """Return the first line of a content file, which names its schema; `file` is below content/."""
    if len(file.parts) == 1:
        return f"# yaml-language-server: $schema=schema/{file.stem}.schema.json"
    name = "career" if file.stem == "guide" else file.stem
    return f"# yaml-language-server: $schema=../schema/{name}.schema.json"


def _text(schema: dict[str, Any]) -> str:
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(draft, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
