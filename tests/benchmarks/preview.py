"""How long a reader of the preview waits: from the end of a save until the new text stands in a browser.

Run it with the environment's Python: .venv/bin/python -m tests.benchmarks.preview
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import browsers

ROOT = Path(__file__).resolve().parents[2]
READ = ("content", "docs", "macros", "overrides", "mkdocs.yml", "requirements.lock")
TIMES = 10
PAUSE = 3.0  # seconds between two saves, so that the builder has caught up

# A file, a text in it, and the page that shows it.
CHANGES = (
    ("content/care-manager/salaries.yaml", "question: ", "care-manager/salaries/"),
    ("content/care-manager/overview.yaml", "question: ", "care-manager/overview/"),
    ("content/sources.yaml", "  publisher: ", "about/sources/"),
)


def main() -> None:
    """Print the median, the least and the most of ten saves for each kind of file."""
    os.environ.update(browsers.variables())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "project"
        for name in READ:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            root.mkdir(exist_ok=True)
            copy(ROOT / name, root / name)
        start = "import sys; from pathlib import Path; from macros.site import preview_server; preview_server.run(Path(sys.argv[1]), 0)"
        server = subprocess.Popen(
            [sys.executable, "-u", "-c", start, str(root)], cwd=root, stdout=subprocess.PIPE, text=True
        )
        try:
            address = next(found[0] for line in server.stdout or () if (found := re.search(r"http://\S+/", line)))
            browser = playwright.chromium.launch(executable_path=str(browsers.ensure_chromium()), args=["--no-sandbox"])
            page = browser.new_page()
            for file, before, place in CHANGES:
                page.goto(address + place)
                text = (root / file).read_text(encoding="utf-8")
                waits = [once(page, root / file, text, before) for _ in range(TIMES)]
                print(f"{file}: median {statistics.median(waits):.3f} s, {min(waits):.3f} to {max(waits):.3f}")
            browser.close()
        finally:
            server.terminate()
            server.wait()


def once(page: Page, file: Path, text: str, before: str) -> float:
    """Return the seconds from one save to its text in the page."""
    time.sleep(PAUSE)
    word = f"Word{time.monotonic_ns()}"
    file.write_text(text.replace(before, f"{before}{word} ", 1), encoding="utf-8", newline="\n")
    saved = time.perf_counter()
    page.wait_for_function(
        "word => document.querySelector('article')?.textContent.includes(word)", arg=word, polling=5, timeout=20_000
    )
    return time.perf_counter() - saved


if __name__ == "__main__":
    main()
