"""Series: one label with values by place or by kind of employer; and the places that they are known for."""

from typing import Annotated, Literal

from pydantic import Field, RootModel

from macros.schema.datasets import SeriesDataset
from macros.schema.fields import (
    Date,
    FigureId,
    Id,
    Many,
    Name,
    Number,
    PlaceCode,
    Prose,
    Seen,
    SourceId,
    Text,
    cell,
    code,
    count,
)
from macros.schema.record import Record
from macros.schema.shared import Fit, Kind, Status, Unit

PlaceKind = Literal["country", "state", "district", "territory", "metropolitan-area", "employer"]

PAY = ("p10", "p25", "median", "p75", "p90")
"""The cells of pay, from the lowest to the highest; half of the people lie between p25 and p75."""

CodeKey = Annotated[str, *code()]
Cell = Annotated[float | str, *cell()]
Count = Annotated[int | str, *count()]


class Place(Record):
    """A place that a series has a value for; or a kind of employer, which is a place to work."""

    name: Name
    """Its name, as a reader knows it: Texas"""
    in_sentence: Name | None = None
    """Its name within a sentence, where it is another: the District of Columbia"""
    kind: PlaceKind
    """What it is."""
    page: Id | None = None
    """The name of its own page, where it has one: texas. Pages are called by it, so do not change it."""
    within: Many[PlaceCode] | None = None
    """For a metropolitan area: the states that it reaches into, by their codes."""

    @property
    def spoken(self) -> str:
        """Its name as it stands in a sentence."""
        return self.in_sentence or self.name


Places = RootModel[dict[CodeKey, Place]]


class Row(Record):
    """What a series says of one place. A cell that the publisher holds back is `withheld`."""

    median: Cell | None = None
    """Half of the people are paid more, and half less."""
    p10: Cell | None = None
    """One in ten is paid less."""
    p25: Cell | None = None
    """One in four is paid less."""
    p75: Cell | None = None
    """One in four is paid more."""
    p90: Cell | None = None
    """One in ten is paid more."""
    hourly: Cell | None = None
    """The median by the hour, beside a median by the year."""
    jobs: Count | None = None
    """How many jobs the numbers rest on."""
    value: Cell | None = None
    """The number, in a series that is not about pay."""
    answer: Id | None = None
    """The id of one of the answers of the series, in a series of words."""


class Answer(Record):
    """One of the few things that a series of words can say of a place."""

    id: Id
    """A stable id; the rows name it."""
    label: Text
    """What readers see, in a few words: issues multistate licenses"""
    short: Text | None = None
    """The same in one or two words, for a narrow column; leave it out if the label is as short."""
    text: Prose | None = None
    """What it means for a reader, in a sentence; it stands on the page of each such place."""


class Agreed(Record):
    """Cells that were checked better than the rest of the series."""

    cells: Many[Literal["median", "p10", "p25", "p75", "p90", "hourly", "jobs", "value", "answer"]]
    """Which cells."""
    kinds: Many[PlaceKind]
    """Of which kinds of places."""
    status: Status
    """How far we could check them."""
    note: Text
    """How, with the files and their dates."""


class Series(Record):
    """One label with a value for each of many places. It carries everywhere what a figure carries."""

    label: Text
    """What it is, in a few words: Pay of crane operators"""
    title: Text
    """A short name for the head of a column or row: Crane operators"""
    unit: Unit | None = None
    """What is counted; leave it out in a series of words."""
    answers: Many[Answer] | None = None
    """In a series of words: what can be said of a place."""
    about: Text
    """Who or what it describes: Crane and tower operators (SOC 53-7021), all kinds"""
    period: Text
    """When it holds: May 2025"""
    source: SourceId
    """The id of its source in sources.yaml."""
    dataset: SeriesDataset | None = None
    """Where in its publisher's table its rows stand: oews, 29-1141. With it, `refresh` renews the numbers."""
    kind: Kind
    """How it came about."""
    status: Status
    """How far we could check it; of some cells `agreed` may say more."""
    status_note: Text
    """How it was checked, with the file and its date."""
    agreed: Agreed | None = None
    """Cells that were checked better than the rest; leave it out if there are none."""
    seen: Seen
    """The date of the copy that was read; "undated" if the copy carries none."""
    fit: Fit
    """How well the people counted match the role of this guide."""
    fit_note: Text
    """One sentence that says why."""
    compare: FigureId | None = None
    """The figure for the whole country against which each place is shown."""
    limit: Number | None = None
    """Numbers above this one are left out: write above-limit in their cell."""
    limit_note: Text | None = None
    """Why they are left out."""
    note: Text | None = None
    """Anything else a reader should know."""
    next_release: Seen | None = None
    """When the publisher is expected to replace it."""
    nothing_newer: Date | None = None
    """The day you last looked at the publisher's own pages and found nothing newer; leave it out if you have not."""
    rows: Annotated[dict[str, Row], Field(min_length=1)]
    """The places by their codes in places.yaml, a line for each: `US-TX: {median: 95970, jobs: 271380}`. A place that is
    not named is not published."""


AllSeries = RootModel[dict[Id, Series]]


def numbers(row: Row) -> dict[str, float]:
    """Return the cells of a row that hold a number."""
    found: dict[str, object] = {name: getattr(row, name) for name in (*PAY, "hourly", "jobs", "value")}
    return {name: value for name, value in found.items() if isinstance(value, (int, float))}
