"""What stands on the label of a figure, in words: the same on screen and in the notes of a book."""

from typing import NamedTuple

from macros.domain import formats
from macros.domain.figures import Quotable
from macros.domain.guide import Guide
from macros.domain.series import KnownSeries


class Line(NamedTuple):
    """A line of a label: its name, the word that bears a mark, if any, and what follows."""

    name: str
    words: str
    mark: str = ""
    marked: str = ""


def lines(guide: Guide, figure: Quotable) -> list[Line]:
    """Return the lines; label, value and sources stand before and after them."""
    record = figure.record
    parts = f", calculated from {formats.count(len(figure.parts), 'figure', 'figures')}" if figure.parts else ""
    return [
        Line("Counts", f"{guide.word('statistics', record.statistic)}: {record.about}"),
        Line("Where, when", f"{record.place}, {record.period}"),
        Line("Kind", parts, figure.kind, guide.word("kinds", figure.kind)),
        Line("Fit", f"{guide.word('fits', record.fit)}. {record.fit_note}"),
        Line("Checked", f"; seen: {formats.seen(figure.seen)}", figure.status, guide.word("statuses", figure.status)),
        *([Line("Note", record.note)] if record.note else []),
    ]


def of_series(guide: Guide, series: KnownSeries) -> list[Line]:
    """Return the lines of a series; how its better cells were checked stands before the rest."""
    record, agreed = series.record, series.record.agreed
    checked = [("Checked", agreed.status, agreed.note)] if agreed else []
    checked.append(("The rest" if agreed else "Checked", record.status, record.status_note))
    return [
        Line("Counts", record.about),
        Line("When", record.period),
        Line("Kind", "", record.kind, guide.word("kinds", record.kind)),
        Line("Fit", f"{guide.word('fits', record.fit)}. {record.fit_note}"),
        *(Line(name, f": {note}", status, guide.word("statuses", status)) for name, status, note in checked),
        *(Line("Note", note) for note in (record.limit_note, record.note) if note),
    ]
