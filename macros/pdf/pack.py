"""Builds the workshop pack: every document, in every variant, on both papers."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import click

from macros.checks import load
from macros.domain import formats
from macros.domain.guide import CareerGuide, Guide
from macros.pdf import finish, registry, typst
from macros.pdf.registry import DOCUMENTS, Document, Variant


@dataclass(frozen=True)
class Printed:
    """One finished file."""

    name: str
    document: str  # id of its document
    group: str
    title: str
    description: str
    paper: str
    pages: int
    data: bytes


@dataclass(frozen=True)
class _Job:
    """One document of one guide in one variant, with all that its files depend on."""

    career: CareerGuide
    document: Document
    variant: Variant
    data: dict[str, Any]
    timestamp: int

    @cached_property
    def digest(self) -> str:
        """The digest under which the files of this job are kept."""
        said = [self.document.template, self.data, asdict(self.variant), self.timestamp, _program()]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def run(root: Path, folder: Path) -> None:
    """Make the pack alone, with a line for each file.

    Raises `ContentError` or `click.ClickException`; what stood in the folder is then untouched.
    """
    whole = load.load(root)
    if not _can_be_folder(folder):
        raise click.ClickException(f"{folder} is a file, or lies below one. Name a folder for the PDFs")
    write(build(whole, kept(root), print), folder)


def _can_be_folder(path: Path) -> bool:
    """Whether the nearest thing that exists on the way to `path` is a folder: known before a minute of work."""
    return next(place for place in (path, *path.absolute().parents) if os.path.lexists(place)).is_dir()


def kept(root: Path) -> Path:
    """Return the folder where the files of a project are kept between builds."""
    return root / ".cache" / "pack"


def build(
    whole: Guide, folder: Path, say: Callable[[str], None], which: Sequence[Document] = DOCUMENTS
) -> list[Printed]:
    """Return every file of the pack in the order of the registry; `say` is told of each when it is done.

    Files are kept in `folder` under a digest of what they depend on, so an unchanged document
    is not typeset again. Raises `click.ClickException` when a document cannot be typeset.
    """
    jobs = [
        _Job(career, document, variant, registry.data(document, variant, whole, career), registry.timestamp(whole))
        for career in whole.careers.values()
        for document in which
        if document.applies(career)
        for variant in document.variants
    ]
    printed: list[Printed] = []
    # Typst lets go of Python's lock while it works, so threads share its memory and both cores.
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for files in workers.map(lambda job: _files(job, folder), jobs):
            printed.extend(files)
            for file in files:
                say(f"{file.name}: {formats.count(file.pages, 'page', 'pages')}, {formats.size(len(file.data))}")
    if which is DOCUMENTS:
        _forget(folder, {job.digest for job in jobs})
    return printed


def write(files: list[Printed], folder: Path) -> None:
    """Write the files of the pack into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        (folder / file.name).write_bytes(file.data)


def _files(job: _Job, folder: Path) -> list[Printed]:
    found = _kept(job, folder)
    files = []
    # Typeset once for both papers, so that both break at the same places.
    for paper, data in (found or finish.finish(_typeset(job))).items():
        name = registry.file_name(job.document, job.variant, job.career, paper)
        title, about = job.data["title"], job.data["description"]
        kind = job.document.id, job.document.group
        files.append(Printed(name, *kind, title, about, paper, finish.pages(data), data))
    if not found:
        _keep(job, folder, files)
    return files


def _typeset(job: _Job) -> bytes:
    return typst.compile(job.document.template, job.data, job.variant.inputs, job.variant.standards, job.timestamp)


def _kept(job: _Job, folder: Path) -> dict[str, bytes]:
    try:
        return {paper: (folder / f"{job.digest}-{paper}.pdf").read_bytes() for paper in finish.PAPERS}
    except OSError:
        return {}


def _keep(job: _Job, folder: Path, files: list[Printed]) -> None:
    # A folder that cannot be written only costs time. Written aside and renamed: builds may run at once.
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            aside = folder / f"{job.digest}-{file.paper}.{os.getpid()}"
            aside.write_bytes(file.data)
            aside.replace(folder / f"{job.digest}-{file.paper}.pdf")


def _forget(folder: Path, digests: set[str]) -> None:
    for file in folder.glob("*.pdf"):
        if file.name.rpartition("-")[0] not in digests:
            file.unlink(missing_ok=True)


@cache
def _program() -> str:
    """Return a digest of the templates, the fonts and the programs that a file depends on."""
    digest = hashlib.sha256()
    for package in ("typst", "pikepdf"):
        digest.update(f"{package} {importlib.metadata.version(package)}\0".encode())
    sources = [*typst.TEMPLATES.rglob("*.*"), Path(finish.__file__), Path(typst.__file__)]
    for file in sorted(sources):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
