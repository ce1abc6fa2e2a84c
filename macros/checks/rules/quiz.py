"""Rules for readiness checks: bands without gaps, ids that tell apart, codes that can be typed."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import prod

from macros.checks.content_files import Content
from macros.domain import quiz_scores, result_codes
from macros.domain.questions import PROFILE
from macros.schema.sections.quiz import Readiness
from macros.schema.shared import Figure
from macros.source.problems import Problem
from macros.source.yaml_file import Document, Path_

SHORT = 14
"""The most questions of the short check."""


def quiz_ids_tell_apart(content: Content) -> Iterator[Problem]:
    """Answers, bands and starting points have one id each in their list, and no question is called profile."""
    for document, _, quiz in content.sections_of(Readiness):
        lists: list[tuple[Path_, str, list[str]]] = [
            (("answers",), "id", [answer.id for answer in quiz.answers]),
            (("bands",), "id", [band.id for band in quiz.bands]),
            (("profiles",), "start", [profile.start for profile in quiz.profiles]),
            *((("gates", g, "answers"), "id", [one.id for one in gate.answers]) for g, gate in enumerate(quiz.gates)),
        ]
        for where, key, ids in lists:
            for number, id_ in enumerate(ids):
                if id_ in ids[:number]:
                    wrong = f"'{id_}' stands in this list already"
                    yield document.problem((*where, number, key), wrong, f"Choose another, such as {id_}-2")
        for where, id_ in _asked(quiz):
            if id_ == PROFILE:
                wrong = f"a question cannot be called '{PROFILE}', as the starting point is"
                yield document.problem(where, wrong, f"Choose another, such as {PROFILE}-2")


def bands_cover_every_score(content: Content) -> Iterator[Problem]:
    """The lowest band begins at no points, and every dimension has at least one score in each band."""
    figures = content.record("figures")
    for document, _, quiz in content.sections_of(Readiness) if figures else ():
        faults = list(_band_faults(document, quiz, figures.root))
        yield from faults
        if not faults:
            shares = [int(figures.root[band.begins].value or 0) for band in quiz.bands if band.begins in figures.root]
            yield from _empty_bands(document, quiz, shares)


def quiz_takes_minutes(content: Content) -> Iterator[Problem]:
    """The time that a check takes is one number of minutes."""
    figures = content.record("figures")
    for document, _, quiz in content.sections_of(Readiness) if figures else ():
        figure = figures.root.get(quiz.minutes)
        if figure and (figure.unit != "minutes" or figure.value is None):
            wrong = f"'{quiz.minutes}' is not one number of minutes"
            yield document.problem(("minutes",), wrong, "Name a figure with value: and unit: minutes")


def every_start_has_a_profile(content: Content) -> Iterator[Problem]:
    """A check says what its result means for each starting point of the guide."""
    for document, career, quiz in content.sections_of(Readiness):
        guide = content.careers[career].get("guide")
        starts = [start.id for start in guide.record.starting_points or ()] if guide else []
        told = {profile.start for profile in quiz.profiles}
        if told - set(starts):
            continue  # one that is not there is probably the missing one, misspelled
        for start in starts:
            if start not in told:
                wrong = f"the starting point '{start}' has no profile"
                yield document.problem(("profiles",), wrong, f"Add one with start: {start}", at_key=True)


def quiz_editions_are_one_line(content: Content) -> Iterator[Problem]:
    """An edition's number stands once on the whole site, and editions stand in the order of their dates."""
    taken: dict[int, str] = {}
    for document, _, quiz in content.sections_of(Readiness):
        for number, edition in enumerate(quiz.editions):
            for key, given in (("short", edition.short), ("number", edition.number)):
                where: Path_ = ("editions", number, key)
                if given in taken:
                    wrong = f"the number {given} is taken by {taken[given]}"
                    yield document.problem(where, wrong, f"Write a free one, such as {max(taken) + 1}")
                if given:
                    taken.setdefault(given, f"{document.path}, line {document.place(where)[0]}")
        if quiz.editions[-1].short is None:
            wrong = "the current edition has no number for codes of the short check"
            last = ("editions", len(quiz.editions) - 1)
            yield document.problem(last, wrong, f"Write short: {max(taken) + 1}")
        for number, (before, after) in enumerate(pairwise(quiz.editions), 1):
            if after.date < before.date:
                wrong = f"this edition is older than the one above it, of {before.date}"
                yield document.problem(("editions", number, "date"), wrong, "Put the current edition last")


