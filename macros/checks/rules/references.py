"""Rules for ids: what is named exists, and what is defined is defined once."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from macros.checks.content_files import Content
from macros.checks.locate import at
from macros.checks.rules.names import unknown
from macros.schema.files import SECTIONS, SPREAD
from macros.schema.guide_file import WORKSHOP_PAGE, StartingPoint
from macros.schema.handouts import Handout
from macros.schema.record import Record
from macros.schema.references import Named
from macros.schema.sections.applying import Checkpoint, InterviewQuestion
from macros.schema.sections.career_path import Level
from macros.schema.sections.certifications import Certification
from macros.schema.sections.jobs import Job, JobDegree, JobExperience, JobLicense, JobSubject
from macros.schema.sections.plan import Holding, PlanStep
from macros.schema.workshop import Activity
from macros.source.problems import Problem
from macros.source.yaml_file import Document, Path_

_LISTS = {"figure": "figures", "source": "sources", "term": "glossary", "series": "series", "code": "places"}
"""Where everything of a kind that all guides share is listed."""

_KINDS: dict[str, type[Record]] = {
    "activity": Activity,
    "handout": Handout,
    "question": InterviewQuestion,
    "checkpoint": Checkpoint,
    "certification": Certification,
    "start": StartingPoint,
    "level": Level,
    "step": PlanStep,
    "holding": Holding,
    "license": JobLicense,
    "job": Job,
    "degree": JobDegree,
    "subject": JobSubject,
    "experience": JobExperience,
}
"""What a guide's files define beside its places, by what names it."""
_OF_JOBS = ("license", "job", "degree", "subject", "experience")

_WITHOUT_PLACES = ("guide", "workshop")  # nothing in these files has an address in the guide


def shared_ids_exist(content: Content) -> Iterator[Problem]:
    """Every figure, source, series, glossary term and place of the vocabulary that is named exists."""
    lists = {to: content.ids(name) for to, name in _LISTS.items()}
    known = {to: dict.fromkeys(ids) for to, ids in lists.items() if ids is not None}
    homes = {to: content.home(name) for to, name in _LISTS.items()}
    yield from unknown((*content.entries(), *content.cited), known, homes)


def shared_ids_are_unique(content: Content) -> Iterator[Problem]:
    """A figure or a source stands in one file, whichever that is: every guide can cite it by its id alone.

    The page of all figures shows series, too, so no series has the id of a figure.
    """
    for names in (SPREAD[:1], SPREAD[1:]):
        first: dict[str, Document] = {}
        entries = (entry for name in names for entry in content.spread.get(name, {}).values())
        for document in (entry.document for entry in entries):
            for id_ in document.data:
                other = first.setdefault(id_, document)
                if other is not document:
                    wrong = f"the id '{id_}' is taken by {other.path}, line {other.key_place((id_,))[0]}"
                    yield document.problem(
                        (id_,), wrong, f"Keep one, or choose another id, such as {id_}-2", at_key=True
                    )


def places_exist(content: Content) -> Iterator[Problem]:
    """Every link inside a guide, every level and every section that is named exists."""
    for career, files in content.careers.items():
        if not content.is_whole(career):
            continue
        sections = list(content.sections(career))
        known = {
            "place": dict.fromkeys([*sections, *_defined(content, career), *_elsewhere(content)]),
            "action": dict.fromkeys([*sections, WORKSHOP_PAGE, *_defined(content, career)]),
            "section": dict.fromkeys(sections),
            "guide": dict.fromkeys(content.careers),
            **{to: dict.fromkeys(ids) for to, ids in _named_by_kind(content, career).items()},
        }
        yield from unknown(files.values(), known)


def ids_are_unique(content: Content) -> Iterator[Problem]:
    """An id stands once in a guide, and no id is the name of a section."""
    for files in content.careers.values():
        first: dict[str, Callable[[], str]] = {
            name: partial("the page {}".format, name) for name in (*SECTIONS, WORKSHOP_PAGE)
        }
        for entry in files.values():
            for name in entry.names:
                if name.to != "id":
                    continue
                if name.id in first:
                    yield at(
                        entry,
                        name,
                        f"the id '{name.id}' is taken by {first[name.id]()}",
                        f"Choose another, such as {name.id}-2",
                    )
                else:
                    first[name.id] = partial(_line_of, entry.document, name)


