"""The pages that are looked at in a browser."""

from __future__ import annotations

import re

from tests.conftest import ROOT

_FILES = sorted((ROOT / "docs").rglob("*.md"))
# Pages of records differ in their words alone, so every twenty-fifth of them stands for all; the built pages are all read elsewhere.
_OF_RECORDS = [file for file in _FILES if re.match(r"\{\{ (?:job|place)\(", file.read_text(encoding="utf-8"))]
PAGES = sorted(
    "/" if file.stem == "index" else f"/{file.relative_to(ROOT / 'docs').with_suffix('').as_posix()}/"
    for file in _FILES
    if file not in _OF_RECORDS or _OF_RECORDS.index(file) % 25 == 0
)
MISSING = "/no/such/page/"
