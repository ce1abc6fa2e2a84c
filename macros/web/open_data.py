"""The guide as data for other programs: one JSON file, one CSV file of the figures, and their schemas."""

import datetime
import json
from typing import Any

from pydantic import BaseModel, RootModel

from macros.domain import formats
from macros.domain.figures import Quotable
from macros.domain.guide import Guide
from macros.schema import json_schema
from macros.schema.about import AboutPage, Corrections
from macros.schema.fields import Address, Date, Edition, Id, Text
from macros.schema.files import SECTIONS
from macros.schema.guide_file import Career
from macros.schema.record import Record
from macros.schema.series import Place, Series
from macros.schema.shared import Agreement, Figure, Fit, Kind, Source, Status, Term, Vocabulary
from macros.source.prose import Prose
from macros.web.csv_files import row_schema, table

FILES = {
    "guide.json": "All content of this edition: figures, sources, glossary, and the text of every page.",
    "guide.schema.json": "JSON Schema of guide.json, with a sentence about every field.",
    "figures.csv": "Every figure with its label, one in a row, for spreadsheets.",
    "figures.schema.json": "JSON Schema of a row of figures.csv.",
    "corrections.xml": "Atom feed of editions, corrections, and revisions.",
}
"""What stands in the folder data/ of a finished site."""


LICENSE = "https://creativecommons.org/licenses/by/4.0/"

COLUMNS = {
    "id": "The id of the figure. It stays the same when the number changes.",
    "label": "What the number is, in a few words.",
    "shown": "The number as readers see it: 3 to 6 months.",
    "value": "The number, if it is one.",
    "low": "The lower end of a range.",
    "high": "The upper end of a range.",
    "open": "Whether the number is a limit: above for “and over” or “or more”, below for “under”, empty for neither.",
    "unit": "What is counted; usd-per-year stands for US dollars a year.",
    "statistic": "What kind of number it is; median, for example.",
    "about": "Who or what was counted.",
    "place": "Where it holds.",
    "period": "When it holds.",
    "kind": "How it came about: official, survey, market-estimate, or editorial-estimate.",
    "status": "How far we could check it; verified or file-copy, for example.",
    "seen": "The date of the copy that we read, or the word undated if the copy has no date.",
    "dataset": "Where it stands in a table of its publisher: the table, the occupation code, the place, and the column.",
    "fit": "How well the people counted match the role of the first guide: exact, close, or broad-proxy.",
    "fit_note": "Why, in one sentence.",
    "other_fits": "Where the fit is another for the role of a guide: the id of the guide, the fit, and why in parentheses; "
    "several with semicolons between.",
    "note": "What else you should know.",
    "next_release": "When the publisher is expected to replace it.",
    "nothing_newer": "When we last looked at the publisher and found nothing newer.",
    "derive": "For a calculated figure: the calculation, with ids in double round brackets.",
    "sources": "The ids of its sources; several for a calculated figure, with spaces between.",
    "urls": "The addresses of its sources, with spaces between.",
    "publishers": "Who publishes its sources, with semicolons between.",
    "edition": "The edition of the guide.",
    "license": "The license of the file.",
}
"""The columns of figures.csv in order, each with what it holds, in words for those who use the data."""


class DataLicense(Record):
    """Under which license the data may be used."""

    name: Text
    """Its short name."""
    url: Address
    """Where it stands in full."""
    credit: Text
    """The line that gives credit."""


class OtherFit(Record):
    """How well a figure matches the role of one guide."""

    fit: Fit
    """How well the people counted match the role."""
    fit_note: Text
    """One sentence that says why."""


class Quoted(Record):
    """A figure as the guide quotes it; a calculated one has a value here and takes its label from its parts."""

    shown: Text
    """The number as readers see it."""
    value: float | None = None
    """The number, if it is one."""
    low: float | None = None
    """The lower end of a range."""
    high: float | None = None
    """The upper end of a range."""
    kind: Kind
    """How it came about; for a calculated figure the weakest of its parts."""
    status: Status
    """How far it was checked; for a calculated figure the weakest of its parts."""
    seen: Text
    """The date of the copy that was read."""
    sources: list[Id]
    """The ids of its sources."""
    parts: list[Id]
    """The figures that it is calculated from."""
    other_fits: dict[Id, OtherFit] | None = None
    """Where the fit is another for the role of a guide: how well it matches, by the id of the guide."""


class OpenFigure(Figure):
    """A figure as in the content, and as it is quoted."""

    quoted: Quoted
    """What the guide makes of it."""


class OpenCareer(Record):
    """One guide: its own file, and its sections by name."""

    guide: Career
    """Title, starting points, and order of the sections."""
    sections: dict[str, object]
    """The sections; each has the fields of the file of its name in content/."""


class OpenGuide(Record):
    """Everything that this edition of the guide says."""

    name: Text
    """The name of the site."""
    description: Text
    """What it is, in one sentence."""
    edition: Edition
    """The edition."""
    published: Date
    """The day this edition was published."""
    edited: Date
    """The day on which the text of a page was last rewritten, or read against its sources."""
    reviewed: Date | None = None
    """The day on which experts had reviewed all of it; not there until they have."""
    license: DataLicense
    """What you may do with it."""
    vocabulary: Vocabulary
    """The words for every closed list of ids."""
    sources: dict[Id, Source]
    """Every publication cited."""
    figures: dict[Id, OpenFigure]
    """Every number that a reader may quote."""
    series: dict[Id, Series]
    """Every label with values by place."""
    places: dict[str, Place]
    """The places that series have values for, by their codes."""
    agreements: dict[Id, Agreement]
    """Identities between figures that hold."""
    glossary: dict[Id, Term]
    """Words explained."""
    corrections: Corrections | None = None
    """What has changed."""
    about: dict[str, AboutPage]
    """The pages about the guide."""
    guides: dict[str, OpenCareer]
    """The guides by the names of their folders. In prose, ((id)) cites a figure, ((source: id)) a source."""


