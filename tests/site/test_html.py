"""Every page is valid HTML, as the Nu checker reads the standard."""

from __future__ import annotations

from tests.site import html_checker as markup


def test_every_page_is_valid_html(finished_site):
    assert markup.faults(sorted(finished_site.folder.rglob("*.html"))) == []


def test_an_invalid_page_is_seen(tmp_path):
    """Control: the checker does run."""
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p><div></div></p>", encoding="utf-8")
    assert any("No “p” element in scope" in fault for fault in markup.faults([page]))
