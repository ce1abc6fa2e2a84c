"""The records of the workshop's handouts: what stands on each sheet besides what the guide already says."""

from typing import Annotated

from pydantic import Field

from macros.schema.fields import CertificationId, CheckpointId, FigureId, Id, Many, PlaceId, Prose, QuestionId, Text
from macros.schema.local import Held, Said
from macros.schema.record import Record


class Handout(Record):
    """One sheet of paper that people take home."""

    id: Id
    """A stable id; activities name the handout by it."""
    title: Text
    """The title, as at the top of the sheet."""
    purpose: Text
    """What the sheet is for, in one sentence; it stands beside the download."""
    lead: Prose
    """How to use it, in one to three sentences, said to the person who holds it."""


class Prompt(Record):
    """One box to write in."""

    title: Text
    """What belongs in the box, in a few words."""
    hint: Prose | None = None
    """One sentence that helps to begin; leave it out when the title says enough."""


class Worksheet(Handout):
    """The readiness worksheet; its questions come from the readiness check."""


class ShortCheck(Handout):
    """The short check on one side, and on the other the jobs by license; both come from quiz.yaml and jobs.yaml."""

    lookup: Prose
    """How to find one's jobs on the reverse."""


class ScoringSheet(Handout):
    """The sheet on which points become bands; its numbers are calculated."""

    steps: Many[Prose]
    """What to do, in order."""


class PlanSheet(Handout):
    """The plan on one side, twelve months on the other."""

    prompts: Many[Prompt]
    """The boxes of the plan, in order."""
    month: Many[Text]
    """What to note each month."""
    clock: Many[CertificationId]
    """The ids of the certifications whose rules stand beside the months."""


class Log(Handout):
    """A table with empty rows."""

    columns: Annotated[Many[Prompt], Field(max_length=8)]
    """The columns; a sheet has room for eight."""
    counts: Many[Prose]
    """What counts and what does not, under the table."""


class Stories(Handout):
    """Stories for an interview, each in the same boxes."""

    stories: Many[Prompt]
    """The stories to prepare."""
    boxes: Many[Prompt]
    """What each story needs, in order."""
    checks: Many[Text]
    """What to check before a story is told."""


class PassedOn(Record):
    """A task that belongs to someone else."""

    task: Text
    """The task."""
    to: Text
    """Who usually does it."""


class ScopeCard(Handout):
    """What a person may do and what to pass on."""

    details: Many[Text]
    """What to fill in at the top: license, state, who to ask."""
    may: Many[Text]
    """Tasks that usually need no license."""
    pass_on: Many[PassedOn]
    """Tasks that usually need one, with whom to pass them to."""
    rule: Prose
    """What to do when in doubt."""


class InterviewSheet(Handout):
    """Questions chosen from the interview bank."""

    questions: Many[QuestionId]
    """The ids of interview questions."""


class BudgetLine(Record):
    """One thing to pay for."""

    title: Text
    """What it is."""
    figures: Many[FigureId] | None = None
    """Figures for what it costs; leave it out when the guide has none."""
    note: Prose | None = None
    """What to ask, or what the figures leave out."""


class BudgetGroup(Record):
    """Costs that belong together."""

    title: Text
    """What they have in common."""
    lines: Many[BudgetLine]
    """The costs."""


class Budget(Handout):
    """What the way in costs, with room for one's own amounts."""

    groups: Many[BudgetGroup]
    """The costs, in the order in which they come."""


class AskSheet(Handout):
    """Questions to an employer, chosen from the checklists."""

    points: Many[CheckpointId]
    """The ids of points in the guide's checklists."""


class Tally(Handout):
    """The leader's count of bands in the room."""

    steps: Many[Prose]
    """What to do, in order."""


class Evaluation(Handout):
    """What people thought of the workshop."""

    statements: Many[Text]
    """Statements to agree or disagree with."""
    scale: Annotated[Many[Text], Field(min_length=2, max_length=5)]
    """The answers to choose from, from no to yes."""
    questions: Many[Text]
    """Questions to answer in one's own words."""


class ActionSheet(Handout):
    """What to do for each area; its actions come from the readiness check."""


class NearbyPrompt(Prompt):
    """A box for what is to be had nearby."""

    holds: Held | None = None
    """The list of a leader's local file that stands in it; leave it out, and the box is always blank."""


class LocalPage(Handout):
    """What is to be had nearby, to fill in by hand as far as a leader's local file does not."""

    boxes: Many[NearbyPrompt]
    """What to write down, a box for each."""


class Onward(Record):
    """A place of the guide that goes further than the session."""

    to: PlaceId
    """The id of a section or of one of its parts."""
    why: Text
    """What stands there, and when one needs it."""


class WhereNext(Handout):
    """Where to go on after the session."""

    places: Many[Onward]
    """Places of the guide, the first to read first."""
    checks: Many[Prose]
    """How to keep the papers right and the plan alive, in a sentence or two each."""


class Blank(Record):
    """A word with a line to write on."""

    word: Text
    """What is filled in, in a few words: Day and time"""
    holds: Said | None = None
    """What of a leader's local file stands there; leave it out, and the line is always blank."""


class Invitation(Handout):
    """The invitation; the leader writes day and place on it."""

    lines: Many[Prose]
    """What people have to know before they come, a sentence or two each."""
    blanks: Many[Blank]
    """What the leader fills in by hand."""


class Attendance(Handout):
    """A count of people, without names and apart from all answers."""

    counts: Many[Text]
    """What is counted, a row for each."""
    checks: Many[Prose]
    """What keeps the count apart from the answers."""


class Certificate(Handout):
    """A proof that a person was there, and of nothing else."""

    says: Many[Prose]
    """What the certificate says, above and below the name."""
    blanks: Many[Blank]
    """What is filled in by hand, under the line for the name."""


class Handouts(Record):
    """Every handout; each becomes a sheet of its own."""

    readiness_worksheet: Worksheet
    """The worksheet; its questions come from quiz.yaml."""
    scoring_sheet: ScoringSheet
    """Where points become bands."""
    plan_sheet: PlanSheet
    """The plan and the twelve months."""
    evidence_log: Log
    """Where work is written down for a credential."""
    three_stories: Stories
    """Stories for an interview."""
    scope_card: ScopeCard
    """What to do oneself and what to pass on."""
    interview_questions: InterviewSheet
    """Questions chosen from the interview bank."""
    budget: Budget
    """What the way in costs."""
    questions_to_ask: AskSheet
    """Questions to an employer, chosen from a checklist."""
    tally_sheet: Tally
    """The leader's count."""
    evaluation_form: Evaluation
    """What people thought of the workshop."""
    action_sheet: ActionSheet | None = None
    """What to do for each area; its actions come from quiz.yaml."""
    local_page: LocalPage | None = None
    """Help, employers, and training nearby, to fill in."""
    where_next: WhereNext | None = None
    """Where to go on after the session."""

    short_check: ShortCheck | None = None
    """The short check, with the jobs by license on its reverse."""

    def named(self) -> dict[str, Handout]:
        """Return the handouts that the workshop has, by their keys."""
        return {key: sheet for key, sheet in self if sheet is not None}
