"""What a reader's first view of each page costs: bytes, requests, and Lighthouse on a phone.

Run it on a finished site: .venv/bin/python -m tests.benchmarks.pages [--runs 5] [--lighthouse PATH] [PAGE ...]
Without a Lighthouse (npm install lighthouse) it counts bytes and requests alone.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import json
import os
import statistics
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser import browsers

SITE = Path(__file__).resolve().parents[2] / "site"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Chromium 156 holds Lighthouse's question for the host's robots.txt to our `connect-src 'none'`, and Lighthouse counts the
# refusal as a fault of that file, which belongs to the host: nothing here makes one.
NOT_OURS = "robots-txt"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves the site compressed, as a host does."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *words: Any) -> None:
        super().__init__(*words, directory=str(SITE))

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return self.send_error(404)
        body = gzip.compress(file.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: Any) -> None:
        """Say nothing."""


@contextmanager
def hosted() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def main() -> None:
    """Print a table of pages."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pages", nargs="*", help="as in care-manager/salaries/; every page without one")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--lighthouse", help="the program, as in node_modules/.bin/lighthouse")
    chosen = options.parse_args()
    every = sorted(file.parent.relative_to(SITE).as_posix() + "/" for file in SITE.rglob("index.html"))
    pages = chosen.pages or [page.removeprefix("./") for page in every]
    program = str(browsers.ensure_chromium())
    os.environ.update(browsers.variables())
    with hosted() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        print("| Page | KiB | Requests | LCP ms | TBT ms | CLS | Scores |\n|---|---|---|---|---|---|---|")
        for page in pages:
            size, requests = first_view(browser, address + page)
            rest = lighthouse(chosen, program, address + page) if chosen.lighthouse else " | | |"
            print(f"| `/{page}` | {size / 1024:.1f} | {requests} | {rest} |", flush=True)
        browser.close()


def first_view(browser: Browser, address: str) -> tuple[int, int]:
    """Return bytes on the wire and requests until the page is idle, before the reader acts."""
    page = browser.new_page()
    found: list[int] = []
    page.on("requestfinished", lambda request: found.append(request.sizes()["responseBodySize"]))
    page.goto(address, wait_until="networkidle")
    page.close()
    return sum(found), len(found)


def lighthouse(chosen: argparse.Namespace, program: str, address: str) -> str:
    """Return the cells of a row: the medians of all runs on Lighthouse's phone."""
    runs = [one_run(chosen.lighthouse, program, address) for _ in range(chosen.runs)]
    middle = [statistics.median(run[key] for run in runs) for key in range(3)]
    scores = [round(statistics.median(run[3 + key] for run in runs) * 100) for key in range(len(CATEGORIES))]
    return f"{middle[0]:.0f} | {middle[1]:.0f} | {middle[2]:.3f} | {' / '.join(map(str, scores))}"


def one_run(lighthouse: str, program: str, address: str) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "report.json"
        line = [lighthouse, address, "--quiet", "--output=json", f"--output-path={output}", f"--chrome-flags={FLAGS}"]
        line += [f"--only-categories={','.join(CATEGORIES)}", f"--skip-audits={NOT_OURS}"]
        environment = {**os.environ, "CHROME_PATH": program}
        done = subprocess.run(line, env=environment, capture_output=True, check=False, encoding="utf-8")
        if done.returncode:
            raise SystemExit(f"Lighthouse failed on {address}:\n{done.stderr}")
        report = json.loads(output.read_text(encoding="utf-8"))
    audits = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
    return [
        *(float(report["audits"][name]["numericValue"]) for name in audits),
        *(float(report["categories"][name]["score"] or 0) for name in CATEGORIES),
    ]


if __name__ == "__main__":
    main()
