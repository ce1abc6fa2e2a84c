"""All content files as typed records, each beside the document it was read from."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from macros.checks import messages, stray_files
from macros.domain.series import with_pages
from macros.schema.files import ABOUT, CAREER, IN_GUIDE, NOT_CONTENT, OPTIONAL, SECTIONS, SHARED, SPREAD, file_of
from macros.schema.record import Record
from macros.schema.references import Named, loose, named_among
from macros.schema.section import Section
from macros.schema.sections.states import States
from macros.schema.walk import Found, inside
from macros.source import near_names, yaml_file
from macros.source.problems import Problem
from macros.source.prose import Prose
from macros.source.yaml_file import Document, Path_

S = TypeVar("S", bound=Section)

_NOT_GUIDES = {*NOT_CONTENT, *SPREAD, "about"}


@dataclass(frozen=True)
class Entry:
    """One content file that has the right shape."""

    document: Document
    record: Any

    @cached_property
    def names(self) -> list[Named]:
        """Every id that the file defines or refers to, in its order."""
        return named_among(self._found)

    @cached_property
    def proses(self) -> list[tuple[Path_, Prose]]:
        """Every prose field of the file with its place."""
        return [(where, value) for where, value, _ in self._found if type(value) is Prose]

    @cached_property
    def records(self) -> list[tuple[Path_, Record]]:
        """Every record of the file with its place."""
        return [(where, value) for where, value, _ in self._found if isinstance(value, Record)]

    @cached_property
    def _found(self) -> list[Found]:
        return inside(self.record)


@dataclass(frozen=True)
class Cited:
    """What the prose of a file with problems cites; of its other fields nothing is known."""

    document: Document
    names: list[Named]


@dataclass
class Content:
    """What could be read. Of a file with problems only the sound part is there, and rules pass over the rest."""

    shared: dict[str, Entry] = field(default_factory=dict)
    spread: dict[str, dict[str, Entry]] = field(default_factory=dict)  # in several files, by the path of each
    unread: set[str] = field(default_factory=set)  # kinds in several files of which one could not be read
    careers: dict[str, dict[str, Entry]] = field(default_factory=dict)
    about: dict[str, Entry] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)  # paths of files with problems
    cited: list[Cited] = field(default_factory=list)  # from files whose record could not be made

    def record(self, name: str) -> Any:
        """Return a shared record, from all of its files, or None if one of them could not be read."""
        if name in SPREAD:
            return None if name in self.unread else self._joined[name]
        entry = self.shared.get(name)
        return entry.record if entry else None

    @cached_property
    def _joined(self) -> dict[str, BaseModel]:
        joined = {name: {id_: record for _, id_, record in self.each(name)} for name in SPREAD}
        return {name: SHARED[name].model_construct(root=found) for name, found in joined.items()}

    def each(self, name: str) -> Iterator[tuple[Document, str, Any]]:
        """Yield every record of a kind of every file, with its id, and the document that it stands in."""
        for entry in self.spread.get(name, {}).values():
            yield from ((entry.document, id_, record) for id_, record in entry.record.root.items())

    def ids(self, name: str) -> list[str] | None:
        """Return the ids of a shared record, unsound ones included, or None if a file of it could not be read."""
        entries = self.spread.get(name, {}).values() if name in SPREAD else filter(None, [self.shared.get(name)])
        found = [list(entry.document.data) for entry in entries]
        is_read = (found or self._is_left_out(name)) and name not in self.unread
        return [id_ for ids in found for id_ in ids] if is_read else None

    def _is_left_out(self, name: str) -> bool:
        """Whether nobody has written a file of a kind that a site can do without."""
        return name in OPTIONAL and f"content/{name}.yaml" not in self.broken

    def home(self, name: str) -> str:
        """Return where a new record of a kind belongs, in an editor's words: a file, or a folder of files."""
        file = f"content/{name}.yaml"
        return (
            file if name not in SPREAD or not self.spread.get(name) or file in self.spread[name] else f"content/{name}/"
        )

    def sections(self, career: str) -> dict[str, tuple[Document, Section]]:
        """Return the sections of one guide by name."""
        return self._sections[career]

    @cached_property
    def places(self) -> dict[str, list[str]]:
        """The names of the pages of places that each guide has."""
        known, series = self.record("places"), self.record("series")
        return {
            career: list(with_pages(states.table, known.root, series.root)) if known and series else []
            for _, career, states in self.sections_of(States)
        }

    def sections_of(self, kind: type[S]) -> Iterator[tuple[Document, str, S]]:
        """Yield the section of a kind of each guide that has it, with its document and the guide."""
        for career in self.careers:
            for document, section in self.sections(career).values():
                if isinstance(section, kind):
                    yield document, career, section

    @cached_property
    def _sections(self) -> dict[str, dict[str, tuple[Document, Section]]]:
        named = [(name, file_of(name)) for name in SECTIONS]
        return {
            career: {name: (files[file].document, files[file].record) for name, file in named if file in files}
            for career, files in self.careers.items()
        }

    def entries(self) -> Iterator[Entry]:
        """Yield every file that could be read."""
        yield from self.shared.values()
        for files in self.spread.values():
            yield from files.values()
        for files in self.careers.values():
            yield from files.values()
        yield from self.about.values()

    def documents(self) -> Iterator[Document]:
        """Yield the text of every file that could be read as YAML, sound or not."""
        yield from (entry.document for entry in self.entries())
        yield from (cited.document for cited in self.cited)

    def is_whole(self, career: str) -> bool:
        """Whether every file of the guide could be read."""
        return not any(path.startswith(f"content/{career}/") for path in self.broken)


