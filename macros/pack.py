"""Builds the workshop pack: every document, in every variant, on both papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros import documents, guide, pdf, typeset
from macros.documents import DOCUMENTS, Document, Variant
from macros.guide import CareerGuide, Guide


@dataclass(frozen=True)
class Printed:
    """One finished file."""

    name: str
    document: str  # id of its document
    title: str
    description: str
    paper: str
    pages: int
    data: bytes


def run(root: Path, folder: Path) -> None:
    """Make the pack alone, with a line for each file.

    Raises `ContentError` or `click.ClickException`; what stood in the folder is then untouched.
    """
    write(build(guide.load(root), print), folder)


def build(whole: Guide, say: Callable[[str], None], which: tuple[Document, ...] = DOCUMENTS) -> list[Printed]:
    """Return every file of the pack in the order of the registry; `say` is told of each when it is done.

    Raises `click.ClickException` when a document cannot be typeset.
    """
    printed: list[Printed] = []
    for career in whole.careers.values():
        for document in which:
            for variant in document.variants:
                for file in files(whole, career, document, variant):
                    say(f"{file.name}: {file.pages} pages, {len(file.data) / 1000:,.0f} kB")
                    printed.append(file)
    return printed


def files(whole: Guide, career: CareerGuide, document: Document, variant: Variant) -> Iterator[Printed]:
    """Yield one document on each paper; it is typeset once, so that both break at the same places."""
    data = documents.data(document, variant, whole, career)
    raw = typeset.compile(document.template, data, variant.inputs, variant.standards, documents.timestamp(whole))
    for paper in pdf.PAPERS:
        finished = pdf.finish(raw, paper)
        name = documents.file_name(document, variant, career, paper)
        yield Printed(name, document.id, data["title"], data["description"], paper, pdf.pages(finished), finished)


def write(files: list[Printed], folder: Path) -> None:
    """Write the files of the pack into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        (folder / file.name).write_bytes(file.data)
