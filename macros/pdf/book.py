"""A book on paper: its notes are numbered under their sources, and listed with them at its end."""

from collections import Counter, defaultdict
from typing import Any

from macros.domain import formats
from macros.domain.guide import CareerGuide, Guide
from macros.pdf.document import Sheet
from macros.views import figure_label
from macros.views.figure_label import Line


class Book(Sheet):
    """A sheet whose notes stand under their sources: 12 is a source, and 12.3 the third figure that is cited from it."""

    def __init__(self, guide: Guide, career: CareerGuide) -> None:
        super().__init__(guide, career)
        self._under: Counter[str] = Counter()  # source → how many notes it has so far

    def _number(self, name: str) -> str:
        source = self._source(self.cited(name)[0])
        self._under[source] += 1
        return f"{source}.{self._under[source]}"

    def _source(self, name: str) -> str:
        return self.sources.setdefault(name, str(len(self.sources) + 1))

    def cited(self, name: str) -> tuple[str, ...]:
        """Return the sources of a figure or a series, the main one first."""
        return tuple((self.guide.series.get(name) or self.figures[name]).sources)


def notes(sheet: Book) -> dict[str, object]:
    """Return every source that a book has cited so far, with the notes to its figures, for any template."""
    figures = [_note(sheet, number, name) for name, number in sheet.notes.items()]
    under = defaultdict(list)
    for note in figures:
        under[note["number"].split(".")[0]].append(note)
    sources = sheet.sources.items()
    shown = [{"number": number, **_source(sheet, name), **_listed(under[number])} for name, number in sources]
    return {"notes": figures, "sources": shown}


def _listed(notes: list[dict[str, Any]]) -> dict[str, object]:
    """Return the notes under one source. What most of them say is said once, before them, as long as all say something of it."""
    usual = [line for name in _USUAL if (line := _most_common(name, notes))]
    return {
        "usual": usual,
        "notes": [{**note, "lines": [line for line in note["lines"] if line not in usual]} for note in notes],
    }


_USUAL = ("Where, when", "Kind", "Fit", "Checked", "Note", "Next")


def _most_common(name: str, notes: list[dict[str, Any]]) -> dict[str, str] | None:
    """Return the line of one name that most notes have; none where a note has none or several of it, or each has its own."""
    found = [[line for line in note["lines"] if line["name"] == name] for note in notes]
    if not found or any(len(lines) != 1 for lines in found):
        return None
    shown = [lines[0] for lines in found]
    line = max(shown, key=shown.count)
    return line if shown.count(line) > 1 else None


def _note(sheet: Sheet, number: str, name: str) -> dict[str, Any]:
    if name in sheet.guide.series:
        return _series_note(sheet, number, name)
    figure = sheet.figures[name]
    return {
        "number": number,
        "value": formats.labelled(figure),
        "label": figure.record.label,
        "lines": _lines([*figure_label.lines(sheet.guide, figure), *_next(figure.record.next_release)]),
        "also": [number for source in figure.sources[1:] for number in sheet.source(source)[0]["notes"]],
    }


def _series_note(sheet: Sheet, number: str, name: str) -> dict[str, object]:
    series = sheet.guide.series[name]
    return {
        "number": number,
        "value": formats.count(len(series.record.rows), "place", "places"),
        "label": series.record.label,
        "lines": _lines([*figure_label.of_series(sheet.guide, series), *_next(series.record.next_release)]),
        "also": [number for source in series.sources[1:] for number in sheet.source(source)[0]["notes"]],
    }


def _next(release: str | None) -> list[Line]:
    return [Line("Next", f"Next release: {formats.seen(release)}")] if release else []


def _lines(lines: list[Line]) -> list[dict[str, str]]:
    """Return the lines of a label, each a sentence."""
    return [{**line._asdict(), "words": line.words if line.words.endswith(".") else f"{line.words}."} for line in lines]


def _source(sheet: Sheet, name: str) -> dict[str, object]:
    source = sheet.guide.sources[name]
    label = sheet.word("statuses", source.status)
    shown = {key: getattr(source, key) for key in ("title", "publisher", "url", "date", "note", "credit")}
    return {
        **shown,
        "short": source.publisher_short,
        "status": source.status,
        "checked": formats.checked(label, name, source),
    }
