"""The planner: what it orders, counts and adds up; the four standard plans worked out by hand."""

from __future__ import annotations

import json
import shutil
from types import SimpleNamespace

import pytest

from macros.checks import load
from macros.domain import formats, planner
from macros.domain.planner import Held, Step, plan
from macros.views import plan_numbers
from tests.conftest import FIXTURES

VECTORS = json.loads((FIXTURES / "vectors" / "plan.json").read_text(encoding="utf-8"))["plans"]


@pytest.fixture(scope="module")
def numbers(tmp_path_factory):
    """What a page of the frozen plan gives its script: every step in numbers, the routes, the targets, the holdings."""
    root = tmp_path_factory.mktemp("plan")
    for base in ("small_guide", "small_plan"):
        shutil.copytree(FIXTURES / base, root, dirs_exist_ok=True)
    whole = load.load(root)
    career = next(iter(whole.careers.values()))
    return plan_numbers.data(
        career.sections["plan"], SimpleNamespace(guide=whole, career=career, figures=career.figures)
    )


def made(numbers, vector):
    steps = [Step(**{**step, "costs": dict(step["costs"])}) for step in numbers["steps"]]
    held = [Held(numbers["holdings"][id_]["done"], numbers["holdings"][id_]["adds"]) for id_ in vector["holdings"]]
    route, wanted = numbers["routes"][vector["start"]], numbers["targets"][vector["target"]]
    return plan(steps, route, wanted, held, vector["hours"])


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['start']} {vector['target']}")
def test_a_plan_is_what_was_worked_out_by_hand(numbers, vector):
    found = made(numbers, vector)
    assert [step.id for step in found.steps] == vector["order"]
    begins = {step.id: list(step.begins) for step in found.steps}
    assert {id_: begins[id_] for id_ in vector["begins"]} == vector["begins"]
    assert list(found.months) == vector["months"]
    assert {unit: list(span) for unit, span in found.costs.items()} == vector["costs"]
    assert found.open == vector["open"]
    job = planner.up_to([Step(**step) for step in numbers["steps"]], found, numbers["job"])
    assert json.loads(json.dumps(job and vars(job))) == vector["job"]
    assert [formats.months(*found.months), formats.costs(found.costs, found.open)] == vector["said"]


def test_every_starting_point_has_a_standard_plan_worked_out_by_hand(numbers):
    standard = next(iter(numbers["targets"]))
    plain = [v["start"] for v in VECTORS if v["target"] == standard and not v["holdings"] and v["hours"] is None]
    assert plain == list(numbers["routes"])


def months(*steps: Step, hours: int | None = None) -> tuple[tuple[int, int], list[str]]:
    found = plan(steps, [step.id for step in steps], [step.id for step in steps], hours=hours)
    return found.months, [step.id for step in found.steps]


def test_steps_side_by_side_are_not_added_up():
    assert months(Step("a", (), (3, 6)), Step("b", (), (1, 9)))[0] == (3, 9)


def test_steps_that_need_the_time_for_themselves_follow_each_other():
    assert months(Step("a", (), (3, 6), beside=False), Step("b", (), (1, 9), beside=False))[0] == (4, 15)


def test_a_step_beside_others_does_not_hold_up_one_that_needs_the_time_for_itself():
    assert months(Step("a", (), (9, 9)), Step("b", (), (1, 1), beside=False))[0] == (9, 9)


def test_a_step_begins_when_all_that_it_needs_is_done():
    steps = (Step("c", ("a", "b"), (1, 1)), Step("a", (), (3, 6)), Step("b", (), (5, 5)))
    assert months(*steps) == ((6, 7), ["a", "b", "c"])


def test_of_two_steps_that_could_come_next_the_one_that_stands_first_does():
    assert months(Step("b", ()), Step("a", ()), Step("c", ("a",)))[1] == ["b", "a", "c"]


def test_what_is_done_or_not_open_is_passed_over_with_what_only_it_needs():
    steps = (Step("a", (), (5, 5)), Step("b", ("a",), (2, 2)), Step("c", ("b",), (1, 1)))
    assert [step.id for step in plan(steps, ["a", "b", "c"], ["c"], [Held(("b",))]).steps] == ["c"]
    assert [step.id for step in plan(steps, ["b", "c"], ["c"]).steps] == ["b", "c"]


def test_a_step_is_added_only_where_one_that_it_replaces_was_open():
    steps = (Step("long", (), (48, 48)), Step("short", (), (24, 24)), Step("job", ("long", "short")))
    held = [Held(("long",), ("short",))]
    assert [step.id for step in plan(steps, ["long", "job"], ["job"], held).steps] == ["short", "job"]
    assert [step.id for step in plan(steps, ["job"], ["job"], held).steps] == ["job"]


@pytest.mark.parametrize(
    ("hours", "wanted"), [(None, (3, 6)), (10, (3, 6)), (40, (3, 6)), (5, (6, 12)), (7, (5, 9)), (1, (30, 60))]
)
def test_fewer_hours_stretch_a_study_step_and_more_shorten_nothing(hours, wanted):
    assert months(Step("a", (), (3, 6), pace=10), hours=hours)[0] == wanted


def test_hours_change_study_steps_alone():
    assert months(Step("a", (), (3, 6)), hours=1)[0] == (3, 6)


def test_what_the_months_lead_to_is_the_step_that_ends_last_and_of_several_the_last_one():
    assert plan([Step("a", (), (9, 9)), Step("b", (), (1, 9))], ["a", "b"], ["a", "b"]).last == "b"
    assert plan([Step("a", (), (0, 9)), Step("b", (), (1, 8))], ["a", "b"], ["a", "b"]).last == "a"
    assert plan([], [], []).last is None


def test_the_way_to_the_job_leaves_out_what_comes_after_it_and_only_that():
    steps = (
        Step("job", ("degree",), (1, 2)),
        Step("degree", (), (9, 9), costs={"usd": (1, 2)}),
        Step("license", (), costs={"usd": (10, 20)}),
        Step("exam", ("job",), (3, 3), costs={"usd": (100, 200)}, open=True),
    )
    found = planner.up_to(steps, plan(steps, [step.id for step in steps], ["exam", "license"]), "job")
    assert found == planner.Clock((10, 11), {"usd": (11, 22)}, False)


def test_a_plan_that_ends_with_the_job_or_has_none_has_one_clock():
    steps = (Step("job", (), (1, 2)),)
    found = plan(steps, ["job"], ["job"])
    assert planner.up_to(steps, found, "job") is planner.up_to(steps, found, None) is planner.up_to(steps, found, "x")


def test_a_circle_is_an_error_and_no_endless_loop():
    with pytest.raises(ValueError, match="need each other: a, b"):
        months(Step("a", ("b",)), Step("b", ("a",)))


def test_costs_are_added_by_currency():
    steps = (Step("a", (), costs={"usd": (1, 2)}), Step("b", (), costs={"usd": (10, 20), "eur": (5, 5)}, open=True))
    found = plan(steps, ["a", "b"], ["a", "b"])
    assert (found.costs, found.open) == ({"usd": (11, 22), "eur": (5, 5)}, True)


@pytest.mark.parametrize(
    ("unit", "number", "wanted"),
    [("years", 4, 48), ("years", 0.5, 6), ("months", 3, 3), ("weeks", 6, 2), ("weeks", 52, 12), ("weeks", 13, 3)],
)
def test_times_become_whole_months(unit, number, wanted):
    assert planner.whole_months(unit, number) == wanted
