"""What the site builders are given: macros that know where their page stands."""

from __future__ import annotations

import pytest

from macros.source.problems import ContentError
from macros.web import plugin
from tests.conftest import ROOT


class Builder:
    """Stands for a site builder's macros environment."""

    def __init__(self, root, directory_urls=True, repository=""):
        self.project_dir = str(root)
        self.conf = {"use_directory_urls": directory_urls, "repo_url": repository}
        self.macros = {}

    def macro(self, function, name):
        self.macros[name] = function

    def call(self, name, url, *words):
        page = type("Page", (), {"url": url})()
        return self.macros[name]({"page": page}, *words)


class ZensicalBuilder(Builder):
    """Zensical is known by the module of its environment."""


ZensicalBuilder.__module__ = "zensical.macros"


@pytest.fixture
def builder(project):
    found = Builder(project.folder)
    plugin.define_env(found)
    return found


def test_the_macros_that_pages_call_are_there(builder):
    called = {
        line.split("(")[0].removeprefix("{{ ")
        for file in (ROOT / "docs").rglob("*.md")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith("{{ ")
    }
    assert called == set(builder.macros) == set(plugin.MACROS)


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("", ""),
        ("./", ""),
        ("index.html", ""),
        ("a-role/salaries/", "a-role/salaries"),
        ("a-role/salaries.html", "a-role/salaries"),
        ("a-role/", "a-role"),
        ("a-role/index.html", "a-role"),
    ],
)
def test_a_page_is_known_by_its_address_in_every_form(url, page):
    assert plugin._page(url) == page


@pytest.mark.parametrize(
    ("kind", "directory_urls", "folder"),
    [
        (Builder, True, "a-role/salaries"),
        (Builder, False, "a-role"),
        (ZensicalBuilder, True, "a-role"),
        (ZensicalBuilder, False, "a-role"),
    ],
)
def test_links_are_relative_to_what_each_builder_takes_them_for(kind, directory_urls, folder, project):
    zensical = plugin._is_zensical(kind(project.folder))
    assert plugin._folder("a-role/salaries", directory_urls, zensical) == folder


def test_broken_content_is_said_before_any_page_is_written(project):
    figures = project.break_figure()
    project.replace("content/glossary.yaml", "  term: ", "  trem: ")
    found = Builder(project.folder)
    with pytest.raises(ContentError) as caught:
        plugin.define_env(found)
    assert {problem.path for problem in caught.value.problems} == {figures, "content/glossary.yaml"}
    assert found.macros == {}


def test_broken_content_is_said_again_at_the_next_build(project):
    project.break_figure()
    for _ in range(2):
        with pytest.raises(ContentError):
            plugin.define_env(Builder(project.folder))


def test_content_that_was_sound_and_then_broke_is_said_too(builder, project):
    project.break_figure()
    with pytest.raises(ContentError):
        plugin.define_env(Builder(project.folder))


def test_a_page_is_written_for_the_address_of_the_repository(builder, project, whole):
    career, career_guide = next(iter(whole.careers.items()))
    name = next(iter(career_guide.sections))
    url = f"{career}/{name}/"
    assert "Edit this content" not in builder.call("section", url, career, name)
    other = Builder(project.folder, repository="https://code.example/guide/")
    plugin.define_env(other)
    assert f"https://code.example/guide/edit/main/content/{career}/{name}.yaml" in other.call(
        "section", url, career, name
    )


def test_a_kept_page_is_not_given_for_another_place(builder, whole):
    career, career_guide = next(iter(whole.careers.items()))
    name = next(iter(career_guide.sections))
    here = builder.call("section", f"{career}/{name}/", career, name)
    assert here == builder.call("section", f"{career}/{name}/", career, name)
    assert here != builder.call("section", "elsewhere/deeper/down/", career, name)
