"""The readiness check as a page that works without script: the form, the sheet to add up, every text of a result."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import count
from typing import Any

from markupsafe import Markup

from macros import advice, questions, scoring
from macros.guide import CareerGuide, Guide
from macros.page import Page, ShownPart
from macros.parts import Topic
from macros.prose import Prose
from macros.questions import Questions
from macros.quiz_parts import Contradiction, Dimension
from macros.render import render
from macros.sections import Readiness


def data(guide: Guide, career: CareerGuide) -> dict[str, Any]:
    """Return what scripts know of a guide's readiness check; statements and other long texts stand in the page alone."""
    record = _record(career)
    titles = _starts(career)
    return {
        "guide": career.id,
        "title": record.title,
        "editions": [edition.number for edition in record.editions],
        "replaced": replaced(record),
        "answers": [{"id": answer.id, "label": answer.label, "hint": answer.hint} for answer in record.answers],
        "gates": [
            {**_titled(gate), "private": bool(gate.private), "answers": [_labelled(answer) for answer in gate.answers]}
            for gate in record.gates
        ],
        "profileQuestion": record.profile_question,
        "profiles": [
            {"id": entry.start, "title": titles[entry.start], "plan": entry.start} for entry in record.profiles
        ],
        "bands": [
            {**_titled(band), "from": int(guide.figures[band.begins].value or 0) if band.begins else 0}
            for band in record.bands
        ],
        "dimensions": [
            {**_titled(entry), "statements": [{"id": one.id} for one in entry.statements]}
            for entry in record.dimensions
        ],
    }


def replaced(record: Readiness) -> dict[str, str]:
    """Return why codes of earlier editions are not read any more, by number; nothing for one that gives no reason."""
    return {str(edition.number): edition.replaced for edition in record.editions if edition.replaced}


def doubts(record: Readiness, asked: Questions) -> dict[str, list[Contradiction]]:
    """Return the contradictions to ask about under each question: the last one of those that make them."""
    order = list(asked.choices())
    found: dict[str, list[Contradiction]] = {}
    for contradiction in record.contradictions or ():
        found.setdefault(max(advice.wanted(contradiction.when), key=order.index), []).append(contradiction)
    return found


def as_json(made: dict[str, Any]) -> Markup:
    """Return data as JSON that cannot end the script element it stands in."""
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def parts(page: Page) -> list[ShownPart]:
    """Return the parts of the page; sources are numbered as they are cited, so in the order of the page."""
    assert page.career is not None
    record, made = _record(page.career), data(page.guide, page.career)
    asked = questions.of(made)
    shown: list[tuple[str, str, str, dict[str, Any]]] = [
        ("how", "How it works", "start", {"record": record, "count": len(asked.choices())}),
        ("questions", "The questions", "form", _form(record, made)),
        ("points", "Add up your points", "sheet", _sheet(record, asked)),
        ("meaning", "What your points mean", "bands", {"record": record}),
        ("roles", "Which roles fit you now", "gates", _gates(record)),
        ("starts", "If you start from here", "profiles", _profiles(record, page)),
        ("actions", "What to do next", "actions", {"dimensions": _actions(record, page, asked)}),
        ("notices", "Whatever your points", "topics", {"topics": _topics(record.notices), "name": "notices"}),
        ("limits", "What the result does not mean", "topics", {"topics": _topics(record.limits), "name": "limits"}),
    ]
    return [
        ShownPart(f"readiness-{name}", title, Markup(), render(f"quiz-{component}", page=page, **view))
        for name, title, component, view in shown
    ]


def _record(career: CareerGuide) -> Readiness:
    return next(section for section in career.sections.values() if isinstance(section, Readiness))


def _starts(career: CareerGuide) -> dict[str, str]:
    return {start.id: start.title for start in career.career.starting_points}


def _titled(entry: Any) -> dict[str, str]:
    return {"id": entry.id, "title": entry.title}


def _labelled(answer: Any) -> dict[str, str]:
    return {"id": answer.id, "label": answer.label}


