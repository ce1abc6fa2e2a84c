"""Rules for the plan: every step leads somewhere and is led to, and its months and costs can be added up."""

from collections.abc import Iterator

from macros.checks.content_files import Content
from macros.domain import planner
from macros.schema.sections.getting_started import GettingStarted
from macros.schema.sections.jobs import Way
from macros.schema.sections.plan import PlanSection, PlanStep
from macros.schema.shared import Figure, Figures
from macros.source import units
from macros.source.problems import Problem
from macros.source.yaml_file import Document, Path_


def plan_steps_form_no_circle(content: Content) -> Iterator[Problem]:
    """No step needs itself, directly or through others."""
    for document, _, plan in content.sections_of(PlanSection):
        needs = {step.id: (*(step.needs or ()), *(step.after or ())) for step in plan.steps.steps}
        reported: set[str] = set()
        for number, step in enumerate(plan.steps.steps):
            circle = _circle(step.id, needs)
            if circle and not reported & set(circle):
                reported |= set(circle)
                wrong = f"the steps need each other in a circle: {', '.join([*circle, step.id])}"
                where = ("steps", "steps", number, "needs" if step.needs else "after")
                yield document.problem(where, wrong, "Take out the one that can come later", at_key=True)


def plan_steps_are_reached(content: Content) -> Iterator[Problem]:
    """Every step is part of the plan from some starting point to some target."""
    for document, _, plan in content.sections_of(PlanSection):
        steps = [planner.Step(step.id, step.needs or ()) for step in plan.steps.steps]
        reached: set[str] = set()
        for route in plan.routes.starts:
            for target in plan.planner.targets:
                reached |= planner.chosen(_known(steps), target.needs, _open(route.steps, plan), ())
        for number, step in enumerate(plan.steps.steps):
            if step.id not in reached:
                wrong = f"nothing leads to the step '{step.id}'"
                instead = "Name it in a target or in the needs of another step, and in the route of a starting point"
                yield document.problem(("steps", "steps", number, "id"), wrong, instead)


def every_route_leads_to_every_target(content: Content) -> Iterator[Problem]:
    """From each starting point at least one step leads to each target, beside those that everyone there has done."""
    for document, _, plan in content.sections_of(PlanSection):
        for number, route in enumerate(plan.routes.starts):
            left, done = planner.standing(route.steps, planner.held(plan.planner.holdings, route.holds or ()))
            for target in plan.planner.targets:
                if not (left - done - set(target.without or ())) & set(target.needs):
                    wrong = f"the route has none of the steps that the target '{target.id}' needs"
                    instead = f"Add one of: {', '.join(target.needs)}"
                    yield document.problem(("routes", "starts", number, "steps"), wrong, instead, at_key=True)


def every_starting_point_has_one_route(content: Content) -> Iterator[Problem]:
    """The plan has one route for each starting point of the guide."""
    for document, career, plan in content.sections_of(PlanSection):
        entry = content.careers[career].get("guide")
        routes = [route.start for route in plan.routes.starts]
        for number, start in enumerate(routes):
            if start in routes[:number]:
                wrong = f"the starting point '{start}' has a second route"
                yield document.problem(("routes", "starts", number, "start"), wrong, "Keep one")
        points = [point.id for point in entry.record.starting_points or ()] if entry else []
        for point in points if set(routes) <= set(points) else ():  # else one is probably the other, misspelled
            if point not in routes:
                wrong = f"the starting point '{point}' has no route"
                yield document.problem(("routes", "starts"), wrong, f"Add: - start: {point}", at_key=True)


