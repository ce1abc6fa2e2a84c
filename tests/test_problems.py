"""Problems and their error: form, order, total and the annotations on GitHub."""

from __future__ import annotations

from macros.problems import ContentError, Problem, report

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
    ContentError([FIRST]).show()
    printed = capsys.readouterr()
    assert printed.out == f"{FIRST.annotation()}\n"
    assert str(FIRST) in printed.err
