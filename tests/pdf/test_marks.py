"""Marks on paper: one for each kind and status, told apart without color."""

from __future__ import annotations

import io
import itertools
from typing import get_args

from PIL import Image, ImageChops

from macros.pdf import typst
from macros.schema.shared import Kind, Status

EACH = """
#import "base.typ": *
#set page(width: 10mm, height: 10mm, margin: 2mm)
#set text(font: sans, size: 12pt)
#for id in d.ids { page(word-mark(id)) }
"""


def test_no_two_marks_look_alike_on_paper(tmp_path):
    template = tmp_path / "each.typ"
    template.write_text(EACH, encoding="utf-8")
    ids = [*get_args(Kind), *get_args(Status)]
    pages = typst.pictures(str(template), {"ids": ids})
    # Black where there is any color: what differs now differs by shape.
    drawn = [Image.open(io.BytesIO(page)).convert("L").point(lambda gray: 255 * (gray > 200)) for page in pages]
    assert len(drawn) == len(ids)
    seen = dict(zip(ids, drawn, strict=True))
    assert [id_ for id_, mark in seen.items() if not ImageChops.invert(mark).getbbox()] == []
    alike = [pair for pair in itertools.combinations(seen, 2) if _alike(seen[pair[0]], seen[pair[1]])]
    assert alike == []


def _alike(one: Image.Image, other: Image.Image) -> bool:
    """Say whether two marks differ in less than a few dots."""
    return sum(ImageChops.difference(one, other).histogram()[128:]) < 24
