"""A readiness check as data, for its page, its scripts and paper alike."""

from __future__ import annotations

from typing import Any

from macros.domain import advice
from macros.domain.guide import CareerGuide, Guide
from macros.domain.questions import Questions
from macros.schema.sections.quiz import Contradiction, Readiness


def data(guide: Guide, career: CareerGuide) -> dict[str, Any]:
    """Return what scripts know of a guide's readiness check; statements and other long texts stand in the page alone."""
    record = career.section(Readiness)
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
            {"id": entry.start, "title": career.starts[entry.start], "plan": entry.start} for entry in record.profiles
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


def _titled(entry: Any) -> dict[str, str]:
    return {"id": entry.id, "title": entry.title}


def _labelled(answer: Any) -> dict[str, str]:
    return {"id": answer.id, "label": answer.label}
