"""What the check says of the pages in docs/: each mistake with its place and what to write."""

from __future__ import annotations

import re
import shutil

import pytest

from macros.checks import page_call
from macros.web import plugin
from tests.checks.test_settings import problems, root  # noqa: F401
from tests.conftest import FIXTURES, laid_over

OVERVIEW = 'Write {{ section("sample-role", "overview") }}'


def test_every_macro_can_be_called():
    assert list(page_call.CALLS) == list(plugin.MACROS)


@pytest.mark.parametrize(
    ("page", "text", "said"),
    [
        ("sample-role/overview", "", f"1:1: the page is empty. {OVERVIEW}"),
        ("sample-role/overview", "\n  \n", f"1:1: the page is empty. {OVERVIEW}"),
        ("sample-role/overview", "---\ntitle: Home\n---\n", f"1:1: the page is empty. {OVERVIEW}"),
        ("sample-role/overview", "# Overview\n", "1:1: the page does not show what it is there for. Add the line {{ section("),
        ("about/sources", "# Sources\n", "1:1: the page does not show what it is there for. Add the line {{ sources() }}"),
        ("about/method", "# Method\n", 'Add the line {{ about("method") }}'),
        ("about/method", '{{ about("method") }}\n\n{{ sources() }}\n', "3:1: sources() shows the publishers of a page about the guide, and this is another page. Write links to about/sources.md"),
        ("index", "# Home\n", "Add the line {{ home() }}"),
        ("sample-role/overview", '{{ section("sample-role", "faqs") }}\n', f'1:1: the page shows section("sample-role", "faqs"), which belongs on another page. {OVERVIEW}'),
        ("sample-role/overview", '{{ secton("sample-role", "overview") }}\n', "1:1: nothing is called 'secton'. Did you mean 'section'?"),
        ("sample-role/overview", '\n{{ Section("sample-role", "overview") }}\n', "2:1: nothing is called 'Section'. Did you mean 'section'?"),
        ("sample-role/overview", '{{ section("sample-role", "overveiw") }}\n', "1:1: the guide 'sample-role' has no section 'overveiw'. Did you mean 'overview'?"),
        ("sample-role/overview", '{{ section("sample-rol", "overview") }}\n', "1:1: no guide is called 'sample-rol'. "),
        ("sample-role/overview", '{{ section("Sample-Role", "overview") }}\n', "1:1: no guide is called 'Sample-Role'. "),
        ("sample-role/overview", '{{ section("overview") }}\n', "1:1: section() has other names in its brackets than it needs"),
        ("sample-role/overview", "{{ section(sample-role, overview) }}\n", "section() has other names in its brackets"),
        ("sample-role/overview", "{{ section }}\n", "1:1: this is no call"),
        ("sample-role/overview", "{{ }}\n", "1:1: this call cannot be read"),
        ("about/method", "{{ about('method') }}\n\n## Head {#own .a}\n", "3:9: {# begins a comment here, and no id. Write {: #own .a }"),
        ("about/method", "{{ about('method') }}\n\n## Head {#own}\n\n## Head {#other}\n{# words #}\n", "3:9: {# begins a comment here, and no id. Write {: #own }"),
        ("about/method", "{{ about('method') }}\n\n{# words\n", "3:1: {# begins a comment, which readers never see, and it has no end. Delete it"),
        ("sample-role/overview", '{{ section("sample-role", "overview") }\n', "1:1: this call cannot be read"),
        ("sample-role/overview", '{{ section("sample-role, "overview") }}\n', "1:1: this call cannot be read"),
        ("sample-role/overview", '{{ section(“sample-role”, “overview”) }}\n', "1:1: this call cannot be read"),
        ("sample-role/overview", '{ section("sample-role", "overview") }\n', "would be shown to readers as it stands here. Write {{ section("),
        ("sample-role/overview", 'section("sample-role", "overview")\n', "1:1: section(\"sample-role\", \"overview\") would be shown"),
        ("sample-role/overview", '{% section("sample-role", "overview") %}\n', "1:1: this call cannot be read"),
        ("sample-role/overview", '{# section("sample-role", "overview") #}\n', "1:1: only calls in {{ }} can stand on a page. Delete it"),
        ("sample-role/overview", '{% if true %}\n{{ section("sample-role", "overview") }}\n{% endif %}\n', "1:1: only calls in {{ }}"),
        ("sample-role/overview", '    {{ section("sample-role", "overview") }}\n', "1:5: a call needs a line of its own"),
        ("sample-role/overview", 'Read {{ section("sample-role", "overview") }}\n', "1:6: a call needs a line of its own"),
        ("sample-role/overview", '```\n{{ section("sample-role", "overview") }}\n```\n', "2:1: the call stands in a block of code"),
        ("index", "---\ntitle: Home: sweet\n---\n\n{{ home() }}\n", "2:12: a colon followed by a space"),
        ("index", "---\ntitle: Home\n\n{{ home() }}\n", "1:1: the lines after --- have no end. Write --- below"),
        ("index", "---\ntitel: Home\n---\n\n{{ home() }}\n", "2:1: 'titel' is not a key here. Did you mean 'title'?"),
        ("index", "---\ntitle: 2027\n---\n\n{{ home() }}\n", "2:1: title: '2027' is not text"),
        ("index", "---\n\ttitle: Home\n---\n\n{{ home() }}\n", "2:1: a tab stands at the start"),
        ("index", "---\nscripts: [no.js]\n---\n\n{{ home() }}\n", "2:1: no script is called 'no.js'"),
        ("index", '{{ home("no") }}\n', "1:1: no guide is called 'no'"),
        ("about/method", '{{ about("methods") }}\n', "1:1: there is no file content/about/methods.yaml. Did you mean 'method'?"),
        ("about/sources", "[a](nowhere.md)\n\n{{ sources() }}\n", "1:5: no page in docs/ is called 'nowhere.md'"),
        ("about/sources", "[a](method)\n\n{{ sources() }}\n", "1:5: no page in docs/ is called 'method'. Write 'method.md'"),
        ("about/sources", "[a](../about/method/)\n\n{{ sources() }}\n", "Write 'method.md'"),
        ("about/sources", "[a](/about/method.md)\n\n{{ sources() }}\n", "Write 'method.md'"),
        ("about/sources", "[a](../../README.md)\n\n{{ sources() }}\n", "no page in docs/ is called '../../README.md'"),
        ("about/sources", "[a][b]\n\n[b]: methods.md\n\n{{ sources() }}\n", "3:6: no page in docs/ is called 'methods.md'. Did you mean 'method.md'?"),
        ("about/sources", "![a](a.png)\n\n{{ sources() }}\n", "1:6: no page in docs/ is called 'a.png'"),
    ],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
def test_a_mistake_on_a_page_is_said(root, page, text, said):  # noqa: F811
    (root / "docs" / f"{page}.md").write_text(text, encoding="utf-8")
    found = problems(root)
    assert any(line.startswith(f"docs/{page}.md:") and said in line for line in found), found
    assert len(found) == 1
    assert re.fullmatch(r"[\w./-]+:\d+:\d+: .+\. [A-Z].+", found[0])


@pytest.mark.parametrize(
    "text",
    [
        "# Sources\r\n\r\n{{ sources() }}\r\n",
        "\ufeff# Sources\n\n{{ sources() }}",
        "---\ntitle: 'Sources: all'\ndescription: >-\n  What it\n  rests on.\n---\n\n{{ sources() }}\n",
        "{{ sources() }}\n\n[a](method.md#how) [b](https://example.org) [c](#here) [d](mailto:a@example.org) `[e](no.md)`\n",
        "```\n[e](no.md)\n```\n\n{{sources()}}\n",
        "Two `curly` { brackets } and *stars*.\n\n{{ sources( ) }}\n",
    ],
)
def test_a_sound_page_has_no_problem(root, text):  # noqa: F811
    (root / "docs" / "about" / "sources.md").write_bytes(text.encode())
    assert problems(root) == []


def test_bytes_that_are_no_text_are_said(root):  # noqa: F811
    (root / "docs" / "about" / "sources.md").write_bytes(b"\xff# Sources\n")
    assert problems(root) == [
        "docs/about/sources.md:1:1: byte 0xff is not UTF-8 text. Save the file with the encoding UTF-8"
    ]


@pytest.fixture
def jobs(root):  # noqa: F811
    """The small site with jobs and their pages."""
    shutil.copytree(FIXTURES / "small_jobs", root, dirs_exist_ok=True)
    pages = root / "docs" / "sample-role"
    (pages / "jobs").mkdir()
    (pages / "jobs.md").write_text('{{ section("sample-role", "jobs") }}\n', encoding="utf-8")
    for name in ("deckhand", "mate", "master"):
        (pages / "jobs" / f"{name}.md").write_text(f'{{{{ job("sample-role", "{name}") }}}}\n', encoding="utf-8")
    nav = root / "mkdocs.yml"
    text = nav.read_text(encoding="utf-8")
    line = "          - sample-role/responsibilities.md\n"
    nav.write_text(text.replace(line, f"{line}          - sample-role/jobs.md\n"), encoding="utf-8")
    return pages / "jobs"


def test_a_page_below_another_stands_in_no_navigation(root, jobs):  # noqa: F811
    assert problems(root) == []
    (jobs / "pilot.md").write_text("# Pilot\n", encoding="utf-8")
    (said,) = problems(root)
    assert said.startswith("docs/sample-role/jobs/pilot.md:1:1: the page is not in the navigation")


def test_a_job_without_a_page_is_said(root, jobs):  # noqa: F811
    (jobs / "mate.md").unlink()
    assert problems(root) == [
        'docs/sample-role/jobs/mate.md:1:1: the file is missing. Add it with the line {{ job("sample-role", "mate") }}'
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{{ job("sample-role", "mat") }}\n', "1:1: the guide 'sample-role' has no job 'mat'. Did you mean 'mate'?"),
        ('{{ job("sample-rol", "mate") }}\n', "1:1: no guide is called 'sample-rol'. "),
        ('{{ job("sample-role", "master") }}\n', '1:1: the page shows job("sample-role", "master"), which belongs on another page. Write {{ job("sample-role", "mate") }}'),
        ("# Mate\n", 'the page does not show what it is there for. Add the line {{ job("sample-role", "mate") }}'),
    ],
)  # fmt: skip
def test_a_mistake_on_the_page_of_a_job_is_said(root, jobs, text, said):  # noqa: F811
    (jobs / "mate.md").write_text(text, encoding="utf-8")
    (found,) = problems(root)
    assert found.startswith("docs/sample-role/jobs/mate.md:") and said in found


