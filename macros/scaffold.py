"""The command that begins a new guide: content with coaching comments, thin pages, and its place in the navigation."""

from __future__ import annotations

import re
from pathlib import Path

import click

from macros import guide, schema
from macros.career import Career
from macros.drafts import Draft
from macros.fields import ID
from macros.guide import Guide
from macros.phrases import nearest
from macros.sections import SECTIONS

_LATER = {"readiness", "plan"}
"""Sections that no draft can stand in for: their parts must agree with one another."""


def new(root: Path, id_: str, title: str, without: list[str]) -> None:
    """Write a new guide below `root`; raises `click.ClickException`, and then nothing has been written."""
    whole = guide.load(root)
    sections = _sections(without)
    _refuse(root, id_, title)
    files = draft(whole, id_, title, sections)
    changed = {
        "mkdocs.yml": _with_navigation((root / "mkdocs.yml").read_text(encoding="utf-8"), whole, id_, title, sections),
        "content/guide.yaml": _with_guide((root / "content/guide.yaml").read_text(encoding="utf-8"), whole, id_),
    }
    for name, text in {**files, **changed}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    print(
        f"Wrote {len(files)} files for '{title}', and its place in mkdocs.yml and content/guide.yaml.\n"
        f"Begin with content/{id_}/guide.yaml, and look at it with: python -m macros serve"
    )


def draft(whole: Guide, id_: str, title: str, sections: list[str]) -> dict[str, str]:
    """Return the text of every file of a new guide by its path."""
    return {**_content(whole, id_, title, sections), **_pages(id_, sections)}


def _sections(without: list[str]) -> list[str]:
    for name in without:
        if name not in SECTIONS:
            raise click.ClickException(f"no section is called '{name}'. {nearest(name, list(SECTIONS))}")
    found = [name for name in SECTIONS if name not in (*without, *_LATER)]
    if not found:
        raise click.ClickException("every section is left out. Keep at least one")
    return found


def _refuse(root: Path, id_: str, title: str) -> None:
    if not ID.fullmatch(id_):
        instead = "Write small letters, digits and single hyphens, as in lighthouse-keeper"
        raise click.ClickException(f"'{id_}' cannot be the name of a folder and an address. {instead}")
    if not re.fullmatch(r"[^\W\d_][\w ,.’'()/&-]*", title):
        raise click.ClickException(f"'{title}' cannot be a title. Write one line of words, as in Lighthouse keeper")
    if id_ in SECTIONS or id_ == "schema":
        raise click.ClickException(f"'{id_}' means something else here. Choose another name")
    for folder in (root / "content" / id_, root / "docs" / id_):
        if folder.exists():
            name = folder.relative_to(root).as_posix()
            raise click.ClickException(f"{name} exists already, and nothing is ever overwritten. Choose another name")


def _content(whole: Guide, id_: str, title: str, sections: list[str]) -> dict[str, str]:
    # A figure with everything that a bar needs: it stands in until the editor names the right one.
    figure = next(found for found in whole.figures.values() if found.value is not None and found.record.derive is None)
    start = f"{id_}-start"
    draft = Draft(id_, figure.id, figure.sources[0], whole.site.reviewed, sections, start)
    known = {
        "title": title,
        "starting_points": [{"id": start}],
        "groups": [{"title": "The role", "sections": sections}],
    }
    files = {f"content/{id_}/guide.yaml": _file("guide", draft.file(Career, "guide", known))}
    for name in sections:
        text = draft.file(SECTIONS[name], name, {"title": name.replace("-", " ").capitalize()})
        files[f"content/{id_}/{name}.yaml"] = _file(name, text)
    return files


def _file(name: str, text: str) -> str:
    coaching = "# A draft. Replace each value; the figure named here only stands in for the right one."
    return f"{schema.head(Path('guide-folder') / f'{name}.yaml')}\n{coaching}\n{text}"


def _pages(id_: str, sections: list[str]) -> dict[str, str]:
    pages = {f"docs/{id_}/{name}.md": f'{{{{ section("{id_}", "{name}") }}}}\n' for name in sections}
    return {f"docs/{id_}/index.md": f'{{{{ home("{id_}") }}}}\n', **pages}


def _with_navigation(text: str, whole: Guide, id_: str, title: str, sections: list[str]) -> str:
    """Return mkdocs.yml with the guide's pages below those of the last guide; every other line stays."""
    lines = text.split("\n")
    last = max(at for at, line in enumerate(lines) if re.search(rf"\b(?:{'|'.join(whole.careers)})/[\w-]+\.md\b", line))
    entry = [
        f"  - {title}:",
        f"      - {title}: {id_}/index.md",
        "      - The role:",
        *(f"          - {id_}/{name}.md" for name in sections),
    ]
    return "\n".join([*lines[: last + 1], *entry, *lines[last + 1 :]])


def _with_guide(text: str, whole: Guide, id_: str) -> str:
    """Return content/guide.yaml with the guide's folder below the last one in its list."""
    last = list(whole.careers)[-1]
    return re.sub(rf"^( *)- {re.escape(last)}\b.*$", rf"\g<0>\n\g<1>- {id_}", text, count=1, flags=re.MULTILINE)
