"""The planner: its questions, what a reader may hold already, every step in full, and the numbers for the script."""

from dataclasses import dataclass, replace
from typing import NamedTuple, TypedDict

from markupsafe import Markup

from macros.domain import formats
from macros.schema.sections.jobs import JobsSection, Way
from macros.schema.sections.plan import Holding, Planner, PlanStep, PlanSteps
from macros.views import job_fit, jobs, plan_numbers, standard_plans
from macros.views.script_json import embedded
from macros.views.standard_plans import PlanRow, Titled
from macros.views.writer import LinkWriter, Piece, View, Writer


@dataclass(frozen=True)
class HeldView:
    """Something that a reader may hold already, with the titles of the steps that it replaces and adds."""

    record: Holding
    done: list[str]
    adds: list[str]
    means: list[str]  # what of jobs a result of the readiness check brings it along by, in words
    area: str | None  # the area of the check that means the same


class Question(NamedTuple):
    """A question of the form with its answers; without words, a box for each."""

    words: str
    answers: list[Titled]


class PlannerView(TypedDict):
    """The questions of the planner, what each answer changes, and a table for the script to fill."""

    starts: list[Titled]
    questions: list[Question]
    holdings: list[list[HeldView]]  # those that change the same stand together
    contradictions: list[dict[str, object]]
    targets: list[dict[str, object]]
    axis: tuple[str, ...]
    row: PlanRow
    guide: str
    facts: Markup
    edition: str
    published: str


def planner(part: Planner, page: LinkWriter[Markup]) -> PlannerView:
    """Return the questions, what each answer changes, and the numbers that the script plans with."""
    section, titles = standard_plans.section_of(page), standard_plans.titles_of(page)
    return {
        "starts": [Titled(route.start, standard_plans.start_of(route, page)) for route in section.routes.starts],
        "questions": _questions(part),
        "holdings": _alike(holdings(part, page)),
        "contradictions": [
            {"record": one, "starts": [page.career.starts[id_] for id_ in one.starts or ()]}
            for one in part.contradictions or ()
        ],
        "targets": [
            {
                "record": target,
                "needs": [titles[id_] for id_ in target.needs],
                "without": [titles[id_] for id_ in target.without or ()],
            }
            for target in part.targets
        ],
        # An axis and a row with all its parts, which the script fills anew for the reader's own plan.
        "axis": ("",) * 3,
        "row": replace(
            standard_plans.standard(section.routes.starts[0], part.targets[0], page).rows[0],
            when="",
            takes="",
            until="",
            costs="",
            gate="",
            kinds="",
            cost_kinds="",
            optional=False,
            has_end=True,
            has_gate=True,
            has_bar=True,
        ),
        "guide": page.career.id,
        "facts": embedded(
            {
                **plan_numbers.data(section, page),
                "jobs": job_fit.named(job_fit.fit(page), page) if page.career.find(JobsSection) else None,
            }
        ),
        "edition": page.guide.site.edition,
        "published": formats.day(page.guide.site.published),
    }


def holdings(part: Planner, page: Writer[Piece]) -> list[HeldView]:
    """Return what a reader may hold, with what it changes and what means it."""
    titles = standard_plans.titles_of(page)
    return [
        HeldView(
            holding,
            done=[titles[id_] for id_ in holding.done or ()],
            adds=[titles[id_] for id_ in holding.adds or ()],
            means=[jobs.way(way, page.career) for way in _ways(holding)],
            area=page.career.titles[holding.area] if holding.area else None,
        )
        for holding in part.holdings
    ]


def _questions(part: Planner) -> list[Question]:
    """Return the questions in the order of their first answers; what has no question comes last, as boxes."""
    found: dict[str, list[Titled]] = {one.question: [] for one in part.holdings if one.question}
    boxes: list[Titled] = []
    for one in part.holdings:
        (found[one.question] if one.question else boxes).append(Titled(one.id, one.title))
    return [*(Question(words, answers) for words, answers in found.items()), Question("", boxes)]


def _ways(holding: Holding) -> tuple[Way, ...]:
    return (*([holding.means] if holding.means else ()), *(holding.implied_by or ()))


def _alike(shown: list[HeldView]) -> list[list[HeldView]]:
    """Return holdings in groups of those that change the same, in the order of the file."""
    groups: dict[tuple[object, ...], list[HeldView]] = {}
    for one in shown:
        groups.setdefault((one.record.question, *one.done, "", *one.adds, one.area), []).append(one)
    return [*groups.values()]


def steps(part: PlanSteps, page: LinkWriter[Markup]) -> View:
    """Return what each step names, in words."""
    titles = standard_plans.titles_of(page)
    return {
        "steps": [
            {
                "record": step,
                "needs": [Titled(id_, titles[id_]) for id_ in (*(step.needs or ()), *(step.after or ()))],
                "beside": beside(step),
                "sources": [source for source in step.source if source not in step.text.cited("source")],
                "place": {"href": page.address(f"#{step.link}"), "title": page.career.section_of(step.link).title},
            }
            for step in part.steps
        ]
    }


def beside(step: PlanStep) -> str:
    """Return in words whether a step can run beside others."""
    return "Can run beside other steps" if step.beside else "Needs the time for itself"