@pytest.fixture
def places(root):  # noqa: F811
    """A guide with two places: the page of the section, and one for each."""
    laid_over(root, "small_states")
    nav = root / "mkdocs.yml"
    text = nav.read_text(encoding="utf-8")
    line = "          - sample-role/salaries.md\n"
    nav.write_text(text.replace(line, f"{line}          - sample-role/states.md\n"), encoding="utf-8")
    folder = root / "docs" / "sample-role"
    (folder / "states").mkdir()
    (folder / "states.md").write_text('{{ section("sample-role", "states") }}\n', encoding="utf-8")
    for name in ("northland", "southland"):
        (folder / "states" / f"{name}.md").write_text(f'{{{{ place("sample-role", "{name}") }}}}\n', encoding="utf-8")
    return folder / "states"


def test_places_have_pages_that_no_menu_lists(places, root):  # noqa: F811
    assert problems(root) == []


def test_a_place_without_a_page_is_said(places, root):  # noqa: F811
    (places / "southland.md").unlink()
    assert problems(root) == [
        'docs/sample-role/states/southland.md:1:1: the file is missing. Add it with the line {{ place("sample-role", "southland") }}'
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("westland", '{{ place("sample-role", "westland") }}', "the guide 'sample-role' has no place 'westland'. "),
        ("northland", '{{ place("sample-role", "southland") }}', "which belongs on another page. Write {{ place("),
        (
            "northland",
            '{{ place("sample-roll", "northland") }}',
            "no guide is called 'sample-roll'. Did you mean 'sample-role'?",
        ),
    ],
)
def test_a_page_of_another_place_is_said(places, root, name, text, said):  # noqa: F811
    (places / f"{name}.md").write_text(f"{text}\n", encoding="utf-8")
    assert any(said in line for line in problems(root))


def test_a_section_without_a_page_is_said(root):  # noqa: F811
    (root / "docs" / "sample-role" / "faqs.md").unlink()
    (said,) = problems(root)
    assert (
        said
        == 'docs/sample-role/faqs.md:1:1: the file is missing. Add it with the line {{ section("sample-role", "faqs") }}'
    )
