"""What holds for the project as a whole: which module knows which, what is where, and what no file may say."""

from __future__ import annotations

import ast
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

# A package imports only from those before it. Pages and paper stand side by side: neither knows the other.
STAGES = ({"source"}, {"schema"}, {"domain"}, {"checks"}, {"views"}, {"web", "pdf"}, {"site"}, {"editing"})
PACKAGES = [package for stage in STAGES for package in sorted(stage)]
STARTS = {"__init__", "__main__", "bootstrap"}
KNOW_THE_BUILDER = {"macros/web/plugin.py", "macros/site/build.py", "macros/site/live_pages.py"}

HOMES = {"content", "docs", "macros", "overrides", "tests", "mkdocs.yml", "pyproject.toml"}
BESIDE = {
    *("README.md", "CONTRIBUTING.md", "DEVELOPING.md", "CHANGELOG.md", "TRIAL.md", "Makefile", "requirements.lock"),
    *("LICENSE", "LICENSE-CONTENT", "local.example.yaml", "local.example.svg"),
}
MADE = {"node_modules", "__pycache__"}
MODULES = sorted((ROOT / "macros").rglob("*.py"))
STYLES = ROOT / "overrides" / "assets" / "css"
MARKUP = sorted(
    [
        *(ROOT / "macros" / "web" / "components").rglob("*.html.jinja"),
        *(ROOT / "overrides").rglob("*.html"),
    ]
)


def files(*folders: str) -> Iterator[Path]:
    """Yield the project's files, without what its commands and tools make."""
    for start in folders or ("",):
        for path in sorted((ROOT / start).iterdir()):
            name = path.relative_to(ROOT).as_posix()
            if path.name in MADE or path.name in (".git", ".venv", ".cache") or name == "site":
                continue
            if path.is_dir() and path.name.endswith("_cache"):
                continue
            if path.name.startswith((".site-", "site.", ".hypothesis")) or is_a_leaders(name):
                continue
            if path.is_dir():
                yield from files(name)
            else:
                yield path


def is_a_leaders(name: str) -> bool:
    """Whether a file or folder is a leader's own, made with a local file: it is no part of the project."""
    return name == "print" or (name.startswith("local.") and not name.startswith("local.example."))


