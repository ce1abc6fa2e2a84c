"""The whole pack of a project, as the last run made it unless something has changed: then nothing is loaded or laid out."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from macros.checks import load
from macros.pdf import pack, registry
from macros.pdf.pack import Printed
from macros.source import kept_files, project_state


def run(root: Path, folder: Path) -> None:
    """Make the pack alone, with a line for each file.

    Raises `ContentError` or `click.ClickException`; what stood in the folder is then untouched.
    """
    pack.require_folder(folder)
    pack.write(files(root, print), folder)


def files(root: Path, say: Callable[[object], None] = lambda file: None) -> list[Printed]:
    """Return every file of the pack of the project below `root`; `say` is told of each.

    Raises `ContentError`, or `click.ClickException` when a document cannot be typeset.
    """
    kept, state = pack.kept(root), _state(root, project_state.LOADED)
    found = _listed(kept, state)
    if found is None:
        with load.without_collector():
            found = pack.build(load.load_cached(root), kept, say)
        # A file that was saved meanwhile may have been read before or after.
        if _state(root, project_state.program()) == state:
            kept_files.put(_list(kept), json.dumps([state, [_entry(file) for file in found]]).encode())
    else:
        for file in found:
            say(file)
    return found


def _state(root: Path, program: str) -> list[object]:
    return [program, pack.program(), project_state.content(root), registry.address()]


def _list(kept: Path) -> Path:
    return kept.with_suffix(".json")  # beside the folder, in which only files of the pack are kept


def _entry(file: Printed) -> dict[str, object]:
    return {**asdict(file), "data": None}


def _listed(kept: Path, state: list[object]) -> list[Printed] | None:
    """Return the files that were made of a state, None if they were not or one of them is gone."""
    of, entries = json.loads(kept_files.get(_list(kept)) or "[null, []]")
    if of != state:
        return None
    found = {entry["kept"]: kept_files.get(kept / entry["kept"]) for entry in entries}
    if None in found.values():
        return None
    return [Printed(**{**entry, "data": found[entry["kept"]]}) for entry in entries]
