"""The readiness check as a page that works without script: the form, the sheet to add up, every text of a result."""

from collections.abc import Iterable

from markupsafe import Markup

from macros.domain import formats, questions, quiz_scores, result_codes
from macros.domain.guide import CareerGuide, Guide
from macros.domain.questions import Questions
from macros.schema.parts import Topic
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.plan import PlanSection
from macros.schema.sections.quiz import Dimension, Readiness
from macros.source.prose import Prose
from macros.views import job_fit, jobs_by_license, plan_clocks
from macros.views.quiz import AnswerData, QuizData, data, doubts, lettered, numbers
from macros.views.script_json import embedded
from macros.views.tables import TableRow
from macros.views.writer import View
from macros.web.guide_page import GuidePage
from macros.web.page import ShownPart
from macros.web.render import render

_TOLD = {"degree": "your degree", "license": "your license", "months": "your months of experience"}
"""What whoever has a code can read of what a reader holds, in words, by what answers can mean for jobs."""


def parts(page: GuidePage) -> list[ShownPart]:
    """Return the parts of the page; sources are numbered as they are cited, so in the order of the page."""
    record, made = page.career.section(Readiness), data(page.guide, page.career)
    asked = questions.from_record(record, page.guide.figures)
    site = page.guide.site
    printed: View = {"edition": site.edition, "published": formats.day(site.published)}
    shown: list[tuple[str, str, str, View]] = [
        ("how", "How it works", "start", {"record": record, "count": len(asked.short_choices())}),
        ("questions", "The questions", "form", {**_form(record, made, asked), **_scripted(record, page), **printed}),
        *_lookup(record, page),
        ("points", "Add up your points", "sheet", _sheet(record, asked)),
        ("meaning", "What your points mean", "bands", {"record": record}),
        ("roles", "Which roles fit you now", "gates", _gates(record, asked)),
        ("starts", "If you start from here", "profiles", _profiles(record, page)),
        ("actions", "What to do next", "actions", {"dimensions": _actions(record, page, asked)}),
        ("notices", "Whatever your points", "topics", {"topics": _topics(record.notices), "name": "notices"}),
        ("limits", "What the result does not mean", "topics", {"topics": _topics(record.limits), "name": "limits"}),
    ]
    return [
        ShownPart(f"readiness-{name}", title, Markup(), render(f"quiz-{component}", page=page, **view))
        for name, title, component, view in shown
    ]


def _form(record: Readiness, made: QuizData, asked: Questions) -> View:
    numbered = numbers(asked)
    starts: list[AnswerData] = [{"id": entry["id"], "label": entry["title"]} for entry in made["profiles"]]
    under = doubts(record, asked)
    gates: list[View] = [
        {
            **_question(numbered[gate.id], gate.id, gate.title, entry["answers"], gate.help),
            "is_private": bool(gate.private),
            "doubts": under.get(gate.id, []),
        }
        for gate, entry in zip(record.gates, made["gates"], strict=True)
    ]
    start = {
        **_question(numbered[questions.PROFILE], questions.PROFILE, record.profile_question, starts),
        "doubts": under.get(questions.PROFILE, []),
    }
    rated = {
        one.id: {**_question(numbered[one.id], one.id, one.text, made["answers"]), "is_rated": True}
        for dimension in record.dimensions
        for one in dimension.statements
    }
    dimensions = [
        {
            "record": dimension,
            "letter": letter,
            "maximum": quiz_scores.MOST * len(dimension.statements),
            "core": numbered[dimension.core],
            "questions": [rated[one.id] for one in dimension.statements if one.id != dimension.core],
        }
        for letter, dimension in lettered(record)
    ]
    return {
        "record": record,
        "gates": [*(gate for gate in gates if gate["name"] not in asked.later), start],
        "cores": [rated[dimension.core] for dimension in record.dimensions],
        "later": [gate for gate in gates if gate["name"] in asked.later],
        "has_private": bool(asked.private),
        "told": [words for key, words in _TOLD.items() if any(getattr(held, key) for held in record.holds or ())],
        "dimensions": dimensions,
        "data": embedded(_wordless(made)),
    }


def _wordless(made: QuizData) -> dict[str, object]:
    """Return what the scripts need beside the form, which holds the words of questions and answers; a mark that is not set is left out."""
    gates = [
        {name: value for name, value in gate.items() if name != "title" and value}
        | {"answers": [{"id": answer["id"]} for answer in gate["answers"]]}
        for gate in made["gates"]
    ]
    starts = [{name: value for name, value in start.items() if name != "title"} for start in made["profiles"]]
    rest = {name: value for name, value in made.items() if name != "profileQuestion"}
    return {**rest, "gates": gates, "profiles": starts}


