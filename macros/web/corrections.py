"""Where a reader suggests a correction: in a letter, in a form of the repository's host, or on the page that says how.

The words of a letter stand in `components/letter.html.jinja`.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from macros.domain import formats
from macros.domain.figures import Quotable
from macros.domain.series import KnownSeries
from macros.schema.shared import Site


@dataclass(frozen=True)
class Letter:
    """What a letter says of its own: to whom, about which page, and about which figure if it is about one."""

    contact: str
    edition: str
    page: str  # empty for the home page
    figure: str = ""
    value: str = ""


@dataclass(frozen=True)
class Ways:
    """How a reader can suggest a correction of one thing; neither where nothing is known of it."""

    href: str  # of the form, or of the page that says how; empty if there is none, or if a letter is enough
    letter: Letter | None


def ways(site: Site, page: str, figure: Quotable | KnownSeries | None, repository: str, how: str) -> Ways:
    """Return the ways for a page, or for a figure on it.

    With an address there is a letter. With a repository there is its host's form, filled in; with neither, the page `how`.
    """
    letter = _letter(site, page, figure) if site.contact else None
    form = _form(site, page, figure.id if figure else "", repository) if repository else ""
    return Ways(form or ("" if letter else how), letter)


def _letter(site: Site, page: str, figure: Quotable | KnownSeries | None) -> Letter:
    value = formats.labelled(figure) if isinstance(figure, Quotable) else figure.record.label if figure else ""
    about = (figure.id, value) if figure else ()
    return Letter(str(site.contact), site.edition, page, *about)


def _form(site: Site, page: str, about: str, repository: str) -> str:
    asked = {"template": "correction.yml", "edition": site.edition, "page": page}
    asked |= {"wrong": about, "title": f"Correction: {about}"} if about else {}
    return f"{repository}/issues/new?{urlencode(asked, safe='/:')}"
