"""How long the ways of a plan take: to the job, and in all. Every page that says so has it from here."""

from collections.abc import Collection
from itertools import pairwise, product
from typing import NamedTuple

from macros.domain import formats
from macros.domain import planner as planning
from macros.domain.holders import holder
from macros.domain.job_fit import JobFit, Person
from macros.domain.planner import Plan
from macros.schema.sections.jobs import Way
from macros.schema.sections.plan import Planner, PlanSection, Route, Target
from macros.schema.sections.quiz import Readiness
from macros.views import plan_numbers
from macros.views.writer import Piece, Writer


class Clocks(NamedTuple):
    """How long the standard plan of a starting point takes until there is a job, and in all, in words."""

    job: str
    whole: str  # nothing where the plan ends with the job


def clocks(page: Writer[Piece]) -> dict[str, Clocks]:
    """Return the clocks of each starting point: every page that says how long a way takes has them from here."""
    section = page.career.find(PlanSection)
    if section is None:
        return {}
    gives = {step.id: formats.in_sentence(step.gives) for step in section.steps.steps}

    def told(clock: planning.Clock | Plan, step: str | None) -> str:
        return f"{formats.months(*clock.months)} to {gives[step]}" if step else ""

    found = all_counted(section, page)
    return {
        start: Clocks(
            told(job or plan, section.planner.job if job else plan.last), told(plan, plan.last) if job else ""
        )
        for start, (plan, job) in found.items()
    }


def all_counted(section: PlanSection, page: Writer[Piece]) -> dict[str, tuple[Plan, planning.Clock | None]]:
    """Return for each starting point its standard plan in numbers, and what it takes to the job."""
    numbers, target = plan_numbers.steps(section, page), section.planner.targets[0]
    return {route.start: counted(route, target, section.planner, numbers) for route in section.routes.starts}


def counted(
    route: Route, target: Target, planner: Planner, numbers: Collection[planning.Step]
) -> tuple[Plan, planning.Clock | None]:
    """Return the standard plan of a starting point in numbers, and what it takes to the job."""
    taken = [*planning.held(planner.holdings, route.holds or ()), planning.Held(target.without or ())]
    plan = planning.plan(numbers, route.steps, target.needs, taken)
    return plan, planning.up_to(numbers, plan, planner.job)


class Told(NamedTuple):
    """Holdings that a plan does not tell apart, with the ways by which answers to the readiness check mean one of them."""

    ids: list[str]
    question: str | None
    ways: list[Way]


def for_answers(quiz: Readiness, fit: JobFit, page: Writer[Piece]) -> dict[str, object]:
    """Return for each starting point, and whatever is answered about jobs, what it takes to the job and in all, in words.

    `starts` names for each starting point the place of its clocks by what is held, in the order of `held`: numbers, each
    told by how much it is more than the one before. Their binary digits stand for `holdings`: 1 for each of which a way is
    met, and none before it with the same question, else 0. What the check does not ask is held by everyone who starts so.
    """
    section = page.career.section(PlanSection)
    asked, numbers = _asked(section), plan_numbers.steps(section, page)
    held = sorted({_recognized(asked, fit, person) for person in _people(quiz)})
    told: list[list[list[str]]] = []
    starts: dict[str, list[int]] = {}
    for route in section.routes.starts:
        unasked = {*(route.holds or ())} - {id_ for one in asked for id_ in one.ids}
        starts[route.start] = []
        for mask in held:
            holds = [one.ids[0] for one, is_held in zip(asked, mask, strict=True) if is_held == "1"]
            found = _told(route, [*holds, *unasked], section, numbers)
            if found not in told:
                told.append(found)
            starts[route.start].append(told.index(found))
    questions = list(dict.fromkeys(one.question for one in asked))
    holdings = [
        {
            "question": questions.index(one.question) if one.question else -1,
            "ways": [way.model_dump(exclude_none=True) for way in one.ways],
        }
        for one in asked
    ]
    numbered = [int(mask, 2) for mask in held]
    steps = [number - before for before, number in pairwise([0, *numbered])]
    return {"holdings": holdings, "held": steps, "clocks": told, "starts": starts}


def _asked(section: PlanSection) -> list[Told]:
    """Return what answers can mean, those together that stand together and do the same to a plan."""
    found: list[tuple[object, Told]] = []
    for one in section.planner.holdings:
        ways = [*([one.means] if one.means else ()), *(one.implied_by or ())]
        same = (one.question, one.done, one.adds)
        if ways and found and found[-1][0] == same:
            found[-1][1].ids.append(one.id)
            found[-1][1].ways.extend(ways)
        elif ways:
            found.append((same, Told([one.id], one.question, ways)))
    return [told for _, told in found]


def _people(quiz: Readiness) -> list[Person]:
    """Return everybody who can be told apart by the questions that say what is held for jobs."""
    named = {name.split("/")[0] for held in quiz.holds or () for name in held.when}
    gates = [[(gate.id, answer.id) for answer in gate.answers] for gate in quiz.gates if gate.id in named]
    return [holder(quiz.holds or (), dict(pairs)) for pairs in product(*gates)]


def _recognized(asked: Collection[Told], fit: JobFit, person: Person) -> str:
    mask = ""
    answered: set[str] = set()
    for one in asked:
        is_held = one.question not in answered and any(fit.is_met(way, person) for way in one.ways)
        mask += str(int(is_held))
        answered |= {one.question} if is_held and one.question else set()
    return mask


def _told(
    route: Route, holds: Collection[str], section: PlanSection, numbers: Collection[planning.Step]
) -> list[list[str]]:
    """Return a clock for the job, and one for the step that ends last if that is another: its title, the time, the cost."""
    titles = {step.id: step.title for step in section.steps.steps}
    own = route.model_copy(update={"holds": tuple(holds)})
    plan, job = counted(own, section.planner.targets[0], section.planner, numbers)
    return [
        [titles[id_], formats.months(*clock.months), formats.costs(clock.costs, clock.open)]
        for id_, clock in ((section.planner.job, job), (plan.last, plan))
        if id_ and clock
    ]
