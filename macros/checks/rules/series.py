"""Rules for series and for the places that they name."""

from collections.abc import Iterator
from itertools import pairwise

from macros.checks.content_files import Content
from macros.domain import expressions
from macros.schema.sections.states import States
from macros.schema.series import PAY, Place, Row, Series, numbers
from macros.source import near_names
from macros.source.problems import Problem
from macros.source.yaml_file import Document

_HOME = "content/places.yaml"
_HOURS = 2_080  # in a year of full-time work
_ROUNDED = 16  # dollars: half a cent an hour over a year, and half of ten dollars
_NAMES = {
    "p10": "the lowest tenth",
    "p25": "the lowest quarter",
    "p75": "the highest quarter",
    "p90": "the highest tenth",
}
_LEAST, _MOST = 1_000, 10_000_000  # a year; wide enough for every job


def series_name_known_places(content: Content) -> Iterator[Problem]:
    """Every place that a series has a line for stands in places.yaml."""
    known = content.ids("places")
    for document, id_, series in content.each("series") if known is not None else ():
        for code in series.rows:
            if code not in (known or ()):
                instead = near_names.advice(code, known or (), f"put it into {_HOME}, or delete the line", listed=False)
                wrong = f"no place has the code '{code}'"
                yield document.problem((id_, "rows", code), wrong, instead, at_key=True)


def series_have_one_shape(content: Content) -> Iterator[Problem]:
    """A series has numbers in one unit, or words out of a few; and each line holds these."""
    for document, id_, series in content.each("series"):
        if (series.unit is None) == (series.answers is None):
            wrong = f"'{id_}' needs a unit, or answers, and only one of them"
            yield document.problem((id_,), wrong, "Write, for example, unit: usd-per-year", at_key=True)
            continue
        if (series.limit is None) != (series.limit_note is None):
            wrong = f"'{id_}' has only one of limit and limit_note"
            yield document.problem((id_,), wrong, "Write both, or neither", at_key=True)
        known = [answer.id for answer in series.answers or ()]
        for code, row in series.rows.items():
            yield from _row_shape(document, id_, code, row, series, known)


def _row_shape(
    document: Document, id_: str, code: str, row: Row, series: Series, known: list[str]
) -> Iterator[Problem]:
    held = [name for name in type(row).model_fields if getattr(row, name) is not None]
    where = (id_, "rows", code)
    if series.answers is not None:
        if held != ["answer"]:
            wrong = f"the line of {code} needs an answer, and nothing else"
            yield document.problem(where, wrong, f"Write {code}: {{answer: {known[0]}}}", at_key=True)
        elif row.answer not in known:
            wrong = f"'{row.answer}' is none of the answers of '{id_}'"
            instead = near_names.advice(str(row.answer), known, "add it to answers:")
            yield document.problem((*where, "answer"), wrong, instead)
    elif ("median" in held) == ("value" in held) or "answer" in held or ("value" in held and len(held) > 1):
        wrong = f"the line of {code} needs a median, or a value alone"
        instead = f"Write {code}: {{median: 95970, jobs: 1200}} for pay, or {code}: {{value: 97.1}}"
        yield document.problem(where, wrong, instead, at_key=True)


def series_can_be_so(content: Content) -> Iterator[Problem]:
    """The median of a place lies between its tenths and quarters, and no number is one that nobody is paid."""
    for document, id_, series in content.each("series"):
        for code, row in series.rows.items():
            for name, wrong, instead in _impossible(row, series):
                yield document.problem((id_, "rows", code, name), f"{code}: {wrong}", instead)


