"""Rules for figures and the agreements between them."""

from __future__ import annotations

from collections.abc import Iterator

from macros import arithmetic
from macros.arithmetic import Cited, NotACalculation
from macros.content import Content
from macros.models import Figure, Figures
from macros.phrases import nearest
from macros.problems import Problem
from macros.source import Document, Path_

_OWN = ("source", "kind", "status", "seen")


def figures_have_one_shape(content: Content) -> Iterator[Problem]:
    """A figure has a value, a range, or a calculation; and what comes with it."""
    entry = content.shared.get("figures")
    for id_, figure in entry.record.root.items() if entry else ():
        yield from _shape(entry.document, id_, figure)
        if figure.derive is not None:
            yield from _calculation(entry.document, (id_, "derive"), figure.derive, entry.record, {id_})


def agreements_hold(content: Content) -> Iterator[Problem]:
    """Both sides of an agreement differ by at most its tolerance."""
    entry, figures = content.shared.get("agreements"), content.record("figures")
    for id_, agreement in entry.record.root.items() if entry and figures else ():
        where = (id_, "expression")
        found = list(_calculation(entry.document, where, agreement.expression, figures, set(), is_equation=True))
        yield from found
        if found:
            continue
        try:
            left, right = (
                side.value(lambda cited: value_of(cited, figures))
                for side in arithmetic.read_equation(agreement.expression)
            )
        except NotACalculation:
            continue  # a figure in it has a problem of its own
        gap = abs(left - right)
        if gap > agreement.tolerance + 1e-9:
            wrong = f"'{id_}' does not hold: {left:,.10g} on the left, {right:,.10g} on the right, {gap:,.10g} apart"
            yield problem(
                entry.document,
                where,
                wrong,
                f"Correct the figures (at most {agreement.tolerance:,.10g} apart)",
            )


def value_of(cited: Cited, figures: Figures) -> float:
    """Return the number that a calculation uses; raises `NotACalculation`."""
    figure = figures.root.get(cited.id)
    if figure is None:
        raise NotACalculation(f"no figure is called '{cited.id}'")
    if cited.end:
        found = getattr(figure, cited.end)
        if found is None:
            raise NotACalculation(f"'{cited.id}' has no {cited.end}")
        return float(found)
    if figure.derive is not None:
        value = arithmetic.read(figure.derive).value(lambda inner: value_of(inner, figures))
        return round(value / figure.round) * figure.round if figure.round else value
    if figure.value is None:
        raise NotACalculation(f"'{cited.id}' is a range; write (({cited.id})).low or (({cited.id})).high")
    return float(figure.value)


def _shape(document: Document, id_: str, figure: Figure) -> Iterator[Problem]:
    is_range = figure.low is not None or figure.high is not None
    shapes = [figure.value is not None, is_range, figure.derive is not None]
    if sum(shapes) != 1:
        yield problem(
            document,
            (id_,),
            f"'{id_}' needs a value, or low and high, or derive, and only one of them",
            "Write, for example, value: 93600",
            at_key=True,
        )
    if is_range and figure.open is None and (figure.low is None or figure.high is None):
        yield problem(
            document,
            (id_,),
            f"'{id_}' has only one end of its range",
            "Add the other end, or open: above or open: below",
            at_key=True,
        )
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        yield problem(
            document,
            (id_, "low"),
            f"low ({figure.low:,.10g}) is above high ({figure.high:,.10g})",
            "Exchange them",
        )
    if figure.derive is None:
        for key in _OWN:
            if getattr(figure, key) is None:
                yield problem(document, (id_,), f"'{id_}' has no {key}", f"Add the line {key}:", at_key=True)
    else:
        for key in (*_OWN, "open"):
            if getattr(figure, key) is not None:
                yield problem(
                    document,
                    (id_, key),
                    f"a derived figure takes its {key} from its parts",
                    "Delete the line",
                )


def _calculation(
    document: Document,
    where: Path_,
    text: str,
    figures: Figures,
    above: set[str],
    is_equation: bool = False,
) -> Iterator[Problem]:
    try:
        sides = arithmetic.read_equation(text) if is_equation else (arithmetic.read(text),)
    except NotACalculation as error:
        yield problem(
            document,
            where,
            f"'{text[:60]}' is not a calculation: {error}",
            "Write, for example, ((a)) + ((b)) = ((c))" if is_equation else "Write, for example, ((a)) + ((b))",
        )
        return
    for cited in (cited for side in sides for cited in side.cited):
        if cited.id not in figures.root:
            line, column = document.place_of(where, cited.id)
            yield Problem(
                document.path,
                line,
                column,
                f"no figure is called '{cited.id}'",
                nearest(cited.id, list(figures.root)),
            )
        elif _leads_back(cited.id, figures, above):
            yield problem(
                document,
                where,
                f"the calculation leads back to '{cited.id}'",
                "Write one of the figures as a value",
            )
        else:
            yield from _end(document, where, cited, figures)


def _end(document: Document, where: Path_, cited: Cited, figures: Figures) -> Iterator[Problem]:
    try:
        value_of(cited, figures)
    except NotACalculation as error:
        if "is a range" in str(error) or "has no" in str(error):
            wrong, _, instead = str(error).partition("; ")
            yield problem(document, where, wrong, (instead[:1].upper() + instead[1:]) or "Leave out the end")


def _leads_back(id_: str, figures: Figures, above: set[str]) -> bool:
    if id_ in above:
        return True
    figure = figures.root.get(id_)
    if figure is None or figure.derive is None:
        return False
    try:
        parts = arithmetic.read(figure.derive).cited
    except NotACalculation:
        return False
    return any(_leads_back(part.id, figures, above | {id_}) for part in parts)


def problem(document: Document, where: Path_, wrong: str, instead: str, *, at_key: bool = False) -> Problem:
    """Return the problem at a value, or at its key."""
    line, column = document.key_place(where) if at_key else document.place(where)
    return Problem(document.path, line, column, wrong, instead)
