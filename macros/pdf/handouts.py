"""Each handout of the workshop as plain data for its template."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from macros.domain import formats, questions
from macros.domain.guide import CareerGuide, Guide
from macros.domain.plain_text import text_of
from macros.pdf import local_page
from macros.pdf.handout_document import Slip
from macros.schema.handouts import (
    ActionSheet,
    AskSheet,
    Handout,
    InterviewSheet,
    LocalPage,
    PlanSheet,
    ScoringSheet,
    ShortCheck,
    Tally,
    WhereNext,
    Worksheet,
)
from macros.schema.local import Local
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.quiz import Contradiction
from macros.views import jobs, jobs_by_license, quiz
from macros.views.workshop import UNEQUAL, areas, certifications, checkpoints, has_check, rated, workshop
from macros.views.workshop import questions as interview_questions

_CENT = 100
_LOCAL_PAGE = "local_page"


def has_workshop(career: CareerGuide) -> bool:
    """Say whether a guide has handouts: they need its workshop and its readiness check."""
    return career.workshop is not None and has_check(career)


def has_sheet(key: str) -> Callable[[CareerGuide], bool]:
    """Return what says whether a guide has the handout under a key."""
    return lambda career: has_workshop(career) and key in workshop(career).handouts.sheets.named()


def has_packet(career: CareerGuide) -> bool:
    """Say whether the workshop of a guide has a packet."""
    return has_workshop(career) and workshop(career).handouts.packet is not None


def view(key: str, local: Local | None = None) -> Callable[[Guide, CareerGuide], dict[str, object]]:
    """Return the view of the handout under `key` of a workshop's handouts."""
    return lambda guide, career: handout(Slip(guide, career, local), key)


def handout(slip: Slip, key: str) -> dict[str, object]:
    """Return a handout, its notes included; a slip that has cited before goes on counting."""
    shown = sheet(slip, key)
    return {
        **shown,
        "description": shown["purpose"],
        "kicker": slip.guide.site.name,
        "notes": slip.short_notes(),
    }


def sheet(slip: Slip, key: str) -> dict[str, object]:
    """Return what stands on a handout, with the template that sets it and whether people write a date on it."""
    record = workshop(slip.career).handouts.sheets.named()[key]
    shape = _SHAPED.get(type(record))
    return {
        **slip.record(record),
        **(shape(slip, record) if shape else {}),
        "template": template(key),
        "dated": not isinstance(record, _READ_ONLY),
    }


def template(key: str) -> str:
    """Return the name of the template of the handout under a key."""
    return f"{key.replace('_', '-')}.typ"


def packet(guide: Guide, career: CareerGuide, local: Local | None = None) -> dict[str, object]:
    """Return the participant's packet: its handouts in the order of the session, and the notes of all."""
    slip, part = Slip(guide, career, local), workshop(career).handouts
    if part.packet is None:
        raise LookupError(f"the workshop of '{career.id}' has no packet")
    keys = {record.id: key for key, record in part.sheets.named().items()}
    return {
        "title": f"{career.career.title}: {formats.in_sentence(part.packet.title)}",
        "name": part.packet.title,
        "description": part.packet.purpose,
        "kicker": guide.site.name,
        "published": formats.day(guide.site.published),
        "lead": slip.prose(part.packet.lead),
        "sheets": [shown for id_ in part.packet.sheets for shown in _packed(slip, keys[id_])],
        "notes": slip.short_notes(),
    }


def _packed(slip: Slip, key: str) -> Iterator[dict[str, object]]:
    """Yield a handout of the packet; behind the local page stands the leader's state."""
    yield sheet(slip, key)
    if key == _LOCAL_PAGE and local_page.has_place(slip):
        yield local_page.place_sheet(slip)


def has_extras(career: CareerGuide) -> bool:
    """Say whether the workshop of a guide has the sheets around the session."""
    return has_workshop(career) and workshop(career).handouts.extras is not None


def extras(guide: Guide, career: CareerGuide) -> dict[str, object]:
    """Return invitation, attendance count, and certificate, a sheet each, with the notes of all."""
    slip, part = Slip(guide, career), workshop(career).handouts.extras
    if part is None:
        raise LookupError(f"the workshop of '{career.id}' has no extras")
    return {
        "title": f"{career.career.title}: {formats.in_sentence(part.title)}",
        "description": part.purpose,
        "kicker": guide.site.name,
        "sheets": [{**slip.record(record), "key": key, "dated": False} for key, record in part.named().items()],
        "notes": slip.short_notes(),
    }


