"""The planner: what it orders, counts and adds up; plans worked out by hand; and the script that plans the same."""

from __future__ import annotations

import json
import random
import shutil
from types import SimpleNamespace
from typing import Any

import pytest

from macros.checks import load
from macros.domain import formats, planner
from macros.domain.planner import Held, Step, plan
from macros.schema.sections.jobs import Way
from macros.schema.sections.plan import Clash, Holding
from macros.views import job_fit, plan_clocks, plan_numbers
from tests.conftest import FIXTURES, ROOT
from tests.domain import test_job_fit
from tests.domain.test_job_fit import anyone, frozen

PEOPLE = json.loads((FIXTURES / "vectors" / "plan-people.json").read_text(encoding="utf-8"))
SCRIPTS = [ROOT / "overrides/assets/js" / name for name in ("quiz/advice.js", "jobs/fit.js", "plan/planner.js")]
DRAWN = 2000  # people drawn by lot
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
    held = [Held(one["done"], one["adds"]) for one in numbers["holdings"] if one["id"] in vector["holdings"]]
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
    told = {name: value for name, value in vars(job).items() if name != "paid"} if job else None
    assert json.loads(json.dumps(told)) == vector["job"]
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


def test_what_takes_the_place_of_a_step_comes_where_that_step_would_and_nothing_else_asks_for_it():
    steps = (Step("long", (), (48, 48)), Step("papers", (), (1, 2)), Step("job", ("long",)))
    held = [Held(("long",), ("papers",))]
    assert [step.id for step in plan(steps, ["long", "job"], ["job"], held).steps] == ["papers", "job"]
    assert [step.id for step in plan(steps, ["long", "job"], ["job"], [*held, Held(("job",))]).steps] == []


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
    assert found == planner.Clock((10, 11), {"usd": (11, 22)}, ("degree", "license"), False)


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


def test_a_step_comes_after_another_only_where_that_is_in_the_plan():
    steps = (Step("a", (), months=(5, 5)), Step("b", (), (1, 1), after=("a",)))
    alone, both = (plan(steps, ["a", "b"], wanted) for wanted in (["b"], ["a", "b"]))
    assert [step.id for step in alone.steps] == ["b"] and alone.months == (1, 1)
    assert [step.id for step in both.steps] == ["a", "b"] and both.months == (6, 6)


def test_an_optional_step_is_shown_and_not_counted():
    steps = (
        Step("a", (), months=(1, 1)),
        Step("b", (), months=(9, 9), costs={"usd": (5, 5)}, open=True, optional=True),
    )
    found = plan(steps, ["a", "b"], ["a", "b"])
    assert [step.id for step in found.steps] == ["a", "b"]
    assert (found.months, found.costs, found.paid, found.open, found.last) == ((1, 1), {}, (), False, "a")


# --- The twelve people ---


def ways(record: dict[str, Any], name: str) -> tuple[Way, ...]:
    return tuple(Way.model_validate(way) for way in record.get(name, ()))


HOLDINGS = [
    Holding.model_construct(
        **{
            **record,
            "means": Way.model_validate(record["means"]) if "means" in record else None,
            "implied_by": ways(record, "implied_by"),
        }
    )
    for record in PEOPLE["holdings"]
]
CLASHES = [Clash.model_construct(**record) for record in PEOPLE["contradictions"]]
PLANNED = [
    Step(**{**step, "needs": tuple(step.get("needs", ())), "after": tuple(step.get("after", ()))})
    for step in PEOPLE["steps"]
]


def worked_out(start: str, target: str, ids: list[str], hours: int | None = None) -> planner.Plan:
    held = [*planner.held(HOLDINGS, ids), Held(PEOPLE["without"].get(target, ()))]
    return plan(PLANNED, PEOPLE["routes"][start], PEOPLE["targets"][target], held, hours)


def clock(found: planner.Plan | planner.Clock | None) -> dict[str, Any] | None:
    """What a plan or a clock comes to, as vectors and the script have it."""
    if found is None:
        return None
    return {
        "months": [*found.months],
        "costs": {unit: [*span] for unit, span in found.costs.items()},
        "open": found.open,
    }


@pytest.mark.parametrize("vector", PEOPLE["people"], ids=lambda vector: vector["about"])
def test_the_plan_of_a_person_is_what_was_worked_out_by_hand(vector):
    person = next(one for one in test_job_fit.VECTORS["people"] if one["about"] == vector["about"])
    ids = planner.recognized(HOLDINGS, frozen(), test_job_fit.held(person), vector["strong"])
    assert ids == vector["holds"]
    assert planner.contradiction(CLASHES, vector["start"], ids) is None
    found = worked_out(vector["start"], vector["target"], ids)
    assert [[step.id, [*step.begins]] for step in found.steps] == vector["begins"]
    assert clock(planner.up_to(PLANNED, found, PEOPLE["job"])) == vector["job"]
    assert clock(found) == vector["whole"]


def test_the_people_are_those_whose_jobs_were_worked_out():
    assert [one["about"] for one in PEOPLE["people"]] == [one["about"] for one in test_job_fit.VECTORS["people"]]