def old_addresses_are_gone(content: Content) -> Iterator[Problem]:
    """An old id leads to one place, which is no whole page of its own, and nothing else has it now.

    A text that went to another page keeps its id; the page that it left names it as old and new.
    """
    for career, files in content.careers.items():
        named = [(entry, name) for entry in files.values() for name in entry.names]
        has = {name.id: partial(_line_of, entry.document, name) for entry, name in named if name.to == "id"}
        has.update({name: partial("the page {}".format, name) for name in SECTIONS})
        for id_ in _taken_along(content, career):
            del has[id_]
        left: dict[str, Callable[[], str]] = {}
        for entry, name in ((entry, name) for entry, name in named if name.to == "former"):
            if name.id in has:
                yield at(entry, name, f"the id '{name.id}' still stands in {has[name.id]()}", "Delete this entry")
            elif name.id in left:
                yield at(entry, name, f"'{name.id}' leads on already, by {left[name.id]()}", "Keep one of them")
            left[name.id] = partial(_line_of, entry.document, name)
        for page, (document, section) in content.sections(career).items():
            for number, one in enumerate(section.moved or ()):
                if one.now == page:
                    wrong = f"'{one.was}' leads to the page on which it stood"
                    instead = "Name the part that tells it now; or delete the entry: the page opens at its top anyway"
                    yield document.problem(("moved", number, "now"), wrong, instead)


def _taken_along(content: Content, career: str) -> set[str]:
    """Return the ids of texts that went to another page of a guide with their id."""
    found: set[str] = set()
    for document, section in content.sections(career).values():
        kept = {one.was for one in section.moved or () if one.was == one.now}
        here = (entry for entry in content.careers[career].values() if entry.document is document)
        found |= kept - {name.id for entry in here for name in entry.names if name.to == "id"}
    return found.intersection(_defined(content, career))


def fits_name_a_figure_once(content: Content) -> Iterator[Problem]:
    """A guide says once how well a figure fits its role."""
    for files in content.careers.values():
        if "guide" not in files:
            continue
        document, record = files["guide"].document, files["guide"].record
        first: dict[str, Path_] = {}
        for number, fit in enumerate(record.fits or ()):
            where = ("fits", number, "figure")
            if fit.figure in first:
                wrong = f"'{fit.figure}' has a fit already, in line {document.place(first[fit.figure])[0]}"
                yield document.problem(where, wrong, "Keep one of them")
            first.setdefault(fit.figure, where)


def _line_of(document: Document, name: Named) -> str:
    return f"{document.path}, line {document.place(name.where)[0]}"


def _defined(content: Content, career: str) -> list[str]:
    files = content.careers[career]
    return [
        name.id
        for file, entry in files.items()
        if file not in _WITHOUT_PLACES
        for name in entry.names
        if name.to == "id"
    ]


def _named_by_kind(content: Content, career: str) -> dict[str, list[str]]:
    """Return the ids that a guide defines, by what names them; of a guide without jobs, nothing of these."""
    left_out = () if "jobs" in content.sections(career) else _OF_JOBS
    named: dict[str, list[str]] = {to: [] for to in _KINDS}
    for entry in content.careers[career].values():
        for _, record in entry.records:
            for to in _named_as(type(record)):
                named[to].append(str(getattr(record, "id", "")))
    return {to: ids for to, ids in named.items() if to not in left_out}


@cache
def _named_as(kind: type[Record]) -> list[str]:
    return [to for to, known in _KINDS.items() if issubclass(kind, known)]


def _elsewhere(content: Content) -> list[str]:
    """Return the sections of every guide as another guide links to them: guide/section."""
    site = content.record("guide")
    guides = [career for career in content.careers if site and career in site.guides]
    return [f"{career}/{name}" for career in guides for name in content.sections(career)]
