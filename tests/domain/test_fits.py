"""How well a figure fits a role: each guide shows its own view of it, on every page, on paper, and as data."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import shutil

import pytest

from macros.checks import load
from macros.domain.guide import Guide
from macros.domain.series import KnownSeries
from macros.editing import changes
from macros.pdf import registry
from macros.web import lists, open_data, structured_data
from macros.web import pages as views
from macros.web.page import Place
from tests.checks.test_content_errors import SMALL_VALID_GUIDE

SHARED, OWN = "What figures say of the role of another guide.", "What this guide itself says of its role."
SERIES = "What a series says of itself: no guide speaks of its fit."


def with_series(guide: Guide) -> dict[str, KnownSeries]:
    """The series, each with a fit that no figure has here: what they say of themselves is told apart from figures."""
    update = {"fit": "close", "fit_note": SERIES}
    return {
        id_: dataclasses.replace(series, record=series.record.model_copy(update=update))
        for id_, series in guide.series.items()
    }


@pytest.fixture(scope="module")
def told_apart(whole) -> Guide:
    """The content, with a note of its own for every figure in every guide, and another where no guide speaks."""
    return dataclasses.replace(
        whole,
        figures={id_: figure.fitting("broad-proxy", SHARED) for id_, figure in whole.figures.items()},
        careers={
            id_: dataclasses.replace(
                career, own_figures={name: figure.fitting("exact", OWN) for name, figure in whole.figures.items()}
            )
            for id_, career in whole.careers.items()
        },
        series=with_series(whole),
        labels={},
        excerpts={},
    )


def place(page: str) -> Place:
    return Place(page, page, True, "")


def test_every_page_of_a_guide_shows_the_guides_own_fit(told_apart):
    seen = 0
    for career in told_apart.careers.values():
        pages = {
            name: views.section(told_apart, place(f"{career.id}/{name}"), career.id, name) for name in career.sections
        }
        pages["home"] = views.home(told_apart, place(""), career.id)
        if career.workshop:
            pages["workshop"] = views.run_sheet(told_apart, place("workshop/run-sheet"), career.id)
            pages["key"] = views.answer_key(told_apart, place("workshop/answer-key"), career.id)
        assert [name for name, text in pages.items() if SHARED in text] == []
        seen += sum(OWN in text for text in pages.values())
    assert seen > len(told_apart.careers), "control: pages show a fit"


def test_every_printed_document_of_a_guide_shows_the_guides_own_fit(told_apart):
    words = told_apart.vocabulary.fits
    seen = 0
    for career in told_apart.careers.values():
        for document in registry.DOCUMENTS:
            if not document.applies(career):
                continue
            shown = document.view(told_apart, career)
            notes = json.dumps(shown.get("notes", []), default=str)
            assert SHARED not in json.dumps(shown, default=str), document.id
            # A short note gives the word alone.
            assert words.broad_proxy.label not in notes, document.id
            seen += words.exact.label in notes
    assert seen > len(told_apart.careers), "control: documents show a fit"


def test_search_engines_read_a_guides_own_fit(told_apart):
    scripts = [
        structured_data.script(told_apart, f"{career.id}/{name}", section.title, "")
        for career in told_apart.careers.values()
        for name, section in career.sections.items()
    ]
    assert [script for script in scripts if SHARED in script] == []
    assert any(OWN in script for script in scripts), "control: some page describes pay"


def test_what_belongs_to_no_guide_shows_the_fit_for_each(told_apart):
    """The page of all figures and the data speak of every role: the shared fit, and each one that differs."""
    page = lists.figures(told_apart, place("about/figures"))
    files = open_data.files(told_apart)
    rows = list(csv.DictReader(io.StringIO(files["figures.csv"])))
    figures = json.loads(files["guide.json"])["figures"]
    assert page.count(SHARED) == len(told_apart.figures)
    assert page.count(OWN) == len(told_apart.figures) * len(told_apart.careers)
    for row in rows:
        assert row["fit_note"] == SHARED
        assert row["other_fits"].split("; ") == [f"{id_}: exact ({OWN})" for id_ in told_apart.careers]
    for figure in figures.values():
        assert figure["fit_note"] == SHARED
        assert figure["quoted"]["other_fits"] == {id_: {"fit": "exact", "fit_note": OWN} for id_ in told_apart.careers}


def test_a_fit_that_is_the_same_is_said_once(whole):
    alone = dataclasses.replace(
        whole, careers={id_: dataclasses.replace(one, own_figures={}) for id_, one in whole.careers.items()}
    )
    files = open_data.files(alone)
    assert {row["other_fits"] for row in csv.DictReader(io.StringIO(files["figures.csv"]))} == {""}
    assert "other_fits" not in json.dumps(json.loads(files["guide.json"])["figures"])


def test_two_guides_with_one_note_show_the_fit_of_each(whole):
    """The label of a figure is written once and kept: under all that it shows, not under its note alone."""
    first, other = next(iter(whole.careers.values())), "another-role"
    loose, exact = (
        dataclasses.replace(
            first, id=id_, own_figures={name: one.fitting(fit, SHARED) for name, one in whole.figures.items()}
        )
        for id_, fit in ((first.id, "broad-proxy"), (other, "exact"))
    )
    both = dataclasses.replace(
        whole,
        careers={**whole.careers, first.id: loose, other: exact},
        series=with_series(whole),
        labels={},
        excerpts={},
    )
    words = whole.vocabulary.fits
    of_series = f"{words.close.label}. {SERIES}"
    for id_, label in ((first.id, words.broad_proxy.label), (other, words.exact.label)):
        text = "".join(views.section(both, place(f"{id_}/{name}"), id_, name) for name in first.sections)
        said = [part for part in text.split("<i>Fit</i> ")[1:] if not part.startswith(of_series)]
        fits = {part.split(". ")[0] for part in said}
        assert fits == {label}


def test_what_readers_notice_names_a_fit_that_a_guide_changed_for_itself(tmp_path):
    shutil.copytree(SMALL_VALID_GUIDE, tmp_path / "after")
    file = tmp_path / "after" / "content" / "sample-role" / "guide.yaml"
    before = load.load(SMALL_VALID_GUIDE)
    name = next(id_ for id_, figure in before.figures.items() if figure.record.fit != "exact")
    own = f"fits:\n  - figure: {name}\n    fit: exact\n    fit_note: {OWN}\n"
    file.write_text(file.read_text(encoding="utf-8") + own, encoding="utf-8", newline="\n")
    (moved,) = changes.between(before, load.load(tmp_path / "after")).moved
    assert moved.id == name and not moved.is_consequence
    record = before.figures[name].record
    assert moved.fields == (("fit", record.fit, "exact"), ("fit_note", record.fit_note, OWN))
