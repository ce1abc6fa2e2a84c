"""What a plan takes: the table that the readiness check shows from is what the plan gives, for whatever is answered."""

from __future__ import annotations

import random
from itertools import accumulate
from types import SimpleNamespace

import pytest

from macros.domain import advice, formats, planner
from macros.domain.holders import holder
from macros.domain.job_fit import roads
from macros.domain.questions import PROFILE
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.plan import PlanSection
from macros.schema.sections.quiz import Readiness
from macros.views import job_fit, plan_clocks, plan_numbers

ASKED, ASKED_LIVE = 100, 100  # sets of answers drawn by lot: for the clocks, and for the nearest step from each start


@pytest.fixture(scope="module")
def page(whole):
    """Where the check and the plan of a guide are written."""
    career = next(one for one in whole.careers.values() if one.find(Readiness) and one.find(JobsSection))
    return SimpleNamespace(guide=whole, career=career, figures=career.figures)


def planned(route, person, fit, page):
    """Return the plan of a person who comes from the check, and what it takes to the job."""
    section, numbers = page.career.section(PlanSection), plan_numbers.steps(page.career.section(PlanSection), page)
    told = {id_ for one in plan_clocks._asked(section) for id_ in one.ids}
    holds = (*planner.recognized(section.planner.holdings, fit, person), *({*(route.holds or ())} - told))
    own = route.model_copy(update={"holds": holds})
    return plan_clocks.counted(own, section.planner.targets[0], section.planner, numbers)


def test_the_clocks_of_any_answers_are_those_of_the_plan_with_what_they_hold(page):
    quiz, section, fit = page.career.section(Readiness), page.career.section(PlanSection), job_fit.fit(page)
    table, dice = plan_clocks.for_answers(quiz, fit, page), random.Random(3)
    asked, held = plan_clocks._asked(section), [*accumulate(table["held"])]
    for _ in range(ASKED):
        answers = {gate.id: dice.choice(gate.answers).id for gate in quiz.gates}
        person, route = holder(quiz.holds, answers), dice.choice(section.routes.starts)
        plan, job = planned(route, person, fit, page)
        place = table["starts"][route.start][held.index(int(plan_clocks._recognized(asked, fit, person), 2))]
        wanted = [formats.months(*clock.months) for clock in (job, plan) if clock and plan.last]
        assert [time for _, time, _ in table["clocks"][place]] == wanted


def test_the_nearest_step_of_any_answers_is_one_of_the_plan_as_long_or_the_plan_says_why_not(page):
    """Else the plan takes nothing that is longer: there the step opens more jobs, and no more."""
    quiz, section, fit = page.career.section(Readiness), page.career.section(PlanSection), job_fit.fit(page)
    known, dice, doubts = fit.known.section, random.Random(19), [one.when for one in quiz.contradictions or ()]
    earned = {one.id: one for one in (*known.by_license.licenses, *known.words.degrees)}
    ways = {road.step for one in earned.values() for road in roads(one, fit.routes) if road.step}
    found = set()
    for route in section.routes.starts:
        for _ in range(ASKED_LIVE):
            answers = {gate.id: dice.choice(gate.answers).id for gate in quiz.gates} | {PROFILE: route.start}
            person = holder(quiz.holds, answers)
            near = next((one.step for one in fit.fits(person) if one.step), None)
            if near is None or near.kind == "months" or near.anew or advice.first(doubts, answers) is not None:
                continue  # work takes no step of its own
            step = fit.road(earned[near.id], person).step
            months = {one.id: one.months for one in planned(route, person, fit, page)[0].steps}
            assert near.months == fit.lengths.get(step)
            if step in months:
                assert months[step] == (near.months or (0, 0)), answers
            elif step in (route.left_out or ()):
                assert route.alternatives
            else:
                assert all(months[way] <= (near.months or (0, 0)) for way in ways & {*months}), answers
            found.add("taken" if step in months else "left out" if step in (route.left_out or ()) else "more")
    assert found == {"taken", "left out", "more"}
