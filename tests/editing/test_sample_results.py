"""Sample people: the same answers for every content, and every shift of their results named."""

from __future__ import annotations

import dataclasses
import shutil

import pytest

from macros.checks import content_files, load
from macros.domain.questions import Questions, Rated
from macros.editing import changes, sample_results, usages
from macros.editing.sample_results import Shift, _Check, _shifts
from macros.pdf import registry as documents
from tests.conftest import ROOT

ASKED = Questions(
    editions=(1,),
    short=101,
    answers=("not-yet", "partly", "yes"),
    gates=(("license", ("held", "none")),),
    profiles=("newcomer",),
    bands=(("start", 0), ("building", 40), ("strong", 75)),
    dimensions=(Rated("talking", "talk-1", ("talk-1", "talk-2")), Rated("writing", "write-1", ("write-1", "write-2"))),
)
TITLES = {"talking": "Talking", "writing": "Writing", "reading": "Reading"}
TITLES |= {"band start": "Start here", "band building": "Building", "band strong": "Strong"}


def shifts(**changed):
    return list(_shifts(_Check(ASKED, TITLES), _Check(dataclasses.replace(ASKED, **changed), TITLES)))


def test_the_same_questions_shift_nothing():
    assert shifts() == []


def test_a_band_that_begins_higher_moves_those_who_fall_below_it_and_no_others():
    (middle, in_turn) = shifts(bands=(("start", 0), ("building", 60), ("strong", 75)))[:2]
    assert middle == Shift(
        "Someone who gives the middle answer to everything",
        ("Talking, Writing: Building, 2 of 4 points → Start here, 2 of 4 points",),
    )
    assert in_turn.what != "Someone who gives the lowest answer to everything"


def test_a_new_statement_changes_points_and_codes():
    found = shifts(dimensions=(Rated("talking", "talk-1", ("talk-1", "talk-2", "talk-3")), ASKED.dimensions[1]))
    assert found[0] == Shift(
        "What is asked",
        ("newly asked: talk-3", "codes of edition 1 would be read wrongly: add an edition with a number of its own"),
    )
    assert "Talking: Strong, 4 of 4 points → Strong, 6 of 6 points" in found[3].details


def test_a_new_edition_is_said_to_begin():
    (found,) = shifts(editions=(1, 2), gates=(("license", ("held", "none", "open")),))
    assert found.details == ("codes of edition 1 are recognized as older; edition 2 begins",)


def test_groups_that_come_and_go_and_what_to_work_on_first_are_named():
    found = {
        shift.what: shift.details
        for shift in shifts(dimensions=(ASKED.dimensions[0], Rated("reading", "read-1", ("read-1",))))
    }
    details = found["Someone who gives the lowest answer to everything"]
    assert details == (
        "Reading: Start here, 0 of 2 points, a new group",
        "Writing: no longer a group",
        "to work on first: Talking, Writing → Talking, Reading",
    )


@pytest.mark.parametrize(("name", "rule"), sample_results.SAMPLES)
def test_a_sample_person_has_an_answer_to_every_statement(name, rule):
    assert {rule(place, dimension) for place in range(6) for dimension in range(9)} <= {0, 1, 2}


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """The guide itself, and the same with another band of the readiness check."""
    root = tmp_path_factory.mktemp("after")
    shutil.copytree(ROOT / "content", root / "content")
    before, after = load.load_cached(ROOT), None
    check = next(c for c in before.careers.values() if "readiness" in c.sections).sections["readiness"]
    band = next(band.begins for band in check.bands if band.begins)
    entries = content_files.read(root)[0].spread["figures"].values()
    file = root / next(entry.document.path for entry in entries if band in entry.record.root)
    text = file.read_text(encoding="utf-8")
    value = int(before.figures[band].value)
    place = text.index(f"value: {value}", text.index(f"\n{band}:"))
    file.write_text(text[:place] + f"value: {value + 15}" + text[place + len(f"value: {value}") :], encoding="utf-8")
    after = load.load(root)
    return before, after


@pytest.fixture(scope="module")
def found(pair):
    """What a reader will notice of the other band, where two documents are printed; pages are compared in test_impact.py."""

    def view(whole, career):
        return {"title": "Scoring sheet", "bands": [figure.value for figure in whole.figures.values()]}

    def still(whole, career):
        return {"title": "Cover", "name": whole.site.name}

    registry = (documents.Document("sheet", "x.typ", view), documents.Document("cover", "y.typ", still))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(usages, "pages", lambda whole: {})  # to write each page of both takes ten times as long
        return changes.between(*pair, printed=registry)


def test_the_readiness_check_of_this_guide_is_compared(pair, found):
    assert any("middle answer" in shift.what for shift in found.readiness)
    assert [*sample_results.shifts(pair[0], pair[0])] == []


def test_a_handout_is_named_when_what_it_prints_has_changed(pair, found):
    careers = [career.career.title for career in pair[1].careers.values()]
    assert [*found.handouts] == [f"{title}: Scoring sheet" for title in careers]
