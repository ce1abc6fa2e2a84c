"""The files that readers take away: put into the site, and listed on the pages that ask for the list."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from macros.domain import formats
from macros.pdf import pack, registry
from macros.pdf.pack import SLIDES, Printed
from macros.pdf.registry import CHAPTERS
from macros.schema.shared import Site
from macros.site import built_page
from macros.site.built_page import BuiltPage
from macros.web.pages import FILES_STAND_HERE
from macros.web.render import render

FOLDER = "downloads"
_PAPERS = {"a4": "A4", "letter": "US Letter", SLIDES: "To edit, 16:9"}
_UNPACK = (
    "Unpack it, then open index.html. Everything works without the internet: pages, search, the readiness check, and the "
    "files below."
)
_CHAPTERS = "A section each of the guide for the role of {guide}, with its sources. Print the one that a table needs."
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


def fill(
    page: BuiltPage,
    edition: str,
    files: list[Printed],
    archive: Archive | None = None,
    left_out: Sequence[Printed] = (),
) -> BuiltPage:
    """Return a page with the list of the files in the place that it holds for it, if any, read again for the search.

    Files that are left out here are said to be on the site.
    """
    if FILES_STAND_HERE not in page.html:
        return page
    listed = render("downloads", **_listed(f"{page.up}{FOLDER}/", edition, files, archive), missing=_missing(left_out))
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
        groups["Without internet"] = [{"title": "The whole site", "about": _UNPACK, "files": [packed], "fold": ""}]
    for _, group in groupby(files, key=lambda file: (file.guide, *_document(file))):
        printed = list(group)
        document = _chapters(folder, printed) if printed[0].group == CHAPTERS else _one(folder, printed)
        groups.setdefault(printed[0].group, []).append(document)
    return {
        "edition": edition,
        "groups": [{"title": title, "documents": documents} for title, documents in groups.items()],
    }


def _document(file: Printed) -> tuple[str, str]:
    """Return what files have in common that are listed as one: a document in one variant, or all chapters."""
    return (CHAPTERS, "") if file.group == CHAPTERS else (file.document, file.title)


def _one(folder: str, printed: list[Printed]) -> dict[str, object]:
    first = printed[0]
    return {
        "title": first.title,
        "about": first.description,
        "files": [_file(folder, file) for file in printed],
        "fold": "",
    }


def _chapters(folder: str, printed: list[Printed]) -> dict[str, object]:
    """Return the chapters of a guide as one document, whose many files unfold."""
    guide = printed[0].guide
    files = [_file(folder, file, f"{file.title.removeprefix(f'{guide}: ')}, {_PAPERS[file.paper]}") for file in printed]
    count = formats.count(len({file.document for file in printed}), "chapter", "chapters")
    return {"title": f"{guide}: {count}", "about": _CHAPTERS.format(guide=guide), "files": files, "fold": count}


def _missing(left_out: Sequence[Printed]) -> str:
    """Return where the files are that a copy to take away does without; nothing for a site that has all."""
    titles = [file.title for file in left_out if file.group != CHAPTERS]
    words = [*(["the chapters one by one"] if len(titles) < len(left_out) else []), *dict.fromkeys(titles)]
    if not words:
        return ""
    where = registry.address().get("url", "")
    return f"Not in this copy, because they are large: {'; '.join(words)}. They are on the site{f', {where}' if where else ''}."


def _file(folder: str, file: Printed, label: str = "") -> dict[str, str]:
    one, many, kind = ("slide", "slides", "PowerPoint") if file.paper == SLIDES else ("page", "pages", "PDF")
    facts = _facts(kind, formats.count(file.pages, one, many), formats.size(len(file.data)))
    return {"href": folder + file.name, "label": label or _PAPERS[file.paper], "facts": facts}


def _facts(*facts: str) -> str:
    """Return facts as one line that never breaks between a number and its unit."""
    return ", ".join(fact.replace(" ", "\u00a0") for fact in facts)
