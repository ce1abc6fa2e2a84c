"""How often the search is right, and how soon: every question of a file, typed into the search window of a finished site in
Chromium, and the first search on pages where nothing is loaded yet.

Run it on a finished site: .venv/bin/python -m tests.benchmarks.search [FILE] [--site FOLDER] [--from PAGE] [--all]
The file is JSON: {"queries": {question: pattern of an address that a reader would call the answer}}.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from macros.site import search_index
from tests.browser import browsers
from tests.browser.conftest import hosted

ROOT = Path(__file__).resolve().parents[2]
QUERIES = Path(__file__).with_name("search-queries.json")
WORDS = (
    "pay",
    "license",
    "certification fee",
    "remote",
    "burnout",
    "compact",
    "interview",
    "visa",
    "caseload",
    "degree",
)
NOT_YET = ("/states/", "/jobs/")  # pages that some questions are about; where a site has none, they cannot be answered

_ASK = """async question => {
    const query = document.querySelector(".cg-search__query");
    const results = document.querySelector(".cg-search__results");
    const shown = new Promise(done => new MutationObserver((_, watch) => {
        watch.disconnect();
        done(performance.now());
    }).observe(document.querySelector(".cg-search"), {childList: true, subtree: true}));
    const start = performance.now();
    query.value = question;
    query.dispatchEvent(new Event("input", {bubbles: true}));
    const time = await shown - start;
    await new Promise(done => setTimeout(done));
    return [time, [...results.querySelectorAll("a")].map(link => link.pathname + link.hash)];
}"""


_FIRST = """async word => {
    const seen = new Promise(done => new MutationObserver(() => {
        if (document.querySelector(".cg-search__results a")) done(performance.now());
    }).observe(document.body, {childList: true, subtree: true}));
    const start = performance.now();
    for (const key of ["/", ...word]) {
        document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    }
    return await seen - start;
}"""


class Asked(NamedTuple):
    """A question, and where the first right result stands."""

    question: str
    place: int | None  # 1 for the first; none if no result is right
    can_be_answered: bool
    first: str
    milliseconds: float


def main() -> None:
    """Print what was not right at once, and the shares."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", nargs="?", type=Path, default=QUERIES)
    options.add_argument("--site", type=Path, default=ROOT / "site")
    options.add_argument(
        "--from", dest="page", default="", help="the page to ask from, as in community-health-worker/faqs/"
    )
    options.add_argument("--all", action="store_true", help="print every question")
    chosen = options.parse_args()
    queries: dict[str, str] = json.loads(chosen.file.read_text(encoding="utf-8"))["queries"]
    with hosted(chosen.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(browsers.ensure_chromium()), args=browsers.ARGUMENTS)
        page = browser.new_page()
        page.goto(f"{address}/{chosen.page}", wait_until="networkidle")
        page.keyboard.press("/")
        page.locator(".cg-search__query").fill(WORDS[0])
        page.locator(".cg-search__results a").first.wait_for()
        found = [ask(page, question, right, chosen.site) for question, right in queries.items()]
        first = [first_search(browser, f"{address}/{chosen.page}", word) for word in WORDS]
        browser.close()
    for one in found:
        if one.place != 1 or chosen.all:
            note = "" if one.can_be_answered else " (its page does not exist yet)"
            print(f"{one.place or '-':>3}  {one.question}{note}: {one.first or 'nothing'}")
    print(shares("all", found))
    print(shares("those that pages of this site can answer", [one for one in found if one.can_be_answered]))
    again = [one.milliseconds for one in found]
    passed, worked = (statistics.median(times) for times in zip(*first, strict=True))
    print(f"first key to results, median of {len(first)}: {passed:.0f} ms, of which the processor worked {worked:.0f}")
    print(f"every further question: median {statistics.median(again):.0f} ms, longest {max(again):.0f}")
    print(f"index: {len(gzip.compress((chosen.site / search_index.INDEX).read_bytes(), 9)) / 1024:.0f} KiB gzip")


def ask(page: Page, question: str, right: str, site: Path) -> Asked:
    milliseconds, places = page.evaluate(_ASK, question)
    number = next((number for number, place in enumerate(places, 1) if re.search(right, place)), None)
    return Asked(question, number, can_be_answered(right, site), next(iter(places), ""), milliseconds)


def first_search(browser: Browser, address: str, word: str) -> tuple[float, float]:
    """Return the milliseconds from a word's first key to its results on a fresh page: those that pass, and the processor's."""
    page = browser.new_page()
    page.goto(address, wait_until="networkidle")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _worked(session)
    passed: float = page.evaluate(_FIRST, word)
    worked = _worked(session) - before
    page.close()
    return passed, worked * 1000


def _worked(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def can_be_answered(right: str, site: Path) -> bool:
    """Whether any page that a pattern allows may exist: not if it allows none but pages that the site does not have."""
    folders = [f"/{path.relative_to(site).as_posix()}/" for path in site.rglob("*") if path.is_dir()]
    missing = [kind for kind in NOT_YET if not any(folder.endswith(kind) for folder in folders)]
    return not all(any(kind in choice for kind in missing) for choice in right.split("|"))


def shares(name: str, asked: list[Asked]) -> str:
    first = sum(one.place == 1 for one in asked) / len(asked)
    three = sum(one.place is not None and one.place <= 3 for one in asked) / len(asked)
    return f"{name}: {len(asked)} questions, right first {first:.0%}, in the first three {three:.0%}"


if __name__ == "__main__":
    main()
