"""`salaries.yaml`: official pay, market estimates by level, pay by country."""

from typing import ClassVar

from macros.schema.fields import FigureId, LevelId, Many, Prose, SourceId, Text
from macros.schema.identified import Identified
from macros.schema.parts import Disagreements, FigureTable, Part, Topics
from macros.schema.record import Record
from macros.schema.section import Section


class Anchor(Identified):
    """An occupation with official pay."""

    title: Text
    """The occupation."""
    median: FigureId
    """The figure for its median pay."""
    low: FigureId | None = None
    """The figure for the lowest tenth."""
    high: FigureId | None = None
    """The figure for the highest tenth."""
    text: Prose
    """Why it helps to know it, and how well it fits."""


class Anchors(Part):
    """Official pay, drawn to one scale and listed."""

    component: ClassVar[str] = "anchors"
    anchors: Many[Anchor]
    """The occupations, the closest first."""


class PayRow(Record):
    """Pay at one level of a ladder."""

    level: LevelId | None = None
    """The id of a level on the career ladder; or else a title."""
    title: Text | None = None
    """The level in the source's words, when the career ladder has none like it."""
    experience: Text | None = None
    """Experience in the source's words, when it gives no years."""
    years: FigureId | None = None
    """The figure for years, when the row has a title of its own."""
    median: FigureId | None = None
    """The figure for the median."""
    mean: FigureId | None = None
    """The figure for the average."""
    range: FigureId | None = None
    """The figure for the range."""


class PayLadder(Identified):
    """One source's pay by level."""

    title: Text
    """How this guide calls it."""
    source: SourceId
    """Where it comes from."""
    text: Prose
    """What a reader should know about it."""
    rows: Many[PayRow]
    """From the first level to the last."""


class PayLadders(Part):
    """Market estimates by level."""

    component: ClassVar[str] = "pay-ladders"
    ladders: Many[PayLadder]
    """One ladder a source."""


class CountryPay(Identified):
    """Pay in one country."""

    place: Text
    """The country or region."""
    local: FigureId | None = None
    """The figure in local money."""
    usd: FigureId | None = None
    """The figure in US dollars."""
    text: Prose
    """What the title means there, and how good the figure is."""


class Countries(Part):
    """Pay by country."""

    component: ClassVar[str] = "countries"
    countries: Many[CountryPay]
    """The countries."""


class Salaries(Section):
    """`salaries.yaml`"""

    anchors: Anchors | None = None
    employers: FigureTable | None = None
    factors: Topics | None = None
    package: Topics | None = None
    nearby: FigureTable | None = None
    ladders: PayLadders | None = None
    countries: Countries | None = None
    disagreements: Disagreements | None = None