def texts(*folders: str) -> Iterator[tuple[str, str]]:
    for path in files(*folders):
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def imported(file: Path) -> set[str]:
    """Return what a module imports, wherever in it: macros.domain.figures, yaml."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, f"{name_of(file)} imports relatively"
            found |= {f"{node.module}.{name.name}" for name in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


def packages_of(file: Path) -> set[str]:
    """Return the packages of ours that a module imports from."""
    return {name.split(".")[1] for name in imported(file) if name.startswith("macros.")}


def foreign(file: Path) -> set[str]:
    """Return the packages of others that a module imports."""
    return {name.split(".")[0] for name in imported(file)} - {"macros"} - set(sys.stdlib_module_names)


def test_at_the_root_of_the_program_stand_its_packages_and_what_starts_them():
    found = {path.stem for path in (ROOT / "macros").iterdir() if path.name not in MADE}
    assert found == {*PACKAGES, *STARTS}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_from_those_before_it(package):
    place = next(number for number, stage in enumerate(STAGES) if package in stage)
    before = {name for stage in STAGES[:place] for name in stage}
    wrong = {
        name_of(file): sorted(more)
        for file in sorted((ROOT / "macros" / package).rglob("*.py"))
        if (more := packages_of(file) - before - {package})
    }
    assert wrong == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_says_what_belongs_there(package):
    text = (ROOT / "macros" / package / "__init__.py").read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(ast.get_docstring(tree) or "") > 100
    assert len(tree.body) == 1, "a package holds modules and a docstring, no code"


@pytest.mark.parametrize("file", ["macros/bootstrap.py", "tests/browser/browsers.py"])
def test_setting_up_needs_nothing_of_ours(file):
    assert packages_of(ROOT / file) == set()


def test_setting_up_needs_no_package():
    assert foreign(ROOT / "macros" / "bootstrap.py") == set()
    main = ast.parse((ROOT / "macros" / "__main__.py").read_text(encoding="utf-8"))
    at_head = [node for node in main.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = {name.name.split(".")[0] for node in at_head for name in node.names}
    modules = {node.module.split(".")[0] for node in at_head if isinstance(node, ast.ImportFrom)}
    assert (names | modules) - set(sys.stdlib_module_names) - {"annotations", "Path"} == {"macros", "bootstrap"}


def test_only_the_plugin_and_who_runs_a_builder_know_the_site_builder():
    builders = {"mkdocs", "mkdocs_macros", "zensical", "material"}
    assert {name_of(file) for file in MODULES if foreign(file) & builders} <= KNOW_THE_BUILDER


def test_rules_read_no_file_and_no_clock():
    clocks = r"\b(open\(|read_text|today\(|now\(|time\.|print\(|requests|urllib)"
    rules = [file for file in MODULES if file.parent.name == "rules"]
    assert len(rules) > 5
    assert {name_of(file) for file in rules if re.search(clocks, file.read_text(encoding="utf-8"))} == set()


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_a_module_opens_with_its_job_and_stays_small(file):
    text = file.read_text(encoding="utf-8")
    assert (ast.get_docstring(ast.parse(text)) or "").split("\n")[0].endswith((".", ":", "`"))
    assert len(text.splitlines()) <= 320


def test_there_is_no_drawer_for_odds_and_ends():
    assert [path.name for path in files() if re.fullmatch(r"(utils?|helpers?|misc|common)\.\w+", path.name)] == []


def test_the_top_level_holds_the_seven_homes_and_what_may_stand_beside_them():
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - MADE - {"site"}
    assert {name for name in found - HOMES if not is_a_leaders(name)} <= BESIDE
    assert found >= HOMES


@pytest.mark.parametrize("name", sorted(BESIDE))
def test_what_a_stranger_reads_first_is_there(name):
    assert (ROOT / name).is_file()


def own_words(whole) -> Iterator[str]:
    """Yield what only content may say: guides and their titles, whom they ask what, credentials, figures, sources."""
    for career in whole.careers.values():
        yield from (career.id, career.id.replace("-", "_"), career.career.title)
        for start in career.career.starting_points:
            yield from (start.id, start.title)
        quiz = career.sections.get("readiness")
        if quiz:
            yield from (record.id for record in (*quiz.gates, *quiz.dimensions))
        credentials = career.sections.get("certifications")
        if credentials:
            yield from (record.short for record in credentials.certifications.certifications)
    yield from (term.short for term in whole.glossary.values() if re.fullmatch("[A-Z]{2,}", term.short or ""))
    # One word alone, such as the source `editorial`, may mean something else, or be known to the program.
    yield from (id_ for id_ in (*whole.figures, *whole.sources) if "-" in id_)


def test_nothing_in_the_program_names_a_career(whole):
    """A guide is a folder of content: another one must need no change to the program."""
    found = set(own_words(whole))
    assert found > {word for career in whole.careers.values() for word in (career.id, career.career.title)}
    said = [
        f"{name}: {word}"
        for name, text in texts("macros", "overrides")
        for plain in [re.sub("[-_]", " ", text.lower())]
        for word in found
        if is_said(word, text, plain)
    ]
    assert said == []


def is_said(word: str, text: str, plain: str) -> bool:
    """Whether a text says a word; `plain` is the text in small letters, with blanks for hyphens and underscores."""
    if word.isupper():  # such as CE: the end of many words in small letters
        return word in text and re.search(rf"\b{word}s?\b", text) is not None
    words = re.sub("[-_]", " ", word.lower())
    return words in plain and re.search(rf"\b{re.escape(words)}s?\b", plain) is not None


def test_every_kind_of_file_of_the_program_is_looked_at_for_such_words():
    seen = {(name.split("/")[1], Path(name).suffix) for name, _ in texts("macros", "overrides")}
    wanted = {("pdf", ".typ"), ("web", ".yaml"), ("web", ".jinja"), ("assets", ".js"), ("assets", ".css")}
    assert wanted <= seen


def test_no_file_names_a_registry_or_a_place_on_a_machine():
    hosts = "|".join(rf"{name}\.org" for name in ("pypi", "pythonhosted", "npmjs"))
    registries = (
        rf"{hosts}|registry\.(?:[\w-]+\.)+(?:com|dev|io|net|org)\b|artifactory|(?:extra-)?index[-]url|find[-]links\s*="
    )
    places = r"(?<![\w.:/~-])/(?:home|root|Users|work|mnt|private)/\w|\b[A-Z]:\\\\?Users\b"
    said = [
        f"{name}: {found[0]}"
        for name, text in texts()
        if name not in ("tests/project/test_repository.py", "tests/project/test_bootstrap.py")
        for found in re.finditer(f"{registries}|{places}", text)
    ]
    assert said == []


ABOUT_NOTES = ("macros/source/blanks.py", "tests/source/test_blanks.py", "tests/project/test_repository.py")
"""What finds notes to oneself in the content has to name them."""


def test_no_file_holds_a_note_to_self():
    marks = r"\b(?:TODO|FIXME|XXX|HACK|TEMPORARY)\b"
    said = [
        f"{name}: {found[0]}"
        for name, text in texts("macros", "overrides", "docs", "content", "tests", ".github")
        if name not in ABOUT_NOTES and not name.startswith("tests/fixtures/content_errors/")
        for found in re.finditer(marks, text)
    ]
    assert said == []


def test_no_file_is_left_behind_by_a_tool():
    odd = r".*\.(?:orig|rej|bak|swp|pyc|log|tmp)|\.DS_Store|Thumbs\.db|.*~|.* \(\d+\)\..*"
    assert [path.name for path in files() if re.fullmatch(odd, path.name)] == []


def test_text_files_end_with_a_line_end_and_hold_no_carriage_return_or_tab():
    wrong = [
        name
        for name, text in texts()
        if "content_errors/" not in name
        and (text and not text.endswith("\n") or "\r" in text or ("\t" in text and name != "Makefile"))
    ]
    assert wrong == []


def test_what_is_run_directly_can_be_run():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR or sys.platform == "win32"
    assert script.read_text(encoding="utf-8").startswith("#!")


@pytest.mark.parametrize("file", MARKUP, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_templates_trust_nothing_and_hold_no_style_or_handler(file):
    text = re.sub(r"\{#.*?#\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert (
        re.findall(
            r"\|\s*safe\b|autoescape|\bstyle=|<style|\son\w+=|javascript:|https?://(?!creativecommons\.org)", text
        )
        == []
    )
    assert "<!--" not in text, "an HTML comment would be published; write {# … #}"


BEFORE_PAINT = [
    "macros/web/components/jobs/template.html.jinja",  # the order of rows for the reader's start
    "macros/web/components/strip-early.html.jinja",  # what folds for the reader's start
    "overrides/partials/early.html",
]


def test_inline_is_only_the_script_that_must_run_before_the_first_paint():
    # Data for a script is no script: no browser runs it.
    inline = {
        file.relative_to(ROOT).as_posix(): re.sub(r"\{#.*?#\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        for file in MARKUP
    }
    inline = {
        name: text
        for name, text in inline.items()
        if re.search(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))", text)
    }
    assert sorted(inline) == BEFORE_PAINT
    for text in inline.values():
        found = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
        assert len(found) == 1 and len(found[0]) <= 1024


@pytest.mark.parametrize(
    "file",
    sorted((ROOT / "overrides" / "assets" / "js").rglob("*.js")),
    ids=lambda file: file.name,
)
def test_our_scripts_are_classic_checked_and_send_nothing(file):
    text = file.read_text(encoding="utf-8")
    assert text.startswith("// @ts-check\n/**")
    assert re.findall(r"^\s*(?:import|export)\s", text, re.MULTILINE) == []
    assert (
        re.findall(
            r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|https?://(?!www\.w3\.org/)",
            text,
        )
        == []
    )
    assert re.findall(r"sendBeacon|XMLHttpRequest|WebSocket|document\.cookie", text) == []


def _classes(text: str) -> set[str]:
    return set(re.findall(r"\.(cg-[a-z0-9]+(?:-[a-z0-9]+)*(?:__[a-z0-9-]+)?(?:--[a-z0-9-]+)?)", text))


def _used() -> str:
    """Return everything that may put a class on a page."""
    scripts = (ROOT / "overrides" / "assets" / "js").rglob("*.js")
    modules = (ROOT / "macros").rglob("*.py")
    return "\n".join(file.read_text(encoding="utf-8") for file in [*MARKUP, *scripts, *modules])


def _imports(file: Path) -> list[str]:
    return re.findall(r'@import url\("([^"]+)"\)', file.read_text(encoding="utf-8"))


PAGES_NAME = {"site.css", "anchor-positioning.css"}


def test_every_style_sheet_is_named_once_and_components_in_the_order_of_the_alphabet():
    sheets = sorted(STYLES.rglob("*.css"))
    named = [
        [(file.parent / name).resolve().relative_to(STYLES).as_posix() for name in _imports(file)] for file in sheets
    ]
    there = [file.relative_to(STYLES).as_posix() for file in sheets if file.name not in PAGES_NAME]
    assert sorted(name for names in named for name in names) == sorted(there)
    for names in named:
        parts = [name for name in names if name.startswith("components/")]
        assert parts == sorted(parts)


@pytest.mark.parametrize("file", sorted((STYLES / "components").glob("*.css")), ids=lambda file: file.stem)
class TestStyleSheet:
    def test_it_styles_the_block_that_it_is_named_for(self, file):
        blocks = {re.split("__|--", name)[0] for name in _classes(file.read_text(encoding="utf-8"))}
        assert f"cg-{file.stem}" in blocks

    def test_a_template_a_partial_or_a_script_uses_that_block(self, file):
        used = _used()
        assert re.search(rf"\bcg-{file.stem}(?![a-z0-9]|-[a-z0-9])", used)

    def test_every_class_in_it_stands_on_some_page(self, file):
        used = _used()
        blocks = {name: re.split(r"--", name)[0] for name in _classes(file.read_text(encoding="utf-8"))}
        # A variant may be put together by its template from a closed list, and so may the parts that a script makes.
        dead = [
            name
            for name, base in blocks.items()
            if not re.search(rf"{name}(?![\w-])", used)
            and not ("--" in name and re.search(rf"{base}--(?:[\w-]*-)?\{{\{{", used))
            and not (
                "__" in name and re.search(rf'"{name.split("__")[1]}"', used) and f"{name.split('__')[0]}__${{" in used
            )
        ]
        assert dead == []

    def test_colors_come_from_the_tokens_alone(self, file):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", text) == []
        assert re.findall(r"url\(|@import|!important", text) == []


def test_every_class_belongs_to_a_block_with_a_style_sheet_or_a_component():
    """So a class name is found by plain search, and a mistyped one is found here."""
    used = {
        re.split("__|--", name)[0]
        for file in MARKUP
        for found in re.findall(r'class="([^"{]*)', file.read_text(encoding="utf-8"))
        for name in found.split()
    }
    general = _classes((STYLES / "layout.css").read_text(encoding="utf-8"))
    sheets = {f"cg-{file.stem}" for file in (STYLES / "components").glob("*.css")}
    folders = {f"cg-{file.parent.name}" for file in MARKUP if file.name == "template.html.jinja"}
    # A list and one of its entries: disagreements, disagreement.
    entries = {name.removesuffix("s") for name in folders}
    assert sorted(used - sheets - folders - entries - general) == []


def test_every_token_that_is_used_has_a_value():
    text = "\n".join(file.read_text(encoding="utf-8") for file in STYLES.rglob("*.css"))
    used = set(re.findall(r"var\((--cg-[a-z0-9-]+)\)", text))
    given = set(re.findall(r"(--cg-[a-z0-9-]+)\s*:", text))
    assert used - given == set()


def text_of(file):
    return file.read_text(encoding="utf-8")


def test_workflows_pin_what_they_run_and_may_only_read():
    workflows = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    assert workflows
    for file in workflows:
        text = file.read_text(encoding="utf-8")
        used = re.findall(r"uses: (\S+)", text)
        assert used
        for name in used:
            assert name.startswith("./") or re.search(r"@(?:[0-9a-f]{40}|v\d+\.\d+\.\d+)$", name), name
        assert re.search(r"^permissions:\n  contents: read$", text, re.MULTILINE), file.name
        assert "continue-on-error" not in text


def test_workflows_install_nothing_without_hashes():
    """`make` and `python -m macros` install from requirements.lock, which test_environment.py looks at."""
    for file in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        for line in re.findall(
            r"\b(?:pip|pipx|uv|npm|npx|cargo|gem|apt-get)\b.*\b(?:install|exec|run)\b.*", text_of(file)
        ):
            assert "--require-hashes" in line, f"{file.name}: {line}"


def test_pinned_actions_are_renewed_by_proposals():
    updates = yaml.safe_load(text_of(ROOT / ".github" / "dependabot.yml"))["updates"]
    assert [update["package-ecosystem"] for update in updates] == ["github-actions"]
    assert all(update["cooldown"]["default-days"] > 0 for update in updates)


@pytest.mark.parametrize("name", [".github/preview.md", "CONTRIBUTING.md"])
def test_who_is_told_to_open_the_site_of_a_proposal_is_warned_before(name):
    text = " ".join(text_of(ROOT / name).split())
    told = re.search(r"(?i)unpack it|open the file `site` of a proposal", text)
    warned = text.find("a script that somebody else wrote")
    assert told
    assert warned >= 0
    assert "Files changed" in text[:warned]
    assert "private window" in text
    assert name == "CONTRIBUTING.md" or warned < told.start()


def test_a_proposal_is_checked_first_explained_built_and_then_tested():
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    job = yaml.safe_load(text)["jobs"]["check"]
    runs = [step.get("run", step.get("uses", "")) for step in job["steps"]]
    order = ["make check", "macros impact", "make site", "upload-artifact", "make test"]
    places = [next(number for number, run in enumerate(runs) if word in run) for word in order]
    assert places == sorted(places)
    explained = job["steps"][places[1]]
    assert explained["run"].endswith('--markdown >> "$GITHUB_STEP_SUMMARY"')
    assert job["steps"][0]["with"]["fetch-depth"] == 2  # or the commit before is not there
    # What strangers write (titles, branches) must not reach a command line.
    assert re.findall(r"\$\{\{\s*github\.(?:event\.(?!.*sha)|head_ref)", text.replace("github.event_name", "")) == []


def test_the_template_of_a_proposal_has_boxes_to_tick():
    text = (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^- \[ \] \S", text, re.MULTILINE)) >= 8
    assert "What readers will notice" in text
