"""The register of parts: each kind that a section holds can be shown on screen and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from macros.pdf import typst
from macros.schema.files import SECTIONS
from macros.schema.parts import Part
from macros.schema.sections.quiz import Readiness
from macros.views.parts import PARTS
from macros.web import render

DRAWN = re.compile(r"^#let ([a-z-]+)\(", re.MULTILINE)


def kinds(annotation: Any) -> Iterator[type[Part]]:
    """Yield the kinds of part that a field can hold."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from kinds(inner)


HELD = {
    kind
    for section in SECTIONS.values()
    if section is not Readiness  # whose page and sheet have forms of their own
    for field in section.model_fields.values()
    for kind in kinds(field.annotation)
}


@pytest.mark.parametrize("kind", sorted(HELD, key=lambda kind: kind.__name__))
def test_a_part_has_a_component_and_a_function_on_paper_of_one_name(kind):
    texts = [(typst.TEMPLATES / name).read_text(encoding="utf-8") for name in ("parts.typ", "plan.typ")]
    assert (render.COMPONENTS / kind.component).is_dir()
    assert kind.component in {name for text in texts for name in DRAWN.findall(text)}


def test_the_register_holds_no_part_that_nothing_shows():
    assert len(HELD) > 20, "control: sections have parts"
    on_paper = {kind for kind, row in PARTS.items() if row.paper != "record"}
    assert on_paper - HELD == set()
