"""Rules for figures and series that name their place in a publisher's table, so that they can be renewed without a look."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from macros.checks.content_files import Content
from macros.domain import datasets as editions
from macros.schema import datasets
from macros.schema.series import Series
from macros.schema.shared import Figure
from macros.source.problems import Problem
from macros.source.yaml_file import Document

Kind = TypeVar("Kind")


def datasets_fit_their_figures(content: Content) -> Iterator[Problem]:
    """A figure from a table has one value, of the unit, the statistic and the time of its column; no two share a cell."""
    yield from _each_alone(content, "figures", _fit, "is the number of another figure already", "Cite")


def datasets_fit_their_series(content: Content) -> Iterator[Problem]:
    """A series from a table has pay by the year, of one survey, in places that the table has; no two hold the same."""
    yield from _each_alone(content, "series", _series_fit, "are the rows of another series already", "Use")


def _each_alone(
    content: Content, kind: str, fit: Callable[[Document, str, Kind], Iterator[Problem]], taken: str, do: str
) -> Iterator[Problem]:
    """Yield what is wrong with each record that names its place in a table, and which two name the same."""
    first: dict[str, str] = {}
    for document, id_, record in content.each(kind):
        if record.dataset is None:
            continue
        yield from fit(document, id_, record)
        line, _ = document.place((id_, "dataset"))
        if record.dataset in first:
            instead = f"{do} that one, in {first[record.dataset]}, or delete the line in the older of the two"
            yield document.problem((id_, "dataset"), f"'{record.dataset}' {taken}", instead)
        first.setdefault(record.dataset, f"{document.path}:{line}")


def _series_fit(document: Document, id_: str, series: Series) -> Iterator[Problem]:
    if series.unit != "usd-per-year":
        wrong = "only a series of pay by the year can stand in a publisher's table"
        yield document.problem((id_, "dataset"), wrong, "Delete the line", at_key=True)
        return
    for code in series.rows:
        if datasets.places(code) in (None, "nation"):
            wrong = f"the publisher's table has no row for {code}"
            instead = "Move its line to a series without dataset:, or write the code of a state or area"
            yield document.problem((id_, "rows", code), wrong, instead, at_key=True)
    if editions.years(series.period, "survey") is None:
        yield _without_edition(document, id_, series.period, "survey")


def _without_edition(document: Document, id_: str, period: str, time: datasets.Time) -> Problem:
    wrong = f"'{period}' does not say of which edition of its table the number is"
    instead = f"Write the time alone, as in {editions.EXAMPLES[time]}, or delete the line dataset:"
    return document.problem((id_, "period"), wrong, instead)


def _fit(document: Document, id_: str, figure: Figure) -> Iterator[Problem]:
    where, column = (id_, "dataset"), datasets.column(datasets.cell(str(figure.dataset)))
    if figure.value is None or figure.open:
        wrong = "only one exact number can stand in a cell of a publisher's table"
        yield document.problem(where, wrong, "Delete the line", at_key=True)
        return
    for key, right in (("unit", column.unit), ("statistic", column.statistic)):
        if getattr(figure, key) != right:
            wrong = f"the column that '{id_}' names holds {key}: {right}, and the figure says {getattr(figure, key)}"
            yield document.problem((id_, key), wrong, "Look up which of the two is right, and correct the other")
    if editions.years(figure.period, column.time) is None:
        yield _without_edition(document, id_, figure.period, column.time)