def files(guide: Guide) -> dict[str, str]:
    """Return the text of each data file by name; the same guide gives the same text."""
    return {
        "guide.json": _text(_whole(guide)),
        "guide.schema.json": json_schema.text(_schema()),
        "figures.csv": table(COLUMNS, (_row(guide, figure) for figure in guide.figures.values())),
        "figures.schema.json": json_schema.text(
            row_schema("figures.csv", COLUMNS, {key: ["number", "null"] for key in ("value", "low", "high")})
        ),
    }


def plain(value: object) -> Any:
    """Return a record as JSON holds it: the keys and words of the content files; what is not given is left out."""
    if isinstance(value, RootModel):
        return plain(value.root)
    if isinstance(value, BaseModel):
        fields = {field.alias or name: getattr(value, name) for name, field in type(value).model_fields.items()}
        return {key: plain(inner) for key, inner in fields.items() if inner is not None}
    if isinstance(value, Prose):
        return value.text
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, (tuple, list)) else value


def _whole(guide: Guide) -> dict[str, object]:
    site = plain(guide.site)
    careers = {
        id_: {"guide": plain(career.career), "sections": plain(career.sections)}
        for id_, career in guide.careers.items()
    }
    credit = f"From the {guide.site.name}, by its contributors, CC BY 4.0."
    shared = {
        name: plain(getattr(guide, name)) for name in ("vocabulary", "sources", "agreements", "glossary", "about")
    }
    return {
        "$schema": "guide.schema.json",
        **{key: site[key] for key in ("name", "description", "edition", "published")},
        "edited": max(career.edited for career in guide.careers.values()).isoformat(),
        **({"reviewed": site["reviewed"]} if guide.site.reviewed else {}),
        "license": {"name": "CC BY 4.0", "url": LICENSE, "credit": credit},
        **shared,
        "figures": {
            id_: {**plain(figure.record), "quoted": _quoted(guide, figure)} for id_, figure in guide.figures.items()
        },
        "series": {id_: plain(series.record) for id_, series in guide.series.items()},
        "places": plain(guide.places),
        **({"corrections": plain(guide.corrections)} if guide.corrections else {}),
        "guides": careers,
    }


def _quoted(guide: Guide, figure: Quotable) -> dict[str, object]:
    numbers = {name: _number(getattr(figure, name)) for name in ("value", "low", "high")}
    return {
        "shown": formats.value(figure),
        **{name: number for name, number in numbers.items() if number is not None},
        **{name: getattr(figure, name) for name in ("kind", "status", "seen")},
        "sources": list(figure.sources),
        "parts": list(figure.parts),
        **({"other_fits": others} if (others := _other_fits(guide, figure)) else {}),
    }


def _other_fits(guide: Guide, figure: Quotable) -> dict[str, dict[str, str]]:
    return {
        name: {"fit": other.record.fit, "fit_note": other.record.fit_note}
        for name, other in guide.other_fits.get(figure.id, {}).items()
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _schema() -> dict[str, object]:
    found = json_schema.described(OpenGuide)
    found["properties"]["$schema"] = {"type": "string", "description": "Where this schema stands."}
    sections = {name: json_schema.described(model) for name, model in SECTIONS.items()}
    for model in sections.values():
        for name, part in model.pop("$defs", {}).items():
            if found["$defs"].setdefault(name, part) != part:
                raise ValueError(f"two records are called {name}, so one schema cannot hold both")
    found["$defs"]["OpenCareer"]["properties"]["sections"] = {
        "type": "object",
        "description": "The sections by name.",
        "properties": {name: {"$ref": f"#/$defs/{model['title']}"} for name, model in sections.items()},
        "additionalProperties": False,
    }
    found["$defs"].update({model["title"]: model for model in sections.values()})
    return _public({**found, "title": "The guide as data"})


def _public(part: Any) -> Any:
    """Return a schema without the words that only an editor's program shows."""
    if isinstance(part, dict):
        kept = {key: _public(inner) for key, inner in part.items() if key != "patternErrorMessage"}
        return {key: inner for key, inner in kept.items() if not (key == "propertyNames" and not inner)}
    return [_public(inner) for inner in part] if isinstance(part, list) else part


def _row(guide: Guide, figure: Quotable) -> dict[str, object]:
    record, quoted = plain(figure.record), _quoted(guide, figure)
    sources = [guide.sources[name] for name in figure.sources]
    return {
        "id": figure.id,
        **record,
        **{name: value for name, value in quoted.items() if name not in ("sources", "parts", "other_fits")},
        "other_fits": "; ".join(
            f"{name}: {other['fit']} ({other['fit_note']})" for name, other in _other_fits(guide, figure).items()
        ),
        "sources": " ".join(figure.sources),
        "urls": " ".join(source.url for source in sources if source.url),
        "publishers": "; ".join(dict.fromkeys(source.publisher for source in sources)),
        "edition": guide.site.edition,
        "license": LICENSE,
    }


def _text(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
