"""One page of a guide while it is being written: figures as they fit its role, and links within the guide."""

from collections.abc import Mapping
from dataclasses import dataclass

from macros.domain.figures import Quotable
from macros.domain.guide import CareerGuide
from macros.schema.section import Next
from macros.web.page import Page


@dataclass
class GuidePage(Page):
    """Writes a page of one guide: figures have the fit for its role, and links lead to its sections."""

    career: CareerGuide

    @property
    def figures(self) -> Mapping[str, Quotable]:
        """Every figure, with the fit that it has for the role of this page's guide."""
        return self.career.figures

    def address(self, target: str) -> str:
        """Return the address of `#id` in this guide, or of `#guide/section` in another, relative to this page."""
        if "/" in target:
            return self.to(target.removeprefix("#"))
        return self._address(target, self.career.id, self.career.pages)

    def next(self, step: Next) -> dict[str, str]:
        """Return where a reader goes next: title, address, and why."""
        return {"title": self.career.titles[step.to], "href": self.address(f"#{step.to}"), "why": step.why}
