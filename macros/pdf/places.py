"""Pay by place on paper: the table of all in the whole guide, and a document with a page for each."""

from macros.domain import formats
from macros.domain import series as series_of
from macros.domain.guide import CareerGuide, Guide
from macros.pdf.document import Nodes, Sheet, text
from macros.pdf.handout_document import Slip
from macros.schema.sections.states import PlaceTable, States
from macros.views import places
from macros.views.places import OnePlace, PayRow


def has_places(career: CareerGuide) -> bool:
    """Say whether a guide has pay by place."""
    return career.find(States) is not None


def table(part: PlaceTable, sheet: Sheet) -> dict[str, object]:
    """Return the table of all places, and the notes of its columns, which its narrow heads have no room for."""
    pay = [sheet.guide.series[name].record.title for name in part.pay]
    level = [sheet.guide.series[part.price_level].record.title] if part.price_level else []
    words = [sheet.guide.series[part.answers[0]].record.title] if part.answers else []
    heads = [(part.subject, False), *((head, True) for head in (*pay, *level)), *((head, False) for head in words)]
    rows = []
    for one in places.listed(sheet.guide, part):
        cells = [f"{said}*" if is_few else said for said, _, is_few in one.cells]
        cells += [f"{one.level:g}" if one.level is not None else "–"] * len(level) + [one.answer or "–"] * len(words)
        rows.append({"id": "", "name": one.name, "cells": cells, "detail": []})
    named = [*part.pay, *([part.price_level] if level else []), *(part.answers or ())[:1]]
    return {
        "id": part.id,
        "title": part.title,
        "intro": sheet.prose(part.intro),
        "component": part.component,
        "table": {"caption": "Median pay a year, by place", "heads": heads, "rows": rows},
        "columns": _listed([sheet.series(str(name)) for name in named]),
        "unlisted": sheet.prose(part.unlisted),
    }


def _listed(found: list[Nodes]) -> Nodes:
    """Return pieces as a list within a line."""
    nodes: Nodes = []
    for piece in found:
        nodes += [text("; ")] if nodes else []
        nodes += piece
    return nodes


def document(guide: Guide, career: CareerGuide) -> dict[str, object]:
    """Return the document with a page for each place."""
    sheet, section = Slip(guide, career), career.section(States)
    records = {id_: series.record for id_, series in guide.series.items()}
    codes = series_of.with_pages(section.table, guide.places, records).values()
    shown = [page(sheet, section, code) for code in codes]
    return {
        "title": f"{career.career.title}: {formats.in_sentence(section.title)}",
        "description": "A page for each: pay of the occupations near the role, prices, and licenses.",
        "question": section.question,
        "summary": sheet.prose(section.summary),
        "certainty": sheet.prose(section.certainty),
        "places": shown,
        "common": sheet.prose(section.pages.answers),
        "look": [{"title": one.title, "text": sheet.line(one.text)} for one in section.pages.look],
        "unknown": sheet.prose(section.pages.unknown),
        "notes": sheet.short_notes(),
    }


def page(sheet: Slip, section: States, code: str) -> dict[str, object]:
    """Return what the page of a place says."""
    shown = places.one_place(sheet.guide, section.table, code)
    lead = shown.lead
    level = section.table.price_level
    caption, drawn = f"Pay a year in {shown.place.spoken}", [_drawn(row) for row in shown.rows]
    said = "; ".join(f"{row['label']}, {row['value']}" for row in drawn)
    return {
        "id": shown.code.lower(),
        "name": shown.place.name,
        "spoken": shown.place.spoken,
        "who": sheet.series(lead.series.id) if lead else [],
        "median": lead.median if lead else "",
        "hourly": lead.hourly if lead else "",
        "against": lead.against if lead else "",
        "is_few": bool(lead and lead.pay and lead.pay.is_few),
        "prices": sheet.series(level) if level else [],
        "level": shown.level,
        "worth": shown.worth,
        "chart": {
            "caption": caption,
            "alt": f"{caption}, as medians compared with the whole country: {said}.",
            "ticks": shown.ticks,
            "rows": drawn,
            "keys": ["spread", "half", "middle", *(["nation"] if any(row.nation for row in shown.rows) else [])],
        },
        "table": _numbers(sheet, shown),
        "left_out": places.left_out(shown.rows),
        "areas": _areas(sheet, section.table, shown) if shown.areas else None,
        "beyond": shown.beyond,
        "answers": [
            {
                "name": sheet.series(series.id),
                "label": answer.label[:1].upper() + answer.label[1:],
                "period": series.record.period,
                "text": sheet.line(answer.text) if answer.text else [],
            }
            for series, answer in shown.answers
        ],
    }


def _drawn(row: PayRow) -> dict[str, object]:
    marks: list[dict[str, object]] = []
    for variant, span in (("official", row.thin), ("half", row.thick)):
        if span:
            marks.append({"kind": "bar", "variant": variant, "x": span[0], "width": span[1]})
    for kind, at in (("median", row.middle), ("nation", row.nation_at)):
        if at is not None:
            marks.append({"kind": kind, "variant": "", "x": at})
    words = [row.median, places.FEW if row.pay and row.pay.is_few else "", row.against]
    return {"label": row.series.record.title, "value": ", ".join(filter(None, words)), "marks": marks}


def _numbers(sheet: Slip, shown: OnePlace) -> dict[str, object]:
    heads = ["Occupation", "An hour", *places.ENDS.values(), "Whole country", "Jobs"]
    rows = [
        {
            "id": "",
            "name": sheet.series(row.series.id),
            "cells": [*_pay(row), row.nation or "–", row.jobs or "–"],
            "detail": [],
        }
        for row in shown.rows
    ]
    return {"caption": "The numbers", "heads": [(head, number > 0) for number, head in enumerate(heads)], "rows": rows}


def _pay(row: PayRow) -> list[object]:
    """Return pay by the hour and its spread; that there is none takes the room of all, for no column is as wide."""
    if row.pay is None:
        return [{"columns": 1 + len(places.ENDS), "words": places.NOT_PUBLISHED}]
    return [row.hourly or "–", *(cell or "–" for cell in places.spread(row))]


def _areas(sheet: Slip, table: PlaceTable, shown: OnePlace) -> dict[str, object]:
    rows = []
    for name in table.pay:
        cells = [places.area_cell(sheet.guide.series[name], code) for code, _ in shown.areas]
        said = [f"{words} ({places.FEW})" if is_few else words for words, is_few in cells]
        rows.append({"id": "", "name": sheet.guide.series[name].record.title, "cells": said, "detail": []})
    heads = [("Median a year", False), *((area.name, True) for _, area in shown.areas)]
    return {"caption": "The largest metropolitan areas", "heads": heads, "rows": rows}
