"""How the results of a readiness check shift for sample people, who answer by a rule and know no content."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.domain import questions, quiz_scores
from macros.domain.guide import Guide
from macros.domain.questions import Questions
from macros.schema.sections.quiz import Readiness

SAMPLES: tuple[tuple[str, Callable[[int, int], int]], ...] = (
    ("the lowest answer to everything", lambda place, dimension: 0),
    ("the middle answer to everything", lambda place, dimension: 1),
    ("the highest answer to everything", lambda place, dimension: 2),
    ("lowest, middle, highest in turn", lambda place, dimension: place % 3),
    ("highest, middle, lowest in turn", lambda place, dimension: 2 - place % 3),
    ("the highest answer to the first statement of each group alone", lambda place, dimension: 2 * (place == 0)),
    ("the highest answer in every other group, the middle one between", lambda place, dimension: 2 - dimension % 2),
)
"""Each rule gives 0, 1 or 2 points for the place of a statement in its group and the place of the group."""


@dataclass(frozen=True)
class Shift:
    """One sample person whose result differs, or another change of the questions."""

    what: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class _Check:
    asked: Questions
    titles: dict[str, str]  # of groups and bands
    cases: frozenset[str] = frozenset()  # what an answer means beside which others, and what is asked about


def shifts(before: Guide, after: Guide) -> Iterator[Shift]:
    """Yield how the readiness checks of guides that are in both differ in what they ask and what they answer."""
    for name in after.careers:
        old, new = _check(before, name), _check(after, name)
        if old and new:
            lead = f"{after.careers[name].career.title}: " if len(after.careers) > 1 else ""
            yield from (Shift(lead + shift.what, shift.details) for shift in _shifts(old, new))


def _check(guide: Guide, name: str) -> _Check | None:
    career = guide.careers.get(name)
    record = career.find(Readiness) if career else None
    if not career or not record:
        return None
    # A group and a band could share an id, so bands keep theirs apart.
    titles = {dimension.id: dimension.title for dimension in record.dimensions}
    titles |= {f"band {band.id}": band.title for band in record.bands}
    return _Check(questions.from_record(record, guide.figures), titles, frozenset(_cases(record)))


def _cases(record: Readiness) -> Iterator[str]:
    for gate in record.gates:
        for answer in gate.answers:
            for place, case in enumerate(answer.instead or (), 1):
                yield f"{gate.id}/{answer.id} beside {', '.join(case.when)} (case {place})"
    for contradiction in record.contradictions or ():
        yield f"doubt about {', '.join(contradiction.when)}"
    for notice in record.notices:
        yield f"{notice.id} for {', '.join(notice.when) if notice.when else 'everyone'}"


def _shifts(old: _Check, new: _Check) -> Iterator[Shift]:
    for what, lines in (("What is asked", _asked(old, new)), ("Who is told what", _told(old, new))):
        if details := tuple(lines):
            yield Shift(what, details)
    for title, rule in SAMPLES:
        details = tuple(_compared(old, new, rule))
        if details:
            yield Shift(f"Someone who gives {title}", details)


def _asked(old: _Check, new: _Check) -> Iterator[str]:
    before, after = old.asked.choices(), new.asked.choices()
    for what, ids in (
        ("no longer asked", before.keys() - after.keys()),
        ("newly asked", after.keys() - before.keys()),
        ("for the reader alone now", new.asked.private - old.asked.private),
        ("no longer for the reader alone", (old.asked.private & after.keys()) - new.asked.private),
    ):
        if ids:
            yield f"{what}: {', '.join(sorted(ids))}"
    if list(old.asked.coded().items()) != list(new.asked.coded().items()):
        editions = old.asked.editions[-1], new.asked.editions[-1]
        if editions[0] == editions[1]:
            yield f"codes of edition {editions[0]} would be read wrongly: add an edition with a number of its own"
        else:
            yield f"codes of edition {editions[0]} are recognized as older; edition {editions[1]} begins"


def _told(old: _Check, new: _Check) -> Iterator[str]:
    yield from (f"no longer: {case}" for case in sorted(old.cases - new.cases))
    yield from (f"new: {case}" for case in sorted(new.cases - old.cases))


def _compared(old: _Check, new: _Check, rule: Callable[[int, int], int]) -> Iterator[str]:
    before, after = _result(old, rule), _result(new, rule)
    was = {score.dimension: score for score in before.scores}
    moved: dict[str, list[str]] = {}  # one line for all groups that change alike
    for score in after.scores:
        earlier = was.pop(score.dimension, None)
        now = _said(new, score)
        if earlier is None:
            yield f"{new.titles[score.dimension]}: {now}, a new group"
        elif (then := _said(old, earlier)) != now:
            moved.setdefault(f"{then} → {now}", []).append(new.titles[score.dimension])
    yield from (f"{', '.join(groups)}: {change}" for change, groups in moved.items())
    yield from (f"{old.titles[name]}: no longer a group" for name in was)
    first = [
        ", ".join(check.titles[name] for name in result.first) or "nothing"
        for check, result in ((old, before), (new, after))
    ]
    if first[0] != first[1]:
        yield f"to work on first: {first[0]} → {first[1]}"


def _result(check: _Check, rule: Callable[[int, int], int]) -> quiz_scores.Result:
    answers = {
        statement: check.asked.answers[rule(place, number)]
        for number, dimension in enumerate(check.asked.dimensions)
        for place, statement in enumerate(dimension.statements)
    }
    return quiz_scores.result(check.asked, answers)


def _said(check: _Check, score: quiz_scores.Score) -> str:
    band = check.titles[f"band {check.asked.bands[score.band][0]}"]
    return f"{band}, {score.points} of {score.maximum} points"
