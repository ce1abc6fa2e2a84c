"""The built sites, each built once in a run, and how the tests read them."""

from __future__ import annotations

import gc
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.browser import browsers

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
SITE_ADDRESS = "https://guide.example/care/"
REPOSITORY_ADDRESS = "https://code.example/guide"
PACK = ROOT / ".cache" / "tests" / "pack"  # where the files of the pack stay between runs, under digests
LONGEST_BUILD = 600  # seconds; a whole build from nothing, on a busy machine

# What a build reads; the project's other files cannot change a site.
_SMALL = ("small_guide", "small_site")  # fixtures that make a site of a few pages
_INPUTS = ("content", "docs", "macros", "overrides", "mkdocs.yml", "requirements.lock")
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "header", "li", "main", "nav", "ol", "p", "section"),
    *("small", "summary", "table", "tbody", "td", "text", "th", "thead", "tr", "ul"),
}


def pytest_configure(config: pytest.Config) -> None:
    """Find Firefox once for all processes; where one is required, its absence ends the run before the first test.

    Playwright runs on the Node.js from pip in every test.
    """
    # Python looks for circles to throw away after every few hundred objects, a tenth of a run; here most of them stay.
    gc.set_threshold(50_000, 20, 20)
    os.environ.update(browsers.variables())
    try:
        found = browsers.find_firefox()
    except browsers.NoBrowser as error:
        raise pytest.UsageError(error.format_message()) from error
    if found:
        os.environ[browsers.FIREFOX.variable] = str(found)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs a Firefox where there is none: a test that is passed over would read as a promise.

    What is marked `long` comes first.
    """
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    if browsers.FIREFOX.variable not in os.environ:
        left_out = [item for item in items if item.get_closest_marker("firefox")]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def pytest_collection_finish() -> None:
    """Leave the collected tests out of every later search for what to throw away."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say so when nothing could be tried in Firefox."""
    if browsers.FIREFOX.variable not in os.environ:
        terminalreporter.write_line(browsers.WITHOUT_FIREFOX)


OWN_SCRIPTS = {
    text
    for folder in ("overrides", "macros/web/components")
    for file in (ROOT / folder).rglob("*.html*")
    for text in re.findall(r"<script>(.*?)</script>", file.read_text(encoding="utf-8"), re.DOTALL)
}
"""The scripts that stand in pages themselves: those that must run before the first paint."""


def words(node: LexborNode | None, *, labels: bool = False) -> str:
    """Return what a reader reads in a part of a page, single-spaced; note numbers are left out.

    `labels` keeps the labels of figures and terms, which stand in the middle of a sentence.
    """
    parts: list[str] = []

    def walk(here: LexborNode) -> None:
        if here.is_text_node:
            parts.append(here.text_content or "")
            return
        if here.is_comment_node or here.tag in ("script", "style") or "cg-note" in classes(here):
            return
        if not labels and here.tag == "small" and "popover" in here.attributes:
            return
        edge = " " if here.tag in _BLOCKS or (labels and "popover" in here.parent.attributes) else ""
        parts.append(edge)
        for child in here.iter(include_text=True):
            walk(child)
        parts.append(edge)

    if node is not None:
        walk(node)
    return " ".join("".join(parts).split())


def classes(node: LexborNode) -> list[str]:
    """Return the classes of an element."""
    return (node.attributes.get("class") or "").split()


@dataclass
class BuiltPage:
    """One page of a built site."""

    name: str  # its file, from the site's root
    html: str
    _ids: dict[str, LexborNode] = field(default_factory=dict)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @cached_property
    def article(self) -> LexborNode:
        found = self.tree.css("article")
        assert len(found) == 1, f"{self.name} has {len(found)} articles"
        return found[0]

    @cached_property
    def ids(self) -> list[str]:
        """Every id on the page, in order, repeated ones repeatedly."""
        return [node.attributes["id"] or "" for node in self.tree.css("[id]")]

    @cached_property
    def scripts(self) -> list[str]:
        """The addresses of the scripts that a finished page starts with: what stands in a template is not in the tree."""
        return re.findall(r'<template id="?_soon"?>(?:<link [^>]*>)?<script src="?([^" >]+)', self.html)

    def at(self, id_: str) -> LexborNode | None:
        """Return the element with an id."""
        if not self._ids:
            self._ids.update({node.attributes["id"] or "": node for node in reversed(self.tree.css("[id]"))})
        return self._ids.get(id_)


