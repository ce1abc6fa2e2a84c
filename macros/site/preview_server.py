"""The preview: shows a change when a file is saved, and an error as a page instead of dying.

A changed content file is checked and the page on screen is written at once, in this process; the
builder follows in the background and brings what one page cannot show, such as titles in the navigation.
"""

import contextlib
import functools
import hashlib
import html
import http.server
import logging
import os
import re
import sys
import threading
from pathlib import Path
from typing import Any

import click
import watchfiles

from macros.site.preview import Preview

_FOLDERS = ("content", "docs", "overrides", "macros")
_FILES = ("mkdocs.yml",)
_EVENTS = "/_preview/changes"
_SCRIPT = "/_preview/preview.js"
_LAST_GOOD = "_last-good"
_OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")
_QUIET = 0.5  # seconds without a change before the builder starts: it would slow down the next page


def run(root: Path, port: int) -> None:
    """Serve the preview on this machine until it is interrupted."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    preview = Preview(root.resolve())
    try:
        with _server(preview, port) as server:  # before the first build, which takes a while
            preview.refresh()
            threading.Thread(target=server.serve_forever, daemon=True).start()
            click.echo(f"Preview: http://127.0.0.1:{server.server_port}/ (Ctrl+C ends it)")
            try:
                _watch(root, preview)
            finally:
                server.shutdown()
    except KeyboardInterrupt:
        pass
    finally:
        preview.close()


def _server(preview: Preview, port: int) -> http.server.ThreadingHTTPServer:
    """Return a server at a port of this machine; raises `click.ClickException` if the port cannot be used."""
    handler = functools.partial(_Handler, preview=preview, directory=str(preview.home))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) else "no such port"
        other = port + 1 if 0 < port < 65535 else 8001
        raise click.ClickException(
            f"port {port} cannot be used ({why}). Write another: python -m macros serve --port {other}"
        ) from error
    server.daemon_threads = True
    return server


def _watch(root: Path, preview: Preview) -> None:
    paths = [*(root / folder for folder in _FOLDERS), *(root / file for file in _FILES)]
    behind = threading.Event()
    threading.Thread(target=_follow, args=(preview, behind), daemon=True).start()
    # Short waits: an editor's save is one or two events, and the reader of the preview is waiting.
    for changes in watchfiles.watch(
        *(path for path in paths if path.exists()), debounce=40, step=10, raise_interrupt=True
    ):
        changed = [Path(path) for _, path in changes]
        if any(map(_is_program, changed)):
            click.echo("The program has changed: starting again.")
            preview.close()
            os.execv(sys.executable, [sys.executable, "-m", "macros", *sys.argv[1:]])
        preview.refresh(at_once=all(_is_content(path, root) for path in changed))
        behind.set()


def _is_program(path: Path) -> bool:
    """Whether the file is read once, as the program starts: its code and the templates of its components."""
    return path.suffix in (".py", ".jinja")


def _is_content(path: Path, root: Path) -> bool:
    return path.suffix == ".yaml" and path.is_relative_to(root / "content")


def _follow(preview: Preview, behind: threading.Event) -> None:
    """Let the builder catch up whenever nothing has changed for a while."""
    while behind.wait():
        behind.clear()
        if not behind.wait(_QUIET):
            preview.catch_up()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the newest site; pages follow its changes, and say what is wrong when it is broken."""

    server: http.server.ThreadingHTTPServer
    protocol_version = "HTTP/1.1"  # keeps connections: a page asks for many files

    def __init__(self, *words: Any, preview: Preview, **names: Any) -> None:
        self.preview = preview
        super().__init__(*words, **names)

    def parse_request(self) -> bool:
        """Read what is asked for; a request to another name than this machine's gets no page.

        A site elsewhere can let its own name lead here. For a browser the preview would be a part of it.
        """
        if not super().parse_request():
            return False
        if _name(self.headers.get("Host", "")) in (*_OWN_NAMES, self.server.server_address[0]):
            return True
        self.close_connection = True
        self._send(
            421, f"This preview answers at http://127.0.0.1:{self.server.server_address[1]}/ alone.\n", "text/plain"
        )
        return False

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path == _EVENTS:
            self._events()
        elif path == _SCRIPT:
            self._send(200, Path(__file__).with_name("preview.js").read_text(encoding="utf-8"), "text/javascript")
        elif self._is_page(path):
            self._page(path)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        self.directory = str(self.preview.site or self.preview.home)
        return super().translate_path(path)

    def log_message(self, *words: object) -> None:
        """Say nothing: the terminal is for problems."""

    def _is_page(self, path: str) -> bool:
        return path.endswith(("/", ".html")) or "." not in path.rpartition("/")[2]

    def _page(self, path: str) -> None:
        file = Path(self.translate_path(path))
        if file.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        name = (file / "index.html" if path.endswith("/") else file).relative_to(self.directory).as_posix()
        shown, is_built = self.preview.page(name)
        if self.preview.wrong and _LAST_GOOD not in self.path:
            self._send_page(500, _error_page(self.preview.wrong, path, shown is not None))
        elif shown is not None:
            self._send_page(200, shown, is_built)
        else:
            self._send_page(404, self.preview.page("404.html")[0] or "")

    def _send_page(self, status: int, page: str, is_built: bool = True) -> None:
        digest = hashlib.sha256(page.encode()).hexdigest()
        script = f'<script src="{_SCRIPT}" data-digest="{digest}"></script>'
        self._send(status, page.replace("</body>", f"{script}</body>"), "text/html", "built" if is_built else "written")

    def _send(self, status: int, text: str, kind: str, preview: str = "") -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if preview:
            self.send_header("X-Preview", preview)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        seen = self.preview.version
        with contextlib.suppress(BrokenPipeError, ConnectionResetError, ValueError):
            while True:
                changed = self.preview.wait(seen)
                self.wfile.write(b"data: changed\n\n" if changed else b": still here\n\n")
                self.wfile.flush()
                seen = self.preview.version


def _name(host: str) -> str:
    """Return the name in a request's `Host`, without its port."""
    return re.sub(r":[0-9]*$", "", host.strip()).lower()


def _error_page(wrong: str, path: str, has_good: bool) -> str:
    lines = "".join(f"<li><code>{html.escape(line)}</code></li>" for line in wrong.split("\n"))
    good = (
        f'<p><a href="{html.escape(path)}?{_LAST_GOOD}">Show the last good version of this page</a></p>'
        if has_good
        else ""
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<title>The content has problems</title><style>body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
        "li{margin:.75rem 0}code{white-space:pre-wrap;overflow-wrap:anywhere}</style></head><body><h1>The content has problems</h1>"
        f"<p>Mend the lines below and save. This page reloads by itself.</p><ol>{lines}</ol>{good}</body></html>"
    )
