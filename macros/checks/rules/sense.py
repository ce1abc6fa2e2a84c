"""Rules for numbers and dates that cannot be, whatever the source says: most are slips of the keyboard."""

import contextlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from macros.checks.content_files import Content, Entry
from macros.domain import expressions
from macros.domain.derived_figures import Results
from macros.domain.expressions import Cited, NotACalculation
from macros.schema.dates import first_day, last_day
from macros.schema.record import Record
from macros.schema.series import Series
from macros.schema.shared import Figure, Site
from macros.source import units
from macros.source.problems import Problem
from macros.source.yaml_file import Document, Path_

SLACK = timedelta(days=731)
"""How far a date may lie behind those of the edition: who mends a number after a year has not yet a new edition."""

_LONG_PAST = timedelta(days=731)
_WHOLE = {unit.id for unit in units.UNITS.values() if unit.is_whole}
_TIME = {unit.id for unit in units.UNITS.values() if unit.is_time}
_CAN_FALL = "projection"  # the one statistic of a change
_PAY = ("median", "mean", "percentile-10", "percentile-90", "range")
_PAY_OF = {"per-hour": (1, 1_000), "per-month": (50, 500_000), "per-year": (1_000, 10_000_000)}
"""The least and the most that anyone is paid; wide enough for every job and every currency of the list of units."""

_HOURS_OF = {"day": 24, "week": 168, "month": 744, "year": 8_784}
_IN_A = re.compile(r"\b(?:a|an|per|each|every) (day|week|month|year)\b")
_YEARS = re.compile(r"\b((?:19|20)[0-9]{2})(?: ?[-–—] ?| to | until )((?:19|20)[0-9]{2})\b")
_ASIDE = re.compile(r"(.+) \((.+)\)")
_DATED = frozenset({"edited", "reviewed", "retrieved", "seen", "nothing_newer", "published", "since", "date"})


def figures_can_be_so(content: Content) -> Iterator[Problem]:
    """A figure is no less than nothing, no share is more than the whole, and no pay is that of another unit."""
    figures = content.record("figures")
    if figures is None:
        return
    results = Results(figures)
    for document, id_, figure in content.each("figures"):
        for key, number in _numbers(id_, figure, results):
            for wrong, instead in _impossible(figure, number, figure.derive is not None):
                yield document.problem((id_, key), f"'{id_}' {wrong}", instead)
        yield from _labels(document, id_, figure)


def dates_can_be_so(content: Content) -> Iterator[Problem]:
    """Nothing was read, checked or published long after the edition, and no time ends before it begins."""
    entry, site = content.shared.get("guide"), content.record("guide")
    if not entry or not site:
        return
    yield from _edition(entry.document, site)
    latest = _today(site) + SLACK
    for other in content.entries():
        for where, key, text in _dates(other) if other is not entry else ():
            if first_day(text) > latest:
                wrong = f"{key}: {text} lies far in the future; the edition is of {site.published}"
                instead = "Write the day as it was; a new edition begins with the dates in content/guide.yaml"
                yield other.document.problem(where, wrong, instead)
    for document, id_, figure in (*content.each("figures"), *content.each("series")):
        yield from _times(document, id_, figure, _read(content, figure), _today(site))
    yield from _periods(content)


def _numbers(id_: str, figure: Figure, results: Results) -> Iterator[tuple[str, float]]:
    for key in ("value", "low", "high"):
        number = getattr(figure, key)
        if number is not None:
            yield key, number
    if figure.derive is not None:
        with contextlib.suppress(NotACalculation):  # which has a problem of its own
            yield "derive", results.value(Cited(id_, None))


def _impossible(figure: Figure, number: float, is_derived: bool) -> Iterator[tuple[str, str]]:
    """Yield what cannot be about a number, and what to do about it."""
    said, per = expressions.spelled(number), figure.unit.partition("-")[2]
    if number < 0 and not (figure.statistic == _CAN_FALL or (is_derived and figure.statistic in _PAY)):
        yield f"is {said}, which is below nothing", _look(figure, "Look the number up; only growth can be below 0")
    elif figure.unit == "percent" and figure.statistic == _CAN_FALL and number < -100:
        yield f"is {said}%, but nothing falls by more than all of it", _look(figure, "Look the number up")
    elif figure.statistic == "share" and number > 100:
        yield f"is {said}, but a share is at most 100 percent", _look(figure, "Look up the number and its statistic")
    elif number % 1 and figure.unit in _WHOLE and figure.statistic != "mean":
        instead = "Write a whole number, or statistic: mean for an average"
        yield f"is {said}, but {figure.unit} are counted whole", _look(figure, instead, "Add round: 1")
    elif figure.statistic in _PAY and not is_derived and per in _PAY_OF:
        least, most = _PAY_OF[per]
        if number and not least <= number <= most:
            wrong = f"is {said} {per.replace('-', ' ')}, which nobody is paid"
            yield wrong, "Look up the number and its unit: is it by the hour, the month or the year?"
    elif figure.unit == "hours" and (time := _IN_A.search(figure.label)) and number > _HOURS_OF[time[1]]:
        yield f"is {said} hours, but a {time[1]} has {_HOURS_OF[time[1]]:,}", _look(figure, "Look the number up")