def plan_times_are_months(content: Content) -> Iterator[Problem]:
    """A step has a time in weeks, months or years with both ends, or words; a pace is in hours, beside such a time, never alone."""
    figures = content.record("figures")
    for document, where, step in _steps(content):
        if step.time is None and step.time_note is None:
            yield document.problem(where, "the step says nothing of its time", "Write time: or time_note:")
        if step.pace is not None and step.time is None:
            yield document.problem((*where, "pace"), "a pace needs a time that holds at it", "Add time:, or delete it")
        for place, id_, figure in _figures(figures, (*where, "time"), step.time):
            if figure.unit not in planner.MONTHS:
                wrong = f"'{id_}' is in {figure.unit}, which cannot be counted in months"
                yield document.problem(place, wrong, f"Name a figure in {', '.join(planner.MONTHS)}")
            elif figure.derive is None and figure.value is None and None in (figure.low, figure.high):
                wrong = f"'{id_}' has only one end"
                yield document.problem(place, wrong, "Name a figure with a value, or with both low and high")
        for place, id_, figure in _figures(
            figures, (*where, "pace"), (step.pace,) if step.pace and step.time else None
        ):
            if figure.unit != "hours" or figure.value is None:
                wrong = f"'{id_}' is not a number of hours"
                yield document.problem(place[:-1], wrong, "Name a figure with a value in hours")


def plan_costs_add_up(content: Content) -> Iterator[Problem]:
    """A step has costs that are paid once, in one currency, or words."""
    figures = content.record("figures")
    for document, where, step in _steps(content):
        if step.cost is None and step.cost_note is None:
            yield document.problem(where, "the step says nothing of its cost", "Write cost: or cost_note:")
        named = list(_figures(figures, (*where, "cost"), step.cost))
        for place, id_, figure in named:
            if figure.unit not in units.CURRENCIES:
                wrong = f"'{id_}' is in {figure.unit}, which is not money paid once"
                yield document.problem(place, wrong, f"Name a figure in {', '.join(units.CURRENCIES)}")
        paid = sorted({figure.unit for _, _, figure in named if figure.unit in units.CURRENCIES})
        if len(paid) > 1:
            wrong = f"the costs are in several currencies: {', '.join(paid)}"
            yield document.problem((*where, "cost"), wrong, "Name figures in one currency", at_key=True)


def optional_steps_hold_nothing_up(content: Content) -> Iterator[Problem]:
    """An optional step runs beside others, and none that is counted comes after it."""
    for document, _, plan in content.sections_of(PlanSection):
        optional = {step.id for step in plan.steps.steps if step.optional}
        for number, step in enumerate(plan.steps.steps):
            where: Path_ = ("steps", "steps", number)
            if step.optional and not step.beside:
                wrong = "an optional step is not counted, so it cannot fill the time"
                yield document.problem((*where, "beside"), wrong, "Write beside: true, or delete optional:")
            for key, named in (("needs", step.needs), ("after", step.after)):
                for place, id_ in enumerate(named or ()):
                    if id_ in optional and not step.optional:
                        wrong = f"'{id_}' is optional, and this step, which is counted, would wait for it"
                        instead = "Take it out, or delete optional: there"
                        yield document.problem((*where, key, place), wrong, instead)


def what_a_route_leaves_out_is_explained(content: Content) -> Iterator[Problem]:
    """A step that a route leaves out is not on it, and its alternatives say why."""
    for document, _, plan in content.sections_of(PlanSection):
        for number, route in enumerate(plan.routes.starts):
            where: Path_ = ("routes", "starts", number, "left_out")
            if route.left_out and not route.alternatives:
                wrong = "nothing says why the plan leaves these steps out"
                yield document.problem(where, wrong, "Add alternatives: with the reason", at_key=True)
            for place, id_ in enumerate(route.left_out or ()):
                if id_ in route.steps:
                    wrong = f"'{id_}' is a step of this route"
                    yield document.problem((*where, place), wrong, "Take it out here, or there")


