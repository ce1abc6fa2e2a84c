"""Problems at their place in a file: what every rule needs to say where."""

from collections.abc import Iterator
from datetime import timedelta

from macros.checks.content_files import Cited, Entry
from macros.schema.about import AboutPage
from macros.schema.references import Named
from macros.schema.section import Section
from macros.source.problems import Problem
from macros.source.yaml_file import Document

LONGEST_WAIT = timedelta(days=366)


def at(entry: Entry | Cited, name: Named, wrong: str, instead: str) -> Problem:
    """Return the problem at a name; the same one can stand more than once in a text."""
    earlier = 0
    for other in entry.names:
        if other is name:
            break
        earlier += (other.where, other.near) == (name.where, name.near)
    return entry.document.problem(name.where, wrong, instead, near=name.near, earlier=earlier)


def due(document: Document, page: Section | AboutPage) -> Iterator[Problem]:
    """Yield a problem when a page is not checked again after its last edit or review and within twelve months."""
    last = max(page.edited, page.reviewed or page.edited)
    if not timedelta() < page.review_due - last <= LONGEST_WAIT:
        done = "edited" if last == page.edited else "reviewed"
        wrong = f"the next check is due on {page.review_due}, but the page was {done} on {last}"
        instead = "Write a later date, at most twelve months after that"
        yield document.problem(("review_due",), wrong, instead)
