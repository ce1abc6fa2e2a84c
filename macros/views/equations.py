"""Calculations between figures in the words that readers see."""

from markupsafe import Markup, escape

from macros.domain import expressions, formats
from macros.domain.expressions import Cited
from macros.domain.figures import Quotable
from macros.domain.guide import Guide
from macros.schema.shared import Agreement


def spoken(guide: Guide, expression: str) -> str:
    """Return an agreement in words: labels and values instead of ids."""
    left, right = expressions.read_equation(expression)
    return " = ".join(
        _spoken_side(guide, side.cited, text) for side, text in zip((left, right), expression.split("="), strict=True)
    )


def tolerance(guide: Guide, agreement: Agreement) -> str:
    """Return in words how far the two sides of an agreement may lie apart."""
    if not agreement.tolerance:
        return "Exactly equal"
    units = [guide.figures[cited.id].record.unit for cited in expressions.read_equation(agreement.expression)[1].cited]
    # The result stands on the right; where that is itself a calculation, its unit is none of its figures'.
    if len(units) != 1:
        return f"Up to {expressions.spelled(agreement.tolerance)} apart"
    if units == ["percent"]:
        return f"Up to {expressions.spelled(agreement.tolerance)} percentage points apart"
    return f"Up to {formats.single(units[0], agreement.tolerance)} apart"


def calculation(guide: Guide, figure: Quotable) -> Markup:
    """Return how a figure comes about, with a link to each of its parts on the same page; empty if it is not calculated."""
    derive = figure.record.derive
    if derive is None:
        return Markup()
    text = escape(_signs(derive))
    for cited in sorted(expressions.read(derive).cited, key=lambda cited: cited.end is None):
        label, shown = _named(guide, cited)
        link = Markup('<a href="#{}">{}</a> ({})').format(cited.id, label, shown)
        text = text.replace(_token(cited), link)
    return text


def _spoken_side(guide: Guide, cited: tuple[Cited, ...], text: str) -> str:
    # A figure with an end first: without it, the same figure is the beginning of it.
    for name in sorted(cited, key=lambda name: name.end is None):
        label, shown = _named(guide, name)
        text = text.replace(_token(name), f"{label} ({shown})")
    return _signs(text)


def _named(guide: Guide, cited: Cited) -> tuple[str, str]:
    """Return label and value of a figure in a calculation; of a range, those of the end that counts."""
    figure = guide.figures[cited.id]
    if cited.end is None:
        return figure.record.label, formats.labelled(figure)
    end = "lower" if cited.end == "low" else "upper"
    return f"{figure.record.label}, {end} end", formats.single(figure.record.unit, figure.number(cited.end))


def _token(cited: Cited) -> str:
    return f"(({cited.id})){f'.{cited.end}' if cited.end else ''}"


def _signs(text: str) -> str:
    return text.strip().replace(" * ", " × ").replace(" / ", " ÷ ").replace(" - ", " − ")
