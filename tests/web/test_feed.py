"""The Atom feed: well formed, complete, and dated by the content alone."""

from __future__ import annotations

import shutil
from xml.etree import ElementTree

import pytest

from macros.checks import load
from macros.web import about, feed
from macros.web.page import Place
from tests.conftest import FIXTURES, SITE_ADDRESS

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def small(tmp_path):
    shutil.copytree(FIXTURES / "small_guide", tmp_path, dirs_exist_ok=True)
    (tmp_path / "content" / "about" / "corrections.yaml").write_text(
        (tmp_path / "content" / "about" / "method.yaml").read_text(encoding="utf-8").replace("method-", "log-"),
        encoding="utf-8",
    )
    return load.load(tmp_path)


def entries(text):
    return ElementTree.fromstring(text.encode()).findall(f"{ATOM}entry")


def test_it_lists_every_change_and_edition_the_newest_first(small):
    feed_ = ElementTree.fromstring(feed.write(small, "https://guide.example/about/corrections/").encode())
    found = [(one.findtext(f"{ATOM}updated")[:10], one.findtext(f"{ATOM}title")) for one in feed_.iter(f"{ATOM}entry")]
    assert found == [
        ("2026-04-02", "Correction: Median pay of nurses"),
        ("2026-03-01", "Edition 2026.1"),
        ("2026-01-02", "Routine revision: A rule about records & files"),
        ("2025-09-01", "Edition 2025.2"),
        ("2025-03-01", "Edition 2025.1"),
    ]
    assert feed_.findtext(f"{ATOM}updated") == "2026-04-02T00:00:00Z"


def test_an_entry_says_what_was_what_is_and_why(small):
    (
        first,
        *_,
    ) = entries(feed.write(small, "../about/corrections/"))
    assert first.findtext(f"{ATOM}content") == "Before: $93,000. Now: $93,600. We misread the table."
    assert first.find(f"{ATOM}link").attrib["href"] == "../about/corrections/#change-pay"


def test_it_has_what_atom_asks_for(small):
    root = ElementTree.fromstring(feed.write(small, "../about/corrections/").encode())
    for part in (root, *root.iter(f"{ATOM}entry")):
        assert all(part.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [node.text for node in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) and all(id_.startswith("urn:uuid:") for id_ in ids)


def test_ids_stay_when_words_and_dates_change(small):
    changed = small.corrections.changes[0].model_copy(update={"what": "Other", "new": "$1"})
    other = small.corrections.model_copy(update={"changes": (changed, *small.corrections.changes[1:])})
    before = entries(feed.write(small, ""))[0].findtext(f"{ATOM}id")
    object.__setattr__(small, "corrections", other)
    assert entries(feed.write(small, ""))[0].findtext(f"{ATOM}id") == before


def test_the_page_lists_for_each_edition_what_has_changed_since(small):
    html = about.about(small, Place("about/corrections", "about/corrections", True, ""), "corrections")
    parts = {part.split('"')[0]: part.split("</section>")[0] for part in html.split('id="edition-')[1:]}
    assert list(parts) == ["2026-1", "2025-2", "2025-1"]
    assert ["#change-pay" in part for part in parts.values()] == [True, True, False]
    assert ["#change-rule" in part for part in parts.values()] == [False, False, True]
    assert [part.count("the current one") for part in parts.values()] == [1, 0, 0]
    for text in ("<del>$93,000</del>", "<ins>$93,600</ins>", "Routine revision: A rule about records &amp; files"):
        assert text in html


def test_the_feed_of_this_guide_claims_no_correction_that_nobody_made(finished_site, whole):
    found = entries((finished_site.folder / "data" / feed.NAME).read_text(encoding="utf-8"))
    wanted = len(whole.corrections.changes) + 1 + len(whole.corrections.earlier)
    assert len(found) == wanted
    page = finished_site.page("about/corrections")
    (head,) = page.tree.css("link[rel=alternate]")
    assert head.attributes["href"] == f"../../data/{feed.NAME}"


def test_with_an_address_the_feed_and_the_crumbs_lead_there_in_full(published_site):
    text = (published_site.folder / "data" / feed.NAME).read_text(encoding="utf-8")
    links = {
        node.attrib["href"].partition("#")[0] for node in ElementTree.fromstring(text.encode()).iter(f"{ATOM}link")
    }
    assert links == {f"{SITE_ADDRESS}about/corrections/"}
    page = published_site.page("about/corrections")
    assert f'"item":"{SITE_ADDRESS}"' in page.tree.css_first("script[type='application/ld+json']").text()
