"""Which cases answers make: what an answer means beside others, which answers hardly fit together. Pure.

`overrides/assets/js/quiz/advice.js` finds the same in the browser; tests hold the two equal.

A gate's answer means what the first case under `instead` says that holds, else its `meaning`. Without script and on
paper every case stands under its `words`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

Box = dict[str, frozenset[str]]
"""Sets of answers: for each question those that are in it."""


def holds(when: Iterable[str], answers: Mapping[str, str]) -> bool:
    """Say whether answers make the case `when`: to each question that it names, one of the answers that it names."""
    return all(answers.get(question) in allowed for question, allowed in wanted(when).items())


def first(cases: Sequence[Iterable[str]], answers: Mapping[str, str]) -> int | None:
    """Return the place of the first case that answers make, or None."""
    return next((place for place, when in enumerate(cases) if holds(when, answers)), None)


def wanted(when: Iterable[str]) -> Box:
    """Return for each question that a case names the answers that make it."""
    found: dict[str, set[str]] = {}
    for name in when:
        question, answer = name.split("/")
        found.setdefault(question, set()).add(answer)
    return {question: frozenset(allowed) for question, allowed in found.items()}


def unreached(cases: Sequence[Iterable[str]], possible: Mapping[str, Iterable[str]]) -> list[int]:
    """Return the places of cases that no answers reach, because earlier ones take them all.

    The number of cases itself stands for what is left when none of them holds.
    """
    left: list[Box] = [{question: frozenset(answers) for question, answers in possible.items()}]
    found = []
    for place, when in enumerate(cases):
        case = wanted(when)
        if not any(all(box[question] & allowed for question, allowed in case.items()) for box in left):
            found.append(place)
        left = [piece for box in left for piece in _outside(box, case)]
    return found if left else [*found, len(cases)]


def _outside(box: Box, case: Box) -> Iterator[Box]:
    """Yield what is in a box and not in a case, in boxes that share nothing."""
    for question, allowed in case.items():
        outside, inside = box[question] - allowed, box[question] & allowed
        if outside:
            yield {**box, question: outside}
        if not inside:
            return
        box = {**box, question: inside}
