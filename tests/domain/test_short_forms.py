"""The short forms of a term, each by itself."""

from __future__ import annotations

import pytest

from macros.domain import short_forms
from macros.schema.shared import Term


@pytest.mark.parametrize(
    ("short", "forms"),
    [(None, []), ("RN", ["RN"]), ("LPN or LVN", ["LPN", "LVN"]), ("A, B or C", ["A", "B", "C"]), ("SOC code", ["SOC code"])],
)  # fmt: skip
def test_each_short_form_stands_alone(short, forms):
    term = {"term": "Word", "meaning": "What it means."} | ({"short": short} if short else {})
    assert short_forms.of(Term.model_validate(term)) == forms
