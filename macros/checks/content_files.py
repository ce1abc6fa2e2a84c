"""All content files as typed records, each beside the document it was read from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, RootModel, ValidationError

from macros.checks import messages
from macros.schema.files import ABOUT, CAREER, MANUAL, NOT_CONTENT, OPTIONAL, SECTIONS, SHARED, file_of
from macros.schema.references import Named, loose, named
from macros.schema.section import Section
from macros.source import near_names, yaml_file
from macros.source.problems import Problem
from macros.source.yaml_file import Document

_FOLDERS = {"the folder of its guide": CAREER, "the folder content": SHARED, "the folder content/about": ABOUT}
"""Where the files of each record belong, in an editor's words."""

_NOT_GUIDES = {*NOT_CONTENT, "about"}
# What Vim, Kate, Emacs, LibreOffice, Word and macOS put beside a file while it is open, and many editors after it:
# .faqs.yaml.swp, .faqs.yaml.kate-swp, #faqs.yaml#, .#faqs.yaml, .~lock.faqs.yaml#, ~$faqs.yaml, ._faqs.yaml, faqs.yaml~
_EDITORS = re.compile(r"\..+\.(?:sw[a-px]|kate-swp)|#.*#|\.#.*|\.~lock\..*#|~\$.*|\._.*|.*~|\.DS_Store")


@dataclass(frozen=True)
class Entry:
    """One content file that has the right shape."""

    document: Document
    record: Any

    @cached_property
    def names(self) -> list[Named]:
        """Every id that the file defines or refers to, in its order."""
        return named(self.record)


@dataclass(frozen=True)
class Cited:
    """What the prose of a file with problems cites; of its other fields nothing is known."""

    document: Document
    names: list[Named]


@dataclass
class Content:
    """What could be read. Of a file with problems only the sound part is there, and rules pass over the rest."""

    shared: dict[str, Entry] = field(default_factory=dict)
    careers: dict[str, dict[str, Entry]] = field(default_factory=dict)
    about: dict[str, Entry] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)  # paths of files with problems
    cited: list[Cited] = field(default_factory=list)  # from files whose record could not be made

    def record(self, name: str) -> Any:
        """Return the record of a shared file, or None if it has problems."""
        entry = self.shared.get(name)
        return entry.record if entry else None

    def ids(self, name: str) -> list[str] | None:
        """Return the ids in a shared file, those of unsound records included, or None if it could not be read."""
        entry = self.shared.get(name)
        return list(entry.document.data) if entry else None

    def sections(self, career: str) -> dict[str, tuple[Document, Section]]:
        """Return the sections of one guide by name."""
        files = self.careers[career]
        found = {name: files[file_of(name)] for name in SECTIONS if file_of(name) in files}
        return {name: (entry.document, entry.record) for name, entry in found.items()}

    def entries(self) -> Iterator[Entry]:
        """Yield every file that could be read."""
        yield from self.shared.values()
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
    problems.extend(_strays(folder))
    for name in SHARED:
        if name in OPTIONAL and not (folder / f"{name}.yaml").exists():
            continue
        problems.extend(_take(content, folder / f"{name}.yaml", name, SHARED, content.shared))
    problems.extend(_unknown(content, folder, SHARED))
    for name in ABOUT:
        if (folder / "about" / f"{name}.yaml").exists():
            problems.extend(_take(content, folder / "about" / f"{name}.yaml", name, ABOUT, content.about))
    problems.extend(_unknown(content, folder / "about", ABOUT))
    for career in sorted(path for path in folder.glob("*") if _is_guide(path)):
        files = content.careers.setdefault(career.name, {})
        for name in CAREER:
            if name == "guide" or (career / f"{name}.yaml").exists():
                problems.extend(_take(content, career / f"{name}.yaml", name, CAREER, files))
        problems.extend(_unknown(content, career, CAREER))
    return content, problems


