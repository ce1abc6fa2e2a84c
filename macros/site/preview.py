"""The newest site of a preview: its pages as they are now, written from the last content that was sound."""

import re
import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import click

from macros.checks import load
from macros.domain.guide import Guide
from macros.site.build import environment
from macros.site.live_pages import Live
from macros.source.problems import ContentError
from macros.web.page_cache import Kept
from macros.web.plugin import Keep, digests


class Preview:
    """The newest site, its pages as they are now, and, if the content is broken, why.

    Pages are written from the last content that was sound, so a file that is saved meanwhile changes nothing half-way.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = Path(tempfile.mkdtemp(prefix="career-guide-preview-"))
        self.live: Live | None = None
        self.site: Path | None = None
        self.whole: Guide | None = None  # the last content that was sound
        self._keep: Keep = _fresh  # what was kept of its pages
        self.wrong = ""
        self.version = 0  # counts what open pages are told of
        self.saved = 0  # counts changes that were read, sound or not
        self.built = 0  # the change that the site shows
        self.changed = threading.Condition()
        self._written: dict[str, tuple[int, str]] = {}  # pages since the last build, with the change they show
        self._state = threading.RLock()  # for what belongs together of the above
        self._building = threading.Lock()

    def refresh(self, *, at_once: bool = False) -> None:
        """Check the content, build if it is sound, and tell every open page.

        With `at_once`, only content has changed: pages are written when they are asked for, and the
        builder waits for `catch_up`.
        """
        try:
            whole, keep = self._read()
        except click.ClickException as error:
            with self._state:
                self.saved += 1
                self._say(error, self.saved)
            self._tell()
            return
        with self._state:
            self.saved, self.whole, self._keep, self.wrong = self.saved + 1, whole, keep, ""
            saved, is_built = self.saved, self.live is not None
        if not (at_once and is_built) and self._build(whole, saved, keep):
            click.echo("Built.")
        self._tell()

    def catch_up(self) -> None:
        """Build if the site is older than the content, and tell every open page."""
        with self._state:
            whole, keep, saved = self.whole, self._keep, self.saved
            if self.built == saved or self.wrong or whole is None:
                return
        self._build(whole, saved, keep)
        self._tell()

    def page(self, name: str) -> tuple[str | None, bool]:
        """Return the page in file `name` of the site, and whether the builder wrote it.

        It is as it is now, or as it was last if the content is broken.
        """
        with self._state:
            saved, html_ = self._written.get(name, (0, None))
            is_old = self.built != self.saved and not self.wrong and saved != self.saved
        if is_old:
            html_ = self._write(name) or html_
        if html_ is not None:
            return html_, False
        try:
            return ((self.site or self.home) / name).read_text(encoding="utf-8"), True
        except OSError:  # there is none, or the builder has just put a newer site in its place
            return None, True

    def _read(self) -> tuple[Guide, Keep]:
        """Return the content and, if no file was saved meanwhile, what was kept of its pages."""
        kept = Kept(self.root)
        whole = load.load_cached(self.root)
        kept.confirm()
        kept.mark_checked(digests(whole))
        return whole, (kept.page if Kept(self.root).folder == kept.folder else _fresh)

    def _write(self, name: str) -> str | None:
        with self._state:
            live, whole, saved = self.live, self.whole, self.saved
        if live is None or whole is None:
            return None
        try:
            written = live.page(name, whole)
        except click.ClickException as error:
            self._say(error, saved)
            return None
        with self._state:
            if written is not None and saved > max(self.built, self._written.get(name, (0, ""))[0]):
                self._written[name] = (saved, written)
        return written

    def wait(self, seen: int) -> bool:
        """Wait a while for another version than `seen`; return whether it came."""
        with self.changed:
            return self.changed.wait_for(lambda: self.version != seen, timeout=15)

    def close(self) -> None:
        """Remove what the preview has written."""
        shutil.rmtree(self.home, ignore_errors=True)

    def _build(self, whole: Guide, saved: int, keep: Keep) -> bool:
        """Build the site that shows the change `saved`; return whether that went well."""
        with self._building:
            fresh = Path(tempfile.mkdtemp(dir=self.home))
            try:
                live = Live(self.root, fresh, environment(whole), whole, keep)
            except click.ClickException as error:
                self._say(error, saved)
                return False
            with self._state:
                if saved > self.built:
                    before, self.site, self.live, self.built = self.site, fresh, live, saved
                    self._written = {name: page for name, page in self._written.items() if page[0] > saved}
                else:
                    before = self.site
                kept = {self.site, before}  # an open page may still be asking for files of the one before
            for old in self.home.iterdir():
                if old not in kept:
                    shutil.rmtree(old, ignore_errors=True)
        return True

    def _say(self, error: click.ClickException, saved: int) -> None:
        """Say what is wrong with the change `saved`, unless a newer one was read: that one speaks for itself."""
        if not isinstance(error, ContentError):
            try:
                load.load_cached(self.root)
            except ContentError as broken:  # the builder stumbled over a mistake, which is what an editor can mend
                error = broken
        with self._state:
            if saved != self.saved:
                return
            said = error.format_message()
            self.wrong = said if isinstance(error, ContentError) else _without_trace(said)
        click.echo(f"{said}\nThe last good site stays; mend the file and save it.", err=True)

    def _tell(self) -> None:
        with self.changed:
            self.version += 1
            self.changed.notify_all()


def _fresh(guide: str, words: tuple[object, ...], write: Callable[[], str]) -> str:
    """Write a page anew."""
    return write()


def _without_trace(text: str) -> str:
    """Return what a builder said, of a traceback the last line alone: the terminal shows all of it."""
    return re.sub(r"Traceback \(most recent call last\):\n(?:[ \t].*\n|\n)*", "", text).strip()
