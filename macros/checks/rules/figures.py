"""Rules for figures and the agreements between them."""

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from macros.checks.content_files import Content
from macros.domain import dimensions, expressions
from macros.domain.derived_figures import Results
from macros.domain.expressions import Calculation, Cited, NotACalculation
from macros.schema.shared import Agreement, Figure, Kind, Status
from macros.source import near_names
from macros.source.problems import Problem
from macros.source.yaml_file import Document, Path_

_OWN = {
    "source": "the id of a source in sources.yaml",
    "kind": f"one of: {', '.join(get_args(Kind))}",
    "status": f"one of: {', '.join(get_args(Status))}",
    "seen": "the date of the copy that was read, or undated",
}
"""What every figure that is not calculated needs, with what to write."""


def figures_have_one_shape(content: Content) -> Iterator[Problem]:
    """A figure has a value, a range, or a calculation; and what comes with it."""
    every = _every(content)
    for document, id_, figure in content.each("figures") if every else ():
        yield from _shape(document, id_, figure)
        if figure.derive is not None and every:
            wrong = list(_calculation(document, (id_, "derive"), figure.derive, every, id_))
            yield from wrong or _parts_periods(document, id_, every.results.figures)


def agreements_hold(content: Content) -> Iterator[Problem]:
    """Both sides of an agreement differ by at most its tolerance."""
    entry, every = content.shared.get("agreements"), _every(content)
    if entry is None:
        return
    for id_, agreement in entry.record.root.items():
        if agreement.tolerance < 0:
            yield entry.document.problem((id_, "tolerance"), "the tolerance is below 0", "Write 0 or more")
        elif every:
            yield from _agreement(entry.document, id_, agreement, every)


@dataclass(frozen=True)
class _Every:
    """All figures: what each comes to, the ids of unsound ones as well, and where a new one belongs."""

    results: Results
    ids: list[str]
    home: str


def _every(content: Content) -> _Every | None:
    """Return all figures, or None if a file of them could not be read."""
    figures, ids = content.record("figures"), content.ids("figures")
    return _Every(Results(figures), ids, content.home("figures")) if figures and ids is not None else None


def _agreement(document: Document, id_: str, agreement: Agreement, every: _Every) -> Iterator[Problem]:
    where = (id_, "expression")
    found = list(_calculation(document, where, agreement.expression, every))
    yield from found
    if found:
        return
    try:
        left, right = (_value(side, every.results) for side in expressions.read_equation(agreement.expression))
    except _Elsewhere:
        return
    gap = abs(left - right)
    if gap > agreement.tolerance + 1e-9:
        wrong = f"'{id_}' does not hold: {expressions.spelled(left)} on the left, {expressions.spelled(right)} on the right, {expressions.spelled(gap)} apart"
        instead = f"Correct the figures (at most {expressions.spelled(agreement.tolerance)} apart)"
        yield document.problem(where, wrong, instead)


class _Elsewhere(Exception):
    """A figure that is calculated with has a problem of its own."""


def _value(calculation: Calculation, results: Results) -> float:
    """Return the result; raises `NotACalculation` if this very calculation is at fault, else `_Elsewhere`."""

    def look_up(cited: Cited) -> float:
        try:
            return results.value(cited)
        except NotACalculation:
            raise _Elsewhere from None

    return calculation.value(look_up)


def _shape(document: Document, id_: str, figure: Figure) -> Iterator[Problem]:
    is_range = figure.low is not None or figure.high is not None
    shapes = [figure.value is not None, is_range, figure.derive is not None]
    if sum(shapes) != 1:
        wrong = f"'{id_}' needs a value, or low and high, or derive, and only one of them"
        yield document.problem((id_,), wrong, "Write, for example, value: 93600", at_key=True)
    elif is_range:
        yield from _range(document, id_, figure)
    if figure.derive is None:
        for key, what in _OWN.items():
            if getattr(figure, key) is None:
                yield document.problem((id_,), f"'{id_}' has no {key}", f"Add {key}: with {what}", at_key=True)
        if figure.round is not None:
            wrong = "only a derived figure is rounded"
            yield document.problem((id_, "round"), wrong, "Delete the line", at_key=True)
    elif sum(shapes) == 1:
        for key in (*_OWN, "open"):
            if getattr(figure, key) is not None:
                wrong = f"a derived figure has no '{key}' of its own"
                yield document.problem((id_, key), wrong, "Delete the line", at_key=True)
        if figure.round is not None and figure.round <= 0:
            yield document.problem((id_, "round"), "a step must be above 0", "Write, for example, round: 100")


