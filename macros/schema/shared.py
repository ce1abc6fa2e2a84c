"""The records behind every guide: site, vocabulary, sources, figures, agreements, glossary.

With `sections/`, which holds the records of a guide's pages, this is the only declaration of the schema.
"""

from typing import TYPE_CHECKING, Literal, get_args

from pydantic import Field, RootModel, create_model

from macros.schema.datasets import Dataset
from macros.schema.email import Email
from macros.schema.fields import (
    Address,
    Date,
    Edition,
    Expression,
    GuideId,
    Id,
    Many,
    Name,
    Number,
    Prose,
    Seen,
    SourceId,
    Text,
    Truth,
)
from macros.schema.record import Record
from macros.schema.section import Certainty
from macros.source import units

if TYPE_CHECKING:
    Unit = str
else:
    Unit = Literal[units.IDS]
Statistic = Literal[
    "median",
    "mean",
    "percentile-10",
    "percentile-90",
    "range",
    "share",
    "projection",
    "count",
    "fee",
    "rule",
    "duration",
]
Kind = Literal["official", "survey", "market-estimate", "editorial-estimate"]
Status = Literal["verified", "verified-older-copy", "file-copy", "secondary", "landing-only", "not-verified"]
Fit = Literal["exact", "close", "broad-proxy"]


class Word(Record):
    """What readers see for one id of a closed vocabulary."""

    label: Text
    """The word or words shown, as in: Market estimate"""
    description: Text
    """One sentence that tells a reader what it means."""


def _words(name: str, ids: tuple[str, ...]) -> type[Record]:
    """Return a record that asks for a word for each id, so that none can be forgotten."""
    keys = {id_.replace("-", "_"): (Word, Field(alias=id_)) for id_ in ids}
    return create_model(
        name, __base__=Record, __doc__=f"A label and a description for each of: {', '.join(ids)}.", **keys
    )  # type: ignore[call-overload]


Kinds = _words("Kinds", get_args(Kind))
Statuses = _words("Statuses", get_args(Status))
Fits = _words("Fits", get_args(Fit))
Statistics = _words("Statistics", get_args(Statistic))
Certainties = _words("Certainties", get_args(Certainty))


class Vocabulary(Record):
    """`vocabulary.yaml`: the words for every closed list of ids."""

    kinds: Kinds  # type: ignore[valid-type]
    """How a figure came about."""
    statuses: Statuses  # type: ignore[valid-type]
    """How far we could check it."""
    fits: Fits  # type: ignore[valid-type]
    """How well the people it counts match the role."""
    statistics: Statistics  # type: ignore[valid-type]
    """What the number is."""
    certainties: Certainties  # type: ignore[valid-type]
    """How sure a page is."""


class Site(Record):
    """`guide.yaml`: what the whole site is called, its edition and its dates."""

    name: Text
    """The name of the site, as on the cover."""
    description: Text
    """One sentence for search engines and link previews."""
    edition: Edition
    """The edition, in double quotes: "2026.1" is the first of 2026."""
    published: Date
    """The day this edition was published."""
    reviewed: Date | None = None
    """The day on which experts had reviewed all of it. Leave it out until they have."""
    guides: Many[GuideId]
    """The folders of the guides, in the order readers see them."""
    contact: Email | None = None
    """The address to which readers send corrections; with it, "Suggest a correction" opens a letter. Everybody sees it."""


class Source(Record):
    """One publication that figures or sentences rest on."""

    title: Name
    """The title of the page or publication."""
    publisher: Name
    """Who publishes it."""
    publisher_short: Name | None = None
    """A short name of the publisher, for narrow labels: BLS"""
    url: Address | None = None
    """Its address; leave it out only when none is known, and say so in note."""
    date: Name
    """When it was published or what period it covers, in words; "undated" if it carries no date."""
    retrieved: Seen
    """When it was read."""
    status: Status
    """How far we could check it; each figure has its own status, too."""
    note: Name | None = None
    """What a reader should know: an older copy, a reprint, a changed name."""
    credit: Name | None = None
    """The credit line that its license asks for."""


OWN_JUDGMENT = "editorial"
"""The source that stands for our own estimates: there is no page to read."""

Sources = RootModel[dict[Id, Source]]


class Figure(Record):
    """One number that a reader may quote, with the label it carries everywhere."""

    label: Text
    """What it is, in a few words: Median pay of crane operators"""
    value: Number | None = None
    """The number, digits alone. Leave it out for a range or a derived figure."""
    low: Number | None = None
    """The lower end of a range."""
    high: Number | None = None
    """The upper end of a range; with open: above it is the last number that the source prints."""
    open: Literal["above", "below"] | None = None
    """above for "and over" or "or more", below for "under"; leave it out when the number is exact."""
    derive: Expression | None = None
    """A calculation from other figures, as in: ((jobs-2034)) - ((jobs-2024))"""
    round: Number | None = None
    """For a derived figure: round to this step, as in 100."""
    unit: Unit
    """What is counted."""
    statistic: Statistic
    """What kind of number it is."""
    about: Text
    """Who or what it describes: Crane and tower operators (SOC 53-7021), all kinds"""
    place: Text
    """Where it holds: United States"""
    period: Text
    """When it holds: May 2024"""
    source: SourceId | None = None
    """The id of its source in sources.yaml; a derived figure has those of its parts."""
    dataset: Dataset | None = None
    """Where in its publisher's table it stands: oews, 29-1141, US, A_MEDIAN. With it, `refresh` renews the number."""
    kind: Kind | None = None
    """How it came about; a derived figure takes the weakest of its parts."""
    status: Status | None = None
    """How far we could check it; a derived figure takes the weakest of its parts."""
    seen: Seen | None = None
    """The date of the copy that was read; "undated" if the copy carries none."""
    fit: Fit
    """How well the people counted match the role of this guide."""
    fit_note: Text
    """One sentence that says why."""
    note: Text | None = None
    """Anything else a reader should know about the number."""
    next_release: Seen | None = None
    """When the publisher is expected to replace it."""
    nothing_newer: Date | None = None
    """The day you last looked at the publisher's own pages and found no newer number; leave it out if you have not."""


Figures = RootModel[dict[Id, Figure]]


class Agreement(Record):
    """An identity between figures that must hold."""

    expression: Expression
    """An equation, as in: ((a)) + ((b)) = ((c))"""
    tolerance: Number
    """How far the two sides may lie apart, in the unit of the figures."""
    reason: Text
    """Why they must agree, and why not exactly."""


Agreements = RootModel[dict[Id, Agreement]]


class Term(Record):
    """One entry of the glossary."""

    term: Text
    """The word or words explained, as they stand within a sentence: night watch"""
    short: Text | None = None
    """Its abbreviation, if it has one."""
    in_ads: Truth | None = None
    """Say true if it stands, open, among the few words of ads at the top of the glossary; else leave it out."""
    meaning: Prose
    """What it means, in one or two sentences."""

    @property
    def in_sentence(self) -> str:
        """The words that stand in a sentence where the editor gives none."""
        return self.short or self.term


Glossary = RootModel[dict[Id, Term]]
