"""What it takes to load and check all content, with nothing kept and with one file changed.

Run it with the environment's Python: .venv/bin/python -m tests.benchmarks.load
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from macros.checks import content_files, load

ROOT = Path(__file__).resolve().parents[2]
TIMES = 10


def main() -> None:
    """Print the medians of ten loads, in seconds of the processor."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("content", "docs", "overrides"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        file = root / "content" / "care-manager" / "salaries.yaml"
        text = file.read_text(encoding="utf-8")
        whole, changed = [], []
        for number in range(TIMES):
            content_files.forget()
            whole.append(_load(root))
            file.write_text(f"{text}# {number}\n", encoding="utf-8", newline="\n")
            changed.append(_load(root))
    for what, taken in (("nothing kept", whole), ("one file changed", changed)):
        print(f"{what}: median {statistics.median(taken):.2f} s, {min(taken):.2f} to {max(taken):.2f}")


def _load(root: Path) -> float:
    start = time.process_time()
    load.load(root)
    return time.process_time() - start


if __name__ == "__main__":
    main()
