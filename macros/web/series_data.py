"""Series as data for other programs: for each a CSV file with a row for each place, and what its columns hold."""

from macros.domain.guide import Guide
from macros.domain.series import KnownSeries
from macros.schema import json_schema
from macros.schema.series import PAY, Row
from macros.web.csv_files import row_schema, table
from macros.web.open_data import COLUMNS as OF_FIGURES
from macros.web.open_data import LICENSE

CELLS = (*PAY, "hourly", "jobs", "value")

COLUMNS = {
    "series": "The id of the series.",
    "label": "What the numbers are, in a few words.",
    "place": "The code of the place.",
    "name": "The name of the place.",
    "kind_of_place": "What it is; state or metropolitan-area, for example.",
    "within": "For a metropolitan area: the codes of the states that it reaches into, with spaces between.",
    "unit": "What is counted; usd-per-year stands for US dollars a year.",
    "p10": "One in ten is paid less. This cell and others may say: withheld by the publisher, or above-limit (see note).",
    "p25": "One in four is paid less.",
    "median": "Half are paid more, and half less.",
    "p75": "One in four is paid more.",
    "p90": "One in ten is paid more.",
    "hourly": "The median by the hour.",
    "jobs": "How many jobs the numbers rest on.",
    "value": "The number, in a series that is not about pay.",
    "answer": "The id of what a series of words says.",
    "answer_label": "The same in words.",
    "few": "yes where few jobs are counted, or none are told: the numbers are noisy, and pages show the median alone.",
    "status": "How far we could check the cells of the row; verified or secondary, for example.",
    "agreed": "The cells of the row that were checked better, with spaces between.",
    "agreed_status": "How far we could check those.",
    **{key: OF_FIGURES[key] for key in ("about", "period", "kind", "seen", "fit", "fit_note", "note")},
    "source": "The id of its source.",
    "url": "The address of its source.",
    "publisher": "Who publishes its source.",
    "edition": "The edition of the guide.",
    "license": "The license of the file.",
}
"""The columns of the file of every series, in order, each with what it holds."""


def name(series: KnownSeries) -> str:
    """Return the name of the file of a series."""
    return f"series-{series.id}.csv"


def described(series: KnownSeries) -> str:
    """Return the name of the file that says what the columns hold."""
    return f"series-{series.id}.schema.json"


def listed(guide: Guide) -> dict[str, str]:
    """Return what each file holds, by its name, in one sentence."""
    found = {}
    for series in guide.series.values():
        found[name(series)] = f"{series.record.label}, {series.record.period}: a row for each place."
        found[described(series)] = f"JSON Schema of a row of {name(series)}."
    return found


def files(guide: Guide) -> dict[str, str]:
    """Return the text of each file by name; the same guide gives the same text."""
    found = {}
    for series in guide.series.values():
        rows = (_row(guide, series, code, row) for code, row in series.record.rows.items())
        found[name(series)] = table(COLUMNS, rows)
        found[described(series)] = json_schema.text(_schema(series))
    return found


def _schema(series: KnownSeries) -> dict[str, object]:
    record = series.record
    about = f"{record.label}. {record.about}, {record.period}. {record.status_note}"
    return row_schema(name(series), COLUMNS, {key: ["number", "string", "null"] for key in CELLS}, about)


def _row(guide: Guide, series: KnownSeries, code: str, row: Row) -> dict[str, object]:
    record, place, pay = series.record, guide.places[code], series.pay(code)
    source, answer = guide.sources[record.source], series.answer(code)
    cells = {cell: getattr(row, cell) for cell in (*CELLS, "answer")}
    agreed = record.agreed
    better = [cell for cell in agreed.cells if cells[cell] is not None] if agreed and place.kind in agreed.kinds else []
    notes = (record.status_note, agreed.note if agreed and better else None, record.limit_note, record.note)
    shared = ("label", "unit", "about", "period", "kind", "status", "seen", "fit", "fit_note", "source")
    return {
        **{cell: value for cell, value in cells.items() if value is not None},
        **{key: getattr(record, key) or "" for key in shared},
        "series": series.id,
        "place": code,
        "name": place.name,
        "kind_of_place": place.kind,
        "within": " ".join(place.within or ()),
        "answer_label": answer.label if answer else "",
        "few": "yes" if pay and pay.is_few else "",
        "agreed": " ".join(better),
        "agreed_status": agreed.status if agreed and better else "",
        "note": " ".join(filter(None, notes)),
        "url": source.url or "",
        "publisher": source.publisher,
        "edition": guide.site.edition,
        "license": LICENSE,
    }
