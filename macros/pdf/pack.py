"""Builds the workshop pack: every document, in every variant, on both papers."""

import hashlib
import importlib.metadata
import json
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from macros.domain import formats
from macros.domain.guide import CareerGuide, Guide
from macros.pdf import finish, registry, slides, typing_font, typst
from macros.pdf.finish import Finished
from macros.pdf.page_counts import File, Files
from macros.pdf.registry import Document, Variant
from macros.source import kept_files
from macros.source.kept_files import Shelf

SLIDES = "slides"
"""Stands for the paper of what is not printed."""


@dataclass(frozen=True)
class Printed:
    """One finished file."""

    name: str
    document: str  # id of its document
    group: str
    title: str
    description: str
    paper: str  # a4 or letter; or slides
    pages: int
    data: bytes
    guide: str  # the title of its guide
    kept: str  # where it is kept, below the folder of what is kept
    is_taken_along: bool = True  # whether it is in the copy to take away

    def __str__(self) -> str:
        size = ("slide", "slides") if self.paper == SLIDES else ("page", "pages")
        return f"{self.name}: {formats.count(self.pages, *size)}, {formats.size(len(self.data))}"


@dataclass(frozen=True)
class _Job:
    """One document of one guide in one variant, with all that its files depend on."""

    whole: Guide
    career: CareerGuide
    document: Document
    variant: Variant
    data: dict[str, object]

    @cached_property
    def written(self) -> str:
        """What the template reads, which takes as long to write as to digest, and a document may be set several times."""
        return typst.written(self.data)

    @cached_property
    def digest(self) -> str:
        """The digest under which the files of this job are kept."""
        # Of the places, a document leads only to those that its own data names.
        said = [self.document.template, asdict(self.variant), registry.timestamp(self.whole), program()]
        return _digest(said, self.written)


def make(whole: Guide, kept: Path, folder: Path, which: Sequence[Document] | None = None) -> list[Printed]:
    """Write the pack, or all of some documents, into a folder, with a line for each file; in `kept` nothing else is kept.

    Raises `click.ClickException`; what stood in the folder is then untouched.
    """
    require_folder(folder)
    files = build(whole, kept, print, which, forget=True)
    write(files, folder)
    return files


def require_folder(path: Path) -> None:
    """Raise `click.ClickException` if `path` cannot be a folder: known before a minute of work."""
    if not next(place for place in (path, *path.absolute().parents) if os.path.lexists(place)).is_dir():
        raise click.ClickException(f"{path} is a file, or lies below one. Name a folder for the PDFs")


def kept(root: Path) -> Path:
    """Return the folder where the files of a project are kept between builds."""
    return root / ".cache" / "pack"


def build(
    whole: Guide,
    folder: Path,
    say: Callable[[object], None],
    which: Sequence[Document] | None = None,
    *,
    forget: bool = False,
) -> list[Printed]:
    """Return every file of the pack in the order of the registry, or those of some documents; `say` is told of each.

    Files are kept in `folder` under a digest of what they depend on, so an unchanged document
    is not typeset again; what these documents do not need is forgotten
    if all are built, or if that is said. Raises `click.ClickException` when a document cannot be typeset.
    """
    jobs = [
        _job(whole, career, document, variant, view)
        for career in whole.careers.values()
        for document in (registry.of(career) if which is None else which)
        if document.applies(career)
        for view in [document.view(whole, career)]  # once for all its variants
        for variant in document.variants
    ]
    made: dict[int, list[Printed]] = {}  # by the place of the job
    shelf = Shelf(folder)
    # Typst lets go of Python's lock while it works, so threads share its memory and both cores.
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for is_last in (False, True):  # what counts the pages of the others comes when these are finished
            now = [place for place, job in enumerate(jobs) if bool(job.document.counted) == is_last]
            if is_last:
                counts = {id_: _counts(jobs, made, id_) for id_ in whole.careers}
                for place in now:
                    jobs[place] = _counting(jobs[place], counts[jobs[place].career.id])
            # One after the other, so that the lines that variants of a document share are set once.
            batches = [list(variants) for _, variants in groupby(now, key=lambda place: jobs[place].document)]
            for batch in workers.map(lambda batch: [(place, _files(jobs[place], shelf)) for place in batch], batches):
                for place, files in batch:
                    made[place] = files
                    for file in files:
                        say(file)
    printed = [file for place in sorted(made) for file in made[place]]
    if which is None or forget:
        # Where a leader's guide is, there are slides, and they say whose they are as it does.
        for id_, said in {job.career.id: job.data for job in jobs if job.document.counted}.items():
            for file in decks(whole, whole.careers[id_], counts[id_], shelf, said):
                printed.append(file)
                say(file)
        shelf.forget_others()
    return printed