def stages_of_a_start_take_as_long_as_its_plan(content: Content) -> Iterator[Problem]:
    """The time of a stage in getting-started.yaml is not that of a step which the plan of this start does not take."""
    for _, career, plan in content.sections_of(PlanSection):
        document, section = content.sections(career).get("getting-started", (None, None))
        times = {step.id: step.time or () for step in plan.steps.steps}
        routes = {
            route.start: {time for id_ in route.steps for time in times.get(id_, ())} for route in plan.routes.starts
        }
        if document is None or not isinstance(section, GettingStarted) or section.timelines is None:
            continue
        for t, timeline in enumerate(section.timelines.timelines):
            own = routes.get(timeline.start, set())
            for s, stage in enumerate(timeline.stages):
                for n, time in enumerate(stage.time or ()):
                    step = next((id_ for id_, found in times.items() if time in found and time not in own), None)
                    if step and timeline.start in routes:
                        wrong = f"'{time}' is the time of the step '{step}', which the plan of this start does not take"
                        instead = f"Name one of: {', '.join(sorted(own))}" if own else "Delete the line"
                        place: Path_ = ("timelines", "timelines", t, "stages", s, "time", n)
                        yield document.problem(place, wrong, instead)


def holdings_can_be_told(content: Content) -> Iterator[Problem]:
    """What a holding means stands in the jobs of the guide, and its area is one of the readiness check."""
    for document, career, plan in content.sections_of(PlanSection):
        sections = content.sections(career)
        quiz = sections.get("readiness")
        areas = [area.id for area in getattr(quiz[1], "dimensions", ())] if quiz else []
        known = {name.id for entry in content.careers[career].values() for name in entry.names if name.to == "id"}
        for number, holding in enumerate(plan.planner.holdings):
            where: Path_ = ("planner", "holdings", number)
            if holding.area in known and holding.area not in areas:
                wrong = f"the readiness check has no area '{holding.area}'"
                instead = f"Write one of: {', '.join(areas)}" if areas else "Delete area:, because there is no check"
                yield document.problem((*where, "area"), wrong, instead)
            ways: list[tuple[Path_, Way]] = [((*where, "means"), holding.means)] if holding.means else []
            ways += [((*where, "implied_by", place), way) for place, way in enumerate(holding.implied_by or ())]
            for here, way in ways:
                if "jobs" not in sections:
                    yield document.problem(here, "the guide has no jobs that could say what this is", "Delete it")
                elif (
                    way.certificate or way.other or bool(way.months) != bool(way.of) or (way.subject and not way.degree)
                ):
                    wrong = "no answer of a reader tells this"
                    instead = "Name a license, a degree with its subject, or months with of:, and nothing else"
                    yield document.problem(here, wrong, instead)


def _steps(content: Content) -> Iterator[tuple[Document, Path_, PlanStep]]:
    for document, _, plan in content.sections_of(PlanSection):
        for number, step in enumerate(plan.steps.steps):
            yield document, ("steps", "steps", number), step


def _figures(
    figures: Figures | None, where: Path_, named: tuple[str, ...] | None
) -> Iterator[tuple[Path_, str, Figure]]:
    """Yield the figures that exist, each with its place; an unknown one has a problem of its own."""
    for number, id_ in enumerate(named or ()):
        if figures and id_ in figures.root:
            yield (*where, number), id_, figures.root[id_]


def _open(route: tuple[str, ...], plan: PlanSection) -> set[str]:
    """Return the steps of a route with those that a holding can add to it."""
    return {*route, *(id_ for holding in plan.planner.holdings for id_ in holding.adds or ())}


def _known(steps: list[planner.Step]) -> list[planner.Step]:
    """Return the steps without needs that do not exist; those have problems of their own."""
    ids = {step.id for step in steps}
    return [planner.Step(step.id, tuple(id_ for id_ in step.needs if id_ in ids)) for step in steps]


def _circle(start: str, needs: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the steps on a shortest way from a step back to itself, or none."""
    ways = [[start]]
    seen: set[str] = set()
    for way in ways:  # grows while it is walked
        for id_ in needs.get(way[-1], ()):
            if id_ == start:
                return way
            if id_ not in seen:
                seen.add(id_)
                ways.append([*way, id_])
    return []
