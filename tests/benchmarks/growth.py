"""How a build grows with the number of guides: 100 and 1,000 of two pages each, both stages, nothing kept.

Run it with the environment's Python: .venv/bin/python -m tests.benchmarks.growth
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from macros.checks import content_files, load
from macros.editing import new_guide
from macros.site import build, finish

GUIDES = (100, 1000)
READ = ("docs", "macros", "overrides", "content", "mkdocs.yml", "requirements.lock")


def main() -> None:
    """Print what each size takes, and what a page costs at the larger compared with the smaller."""
    costs = []
    for guides in (int(number) for number in sys.argv[1:] or GUIDES):
        with tempfile.TemporaryDirectory() as folder:
            root, pages = Path(folder) / "project", 2 * guides
            generate(root, guides)
            content_files.forget()
            loaded = timed(partial(load.load, root))
            variables = build.environment(load.load(root))
            output = Path(folder) / "site"
            built = timed(partial(build.run_builder, root, output, variables))
            finished = timed(partial(finish.run, output, root))
        print(f"{pages} pages: load {loaded:.1f} s, build {built:.1f} s, finish {finished:.1f} s")
        costs.append(built / pages)
    if len(costs) > 1:
        print(f"a page at the last size costs {costs[-1] / costs[0]:.2f} times one at the first")


def generate(root: Path, guides: int) -> None:
    """Write a project of nothing but generated guides, which share our sources and figures."""
    root.mkdir()
    for name in READ:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, root / name)
    whole = load.load(root)
    names = [f"guide-{number}" for number in range(guides)]
    for old in whole.careers:
        shutil.rmtree(root / "content" / old)
    shutil.rmtree(root / "content" / "about")
    (root / "content" / "corrections.yaml").unlink()  # it names pages of ours
    shutil.rmtree(root / "docs")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("---\ntitle: Home\n---\n\n{{ home() }}\n", encoding="utf-8")
    nav = ["nav:", "  - index.md"]
    for name in names:
        title = name.capitalize()
        drafted = new_guide.draft(whole, name, title, ["salaries"])
        for path, text in drafted.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        (group,) = yaml.safe_load(drafted[f"content/{name}/guide.yaml"])["groups"]
        nav += [f"  - {title}:", f"      - {title}: {name}/index.md", f"      - {group['title']}: [{name}/salaries.md]"]
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"^nav:\n(?: .*\n)+", "\n".join([*nav, ""]), settings, flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    own = (root / "content" / "guide.yaml").read_text(encoding="utf-8")
    own = re.sub(
        r"^guides:\n(?: .*\n)+", "\n".join(["guides:", *(f"  - {name}" for name in names), ""]), own, flags=re.MULTILINE
    )
    (root / "content" / "guide.yaml").write_text(own, encoding="utf-8")


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of the processor that `work` takes, those of programs that it starts included."""
    started = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - started


if __name__ == "__main__":
    main()
