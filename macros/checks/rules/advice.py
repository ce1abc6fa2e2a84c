"""Rules for what a readiness check says to answers beside others: every case can arise, none gives a private answer away."""

from collections.abc import Iterator, Sequence

from macros.checks.content_files import Content
from macros.domain import advice
from macros.domain.questions import PROFILE
from macros.schema.sections.quiz import Readiness
from macros.source.problems import Problem
from macros.source.yaml_file import Path_

_UNANSWERED = ""
"""Stands for a private question that was left out."""


def cases_name_answers(content: Content) -> Iterator[Problem]:
    """An answer that makes a case is one that the check has, and a private one makes no case that leaves the page."""
    for document, _, quiz in content.sections_of(Readiness):
        possible, private = _possible(quiz), _private(quiz)
        for where, when, own in _cases(quiz):
            for number, name in enumerate(when):
                question, answer = name.split("/")
                place = (*where, "when", number)
                if question not in possible:
                    wrong = f"the readiness check has no question '{question}'"
                    yield document.problem(place, wrong, f"Write one of: {', '.join(_named(possible))}, or a statement")
                elif answer not in possible[question] or answer == _UNANSWERED:
                    wrong = f"'{question}' has no answer '{answer}'"
                    known = ", ".join(f"{question}/{id_}" for id_ in possible[question] if id_)
                    yield document.problem(place, wrong, f"Write one of: {known}")
                elif question == own:
                    wrong = (
                        f"'{question}' is the question that the advice stands under, so the case holds always or never"
                    )
                    yield document.problem(place, wrong, "Name answers to other questions")
                elif question in private and own not in private:
                    wrong = f"'{question}' is private, and this text would give its answer away"
                    yield document.problem(place, wrong, "Name another question, or make the question above it private")


def advice_can_be_reached(content: Content) -> Iterator[Problem]:
    """Every text under an answer is read by someone: no case is wholly taken by those above it, nor all by cases."""
    for document, _, quiz in content.sections_of(Readiness):
        possible = _possible(quiz)
        for g, gate in enumerate(quiz.gates):
            for a, answer in enumerate(gate.answers):
                cases = [case.when for case in answer.instead or ()]
                if not cases or not all(_is_sound(when, gate.id, possible) for when in cases):
                    continue
                for place in advice.unreached(cases, {name: ids for name, ids in possible.items() if name != gate.id}):
                    where: Path_ = ("gates", g, "answers", a)
                    if place == len(cases):
                        wrong = "the cases of 'instead' take every answer, so nobody reads this text"
                        yield document.problem((*where, "meaning"), wrong, "Move the words of the last case here")
                    else:
                        wrong = (
                            "nobody reads this text, because the cases above it take every answer that makes its case"
                        )
                        instead = "Move it up, or name other answers"
                        yield document.problem((*where, "instead", place, "when"), wrong, instead, at_key=True)


def contradictions_are_between_questions(content: Content) -> Iterator[Problem]:
    """Answers that contradict each other belong to at least two of the questions without points."""
    for document, _, quiz in content.sections_of(Readiness):
        plain = {gate.id for gate in quiz.gates} | {PROFILE}
        for number, contradiction in enumerate(quiz.contradictions or ()):
            where = ("contradictions", number, "when")
            named = advice.wanted(contradiction.when)
            if len(named) < 2:
                wrong = "answers to one question cannot contradict each other"
                yield document.problem(where, wrong, "Name answers to two questions", at_key=True)
            for name in named.keys() - plain if named.keys() <= _possible(quiz).keys() else ():
                wrong = f"'{name}' is a statement, and contradictions are asked about among questions without points"
                yield document.problem(where, wrong, f"Name some of: {', '.join(sorted(plain))}", at_key=True)


def what_is_held_is_whole(content: Content) -> Iterator[Problem]:
    """What answers mean for jobs is a license, a degree or months of a kind."""
    for document, _, quiz in content.sections_of(Readiness):
        for number, held in enumerate(quiz.holds or ()):
            if (held.months is None) != (held.of is None) or not (held.license or held.degree or held.months):
                instead = "Write license:, degree:, or months: with of:"
                yield document.problem(("holds", number), "these answers mean nothing for a job", instead, at_key=True)


def only_older_editions_are_replaced(content: Content) -> Iterator[Problem]:
    """The reason why codes are not read any more stands at an edition that a later one has replaced."""
    for document, _, quiz in content.sections_of(Readiness):
        if quiz.editions[-1].replaced is not None:
            wrong = "codes of the current edition are read"
            where = ("editions", len(quiz.editions) - 1, "replaced")
            yield document.problem(where, wrong, "Write it at the edition that this one replaced, or delete it")


def _cases(quiz: Readiness) -> Iterator[tuple[Path_, Sequence[str], str | None]]:
    """Yield each case of a check: its place, its answers, and the gate that it stands under, if it does."""
    for g, gate in enumerate(quiz.gates):
        for a, answer in enumerate(gate.answers):
            for number, case in enumerate(answer.instead or ()):
                yield ("gates", g, "answers", a, "instead", number), case.when, gate.id
    for number, contradiction in enumerate(quiz.contradictions or ()):
        yield ("contradictions", number), contradiction.when, None
    for number, held in enumerate(quiz.holds or ()):
        yield ("holds", number), held.when, None
    for number, notice in enumerate(quiz.notices):
        if notice.when is not None:
            yield ("notices", number), notice.when, None


def _possible(quiz: Readiness) -> dict[str, tuple[str, ...]]:
    """Return every question with the answers that a finished sheet can have."""
    private = _private(quiz)
    rated = tuple(answer.id for answer in quiz.answers)
    return {
        **{
            gate.id: (*(one.id for one in gate.answers), *([_UNANSWERED] if gate.id in private else []))
            for gate in quiz.gates
        },
        PROFILE: tuple(profile.start for profile in quiz.profiles),
        **{statement.id: rated for dimension in quiz.dimensions for statement in dimension.statements},
    }


def _private(quiz: Readiness) -> set[str]:
    return {gate.id for gate in quiz.gates if gate.private}


def _named(possible: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the questions that stand before the statements."""
    names = list(possible)
    return names[: names.index(PROFILE) + 1]


def _is_sound(when: Sequence[str], own: str, possible: dict[str, tuple[str, ...]]) -> bool:
    """Say whether a case has no problem of its own, so that it can be compared with others."""
    return all(question in possible and question != own for question in advice.wanted(when))
