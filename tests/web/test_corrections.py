"""Where a reader suggests a correction: in a letter if the site names an address, else as before."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.domain import formats
from macros.web import about, pages
from macros.web.page import Place
from tests.conftest import words

CONTACT = "corrections@guide.example"
REPOSITORY = "https://code.example/guide"


@pytest.fixture
def shown(whole):
    """Returns a page as a builder is given it: of this guide, with an address or without, from a repository or not."""

    def shown(name, contact=CONTACT, repository=""):
        site = whole.site.model_copy(update={"contact": contact})
        guide = replace(whole, site=site, labels={})
        folder, _, section = name.partition("/")
        place = Place(name, name, True, repository)
        if not name:
            return pages.home(guide, place)
        return about.about(guide, place, section) if folder == "about" else pages.section(guide, place, folder, section)

    return shown


@pytest.fixture
def names(whole):
    """Every section and every page about the guide, and the home page."""
    sections = [f"{career.id}/{name}" for career in whole.careers.values() for name in career.sections]
    return ["", *sections, *(f"about/{name}" for name in whole.about)]


def links(markdown, within):
    tree = LexborHTMLParser(f"<!doctype html><body>{markdown}")
    return [(words(link), link.attributes["href"]) for link in tree.css(f"{within} a")]


def letter(href):
    """Return to whom a letter goes, its subject, and its lines."""
    address = urlsplit(href)
    fields = {key: value for key, (value,) in parse_qs(address.query, strict_parsing=True).items()}
    assert (address.scheme, set(fields)) == ("mailto", {"subject", "body"})
    assert "\n" not in fields["body"].replace("\r\n", ""), "a line of a letter ends with both signs (RFC 6068)"
    return address.path, fields["subject"], fields["body"].split("\r\n")


def test_every_label_opens_a_letter_with_the_figure_its_value_and_the_page(shown, names, whole):
    titles = {f"{figure.record.label}: {formats.labelled(figure)}": figure for figure in whole.figures.values()}
    seen = 0
    for name in names:
        tree = LexborHTMLParser(f"<!doctype html><body>{shown(name)}")
        for title in tree.css(".cg-figure small > b"):
            figure, link = titles.get(words(title)), title
            if figure is None:  # the label of a series, whose numbers stand in a table
                continue
            while link.tag != "a" or words(link) != "Suggest a correction":
                link = link.next
            to, subject, lines = letter(link.attributes["href"])
            assert (to, subject) == (CONTACT, f"Correction: {figure.id}")
            assert lines[:4] == [
                f"Page: {name or 'home page'}",
                f"Edition: {whole.site.edition}",
                f"Number: {figure.id}",
                f"It says: {formats.labelled(figure)}",
            ]
            seen += 1
    assert seen > 100, "control: most pages cite figures"


def test_the_foot_of_every_page_opens_a_letter_about_it_and_shows_the_address(shown, names):
    for name in names[1:]:
        ((_, href),) = [link for link in links(shown(name), ".cg-dates") if link[0] == "Suggest a correction"]
        to, subject, lines = letter(href)
        assert (to, subject, lines[0]) == (CONTACT, f"Correction: {name}", f"Page: {name}")
        foot = LexborHTMLParser(shown(name)).css_first(".cg-dates")
        assert f"Suggest a correction: {CONTACT}" in words(foot)


def test_the_form_of_a_repository_stays_beside_the_letter(shown, names):
    page = shown(names[1], repository=REPOSITORY)
    for within in (".cg-dates", "small[popover]"):
        found = [href for said, href in links(page, within) if said == "Suggest it in a form"]
        assert found and all(href.startswith(f"{REPOSITORY}/issues/new?") for href in found)
    assert "Suggest it in a form" not in shown(names[1])


@pytest.mark.parametrize("repository", ["", REPOSITORY])
def test_without_an_address_there_is_no_letter_and_no_sign_of_one(shown, names, repository):
    for name in names:
        page = shown(name, None, repository)
        assert "mailto:" not in page and "cg-letter" not in page and "in a form</a>" not in page