def decks(
    whole: Guide, career: CareerGuide, counts: Files, shelf: Shelf, said: Mapping[str, Any] = MappingProxyType({})
) -> list[Printed]:
    """Return the slides of each run sheet of a guide, if its workshop has any."""
    part = career.workshop.handouts.slides if career.workshop else None
    sheets = career.workshop.run_sheets.sheets if career.workshop and part else ()
    made = []
    for sheet in sheets:
        deck = slides.deck(whole, career, sheet, counts, said)
        digest, name = _digest([deck, program()]), "slides.pptx"
        data = shelf.get(digest, name)
        if data is None:
            from macros.pdf import presentation  # takes as long to import as all that is kept to read

            data = presentation.make(deck)
            shelf.put(digest, name, data)
        made.append(
            Printed(
                name=f"{career.id}-slides-{sheet.id.removeprefix('workshop-')}.pptx",
                document=f"slides-{sheet.id}",
                group=registry.FOR_THE_LEADER,
                title=deck["title"],
                description=f"{deck['description']} Run sheet: {formats.in_sentence(sheet.title)}.",
                paper=SLIDES,
                pages=len(deck["slides"]),
                data=data,
                guide=career.career.title,
                kept=f"{digest}/{name}",
            )
        )
    return made


def _counts(jobs: Sequence[_Job], made: Mapping[int, list[Printed]], career: str) -> Files:
    """Return what the finished files of a guide tell, by document and variant."""
    finished = ((jobs[place], files[0]) for place, files in made.items() if jobs[place].career.id == career)
    return {
        "-".join(filter(None, (job.document.id, job.variant.name))): File(file.pages, file.data)
        for job, file in finished
    }


def _counting(job: _Job, counts: Files) -> _Job:
    add = job.document.counted
    return replace(job, data=add(job.data, job.career, counts)) if add else job


def write(files: list[Printed], folder: Path) -> None:
    """Write the files of the pack into a folder; those that are there as they should be are left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        if kept_files.get(folder / file.name) != file.data:
            (folder / file.name).write_bytes(file.data)


def _job(whole: Guide, career: CareerGuide, document: Document, variant: Variant, view: Mapping[str, object]) -> _Job:
    return _Job(whole, career, document, variant, registry.data(document, variant, whole, career, view))


def _files(job: _Job, shelf: Shelf) -> list[Printed]:
    names = {paper: f"{paper}.pdf" for paper in finish.PAPERS}
    found = {paper: data for paper, name in names.items() if (data := shelf.get(job.digest, name)) is not None}
    # Typeset once for both papers, so that both break at the same places.
    counted = shelf.get(job.digest, "pages")
    made = Finished(found, int(counted)) if counted and len(found) == len(names) else _finished(job, shelf)
    title, about = str(job.data["title"]), str(job.data["description"])
    kind = job.document.id, job.document.group
    taken = job.variant not in job.document.left_out
    guide = job.career.career.title
    return [
        Printed(
            registry.file_name(job.document, job.variant, job.career, paper),
            *(*kind, title, about, paper, made.pages, data, guide, f"{job.digest}/{names[paper]}", taken),
        )
        for paper, data in made.files.items()
    ]


def _finished(job: _Job, shelf: Shelf) -> Finished:
    """Return the files of a job, made and kept; their pages are kept as well, for counting takes longer than reading them."""
    made = finish.finish(_typeset(job), registry.places(job.data, job.whole, job.career))
    for paper, data in made.files.items():
        shelf.put(job.digest, f"{paper}.pdf", data)
    shelf.put(job.digest, "pages", str(made.pages).encode())
    return made


_LEAST = 0.35  # of a page


def _typeset(job: _Job) -> bytes:
    """Return the document; where its last page is almost empty, set so that it is not, if one of its variant's ways can do that."""
    made = _set(job, job.variant.inputs)
    if job.variant.instead and _ends_sparsely(made):
        tries = (_set(job, {**job.variant.inputs, **more}) for more in job.variant.instead)
        return next((other for other in tries if not _ends_sparsely(other)), made)
    return made


def _ends_sparsely(made: bytes) -> bool:
    return finish.last_page(made) < _LEAST


def _set(job: _Job, inputs: dict[str, str]) -> bytes:
    document, day = job.document, registry.timestamp(job.whole)
    return typst.compile(document.template, job.written, inputs, job.variant.standards, day, document.files)


def _digest(said: object, written: str = "") -> str:
    return hashlib.sha256(f"{json.dumps(said, sort_keys=True, default=str)}\n{written}".encode()).hexdigest()


@cache
def program() -> str:
    """Return what a file depends on beside its data: the templates, the fonts and the programs."""
    packages = ("typst", "pikepdf", "python-pptx")
    versions = [f"{package} {importlib.metadata.version(package)}" for package in packages]
    programs = [Path(str(module.__file__)) for module in (finish, typing_font, typst)]
    sources = [*sorted(typst.TEMPLATES.rglob("*.*")), *programs, Path(__file__).with_name("presentation.py")]
    return " ".join((*versions, kept_files.digest(Path(__file__).parent, sources)))
