"""The pages that are looked at in a browser."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT

_DOCS = ROOT / "docs"
_FILES = sorted(_DOCS.rglob("*.md"))
# Pages of records differ in their words alone, so every twenty-fifth of them stands for all; the built pages are all read elsewhere.
_OF_RECORDS = [file for file in _FILES if re.match(r"\{\{ (?:job|place)\(", file.read_text(encoding="utf-8"))]


def _address(file: Path) -> str:
    place = file.relative_to(_DOCS).parent if file.stem == "index" else file.relative_to(_DOCS).with_suffix("")
    return "/".join(("", *place.parts, ""))


PAGES = sorted(_address(file) for file in _FILES if file not in _OF_RECORDS or _OF_RECORDS.index(file) % 25 == 0)
MISSING = "/no/such/page/"
