"""Prints a leader's own pack: packet, sheets, guide for leaders, and the chapters they chose, with what their local file says.

It stands in a folder of its own. Nothing of the site is made from it.
"""

import hashlib
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from macros.checks import load
from macros.checks import local as checked
from macros.checks.local import Own
from macros.domain.guide import CareerGuide, Guide
from macros.pdf import finish, handouts, local_page, pack, registry, typst
from macros.pdf.registry import Document, View

FOLDER = "print"
_GROUPS = (registry.TO_HAND_OUT, registry.FOR_THE_LEADER, registry.HANDOUTS)


def run(root: Path, file: Path, folder: Path | None) -> None:
    """Print the pack of the local file `file` into a folder, with a line for each of its files.

    Raises `ContentError` or `click.ClickException`; what stood in the folder is then untouched.
    """
    into = folder or root / FOLDER
    if checked.is_published(into, root):
        raise click.ClickException(f"{into} belongs to the site, and these files are yours. Name another folder")
    whole = load.load(root)
    own = checked.load(file, root, _places(whole), _sections(whole))
    made = pack.make(whole, root / ".cache" / FOLDER, into, documents(whole, own))
    if folder is None:  # our own, where a chapter that is no longer chosen would look like a new one
        for name in _possible(whole) - {one.name for one in made}:
            (into / name).unlink(missing_ok=True)
    print(f"Your pack is in {into}. Nothing of it goes to the site.")


def documents(whole: Guide, own: Own) -> list[Document]:
    """Return the documents of a leader's pack; raises `ContentError` if the logo cannot be drawn."""
    local = own.record
    chosen = [*_GROUPS, *(registry.chapter_id(name) for name in local.chapters or ())]
    views: dict[str, View] = {
        "packet": partial(handouts.packet, local=local),
        "local-page": handouts.view("local_page", local),
    }
    shown, files = _shown(own)
    return [
        replace(
            document,
            view=partial(
                _with, {"local": shown, **registry.typed(local.site or "")}, views.get(document.id, document.view)
            ),
            applies=partial(_applies, document),
            files=files,
        )
        for document in _every(whole)
        if document.group in chosen or document.id in chosen
    ]


def _with(said: dict[str, object], view: View, guide: Guide, career: CareerGuide) -> dict[str, object]:
    return {**view(guide, career), **said}


def _applies(document: Document, career: CareerGuide) -> bool:
    return handouts.has_workshop(career) and document.applies(career)


def _shown(own: Own) -> tuple[dict[str, object], dict[str, bytes]]:
    """Return what covers show of a local file, and the file of its logo, named by what it holds: so data tell logos apart."""
    shown: dict[str, object] = {**local_page.cover(own.record)}
    if own.record.logo is None or own.logo is None:
        return shown, {}
    name = f"{hashlib.sha256(own.logo).hexdigest()}{Path(own.record.logo.file).suffix.lower()}"
    shown["logo"] = {"file": name, "alt": own.record.logo.alt}
    try:
        typst.compile("logo.typ", typst.written({"local": shown}), {}, typst.PRINT, 0, {name: own.logo})
    except click.ClickException:
        raise checked.cannot_be_drawn(own) from None
    return shown, {name: own.logo}


def _with_workshop(whole: Guide) -> list[CareerGuide]:
    return [career for career in whole.careers.values() if handouts.has_workshop(career)]


def _every(whole: Guide) -> list[Document]:
    """Return every document of the guides that have a workshop, each once."""
    return list(
        {document.id: document for career in _with_workshop(whole) for document in registry.of(career)}.values()
    )


def _places(whole: Guide) -> list[str]:
    return [code for career in _with_workshop(whole) for code in whole.place_pages[career.id].values()]


def _sections(whole: Guide) -> list[str]:
    return list(dict.fromkeys(name for career in _with_workshop(whole) for name in career.sections))


def _possible(whole: Guide) -> set[str]:
    """Return the name of every file that a local file can ask for."""
    return {
        registry.file_name(document, variant, career, paper)
        for career in _with_workshop(whole)
        for document in _every(whole)
        for variant in document.variants
        for paper in finish.PAPERS
    }