def result_codes_stay_short(content: Content) -> Iterator[Problem]:
    """A result code holds its answers in so few symbols that two wrong ones are always noticed; a short one can be typed."""
    for document, _, quiz in content.sections_of(Readiness):
        gates = [gate for gate in quiz.gates if not gate.private]
        others = sum(len(dimension.statements) - 1 for dimension in quiz.dimensions)
        short = prod(len(gate.answers) for gate in gates if not gate.later) * len(quiz.profiles)
        short *= len(quiz.answers) ** len(quiz.dimensions)
        full = short * prod(len(gate.answers) + 1 for gate in gates if gate.later) * (len(quiz.answers) + 1) ** others
        for kind, sets, most in (("short", short, result_codes.LONGEST_SHORT), ("full", full, result_codes.LONGEST)):
            length = result_codes.length_for(sets)
            if length > most:
                wrong = f"a {kind} result code would have {length} symbols"
                yield document.problem(("dimensions",), wrong, f"Drop questions until {most} are enough", at_key=True)


def the_short_check_is_short(content: Content) -> Iterator[Problem]:
    """The short check asks few questions: gates that are not later, the starting point, one core statement for each area."""
    for document, _, quiz in content.sections_of(Readiness):
        for number, dimension in enumerate(quiz.dimensions):
            if dimension.core not in (known := [one.id for one in dimension.statements]):
                wrong = f"'{dimension.core}' is no statement of this area"
                yield document.problem(("dimensions", number, "core"), wrong, f"Write one of: {', '.join(known)}")
        gates = [gate.id for gate in quiz.gates if not gate.later]
        count = len(gates) + 1 + len(quiz.dimensions)
        if count > SHORT:
            wrong = f"the short check would have {count} questions: {len(gates)} gates, the starting point, and one for each area"
            remedy = f"Write later: true under gates that no job needs, until {SHORT} are left"
            yield document.problem(("gates",), wrong, remedy, at_key=True)
        yield from _asked_later(document, quiz, set(gates))


def _asked_later(document: Document, quiz: Readiness, gates: set[str]) -> Iterator[Problem]:
    """What says which jobs are open has to be known after the short check."""
    later = {gate.id for gate in quiz.gates} - gates
    for number, held in enumerate(quiz.holds or ()):
        for place, name in enumerate(held.when):
            if (question := name.split("/")[0]) in later:
                wrong = f"jobs need '{question}', and the short check leaves it out"
                yield document.problem(("holds", number, "when", place), wrong, "Take later: true from that question")


def _asked(quiz: Readiness) -> Iterator[tuple[Path_, str]]:
    for g, gate in enumerate(quiz.gates):
        yield ("gates", g, "id"), gate.id
    for d, dimension in enumerate(quiz.dimensions):
        for s, statement in enumerate(dimension.statements):
            yield ("dimensions", d, "statements", s, "id"), statement.id


def _band_faults(document: Document, quiz: Readiness, figures: dict[str, Figure]) -> Iterator[Problem]:
    last = 0.0
    for number, band in enumerate(quiz.bands):
        where: Path_ = ("bands", number, "begins")
        if band.begins is None:
            if number:
                yield document.problem(
                    ("bands", number), "only the lowest band may do without begins", "Write begins: figure-id"
                )
        elif not number:
            yield document.problem(where, "the lowest band begins at no points", "Leave begins out")
        elif band.begins in figures:  # a name that is nowhere defined is another rule's problem
            figure = figures[band.begins]
            share = figure.value if figure.unit == "percent" else None
            if share is None or share % 1 or not last < share <= 100:
                wrong = f"'{band.begins}' is no whole percentage above {last:.0f}, where the band before it begins"
                yield document.problem(where, wrong, "Name a figure in percent, at most 100, that is higher")
            else:
                last = share


def _empty_bands(document: Document, quiz: Readiness, shares: Iterable[int]) -> Iterator[Problem]:
    for number, dimension in enumerate(quiz.dimensions):
        edges = quiz_scores.edges([0, *shares], quiz_scores.MOST * len(dimension.statements))
        for band, (edge, following) in zip(quiz.bands, pairwise(edges), strict=False):
            if edge == following:
                wrong = f"no points of '{dimension.id}' fall into the band '{band.id}'"
                yield document.problem(("dimensions", number, "id"), wrong, "Move the bands apart, or add statements")