def _scripted(record: Readiness, page: GuidePage) -> View:
    """Return what says to the scripts which jobs are open, and how long the plan takes; nothing of what the guide lacks."""
    if not _has_jobs(record, page):
        return {"has_jobs": False, "facts": embedded({"jobs": None, "plan": None})}
    fit = job_fit.fit(page)
    plan = plan_clocks.for_answers(record, fit, page) if page.career.find(PlanSection) else None
    return {"has_jobs": True, "facts": embedded({"jobs": job_fit.shown(fit, page), "plan": plan})}


def _has_jobs(record: Readiness, page: GuidePage) -> bool:
    """Say whether answers mean anything for jobs."""
    return bool(record.holds and page.career.find(JobsSection))


def _lookup(record: Readiness, page: GuidePage) -> list[tuple[str, str, str, View]]:
    """Return the jobs by what somebody holds, which stand in for the result without script."""
    if not _has_jobs(record, page):
        return []
    part = page.career.section(JobsSection).by_license
    return [
        ("lookup", "Look up your jobs", "lookup", {**jobs_by_license.licenses(part, page), "unheld": part.unlicensed})
    ]


def _question(number: int, name: str, text: str, answers: list[AnswerData], help_: str | None = None) -> View:
    return {
        "number": number,
        "name": name,
        "text": text,
        "help": help_,
        "answers": answers,
        "is_rated": False,
        "is_private": False,
        "doubts": [],
    }


def _topics(topics: Iterable[Topic]) -> list[View]:
    """Return topics, each with the answers that call for it; none if everyone should read it."""
    return [{"record": topic, "when": getattr(topic, "when", None) or ()} for topic in topics]


def _sheet(record: Readiness, asked: Questions) -> View:
    heads = ["Area", "My points", *(band.title for band in record.bands)]
    table = {
        "id": "_table-readiness",
        "caption": "Which points belong to which band",
        "heads": [(text, False) for text in heads],
        "rows": [_row(record, letter, area, asked) for letter, area in lettered(record)],
    }
    return {"record": record, "table": table}


def _row(record: Readiness, letter: str, dimension: Dimension, asked: Questions) -> TableRow[Markup]:
    maximum = quiz_scores.MOST * len(dimension.statements)
    begins = quiz_scores.edges([share for _, share in asked.bands], maximum)
    ends = [*(edge - 1 for edge in begins[1:]), maximum]
    cell = Markup('<span data-cg-band="{}/{}">{} to {}</span>')
    return {
        "id": "",
        "name": Markup('<a href="#{}">{}. {}</a>').format(dimension.id, letter, dimension.title),
        "cells": [
            Markup('<span class="cg-quiz__blank"></span> of {}').format(maximum),
            *(
                cell.format(dimension.id, *band)
                for band in zip((one.id for one in record.bands), begins, ends, strict=True)
            ),
        ],
        "detail": [],
    }


def _gates(record: Readiness, asked: Questions) -> View:
    numbered = numbers(asked)
    return {
        "gates": [{"number": numbered[gate.id], "record": gate} for gate in record.gates],
        "has_cases": any(answer.instead for gate in record.gates for answer in gate.answers),
    }


def _profiles(record: Readiness, page: GuidePage) -> View:
    clocks = plan_clocks.clocks(page)
    return {
        "profiles": [
            {"record": profile, "title": page.career.starts[profile.start], "clocks": clocks.get(profile.start)}
            for profile in record.profiles
        ],
        "plan": page.address("#plan") if "plan" in page.career.sections else "",
    }


def _actions(record: Readiness, page: GuidePage, asked: Questions) -> list[View]:
    numbered = numbers(asked)
    return [
        {
            "record": dimension,
            "letter": letter,
            "link": _link(dimension.link, page),
            "actions": [
                {
                    "number": numbered[statement.id],
                    "statement": statement,
                    "action": statement.action,
                    "is_estimate": not _is_cited(statement.action.time),
                    "link": _link(statement.action.link, page),
                }
                for statement in dimension.statements
            ],
        }
        for letter, dimension in lettered(record)
    ]


def _is_cited(text: Prose) -> bool:
    return bool(text.cited("figure") or text.cited("source"))


def _link(to: str, page: GuidePage) -> dict[str, str]:
    return {"href": page.address(f"#{to}"), "title": page.career.titles[to]}


def sample_code(career: CareerGuide, guide: Guide) -> str:
    """Return a code as people get it, of somebody who takes the possible answers in turn."""
    asked = questions.from_record(career.section(Readiness), guide.figures)
    turns = enumerate(asked.choices().items())
    return result_codes.encode(asked, {name: possible[place % len(possible)] for place, (name, possible) in turns})
