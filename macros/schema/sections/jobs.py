"""`jobs.yaml`: the jobs that people in the role hold, each with a page of its own, and what they ask for."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.schema.fields import (
    CertificationId,
    DegreeId,
    ExperienceId,
    FigureId,
    Id,
    LicenseId,
    Many,
    Months,
    PlaceCode,
    PlaceId,
    PlanStepId,
    Prose,
    SeriesId,
    SourceId,
    SubjectId,
    Text,
    Truth,
)
from macros.schema.parts import Part
from macros.schema.record import Record
from macros.schema.section import OwnPage, Section
from macros.schema.shared import Fit

Strength = Literal["must", "usual", "helps"]
Standing = Literal["active", "pending", "abroad"]


class Way(Record):
    """One way to meet a condition: everything that is named in it, together."""

    license: LicenseId | None = None
    """The id of a license; one that includes it counts, too."""
    standing: Standing | None = None
    """pending if a license that is on its way is enough, abroad if another country's is; leave it out where it must be active."""
    degree: DegreeId | None = None
    """The id of a degree; one that includes it counts, too."""
    subject: SubjectId | None = None
    """The subject that the degree must be in; leave it out where any will do."""
    months: Months | None = None
    """Months of experience, beside of:, which says what of."""
    of: Many[ExperienceId] | None = None
    """The kinds of experience that count; months of several kinds are added up."""
    certificate: CertificationId | None = None
    """The id of a certification in certifications.yaml."""
    other: Text | None = None
    """Anything else, as it ends a sentence: training by the employer. No answer of a reader can tell it."""
    offered: Truth | None = None
    """true if whoever hires gives what other: says, so that it stands in nobody's way."""


class Ask(Record):
    """One condition of a job."""

    strength: Strength
    """must only for a law, a program's or payer's rule, or an issuer's; usual only for at least three dated
    advertisements or employers' pages that were read; helps for our own judgment, which closes nothing."""
    place: PlaceCode | None = None
    """The code in places.yaml of the state where the rule holds, if not wherever the job is: US-ME"""
    only_for: Text | None = None
    """What the rule holds for, if not for the whole job, as it follows the word for: ships with sails"""
    any_of: Many[Way]
    """The ways to meet it; one of them is enough."""
    note: Prose | None = None
    """What a reader should know about it."""
    cited: Many[SourceId] | None = None
    """The ids of the sources that say so: the rule, or at least three advertisements."""


class JobPay(Record):
    """What people like those in the job earn."""

    figure: FigureId | None = None
    """The id of a figure of pay by the year, month or hour; leave it out to show that of the series."""
    series: SeriesId | None = None
    """The id of a series of pay by the year: the job leads to its states, and without a figure: shows its whole country."""
    whom: Text | None = None
    """Whom it counts, in a word or two, for the table of the jobs: nurses; without it, the table shows the first pay alone."""
    fit: Fit
    """How well the people counted match this job."""
    fit_note: Text
    """One sentence that says why."""


class FromHome(Record):
    """Whether the job is done from home."""

    how: Literal["rarely", "sometimes", "often"]
    """rarely, sometimes or often."""
    text: Prose
    """What of it can be done from home, and what not."""


class Job(OwnPage):
    """A job under the title that advertisements use."""

    id: Id
    """A stable id; it is the last word of the address of its page, so do not change it."""
    title: Text
    """The title: Harbor lighthouse keeper"""
    setting: Text
    """Where one works, in a word or two: Harbor"""
    place: PlaceCode | None = None
    """The code in places.yaml of the state, if the job is found in one alone: US-ME"""
    lead: Prose
    """The job in one sentence."""
    also: Many[Text] | None = None
    """Other titles under which it is advertised."""
    does: Annotated[Many[Prose], Field(min_length=3, max_length=5)]
    """What one does, three to five things, each beginning with a verb."""
    employers: Prose
    """Who employs one."""
    pay: Annotated[Many[JobPay], Field(max_length=2)]
    """One or two figures or series for what it pays."""
    from_home: FromHome
    """Whether the job is done from home."""
    asks: Many[Ask]
    """What it asks for, the strongest first."""
    gives: Many[ExperienceId] | None = None
    """The kinds of experience that months in this job count as."""
    leads_to: Many[PlaceId]
    """The ids of jobs, levels or other places in the guide that it leads to."""
    certainty: Prose
    """How sure we are of it, in one or two sentences."""


class Jobs(Part):
    """The jobs, compared in a table that leads to the page of each."""

    component: ClassVar[str] = "jobs"
    jobs: Many[Job]
    """The jobs, in the order of the table."""


class JobLicense(Record):
    """A license that a condition can name."""

    id: Id
    """A stable id."""
    title: Text
    """What its holder is: Ship’s master"""
    short: Text
    """A short form for narrow columns, or the title again: Master"""
    includes: Many[LicenseId] | None = None
    """Licenses whose holders this one stands above, so that it counts wherever one of them is asked for."""
    text: Prose
    """What it takes, and where to look it up."""
    step: PlanStepId | None = None
    """The step of the plan that leads to it, with its time and cost; leave it out if none does."""
    from_abroad: PlanStepId | None = None
    """The step for those who hold it in another country; leave it out if it is the same."""
    after: Many[Way] | None = None
    """The ways to be ready for this step, one of which is enough; leave it out if everyone is."""
    study: PlanStepId | None = None
    """The step for everyone else, which ends in this license; leave it out if there is none."""


class JobsByLicense(Part):
    """For each license, and for readers with none: which jobs are open, and with which degree and experience."""

    component: ClassVar[str] = "jobs-by-license"
    unlicensed: Text
    """The heading for readers without a license: No license"""
    licenses: Many[JobLicense]
    """The licenses that conditions name."""


class JobDegree(Record):
    """A degree that a condition can name."""

    id: Id
    """A stable id."""
    title: Text
    """Its name: Bachelor’s degree"""
    includes: Many[DegreeId] | None = None
    """Lower degrees, so that it counts wherever one of them is asked for."""
    step: PlanStepId | None = None
    """The step of the plan that leads to it, with its time and cost; leave it out if none does."""
    also: Many[PlanStepId] | None = None
    """Other steps that lead to it; whoever starts where the route of the plan has one of them takes that."""
    subjects: Many[SubjectId] | None = None
    """The subjects in which this step leads to it; leave it out if it is any."""
    after: Many[Way] | None = None
    """The ways to be ready for this step, one of which is enough; leave it out if everyone is."""


class JobSubject(Record):
    """A subject that a degree may have to be in."""

    id: Id
    """A stable id."""
    title: Text
    """Its name as it follows the degree and the word in: Navigation"""


class JobExperience(Record):
    """A kind of experience, counted in months."""

    id: Id
    """A stable id."""
    title: Text
    """Its name: Sea service"""
    text: Prose
    """What counts as it."""
    elsewhere: Prose | None = None
    """Where one gets it without one of the jobs of this guide; leave it out if nowhere."""


class JobWords(Part):
    """What is meant by the degrees and kinds of experience that conditions name."""

    component: ClassVar[str] = "job-words"
    degrees: Many[JobDegree]
    """The degrees, the lowest first."""
    subjects: Many[JobSubject] | None = None
    """The subjects; leave it out if no condition names one."""
    experience: Many[JobExperience]
    """The kinds of experience."""


class JobsSection(Section):
    """`jobs.yaml`"""

    by_license: JobsByLicense
    jobs: Jobs
    words: JobWords
