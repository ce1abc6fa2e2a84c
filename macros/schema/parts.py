"""The records that pages are made of: titled parts and what stands in them."""

from __future__ import annotations

from typing import ClassVar

from macros.schema.fields import FigureId, Id, Many, Prose, Record, SourceId, Text


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
    """Words instead of figures: A license or a degree"""
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
    """The kind: Spreadsheets"""
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
    time: Prose
    """How long it takes, in figures, each with what it is for: ((bachelor-years)) for nursing"""
    cost: Prose | None = None
    """What it costs, in figures, each with what it counts; leave it out when none is known."""
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
    """The work: Operate a crane"""
    needed: Text
    """The license in a few words: Usually a crane operator's license"""
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
    """Its abbreviation: CPA"""
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
    """Where sources disagree; the title says so, since the boxes under it do not repeat it."""

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