def read(root: Path) -> tuple[Content, list[Problem]]:
    """Return the content below `root`/content and every problem that a single file shows."""
    content = Content()
    problems: list[Problem] = []
    folder = root / "content"
    if not folder.is_dir():
        instead = "Put it back from Git, or start the command in the folder of the project"
        return content, [Problem("content", 1, 1, "the folder is missing", instead)]
    problems.extend(stray_files.within(folder))
    content.unread.update(name for name in SPREAD if any(f"/{name}" in problem.path for problem in problems))
    for name, model in SHARED.items():
        if name in SPREAD or (name in OPTIONAL and not (folder / f"{name}.yaml").exists()):
            continue
        problems.extend(_take(content, folder, f"{name}.yaml", model, content.shared, name))
    problems.extend(_unknown(content, folder, SHARED))
    for name, model in ABOUT.items():
        if (folder / "about" / f"{name}.yaml").exists():
            problems.extend(_take(content, folder, f"about/{name}.yaml", model, content.about, name))
    problems.extend(_unknown(content, folder / "about", ABOUT))
    guides = sorted(path.name for path in folder.glob("*") if _is_guide(path))
    for name in SPREAD:
        problems.extend(_take_spread(content, folder, name, guides))
    for career in guides:
        files = content.careers.setdefault(career, {})
        for name, model in CAREER.items():
            if name == "guide" or (folder / career / f"{name}.yaml").exists():
                problems.extend(_take(content, folder, f"{career}/{name}.yaml", model, files, name))
        problems.extend(_unknown(content, folder / career, IN_GUIDE))
    return content, problems


def _take_spread(content: Content, folder: Path, name: str, guides: list[str]) -> Iterator[Problem]:
    """Take the records of a kind from all files that they stand in; yield what is wrong with each."""
    into = content.spread.setdefault(name, {})
    several = [] if (folder / name).is_symlink() else sorted(stray_files.typed((folder / name).glob("*.yaml")))
    possible = [folder / f"{name}.yaml", *several, *(folder / guide / f"{name}.yaml" for guide in guides)]
    found = [file for file in possible if os.path.lexists(file)]
    needed = found or (possible[:1] if name not in OPTIONAL else [])
    for file in needed:
        within = file.relative_to(folder).as_posix()
        yield from _take(content, folder, within, SHARED[name], into, f"content/{within}")
    if len(into) < len(needed):
        content.unread.add(name)


def files(root: Path) -> list[Path]:
    """Return every content file, sorted; one whose name ends wrongly is among them, since it is a problem."""
    folder = root / "content"
    found = (path for path in stray_files.typed(folder.rglob("*")) if re.search(r"\.ya?ml", path.name, re.IGNORECASE))
    return sorted(path for path in found if path.relative_to(folder).parts[0] not in NOT_CONTENT)


