"""What differs between two states of the numbers by place."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.domain import expressions
from macros.domain.guide import Guide
from macros.editing import changed_words as words
from macros.schema.series import Row, Series


@dataclass(frozen=True)
class MovedSeries:
    """A series that is new, gone or other than before: its label, and each cell with its old and its new value."""

    id: str
    label: str
    what: str  # new, gone or changed
    fields: tuple[tuple[str, str, str], ...] = ()  # key of the label, old and new words
    cells: tuple[tuple[str, str, str, str], ...] = ()  # name of the place, key of the cell, old and new value


def between(before: Guide, after: Guide) -> Iterator[MovedSeries]:
    for id_, series in after.series.items():
        old = before.series.get(id_)
        if old is None:
            yield MovedSeries(id_, series.record.label, "new")
            continue
        fields = tuple(words.changed(old.record, series.record, str))
        cells = tuple(_cells(old.record, series.record, after))
        if fields or cells:
            yield MovedSeries(id_, series.record.label, "changed", fields, cells)
    for id_, series in before.series.items():
        if id_ not in after.series:
            yield MovedSeries(id_, series.record.label, "gone")


def _cells(old: Series, new: Series, guide: Guide) -> Iterator[tuple[str, str, str, str]]:
    for code in dict.fromkeys([*new.rows, *old.rows]):
        was, is_ = old.rows.get(code), new.rows.get(code)
        for key in Row.model_fields if was != is_ else ():
            pair = [_said(getattr(row, key)) if row else "nothing" for row in (was, is_)]
            if pair[0] != pair[1]:
                yield guide.places[code].name if code in guide.places else code, key, pair[0], pair[1]


def _said(cell: float | str | None) -> str:
    return "nothing" if cell is None else cell if isinstance(cell, str) else expressions.spelled(cell)
