"""Another state of the content: whatever an editor is free to change is changed, and every rule still holds.

Each number and tolerance is another one, as are names, labels, sentences, ids, and orders. Only figures of a calculation
that would then not come out keep their number.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from macros.checks import content_files, manual
from macros.checks.content_files import Content
from macros.domain import expressions
from macros.domain.derived_figures import Results
from macros.domain.questions import PROFILE
from macros.schema.files import ABOUT, CAREER, SPREAD
from macros.schema.shared import OWN_JUDGMENT

_NUMBER = re.compile(r"^(  (?:value|low|high|tolerance): )([0-9.]+)$", re.MULTILINE)
_SHOWN = re.compile(
    r"^([ -]*)(title|label|term|short|publisher|note): (?![>|\"'\[])(.*[a-z]{3})[a-z]([.?!]?)$", re.MULTILINE
)
_PROSE = re.compile(r"(?<=\w )the(?= \w)")
_ENTRY = re.compile(r"^(?=[a-z0-9-]+:\n)", re.MULTILINE)
_GROUPS = re.compile(r"(?<=\ngroups:\n)(?:  .*\n)+")


def step(root: Path) -> None:
    """Change the content below `root`, and what mkdocs.yml and the pages say after it."""
    titles = {name: files["guide"].record.title for name, files in content_files.read(root)[0].careers.items()}
    _figures(root)
    _ids(root)
    files = content_files.files(root)
    for file in files:
        _rewrite(file, lambda text: _PROSE.sub("that", _SHOWN.sub(r"\1\2: \3x\4", text)))
    for name in (*SPREAD, "glossary", "agreements"):
        for file in _files_of(root, name):
            _rewrite(file, _reversed)
    for career in content_files.read(root)[0].careers:
        _rewrite(root / "content" / career / "guide.yaml", _other_order)
    _site(root, titles)
    _manual(root)


def _files_of(root: Path, name: str) -> list[Path]:
    """Return every file in which records of a kind stand."""
    return [file for file in content_files.files(root) if file.stem == name or file.parent.name == name]


def _rewrite(file: Path, change: Callable[[str], str]) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(change(text), encoding="utf-8", newline="\n")


def _reversed(text: str) -> str:
    head, *entries = _ENTRY.split(text)
    return head + "\n".join(entry.strip("\n") + "\n" for entry in reversed(entries))


def _other_order(text: str) -> str:
    def groups(found: re.Match[str]) -> str:
        every = re.findall(r"  - .*\n(?:    .*\n)*", found[0])
        return "".join(re.sub(r"\[(.*)\]", _backwards, group) for group in reversed(every))

    return _GROUPS.sub(groups, text + "\n").rstrip("\n") + "\n"


def _backwards(found: re.Match[str]) -> str:
    return f"[{', '.join(reversed(found[1].split(', ')))}]"


def _figures(root: Path) -> None:
    """Double every number but shares, which gain one; then take back what breaks an agreement."""
    read = content_files.read(root)[0]
    figures = read.record("figures").root
    kept: set[str] = set()
    _rewrite(root / "content" / "agreements.yaml", lambda text: _NUMBER.sub(_doubled, text))
    before = {file: file.read_text(encoding="utf-8") for file in _files_of(root, "figures")}

    def stepped(entry: str) -> str:
        id_ = entry.partition(":")[0]
        if id_ in kept or id_ not in figures:
            return entry
        return _NUMBER.sub(_one_more if figures[id_].unit == "percent" else _doubled, entry)

    while True:
        for file, text in before.items():
            file.write_text("".join(map(stepped, _ENTRY.split(text))), encoding="utf-8", newline="\n")
        broken = set(_unagreed(content_files.read(root)[0])) - kept
        if not broken:
            return
        kept |= broken


def _doubled(found: re.Match[str]) -> str:
    number = float(found[2]) * 2
    return found[1] + (str(int(number)) if "." not in found[2] else f"{number:.2f}")


def _one_more(found: re.Match[str]) -> str:
    return f"{found[1]}{float(found[2]) + 1:g}"


def _unagreed(read: Content) -> Iterator[str]:
    """Yield the figures of each agreement that does not hold."""
    results = Results(read.record("figures"))
    for agreement in read.record("agreements").root.values():
        left, right = expressions.read_equation(agreement.expression)
        if abs(left.value(results.value) - right.value(results.value)) > agreement.tolerance + 1e-9:
            yield from (cited.id for side in (left, right) for cited in side.cited)


def _ids(root: Path) -> None:
    """Give every id with a hyphen another name, wherever it is named."""
    read = content_files.read(root)[0]
    defined = {named.id for entry in read.entries() for named in entry.names if named.to == "id"}
    defined |= {id_ for name in ("figures", "sources", "glossary") for id_ in read.ids(name) or ()}
    words = {id_ for one in read.shared["vocabulary"].document.data.values() for id_ in one}
    fixed = {OWN_JUDGMENT, *CAREER, *ABOUT, *read.careers, *words}
    own = {id_ for id_ in defined - fixed if "-" in id_}
    # A starting point is named alone, or as an answer of the readiness check, as each other answer is: question/answer.
    answer = _renamed(r"(?<![\w/.-])([\w-]+)/([\w-]+)", {PROFILE, *defined}, own)
    named = _renamed(r"(?<![\w/.-])([\w-]+)", own)
    for file in content_files.files(root):
        _rewrite(file, lambda text: named(answer(text)))
    _own_pages(root, _renamed(r"(?<=[/\"])([\w-]+)(?=[.\"])", own))


def _renamed(pattern: str, *known: Collection[str]) -> Callable[[str], str]:
    """Return what gives another name to all that a pattern finds and that is known, group by group."""

    def other(found: re.Match[str]) -> str:
        is_known = all(id_ in ids for id_, ids in zip(found.groups(), known, strict=True))
        return f"{found[0]}-2" if is_known else found[0]

    return lambda text: re.sub(pattern, other, text)


def _own_pages(root: Path, named: Callable[[str], str]) -> None:
    """Give the pages of single records, such as jobs, the names of their records, there and in mkdocs.yml."""
    for career, files in content_files.read(root)[0].careers.items():
        for page in sorted((root / "docs" / career).glob("*/*.md")):
            section = page.parent.name
            if section not in files or not files[section].record.own_pages:
                continue
            _rewrite(page, named)
            page.rename(page.with_name(named(f"/{page.name}").removeprefix("/")))


def _site(root: Path, titles: dict[str, str]) -> None:
    """Give the site another name and description, and mkdocs.yml what it must repeat."""
    read = content_files.read(root)[0]
    name, description = "Another Name", "What it is about."
    for file, key in (("content/guide.yaml", ""), ("mkdocs.yml", "site_")):
        _rewrite(
            root / file,
            lambda text, key=key: re.sub(rf"^{key}name: .+", f"{key}name: {name}", text, flags=re.MULTILINE),
        )
        _rewrite(
            root / file,
            lambda text, key=key: re.sub(
                rf"^{key}description: >-\n(?:  .*\n)+", f"{key}description: {description}\n", text, flags=re.MULTILINE
            ),
        )
    for career, files in read.careers.items():
        record = files["guide"].record
        entry = "".join(
            f"      - {group.title}:\n" + "".join(f"          - {career}/{name}.md\n" for name in group.sections)
            for group in record.groups
        )
        _rewrite(
            root / "mkdocs.yml",
            lambda text, career=career, new=record.title: re.sub(rf"- {re.escape(titles[career])}:", f"- {new}:", text),
        )
        own = rf"(?:      - [^:\n]+:\n(?:          - {career}/.*\n)+)+"
        _rewrite(root / "mkdocs.yml", lambda text, own=own, entry=entry: re.sub(own, entry, text))


def _manual(root: Path) -> None:
    """Write into content/README.md what the check asks for."""
    if (root / manual.FILE).is_file():
        lines = (root / manual.FILE).read_text(encoding="utf-8").split("\n")
        for problem in manual.problems(root, content_files.read(root)[0]):
            lines[problem.line - 1] = problem.instead.removeprefix("Write ")
        (root / manual.FILE).write_text("\n".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    step(Path(sys.argv[1]))