def test_what_does_not_go_together_is_refused():
    def found(start, *ids):
        one = planner.contradiction(CLASHES, start, ids)
        return one and one.id

    assert found("licensed-nurse", "rn") == "nurse"
    assert found("licensed-nurse", "rn", "diploma") is None is found("licensed-nurse", "diploma")
    assert found("newcomer", "rn", "diploma") == "newcomer"


def test_what_is_as_good_as_what_everyone_holds():
    known = {one.id: one for one in HOLDINGS}
    assert planner.instead(known["lbsw"], HOLDINGS, frozen()) == ["lbsw", "lcsw", "lmsw"]
    assert planner.instead(known["six-months"], HOLDINGS, frozen()) == ["six-months", "two-years"]
    answers = [one.id for one in HOLDINGS if one.question == known["diploma"].question]
    assert {*planner.instead(known["diploma"], HOLDINGS, None)} == {*answers}
    assert planner.instead(known["knows-health"], HOLDINGS, None) == ["knows-health"]


def test_the_script_plans_the_same_for_everyone():
    """For people drawn by lot: what the plan sees of them, whom it asks, and the plan with its two clocks."""
    fit, dice, asked = frozen(), random.Random(19), []
    for _ in range(DRAWN):
        person = anyone(fit, dice)
        strong = dice.sample(["health", "coordination"], dice.randrange(3))
        more = dice.sample([one.id for one in HOLDINGS], dice.randrange(3))
        start, target = dice.choice([*PEOPLE["routes"]]), dice.choice([*PEOPLE["targets"]])
        asked.append((person, strong, more, start, target, dice.choice((None, None, 1, 7, 10, 20, 40))))
    told = []
    for person, strong, more, start, target, hours in asked:
        ids = planner.recognized(HOLDINGS, fit, person, strong)
        found, clash = (
            worked_out(start, target, [*ids, *more], hours),
            planner.contradiction(CLASHES, start, [*ids, *more]),
        )
        seen = planner.holder(HOLDINGS, [*ids, *more])
        told.append(
            {
                "ids": ids,
                "clash": clash and clash.id,
                "person": {**vars(seen), "degrees": sorted(map(list, seen.degrees))},
                "steps": [[step.id, [*step.months], [*step.begins], [*step.ends]] for step in found.steps],
                "job": clock(planner.up_to(PLANNED, found, PEOPLE["job"])),
                "whole": clock(found),
                "last": found.last,
                "paid": [*found.paid],
            }
        )
    steps = [
        {
            "needs": [],
            "after": [],
            "months": [0, 0],
            "pace": None,
            "beside": True,
            "costs": {},
            "open": False,
            "optional": False,
        }
        | step
        for step in PEOPLE["steps"]
    ]
    holdings = [
        {"question": None, "done": [], "adds": [], "means": None, "implied_by": [], "area": None} | one
        for one in PEOPLE["holdings"]
    ]
    clashes = [{"starts": None, "without": []} | one for one in PEOPLE["contradictions"]]
    people = [[{**vars(person), "degrees": sorted(person.degrees)}, *rest] for person, *rest in asked]
    given = [job_fit.data(fit), PEOPLE | {"steps": steps, "holdings": holdings, "contradictions": clashes}, people]
    script = """(([jobs, data, people]) => {
      const {planner, jobFit} = careerGuide;
      const clock = (found) => found && {months: found.months, costs: found.costs, open: found.open};
      return people.map(([person, strong, more, start, target, hours]) => {
        const ids = planner.recognized(data.holdings, jobFit.of(jobs).isMet, person, strong);
        const all = [...ids, ...more];
        const held = [...data.holdings.filter(({id}) => all.includes(id)), {done: data.without[target] ?? [], adds: []}];
        const found = planner.plan(data.steps, data.routes[start], data.targets[target], held, hours, data.job);
        const seen = planner.holder(data.holdings, all);
        const degrees = [...new Set(seen.degrees.map(JSON.stringify))].map(JSON.parse).sort();
        return {ids, clash: planner.contradiction(data.contradictions, start, all)?.id ?? null, person: {...seen, degrees},
          steps: found.steps.map((step) => [step.id, step.months, step.begins, step.ends]),
          job: clock(found.job), whole: clock(found), last: found.last, paid: found.paid.map(({id}) => id)};
      });
    })(sets)"""
    found = test_job_fit.run(script, given, SCRIPTS)
    wrong = [(one, want, got) for one, want, got in zip(asked, told, found, strict=True) if want != got]
    assert wrong[:1] == []
    assert {one["clash"] for one in told} == {None, "nurse", "newcomer"} and any(one["job"] is None for one in told)


def test_every_page_has_its_clocks_from_the_standard_plans():
    """What the cards of starting points, the routes, the check, and paper say of times is what the plan itself says."""
    whole = load.load_cached(ROOT)
    for career in whole.careers.values():
        page: Any = SimpleNamespace(guide=whole, career=career, figures=career.figures)
        section = career.sections.get("plan")
        clocks = plan_clocks.clocks(page)
        assert [*clocks] == ([route.start for route in section.routes.starts] if section else [])
        plans = plan_clocks.all_counted(section, page) if section else {}
        for route in section.routes.starts if section else ():
            found, job = plans[route.start]
            assert clocks[route.start].job.startswith(formats.months(*(job or found).months))
            assert not job or clocks[route.start].whole.startswith(formats.months(*found.months))
