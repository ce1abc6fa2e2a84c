"""When somebody has to look at a figure again: dates alone, so that a reader's own clock can tell the rest."""

import datetime
from dataclasses import dataclass

from macros.domain.figures import Quotable
from macros.domain.guide import Guide
from macros.domain.series import KnownSeries
from macros.schema.dates import first_day

TERM = datetime.timedelta(days=365)
"""How long a look at a source lasts where its publisher has not announced the next number."""


@dataclass(frozen=True)
class Freshness:
    """The dates of one figure or series. A date known by its month or year alone counts from its first day."""

    copy: str  # the date of the copy that was read, or undated
    looked: str  # when we last looked, as exactly as it is known
    next_release: str | None
    old: datetime.date  # from this day on a newer number may be out
    due: datetime.date  # after this day we are late
    nothing_newer: datetime.date | None  # when we looked and found no newer number


def of(guide: Guide, figure: Quotable | KnownSeries) -> Freshness:
    """Return the dates of a figure or series; a calculated one is as fresh as the part that is due first."""
    if figure.parts:
        return min((of(guide, guide.figures[name]) for name in figure.parts), key=lambda part: part.due)
    record, read = figure.record, guide.sources[figure.sources[0]].retrieved
    # An undated copy counts from the day it was read: its real age is not known.
    day = read if figure.seen == "undated" else figure.seen
    since = first_day(day) if day and day != "undated" else datetime.date.min
    release = record.next_release
    next_ = first_day(release) if release and release != "undated" else None
    nothing_newer = record.nothing_newer
    return Freshness(
        copy=figure.seen,
        looked=nothing_newer.isoformat() if nothing_newer else read,
        next_release=record.next_release,
        old=_until(since, next_),
        due=_until(max(since, nothing_newer or since), next_),
        nothing_newer=nothing_newer,
    )


def _until(since: datetime.date, next_: datetime.date | None) -> datetime.date:
    return next_ if next_ and next_ > since else since + TERM
