"""A guide on paper: everything that the site says, in the order of the sections, as plain data."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from macros.domain import formats, questions, quiz_scores
from macros.domain.guide import CareerGuide, Guide
from macros.pdf import jobs, places, plan
from macros.pdf.book import Book, notes
from macros.pdf.document import Nodes, Sheet, text
from macros.schema.guide_file import WORKSHOP_PAGE
from macros.schema.parts import Part
from macros.schema.section import Section, parts_of
from macros.schema.sections.career_path import Ladders
from macros.schema.sections.certifications import Certifications
from macros.schema.sections.education import Degrees
from macros.schema.sections.jobs import Jobs, JobsByLicense, JobWords
from macros.schema.sections.outlook import Projections
from macros.schema.sections.overview import KeyFacts
from macros.schema.sections.plan import Planner, PlanSteps, Routes
from macros.schema.sections.quiz import Readiness
from macros.schema.sections.salaries import Anchors, PayLadders
from macros.schema.sections.states import PlaceTable
from macros.views import career_path, drawings, education, plan_clocks, quiz, vocabulary
from macros.views.charts import Chart
from macros.views.parts import PARTS, view_of
from macros.views.who_may_apply import who_may_apply


def whole(guide: Guide, career: CareerGuide) -> dict[str, object]:
    """Return the whole guide for the template `whole-guide.typ`."""
    sheet = Book(guide, career)
    # Whoever holds the book has the pack.
    actions = tuple(action for action in career.career.actions if action.to != WORKSHOP_PAGE)
    # Notes are numbered as they are first cited, so all is written in the order of the pages.
    opening = sheet.record(career.career.model_copy(update={"actions": actions}))
    clocks = plan_clocks.clocks(sheet)
    for start in opening["starting_points"] or ():
        start["clocks"] = "; ".join(filter(None, clocks.get(start["id"], ())))
    groups = [
        {"title": group.title, "sections": [_section(sheet, name) for name in group.sections]}
        for group in career.career.groups
    ]
    return {
        "title": f"{career.career.title}: the whole guide",
        "description": _description(guide, career),
        "published": formats.day(guide.site.published),
        "edited": formats.day(career.edited),
        **({"reviewed": formats.day(guide.site.reviewed)} if guide.site.reviewed else {}),
        "opening": opening,
        "groups": groups,
        "vocabulary": vocabulary.explained(guide),
        "glossary": [{"id": id_, **sheet.record(term)} for id_, term in vocabulary.terms(guide)],
        **notes(sheet),
    }


def chapter(guide: Guide, career: CareerGuide, name: str) -> dict[str, object]:
    """Return one section by itself for the template `chapter.typ`, with what it cites, and the terms that it uses."""
    sheet, section = Book(guide, career), career.sections[name]
    shown = _section(sheet, name)
    terms = _terms(shown, sheet)
    links = (one for one in _mappings([shown, terms]) if isinstance(one.get("to"), str) and one.get("t") != "term")
    leads = {str(one["to"]) for one in links}
    return {
        "title": f"{career.career.title}: {section.title}",
        "description": section.question,
        "published": formats.day(guide.site.published),
        "section": shown,
        "glossary": terms,
        **notes(sheet),
        "elsewhere": {to: career.section_of(to).title for to in leads if career.section_of(to) is not section},
    }


def _terms(shown: dict[str, object], sheet: Book) -> list[dict[str, object]]:
    """Return the terms that a section uses, and those that their meanings use."""
    wanted: list[object] = [shown]
    found: dict[str, dict[str, object]] = {}
    while wanted:
        for one in _mappings(wanted.pop()):
            if one.get("t") == "term" and (id_ := str(one["to"])) not in found:
                found[id_] = {"id": id_, **sheet.record(sheet.guide.glossary[id_])}
                wanted.append(found[id_])
    order = [id_ for id_, _ in vocabulary.terms(sheet.guide)]
    return sorted(found.values(), key=lambda term: order.index(str(term["id"])))


def _mappings(view: object) -> Iterator[dict[str, object]]:
    """Yield every mapping within a view, in no order."""
    waiting = [view]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            one = one.values()
        waiting += [within for within in one if isinstance(within, (dict, list, tuple))]  # type: ignore[attr-defined]


def _description(guide: Guide, career: CareerGuide) -> str:
    """Return what it is about; the site is described as its first guide is."""
    return guide.site.description if career.id == guide.site.guides[0] else career.career.headline


def _section(sheet: Sheet, name: str) -> dict[str, object]:
    section = sheet.career.sections[name]
    return {
        # Old addresses lead nowhere on paper.
        **sheet.record(section.model_copy(update={"moved": None}), Section),
        "id": name,
        "sure": sheet.word("certainties", section.sure),
        "starts": [(sheet.career.starts[one.start], sheet.line(one.line)) for one in section.starts or ()],
        "parts": [_part(part, sheet) for part in parts_of(section)],
        "readiness": _readiness(section, sheet) if isinstance(section, Readiness) else None,
    }


def _readiness(section: Readiness, sheet: Sheet) -> dict[str, object]:
    asked = questions.from_record(section, sheet.guide.figures)
    doubts = {name: [sheet.record(one) for one in found] for name, found in quiz.doubts(section, asked).items()}
    return {
        **sheet.record(section),
        "titles": sheet.career.starts,
        "most": quiz_scores.MOST,
        "doubts": doubts,
        "numbers": quiz.numbers(asked),
        "letters": {area.id: letter for letter, area in quiz.lettered(section)},
    }


def _part(part: Part, sheet: Sheet) -> dict[str, object]:
    return {**_shown(part, sheet), "fold": part.fold}


def _shown(part: Part, sheet: Sheet) -> dict[str, object]:
    row = view_of(part)
    match row.paper:
        case "own":
            return _OWN[row.part](part, sheet)
        case "view":
            return {**_head(part, sheet), **row.view(part, sheet)}
        case "both":
            return {**sheet.record(part), **row.view(part, sheet)}
    return sheet.record(part)


def _head(part: Part, sheet: Sheet) -> dict[str, object]:
    return {"id": part.id, "title": part.title, "intro": sheet.prose(part.intro), "component": part.component}


def _key_facts(part: KeyFacts, sheet: Sheet) -> dict[str, object]:
    facts = []
    for fact in part.facts:
        # The value is read first, so its notes are numbered first.
        value = sheet.span(fact.figures) if fact.figures else [text(str(fact.words)), *sheet.source(str(fact.source))]
        kinds = {figure.kind: sheet.kind(figure) for figure in map(sheet.figures.__getitem__, fact.figures or ())}
        if fact.source:
            status = sheet.guide.sources[fact.source].status
            kinds = {status: sheet.word("statuses", status)}
        shown = [{"mark": mark, "word": word} for mark, word in kinds.items()]
        facts.append({"id": fact.id, "value": value, "label": sheet.line(fact.label), "kinds": shown})
    return {**_head(part, sheet), "facts": facts}


def _certifications(part: Certifications, sheet: Sheet) -> dict[str, object]:
    shown = sheet.record(part)
    labels = {"eligibility": "Who may apply", "experience": "Experience", "fee": "Fee", "renewal": "Renewal"}
    rows = [
        {
            "id": item["id"],
            "name": item["short"],
            "cells": [item[key] for key in labels],
            "detail": [("Name", f"{item['title']}, {item['issuer']}"), ("Suits", item["suits"])]
            + [("What we could not verify", item["unverified"])],
        }
        for item in shown["certifications"]
    ]
    heads = [("Credential", False), *((label, False) for label in labels.values())]
    return {
        **_head(part, sheet),
        "table": {"caption": "Credentials compared", "heads": heads, "rows": rows},
        "starts": _who_may_apply(part, sheet),
    }


def _who_may_apply(part: Certifications, sheet: Sheet) -> dict[str, object] | None:
    """Return who may apply from where: for each starting point the credentials under each answer that occurs."""
    matrix = who_may_apply(part, sheet.career)
    if matrix is None:
        return None
    labels = {
        "yes": "Yes",
        "after": "After paid work in the field",
        "some": "Some, by license or degree",
        "ask": "Ask",
        "no": "No: first a license or degree that it names",
    }
    shown = [answer for answer in labels if answer in matrix.found]
    rows = [
        {
            "id": "",
            "name": row.title,
            "cells": [
                ", ".join(short for (short, _), given in zip(matrix.heads, row.answers, strict=True) if given == answer)
                for answer in shown
            ],
            "detail": [],
        }
        for row in matrix.rows
    ]
    heads = [("You start as", False), *((labels[answer], False) for answer in shown)]
    asks = "; ".join(f"{short} also takes {other}" for short, other in matrix.otherwise)
    caption = f"Who may apply (ask: {asks})" if asks else "Who may apply"
    return {"caption": caption, "heads": heads, "rows": rows}


def _degrees(part: Degrees, sheet: Sheet) -> dict[str, object]:
    facts, shown = education.degrees(part, sheet)["facts"], sheet.record(part)
    for degree, record in zip(part.degrees, shown["degrees"], strict=True):
        record["facts"] = facts(degree)
    return shown


def _pay_ladders(part: PayLadders, sheet: Sheet) -> dict[str, object]:
    ladders = [
        {**sheet.record(shown.ladder), "chart": chart(shown.chart), "table": shown.table}
        for shown in drawings.pay_ladders(part, sheet)["ladders"]
    ]
    return {**_head(part, sheet), "ladders": ladders}


def _ladders(part: Ladders, sheet: Sheet) -> dict[str, object]:
    drawn = [chart(one.chart) for one in career_path.ladders(part, sheet)["drawings"] if one.chart]
    return {**sheet.record(part), "drawings": drawn}


def _anchors(part: Anchors, sheet: Sheet) -> dict[str, object]:
    drawn = drawings.anchors(part, sheet)["chart"]
    shown = {**sheet.record(part), "chart": chart(drawn) if drawn else None}
    for anchor, record in zip(part.anchors, shown["anchors"], strict=True):
        figure = sheet.figures[anchor.median].record
        measure = formats.measure(sheet.word("statistics", figure.statistic), figure.unit)
        record["measure"] = measure[:1].upper() + measure[1:]
    return shown


def _projections(part: Projections, sheet: Sheet) -> dict[str, object]:
    drawn = chart(drawings.projection_chart(part, sheet))
    shown = {**sheet.record(part), "chart": drawn}
    if part.all_growth:
        shown["all_growth"] = _growth(part.all_growth, sheet)
    for occupation, record in zip(part.occupations, shown["occupations"], strict=True):
        facts = [("Jobs", _growth(occupation.growth, sheet)), *drawings.projection_facts(occupation, sheet)]
        record["facts"] = facts
    return shown


def _growth(name: str, sheet: Sheet) -> Nodes:
    number, words = formats.growth(sheet.figures[name])
    return [*sheet.said(name, number), text(f" {words}")]


_OWN: dict[type[Part], Callable[[Any, Sheet], dict[str, object]]] = {
    Anchors: _anchors,
    Certifications: _certifications,
    Degrees: _degrees,
    Jobs: jobs.compared,
    JobsByLicense: jobs.by_license,
    JobWords: jobs.words,
    KeyFacts: _key_facts,
    Ladders: _ladders,
    PayLadders: _pay_ladders,
    Planner: plan.planner,
    PlaceTable: places.table,
    PlanSteps: plan.steps,
    Projections: _projections,
    Routes: plan.routes,
}
if differing := _OWN.keys() ^ {part for part, row in PARTS.items() if row.paper == "own"}:
    names = ", ".join(sorted(part.__name__ for part in differing))
    raise LookupError(f"views/parts.py and pdf/whole_guide.py differ in what has its own form on paper: {names}")


def chart(drawn: Chart) -> dict[str, object]:
    """Return a chart, and all that it shows in words."""
    said = "; ".join(", ".join(filter(None, (row.label, row.value))) for row in drawn.rows)
    rows = [{**asdict(row), "is_deep": row.is_deep} for row in drawn.rows]
    return {**asdict(drawn), "rows": rows, "alt": f"{drawn.caption}: {said}."}
