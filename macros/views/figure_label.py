"""What stands on the label of a figure, in words: the same on screen and in the notes of a book."""

from __future__ import annotations

from macros.domain import formats
from macros.domain.figures import Quotable
from macros.domain.guide import Guide


def lines(guide: Guide, figure: Quotable) -> list[tuple[str, str]]:
    """Return each line with its name; label, value and sources stand before and after them."""
    record = figure.record
    parts = f", calculated from {formats.count(len(figure.parts), 'figure', 'figures')}" if figure.parts else ""
    return [
        ("Counts", f"{guide.word('statistics', record.statistic)}: {record.about}"),
        ("Where, when", f"{record.place}, {record.period}"),
        ("Kind", f"{guide.word('kinds', figure.kind)}{parts}"),
        ("Fit", f"{guide.word('fits', record.fit)}. {record.fit_note}"),
        ("Checked", f"{guide.word('statuses', figure.status)}; seen: {formats.seen(figure.seen)}"),
        *([("Note", record.note)] if record.note else []),
    ]
