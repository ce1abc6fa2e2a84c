"""What a calculation comes out in: units add up only with themselves, and a product has the units of its factors.

A number in a calculation can stand for anything that has no figure of its own: the hours of a year, a rate between
currencies, a hundred for percent. After it, any money counts as money and any time as time.
"""

import ast
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from macros.domain.expressions import Calculation, Cited
from macros.source import units

_TIMES = {unit.id: unit.one for unit in units.UNITS.values() if unit.is_time}
_PER_TIME = tuple(_TIMES.values())
_BARE = "items"  # a unit without a word: 3.5 times as many


class Mismatch(ValueError):
    """The units of two things do not fit; the message names both, for an editor."""


@dataclass(frozen=True)
class Dimension:
    """Units with how often each is a factor, negative below the line; `loose` once a number has had a hand in it."""

    units: tuple[tuple[str, int], ...]
    loose: bool = False
    bare: bool = False  # a number that is typed: it can be added to anything

    def __str__(self) -> str:
        above = " × ".join(name for name, power in self.units for _ in range(power))
        below = [name for name, power in self.units for _ in range(-power)]
        return f"{above or 'no unit'}{''.join(f' per {name}' for name in below)}"

    @property
    def kind(self) -> tuple[tuple[tuple[str, int], ...], bool]:
        """What is left where a number can have changed currency, time and percent; and whether it is a time."""
        left: Counter[str] = Counter()
        for name, power in self.units:
            if name not in (*_PER_TIME, "percent"):
                left["money" if name in units.CURRENCIES else name] += power
        rest = tuple(sorted((name, power) for name, power in left.items() if power))
        return rest, not rest and any(power > 0 for name, power in self.units if name in _PER_TIME)

    @property
    def is_time(self) -> bool:
        return bool(self.units) and all(name in _PER_TIME for name, _ in self.units)


def of_unit(unit: str) -> Dimension:
    """Return the dimension of a figure's unit: usd-per-hour, people, percent."""
    if unit == _BARE:
        return Dimension(())
    if unit in _TIMES:
        return Dimension(((_TIMES[unit], 1),))
    above, _, below = unit.partition("-per-")
    return Dimension(tuple(sorted([(above, 1), *([(below, -1)] if below else [])])))


def of(calculation: Calculation, unit_of: Callable[[Cited], str]) -> Dimension:
    """Return what a calculation comes out in; raises `Mismatch` for a sum of different units."""
    return _of(calculation.tree, [of_unit(unit_of(cited)) for cited in calculation.cited])


def fit(found: Dimension, asked: Dimension) -> bool:
    """Whether two sides can be equal."""
    if found.loose or asked.loose:
        return found.kind == asked.kind
    return found.units == asked.units


def fits_unit(found: Dimension, unit: str) -> bool:
    """Whether a calculation can have this unit; what has no word counts whatever cancels out."""
    if unit == _BARE:
        return sum(power for _, power in found.kind[0]) == 0 and not found.kind[1]
    return found.bare or fit(found, of_unit(unit))


def _of(tree: ast.expr, figures: list[Dimension]) -> Dimension:
    if isinstance(tree, ast.UnaryOp):
        return _of(tree.operand, figures)
    if isinstance(tree, ast.Name):
        return figures[int(tree.id[1:])]
    if not isinstance(tree, ast.BinOp):
        return Dimension((), loose=True, bare=True)
    left, right = _of(tree.left, figures), _of(tree.right, figures)
    if isinstance(tree.op, (ast.Add, ast.Sub)):
        return _sum(left, right)
    return _product(left, right, -1 if isinstance(tree.op, ast.Div) else 1)


def _sum(left: Dimension, right: Dimension) -> Dimension:
    if left.bare or right.bare:
        return left if right.bare else right
    if not fit(left, right):
        raise Mismatch(f"{left} and {right}")
    return left if not left.loose else right


def _product(left: Dimension, right: Dimension, sign: int) -> Dimension:
    powers = Counter(dict(left.units))
    for name, power in right.units:
        powers[name] += sign * power
    # Hours by the year are written as hours: a time beside another unit is as good as a number.
    loose = left.loose or right.loose or left.is_time != right.is_time or (left.is_time and left.units != right.units)
    units = tuple(sorted((name, power) for name, power in powers.items() if power))
    return Dimension(units, loose, left.bare and right.bare)
