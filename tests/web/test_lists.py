"""The pages that list what all guides share: which of them a source stands on."""

from __future__ import annotations

import pytest

from macros.schema.shared import Source
from macros.web import lists


@pytest.mark.parametrize(
    ("publisher", "page"),
    [
        ("Ministry", "about/sources"),
        ("National office", "about/sources-n-to-z"),
        ("the Zoo", "about/sources-n-to-z"),
        ("École", "about/sources"),
        ("Ñuble office", "about/sources-n-to-z"),
        ("3M", "about/sources"),
        ("“Quoted” office", "about/sources"),
        ("Ørsted", "about/sources"),
        ("Ωmega", "about/sources"),
    ],
)
def test_a_source_stands_under_the_letter_of_its_publisher_and_any_other_sign_on_the_first_page(publisher, page):
    assert lists.page_of(Source.model_construct(publisher=publisher)) == page