def files(root: Path) -> list[Path]:
    """Return every content file, sorted; one whose name ends wrongly is among them, since it is a problem."""
    folder = root / "content"
    found = (path for path in _typed(folder.rglob("*")) if re.search(r"\.ya?ml", path.name, re.IGNORECASE))
    return sorted(path for path in found if path.relative_to(folder).parts[0] not in NOT_CONTENT)


def _typed(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield what a person has written, without what an editor puts beside it."""
    return (path for path in paths if not _EDITORS.fullmatch(path.name))


def _is_guide(path: Path) -> bool:
    is_hidden = path.name.startswith(".")  # an editor's settings
    return path.is_dir() and not path.is_symlink() and not is_hidden and path.name not in _NOT_GUIDES


def _take(
    content: Content,
    file: Path,
    name: str,
    known: dict[str, type[BaseModel]],
    into: dict[str, Entry],
) -> list[Problem]:
    path = f"content/{file.name}" if known is SHARED else f"content/{file.parent.name}/{file.name}"
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
    taken = _taken_before(path, raw, known[name])
    if taken.entry:
        into[name] = taken.entry
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
    digest = hashlib.sha256(raw).digest()
    found = _taken.get(path)
    if not found or found[:2] != (digest, model):
        found = _taken[path] = (digest, model, _read(path, raw, model))
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


def _strays(folder: Path) -> Iterator[Problem]:
    for path in sorted(_typed(folder.rglob("*"))):
        within = path.relative_to(folder)
        name = f"content/{within.as_posix()}"
        if path.is_symlink():  # it could lead to any file of the machine, whose lines would be printed
            yield Problem(name, 1, 1, "this is a link to another place", "Put the file itself here")
        elif path.suffix.lower() == ".yml" or (path.suffix.lower() == ".yaml" and path.suffix != ".yaml"):
            wrong = f"the name ends in {path.suffix}, so the file would be passed over"
            yield Problem(name, 1, 1, wrong, f"Rename it to {path.stem}.yaml")
        elif ".yaml." in path.name.lower():
            wrong = f"the name does not end in .yaml but in {path.suffix}, so the file would be passed over"
            yield Problem(name, 1, 1, wrong, "Rename it, or delete it if it is a copy")
        elif path.suffix.lower() == ".md" and path.is_file() and within.as_posix() != MANUAL:
            wrong = f"no page is made from a file called {path.name}"
            yield Problem(
                name, 1, 1, wrong, "Move its text into a file that ends in .yaml; content/README.md lists them"
            )
        elif path.suffix == ".yaml" and len(within.parts) > 2:
            wrong = "the folder lies too deep, so the file would be passed over"
            yield Problem(name, 1, 1, wrong, f"Move it to content/{within.parts[0]}/")


def _unknown(content: Content, folder: Path, known: dict[str, type[BaseModel]]) -> Iterator[Problem]:
    for path in sorted(_typed(folder.glob("*.yaml"))):
        if path.stem not in known:
            place = "content" if known is SHARED else f"content/{folder.name}"
            right = next(iter(near_names.meant(path.stem, known)), None)
            if right:
                content.broken.add(f"{place}/{right}.yaml")  # what links to it is no problem of its own
            wrong = f"no page is made from a file called {path.name}"
            yield Problem(f"{place}/{path.name}", 1, 1, wrong, _renamed(path, right, known))


def _renamed(path: Path, right: str | None, known: dict[str, type[BaseModel]]) -> str:
    """Return what to do about a file by whose name nothing is known."""
    if right:
        other = path.with_name(f"{right}.yaml")
        if other.exists() and not other.samefile(path):
            return f"{other.name} stands beside it: move into that what this file holds, and delete this one"
        return f"Did you mean '{other.name}'? If so, rename it; if not, delete it"
    for place, names in _FOLDERS.items():
        if names is not known and path.stem in names:
            return f"Move it into {place}, or delete it if it stands there already"
    return "Delete it, or give it one of the names that content/README.md lists"
