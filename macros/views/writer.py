"""What writes a part: a page of the site or a document on paper. Each gives the pieces of its own medium."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from macros.domain.figures import Quotable
from macros.domain.guide import CareerGuide, Guide
from macros.source.prose import Prose

View = Mapping[str, object]
"""What a template is given, by name; the first lines of the template say what it reads."""

Piece = TypeVar("Piece")
"""Something written: finished HTML on a page, nodes in a document."""
Piece_co = TypeVar("Piece_co", covariant=True)


class Writer(Protocol[Piece_co]):
    """Writes prose, figures and sources."""

    @property
    def guide(self) -> Guide:
        """All content."""

    @property
    def career(self) -> CareerGuide:
        """The guide that the part belongs to."""

    @property
    def figures(self) -> Mapping[str, Quotable]:
        """Every figure, with the fit that it has for the role of this guide."""

    def prose(self, text: Prose | None) -> Piece_co:
        """Return a prose field as blocks."""

    def line(self, text: Prose | None) -> Piece_co:
        """Return a prose field for use inside a sentence or cell."""

    def figure(self, name: str) -> Piece_co:
        """Return a figure with its label."""

    def said(self, name: str, shown: str) -> Piece_co:
        """Return a figure in other words than its value, with the same label."""

    def span(self, names: Iterable[str]) -> Piece_co:
        """Return one figure, or the first and the last as one value with both labels."""

    def source(self, *names: str) -> Piece_co:
        """Return the notes of sources."""

    def goto(self, id_: str, words: str) -> Piece_co:
        """Return words that lead to a place of the same page or document."""

    def kind(self, figure: Quotable) -> str:
        """Return how a figure came about, in words."""


class LinkWriter(Writer[Piece_co], Protocol[Piece_co]):
    """A writer whose parts lead to other pages by address."""

    def address(self, target: str) -> str:
        """Return the address of `#id` in this guide."""

    def to(self, page: str) -> str:
        """Return the address of `page` (as in a-role/salaries) from this one."""
