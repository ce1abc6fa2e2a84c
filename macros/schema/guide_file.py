"""The record of a guide's own file: the role, where readers start from, and the order of its sections."""

from typing import Annotated

from pydantic import Field

from macros.schema.fields import (
    ActionId,
    AnswerId,
    CertificationId,
    FigureId,
    Id,
    JobId,
    Many,
    PlaceId,
    Prose,
    SectionId,
    SeriesId,
    Text,
)
from macros.schema.record import Record
from macros.schema.shared import Fit

WORKSHOP_PAGE = "workshop"
"""The page of the workshop pack, which stands beside the guides; also its name in an action."""


class StartingPoint(Record):
    """One of the situations that readers start from."""

    id: Id
    """A stable id, cited by other files."""
    title: Text
    """The reader in two or three words: Career changer"""
    text: Prose
    """The route in one or two sentences."""
    time: Many[FigureId] | None = None
    """The figures that say how long it takes; one, if the text names what other sources say. Leave it out when no
    source says."""
    pay: SeriesId | None = None
    """The series of pay nearest to those who start here, from the table of states: a reader who names a state sees it beside
    the whole country. Without it, that is the first series of the table."""
    answers: Many[AnswerId] | None = None
    """What everyone who starts here would answer in the readiness check, each written gate/answer: the jobs that are open
    then lead the list. Of several answers to one question any may be given."""
    licensed: Many[AnswerId] | None = None
    """The answers of those of them who hold a license, if not everyone does: a job that is open to one of these, but not to
    everyone, names the start as open by license on the route map."""


class Group(Record):
    """Sections that stand together in the navigation."""

    title: Text
    """The name of the group: Pay and outlook"""
    sections: Many[SectionId]
    """Their ids, in reading order."""


class Action(Record):
    """One of the two links under the headline."""

    to: ActionId
    """The id of a section or of one of its parts; or workshop, for the workshop pack, if the guide has a workshop."""
    label: Text
    """The words of the link, beginning with a verb."""


class RouteEnd(Record):
    """Where a career can go after the first jobs, on the route map."""

    to: PlaceId
    """The id of a level of a career ladder, which brings its years along, or of another place in the guide."""
    title: Text | None = None
    """How the map calls it: Harbor specialist; leave it out where the title of that place will do."""
    pay: FigureId | None = None
    """The figure for what it pays; leave it out when no source says."""
    paid: Text | None = None
    """Whose pay that is, in two or three words: Harbor managers"""


class RouteMap(Record):
    """The way from each starting point to the jobs, the certifications and beyond, on the first page of the guide.

    Which start opens which job, and all times, come from jobs.yaml, quiz.yaml and plan.yaml.
    """

    title: Text
    """Its heading: Your route, and how long it takes"""
    jobs: Annotated[Many[JobId], Field(max_length=6)]
    """The jobs that stand on it, at most six, each an id in jobs.yaml."""
    certifications: Annotated[Many[CertificationId], Field(max_length=3)] | None = None
    """The certifications that stand on it, at most three, each an id in certifications.yaml."""
    ends: Annotated[Many[RouteEnd], Field(max_length=4)] | None = None
    """Where it goes from there, at most four: to lead people, or to go deep."""


class OwnFit(Record):
    """How well a figure matches the role of this guide, where the figure says it of another role."""

    figure: FigureId
    """The id of a figure."""
    fit: Fit
    """How well the people counted match the role of this guide."""
    fit_note: Text
    """One sentence that says why."""


class Career(Record):
    """`guide.yaml` in a guide's folder: the role, its starting points and the order of its sections."""

    title: Text
    """The role, in the singular: Lighthouse keeper"""
    headline: Text
    """The first line of the guide."""
    lead: Prose
    """Two or three sentences under the headline."""
    actions: Annotated[Many[Action], Field(min_length=1, max_length=2)]
    """What a reader can do first; the first is the main one."""
    starting_points: Many[StartingPoint] | None = None
    """Where readers start from; the readiness check and the plan need them."""
    route: RouteMap | None = None
    """The route map; it needs a plan with the time of each start. Leave it out, and the page shows the first career ladder."""
    groups: Many[Group]
    """The sections in order; mkdocs.yml lists the same pages."""
    suggested: Many[PlaceId] | None = None
    """What the search suggests while nothing is typed: ids of sections, questions or parts of this guide, at most eight
    or so. Leave it out, and it suggests nothing."""
    fits: Many[OwnFit] | None = None
    """Figures that fit this role otherwise than they say themselves; leave it out when there are none."""
