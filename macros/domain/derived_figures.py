"""What each figure comes to; a calculated one is worked out once, however many others rest on it."""

from functools import cached_property

from macros.domain import expressions
from macros.domain.expressions import Calculation, Cited, NotACalculation
from macros.schema.shared import Figures


class Results:
    """The numbers of all figures, those of calculated ones included.

    Figures can rest on each other at any depth, so nothing here recurses from figure to figure.
    """

    def __init__(self, figures: Figures) -> None:
        self.figures = figures.root

    def value(self, cited: Cited) -> float:
        """Return the number that a calculation uses; raises `NotACalculation`."""
        figure = self.figures.get(cited.id)
        if figure is None:
            raise NotACalculation(f"no figure is called '{cited.id}'")
        if cited.end:
            found = getattr(figure, cited.end)
            if found is None:
                raise NotACalculation(f"'{cited.id}' has no {cited.end}")
            return float(found)
        if figure.derive is not None:
            return self._worked(cited.id)
        if figure.value is None:
            raise NotACalculation(f"'{cited.id}' is a range; write (({cited.id})).low or (({cited.id})).high")
        return float(figure.value)

    def leads_back(self, own: str, cited: str) -> bool:
        """Whether the calculation of `own` comes back to itself by way of `cited`, one of its parts."""
        reached: set[str] = set()
        waiting = [cited] if own in self._endless else []
        while waiting and own not in reached:
            here = waiting.pop()
            if here in self._endless and here not in reached:
                reached.add(here)
                waiting.extend(self._parts[here])
        return own in reached

    def _worked(self, id_: str) -> float:
        if id_ in self._endless:
            raise NotACalculation(f"the calculation of '{id_}' leads back to itself")
        if id_ not in self._outcomes:  # it names no figure or cannot be read
            self._outcomes[id_] = self._outcome(id_)
        outcome = self._outcomes[id_]
        if isinstance(outcome, NotACalculation):
            raise NotACalculation(str(outcome))
        return outcome

    def _outcome(self, id_: str) -> float | NotACalculation:
        figure = self.figures[id_]
        try:
            calculation = expressions.read(str(figure.derive))
            if not calculation.cited:
                raise NotACalculation("it names no figure")
            value = calculation.value(self.value)
            return round(value / figure.round) * figure.round if figure.round else value
        except NotACalculation as error:
            return error
        except OverflowError:
            return NotACalculation("its numbers are too large")

    @cached_property
    def _outcomes(self) -> dict[str, float | NotACalculation]:
        """The outcome of every calculation that ends; filled from the figures that rest on none upward."""
        self.__dict__["_outcomes"] = outcomes = {}
        for id_ in self.order:
            outcomes[id_] = self._outcome(id_)
        return outcomes

    @cached_property
    def _calculations(self) -> dict[str, Calculation]:
        found = {}
        for id_, figure in self.figures.items():
            if figure.derive is not None:
                try:
                    found[id_] = expressions.read(figure.derive)
                except NotACalculation:
                    continue
        return found

    @cached_property
    def _parts(self) -> dict[str, set[str]]:
        return {id_: {cited.id for cited in found.cited} for id_, found in self._calculations.items()}

    @cached_property
    def order(self) -> list[str]:
        """Calculated figures, each after those that it rests on; those in or above a circle are left out."""
        waits = {id_: {part for part in parts if part in self._parts} for id_, parts in self._parts.items()}
        above: dict[str, list[str]] = {}
        for id_, parts in waits.items():
            for part in parts:
                above.setdefault(part, []).append(id_)
        order = [id_ for id_, parts in waits.items() if not parts]
        for id_ in order:  # grows while it is read
            for other in above.get(id_, []):
                waits[other].discard(id_)
                if not waits[other]:
                    order.append(other)
        return order

    @cached_property
    def _endless(self) -> set[str]:
        return set(self._parts) - set(self.order)
