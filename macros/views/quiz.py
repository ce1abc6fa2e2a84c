"""A readiness check as data, for its page, its scripts and paper alike."""

from string import ascii_uppercase
from typing import NotRequired, TypedDict

from macros.domain import advice
from macros.domain.guide import CareerGuide, Guide
from macros.domain.questions import Questions
from macros.domain.questions import numbers as numbers_of_editions
from macros.schema.guide_file import StartingPoint
from macros.schema.sections.quiz import Contradiction, Dimension, Readiness


class Titled(TypedDict):
    """Something that the scripts name."""

    id: str
    title: str


class AnswerData(TypedDict):
    """A possible answer."""

    id: str
    label: str
    hint: NotRequired[str]


class GateData(Titled):
    """A question that rules roles out; one for the reader alone is private."""

    private: bool
    later: bool
    answers: list[AnswerData]


class ProfileData(Titled):
    """A starting point, and the answers by which a script knows it."""

    when: NotRequired[str]


BandData = TypedDict("BandData", {"id": str, "title": str, "from": int})
"""A band, with the share in percent from which it begins."""


class DimensionData(Titled):
    """An area with its letter and its statements; their words stand in the page alone."""

    core: str
    statements: list[dict[str, str]]


class QuizData(TypedDict):
    """What scripts know of a readiness check."""

    guide: str
    title: str
    editions: list[int]
    short: int
    replaced: dict[str, str]
    answers: list[AnswerData]
    gates: list[GateData]
    profileQuestion: str
    profiles: list[ProfileData]
    bands: list[BandData]
    dimensions: list[DimensionData]


def data(guide: Guide, career: CareerGuide) -> QuizData:
    """Return what scripts know of a guide's readiness check; statements and other long texts stand in the page alone."""
    record = career.section(Readiness)
    starts = {start.id: start for start in career.career.starting_points or ()}
    return {
        "guide": career.id,
        "title": record.title,
        "editions": list(numbers_of_editions(record)),
        "short": record.editions[-1].short or 0,
        "replaced": replaced(record),
        "answers": [{"id": answer.id, "label": answer.label, "hint": answer.hint} for answer in record.answers],
        "gates": [
            {
                "id": gate.id,
                "title": gate.title,
                "private": bool(gate.private),
                "later": bool(gate.later),
                "answers": [{"id": answer.id, "label": answer.label} for answer in gate.answers],
            }
            for gate in record.gates
        ],
        "profileQuestion": record.profile_question,
        "profiles": [_profile(starts[entry.start]) for entry in record.profiles],
        "bands": [
            {
                "id": band.id,
                "title": band.title,
                "from": int(guide.figures[band.begins].value or 0) if band.begins else 0,
            }
            for band in record.bands
        ],
        "dimensions": [
            {
                "id": area.id,
                "title": f"{letter}. {area.title}",
                "core": area.core,
                "statements": [{"id": one.id} for one in area.statements],
            }
            for letter, area in lettered(record)
        ],
    }


def _profile(start: StartingPoint) -> ProfileData:
    found: ProfileData = {"id": start.id, "title": start.title}
    return {**found, "when": " ".join(start.answers)} if start.answers else found


def lettered(record: Readiness) -> list[tuple[str, Dimension]]:
    """Return each area of a readiness check with its letter, the same on the site and on every sheet."""
    return list(zip(ascii_uppercase, record.dimensions, strict=False))


def numbers(asked: Questions) -> dict[str, int]:
    """Return the number of each question and statement by its id, the same on the site and on every sheet."""
    return {name: number for number, name in enumerate(asked.choices(), 1)}


def meant(record: Readiness) -> list[dict[str, object]]:
    """Return what answers mean for the conditions of jobs, as the scripts compute with it."""
    return [{**held.model_dump(exclude_none=True), "when": " ".join(held.when)} for held in record.holds or ()]


def replaced(record: Readiness) -> dict[str, str]:
    """Return why codes of earlier editions are not read any more, by number; nothing for one that gives no reason."""
    return {
        str(number): edition.replaced
        for edition in record.editions
        for number in (edition.short, edition.number)
        if edition.replaced and number
    }


def doubts(record: Readiness, asked: Questions) -> dict[str, list[Contradiction]]:
    """Return the contradictions to ask about under each question: the last one of those that make them."""
    order = list(asked.choices())
    found: dict[str, list[Contradiction]] = {}
    for contradiction in record.contradictions or ():
        found.setdefault(max(advice.wanted(contradiction.when), key=order.index), []).append(contradiction)
    return found
