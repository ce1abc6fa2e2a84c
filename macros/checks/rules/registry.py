"""What a single field cannot know: references, uniqueness, order, dates and arithmetic.

Each rule yields problems; it reads no files and no clock. Its docstring is the rule.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from macros.checks.content_files import Content
from macros.checks.locate import at as _at
from macros.checks.locate import due
from macros.checks.rules.figures import problem as _problem
from macros.checks.rules.names import unknown
from macros.checks.rules.workshop import choices
from macros.schema.files import SECTIONS
from macros.schema.guide_file import WORKSHOP_PAGE
from macros.schema.references import Named
from macros.schema.section import Section
from macros.schema.sections.faqs import Faqs
from macros.source import near_names
from macros.source.problems import Problem
from macros.source.yaml_file import Document, Path_

Rule = Callable[[Content], Iterator[Problem]]

LONGEST_ANSWER = 120  # words; a question that needs more is a subject of its own page


def shared_ids_exist(content: Content) -> Iterator[Problem]:
    """Every figure, source and glossary term that is named exists."""
    lists = {"figure": content.ids("figures"), "source": content.ids("sources"), "term": content.ids("glossary")}
    known = {to: dict.fromkeys(ids) for to, ids in lists.items() if ids is not None}
    yield from unknown((*content.entries(), *content.cited), known)


def places_exist(content: Content) -> Iterator[Problem]:
    """Every link inside a guide, every level and every section that is named exists."""
    for career, files in content.careers.items():
        if not content.is_whole(career):
            continue
        sections = list(content.sections(career))
        known = {
            "place": dict.fromkeys([*sections, *_defined(content, career)]),
            "action": dict.fromkeys([*sections, WORKSHOP_PAGE, *_defined(content, career)]),
            "level": dict.fromkeys(_levels(content, career)),
            "section": dict.fromkeys(sections),
            "start": dict.fromkeys(_starts(content, career)),
            "guide": dict.fromkeys(content.careers),
            "step": dict.fromkeys(_plan_steps(content, career)),
            "holding": dict.fromkeys(_holdings(content, career)),
            **{to: dict.fromkeys(ids) for to, ids in choices(content, career).items()},
        }
        yield from unknown(files.values(), known)


def ids_are_unique(content: Content) -> Iterator[Problem]:
    """An id stands once in a guide, and no id is the name of a section."""
    for files in content.careers.values():
        first: dict[str, Callable[[], str]] = {
            name: partial("the page {}".format, name) for name in (*SECTIONS, WORKSHOP_PAGE)
        }
        for entry in files.values():
            for name in entry.names:
                if name.to != "id":
                    continue
                if name.id in first:
                    yield _at(
                        entry,
                        name,
                        f"the id '{name.id}' is taken by {first[name.id]()}",
                        f"Choose another, such as {name.id}-2",
                    )
                else:
                    first[name.id] = partial(_line_of, entry.document, name)


def every_section_is_in_one_group(content: Content) -> Iterator[Problem]:
    """The groups of a guide name each of its section files once."""
    for career, files in content.careers.items():
        if "guide" not in files or not content.is_whole(career):
            continue
        document, record = files["guide"].document, files["guide"].record
        listed: set[str] = set()
        for g, group in enumerate(record.groups):
            for number, name in enumerate(group.sections):
                if name in listed:
                    where = ("groups", g, "sections", number)
                    yield _problem(document, where, f"the section '{name}' is listed a second time", "Keep one")
                listed.add(name)
        for name in content.sections(career):
            if name not in listed:
                wrong = f"the section '{name}' stands in no group"
                yield _problem(document, ("groups",), wrong, "Add it to the sections of a group", at_key=True)


def guides_and_folders_match(content: Content) -> Iterator[Problem]:
    """guide.yaml lists each guide's folder, and nothing else."""
    entry = content.shared.get("guide")
    if not entry:
        return
    for number, name in enumerate(entry.record.guides):
        if name in entry.record.guides[:number]:
            wrong = f"the folder '{name}' is listed a second time"
            yield _problem(entry.document, ("guides", number), wrong, "Keep one")
    unknown = [name for name in entry.names if name.to == "guide" and name.id not in content.careers]
    for name in unknown:
        yield _at(
            entry,
            name,
            f"no folder content/{name.id} exists",
            near_names.advice(name.id, sorted(content.careers), "delete the line"),
        )
    for career in content.careers if not unknown else ():  # else the one is probably the other, misspelled
        if career not in entry.record.guides:
            yield _problem(
                entry.document,
                ("guides",),
                f"the folder content/{career} is not listed",
                f"Add: - {career}",
                at_key=True,
            )


