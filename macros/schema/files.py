"""Which file of content/ holds which record, once."""

from __future__ import annotations

from pydantic import BaseModel

from macros.schema.about import AboutPage, Corrections
from macros.schema.guide_file import Career
from macros.schema.sections import SECTIONS, file_of
from macros.schema.shared import Agreements, Figures, Glossary, Site, Sources, Vocabulary
from macros.schema.workshop import Workshop

SHARED: dict[str, type[BaseModel]] = {
    "guide": Site,
    "vocabulary": Vocabulary,
    "sources": Sources,
    "figures": Figures,
    "agreements": Agreements,
    "glossary": Glossary,
    "corrections": Corrections,
}
"""The record of each file that all guides share, by the name of the file."""

CAREER: dict[str, type[BaseModel]] = {
    "guide": Career,
    **{file_of(name): model for name, model in SECTIONS.items()},
    "workshop": Workshop,
}
"""The record of each file in a guide's folder, by the name of the file."""

ABOUT: dict[str, type[BaseModel]] = dict.fromkeys(
    ("accessibility", "corrections", "data", "freshness", "method", "privacy"), AboutPage
)
"""The record of each file in content/about/, by the name of the file."""

ABOUT_PLACES = {
    **dict.fromkeys(("figures", "labels", "agreements"), "figures"),
    **{name: name for name in ("sources", "glossary")},
    **dict.fromkeys(("every-figure", "every-page"), "freshness"),
    **dict.fromkeys(("log", "editions"), "corrections"),
    **dict.fromkeys(("counts", "reading-grade"), "method"),
    **dict.fromkeys(("files", "columns"), "data"),
}
"""The page about the guide on which each place stands that the program makes."""

OPTIONAL = {"corrections"}
"""Shared files that a guide can do without."""

NOT_CONTENT = {"schema"}
"""Folders of content/ that editors do not write."""


def model_of(path: str) -> type[BaseModel] | None:
    """Return the record of a content file by its path, as in content/figures.yaml; nothing for a stray file."""
    folder, _, file = path.removeprefix("content/").rpartition("/")
    return records_in(folder).get(file.removesuffix(".yaml"))


def records_in(folder: str) -> dict[str, type[BaseModel]]:
    """Return the record of each file in a folder of content/, by the name of the file; the folder may be empty."""
    if "/" in folder or folder in NOT_CONTENT:
        return {}
    return {"": SHARED, "about": ABOUT}.get(folder, CAREER)
