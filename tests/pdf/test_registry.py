"""What every document carries: on a site that names an address for corrections, paper says where to write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.pdf import registry, typst
from macros.pdf.registry import LARGE, REGULAR
from tests.pdf.reading import squeezed, words

CONTACT = "corrections@a-long-name-of-a-college.example"


@pytest.fixture
def pages(whole):
    """Returns the words of each page of a document of the shortest guide that has it, with an address or without."""

    def pages(id_, variant=REGULAR, contact=CONTACT):
        guide = replace(whole, site=whole.site.model_copy(update={"contact": contact}))
        document = next(document for document in registry.DOCUMENTS if document.id == id_)
        having = (career for career in guide.careers.values() if document.applies(career))
        career = min(having, key=lambda career: len(career.sections))
        data = registry.data(document, variant, guide, career)
        assert ("contact" in data) == bool(contact)
        return words(typst.compile(document.template, typst.written(data), variant.inputs, typst.PRINT, 0))

    return pages


@pytest.mark.parametrize("id_", ["questions-to-ask", "facilitator-guide"])
def test_each_page_says_where_to_write(pages, id_):
    """Its foot does; a cover has none, and says so itself."""
    found = pages(id_)
    assert len(found) > 0
    assert [number for number, page in enumerate(found, 1) if squeezed(CONTACT) not in squeezed(page)] == []
    assert any(f"Corrections:{CONTACT}" in squeezed(page) for page in found)


@pytest.mark.parametrize(("id_", "variant"), [("pay-by-place", REGULAR), ("short-check", LARGE)])
def test_what_has_no_head_for_it_says_where_the_site_is_all_the_same(pages, id_, variant, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://careers.example.org/guide/")
    assert "Ontheinternet:careers.example.org/guide" in squeezed(" ".join(pages(id_, variant)))


def test_the_cover_of_the_whole_guide_says_where_to_write_in_large_print_too(pages):
    assert f"Foundamistake?Writeto{CONTACT}" in squeezed(pages("whole-guide", LARGE)[0])


def test_without_an_address_no_document_speaks_of_one(pages):
    text = squeezed(" ".join(pages("questions-to-ask", contact=None)))
    assert "Corrections:" not in text and "@" not in text