def _look(figure: Figure, instead: str, derived: str = "Look up the figures that it is calculated from") -> str:
    return instead if figure.derive is None else derived


def _labels(document: Document, id_: str, figure: Figure) -> Iterator[Problem]:
    """Yield what the labels of a figure say against each other."""
    if figure.kind == "editorial-estimate" and figure.status not in (None, "not-verified"):
        wrong = f"our own estimate cannot be '{figure.status}': there is no source to read it in"
        instead = "Write status: not-verified; or if a source gives the number, its source: and its kind:"
        yield document.problem((id_, "status"), wrong, instead)
    if figure.open == "below" and figure.low is not None and figure.high is not None:
        wrong = "a range with two ends cannot be open below"
        instead = 'Look it up: delete open: if both ends are exact, or delete low: if the source says "under"'
        yield document.problem((id_, "open"), wrong, instead)
    is_money = units.money(figure.unit) is not None
    for statistic, is_right, asked in (
        ("fee", is_money, "is of money"),
        ("share", figure.unit == "percent", "is in percent"),
        ("duration", figure.unit in _TIME, "is of time"),
        ("count", not is_money and figure.unit not in _TIME, "counts people or things"),
    ):
        if figure.statistic == statistic and not is_right:
            wrong = f"statistic: {statistic} {asked}, and unit: {figure.unit} is not"
            yield document.problem((id_, "unit"), wrong, "Look up which of the two is right, and correct the other")


def a_publisher_has_one_name(content: Content) -> Iterator[Problem]:
    """What publishes two sources is called the same in both: lists put their figures together by its name."""
    known = {_plain(source.publisher): source.publisher for _, _, source in content.each("sources")}
    for document, id_, source in content.each("sources"):
        name = source.publisher
        aside = _ASIDE.fullmatch(name)
        found = (known.get(_plain(one), name) for one in (name, *(aside.groups() if aside else ())))
        if other := next((one for one in found if one != name), None):
            wrong = f"publisher: '{name}' is called '{other}' in another source"
            yield document.problem((id_, "publisher"), wrong, "Write the same name in both")


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _edition(document: Document, site: Site) -> Iterator[Problem]:
    if site.published.year != int(site.edition[:4]):
        wrong = f"the edition {site.edition} was published on {site.published}, in another year"
        yield document.problem(("published",), wrong, "Correct the edition or the day")
    if site.reviewed and site.reviewed > site.published + SLACK:
        wrong = f"the site was reviewed on {site.reviewed}, long after its edition of {site.published}"
        yield document.problem(("reviewed",), wrong, "Write the day as it was, or begin a new edition")


def _today(site: Site) -> date:
    """Return the newest day that the edition names: content is checked without a clock."""
    return max(day for day in (site.published, site.reviewed) if day and day <= site.published + SLACK)


def _read(content: Content, figure: Figure | Series) -> str | None:
    """Return when a figure was read: the date of its copy, or of the reading if the copy has none."""
    sources = content.record("sources")
    if figure.seen != "undated":
        return figure.seen
    source = sources.root.get(figure.source) if sources else None
    return source.retrieved if source else None


def _times(document: Document, id_: str, figure: Figure | Series, read: str | None, today: date) -> Iterator[Problem]:
    next_, looked = figure.next_release, figure.nothing_newer
    if next_ and next_ != "undated":
        look = "Look at the publisher's page: is a newer number out? Else write when it is expected, or delete the line"
        if read and read != "undated" and last_day(next_) < first_day(read):
            wrong = f"the next number was expected for {next_}, before this one was read ({read})"
            yield document.problem((id_, "next_release"), wrong, look)
        elif last_day(next_) < today - _LONG_PAST:
            wrong = f"the next number was expected for {next_}, long before this edition"
            yield document.problem((id_, "next_release"), wrong, look)
    if looked and figure.seen not in (None, "undated") and looked < first_day(str(figure.seen)):
        wrong = f"nothing newer was found on {looked}, before this number was there ({figure.seen})"
        yield document.problem((id_, "nothing_newer"), wrong, "Write the day of the last look, or delete the line")


def _periods(content: Content) -> Iterator[Problem]:
    for name, key in (("figures", "period"), ("series", "period"), ("sources", "date")):
        for document, id_, record in content.each(name):
            for found in _YEARS.finditer(getattr(record, key)):
                if found[1] > found[2]:
                    wrong = f"'{found[0]}' ends before it begins"
                    yield document.problem((id_, key), wrong, "Look up the two years, and write the earlier first")


def _dates(entry: Entry) -> Iterator[tuple[Path_, str, str]]:
    """Yield each date of a file that says when something was done: its place, its key, and itself."""
    for where, record in entry.records:
        for key in _dated(type(record)):
            value = getattr(record, key)
            if value not in (None, "undated") and (key != "date" or where[:1] == ("changes",)):
                yield (*where, key), key, str(value)


@cache
def _dated(kind: type[Record]) -> list[str]:
    return [key for key in kind.model_fields if key in _DATED]
