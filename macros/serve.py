"""The preview: rebuilds when a file is saved, and shows an error as a page instead of dying."""

from __future__ import annotations

import contextlib
import functools
import html
import http.server
import io
import logging
import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import click
import watchfiles

from macros import guide
from macros.problems import ContentError
from macros.site import environment

_FOLDERS = ("content", "docs", "overrides", "macros")
_FILES = ("mkdocs.yml",)
_EVENTS = "/_preview/changes"
_LAST_GOOD = "_last-good"
# Only the preview adds this; a built site never carries it.
_RELOAD = f'<script>new EventSource("{_EVENTS}").onmessage = () => location.reload()</script>'


class Preview:
    """The newest site and, if the content is broken, why."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = Path(tempfile.mkdtemp(prefix="career-guide-preview-"))
        self.site: Path | None = None
        self.wrong = ""
        self.version = 0
        self.changed = threading.Condition()

    def refresh(self) -> None:
        """Check the content, build if it is sound, and tell every open page."""
        try:
            whole = guide.load_cached(self.root)
            self._build(environment(whole))
            self.wrong = ""
            click.echo("Built.")
        except (ContentError, click.ClickException) as error:
            self.wrong = error.format_message()
            click.echo(f"{self.wrong}\nThe last good site stays; mend the file and save it.", err=True)
        with self.changed:
            self.version += 1
            self.changed.notify_all()

    def wait(self, seen: int) -> bool:
        """Wait a while for another version than `seen`; return whether it came."""
        with self.changed:
            return self.changed.wait_for(lambda: self.version != seen, timeout=15)

    def close(self) -> None:
        """Remove what the preview has written."""
        shutil.rmtree(self.home, ignore_errors=True)

    def _build(self, variables: dict[str, str]) -> None:
        fresh = self.home / str(self.version + 1)
        build_here(self.root, fresh, variables)
        previous, self.site = self.site, fresh
        if previous:
            shutil.rmtree(previous, ignore_errors=True)


def build_here(root: Path, output: Path, variables: dict[str, str]) -> None:
    """Build with MkDocs in this process, which spares its start; raises `click.ClickException`."""
    from mkdocs.commands import build
    from mkdocs.config import load_config

    said = io.StringIO()
    handler = logging.StreamHandler(said)
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        os.environ["SOURCE_DATE_EPOCH"] = variables["SOURCE_DATE_EPOCH"]
        with contextlib.redirect_stderr(said):
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(output), strict=False)
            build.build(config)
    except click.ClickException:
        raise
    except (Exception, SystemExit) as error:
        raise click.ClickException(f"{said.getvalue()}\n{error}".strip()) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)


def run(root: Path, port: int) -> None:
    """Serve the preview on this machine until it is interrupted."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    preview = Preview(root.resolve())
    preview.refresh()
    handler = functools.partial(_Handler, preview=preview, directory=str(preview.home))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        preview.close()
        raise click.ClickException(
            f"port {port} cannot be used ({error.strerror}). Write another: python -m macros serve --port {port + 1}"
        ) from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"Preview: http://127.0.0.1:{server.server_port}/ (Ctrl+C ends it)")
    try:
        _watch(root, preview)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        preview.close()


def _watch(root: Path, preview: Preview) -> None:
    paths = [*(root / folder for folder in _FOLDERS), *(root / file for file in _FILES)]
    # Short waits: an editor's save is one or two events, and the reader of the preview is waiting.
    for changes in watchfiles.watch(
        *(path for path in paths if path.exists()), debounce=60, step=20, raise_interrupt=True
    ):
        if any(path.endswith(".py") for _, path in changes):
            click.echo("The program has changed: starting again.")
            preview.close()
            os.execv(sys.executable, [sys.executable, "-m", "macros", *sys.argv[1:]])
        preview.refresh()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the newest site; pages reload when it changes, and say what is wrong when it is broken."""

    def __init__(self, *words: Any, preview: Preview, **names: Any) -> None:
        self.preview = preview
        super().__init__(*words, **names)

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path == _EVENTS:
            self._events()
        elif self._is_page(path):
            self._page(path)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        self.directory = str(self.preview.site or self.preview.home)
        return super().translate_path(path)

    def log_message(self, *words: Any) -> None:
        """Say nothing: the terminal is for problems."""

    def _is_page(self, path: str) -> bool:
        return path.endswith(("/", ".html")) or "." not in path.rpartition("/")[2]

    def _page(self, path: str) -> None:
        file = Path(self.translate_path(path))
        if file.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", f"{path}/")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        if self.preview.wrong and _LAST_GOOD not in self.path:
            self._send(500, _error_page(self.preview.wrong, path, file.is_file()))
        elif file.is_file():
            self._send(200, file.read_text(encoding="utf-8"))
        else:
            missing = Path(self.translate_path("/404.html"))
            self._send(404, missing.read_text(encoding="utf-8") if missing.is_file() else "")

    def _send(self, status: int, page: str) -> None:
        body = page.replace("</body>", f"{_RELOAD}</body>").encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen = self.preview.version
        with contextlib.suppress(BrokenPipeError, ConnectionResetError, ValueError):
            while True:
                changed = self.preview.wait(seen)
                self.wfile.write(b"data: changed\n\n" if changed else b": still here\n\n")
                self.wfile.flush()
                seen = self.preview.version


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
