"""The files that readers take away: put into the site, and listed on the pages that ask for the list."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from macros.domain import formats
from macros.pdf import pack
from macros.pdf.pack import Printed
from macros.schema.shared import Site
from macros.site import built_page
from macros.site.built_page import BuiltPage
from macros.web.pages import FILES_STAND_HERE
from macros.web.render import render

FOLDER = "downloads"
_PAPERS = {"a4": "A4", "letter": "US Letter"}
_UNPACK = (
    "Unpack it, then open index.html. Everything works without the internet: pages, search, the readiness check, and the "
    "files below."
)
_LEFT_OUT = {"_headers", "404.html", "sitemap.xml"}  # they serve a host, and a folder has none


@dataclass(frozen=True)
class Archive:
    """The whole site as one file."""

    name: str
    data: bytes


def write(site: Path, files: list[Printed], archive: Archive | None = None) -> None:
    """Write the files into `site`."""
    pack.write(files, site / FOLDER)
    if archive:
        (site / FOLDER / archive.name).write_bytes(archive.data)


def fill(page: BuiltPage, edition: str, files: list[Printed], archive: Archive | None = None) -> BuiltPage:
    """Return a page with the list of the files in the place that it holds for it, if any, read again for the search."""
    if FILES_STAND_HERE not in page.html:
        return page
    listed = render("downloads", **_listed(f"{page.up}{FOLDER}/", edition, files, archive))
    return built_page.read(page.path, page.html.replace(FILES_STAND_HERE, listed))


def archive(site: Path, record: Site) -> Archive:
    """Return a finished site as a zip archive of one folder; the same site gives the same bytes."""
    name = re.sub(r"[^a-z0-9]+", "-", record.name.lower()).strip("-")
    folder = f"{name}-{record.edition}"
    date = (record.published.year, record.published.month, record.published.day, 0, 0, 0)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(path for path in site.rglob("*") if path.is_file()):
            path = file.relative_to(site).as_posix()
            if path not in _LEFT_OUT:
                entry = zipfile.ZipInfo(f"{folder}/{path}", date)
                entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Linux, wherever it is made
                archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return Archive(f"{folder}-offline.zip", packed.getvalue())


def _listed(folder: str, edition: str, files: list[Printed], archive: Archive | None) -> dict[str, object]:
    groups: dict[str, list[dict[str, object]]] = {}
    if archive:
        size = _facts(formats.size(len(archive.data)))
        packed = {"href": folder + archive.name, "label": "Zip archive", "facts": size}
        groups["Without internet"] = [{"title": "The whole site", "about": _UNPACK, "files": [packed]}]
    for _, group in groupby(files, key=lambda file: (file.document, file.title)):
        printed = list(group)
        shown: dict[str, object] = {
            "title": printed[0].title,
            "about": printed[0].description,
            "files": [_file(folder, file) for file in printed],
        }
        groups.setdefault(printed[0].group, []).append(shown)
    return {
        "edition": edition,
        "groups": [{"title": title, "documents": documents} for title, documents in groups.items()],
    }


def _file(folder: str, file: Printed) -> dict[str, str]:
    facts = _facts("PDF", formats.count(file.pages, "page", "pages"), formats.size(len(file.data)))
    return {"href": folder + file.name, "label": _PAPERS[file.paper], "facts": facts}


def _facts(*facts: str) -> str:
    """Return facts as one line that never breaks between a number and its unit."""
    return ", ".join(fact.replace(" ", "\u00a0") for fact in facts)