def _is_guide(path: Path) -> bool:
    is_hidden = path.name.startswith(".")  # an editor's settings
    return path.is_dir() and not path.is_symlink() and not is_hidden and path.name not in _NOT_GUIDES


def _take(
    content: Content, folder: Path, within: str, model: type[BaseModel], into: dict[str, Entry], key: str
) -> list[Problem]:
    """Put what a file holds into `into` under `key`, and return what is wrong with it; `within` is its path below content/."""
    path, file = f"content/{within}", folder / within
    try:
        raw = b"" if file.is_symlink() else file.read_bytes()
    except FileNotFoundError:
        content.broken.add(path)
        return [Problem(path, 1, 1, "the file is missing", "Add it; content/README.md describes each file")]
    except OSError as error:
        content.broken.add(path)
        return [unreadable(path, file, error)]
    if file.is_symlink():
        content.broken.add(path)
        return []  # a stray, and named as one
    taken = _taken_before(path, raw, model)
    if taken.entry:
        into[key] = taken.entry
    if taken.cited:
        content.cited.append(taken.cited)
    if taken.problems:
        content.broken.add(path)
    return taken.problems


def unreadable(path: str, file: Path, error: OSError) -> Problem:
    """Return the problem of a file that is there and cannot be read."""
    if file.is_dir():
        return Problem(path, 1, 1, "this is a folder, not a file", "Rename the folder, and put the file in its place")
    wrong = f"the file cannot be read ({error.strerror})"
    return Problem(path, 1, 1, wrong, "Allow yourself to read it, and close programs that hold it")


@dataclass(frozen=True)
class _Taken:
    """What one file gave: its record, or what its prose cites, and its problems."""

    entry: Entry | None
    cited: Cited | None
    problems: list[Problem]


_taken: dict[str, tuple[bytes, type[BaseModel], _Taken]] = {}


def _taken_before(path: str, raw: bytes, model: type[BaseModel]) -> _Taken:
    """Return what a file gives, read anew only if its bytes have changed: in a preview, most have not."""
    found = _taken.get(path)
    if not found or found[:2] != (raw, model):
        found = _taken[path] = (raw, model, _read(path, raw, model))
    return found[2]


def forget() -> None:
    """Forget every file that was read, as if the program had just begun."""
    _taken.clear()


def _read(path: str, raw: bytes, model: type[BaseModel]) -> _Taken:
    document, problems = yaml_file.read(raw, path)
    if not document:
        return _Taken(None, None, problems)
    try:
        return _Taken(Entry(document, model.model_validate(document.data)), None, problems)
    except ValidationError as error:
        problems.extend(messages.problems(document, error, model))
        return _salvage(document, error, model, problems)


def _salvage(document: Document, error: ValidationError, model: type[BaseModel], problems: list[Problem]) -> _Taken:
    """Keep what is sound in a file with problems, so that rules find every other problem in the same run."""
    if issubclass(model, RootModel) and isinstance(document.data, dict):
        wrong = {problem["loc"][0] for problem in error.errors() if problem["loc"]}
        sound = {key: value for key, value in document.data.items() if key not in wrong}
        return _Taken(Entry(document, model.model_validate(sound)), None, problems)
    return _Taken(None, Cited(document, loose(document.data)), problems)


def _unknown(content: Content, folder: Path, known: dict[str, type[BaseModel]]) -> Iterator[Problem]:
    for path in sorted(stray_files.typed(folder.glob("*.yaml"))):
        if path.stem not in known:
            place = "content" if known is SHARED else f"content/{folder.name}"
            right = next(iter(near_names.meant(path.stem, known)), None)
            content.unread.update(name for name in SPREAD if name == right or path.stem.startswith(name))
            if right:
                content.broken.add(f"{place}/{right}.yaml")  # what links to it is no problem of its own
            wrong = f"no page is made from a file called {path.name}"
            yield Problem(f"{place}/{path.name}", 1, 1, wrong, stray_files.renamed(path, right, known))
