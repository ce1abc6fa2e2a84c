"""The command that tells an editor whether the content can be published."""

from pathlib import Path

from macros.checks import load
from macros.editing import fix as mend
from macros.source.problems import ContentError


def run(root: Path, *, fix: bool = False) -> int:
    """Print every problem below `root`; return 0 if there is none, else 1. `fix` mends first what is safe to mend."""
    if fix:
        print(mend.report(mend.run(root)))
    try:
        whole = load.load(root)
    except ContentError as error:
        error.show()
        return error.exit_code
    sections = sum(len(career.sections) for career in whole.careers.values())
    print(f"No problems: {sections} sections, {len(whole.figures)} figures, {len(whole.sources)} sources.")
    return 0
