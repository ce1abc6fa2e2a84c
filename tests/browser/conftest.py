"""Real browsers on the finished site, served as a host would: with its headers, and nothing from elsewhere."""

from __future__ import annotations

import functools
import http.server
import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from macros.web import gallery
from tests.browser import browsers, looks
from tests.conftest import ROOT

# As long as the driver waits for everything else: how long a busy machine takes is no promise.
expect.set_options(timeout=30_000)

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1440, "height": 900}}
FIREFOX = pytest.param("firefox", marks=pytest.mark.firefox)

# A journey that is made in both browsers; the fixture `visit` opens its pages.
in_both = pytest.mark.parametrize("visit", ["browser", FIREFOX], indirect=True)
# The same for what works with and without scripts; the driver cannot turn them off in Firefox.
in_both_and_without_script = pytest.mark.parametrize(
    ("visit", "java_script_enabled"),
    [
        pytest.param("browser", True, id="with script"),
        pytest.param("browser", False, id="without script"),
        pytest.param("firefox", True, id="firefox", marks=pytest.mark.firefox),
    ],
    indirect=["visit"],
)


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with the headers that its `_headers` asks for, and its own page for a missing address."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        wanted = Path(self.directory) / "_headers"  # only the second stage writes one
        text = wanted.read_text(encoding="utf-8") if wanted.is_file() else ""
        for name, value in re.findall(r"^  ([\w-]+): (.+)$", text, re.MULTILINE):
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, *words: Any) -> None:
        if code != 404:
            return super().send_error(code, *words)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: Any) -> None:
        """Say nothing."""


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve a folder; give its address, without a slash at the end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def address(finished_site) -> Iterator[str]:
    """Where the finished site is served."""
    with hosted(finished_site.folder) as found:
        yield found


@pytest.fixture(scope="session")
def first_stage(mkdocs_site) -> Iterator[str]:
    """Where the site is served as a builder leaves it: no policy, no index."""
    with hosted(mkdocs_site.folder) as found:
        yield found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of the browsers; see bidi.cjs for what it is told about Firefox."""
    preload = (Path(__file__).parent / "bidi.cjs").as_posix()
    before = os.environ.get("NODE_OPTIONS", "")
    os.environ["NODE_OPTIONS"] = f'{before} --require "{preload}"'.strip()
    with sync_playwright() as found:
        os.environ["NODE_OPTIONS"] = before
        yield found


@pytest.fixture(scope="session")
def browser(playwright) -> Iterator[Browser]:
    """Chromium. Without one the tests end in an error that says what to install; they are never skipped."""
    program = browsers.find_chromium()
    if program is None:
        raise browsers.NoBrowser(browsers.CHROMIUM.remedy)
    found = playwright.chromium.launch(executable_path=program, args=browsers.ARGUMENTS)
    yield found
    found.close()


@pytest.fixture(scope="session")
def firefox(playwright) -> Iterator[Browser]:
    """Firefox as people have it, driven by WebDriver BiDi; what uses it is marked, and left out where there is none."""
    program = os.environ["FIREFOX_PATH"]
    found = playwright.firefox.launch(executable_path=program, channel="moz-firefox")
    yield found
    found.close()


def late_scripts(page: Page) -> None:
    """Wait for the scripts that come at the reader's first act, which must have been."""
    page.locator("[data-cg-scheme-name]").filter(has_text="Change to").wait_for(state="attached")


def held_back(page: Page) -> Callable[[], None]:
    """Hold back the facts that a page asks for when its reader acts, and not before; return what lets them come."""
    # A template's own document has no address that its links could begin with.
    src = page.evaluate("document.querySelector('[data-cg-facts]').content.firstElementChild.getAttribute('src')")
    late = urljoin(page.url, src)
    assert late not in page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    held: list[Any] = []
    page.route(late, lambda route: held.append(route))  # the driver takes no built-in function

    def let_come() -> None:
        page.wait_for_timeout(1)  # the driver tells of a route while it is asked for something else
        held[0].continue_()

    return let_come


@pytest.fixture(scope="session")
def components(once) -> str:
    """The address of the folder with the pages of all components; nobody writes into it while a browser reads."""

    def fill(folder: Path) -> None:
        shutil.copytree(ROOT / "overrides" / "assets", folder / "overrides" / "assets")
        gallery.run(folder)

    return (once("components", fill) / ".cache" / "components").as_uri()


