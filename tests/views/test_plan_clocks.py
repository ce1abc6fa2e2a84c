"""What a plan takes: the table that the readiness check shows from is what the plan gives, for whatever is answered."""

from __future__ import annotations

import random
from itertools import accumulate
from types import SimpleNamespace

from macros.domain import formats, planner
from macros.domain.holders import holder
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.plan import PlanSection
from macros.schema.sections.quiz import Readiness
from macros.views import job_fit, plan_clocks, plan_numbers


def test_the_clocks_of_any_answers_are_those_of_the_plan_with_what_they_hold(whole):
    career = next(one for one in whole.careers.values() if one.find(Readiness) and one.find(JobsSection))
    page = SimpleNamespace(guide=whole, career=career, figures=career.figures)
    quiz, section, fit = career.section(Readiness), career.section(PlanSection), job_fit.fit(page)
    table, dice = plan_clocks.for_answers(quiz, fit, page), random.Random(3)
    asked, numbers, held = plan_clocks._asked(section), plan_numbers.steps(section, page), [*accumulate(table["held"])]
    for _ in range(100):
        answers = {gate.id: dice.choice(gate.answers).id for gate in quiz.gates}
        person, route = holder(quiz.holds, answers), dice.choice(section.routes.starts)
        unasked = {*(route.holds or ())} - {id_ for one in asked for id_ in one.ids}
        holds = (*planner.recognized(section.planner.holdings, fit, person), *unasked)
        own = route.model_copy(update={"holds": holds})
        plan, job = plan_clocks.counted(own, section.planner.targets[0], section.planner, numbers)
        place = table["starts"][route.start][held.index(int(plan_clocks._recognized(asked, fit, person), 2))]
        wanted = [formats.months(*clock.months) for clock in (job, plan) if clock and plan.last]
        assert [time for _, time, _ in table["clocks"][place]] == wanted
