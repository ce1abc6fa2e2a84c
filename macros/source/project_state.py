"""The state of a project: a digest of its content and pages, and one of the program that makes something of them.

What was made is kept under both, and is then never stale. The program's digest is taken as the program starts: a module
or template that is saved later is not the one that this process runs.
"""

import sys
from pathlib import Path

from macros.source import kept_files

_CONTENT = (("content", "*.yaml"), ("content", "*.yml"), ("content", "*.YAML"), ("content", "*.md"), ("docs", "*.md"))
_PROGRAM = (("macros", "*.py"), ("macros", "*.jinja"))
_OWN_ROOT = Path(__file__).resolve().parents[2]


def program() -> str:
    """Return what says how the program is now."""
    return f"{sys.version} {_digest(_OWN_ROOT, _PROGRAM, _OWN_ROOT / 'requirements.lock')}"


def content(root: Path) -> str:
    """Return the digest of every file that is checked."""
    return _digest(root, _CONTENT, root / "mkdocs.yml")


def _digest(root: Path, patterns: tuple[tuple[str, str], ...], *more: Path) -> str:
    found = {file for folder, pattern in patterns for file in (root / folder).rglob(pattern)}
    return kept_files.digest(root, (*more, *sorted(found)))


LOADED = program()
"""What this process runs."""