def target(page: BuiltPage, address: str) -> tuple[str, str] | None:
    """Return the file and the fragment that a link inside the site leads to; None for a link to elsewhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return page.name, unquote(parts.fragment)
    # The server shows the page for a missing address at any depth, so its links begin at the root.
    path = (
        parts.path.lstrip("/") if page.name == "404.html" else posixpath.join(posixpath.dirname(page.name), parts.path)
    )
    path = posixpath.normpath(path)
    if parts.path.endswith(("/", "/.", "..")) or path == ".":
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return path, unquote(parts.fragment)


@dataclass
class BuiltSite:
    """A folder that a builder has written."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        files = sorted(self.folder.rglob("*.html"))
        assert files, f"{self.folder} holds no page"
        return {
            name: BuiltPage(name, file.read_text(encoding="utf-8"))
            for file in files
            for name in [file.relative_to(self.folder).as_posix()]
        }

    def page(self, address: str) -> BuiltPage:
        """Return a page by its address, as in care-manager/salaries; the home page is empty."""
        return self.pages[f"{address}/index.html".lstrip("/")]

    def handed(self, page: BuiltPage, statement: str) -> list[Any]:
        """Return what the files of a finished page hand over to its scripts, by the pattern of the statement before it."""
        late = re.findall(r'<template data-cg-facts><script src="?([^">]+)', page.html)
        texts = [(self.folder / page.name).parent.joinpath(name).read_text("utf-8") for name in (*page.scripts, *late)]
        data = json.JSONDecoder()
        return [data.raw_decode(text, found.end())[0] for text in texts for found in re.finditer(statement, text)]


