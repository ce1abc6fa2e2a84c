"""Repairs of content files that are safe to make for an editor; all else is left to the check.

A repair changes blanks and quotation marks, never a comment, an order or a word. It is made only
where the check finds fault, and kept only if that fault is gone afterwards.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, RootModel, ValidationError

from macros.checks import content_files, messages
from macros.editing import rewriting
from macros.schema import files
from macros.schema.walk import models
from macros.source import yaml_file
from macros.source.problems import Code, Problem

_MOST = 300  # repairs in a file, each of which is tried; a longer list is no slip of the keyboard
_WIDTHS = (2, 4, 8)  # blanks that a tab can stand for
_CURLY = re.compile(
    r"(?P<before>\s*(?:- +)*(?:[\w-]+: +)?)(?P<open>[\"“”„'‘’‚])(?P<inside>[^\"“”„]*)(?P<close>[\"“”'‘’])(?P<after>\s*)"
)
_NOTHING_MENDED = "Nothing was mended. Allow yourself to write there, and start again; or check without --fix."
_NO_TAB = "replaced tabs at the start of the line by spaces"
_SINGLE = set("'‘’‚")
# Only before what begins a value: a space before another sign would make words of a slip.
_GLUED = re.compile(r"(?P<key>[A-Za-z_]+):(?=[\w\"'>|\[{(“‘])|-(?=\w)")


@dataclass(frozen=True, order=True)
class Repair:
    """One thing that was changed, and where it stood."""

    path: str
    line: int
    column: int
    done: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.done}"


def run(root: Path) -> list[Repair]:
    """Mend every content file below `root` and return what was changed, in the order of the files.

    Raises `click.ClickException` if one of these files cannot be written; then none has been.
    """
    repairs: list[Repair] = []
    written: dict[Path, bytes] = {}
    for file in content_files.files(root):
        if file.is_symlink() or not file.is_file():
            continue
        name = file.relative_to(root).as_posix()
        try:
            raw = file.read_bytes()
        except OSError:
            continue  # the check says so
        text, problems = yaml_file.characters(raw, name)
        if problems:
            continue
        mended, made = mend(text, name, files.model_of(name))
        repairs += made
        if made:
            written[file] = rewriting.encoded(mended, raw)
    rewriting.write(root, written, _NOTHING_MENDED)
    return repairs


def report(repairs: list[Repair]) -> str:
    """Return one line for each repair and the total."""
    count, files = len(repairs), len({repair.path for repair in repairs})
    if not repairs:
        return "Nothing was mended."
    total = f"Mended {count} {'place' if count == 1 else 'places'} in {files} {'file' if files == 1 else 'files'}."
    return "\n".join([*map(str, repairs), total])


def mend(text: str, name: str, model: type[BaseModel] | None = None) -> tuple[str, list[Repair]]:
    """Return the text of the file `name` as mended, and the repairs; `model` is the record that it should hold."""
    mended, repairs = _Desk(name, model).faults(text)
    mended, tidied = _tidy(mended, name)
    return mended, sorted([*repairs, *tidied])


@dataclass(frozen=True)
class _Desk:
    """Mends one file, fault by fault."""

    name: str
    model: type[BaseModel] | None

    def faults(self, text: str, width: int | None = None) -> tuple[str, list[Repair]]:
        """Mend what the check finds fault with; `width` is what a tab stands for, if that has been decided."""
        repairs: list[Repair] = []
        problems = self._problems(text)
        for _ in range(_MOST):
            step = next(self._steps(text, problems, width), None)
            if step is None:
                break
            text, problems, repair = step
            repairs.append(repair)
        if width is None and any(problem.code == Code.TAB for problem in problems):
            mended, more = self._without_tabs(text)
            return mended, [*repairs, *more]
        return text, repairs

    def _steps(
        self, text: str, problems: list[Problem], width: int | None
    ) -> Iterator[tuple[str, list[Problem], Repair]]:
        lines = text.split("\n")
        for problem in problems:
            for line, done in _candidates(lines[problem.line - 1], problem, width):
                changed = "\n".join([*lines[: problem.line - 1], line, *lines[problem.line :]])
                left = self._problems(changed)
                if _is_better(problem, problems, left):
                    yield changed, left, Repair(self.name, problem.line, problem.column, done)

    def _without_tabs(self, text: str) -> tuple[str, list[Repair]]:
        """Replace tabs if all widths that give a readable file agree on what it says."""
        found: dict[str, tuple[str, list[Repair]]] = {}
        for width in _WIDTHS:
            mended, repairs = self._untabbed(text, width)
            document = yaml_file.parse(mended, self.name)[0]
            if document:
                found.setdefault(repr(document.data), (mended, repairs))
        return next(iter(found.values())) if len(found) == 1 else (text, [])

    def _untabbed(self, text: str, width: int) -> tuple[str, list[Repair]]:
        """Replace the tabs of all lines at once, which is quick, or else one at a time as the check finds them."""
        lines = [_untabbed(line, width) for line in text.split("\n")]
        if not yaml_file.parse("\n".join(lines), self.name)[0]:
            return self.faults(text, width)
        changed = [number for number, line in enumerate(text.split("\n")) if line != lines[number]]
        repairs = [Repair(self.name, number + 1, 1, _NO_TAB) for number in changed]
        mended, more = self.faults("\n".join(lines), width)
        return mended, [*repairs, *more]

    def _problems(self, text: str) -> list[Problem]:
        document, problems = yaml_file.parse(text, self.name)
        if document and self.model:
            try:
                self.model.model_validate(document.data)
            except ValidationError as error:
                problems = [*problems, *messages.problems(document, error, self.model)]
        return sorted(set(problems))


def _is_better(problem: Problem, before: list[Problem], after: list[Problem]) -> bool:
    """Whether a repair did away with the problem: it is gone, or it alone hid others that stand further on."""
    if any(left.line == problem.line and left.wrong == problem.wrong for left in after):
        return False
    if len(before) == 1:  # what cannot be read shows one problem at a time
        return not after or min(after) > problem or len(after) > 1
    return len(after) < len(before)


def _candidates(line: str, problem: Problem, width: int | None) -> Iterator[tuple[str, str]]:
    """Yield what the line could be instead, the likeliest first, each with what was done."""
    if problem.code == Code.TAB:
        if width:
            yield _untabbed(line, width), _NO_TAB
    elif problem.code == Code.NO_BREAK_SPACE:
        blanks = line[: problem.column].replace("\u00a0", " ")
        yield blanks + line[problem.column :], "replaced no-break spaces by spaces"
    elif problem.code == Code.MISSING_SPACE:
        yield from _spaced(line, problem)
    else:
        yield from _straightened(line, problem)


def _untabbed(line: str, width: int) -> str:
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)].replace("\t", " " * width) + rest


def _spaced(line: str, problem: Problem) -> Iterator[tuple[str, str]]:
    for found in _GLUED.finditer(line):
        # The check points at what is glued, or at what it is glued to.
        if problem.column - 1 in (found.start(), found.end()) and (not found["key"] or found["key"] in _keys()):
            yield f"{line[: found.end()]} {line[found.end() :]}", f"added a space after {found[0]}"


def _straightened(line: str, problem: Problem) -> Iterator[tuple[str, str]]:
    """Yield the line with straight quotation marks, or with none for a number."""
    found = _CURLY.fullmatch(line)
    if not found or not found.start("open") < problem.column <= found.end("close") + 1:
        return
    if (found["open"] in _SINGLE) != (found["close"] in _SINGLE) or "\\" in found["inside"]:
        return
    quote = "'" if found["open"] in _SINGLE else '"'
    inside = found["inside"].replace("'", "''") if quote == "'" else found["inside"]
    if found["open"] + found["close"] == quote * 2:
        return
    for mended in (f"{quote}{inside}{quote}", inside):
        if mended != inside or re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", inside):
            done = (
                "replaced curly quotation marks by straight ones" if mended != inside else "took quotation marks away"
            )
            yield f"{found['before']}{mended}{found['after']}", done


def _tidy(text: str, name: str) -> tuple[str, list[Repair]]:
    """Take blanks from the ends of lines and end the last one, where that changes nothing that is read."""
    before = _composed(text)
    if before is None:
        return text, []
    lines, repairs = text.split("\n"), []
    kept = _kept(before)
    for number, line in enumerate(lines):
        bare = line.rstrip(" \t")
        if bare != line and number not in kept:
            lines[number] = bare
            repairs.append(Repair(name, number + 1, len(bare) + 1, "took blanks from the end of the line"))
    if lines[-1]:
        last = Repair(name, len(lines), len(lines[-1]) + 1, "ended the last line")
        if _is_same("\n".join([*lines, ""]), before):
            lines, repairs = [*lines, ""], [*repairs, last]
    tidied = "\n".join(lines)
    return (tidied, repairs) if _is_same(tidied, before) else (text, [])


def _kept(node: yaml.Node) -> set[int]:
    """Return the lines, from 0, whose ends are part of a text: those of blocks and of quoted texts."""
    if isinstance(node, yaml.ScalarNode):
        is_text = node.style in ("|", ">", '"', "'") and node.end_mark.line > node.start_mark.line
        first = node.start_mark.line + (node.style in ("|", ">"))
        return set(range(first, node.end_mark.line)) if is_text else set()
    children = [child for pair in node.value for child in (pair if isinstance(pair, tuple) else (pair,))]
    return set().union(*(_kept(child) for child in children))


def _composed(text: str) -> yaml.Node | None:
    """Return the text as it is read; nothing for one that cannot be."""
    return document.root if (document := yaml_file.parse(text, "")[0]) else None


def _is_same(text: str, before: yaml.Node) -> bool:
    after = _composed(text)
    return after is not None and _plain(after) == _plain(before)


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    return [tuple(map(_plain, child)) if isinstance(child, tuple) else _plain(child) for child in node.value]


@cache
def _keys() -> frozenset[str]:
    """Return every key that some record has."""
    records = {model for root in (*files.SHARED.values(), *files.CAREER.values()) for model in models(root)}
    named = (model for model in records if not issubclass(model, RootModel))
    return frozenset(field.alias or name for model in named for name, field in model.model_fields.items())
