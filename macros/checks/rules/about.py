"""Rules for the pages about the guide and for the log of what has changed in it."""

from collections.abc import Iterator

from macros.checks import locate
from macros.checks.content_files import Content
from macros.schema.files import ABOUT_PLACES
from macros.source import near_names
from macros.source.problems import Problem


def about_ids_are_unique(content: Content) -> Iterator[Problem]:
    """An id stands once in all pages about the guide, and is none of those that the program gives.

    Among the parts of these pages stand all calculations and series, under their ids.
    """
    first = {id_: content.home(name) for name in ("agreements", "series") for id_ in content.ids(name) or ()}
    first |= {name: f"the page about/{page}" for name, page in {**ABOUT_PLACES, **_pages(content)}.items()}
    for entry in content.about.values():
        for name in entry.names:
            if name.to == "id" and name.id in first:
                wrong = f"the id '{name.id}' is taken by {first[name.id]}"
                yield locate.at(entry, name, wrong, f"Choose another, such as {name.id}-2")
            elif name.to == "id":
                first[name.id] = f"{entry.document.path}, line {entry.document.place(name.where)[0]}"


def about_links_lead_somewhere(content: Content) -> Iterator[Problem]:
    """A link on a page about the guide leads to another such page, or to a part of one."""
    if any(path.startswith("content/about/") for path in content.broken):
        return
    known = [*ABOUT_PLACES, *_pages(content)]
    known += [name.id for entry in content.about.values() for name in entry.names if name.to == "id"]
    for entry in content.about.values():
        for name in entry.names:
            if name.to == "place" and name.id not in known:
                wrong = f"no page about the guide, and no part of one, is called '{name.id}'"
                yield locate.at(
                    entry, name, wrong, near_names.advice(name.id, known, "keep the words and take the link off")
                )


def about_pages_are_due_within_a_year(content: Content) -> Iterator[Problem]:
    """A page about the guide is checked again after it was edited or reviewed, and within twelve months."""
    for entry in content.about.values():
        yield from locate.due(entry.document, entry.record)


def changes_name_what_exists(content: Content) -> Iterator[Problem]:
    """A change in the log has an id of its own, says what was or is said, and names editions and pages that exist."""
    entry, site = content.shared.get("corrections"), content.record("guide")
    if not entry or not site:
        return
    editions = [site.edition, *(earlier.edition for earlier in entry.record.earlier)]
    pages = [*(f"{career}/{name}" for career in content.careers for name in content.sections(career))]
    pages += [f"about/{name}" for name in (*dict.fromkeys(ABOUT_PLACES.values()), *_pages(content))]
    taken: set[str] = set()
    for number, change in enumerate(entry.record.changes):
        where = ("changes", number)
        if change.id in taken:
            yield entry.document.problem((*where, "id"), f"the id '{change.id}' is taken", "Choose another")
        taken.add(change.id)
        if change.old is None and change.new is None:
            wrong = f"the change '{change.id}' says neither what was nor what is said"
            yield entry.document.problem(where, wrong, "Write old: and new:, or the one of them that there is")
        for key, named, known in (("editions", change.editions, editions), ("pages", change.pages, pages)):
            for place, name in enumerate(named):
                if name not in known and not (key == "pages" and content.broken):
                    wrong = f"no {key.removesuffix('s')} is called '{name}'"
                    yield entry.document.problem(
                        (*where, key, place), wrong, near_names.advice(name, known, "delete it")
                    )


def newest_changes_come_first(content: Content) -> Iterator[Problem]:
    """The log lists the newest change and the newest edition first, and no edition twice."""
    entry, site = content.shared.get("corrections"), content.record("guide")
    if entry is None:
        return
    for number, change in enumerate(entry.record.changes[1:], 1):
        if change.date > entry.record.changes[number - 1].date:
            wrong = f"the change of {change.date} stands under an older one"
            yield entry.document.problem(("changes", number, "date"), wrong, "Put the newest change first")
    later = site
    for number, earlier in enumerate(entry.record.earlier if site else ()):
        if earlier.edition == later.edition or earlier.published > later.published:
            wrong = f"the edition {earlier.edition} does not come before {later.edition}"
            yield entry.document.problem(("earlier", number), wrong, "Put the newest first, and each only once")
        later = earlier


def _pages(content: Content) -> dict[str, str]:
    return {name: name for name in content.about}
