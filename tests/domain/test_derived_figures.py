"""What figures come to: each worked out once, at any depth, and never in a circle."""

from __future__ import annotations

import time

import pytest

from macros.domain.derived_figures import Results
from macros.domain.expressions import Cited, NotACalculation
from macros.domain.figures import quotables
from tests.domain.test_figures import figures, own


def value(results, id_):
    return results.value(Cited(id_, None))


def test_figures_that_double_at_each_of_many_steps_are_worked_out_in_no_time():
    steps = 900
    records = {f"f{n}": {"derive": f"((f{n - 1})) - ((f{n - 1})) + ((f{n - 1}))"} for n in range(1, steps)}
    # The last stands first: the order in the file is no help.
    whole = figures(**dict(reversed(records.items())), f0=own(3))
    begun = time.perf_counter()
    found = quotables(whole)
    assert found[f"f{steps - 1}"].value == 3
    assert list(found) == list(whole.root)
    assert time.perf_counter() - begun < 5


def test_a_figure_in_or_above_a_circle_has_no_result_and_the_others_do():
    whole = Results(figures(a={"derive": "((b)) + 1"}, b={"derive": "((a))"}, c={"derive": "((a)) + ((d))"}, d=own(2)))
    assert whole.leads_back("a", "b") and whole.leads_back("b", "a")
    assert not whole.leads_back("c", "a")  # it is above the circle, not in it
    assert not whole.leads_back("c", "d")
    for id_ in "abc":
        with pytest.raises(NotACalculation):
            value(whole, id_)
    assert value(whole, "d") == 2


@pytest.mark.parametrize(
    ("derive", "words"),
    [
        ("((a)) / 0", "it divides by zero"),
        ("((a)) +", "it cannot be read"),
        ("2 + 2", "it names no figure"),
        ("((z))", "no figure is called 'z'"),
        ("((r))", "'r' is a range; write ((r)).low or ((r)).high"),
        ("((r)).high", "'r' has no high"),
        ("((h)) * ((h))", "its numbers are too large"),
    ],
)
def test_what_cannot_be_worked_out_says_why_and_so_does_all_that_rests_on_it(derive, words):
    low = {**own(None), "low": 1, "open": "above"}
    huge = {"derive": "((a)) * 1" + "0" * 200}
    whole = Results(figures(a=own(5), r=low, h=huge, bad={"derive": derive}, above={"derive": "((bad)) + 1"}))
    for id_ in ("bad", "above"):
        with pytest.raises(NotACalculation) as caught:
            value(whole, id_)
        assert str(caught.value) == words


def test_a_result_that_is_too_large_to_be_rounded_is_none():
    whole = Results(figures(a=own(5), h={"derive": "((a)) * 1" + "0" * 300, "round": 1e-17}))
    with pytest.raises(NotACalculation, match="too large"):
        value(whole, "h")


def test_a_figure_can_be_in_a_circle_of_its_own_and_below_another():
    whole = Results(figures(a={"derive": "((a)) + ((b))"}, b={"derive": "((c))"}, c={"derive": "((b))"}))
    assert whole.leads_back("a", "a")
    assert not whole.leads_back("a", "b")
    assert whole.leads_back("b", "c")
    with pytest.raises(NotACalculation, match="^the calculation of 'a' leads back to itself$"):
        value(whole, "a")
