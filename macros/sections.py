"""The records of a guide: its own file, the parts that pages are made of, and one record per section."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.fields import Date, FigureId, Id, LevelId, Many, PlaceId, Prose, Record, SectionId, SourceId, Text


# --- The guide ------------------------------------------------------------------------------------


class StartingPoint(Record):
    """One of the situations that readers start from."""

    id: Id
    """A stable id, cited by other files."""
    title: Text
    """The reader in two or three words: Licensed nurse"""
    text: Prose
    """The route in one or two sentences."""
    time: Many[FigureId]
    """The figures that say how long it takes; more than one where sources disagree."""


class Group(Record):
    """Sections that stand together in the navigation."""

    title: Text
    """The name of the group: Pay and outlook"""
    sections: Many[SectionId]
    """Their ids, in reading order."""


class Action(Record):
    """One of the two links under the headline."""

    to: PlaceId
    """The id of a section or of one of its parts."""
    label: Text
    """The words of the link, beginning with a verb."""


class Career(Record):
    """`guide.yaml` in a guide's folder: the role, its starting points and the order of its sections."""

    title: Text
    """The role, in the singular: Care manager"""
    headline: Text
    """The first line of the guide."""
    lead: Prose
    """Two or three sentences under the headline."""
    actions: Annotated[Many[Action], Field(min_length=1, max_length=2)]
    """What a reader can do first; the first is the main one."""
    starting_points: Many[StartingPoint]
    """Where readers start from."""
    groups: Many[Group]
    """The sections in order; mkdocs.yml lists the same pages."""


# --- Parts ----------------------------------------------------------------------------------------


class Part(Record):
    """A titled part of a page."""

    component: ClassVar[str]

    id: Id
    """A stable id; it is the address of this part, so do not change it."""
    title: Text
    """The heading."""
    intro: Prose | None = None
    """What the reader should know before the details."""


class Topic(Record):
    """A subject with a heading and a text."""

    id: Id
    """A stable id; it is the address of this subject."""
    title: Text
    """The heading."""
    text: Prose
    """What there is to say."""


class Topics(Part):
    """Subjects one after the other."""

    component: ClassVar[str] = "topics"
    topics: Many[Topic]
    """The subjects, the most important first."""


class KeyFact(Record):
    """One fact, large, with its label underneath."""

    id: Id
    """A stable id."""
    figures: Many[FigureId] | None = None
    """One figure, or the two ends of a span; shown large."""
    words: Text | None = None
    """Words instead of figures: RN or LCSW"""
    source: SourceId | None = None
    """The source of the words."""
    label: Prose
    """What the fact says, in one sentence without a full stop."""


class KeyFacts(Part):
    """The facts that readers look for first."""

    component: ClassVar[str] = "key-facts"
    facts: Many[KeyFact]
    """About six."""


class Contrast(Record):
    """Another role, and where this one differs."""

    id: Id
    """A stable id."""
    role: Text
    """The other role."""
    main_work: Prose
    """What that role mostly does."""
    difference: Prose
    """Where the role of this guide differs."""


class Contrasts(Part):
    """What the role is not."""

    component: ClassVar[str] = "contrasts"
    roles: Many[Contrast]
    """The roles it is confused with."""


class PlaceMeaning(Record):
    """What a title means in one country."""

    id: Id
    """A stable id."""
    place: Text
    """The country."""
    title: Text
    """The title used there."""
    meaning: Prose
    """What it means there."""


class Places(Part):
    """Titles that sound alike in several countries."""

    component: ClassVar[str] = "places"
    places: Many[PlaceMeaning]
    """The countries."""


class Theme(Record):
    """Duties that belong together."""

    id: Id
    """A stable id."""
    title: Text
    """A verb: Assess"""
    aim: Prose
    """What this work is for, in one sentence."""
    duties: Many[Prose]
    """What is done, one duty an entry."""


class Themes(Part):
    """The duties, by theme."""

    component: ClassVar[str] = "themes"
    themes: Many[Theme]
    """The themes, in the order of the work."""


class Moment(Record):
    """One part of a typical day."""

    time: Text
    """When: Early morning"""
    text: Prose
    """What happens."""


class Day(Part):
    """A typical day."""

    component: ClassVar[str] = "day"
    moments: Many[Moment]
    """From morning to evening."""


class Setting(Record):
    """A kind of workplace."""

    id: Id
    """A stable id, cited by other files."""
    title: Text
    """The workplace: Hospital"""
    text: Prose
    """What the work is like there."""
    hours: Prose
    """When people work there."""