def shares(maxima: list[int]) -> list[dict[str, object]]:
    """Return the share of points in percent for each highest number, or nothing if all areas have the same.

    Rounded to whole percent, the shares of areas of 4 to 6 statements stand in the order of the exact ones.
    """
    different = sorted(set(maxima))
    if len(different) < 2:
        return []
    return [
        {"maximum": most, "shares": [(2 * _CENT * points + most) // (2 * most) for points in range(most + 1)]}
        for most in different
    ]


def _worksheet(slip: Slip, record: Handout) -> dict[str, Any]:
    check, asked = rated(slip.guide, slip.career)
    numbered = quiz.numbers(asked)
    doubts = quiz.doubts(check, asked)
    gates = [
        {
            "number": numbered[gate.id],
            "id": gate.id,
            "title": gate.title,
            "private": bool(gate.private),
            "answers": [{"id": answer.id, "label": answer.label} for answer in gate.answers],
            "doubts": _doubts(doubts.get(gate.id, [])),
        }
        for gate in check.gates
    ]
    starts = [{"id": profile.start, "label": slip.career.starts[profile.start]} for profile in check.profiles]
    start = {
        "number": numbered[questions.PROFILE],
        "id": questions.PROFILE,
        "title": check.profile_question,
        "private": False,
        "answers": starts,
        "doubts": _doubts(doubts.get(questions.PROFILE, [])),
    }
    dimensions = [
        {
            **area,
            "statements": [
                {"number": numbered[one.id], "id": one.id, "text": one.text} for one in dimension.statements
            ],
        }
        for area, dimension in zip(areas(slip.guide, slip.career), check.dimensions, strict=True)
    ]
    answers = [
        {"id": answer.id, "label": answer.label, "hint": answer.hint, "points": points}
        for points, answer in enumerate(check.answers)
    ]
    asked_in_order = sorted([*gates, start], key=lambda gate: numbered[str(gate["id"])])
    return {"gates": asked_in_order, "dimensions": dimensions, "answers": answers}


def _short_check(slip: Slip, record: ShortCheck) -> dict[str, object]:
    check, asked = rated(slip.guide, slip.career)
    numbered, short = quiz.numbers(asked), asked.short_choices()
    shown = _worksheet(slip, record)
    texts = {one.id: one.text for area in check.dimensions for one in area.statements}
    letters = {area.id: letter for letter, area in quiz.lettered(check)}
    return {
        "gates": [gate for gate in shown["gates"] if gate["id"] in short],
        "cores": [
            {"number": numbered[area.core], "id": area.core, "letter": letters[area.id], "text": texts[area.core]}
            for area in check.dimensions
        ],
        "answers": shown["answers"],
        "by_license": _by_license(slip),
    }


def _by_license(slip: Slip) -> dict[str, object]:
    """Return how every job stands for every license; nothing where a guide has no jobs."""
    section = slip.career.find(JobsSection)
    if section is None:
        return {}
    titles = {"": section.by_license.unlicensed, **{one.id: one.title for one in section.by_license.licenses}}
    shown = jobs_by_license.table(slip.career)
    return {
        "columns": [[titles[id_] for id_ in column] for column in shown.columns],
        "rows": [{**row, "job": jobs.in_place(row["job"], slip.guide)} for row in shown.rows],
        "marks": [mark._asdict() for mark in shown.marks],
    }


def _doubts(found: Iterable[Contradiction]) -> str:
    """Return in one sentence which answers hardly fit together: a sheet has no room for what is asked about each."""
    cases = "; ".join(formats.in_sentence(one.words) for one in found)
    return f"Look again at your answers {cases}." if cases else ""


def _scoring_sheet(slip: Slip, record: ScoringSheet) -> dict[str, object]:
    check, _ = rated(slip.guide, slip.career)
    shown = areas(slip.guide, slip.career)
    return {
        "areas": shown,
        "bands": [{"title": band.title, "meaning": slip.line(band.meaning)} for band in check.bands],
        "shares": shares([area["maximum"] for area in shown]),
        "unequal": UNEQUAL,
        "notices": [slip.record(topic) for topic in check.notices],
        "limits": [topic.title for topic in check.limits],
    }


def _plan_sheet(slip: Slip, record: PlanSheet) -> dict[str, object]:
    found = certifications(slip.career)
    clock = [
        {
            "short": found[name].short,
            "title": found[name].title,
            "experience": slip.line(found[name].experience),
            "renewal": slip.line(found[name].renewal),
        }
        for name in record.clock
    ]
    return {"clock": clock}


def _interview_questions(slip: Slip, record: InterviewSheet) -> dict[str, object]:
    bank = interview_questions(slip.career)
    return {
        "questions": [
            {"question": bank[name].question, "shows": slip.line(bank[name].shows)} for name in record.questions
        ]
    }


def _questions_to_ask(slip: Slip, record: AskSheet) -> dict[str, object]:
    known = checkpoints(slip.career)
    points = [known[name].text for name in record.points]
    return {"points": [{"text": slip.line(text), "said": text_of(slip.guide, text)} for text in points]}


def _tally_sheet(slip: Slip, record: Tally) -> dict[str, object]:
    check, _ = rated(slip.guide, slip.career)
    return {"areas": areas(slip.guide, slip.career), "bands": [band.title for band in check.bands]}


def _action_sheet(slip: Slip, record: ActionSheet) -> dict[str, object]:
    check, asked = rated(slip.guide, slip.career)
    numbered = quiz.numbers(asked)
    shown = [
        {
            "letter": letter,
            "title": area.title,
            "more": slip.title_of(area.link),
            "actions": [
                {"number": numbered[one.id], "text": one.text, **slip.record(one.action)} for one in area.statements
            ],
        }
        for letter, area in quiz.lettered(check)
    ]
    return {"areas": shown}


def _where_next(slip: Slip, record: WhereNext) -> dict[str, object]:
    places = [
        {"title": slip.career.titles[place.to], "chapter": slip.title_of(place.to), "why": place.why}
        for place in record.places
    ]
    return {"places": places}


_READ_ONLY = (ActionSheet, AskSheet, InterviewSheet, WhereNext)
"""The handouts on which nothing is written that a date belongs to."""

_SHAPED: dict[type[Handout], Callable[[Slip, Any], dict[str, object]]] = {
    Worksheet: _worksheet,
    ShortCheck: _short_check,
    ScoringSheet: _scoring_sheet,
    PlanSheet: _plan_sheet,
    InterviewSheet: _interview_questions,
    AskSheet: _questions_to_ask,
    Tally: _tally_sheet,
    ActionSheet: _action_sheet,
    WhereNext: _where_next,
    LocalPage: local_page.filled,
}
"""The handouts that show something else than their record does."""