class Project:
    """A copy of the project that a test may break; in a folder that holds one already, that one."""

    def __init__(self, folder: Path, *, small: bool = False) -> None:
        self.folder = folder
        for name in _SMALL if small else ():
            shutil.copytree(FIXTURES / name, folder, dirs_exist_ok=True)
        for name in [name for name in _INPUTS if not (folder / name).exists()]:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, folder / name)

    def replace(self, file: str, old: str, new: str) -> None:
        """Change a text that stands in a file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    def break_figure(self) -> str:
        """Give a figure a unit that does not exist; return its file."""
        old = "  unit: usd-per-year\n"
        files = (
            file.relative_to(self.folder)
            for file in [
                *(self.folder / "content").glob("figures.yaml"),
                *sorted((self.folder / "content").glob("figures/*.yaml")),
            ]
        )
        file = next(file.as_posix() for file in files if old in (self.folder / file).read_text(encoding="utf-8"))
        self.replace(file, old, "  unit: dollars\n")
        return file

    def mkdocs(self, output: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Build with MkDocs, as `python -m mkdocs build --strict` does."""
        return self._run(["mkdocs", "build", "--strict", "--site-dir", str(output)], variables)

    def zensical(self, **variables: str) -> subprocess.CompletedProcess[str]:
        """Build with Zensical, which always writes into site/ of the project."""
        return self._run(["zensical", "build", "--clean"], variables)

    def python(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the project's folder."""
        return self._run(list(words), variables, module=False)

    def _run(self, line: list[str], variables: dict[str, str], module: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *(["-m"] if module else []), *line],
            cwd=self.folder,
            env={**_environment(), **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LONGEST_BUILD,
            check=False,
        )


def _environment() -> dict[str, str]:
    # Addresses of a published site, or GitHub's annotations, would change what is built and said.
    drop = {"SITE_URL", "REPO_URL", "GITHUB_ACTIONS", "PYTHONPATH", "SOURCE_DATE_EPOCH"}
    return {
        **{name: value for name, value in os.environ.items() if name not in drop},
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",  # the theme's notice about MkDocs 2, which this project does not use
    }


def built(done: subprocess.CompletedProcess[str], folder: Path) -> BuiltSite:
    """Return the site of a build that must have gone well."""
    assert done.returncode == 0, done.stdout + done.stderr
    return BuiltSite(folder)


@pytest.fixture(scope="session")
def copies(tmp_path_factory: pytest.TempPathFactory):
    """Makes copies of the project in fresh folders."""
    return lambda name="project": Project(tmp_path_factory.mktemp(name) / "project")


@pytest.fixture
def project(copies):
    """A copy of the project that a test may break."""
    return copies()


@pytest.fixture
def small_project(tmp_path_factory):
    """The same with the small guide alone, which is built in a moment."""
    return Project(tmp_path_factory.mktemp("small") / "project", small=True)


@pytest.fixture(scope="session")
def once(tmp_path_factory) -> Callable[[str, Callable[[Path], object]], Path]:
    """Makes a folder that all workers of a run share: the first to ask fills it, the others wait for it."""
    here = tmp_path_factory.getbasetemp()
    shared = here.parent if "PYTEST_XDIST_WORKER" in os.environ else here
    return lambda name, fill: filled_once(shared / f"once-{name}", fill)


def filled_once(place: Path, fill: Callable[[Path], object]) -> Path:
    """Return a folder inside `place` that `fill` has written, in this process or in another one.

    Raises what `fill` raises; to those who wait for another process it says what went wrong there.
    """
    folder, made, failed = place / "it", place / "made", place / "failed"
    try:
        place.mkdir()
    except FileExistsError:
        _wait_for(made, failed)
        return folder
    try:
        fill(folder)
    except BaseException as error:
        failed.write_text(str(error), encoding="utf-8")
        raise
    made.touch()
    return folder


def _wait_for(made: Path, failed: Path) -> None:
    deadline = time.monotonic() + LONGEST_BUILD
    while not made.exists():
        assert not failed.exists(), f"another process could not make it: {failed.read_text(encoding='utf-8')}"
        assert time.monotonic() < deadline, f"{made} is not there after {LONGEST_BUILD} seconds"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def packed(whole, once) -> Callable[..., list[Any]]:
    """Gives the files of the pack, or those of some documents, as a site with an address has them.

    Typesetting takes most of a build, so it is done once, by one worker.
    """
    from macros.pdf import pack

    def build(which: Any = None) -> list[Any]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", SITE_ADDRESS)
            return pack.build(whole, PACK, lambda file: None, which)

    once("pack", lambda folder: build())
    return build


@pytest.fixture(scope="session")
def mkdocs_project(once) -> Project:
    """A copy of the project that MkDocs has built once, into `built` of its folder, dated by 0."""

    def fill(folder: Path) -> None:
        built(Project(folder).mkdocs(folder / "built", SOURCE_DATE_EPOCH="0"), folder)

    return Project(once("mkdocs", fill))


@pytest.fixture(scope="session")
def mkdocs_site(mkdocs_project) -> BuiltSite:
    """What MkDocs makes: the first stage."""
    return BuiltSite(mkdocs_project.folder / "built")


@pytest.fixture(scope="session")
def zensical_site(copies, once) -> BuiltSite:
    """What Zensical makes of the same project."""

    def fill(folder: Path) -> None:
        here = copies("zensical")
        built(here.zensical(), here.folder / "site")
        (here.folder / "site").rename(folder)

    return BuiltSite(once("zensical", fill))


@pytest.fixture(scope="session")
def finished_site(mkdocs_site, once, packed) -> BuiltSite:
    """The site as it is published: both stages."""
    return _finished(mkdocs_site, once, packed, "finished")


@pytest.fixture(scope="session")
def finished_zensical_site(zensical_site, once, packed) -> BuiltSite:
    """The second stage on what Zensical made."""
    return _finished(zensical_site, once, packed, "finished-zensical")


@pytest.fixture(scope="session")
def published_site(copies, once, packed) -> BuiltSite:
    """A site that knows its own address and that of its repository, as the command builds it, with the copy to take away."""

    def fill(folder: Path) -> None:
        copy = copies("published")
        shutil.copytree(PACK, copy.folder / ".cache" / "pack")
        commanded(copy, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="1").rename(folder)

    return BuiltSite(once("published", fill))


def commanded(copy: Project, **variables: str) -> Path:
    """Return the whole site, built as the command does: pages, pictures, PDFs, and the copy to take away."""
    code = "from pathlib import Path; from macros.site import build; build.build(Path.cwd(), Path.cwd() / 'site')"
    done = copy.python("-c", code, SITE_URL=SITE_ADDRESS, REPO_URL=REPOSITORY_ADDRESS, **variables)
    return built(done, copy.folder / "site").folder


def _finished(
    stage: BuiltSite,
    once: Callable[[str, Callable[[Path], object]], Path],
    packed: Callable[..., list[Any]],
    name: str,
) -> BuiltSite:
    from macros.site import finish

    def fill(folder: Path) -> None:
        shutil.copytree(stage.folder, folder)
        finish.run(folder, ROOT, files=packed())

    return BuiltSite(once(name, fill))


@pytest.fixture(scope="session")
def policy(finished_site) -> str:
    """The content security policy that hosts are told to send."""
    text = (finished_site.folder / "_headers").read_text(encoding="utf-8")
    return re.search(r"Content-Security-Policy: (.+)", text)[1]


def laid_over(folder: Path, *names: str) -> Path:
    """Return the folder with the content of fixtures in it, each laid over those before."""
    for name in names:
        shutil.copytree(FIXTURES / name, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def whole():
    """All content of this project."""
    from macros.checks import load

    return load.load_cached(ROOT)
