"""Ids: what one file cannot know of another."""

from __future__ import annotations

import shutil


def test_a_rule_leaves_alone_what_another_file_has_to_mend_first(change):
    assert change("glossary", ("term: Caseload", "term: [Caseload]")) == ["term: a list is not text"]
    # The ladders of the career path cannot be read, so no level of the pay ladder can be called unknown.
    assert change("sample-role/career-path", ("title: Career path", "title: 5"))[-1] == "title: '5' is not text"


def test_an_id_may_be_used_again_in_another_guide_but_not_in_the_same(change, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(content / "sample-role", content / "second-role")
    assert change("guide", ("  - sample-role", "  - sample-role\n  - second-role")) == []
    assert "the id 'duties' is taken by" in change("sample-role/faqs", ("id: faq-pay", "id: duties"))[0]
