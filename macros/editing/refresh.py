"""The command that renews figures and series from a publisher's own file: those that name their place in its table.

What a record says of its numbers (value, period, source, seen, status) is written in place. If anything is wrong, nothing
is written. Prose is for people: what still names the old edition is listed.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from macros.checks import content_files, load
from macros.checks.content_files import Content
from macros.domain import datasets as editions
from macros.domain import formats
from macros.domain.guide import Guide
from macros.editing import changes, impact, published_tables, renewable, rewriting
from macros.editing.impact import Chapter
from macros.editing.published_tables import Table
from macros.editing.renewable import Target
from macros.schema.series import Series
from macros.schema.shared import Figure
from macros.source import near_names
from macros.source.problems import ContentError, Problem
from macros.source.yaml_file import Path_

_NOTHING = "Nothing was written."
_READ_AT_PUBLISHER = "verified"
_MOST_LINES = 40  # of prose that are listed; the rest is counted
_LONGEST_LINE = 100  # signs of such a line
_NO_NUMBER = (
    "Look it up there. If the publisher gives it no longer, delete the line dataset: and keep the number as the "
    "older one that it is, or retire it"
)
_NO_ROW = "Look it up there. If the publisher gives no pay for that place, delete its line: a place without one is not published"
_STATUS_NOTE = "Read in the publisher's {files}, downloaded on {day}."
_ADD_SOURCE = "A new edition is a new source: see 'Renew the official numbers' in content/README.md"


def run(root: Path, files: Sequence[Path], source: str | None, seen: datetime.date) -> int:
    """Renew what the files hold and print what readers will notice.

    `source` is the id of the source of this edition, `seen` the day on which the files were downloaded. Raises
    `click.ClickException`, and then nothing has been written. Content may have problems that the new numbers mend.
    """
    content, _ = content_files.read(root)
    tables = _tables(files)
    targets = list(renewable.targets(content, tables))
    changed, problems = _renewed(targets, _source(content, source, tables), seen)
    if problems:
        raise _refusal(problems)
    written = _written(root, targets, changed)
    with rewriting.tried(root, written) as fresh:
        try:
            after = load.load(fresh)
        except ContentError as error:
            raise _refusal(error.problems) from error
    noticed = _noticed(root, after)
    instead = f"{_NOTHING} Allow yourself to write there, and start again."
    rewriting.write(root, {root / path: raw for path, raw in written.items()}, instead)
    print("\n".join([*_read(tables, targets), "", noticed, *_left(targets, content, after)]))
    return 0


def _tables(files: Sequence[Path]) -> list[Table]:
    tables = [published_tables.read(file) for file in files]
    seen: dict[tuple[str, str], Table] = {}
    for table in tables:
        other = seen.setdefault((table.name, table.places), table)
        if other is not table:
            raise click.ClickException(
                f"{other.file} and {table.file} hold the same table. Give one of them. {_NOTHING}"
            )
    return tables


def _source(content: Content, source: str | None, tables: Sequence[Table]) -> str | None:
    """Return the source to be named; raises `click.ClickException` for one that cannot be that of the tables."""
    if source is None:
        return None
    dates = {id_: record.date for _, id_, record in content.each("sources")}
    if source not in dates:
        advice = near_names.advice(source, list(dates), f"add it first. {_ADD_SOURCE}", listed=False)
        raise click.ClickException(f"no source is called '{source}'. {advice}. {_NOTHING}")
    if len({table.name for table in tables}) > 1:
        wrong = f"the files are of two publications, and '{source}' is one"
        raise click.ClickException(f"{wrong}. Give one after the other. {_NOTHING}")
    for table in tables:
        if table.edition not in dates[source]:
            wrong = f"{table.file} is of {table.edition}, but '{source}' has date: {dates[source]}"
            raise click.ClickException(f"{wrong}. Name the source of this edition. {_ADD_SOURCE}. {_NOTHING}")
    return source


Changed = dict[Path_, object]
"""New values of a file, by their places."""


def _renewed(
    targets: Sequence[Target], source: str | None, seen: datetime.date
) -> tuple[dict[str, Changed], list[Problem]]:
    """Return what changes in each file, and what stands against it."""
    changed: dict[str, Changed] = {target.document.path: {} for target in targets}
    problems: list[Problem] = []
    for target in targets:
        found = list(_against(target))
        problems += found
        if not found:
            changed[target.document.path] |= dict(_values(target, source, seen))
    if source is None and not problems:
        problems += _without_source(targets)
    return changed, problems


def _against(target: Target) -> Iterator[Problem]:
    """Yield why a record cannot be renewed."""
    for where, cell in target.cells.items():
        try:
            target.new(cell)
        except LookupError as error:
            at, instead = (where[:-1], _NO_ROW) if isinstance(target.record, Series) else (("dataset",), _NO_NUMBER)
            yield _problem(target, at, str(error.args[0]), instead)
    if target.missing:
        wrong = f"it has lines of {' and '.join(target.missing)}, which are not in {target.files}"
        yield _problem(target, ("rows",), wrong, "Give the publisher's file of these too, in the same command")
    if len({table.edition for table in target.tables}) > 1:
        wrong = f"{target.files} are of different years"
        yield _problem(target, ("period",), wrong, "Give files of one edition")
    was, now = editions.years(target.record.period, target.time), target.years
    if was and was > now:
        wrong = f"the number is of {target.record.period} already, and {target.files} is of {target.tables[0].edition}"
        yield _problem(target, ("period",), wrong, "Give the newest file, or correct the period if it is wrong")


def _without_source(targets: Sequence[Target]) -> Iterator[Problem]:
    """Yield once for each table that it is a new edition, if figures are to be renewed without a new source."""
    first: dict[str, list[Target]] = {}
    for target in targets:
        if editions.years(target.record.period, target.time) != target.years:
            first.setdefault(target.tables[0].file, []).append(target)
    for file, older in first.items():
        edition, count = older[0].tables[0].edition, _count(older)
        wrong = f"{file} is of {edition}, and {count} of another edition would keep an old source"
        yield _problem(older[0], ("source",), wrong, f"Name the new one behind the files: --source ID. {_ADD_SOURCE}")


def _problem(target: Target, where: Path_, wrong: str, instead: str) -> Problem:
    return target.document.problem((target.id, *where), f"'{target.id}': {wrong}", instead)


def _values(target: Target, source: str | None, seen: datetime.date) -> Iterator[tuple[Path_, object]]:
    """Yield every value of a record that becomes another one."""
    record = target.record
    for place, cell in target.cells.items():
        yield (target.id, *place), target.new(cell)
    yield (target.id, "period"), editions.renewed(record.period, target.time, target.years)
    yield (target.id, "source"), source or record.source
    yield (target.id, "seen"), seen.isoformat()
    yield (target.id, "status"), _READ_AT_PUBLISHER
    if isinstance(record, Series):
        yield (target.id, "status_note"), _STATUS_NOTE.format(files=target.files, day=formats.day(seen))


def _written(root: Path, targets: Sequence[Target], changed: Mapping[str, Changed]) -> dict[str, bytes]:
    """Return the bytes of every file that changes, by its path; raises `click.ClickException` if one cannot be."""
    written = {}
    for document in {target.document.path: target.document for target in targets}.values():
        outdated = [(target.id, "agreed") for target in targets if target.document is document and _has_agreed(target)]
        try:
            text = rewriting.changed(document, changed[document.path], outdated)
        except LookupError as error:
            raise click.ClickException(f"{error.args[0]}. {_NOTHING}") from error
        if text != "\n".join(document.lines):
            written[document.path] = rewriting.encoded(text, (root / document.path).read_bytes())
    return written


def _has_agreed(target: Target) -> bool:
    """Whether a series says that some of its older cells were checked better than the rest, which now are all read at home."""
    return isinstance(target.record, Series) and target.record.agreed is not None


def _refusal(problems: Sequence[Problem]) -> click.ClickException:
    return click.ClickException("\n".join([*map(str, sorted(set(problems))), _NOTHING]))


def _noticed(root: Path, after: Guide) -> str:
    """Return what readers will notice, as `impact` says it."""
    try:
        before = load.load(root)
    except ContentError as error:
        return f"What readers will notice cannot be told: before, {impact.first(error)}"
    return impact.written("What readers will notice", list(impact.told(changes.between(before, after))))


def _read(tables: Sequence[Table], targets: Sequence[Target]) -> Iterator[str]:
    """Yield what each file holds, and how many records name it."""
    for table in tables:
        naming = [target for target in targets if table in target.tables]
        none = "" if naming else ". A figure or a series names its table in a line dataset:"
        yield f"{table.file}: {table.edition}, {_count(naming)}{none}"


def _count(targets: Sequence[Target]) -> str:
    series = sum(isinstance(target.record, Series) for target in targets)
    figures = formats.count(len(targets) - series, "figure", "figures")
    return f"{figures} and {series} series" if series else figures


def _left(targets: Sequence[Target], content: Content, after: Guide) -> Iterator[str]:
    """Yield what is left to people: calculated figures, notes and sentences that may say something older."""
    renewed: dict[str, Figure | Series] = {
        target.id: (after.series if isinstance(target.record, Series) else after.figures)[target.id].record
        for target in targets
    }
    old = {target.record.period for target in targets} - {record.period for record in renewed.values()}
    calculated = [
        (f"{figure.record.label} ({figure.id}): {figure.record.period}", ())
        for figure in after.figures.values()
        if renewed.keys() & set(figure.parts) and figure.record.period in old
    ]
    notes = [
        (f"{record.label} ({id_})", [said for said in (record.note, record.next_release) if said])
        for id_, record in renewed.items()
        if old and (record.note or record.next_release)
    ]
    lines = list(_naming(content, {period for period in old if " " in period}))
    more = len(lines) - _MOST_LINES
    named = [*lines[:_MOST_LINES], *([f"and {more} more lines"] if more > 0 else [])]
    chapters = (
        Chapter("Calculated figures that name the older edition", calculated),
        Chapter("Notes, and when the next number is due", notes),
        Chapter("Places with pay that a series has no line for", _unknown(targets)),
        Chapter("Lines that name the older edition", [(line, ()) for line in named]),
    )
    left = [chapter for chapter in chapters if chapter.lines]
    if left:
        yield ""
        yield impact.written("What is left to you", left)


def _unknown(targets: Sequence[Target]) -> list[tuple[str, list[str]]]:
    found = [(f"{target.record.label} ({target.id})", list(renewable.not_held(target))) for target in targets]
    return [(label, lines) for label, lines in found if lines]


def _naming(content: Content, periods: Iterable[str]) -> Iterator[str]:
    """Yield the lines of prose that name one of the periods; figures, sources and the log say what they say."""
    for document in content.documents():
        if re.match(r"content/(?:.*/)?(?:figures|series|sources|corrections)\b", document.path):
            continue
        for number, line in enumerate(document.lines, 1):
            if any(period in line for period in periods):
                yield f"{document.path}:{number}: {line.strip()[:_LONGEST_LINE]}"
