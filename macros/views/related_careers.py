"""Careers near the role, side by side."""

from macros.domain import formats
from macros.schema.sections.related_careers import RelatedCareers
from macros.views import tables
from macros.views.writer import Piece, View, Writer

MOVES = {"baseline": "The role itself", "lateral": "Sideways", "up": "Up from the role", "in": "A way in"}

_COMPARED = {"license": "License", "caseload": "Caseload", "staff": "Staff to manage", "pay": "Closest pay"}
"""The columns of a comparison of careers, by the field that each shows; one that no career fills is left out."""


def related_careers(part: RelatedCareers, page: Writer[Piece]) -> View:
    """Return the comparison in short; the careers themselves stand under it."""
    labels = tables.given(_COMPARED, part.careers)
    rows = [
        tables.table_row(
            "",
            page.goto(item.id, item.title),
            [page.line(item.differs), *(tables.cell(getattr(item, key), page) for key in labels), MOVES[item.move]],
        )
        for item in part.careers
    ]
    table = tables.table_view(
        part.id, "Careers compared", ["Career", "Difference", *labels.values(), "Usual move"], rows
    )
    return {"table": table, "role": formats.in_sentence(page.career.career.title)}
