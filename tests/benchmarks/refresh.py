"""What it takes to read a table of states as large as the publisher's, as a workbook and as CSV.

Run it with the environment's Python: .venv/bin/python -m tests.benchmarks.refresh
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from macros.editing import published_tables
from tests.editing.publisher import wages, wages_row

ROWS = 37_000
STATES = 54


def main() -> None:
    """Print how long each takes, in seconds of the processor."""
    rows = [
        wages_row(
            f"{11 + number // STATES % 43}-{1000 + number // STATES}",
            f"{chr(65 + number % STATES // 26)}{chr(65 + number % 26)}",
        )
        for number in range(ROWS)
    ]
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("xlsx", "csv"):
            file = wages(Path(folder) / f"state_M2025_dl.{kind}", *rows)
            start = time.process_time()
            found = len(published_tables.read(file).rows)
            print(f"{file.name}, {found:,} rows: {time.process_time() - start:.1f} s")


if __name__ == "__main__":
    main()