def _range(document: Document, id_: str, figure: Figure) -> Iterator[Problem]:
    if figure.low is not None and figure.high is not None:
        if figure.low > figure.high:
            wrong = f"low ({expressions.spelled(figure.low)}) is above high ({expressions.spelled(figure.high)})"
            yield document.problem((id_, "low"), wrong, "Look up both at the source; the smaller one stands in low:")
    elif figure.open is None:
        wrong = f"'{id_}' has only one end of its range"
        yield document.problem((id_,), wrong, "Add the other end, or open: above or open: below", at_key=True)
    elif (figure.open == "above") == (figure.low is None):
        own, sign = ("high", "under") if figure.low is None else ("low", "or more")
        other = "low" if own == "high" else "high"
        wrong = f"a range cannot be open {figure.open} when {own} is its only end"
        right = "below" if own == "high" else "above"
        instead = f"Look it up: open: {right} if the source says '{sign}'; else the number belongs in {other}:"
        yield document.problem((id_, "open"), wrong, instead)


def _calculation(
    document: Document, where: Path_, text: str, every: _Every, own: str | None = None
) -> Iterator[Problem]:
    """Yield what is wrong with the calculation of the figure `own`, or with an equation."""
    instead = "Write, for example, ((a)) + ((b))" if own else "Write, for example, ((a)) + ((b)) = ((c))"
    try:
        sides = (expressions.read(text),) if own else expressions.read_equation(text)
        if not any(side.cited for side in sides):
            raise NotACalculation("it names no figure")
        found = list(_cited(document, where, sides, every, own))
        yield from found
        for side in sides if not found else ():
            with contextlib.suppress(_Elsewhere):
                _value(side, every.results)
        yield from _units(document, where, sides, every.results, own) if not found else ()
    except NotACalculation as error:
        short = text if len(text) <= 60 else f"{text[:60]}…"
        yield document.problem(where, f"'{short}' is not a calculation: {error}", instead)


def _units(
    document: Document, where: Path_, sides: tuple[Calculation, ...], results: Results, own: str | None
) -> Iterator[Problem]:
    """Yield what different units a calculation adds up, or in which it comes out though another one is asked."""
    unknown = any(cited.id not in results.figures for side in sides for cited in side.cited)
    if unknown or (own and results.figures[own].value is not None):  # which has a problem of its own
        return
    try:
        found = [dimensions.of(side, lambda cited: results.figures[cited.id].unit) for side in sides]
    except dimensions.Mismatch as error:
        instead = "Take figures of one unit, or turn one into the other with a number, as in ((pay-by-the-hour)) * 2080"
        yield document.problem(where, f"the calculation adds up different units: {error}", instead)
        return
    if own:
        unit = results.figures[own].unit
        if not dimensions.fits_unit(found[0], unit):
            wrong = f"the calculation comes out in {found[0]}, but '{own}' has unit: {unit}"
            yield document.problem(where, wrong, "Correct the unit, or the figures of the calculation")
    elif not dimensions.fit(*found):
        wrong = f"the two sides have different units: {found[0]} on the left, {found[1]} on the right"
        yield document.problem(where, wrong, "Compare figures of one unit, or turn one into the other with a number")


def _parts_periods(document: Document, id_: str, figures: Mapping[str, Figure]) -> Iterator[Problem]:
    """Yield that a calculated figure says the period of one part alone, though another has its own."""
    own = figures[id_]
    with contextlib.suppress(NotACalculation):
        parts = [cited.id for cited in expressions.read(str(own.derive)).cited if cited.id in figures]
        periods = list(dict.fromkeys(figures[part].period for part in parts))
        if len(periods) > 1 and own.period in periods and own.note is None:
            wrong = f"the figures of the calculation are of different times: {'; '.join(periods)}"
            instead = "Name all of them in period:, or say in note: what that means for the number"
            yield document.problem((id_, "period"), wrong, instead)


def _cited(
    document: Document, where: Path_, sides: tuple[Calculation, ...], every: _Every, own: str | None
) -> Iterator[Problem]:
    earlier: Counter[str] = Counter()
    for cited in (cited for side in sides for cited in side.cited):
        earlier[cited.id] += 1
        figure = every.results.figures.get(cited.id)
        if figure is None:
            if cited.id in every.ids:  # which has a problem of its own
                continue
            wrong = f"no figure is called '{cited.id}'"
            instead = near_names.advice(
                cited.id, every.ids, f"put it into {every.home}, or calculate without it", listed=False
            )
        elif own and every.results.leads_back(own, cited.id):
            wrong, instead = f"the calculation leads back to '{own}' itself", "Write one of the figures as a value"
        elif cited.end and getattr(figure, cited.end) is None:
            other = next((end for end in ("low", "high") if getattr(figure, end) is not None), None)
            wrong = f"'{cited.id}' has no {cited.end}"
            instead = f"Write (({cited.id}))" + (f".{other}" if other else "")
        elif not cited.end and (figure.low is not None or figure.high is not None):
            wrong = f"'{cited.id}' is a range"
            instead = f"Write (({cited.id})).low or (({cited.id})).high"
        else:
            continue
        yield document.problem(where, wrong, instead, near=cited.id, earlier=earlier[cited.id] - 1)