# A script that was fetched has run when its element says that it is loaded; the first is that which a page starts with.
_BEGUN = """document.addEventListener("load", ({ target }) => {
    if (target.localName === "script") document.documentElement.dataset.begun = "";
}, true)"""


def started(page: Page) -> None:
    """Wait for the scripts that a page starts with, which come once its words are on the screen; if it has none, for its sheet."""
    none = "html:not([data-script]), html:not(:has(#_soon)), html:has(body > link:last-child)"
    page.locator(f"html[data-begun], {none}").wait_for(state="attached")


def patient(page: Page) -> Page:
    """Return the page; each way to an address now ends when the scripts that the page starts with have run."""
    page.add_init_script(_BEGUN)
    for name in ("goto", "reload", "go_back"):
        setattr(page, name, functools.partial(_waited, page, getattr(page, name)))
    return page


def _waited(page: Page, way: Callable[..., Any], *words: Any, **options: Any) -> Any:
    answer = way(*words, **options)
    started(page)
    return answer


class Visits:
    """Opens pages and keeps a record of all that must not happen on them."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.wrong: list[str] = []
        self.contexts: list[Any] = []

    def __call__(self, path: str = "/", *, at: str = "", **options: Any) -> Page:
        """Open a page of the site; `options` are those of a browser context."""
        page = self.new(at=at, **options)
        page.goto(f"{at or self.address}{path}")
        # What is far down the page is laid out after the first screen; until then it has no place and no shown text.
        page.locator("html:not([data-ahead])").wait_for(state="attached")
        return page

    def walk(self, paths: Iterable[str], **options: Any) -> Iterator[tuple[str, Page]]:
        """Open one page after the other in one window, for what needs no fresh one: that saves most of the time."""
        page = self.new(**options)
        for path in paths:
            page.goto(f"{self.address}{path}")
            page.locator("html:not([data-ahead])").wait_for(state="attached")
            yield path, page

    def new(self, *, at: str = "", clock: bool = False, **options: Any) -> Page:
        """Return an empty page; with a `clock` of its own, its timers can be held and run by `page.clock`."""
        context = self.browser.new_context(**{**DESK, **options})
        self.contexts.append(context)
        home = urlsplit(at or self.address)
        context.on("request", lambda request: self._asked(request, home))
        context.on("console", self._said)
        context.on("weberror", lambda error: self.wrong.append(f"script error: {error.error}"))
        page = patient(context.new_page())
        if clock:
            page.clock.install()
        return page

    def _asked(self, request: Any, home: Any) -> None:
        found = urlsplit(request.url)
        if (found.scheme, found.netloc) != (home.scheme, home.netloc):
            self.wrong.append(f"request to elsewhere: {request.url}")

    def _said(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"console {message.type}: {message.text}")

    def forget_missing(self) -> None:
        """Forget that the browser said once, rightly, that an address is missing: it may say so late."""
        (said,) = self.wrong
        assert "404" in said
        self.wrong.clear()

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        self.contexts.clear()


@pytest.fixture
def visit(request, address) -> Iterator[Callable[..., Page]]:
    """Opens a page, in Chromium or as the test says; it fails when any request leaves the host or the console shows an error."""
    visits = Visits(request.getfixturevalue(getattr(request, "param", "browser")), address)
    yield visits
    visits.close()
    assert visits.wrong == []


_LOOKS = {"phone": (looks.on_a_phone, PHONE), "desk": (looks.at_a_desk, DESK)}


@pytest.fixture
def look(request, once, address) -> Callable[..., dict[str, Any]]:
    """Gives what every page answers on a phone or at a desk to one of the questions in looks.py, by its path."""

    def look(where: str, question: str) -> dict[str, Any]:
        ask, options = _LOOKS[where]

        def fill(folder: Path) -> None:
            looks.walked(Visits(request.getfixturevalue("browser"), address), ask, folder / "answers.json", **options)

        answers = json.loads((once(f"look-{where}", fill) / "answers.json").read_text(encoding="utf-8"))
        return {path: found[question] for path, found in answers.items()}

    return look