def _form(record: Readiness, made: dict[str, Any]) -> dict[str, Any]:
    numbers = count(1)
    starts = [{"id": entry["id"], "label": entry["title"]} for entry in made["profiles"]]
    asked = doubts(record, questions.of(made))
    gates = [
        {
            **_question(next(numbers), gate.id, gate.title, entry["answers"], gate.help),
            "is_private": bool(gate.private),
            "doubts": asked.get(gate.id, []),
        }
        for gate, entry in zip(record.gates, made["gates"], strict=True)
    ]
    start = {
        **_question(next(numbers), questions.PROFILE, record.profile_question, starts),
        "doubts": asked.get(questions.PROFILE, []),
    }
    dimensions = [
        {
            "record": dimension,
            "maximum": scoring.MOST * len(dimension.statements),
            "questions": [
                {**_question(next(numbers), one.id, one.text, made["answers"]), "is_rated": True}
                for one in dimension.statements
            ],
        }
        for dimension in record.dimensions
    ]
    return {"record": record, "gates": [*gates, start], "dimensions": dimensions, "data": as_json(made)}


def _question(
    number: int, name: str, text: str, answers: list[dict[str, str]], help_: str | None = None
) -> dict[str, Any]:
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


def _topics(topics: Iterable[Topic]) -> list[dict[str, Any]]:
    """Return topics, each with the answers that call for it; none if everyone should read it."""
    return [{"record": topic, "when": getattr(topic, "when", None) or ()} for topic in topics]


def _sheet(record: Readiness, asked: Questions) -> dict[str, Any]:
    heads = ["Group", "My points", *(band.title for band in record.bands)]
    table = {
        "id": "_table-readiness",
        "caption": "Which points belong to which band",
        "heads": [(text, False) for text in heads],
        "rows": [_row(record, dimension, asked) for dimension in record.dimensions],
    }
    return {"record": record, "table": table}


def _row(record: Readiness, dimension: Dimension, asked: Questions) -> dict[str, Any]:
    maximum = scoring.MOST * len(dimension.statements)
    begins = scoring.edges([share for _, share in asked.bands], maximum)
    ends = [*(edge - 1 for edge in begins[1:]), maximum]
    cell = Markup('<span data-cg-band="{}/{}">{} to {}</span>')
    return {
        "id": "",
        "name": Markup('<a href="#{}">{}</a>').format(dimension.id, dimension.title),
        "cells": [
            Markup('<span class="cg-quiz__blank"></span> of {}').format(maximum),
            *(
                cell.format(dimension.id, *band)
                for band in zip((one.id for one in record.bands), begins, ends, strict=True)
            ),
        ],
        "detail": [],
    }


def _gates(record: Readiness) -> dict[str, Any]:
    return {
        "gates": [{"number": number, "record": gate} for number, gate in enumerate(record.gates, 1)],
        "has_cases": any(answer.instead for gate in record.gates for answer in gate.answers),
    }


def _profiles(record: Readiness, page: Page) -> dict[str, Any]:
    assert page.career is not None
    titles = _starts(page.career)
    return {
        "profiles": [{"record": profile, "title": titles[profile.start]} for profile in record.profiles],
        "plan": page.address("#plan") if "plan" in page.career.sections else "",
    }


def _actions(record: Readiness, page: Page, asked: Questions) -> list[dict[str, Any]]:
    numbers = {name: number for number, name in enumerate(asked.choices(), 1)}
    return [
        {
            "record": dimension,
            "link": _link(dimension.link, page),
            "actions": [
                {
                    "number": numbers[statement.id],
                    "statement": statement,
                    "action": statement.action,
                    "is_estimate": not _is_cited(statement.action.time),
                    "link": _link(statement.action.link, page),
                }
                for statement in dimension.statements
            ],
        }
        for dimension in record.dimensions
    ]


def _is_cited(text: Prose) -> bool:
    return bool(text.cited("figure") or text.cited("source"))


def _link(to: str, page: Page) -> dict[str, str]:
    assert page.career is not None
    return {"href": page.address(f"#{to}"), "title": page.career.titles[to]}
