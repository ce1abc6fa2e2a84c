"""The command that begins a new guide: content with coaching comments, thin pages, and its place in the navigation."""

import re
from pathlib import Path

import click

from macros.checks import load
from macros.domain.guide import Guide
from macros.editing import draft_yaml, rewriting
from macros.editing.draft_yaml import Draft
from macros.schema import json_schema
from macros.schema.fields import ID
from macros.schema.files import SECTIONS, SPREAD
from macros.schema.guide_file import Career
from macros.source import near_names
from macros.source.problems import ContentError

_LATER = {"jobs", "readiness", "plan", "states"}
"""Sections that no draft can stand in for: their parts must agree with one another."""

_LONGEST = 60  # letters of a folder's name

_TAKEN = {*SECTIONS, *SPREAD, "schema", "index", "assets", "data", "downloads"}
"""Folders of every site and project, and names that mean something else in content."""

_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names that no file or folder can have on Windows."""


def new(root: Path, id_: str, title: str, without: list[str]) -> None:
    """Write a new guide below `root`; raises `click.ClickException`, and then nothing has been written."""
    whole = load.load(root)
    sections = _sections(without)
    _refuse(root, id_, title)
    files = draft(whole, id_, title, sections)
    changed = {
        "mkdocs.yml": _with_navigation((root / "mkdocs.yml").read_text(encoding="utf-8"), whole, id_, title, sections),
        "content/guide.yaml": _with_guide((root / "content/guide.yaml").read_text(encoding="utf-8"), whole, id_),
    }
    _try(root, title, {**files, **changed})
    _write(root, {**files, **changed})
    print(
        f"Wrote {len(files)} files for '{title}', and its place in mkdocs.yml and content/guide.yaml.\n"
        f"Begin with content/{id_}/guide.yaml, and look at it with: python -m macros serve"
    )


def draft(whole: Guide, id_: str, title: str, sections: list[str]) -> dict[str, str]:
    """Return the text of every file of a new guide by its path."""
    return {**_content(whole, id_, title, sections), **_pages(id_, sections)}


def _write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")


def _try(root: Path, title: str, files: dict[str, str]) -> None:
    """Check the project as it would be; without the guide it has no problem, so its name and title must be at fault."""
    with rewriting.tried(root, {name: text.encode() for name, text in files.items()}) as fresh:
        try:
            load.load(fresh)
        except ContentError as error:
            first = error.problems[0]
            said = f"{first.path}: {first.wrong}. {first.instead}"
            raise click.ClickException(
                f"a guide with the title '{title}' would not pass the check, so nothing was written.\n{said}"
            ) from None


def _sections(without: list[str]) -> list[str]:
    for name in without:
        if name not in SECTIONS:
            advice = near_names.advice(name, list(SECTIONS), f"leave out some of: {', '.join(SECTIONS)}", listed=False)
            raise click.ClickException(f"no section is called '{name}'. {advice}")
    found = [name for name in SECTIONS if name not in (*without, *_LATER)]
    if not found:
        raise click.ClickException("every section is left out. Keep at least one")
    return found


def _refuse(root: Path, id_: str, title: str) -> None:
    if not ID.fullmatch(id_):
        instead = "Write small letters, digits and single hyphens, as in lighthouse-keeper"
        raise click.ClickException(f"'{id_}' cannot be the name of a folder and an address. {instead}")
    if draft_yaml.written(id_) != id_ or not id_[0].isalpha():
        instead = "Begin with a letter, and choose a word that is neither a number nor yes, no, true or the like"
        raise click.ClickException(f"'{id_}' would be read as something other than a name. {instead}")
    if len(id_) > _LONGEST:
        raise click.ClickException(f"'{id_[:20]}…' has {len(id_)} letters. Write {_LONGEST} at most")
    if _DEVICES.fullmatch(id_):
        raise click.ClickException(f"no folder can be called '{id_}' on Windows. Choose another name")
    if not re.search(r"[^\W\d_]", title) or not title.isprintable() or "{{" in title:
        raise click.ClickException(f"'{title}' cannot be a title. Write one line of words, as in Lighthouse keeper")
    if id_ in _TAKEN:
        raise click.ClickException(f"'{id_}' means something else here. Choose another name")
    for taken in (root / "content" / id_, root / "docs" / id_, root / "docs" / f"{id_}.md"):
        if taken.exists():
            name = taken.relative_to(root).as_posix()
            raise click.ClickException(f"{name} exists already, and nothing is ever overwritten. Choose another name")


def _content(whole: Guide, id_: str, title: str, sections: list[str]) -> dict[str, str]:
    # A figure with everything that a bar needs: it stands in until the editor names the right one.
    figure = next(found for found in whole.figures.values() if found.value is not None and found.record.derive is None)
    draft = Draft(id_, figure.id, figure.sources[0], whole.site.published, sections)
    known = {"title": title, "groups": [{"title": "The role", "sections": sections}]}
    files = {f"content/{id_}/guide.yaml": _file("guide", draft.file(Career, "guide", known))}
    for name in sections:
        text = draft.file(SECTIONS[name], name, {"title": name.replace("-", " ").capitalize()})
        files[f"content/{id_}/{name}.yaml"] = _file(name, text)
    return files


def _file(name: str, text: str) -> str:
    coaching = "# A draft. Replace each value; the figure named here only stands in for the right one."
    return f"{json_schema.head(Path('guide-folder') / f'{name}.yaml')}\n{coaching}\n{text}"


def _pages(id_: str, sections: list[str]) -> dict[str, str]:
    pages = {f"docs/{id_}/{name}.md": f'{{{{ section("{id_}", "{name}") }}}}\n' for name in sections}
    return {f"docs/{id_}/index.md": f'{{{{ home("{id_}") }}}}\n', **pages}


def _with_navigation(text: str, whole: Guide, id_: str, title: str, sections: list[str]) -> str:
    """Return mkdocs.yml with the guide's pages below those of the last guide; every other line stays."""
    lines = text.split("\n")
    named = re.compile(rf"\b(?:{'|'.join(whole.careers)})/[\w-]+\.md\b")
    last = max((at for at, line in enumerate(lines) if named.search(line)), default=None)
    if last is None:
        raise click.ClickException("mkdocs.yml lists no page of a guide, so there is no place for the new ones")
    entry = [
        f"  - {draft_yaml.written(title)}:",
        f"      - {draft_yaml.written(title)}: {id_}/index.md",
        "      - The role:",
        *(f"          - {id_}/{name}.md" for name in sections),
    ]
    return "\n".join([*lines[: last + 1], *entry, *lines[last + 1 :]])


def _with_guide(text: str, whole: Guide, id_: str) -> str:
    """Return content/guide.yaml with the guide's folder below the last one in its list."""
    last = list(whole.careers)[-1]
    return re.sub(rf"^( *)- {re.escape(last)}\b.*$", rf"\g<0>\n\g<1>- {id_}", text, count=1, flags=re.MULTILINE)
