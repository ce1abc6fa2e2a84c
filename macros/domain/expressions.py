"""Calculations between figures: `((a)) + ((b))`, read safely and evaluated."""

import ast
import math
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

_CITED = re.compile(r"\(\(\s*(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\s*\)\)(?:\.(?P<end>low|high))?")
_SIGNS = re.compile(r"[0-9.+*/()\s-]*")
_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


_ONLY = "only figures in (( )), numbers, + - * / and round brackets can stand in it"


def spelled(number: float) -> str:
    """Return a number with all its digits, grouped by thousands: −1,234.5; never in powers of ten."""
    # Ten decimals hide what binary arithmetic adds: 0.1 + 0.2 is 0.3 to a reader.
    shown = format(round(Decimal(repr(abs(number))), 10).normalize(), ",f")
    return f"−{shown}" if number < 0 and shown != "0" else shown


class NotACalculation(ValueError):
    """The text is no calculation; the message says why, for an editor."""


@dataclass(frozen=True)
class Cited:
    """A figure in a calculation: its id and, for a range, which end."""

    id: str
    end: str | None


@dataclass(frozen=True)
class Calculation:
    """A calculation that can be evaluated once the values of its figures are known."""

    cited: tuple[Cited, ...]
    tree: ast.expr

    def value(self, look_up: Callable[[Cited], float]) -> float:
        """Return the result; raises `NotACalculation` for a division by zero and for what has no end."""
        values = {f"f{number}": look_up(cited) for number, cited in enumerate(self.cited)}
        try:
            result = _evaluate(self.tree, values)
            if math.isfinite(result):
                return result
        except ZeroDivisionError:
            raise NotACalculation("it divides by zero") from None
        except OverflowError:
            pass
        raise NotACalculation("its numbers are too large")


def read(text: str) -> Calculation:
    """Return the calculation in `text`; raises `NotACalculation`."""
    cited: list[Cited] = []

    def name(found: re.Match[str]) -> str:
        cited.append(Cited(found["id"], found["end"]))
        return f"f{len(cited) - 1}"

    if len(text) > 500:
        raise NotACalculation("it is longer than 500 characters")
    if not _SIGNS.fullmatch(_CITED.sub("", text)):
        raise NotACalculation(_ONLY)
    replaced = " ".join(_CITED.sub(name, text).split())
    try:
        tree = ast.parse(replaced, mode="eval").body
        _check(tree, len(cited))
    except (SyntaxError, MemoryError, RecursionError):
        raise NotACalculation("it cannot be read") from None
    return Calculation(tuple(cited), tree)


def read_equation(text: str) -> tuple[Calculation, Calculation]:
    """Return both sides of `a = b`; raises `NotACalculation`."""
    sides = text.split("=")
    if len(sides) != 2:
        raise NotACalculation("it needs exactly one = sign")
    return read(sides[0]), read(sides[1])


def _check(tree: ast.AST, count: int) -> None:
    if isinstance(tree, ast.BinOp) and type(tree.op) in _OPERATORS:
        _check(tree.left, count)
        _check(tree.right, count)
    elif isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
        _check(tree.operand, count)
    elif isinstance(tree, ast.Name) and re.fullmatch(r"f[0-9]+", tree.id) and int(tree.id[1:]) < count:
        return
    elif not (isinstance(tree, ast.Constant) and type(tree.value) in (int, float)):
        raise NotACalculation(_ONLY)


def _evaluate(tree: ast.AST, values: dict[str, float]) -> float:
    if isinstance(tree, ast.BinOp):
        return _OPERATORS[type(tree.op)](_evaluate(tree.left, values), _evaluate(tree.right, values))
    if isinstance(tree, ast.UnaryOp):
        return -_evaluate(tree.operand, values)
    if isinstance(tree, ast.Name):
        return values[tree.id]
    if isinstance(tree, ast.Constant) and isinstance(tree.value, int | float):
        return tree.value
    raise NotACalculation(_ONLY)
