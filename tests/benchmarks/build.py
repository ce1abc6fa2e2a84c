"""What a warm build of the guide takes beside Material alone on as many bare pages, in turns in the same run.

The bare pages hold the text of the guide's own, at most 700 words each. Run it on a finished site, with the
environment's Python: .venv/bin/python -m tests.benchmarks.build
"""

from __future__ import annotations

import os
import statistics
import tempfile
from functools import partial
from pathlib import Path

from macros.checks import load
from macros.site import build
from tests.benchmarks.growth import timed
from tests.conftest import ROOT, BuiltSite, words

TIMES = 7
WORDS, PARAGRAPH = 700, 70
SETTINGS = "site_name: Bare pages\ntheme: {name: material, font: false}\n"


def main() -> None:
    """Print the medians of the first stage and of the bare build in seconds of the processor, and their ratio."""
    variables = build.environment(load.load(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        bare, output = Path(folder) / "bare", Path(folder) / "site"
        pages = write_bare(bare)
        works = {
            "the guide": partial(build.run_builder, ROOT, output, variables),
            "bare pages": partial(build.run_builder, bare, output, dict(os.environ)),
        }
        for work in works.values():  # what is kept is kept from now on
            work()
        taken: dict[str, list[float]] = {what: [] for what in works}
        for _ in range(TIMES):
            for what, work in works.items():
                taken[what].append(timed(work))
    guides, bares = (statistics.median(times) for times in taken.values())
    print(f"{pages} pages: the guide {guides:.2f} s, bare Material {bares:.2f} s, {guides / bares:.2f} times")


def write_bare(root: Path) -> int:
    """Write a project of plain pages with the text of the guide's; return how many."""
    pages = BuiltSite(ROOT / "site").pages
    for name, page in pages.items():
        said = words(page.article).split()[:WORDS]
        paragraphs = [" ".join(said[at : at + PARAGRAPH]) for at in range(0, len(said), PARAGRAPH)]
        file = root / "docs" / name.replace(".html", ".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(f"## Part {number}\n\n{text}" for number, text in enumerate(paragraphs, 1))
        file.write_text(f"# {name}\n\n{text}\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return len(pages)


if __name__ == "__main__":
    main()
