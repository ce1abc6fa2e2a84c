"""Problems and their error: form, order, total and the annotations on GitHub."""

from __future__ import annotations

import re

import pytest

from macros.source.problems import ContentError, Problem, report, summary

FIRST = Problem("content/a.yaml", 2, 3, "x is wrong", "Write y")
SECOND = Problem("content/a.yaml", 10, 1, "x is wrong", "Write y")
THIRD = Problem("content/b.yaml", 1, 1, "50% of a,b: c\nis wrong", "Write y")


def test_a_problem_reads_as_place_fault_and_remedy():
    assert str(FIRST) == "content/a.yaml:2:3: x is wrong. Write y"


def test_problems_are_sorted_by_place_and_none_stands_twice():
    assert ContentError([THIRD, SECOND, FIRST, SECOND]).problems == [FIRST, SECOND, THIRD]


def test_the_total_counts_problems_and_files():
    assert report([FIRST]).splitlines()[1] == "1 problem in 1 file."
    assert report([FIRST, SECOND]).splitlines()[2] == "2 problems in 1 file."
    assert "3 problems in 2 files." in report([FIRST, SECOND, THIRD])


def test_the_error_ends_a_build_with_1():
    assert ContentError([FIRST]).exit_code == 1


def test_an_annotation_is_one_line_that_github_can_read():
    assert THIRD.annotation() == "::error file=content/b.yaml,line=1,col=1::50%25 of a,b: c%0Ais wrong. Write y"
    odd = Problem("content/a,b:c.yaml", 1, 1, "x", "y")
    assert odd.annotation() == "::error file=content/a%2Cb%3Ac.yaml,line=1,col=1::x. y"


def test_annotations_are_printed_on_github_alone(monkeypatch, capsys):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    ContentError([FIRST]).show()
    assert capsys.readouterr().out == ""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    ContentError([FIRST]).show()
    printed = capsys.readouterr()
    assert printed.out == f"{FIRST.annotation()}\n"
    assert str(FIRST) in printed.err


@pytest.fixture
def on_github(monkeypatch, tmp_path):
    page = tmp_path / "summary.md"
    page.write_text("Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    return page


def test_the_page_of_the_job_gets_every_problem_after_what_stands_there(on_github, capsys):
    many = [Problem("content/a.yaml", line, 1, "x is wrong", "Write y") for line in range(1, 41)]
    ContentError([*many, THIRD]).show()
    text = on_github.read_text(encoding="utf-8")
    assert text.startswith("Before\n## 41 problems in 2 files\n")
    assert text.count("| content/a.yaml | ") == 40
    assert "| content/b.yaml | 1 | 50% of a,b: c is wrong | Write y |" in text
    assert len(capsys.readouterr().out.splitlines()) == 41


def test_of_the_ten_that_github_shows_every_file_has_one(on_github, capsys):
    many = [Problem("content/a.yaml", line, 1, "x", "y") for line in range(1, 41)]
    ContentError([*many, THIRD]).show()
    assert "file=content/b.yaml" in capsys.readouterr().out.splitlines()[1]


def test_an_endless_list_does_not_fill_the_page(on_github):
    text = summary([Problem("content/a.yaml", line, 1, "x", "y") for line in range(1, 1_201)])
    assert text.count("| content/a.yaml | ") == 1_000
    assert "200 more stand in the log of this step." in text


def test_what_an_editor_typed_means_nothing_to_the_page():
    text = summary([Problem("content/a.yaml", 1, 1, "'<img src=x> | [a](b) `c` @d **e**' is wrong", "Write y")])
    row = next(line for line in text.splitlines() if "img" in line)
    assert row.count(" | ") == 3  # the one in the text is escaped
    assert re.search(r"&lt;img src=x&gt; \\\| \\\[a\\\]\\\(b\\\) \\`c\\` \\@d", row)


def test_without_a_page_nothing_is_written(on_github, monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    ContentError([FIRST]).show()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(on_github))
    monkeypatch.delenv("GITHUB_ACTIONS")
    ContentError([FIRST]).show()
    assert on_github.read_text(encoding="utf-8") == "Before\n"