def fits_name_a_figure_once(content: Content) -> Iterator[Problem]:
    """A guide says once how well a figure fits its role."""
    for files in content.careers.values():
        entry = files.get("guide")
        if entry is None:
            continue
        first: dict[str, Path_] = {}
        for number, fit in enumerate(entry.record.fits or ()):
            where: Path_ = ("fits", number, "figure")
            if fit.figure in first:
                wrong = f"'{fit.figure}' has a fit already, in line {entry.document.place(first[fit.figure])[0]}"
                yield _problem(entry.document, where, wrong, "Keep one of them")
            first.setdefault(fit.figure, where)


def reviews_are_due_within_a_year(content: Content) -> Iterator[Problem]:
    """A section is checked again after its last check, and within twelve months."""
    for document, section in _checked(content):
        yield from due(document, section.reviewed, section.review_due)


def answers_are_short(content: Content) -> Iterator[Problem]:
    """An answer has at most 120 words and a link to where more stands."""
    for document, section in _sections(content):
        for g, group in enumerate(section.groups if isinstance(section, Faqs) else ()):
            for q, question in enumerate(group.questions):
                where = ("groups", g, "questions", q, "answer")
                count = question.answer.words()
                if count > LONGEST_ANSWER:
                    yield _problem(
                        document,
                        where,
                        f"the answer has {count} words",
                        f"Keep to {LONGEST_ANSWER}, and link to the page that says more",
                    )
                if not question.answer.cited("link"):
                    yield _problem(
                        document,
                        where,
                        "the answer links to nothing",
                        "Link to the section that says more, as in [salaries](#salaries)",
                    )


def _is_rule(found: Any, module: ModuleType) -> bool:
    """Whether it is a rule: a public function of the module itself that takes the content and yields problems."""
    return (
        inspect.isfunction(found)
        and found.__module__ == module.__name__
        and not found.__name__.startswith("_")
        and [*found.__annotations__.items()] == [("content", "Content"), ("return", "Iterator[Problem]")]
    )


def _collected() -> tuple[Rule, ...]:
    """Return the rules of this module, then those of every module beside it."""
    beside = sorted(found.name for found in pkgutil.iter_modules([str(Path(__file__).parent)]))
    names = dict.fromkeys([__name__, *(f"{__package__}.{name}" for name in beside)])
    modules = [importlib.import_module(name) for name in names]
    return tuple(found for module in modules for found in vars(module).values() if _is_rule(found, module))


RULES = _collected()
"""Every rule; one is found by its module and its signature, so it cannot be forgotten."""


def problems(content: Content) -> list[Problem]:
    """Return what every rule finds."""
    return [problem for rule in RULES for problem in rule(content)]


def _line_of(document: Document, name: Named) -> str:
    return f"{document.path}, line {document.place(name.where)[0]}"


def _sections(content: Content) -> Iterator[tuple[Document, Section]]:
    for career in content.careers:
        yield from content.sections(career).values()


def _checked(content: Content) -> Iterator[tuple[Document, Section]]:
    """Yield everything that an expert checks again: the sections and the workshops."""
    yield from _sections(content)
    for files in content.careers.values():
        if "workshop" in files:
            yield files["workshop"].document, files["workshop"].record


_WITHOUT_PLACES = ("guide", "workshop")  # nothing in these files has an address in the guide


def _defined(content: Content, career: str) -> list[str]:
    files = content.careers[career]
    return [
        name.id
        for file, entry in files.items()
        if file not in _WITHOUT_PLACES
        for name in entry.names
        if name.to == "id"
    ]


def _starts(content: Content, career: str) -> list[str]:
    entry = content.careers[career].get("guide")
    return [start.id for start in entry.record.starting_points] if entry else []


def _plan_steps(content: Content, career: str) -> list[str]:
    found = content.sections(career).get("plan")
    return [step.id for step in found[1].steps.steps] if found else []  # type: ignore[attr-defined]


def _holdings(content: Content, career: str) -> list[str]:
    found = content.sections(career).get("plan")
    return [holding.id for holding in found[1].planner.holdings] if found else []  # type: ignore[attr-defined]


def _levels(content: Content, career: str) -> list[str]:
    found = content.sections(career).get("career-path")
    return [level.id for ladder in found[1].ladders.ladders for level in ladder.levels] if found else []  # type: ignore[attr-defined]
