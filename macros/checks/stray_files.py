"""Files of content/ that no page is made from: each is told with the name that it may have meant."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel

from macros.schema.files import ABOUT, CAREER, MANUAL, SHARED, SPREAD
from macros.source.problems import Problem

_FOLDERS = {"the folder of its guide": CAREER, "the folder content": SHARED, "the folder content/about": ABOUT}
"""Where the files of each record belong, in an editor's words."""

# What Vim, Kate, Emacs, LibreOffice, Word and macOS put beside a file while it is open, and many editors after it:
# .faqs.yaml.swp, .faqs.yaml.kate-swp, #faqs.yaml#, .#faqs.yaml, .~lock.faqs.yaml#, ~$faqs.yaml, ._faqs.yaml, faqs.yaml~
_EDITORS = re.compile(r"\..+\.(?:sw[a-px]|kate-swp)|#.*#|\.#.*|\.~lock\..*#|~\$.*|\._.*|.*~|\.DS_Store")


def within(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each file or folder that is in the wrong place or has the wrong ending."""
    for path in sorted(typed(folder.rglob("*"))):
        within = path.relative_to(folder)
        name = f"content/{within.as_posix()}"
        if path.is_symlink():  # it could lead to any file of the machine, whose lines would be printed
            yield Problem(name, 1, 1, "this is a link to another place", "Put the file itself here")
        elif path.suffix.lower() == ".yml" or (path.suffix.lower() == ".yaml" and path.suffix != ".yaml"):
            wrong = f"the name ends in {path.suffix}, so the file would be passed over"
            yield Problem(name, 1, 1, wrong, f"Rename it to {path.stem}.yaml")
        elif ".yaml." in path.name.lower():
            wrong = f"the name does not end in .yaml but in {path.suffix}, so the file would be passed over"
            yield Problem(name, 1, 1, wrong, "Rename it, or delete it if it is a copy")
        elif path.suffix.lower() == ".md" and path.is_file() and within.as_posix() != MANUAL:
            wrong = f"no page is made from a file called {path.name}"
            yield Problem(
                name, 1, 1, wrong, "Move its text into a file that ends in .yaml; content/README.md lists them"
            )
        elif path.suffix == ".yaml" and len(within.parts) > 2:
            wrong = "the folder lies too deep, so the file would be passed over"
            yield Problem(name, 1, 1, wrong, f"Move it to content/{within.parts[0]}/")


def renamed(path: Path, right: str | None, known: dict[str, type[BaseModel]]) -> str:
    """Return what to do about a file by whose name nothing is known."""
    if right:
        other = path.with_name(f"{right}.yaml")
        if other.exists() and not other.samefile(path):
            return f"{other.name} stands beside it: move into that what this file holds, and delete this one"
        return f"Did you mean '{other.name}'? If so, rename it; if not, delete it"
    for name in SPREAD:
        if known is SHARED and path.stem.startswith(name):
            return f"Move it into the folder content/{name}, where a file may have any name"
    for place, names in _FOLDERS.items():
        if names is not known and path.stem in names:
            return f"Move it into {place}, or delete it if it stands there already"
    return "Delete it, or give it one of the names that content/README.md lists"


def typed(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield what a person has written, without what an editor puts beside it."""
    return (path for path in paths if not _EDITORS.fullmatch(path.name))