class Settings(Part):
    """Where the role is done."""

    component: ClassVar[str] = "settings"
    settings: Many[Setting]
    """The workplaces."""


class Tool(Record):
    """A kind of software or equipment."""

    id: Id
    """A stable id."""
    title: Text
    """The kind: Electronic health records"""
    examples: Text | None = None
    """Products, if sources name any."""
    use: Prose
    """What it is used for."""


class Tools(Part):
    """What the role works with."""

    component: ClassVar[str] = "tools"
    tools: Many[Tool]
    """The kinds of tool."""


class Degree(Record):
    """One level of study."""

    id: Id
    """A stable id."""
    title: Text
    """The degree: Bachelor’s degree"""
    subjects: Text
    """The subjects that fit."""
    time: Many[FigureId]
    """Figures for how long it takes."""
    cost: Many[FigureId] | None = None
    """Figures for what it costs; leave it out when none is known."""
    opens: Prose
    """What it opens, and what to watch."""


class Degrees(Part):
    """Degrees with time and cost."""

    component: ClassVar[str] = "degrees"
    degrees: Many[Degree]
    """From the shortest to the longest."""


class License(Record):
    """What a license is needed for."""

    id: Id
    """A stable id."""
    function: Text
    """The work: Assess patients"""
    needed: Text
    """The license in a few words: Usually RN or clinical social work"""
    text: Prose
    """The rule, by place or setting, with its source."""


class Licenses(Part):
    """Licenses by function and place."""

    component: ClassVar[str] = "licenses"
    functions: Many[License]
    """The kinds of work."""


class Certification(Record):
    """One voluntary credential."""

    id: Id
    """A stable id, cited by other files."""
    short: Text
    """Its abbreviation: CCM"""
    title: Text
    """Its name in full."""
    issuer: Text
    """Who issues it."""
    suits: Prose
    """Whom it suits."""
    eligibility: Prose
    """Who may apply."""
    experience: Prose
    """The hours or months asked for."""
    fee: Prose
    """What it costs."""
    renewal: Prose
    """How it is kept up."""
    unverified: Prose
    """What we could not verify; "Nothing." if all was."""


class Certifications(Part):
    """Credentials compared on the same rows."""

    component: ClassVar[str] = "certifications"
    certifications: Many[Certification]
    """The credentials, the most widely asked for first."""


class Level(Record):
    """One step of a career ladder."""

    id: Id
    """A stable id, cited by the pay ladders."""
    title: Text
    """The title: Senior care manager"""
    years: FigureId | None = None
    """The figure for years of experience; leave it out when the source gives none."""
    does: Prose
    """What this level does."""
    reach: Prose | None = None
    """Whom or what its decisions touch."""
    focus: Prose
    """What to learn there."""


class Ladder(Record):
    """One source's career ladder."""

    id: Id
    """A stable id."""
    title: Text
    """How this guide calls it."""
    source: SourceId
    """Where it comes from."""
    text: Prose
    """What a reader should know about it."""
    levels: Many[Level]
    """From the first step to the last."""


class Ladders(Part):
    """Career ladders in one picture, with their levels."""

    component: ClassVar[str] = "ladders"
    ladders: Many[Ladder]
    """One ladder a source."""


class Anchor(Record):
    """An occupation with official pay."""

    id: Id
    """A stable id."""
    title: Text
    """The occupation."""
    median: FigureId
    """The figure for its median pay."""
    low: FigureId | None = None
    """The figure for the lowest tenth."""
    high: FigureId | None = None
    """The figure for the highest tenth."""
    text: Prose
    """Why it helps to know it, and how well it fits."""


class Anchors(Part):
    """Official pay, drawn to one scale and listed."""

    component: ClassVar[str] = "anchors"
    anchors: Many[Anchor]
    """The occupations, the closest first."""


class PayRow(Record):
    """Pay at one level of a ladder."""

    level: LevelId | None = None
    """The id of a level on the career ladder; or else a title."""
    title: Text | None = None
    """The level in the source's words, when the career ladder has none like it."""
    experience: Text | None = None
    """Experience in the source's words, when it gives no years."""
    years: FigureId | None = None
    """The figure for years, when the row has a title of its own."""
    median: FigureId | None = None
    """The figure for the median."""
    mean: FigureId | None = None
    """The figure for the average."""
    range: FigureId | None = None
    """The figure for the range."""


