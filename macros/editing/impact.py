"""The command that tells an editor what readers will notice of a change."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.checks import load
from macros.domain import formats
from macros.editing import changes, revisions
from macros.editing.changed_series import MovedSeries
from macros.editing.changes import Changes, Known, Moved
from macros.source.problems import ContentError, unmarked

_FEW = 12  # places that are named one by one; the rest is counted
_LOG = "A number that readers have seen is another one now: add an entry to changes in content/corrections.yaml"
_LEAD_ON = "Where the matter of one with # is told elsewhere now, add the old id to moved: in the file of its page"
_KEYS = {"about": "who was counted", "fit_note": "why it fits", "seen": "read on", "next_release": "next number"}


@dataclass(frozen=True)
class Chapter:
    """A heading and its lines, each with what belongs to it."""

    title: str
    lines: Sequence[tuple[str, Sequence[str]]]


def run(root: Path, base: str, head: str | None, on: datetime.date | None, *, markdown: bool) -> int:
    """Print what readers will notice between `base` and `head`, which is the folder `root` if none is named.

    Raises `click.ClickException` for a name that is neither folder nor revision, `ContentError` for a head with problems.
    A base with problems, perhaps of an older shape, is no fault of the change: it is said, and the result is 0.
    """
    with revisions.opened(root, base) as old, revisions.opened(root, head or str(root)) as new:
        after = load.load(new)
        try:
            before = load.load(old)
        except ContentError as error:
            print(f"The content of {base} cannot be compared: {first(error)}")
            return 0
        chapters = list(told(changes.between(before, after, on)))
    print(written(f"What readers will notice, from {base} to {head or 'this folder'}", chapters, markdown=markdown))
    return 0


def first(error: ContentError) -> str:
    """Return how many problems content has, and the first of them."""
    count = len(error.problems)
    return f"it has {formats.count(count, 'problem', 'problems')} under today's rules, the first: {error.problems[0]}"


def told(found: Changes) -> Iterator[Chapter]:
    """Yield what changed, in words; nothing for a chapter without news."""
    own = [figure for figure in found.moved if not figure.is_consequence]
    derived = [figure for figure in found.moved if figure.is_consequence]
    chapters = (
        Chapter("Figures changed", [_moved(figure) for figure in own]),
        Chapter("Calculated figures that move with them", [_moved(figure) for figure in derived]),
        Chapter("Figures added", [_known(figure) for figure in found.added]),
        Chapter("Figures removed", [_known(figure) for figure in found.removed]),
        Chapter("Figures with another id", [(f"{f.label}: {f.id} → {f.renamed_to}", ()) for f in found.renamed]),
        Chapter("Series changed", [_series(series) for series in found.series if series.what == "changed"]),
        Chapter("Series added", [(_named(series), ()) for series in found.series if series.what == "new"]),
        Chapter("Series removed", [(_named(series), ()) for series in found.series if series.what == "gone"]),
        Chapter("Calculations that must hold", [(_agreement(check), ()) for check in found.agreements]),
        Chapter("Words that changed", [(f"{page}, {key}", (f"{old} → {new}",)) for page, key, old, new in found.words]),
        Chapter("For the log of corrections", [(_LOG, ())] if found.is_unlogged else []),
        Chapter(
            "Pages that look different",
            [(page, [name or "at the top" for name in names]) for page, names in found.pages.items()],
        ),
        Chapter("Handouts that read differently", [(title, ()) for title in found.handouts]),
        Chapter("Readiness results that shift", [(shift.what, shift.details) for shift in found.readiness]),
        Chapter("Pages added", [(page, ()) for page in found.new_pages]),
        Chapter("Pages removed", [(page, ()) for page in found.lost_pages]),
        Chapter("Addresses that lead nowhere now", list(_lost(found.lost_addresses))),
        Chapter(
            f"Overdue on {formats.day(found.on)}",
            [(f"{due.what}, since {formats.day(due.since)}", ()) for due in found.overdue],
        ),
        Chapter("Not overdue then, thanks to this change", [(due.what, ()) for due in found.mended]),
    )
    yield from (chapter for chapter in chapters if chapter.lines)


def written(title: str, chapters: Sequence[Chapter], *, markdown: bool = False) -> str:
    """Return the chapters for a terminal, or as Markdown in which nothing of the content has a meaning."""
    lines = [f"## {unmarked(title)}" if markdown else title, ""]
    for chapter in chapters:
        count = f"{chapter.title} ({len(chapter.lines)})"
        lines += [f"### {unmarked(count)}", ""] if markdown else [count]
        for line, details in chapter.lines:
            lines.append(f"- {unmarked(line)}" if markdown else f"  {line}")
            lines += [f"  - {unmarked(detail)}" if markdown else f"      {detail}" for detail in details]
        lines.append("")
    if not chapters:
        lines.append("Nothing.")
    return "\n".join(lines).rstrip()


def _lost(addresses: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    yield from ((address, ()) for address in addresses)
    if any("#" in address and not address.startswith("about/") for address in addresses):
        yield _LEAD_ON, ()


def _moved(figure: Moved) -> tuple[str, list[str]]:
    value = f": {figure.before} → {figure.after}" if figure.before != figure.after else ""
    fields = [f"{_KEYS.get(key, key)}: {before} → {after}" for key, before, after in figure.fields]
    return f"{figure.label} ({figure.id}){value}", [*fields, *_places(figure.places)]


def _series(series: MovedSeries) -> tuple[str, list[str]]:
    cells = [f"{place}, {key}: {before} → {after}" for place, key, before, after in series.cells[:_FEW]]
    more = len(series.cells) - _FEW
    fields = [f"{_KEYS.get(key, key)}: {before} → {after}" for key, before, after in series.fields]
    return _named(series), [*fields, *cells, *([f"and {more} more cells"] if more > 0 else [])]


def _named(record: MovedSeries) -> str:
    return f"{record.label} ({record.id})"


def _known(figure: Known) -> tuple[str, list[str]]:
    return f"{figure.label} ({figure.id}): {figure.value}", _places(figure.places)


def _places(places: Sequence[str]) -> list[str]:
    if not places:
        return ["on: All figures alone"]
    more = len(places) - _FEW
    return [*(f"on: {place}" for place in places[:_FEW]), *([f"and {more} more places"] if more > 0 else [])]


def _agreement(check: changes.Checked) -> str:
    sides = f": {check.left} = {check.right}, at most {check.tolerance} apart" if check.left else ""
    return f"{check.id} {check.what if check.what != 'holds' else 'still holds'}{sides}"
