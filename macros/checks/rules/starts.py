"""Rules about where readers start from."""

from collections.abc import Iterator

from macros.checks.content_files import Content
from macros.schema.guide_file import StartingPoint
from macros.schema.sections.states import States
from macros.source.problems import Problem
from macros.source.yaml_file import Document


def pay_of_starts_stands_in_the_table(content: Content) -> Iterator[Problem]:
    """What those who start somewhere are paid is a series of the guide's table of places."""
    series = content.record("series")
    for career, document, starts in _starts(content) if series else ():
        found = content.sections(career).get("states")
        paid = found[1].table.pay if found and isinstance(found[1], States) else ()
        for number, start in enumerate(starts):
            if start.pay in series.root and start.pay not in paid:
                instead = f"Name one of: {', '.join(paid)}" if paid else "Delete the line, or add states.yaml"
                wrong = f"'{start.pay}' does not stand in the table of states"
                yield document.problem(("starting_points", number, "pay"), wrong, instead)


def answers_of_starts_exist(content: Content) -> Iterator[Problem]:
    """An answer that a starting point names is one that the readiness check has, and not to a private question."""
    for career, document, starts in _starts(content):
        quiz = content.sections(career).get("readiness")
        gates = getattr(quiz[1], "gates", ()) if quiz else ()
        known = [f"{gate.id}/{answer.id}" for gate in gates if not gate.private for answer in gate.answers]
        for number, start in enumerate(starts):
            for field in ("answers", "licensed"):
                for place, name in enumerate(getattr(start, field) or ()):
                    if name not in known:
                        instead = f"Write one of: {', '.join(known)}" if known else f"Delete {field}:, or add quiz.yaml"
                        wrong = f"no answer '{name}' in the readiness check is for others than the reader"
                        yield document.problem(("starting_points", number, field, place), wrong, instead)


def route_maps_have_times_and_jobs(content: Content) -> Iterator[Problem]:
    """A route map stands in a guide with starting points, jobs and a plan, from which its times and ways come."""
    for career, document, starts in _starts(content):
        if content.careers[career]["guide"].record.route is None:
            continue
        missing = [f"{name}.yaml" for name in ("jobs", "plan") if name not in content.sections(career)]
        missing += [] if starts else ["starting_points:"]
        if missing:
            wrong = f"the route map has nothing to show without {' and '.join(missing)}"
            yield document.problem(("route",), wrong, f"Delete route:, or add {' and '.join(missing)}", at_key=True)


def _starts(content: Content) -> Iterator[tuple[str, Document, tuple[StartingPoint, ...]]]:
    for career, files in content.careers.items():
        if content.is_whole(career) and "guide" in files:
            yield career, files["guide"].document, files["guide"].record.starting_points or ()
