"""Content files written again: what is not meant to change stays, and all files are written or none is."""

import contextlib
import copy
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import yaml

from macros.checks import settings
from macros.source import yaml_file
from macros.source.yaml_file import Document, Path_

_READ_BY_THE_CHECK = ("content", "docs", "overrides")
"""Folders that the check reads, beside single files; without a file it has nothing to say of it."""

_MARK = "\ufeff"


def changed(document: Document, values: Mapping[Path_, object], gone: Sequence[Path_] = ()) -> str:
    """Return the text of a file with other values at some places, and without the lines of what is `gone`.

    Every other sign stays.
    A value keeps the quotation marks and the decimals of the one before; one that is the same already stays as it is
    written. Raises `LookupError` with the reason where a value cannot be exchanged alone.
    """
    found = [(document.scalar(where), value) for where, value in values.items() if _at(document.data, where) != value]
    found.sort(key=lambda pair: pair[0].start_mark.index)
    for node, _ in found:
        if node.end_mark.line != node.start_mark.line:
            wrong = f"{document.path}:{node.start_mark.line + 1}: the value stands on several lines"
            raise LookupError(f"{wrong}. Write it on one")
    lines = list(document.lines)
    for node, value in reversed(found):  # so that what stands before keeps its place
        number, start, end = node.start_mark.line, node.start_mark.column, node.end_mark.column
        lines[number] = lines[number][:start] + _scalar(node, value) + lines[number][end:]
    for where in sorted(gone, key=document.key_place, reverse=True):
        del lines[_lines_of(document, where)]
    text = "\n".join(lines)
    expected = copy.deepcopy(document.data)
    for where, value in values.items():
        _at(expected, where[:-1])[where[-1]] = value
    for where in gone:
        del _at(expected, where[:-1])[where[-1]]
    read, _ = yaml_file.parse(text, document.path)
    if read is None or read.data != expected:
        raise LookupError(
            f"{document.path}: its values cannot be exchanged one by one. Write each on a line of its own"
        )
    return text


def _lines_of(document: Document, where: Path_) -> slice:
    """Return the lines of a key and of all that stands below it."""
    number, column = document.key_place(where)
    first = last = number - 1
    for line in document.lines[number:]:
        if not line.strip() or not line[:column].isspace():
            break
        last += 1
    return slice(first, last + 1)


def _at(data: Any, where: Path_) -> Any:
    for step in where:
        data = data[step]
    return data


def _scalar(before: yaml.ScalarNode, value: object) -> str:
    """Return a value as YAML, in the manner of the one before."""
    if isinstance(value, (int, float)):
        decimals = len(before.value.partition(".")[2])
        return f"{value:.{decimals}f}" if round(value, decimals) == value else str(value)
    if before.style == "'":
        return "'" + str(value).replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False) if before.style == '"' else str(value)


def encoded(text: str, raw: bytes) -> bytes:
    """Return a text as the bytes of the file whose bytes were `raw`: with its byte order mark and its ends of lines."""
    mark = _MARK if raw.startswith(_MARK.encode()) else ""
    return (mark + _ended_as_before(text, raw.decode())).encode()


def _ended_as_before(text: str, raw: str) -> str:
    """Return the text with every line ended as in the file it comes from; a new line ends as most do."""
    endings = re.findall(r"\r\n|\r|\n", raw)
    most = max(sorted(set(endings)), key=endings.count, default="\n")
    lines = text.split("\n")
    ended = [line + (endings[number] if number < len(endings) else most) for number, line in enumerate(lines[:-1])]
    return "".join([*ended, lines[-1]])


def write(root: Path, files: Mapping[Path, bytes], instead: str) -> None:
    """Write files below `root`; raises `click.ClickException` with `instead` if one cannot be, and then none has been."""
    _refuse_unwritable(root, files, instead)
    for file, raw in files.items():
        file.write_bytes(raw)


def _refuse_unwritable(root: Path, files: Iterable[Path], instead: str) -> None:
    refused = []
    for file in files:
        try:
            with file.open("r+b"):
                pass
        except OSError as error:
            refused.append(f"{file.relative_to(root).as_posix()}: it cannot be written ({error.strerror})")
    if refused:
        raise click.ClickException("\n".join([*refused, instead]))


@contextlib.contextmanager
def tried(root: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Yield a folder with what the check reads below `root` as it would be with `files`, by their paths below it."""
    with tempfile.TemporaryDirectory() as fresh:
        for folder in filter(Path.is_dir, (root / name for name in _READ_BY_THE_CHECK)):
            shutil.copytree(folder, Path(fresh, folder.relative_to(root)))
        if (root / settings.FILE).exists():
            shutil.copy(root / settings.FILE, fresh)
        for name, raw in files.items():
            Path(fresh, name).parent.mkdir(parents=True, exist_ok=True)
            Path(fresh, name).write_bytes(raw)
        yield Path(fresh)