def _impossible(row: Row, series: Series) -> Iterator[tuple[str, str, str]]:
    """Yield the cell of a line that cannot be so, what is wrong, and what to do about it."""
    found = numbers(row)
    paid = {name: found[name] for name in PAY if name in found}
    for name, value in paid.items():
        if series.limit is not None and value > series.limit:
            wrong = f"{name} ({expressions.spelled(value)}) is above the limit of {expressions.spelled(series.limit)}"
            yield name, wrong, f"Write {name}: above-limit, or look the number up"
        elif series.unit == "usd-per-year" and not _LEAST <= value <= _MOST:
            wrong = f"{name} is {expressions.spelled(value)} a year, which nobody is paid"
            yield name, wrong, "Look the number up: is it by the hour, the month, or the year?"
    for (low, first), (high, last) in pairwise(paid.items()):
        if first > last:
            name, other = (high, low) if high == "median" else (low, high)
            said = expressions.spelled(paid[name])
            side = "below" if name == high else "above"
            wrong = f"{name} ({said}) lies {side} {_NAMES[other]}, {other} ({expressions.spelled(paid[other])})"
            yield name, wrong, "Look up both at the source"
            return
    if "hourly" in found and "median" in found and abs(found["hourly"] * _HOURS - found["median"]) > _ROUNDED:
        year = expressions.spelled(round(found["hourly"] * _HOURS))
        wrong = f"hourly ({found['hourly']:.2f}) comes to {year} a year, not to the median of {expressions.spelled(found['median'])}"
        yield "hourly", wrong, "Look up both at the source"


def series_are_compared_with_their_like(content: Content) -> Iterator[Problem]:
    """What a series is compared with has its unit and its time: no comparison mixes two editions."""
    figures = content.record("figures")
    for document, id_, series in content.each("series") if figures else ():
        figure = figures.root.get(series.compare)
        for key, what in (("unit", "unit"), ("period", "time")) if figure else ():
            own, other = getattr(series, key), getattr(figure, key)
            if own != other:
                wrong = f"'{series.compare}' has another {what} ({other}) than '{id_}' ({own or 'none'})"
                instead = "Name the figure that says the same of the whole country, or leave compare: out"
                yield document.problem((id_, "compare"), wrong, instead)


def places_can_be_so(content: Content) -> Iterator[Problem]:
    """Only areas lie within others, and two places never share a page."""
    entry, pages = content.shared.get("places"), dict[str, str]()
    if entry is None:
        return
    for code, place in entry.record.root.items():
        for key, wrong, instead in _place_wrong(place):
            yield entry.document.problem((code, key) if getattr(place, key) else (code,), wrong, instead, at_key=True)
        if place.page and pages.setdefault(place.page, code) != code:
            wrong = f"the page '{place.page}' is that of {pages[place.page]}"
            yield entry.document.problem((code, "page"), wrong, "Choose another name for one of the two")


def _place_wrong(place: Place) -> Iterator[tuple[str, str, str]]:
    is_area = place.kind == "metropolitan-area"
    if is_area and not place.within:
        yield "within", "a metropolitan area lies within a state", "Write, for example, within: [US-TX]"
    if not is_area and place.within:
        yield "within", "only a metropolitan area lies within others", "Delete it, or correct the kind"
    if is_area and place.page:
        yield "page", "a metropolitan area has no page of its own", "Delete it, or correct the kind"


def tables_of_places_name_fitting_series(content: Content) -> Iterator[Problem]:
    """A table of places has pay where pay belongs, percent for prices, and words where words belong."""
    series = content.record("series")
    for document, _, section in content.sections_of(States) if series else ():
        table = section.table
        for key, names, is_fit, what in (
            ("pay", table.pay, _is_pay, "pay by the year"),
            ("price_level", (table.price_level,), _is_level, "a value in percent"),
            ("answers", table.answers or (), _is_words, "answers"),
        ):
            for number, name in enumerate(names):
                if name in series.root and not is_fit(series.root[name]):
                    where = ("table", key, number) if key != "price_level" else ("table", key)
                    wrong = f"'{name}' has not {what}"
                    yield document.problem(where, wrong, "Name a series that has, or correct that series")


def _is_pay(series: Series) -> bool:
    return series.unit == "usd-per-year" and any(row.median is not None for row in series.rows.values())


def _is_level(series: Series) -> bool:
    return series.unit == "percent" and any(row.value is not None for row in series.rows.values())


def _is_words(series: Series) -> bool:
    return series.answers is not None
