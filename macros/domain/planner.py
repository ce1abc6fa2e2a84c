"""From where a reader stands to a sequence of steps in months, with its cost: pure, in whole numbers only.

`overrides/assets/js/plan/planner.js` does the same; a test holds the two equal.

1. Open are the steps of the starting point's route. A holding closes the steps that it names as done, and adds others in
   their place if one of these was on the route. A target closes what it leaves out.
2. Wanted are the target's steps and all that they need, as far as they are open; of what is done, that which takes its place.
   What is not open is passed over.
3. Steps are ordered, scheduled, and added up as `ordered`, `stretched`, and `plan` say. Costs are added up by currency, low
   and high apart. Steps side by side are not added up, and optional ones not at all.
4. What a reader holds follows from boxes and lists (`holder`), from a person of `job_fit` and strong areas (`recognized`).

What a route names in `holds` is taken for granted in its standard plan. The form checks it off with the starting point,
and makes no plan for a reader who has unchecked one. `tests/fixtures/vectors/plan.json` holds plans worked out by hand.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from math import ceil

from macros.domain.job_fit import ACTIVE, JobFit, Person
from macros.schema.sections.plan import Clash, Holding
from macros.source import units

Span = tuple[int, int]
"""The lowest and the highest."""


MONTHS = {unit.id: unit.months for unit in units.UNITS.values() if unit.months}
"""How many months each unit of time holds."""


@dataclass(frozen=True)
class Step:
    """One step in numbers."""

    id: str
    needs: tuple[str, ...]
    months: Span = (0, 0)
    pace: int | None = None  # hours a week at which the months of a study step hold
    beside: bool = True
    costs: Mapping[str, Span] = field(default_factory=dict)  # by currency
    open: bool = False  # the highest cost is the highest that is printed: "and over"
    after: tuple[str, ...] = ()  # comes first where it is in the plan, and does not come along
    optional: bool = False  # shown, and not counted

    @property
    def waits(self) -> tuple[str, ...]:
        """All that comes first."""
        return (*self.needs, *self.after)


@dataclass(frozen=True)
class Held:
    """Something that a reader holds: the steps that are then done, and those that take their place."""

    done: tuple[str, ...]
    adds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Planned:
    """A step in its place: how long it takes, and when it begins and ends, in months from now."""

    id: str
    months: Span
    begins: Span
    ends: Span


@dataclass(frozen=True)
class Plan:
    """The steps in order, the months until the last one ends, and the sum of the costs by currency."""

    steps: tuple[Planned, ...]
    months: Span
    costs: Mapping[str, Span]
    paid: tuple[str, ...]  # the steps that the costs are of
    open: bool  # one of the costs can be higher than the highest that is printed
    last: str | None  # the step that ends last: what the months lead to


@dataclass(frozen=True)
class Clock:
    """The months until one step of a plan is done, and the sum of the costs of all that does not come after it."""

    months: Span
    costs: Mapping[str, Span]
    paid: tuple[str, ...]
    open: bool


def whole_months(unit: str, number: float) -> int:
    """Return a time as whole months, rounded up; `unit` is a key of `MONTHS`."""
    return ceil(round(number * MONTHS[unit], 9))


def held(holdings: Collection[Holding], ids: Collection[str]) -> list[Held]:
    """Return what the holdings with these ids do to a plan."""
    return [Held(holding.done or (), holding.adds or ()) for holding in holdings if holding.id in ids]


def holder(holdings: Collection[Holding], ids: Collection[str]) -> Person:
    """Return the person of `job_fit` who holds just this."""
    ways = [holding.means for holding in holdings if holding.means and holding.id in ids]
    months: dict[str, int] = {}
    for way in ways:
        for kind in way.of or ():
            months[kind] = max(months.get(kind, 0), way.months or 0)
    return Person(
        {way.license: way.standing or ACTIVE for way in ways if way.license},
        frozenset((way.degree, way.subject or "") for way in ways if way.degree),
        {kind: months.get(kind, 0) for kind in _kinds(holdings)},
    )


def recognized(holdings: Collection[Holding], fit: JobFit, person: Person, strong: Collection[str] = ()) -> list[str]:
    """Return what a person holds who is strong in these areas: of several answers to a question, the first."""
    found: list[str] = []
    answered: set[str] = set()
    for holding in holdings:
        ways = (*([holding.means] if holding.means else ()), *(holding.implied_by or ()))
        is_held = holding.area in strong or any(fit.is_met(way, person) for way in ways)
        if is_held and holding.question not in answered:
            found.append(holding.id)
            answered |= {holding.question} if holding.question else set()
    return found


def instead(wanted: Holding, holdings: Collection[Holding], fit: JobFit | None) -> list[str]:
    """Return what is as good as a holding that everyone at a starting point has, itself first.

    A license includes the one below it; where jobs know nothing of an answer, any other to the same question will do.
    """

    def is_as_good(one: Holding) -> bool:
        if wanted.means is None:
            return bool(wanted.question) and one.question == wanted.question
        return fit is not None and fit.is_met(wanted.means, holder([one], [one.id]))

    return [wanted.id, *(one.id for one in holdings if one.id != wanted.id and is_as_good(one))]


def contradiction(all_: Collection[Clash], start: str, ids: Collection[str]) -> Clash | None:
    """Return the first thing that does not go together."""
    for one in all_:
        is_meant = one.starts is None or start in one.starts
        if is_meant and not set(ids).isdisjoint(one.held) and set(ids).isdisjoint(one.without or ()):
            return one
    return None


def _kinds(holdings: Collection[Holding]) -> list[str]:
    """Return the kinds of experience that holdings tell of: somebody without them has none."""
    return list(dict.fromkeys(kind for one in holdings if one.means for kind in one.means.of or ()))


def standing(route: Collection[str], held: Collection[Held]) -> tuple[set[str], set[str]]:
    """Return the steps that are open and those that are done. A step is added only where one that it replaces is."""
    added = {id_ for holding in held if not set(route).isdisjoint(holding.done) for id_ in holding.adds}
    return {*route, *added}, {id_ for holding in held for id_ in holding.done}


def chosen(
    steps: Collection[Step],
    wanted: Collection[str],
    route: Collection[str],
    done: Collection[str],
    held: Collection[Held] = (),
) -> set[str]:
    """Return the ids of the steps of `route` that `wanted` asks for, with all that they need, and instead of what is done what
    takes its place."""
    needs = {step.id: step.needs for step in steps}
    seen: set[str] = set()
    waiting = [*wanted]
    while waiting:
        id_ = waiting.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        if id_ in done:
            waiting.extend(added for one in held if id_ in one.done for added in one.adds)
        elif id_ in route:
            waiting.extend(needs.get(id_, ()))
    return seen & ({*route} - {*done})


def ordered(steps: Collection[Step], ids: Collection[str]) -> list[Step]:
    """Return the steps with these ids so that each follows what it needs; of two, the one that stands first.

    Raises `ValueError` if some need each other in a circle.
    """
    left = [step for step in steps if step.id in ids]
    placed: list[Step] = []
    while left:
        waiting = {step.id for step in left}
        step = next((step for step in left if waiting.isdisjoint(step.waits)), None)
        if step is None:
            raise ValueError(f"these steps need each other: {', '.join(sorted(waiting))}")
        left.remove(step)
        placed.append(step)
    return placed


def stretched(step: Step, hours: int | None) -> Span:
    """Return the months of a step at `hours` of study a week, rounded up; more hours than its pace shorten nothing."""
    if hours is None or step.pace is None or hours >= step.pace:
        return step.months
    low, high = step.months
    return -(-low * step.pace // hours), -(-high * step.pace // hours)


def plan(
    steps: Collection[Step],
    route: Collection[str],
    wanted: Collection[str],
    held: Collection[Held] = (),
    hours: int | None = None,
) -> Plan:
    """Return the plan; `hours` of study a week, or None for the pace that each step states.

    The low and the high end are two plans: one in which every step takes its shortest time, and one in
    which every step takes its longest. A step begins when all that comes first is done. One that cannot
    run beside others also waits for the last such step before it. The total is where the last step ends
    that is not optional. Steps that begin earlier stand first.
    """
    placed = ordered(steps, chosen(steps, wanted, *standing(route, held), held))
    months = {step.id: stretched(step, hours) for step in placed}
    begins: dict[str, list[int]] = {step.id: [] for step in placed}
    ends: dict[str, list[int]] = {step.id: [] for step in placed}
    for end in (0, 1):
        free = 0
        for step in placed:
            begin = max((ends[id_][end] for id_ in step.waits if id_ in ends), default=0)
            begin = begin if step.beside else max(begin, free)
            begins[step.id].append(begin)
            ends[step.id].append(begin + months[step.id][end])
            free = free if step.beside else ends[step.id][end]
    planned = [Planned(id_, months[id_], _span(begins[id_]), _span(ends[id_])) for id_ in months]
    # No step begins before what it needs, so this keeps each after its needs.
    planned.sort(key=lambda step: step.begins)
    counted = {step.id: step for step in placed if not step.optional}
    needed = [step for step in planned if step.id in counted]
    total = tuple(max((step.ends[end] for step in needed), default=0) for end in (0, 1))
    last = max(reversed(needed), key=lambda step: step.ends[1], default=None)
    is_open = any(step.open for step in counted.values())
    paid = _paid(counted.values())
    return Plan(tuple(planned), _span(total), _sum(counted.values()), paid, is_open, last.id if last else None)


def up_to(steps: Collection[Step], plan: Plan, goal: str | None) -> Clock | None:
    """Return what it takes until `goal` is done in this plan; None if that is no step of it, or the last one anyway."""
    placed = {step.id: step for step in plan.steps}
    if goal is None or goal not in placed or goal == plan.last:
        return None
    waiting = [replace(one, needs=one.waits) for one in steps]
    before = [
        step
        for step in steps
        if step.id in placed and not step.optional and goal not in chosen(waiting, step.waits, placed, ())
    ]
    return Clock(placed[goal].ends, _sum(before), _paid(before), any(step.open for step in before))


def _paid(steps: Collection[Step]) -> tuple[str, ...]:
    return tuple(step.id for step in steps if step.costs)


def _sum(steps: Collection[Step]) -> dict[str, Span]:
    total: dict[str, Span] = {}
    for step in steps:
        for currency, (low, high) in step.costs.items():
            before = total.get(currency, (0, 0))
            total[currency] = (before[0] + low, before[1] + high)
    return total


def _span(ends: Collection[int]) -> Span:
    low, high = ends
    return low, high
