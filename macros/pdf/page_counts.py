"""What finished files tell about one another: how many pages each has, and where a sheet stands in it."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import pikepdf

from macros.domain.guide import CareerGuide


@dataclass(frozen=True)
class File:
    """One finished file."""

    pages: int
    data: bytes

    @cached_property
    def begins(self) -> list[tuple[str, int]]:
        """The title of each chapter, with straight quotation marks, and the page on which it begins."""
        with pikepdf.open(io.BytesIO(self.data)) as pdf, pdf.open_outline() as outline:
            numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
            places: list[tuple[str, Any]] = [(item.title, item.destination) for item in outline.root]
            return [(_straight(title), numbers[place[0].objgen]) for title, place in places]

    def stretch(self, title: str) -> tuple[int, int] | None:
        """Return the first and the last page of a chapter, or None if the file has none of that title."""
        ends = [*self.begins, ("", self.pages + 1)]
        found = (
            (first, max(first, after - 1)) for (name, first), (_, after) in pairwise(ends) if name == _straight(title)
        )
        return next(found, None)


Files = Mapping[str, File]
"""Files by the name of their document and variant: packet, packet-large-print."""


def pages_in(files: Files, file: str, title: str) -> str:
    """Return where a chapter stands in a file, in words: page 3, or pages 4 to 9; nothing where it does not."""
    found = files[file].stretch(title) if file in files else None
    if found is None:
        return ""
    first, last = found
    return f"page {first}" if first == last else f"pages {first} to {last}"


def sheets(files: Files, career: CareerGuide, wanted: Sequence[str], large: bool = False) -> int | None:
    """Return how many sheets of paper, printed on both sides, files or single handouts take; None if one is not known.

    Of handouts that come in large print, it counts that if `large` says so.
    """
    sides = [_sides(files, career, name, large) for name in wanted]
    return None if None in sides else sum(-(-count // 2) for count in sides if count)


def _sides(files: Files, career: CareerGuide, name: str, large: bool) -> int | None:
    """Return how many pages a file has, a handout of its own, or a sheet of the extras."""
    if name in files:
        return files[name].pages
    if career.workshop is None:
        return None
    part = career.workshop.handouts
    document = next((key.replace("_", "-") for key, sheet in part.sheets.named().items() if sheet.id == name), "")
    if document in files:
        return (large and files.get(f"{document}-large-print") or files[document]).pages
    stretch = files["extras"].stretch(part.every()[name].title) if "extras" in files else None
    return stretch[1] - stretch[0] + 1 if stretch else None


def _straight(title: str) -> str:
    """Return a title as content has it: typesetting turns quotation marks and apostrophes."""
    return title.translate(str.maketrans("\u2018\u2019\u201c\u201d", "''\"\""))
