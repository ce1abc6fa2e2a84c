"""The table of starting points and credentials: who may apply, who after work, and who not."""

from dataclasses import dataclass

from macros.domain import credentials
from macros.domain.credentials import Answer
from macros.domain.guide import CareerGuide
from macros.domain.jobs import Requirements
from macros.schema.sections.certifications import Certifications
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.quiz import Readiness


@dataclass(frozen=True)
class StartRow:
    """A starting point, and its answer for each credential in the order of the heads."""

    start: str
    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class WhoMayApply:
    """`heads` are short name and id of each credential that has a rule, `otherwise` what else some of them take."""

    heads: tuple[tuple[str, str], ...]
    otherwise: tuple[tuple[str, str], ...]
    rows: tuple[StartRow, ...]

    @property
    def found(self) -> set[Answer]:
        """The answers that occur, of which a legend tells."""
        return {answer for row in self.rows for answer in row.answers}


def who_may_apply(part: Certifications, career: CareerGuide) -> WhoMayApply | None:
    """Return the table; None where no credential has a rule, or the guide knows no jobs or not what its starts hold."""
    ruled = [(one, one.applying) for one in part.certifications if one.applying]
    quiz, section = career.find(Readiness), career.find(JobsSection)
    starts = [start for start in career.career.starting_points or () if start.answers]
    if not ruled or not starts or section is None or quiz is None or not quiz.holds:
        return None
    known, means = Requirements(section), quiz.holds
    rows = tuple(
        StartRow(
            start.id,
            start.title,
            tuple(credentials.may_apply(rule, known, means, start.answers or ()) for _, rule in ruled),
        )
        for start in starts
    )
    otherwise = tuple((one.short, rule.otherwise) for one, rule in ruled if rule.otherwise)
    return WhoMayApply(tuple((one.short, one.id) for one, _ in ruled), otherwise, rows)
