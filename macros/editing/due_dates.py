"""What is overdue on a day: pages to be checked again, and numbers to be replaced by newer ones."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from macros.domain.figures import Quotable
from macros.domain.guide import Guide
from macros.domain.series import KnownSeries
from macros.editing import usages
from macros.schema.about import AboutPage
from macros.schema.dates import last_day
from macros.schema.section import Section


@dataclass(frozen=True)
class Due:
    """Something whose time is over on a date."""

    what: str
    since: datetime.date


def without(some: dict[str, Due], others: dict[str, Due]) -> tuple[Due, ...]:
    return tuple(due for key, due in some.items() if key not in others)


def due(guide: Guide, on: datetime.date) -> dict[str, Due]:
    """Return what is overdue on a day, by what it is about: the address of a page, or the id of a number."""
    found = {}
    for address, title, record in dated(guide):
        if record.review_due < on:
            found[address] = Due(f"the check of {title}", record.review_due)
    numbers: list[Quotable | KnownSeries] = [*guide.figures.values(), *guide.series.values()]
    for figure in numbers:
        release = figure.record.next_release
        if release and release != "undated" and (last := last_day(release)) < on:
            found[figure.id] = Due(f"a newer number for {figure.record.label} ({figure.id})", last)
    return found


def dated(guide: Guide) -> Iterator[tuple[str, str, Section | AboutPage]]:
    """Yield address, title, and record of every page that is to be checked again."""
    for career in guide.careers.values():
        own = {**career.sections, **({"workshop": career.workshop} if career.workshop else {})}
        for name, section in own.items():
            yield f"{career.id}/{name}", usages.title(guide, career, section), section
    for name, page in guide.about.items():
        yield f"about/{name}", page.title, page
