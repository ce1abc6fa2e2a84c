"""Where a page stands, and the way from it to others."""

import posixpath
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where the page stands, as the site builder says."""

    page: str  # as in a-role/salaries; the home page is empty
    folder: str  # what links on the page are relative to, from the site's root: a-role/salaries
    directory_urls: bool  # a-role/salaries/ rather than a-role/salaries.html
    repository: str  # the address of the repository, or an empty text

    def to(self, page: str, folders: Collection[str]) -> str:
        """Return the address of `page` from here; empty for itself. `folders` are the pages with others below them."""
        if page == self.page:
            return ""
        if not page:
            return self.file(".") + ("/" if self.directory_urls else "/index.html")
        if self.directory_urls:
            return f"{self.file(page)}/"
        return self.file(f"{page}/index.html" if page in folders else f"{page}.html")

    def file(self, path: str) -> str:
        """Return the address of a file of the site, as in data/guide.json."""
        return posixpath.relpath(path, self.folder or ".")
