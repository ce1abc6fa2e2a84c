"""What writes a part: a page of the site or a document on paper. Each gives the pieces of its own medium."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from macros.domain.figures import Quotable
from macros.domain.guide import CareerGuide, Guide
from macros.source.prose import Prose


class Writer(Protocol):
    """Writes prose, figures and sources. A piece is finished HTML on a page, and nodes in a document."""

    @property
    def guide(self) -> Guide:
        """All content."""

    @property
    def career(self) -> CareerGuide:
        """The guide that the part belongs to."""

    @property
    def figures(self) -> dict[str, Quotable]:
        """Every figure, with the fit that it has for the role of this guide."""

    def prose(self, text: Prose | None) -> Any:
        """Return a prose field as blocks."""

    def line(self, text: Prose) -> Any:
        """Return a prose field for use inside a sentence or cell."""

    def figure(self, name: str) -> Any:
        """Return a figure with its label."""

    def said(self, name: str, shown: str) -> Any:
        """Return a figure in other words than its value, with the same label."""

    def span(self, names: Iterable[str]) -> Any:
        """Return one figure, or the first and the last as one value with both labels."""

    def source(self, name: str) -> Any:
        """Return the note of a source."""

    def kind(self, figure: Quotable) -> str:
        """Return how a figure came about, in words."""


class LinkWriter(Writer, Protocol):
    """A writer whose parts lead to other pages by address."""

    def address(self, target: str) -> str:
        """Return the address of `#id` in this guide."""

    def guide_of(self, name: str) -> dict[str, str]:
        """Return title and address of a guide's own page."""