class PayLadder(Record):
    """One source's pay by level."""

    id: Id
    """A stable id."""
    title: Text
    """How this guide calls it."""
    source: SourceId
    """Where it comes from."""
    text: Prose
    """What a reader should know about it."""
    rows: Many[PayRow]
    """From the first level to the last."""


class PayLadders(Part):
    """Market estimates by level."""

    component: ClassVar[str] = "pay-ladders"
    ladders: Many[PayLadder]
    """One ladder a source."""


class FigureList(Record):
    """Figures side by side under one label."""

    id: Id
    """A stable id."""
    title: Text
    """What the row is about."""
    figures: Many[FigureId]
    """The figures, in the order of the columns."""
    text: Prose | None = None
    """What a reader should know about the row."""


class FigureTable(Part):
    """A table of figures."""

    component: ClassVar[str] = "figure-table"
    subject: Text
    """The heading of the first column."""
    columns: Many[Text]
    """The headings of the other columns; each row has as many figures."""
    rows: Many[FigureList]
    """The rows."""


class CountryPay(Record):
    """Pay in one country."""

    id: Id
    """A stable id."""
    place: Text
    """The country or region."""
    local: FigureId | None = None
    """The figure in local money."""
    usd: FigureId | None = None
    """The figure in US dollars."""
    text: Prose
    """What the title means there, and how good the figure is."""


class Countries(Part):
    """Pay by country."""

    component: ClassVar[str] = "countries"
    countries: Many[CountryPay]
    """The countries."""


class Disagreement(Record):
    """A point on which sources conflict."""

    id: Id
    """A stable id."""
    title: Text
    """What they disagree about."""
    text: Prose
    """What each says."""
    follow: Prose
    """Which one this guide follows, and why."""


class Disagreements(Part):
    """Where sources disagree."""

    component: ClassVar[str] = "disagreements"
    items: Many[Disagreement]
    """The points."""


class Question(Record):
    """A question that readers ask."""

    id: Id
    """A stable id; it is the address of the question."""
    question: Text
    """The question as a reader would ask it."""
    answer: Prose
    """At most 120 words, with a link to where more stands."""


class QuestionGroup(Part):
    """Questions about one subject."""

    component: ClassVar[str] = "faq"
    questions: Many[Question]
    """The questions."""


# --- Sections -------------------------------------------------------------------------------------


class Next(Record):
    """Where a reader goes next."""

    to: PlaceId
    """The id of a section or of one of its parts."""
    why: Text
    """What the reader finds there, and why now."""


class Section(Record):
    """What every section file begins with."""

    title: Text
    """The title of the page."""
    question: Text
    """The question that the page answers, as a reader would ask it."""
    summary: Prose
    """The answer in two to four sentences."""
    certainty: Prose
    """How sure the page is, and what it rests on."""
    reviewed: Date
    """The day of the last expert check."""
    review_due: Date
    """When it has to be checked again, at most twelve months later."""
    next: Annotated[Many[Next], Field(min_length=2, max_length=3)]
    """Two or three places to go next."""


class Overview(Section):
    """`overview.yaml`"""

    key_facts: KeyFacts
    definition: Topics
    contrasts: Contrasts
    titles: Places
    fit: Topics
    disagreements: Disagreements


class Responsibilities(Section):
    """`responsibilities.yaml`"""

    duties: Themes
    day: Day
    settings: Settings
    hours: Topics
    tools: Tools
    limits: Topics


class Education(Section):
    """`education.yaml`"""

    degrees: Degrees
    study: Topics
    licenses: Licenses
    certifications: Certifications
    advice: Topics
    learning: Topics
    disagreements: Disagreements


class CareerPath(Section):
    """`career-path.yaml`"""

    ladders: Ladders
    differences: Disagreements
    tracks: Topics
    moves: Topics
    progress: Topics


class Salaries(Section):
    """`salaries.yaml`"""

    anchors: Anchors
    employers: FigureTable
    ladders: PayLadders
    factors: Topics
    package: Topics
    countries: Countries
    disagreements: Disagreements


class Faqs(Section):
    """`faqs.yaml`"""

    groups: Many[QuestionGroup]
    """The questions by subject."""


SECTIONS: dict[str, type[Section]] = {
    "overview": Overview,
    "responsibilities": Responsibilities,
    "education": Education,
    "career-path": CareerPath,
    "salaries": Salaries,
    "faqs": Faqs,
}
"""The record of each section, by the name of its file."""
