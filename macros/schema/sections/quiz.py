"""`quiz.yaml`: what decides which roles fit, what is rated, and what to do next."""

from typing import Annotated, Literal

from pydantic import Field

from macros.schema.fields import (
    AnswerId,
    Date,
    DegreeId,
    ExperienceId,
    FigureId,
    Id,
    LicenseId,
    LocalId,
    Many,
    Months,
    PlaceId,
    Prose,
    QuizNumber,
    StartId,
    SubjectId,
    Text,
    Truth,
)
from macros.schema.identified import Identified
from macros.schema.parts import Topic
from macros.schema.record import Record
from macros.schema.section import Section


class QuizEdition(Record):
    """One edition of the questions. Result codes carry its number."""

    number: QuizNumber
    """A whole number that no other edition of any guide has; add one when a question is added, dropped or moved."""
    short: QuizNumber | None = None
    """The number that codes of the short check bear, another one; only editions from before the short check have none."""
    date: Date
    """The day these questions were first published."""
    replaced: Text | None = None
    """Why codes of this edition are not read any more, for a reader who types one; not for the current edition."""


class QuizAnswer(Record):
    """One of the three answers to every statement."""

    id: LocalId
    """A stable id, unique among the three."""
    label: Text
    """The answer as a reader picks it: Partly"""
    hint: Text
    """When to pick it, in one sentence."""


class Band(Record):
    """A stretch of points with a name."""

    id: LocalId
    """A stable id, unique among the bands."""
    title: Text
    """The name: Building"""
    begins: FigureId | None = None
    """The figure, in percent of a dimension's points, from which it begins; leave it out for the lowest band."""
    meaning: Prose
    """What it means, without blame."""


class Case(Record):
    """A case that answers make, in ids for the page's scripts and in words for paper."""

    when: Many[AnswerId]
    """The answers that make the case, each written question/answer; of several to one question, any one will do."""
    words: Text
    """The same in words, for readers on paper and without script: If you hold a license"""


class Advice(Case):
    """What an answer means in a case of its own."""

    meaning: Prose
    """Which roles and settings fit then, without blame; with its source."""


class Contradiction(Case):
    """Answers to questions without points that hardly fit together."""

    ask: Text
    """What the reader is asked at once, without blame: which answer is right, and what each would mean."""


class Held(Record):
    """What answers mean for the conditions of jobs: a license, a degree, or months of experience."""

    when: Many[AnswerId]
    """The answers that mean it, each written question/answer; of several to one question, any one will do."""
    license: LicenseId | None = None
    """The id of a license."""
    standing: Literal["pending", "abroad"] | None = None
    """pending if the license is on its way or has lapsed, abroad if it is another country's; leave it out if it is active."""
    degree: DegreeId | None = None
    """The id of a degree."""
    subject: SubjectId | None = None
    """The subject of the degree; leave it out if it is none that jobs name."""
    months: Months | None = None
    """Months of experience, at least: the fewest that the answer stands for."""
    of: ExperienceId | None = None
    """The kind of experience."""


class GateAnswer(Record):
    """One answer to a gate."""

    id: LocalId
    """A stable id, unique within its gate."""
    label: Text
    """The answer as a reader picks it."""
    state: Literal["met", "open", "unmet"]
    """met if nothing stands in the way, open if it is not settled, unmet if some roles are closed for now."""
    meaning: Prose
    """Which roles and settings fit, without blame; with its source."""
    instead: Many[Advice] | None = None
    """What it means instead for readers who gave certain other answers; of several cases the first that holds counts."""


class Gate(Identified):
    """A question that carries no points: it decides which roles and settings fit."""

    title: Text
    """The question."""
    help: Text | None = None
    """What a reader has to know to answer it."""
    later: Truth | None = None
    """true if the short check leaves it out, because no job asks for it; readers find it where they go deeper."""
    private: Truth | None = None
    """true if the answer is for the reader alone: no code, link, file, room view, or sheet of paper asks for it or holds it."""
    answers: Annotated[Many[GateAnswer], Field(min_length=2, max_length=9)]
    """The answers, the one that opens most first."""


class Profile(Record):
    """What a result means for one of the guide's starting points."""

    start: StartId
    """The id of a starting point in guide.yaml."""
    strengths: Prose
    """Where such a reader often scores high."""
    gaps: Prose
    """Where points are often missing at first."""
    first: Prose
    """What to do first, with a link."""


class QuizAction(Record):
    """What to do about a statement that is not true yet."""

    do: Prose
    """What to do, beginning with a verb."""
    time: Prose
    """How long it takes: a ((figure)), or words; without a citation readers see that it is our estimate."""
    cost: Prose
    """What it costs: a ((figure)), or words such as "Free"."""
    evidence: Prose
    """What to keep, so that the answer becomes yes."""
    link: PlaceId
    """The place in the guide that says more."""


class Statement(Record):
    """One sentence that a reader can say yes to alone, and prove with an example."""

    id: Id
    """A stable id; result codes and stored answers depend on it."""
    text: Text
    """The sentence, beginning with I."""
    action: QuizAction
    """What to do when the answer is not yet, or partly."""


class Dimension(Identified):
    """Statements that are rated together."""

    title: Text
    """Its name."""
    about: Prose
    """Why it matters, in one or two sentences."""
    confirm: Prose | None = None
    """Who could confirm an example: people whom readers of every kind can ask."""
    framework: Prose | None = None
    """Which published framework its statements follow, as our own mapping, or that none does; readers unfold it."""
    link: PlaceId
    """The place in the guide that says most about it."""
    core: Id
    """The id of the one statement of this area that the short check asks."""
    statements: Annotated[Many[Statement], Field(min_length=4, max_length=6)]
    """Four to six statements."""


class Notice(Topic):
    """Something that counts more than points."""

    when: Many[AnswerId] | None = None
    """The answers that call for it, each written question/answer; leave it out if everyone should read it."""


class Check(Record):
    """What a readiness check asks, and what it says to the answers."""

    minutes: FigureId
    """The figure for how long the short check takes."""
    editions: Many[QuizEdition]
    """Every edition of the questions, the current one last."""
    how: Prose
    """How to answer, in a few sentences."""
    answers: Annotated[Many[QuizAnswer], Field(min_length=3, max_length=3)]
    """The three answers to every statement, worth no point, one point, and two points in this order."""
    gates_intro: Prose
    """What the questions without points are for."""
    gates: Many[Gate]
    """The questions without points."""
    holds: Many[Held] | None = None
    """What answers mean for jobs.yaml, so that a result can say which jobs are open; leave it out without jobs."""
    contradictions: Many[Contradiction] | None = None
    """Answers that hardly fit together; a reader who gives them is asked about it at once."""
    profile_question: Text
    """How a reader is asked for the starting point."""
    profiles: Many[Profile]
    """One for each starting point of the guide."""
    dimensions: Annotated[Many[Dimension], Field(min_length=2)]
    """What is rated."""
    bands: Annotated[Many[Band], Field(min_length=2)]
    """The bands of a dimension's points, the lowest first."""
    reading: Prose
    """How to read the points of all dimensions together."""
    notices: Many[Notice]
    """What counts more than points, whatever these are."""
    limits: Many[Topic]
    """What a result does not mean."""


class Readiness(Section, Check):
    """`quiz.yaml`"""
