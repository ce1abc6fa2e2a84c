"""The records that name their place in a publisher's table: which of their numbers stand in which cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.checks.content_files import Content
from macros.editing.published_tables import Table
from macros.schema import datasets
from macros.schema.datasets import Cell
from macros.schema.fields import ABOVE_LIMIT
from macros.schema.series import Series
from macros.schema.shared import Figure
from macros.source.yaml_file import Document, Path_


@dataclass(frozen=True)
class Target:
    """A figure or a series, its numbers, and the tables that hold them."""

    document: Document
    id: str
    record: Figure | Series
    cells: Mapping[Path_, Cell]  # by the places of the numbers within the record
    tables: Sequence[Table]  # of one edition if the record can be renewed
    missing: Sequence[datasets.Places] = field(default=())  # of its rows, those in no file that was given

    @property
    def time(self) -> datasets.Time:
        """When its numbers hold."""
        return "survey" if isinstance(self.record, Series) else datasets.column(next(iter(self.cells.values()))).time

    @property
    def years(self) -> tuple[int, ...]:
        """The year or years that its new numbers hold for."""
        return self.tables[0].years(self.time)

    @property
    def files(self) -> str:
        """The names of its files, in a sentence."""
        return " and ".join(table.file for table in self.tables)

    def new(self, cell: Cell) -> float | str:
        """Return what to write for a cell; raises `LookupError` with the reason if there is nothing."""
        table = next(table for table in self.tables if table.covers(cell))
        if isinstance(self.record, Figure):
            return table.number(cell)
        value, limit = table.cell(cell), self.record.limit
        is_above = (
            limit is not None and isinstance(value, (int, float)) and cell.column.startswith("A_") and value > limit
        )
        return ABOVE_LIMIT if is_above else value


def targets(content: Content, tables: Sequence[Table]) -> Iterator[Target]:
    """Yield every record that names rows of one of the tables."""
    for document, id_, figure in content.each("figures"):
        cell = datasets.cell(figure.dataset) if figure.dataset else None
        for table in tables:
            if cell and table.covers(cell):
                yield Target(document, id_, figure, {("value",): cell}, [table])
    for document, id_, series in content.each("series"):
        if series.dataset:
            yield from _of_series(document, id_, series, series.dataset, tables)


def _of_series(document: Document, id_: str, series: Series, dataset: str, tables: Sequence[Table]) -> Iterator[Target]:
    cells: dict[Path_, Cell] = {
        ("rows", code, name): datasets.series_cell(dataset, code, name)
        for code, row in series.rows.items()
        for name in datasets.SERIES_COLUMNS[dataset.split(", ")[0]]
        if getattr(row, name) is not None
    }
    holding = [table for table in tables if any(table.covers(cell) for cell in cells.values())]
    if holding:
        held = {where: cell for where, cell in cells.items() if any(table.covers(cell) for table in holding)}
        kinds = {datasets.places(cell.place) for where, cell in cells.items() if where not in held}
        yield Target(document, id_, series, held, holding, sorted(kind for kind in kinds if kind))


def not_held(target: Target) -> Iterator[str]:
    """Yield the lines, as an editor would write them, of places that the tables have pay for and a series has not."""
    if not isinstance(target.record, Series) or not target.record.dataset:
        return
    name, occupation = target.record.dataset.split(", ")
    columns = datasets.SERIES_COLUMNS[name]
    for table in target.tables:
        for where, place in table.rows:
            if where == occupation and table.places == "states" and place not in target.record.rows:
                cells = {key: table.cell(Cell(name, where, place, column)) for key, column in columns.items()}
                yield f"{place}: {{{', '.join(f'{key}: {value}' for key, value in cells.items())}}}"
