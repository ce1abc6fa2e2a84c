"""The limits of the rules for readiness checks, just inside and just outside."""

from __future__ import annotations

import re
import shutil

import pytest

from macros.checks import load
from macros.domain import result_codes
from macros.source.problems import ContentError
from tests.conftest import FIXTURES


@pytest.fixture
def wrong(tmp_path):
    """Change texts of the small check, then return what is wrong with it."""
    for base in ("small_guide", "small_check"):
        shutil.copytree(FIXTURES / base, tmp_path, dirs_exist_ok=True)

    def wrong(name, change, of="wrong"):
        file = tmp_path / "content" / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        changed = change(text)
        assert changed != text or change is same
        file.write_text(changed, encoding="utf-8", newline="\n")
        try:
            load.load(tmp_path)
        except ContentError as error:
            return [getattr(problem, of) for problem in error.problems]
        return []

    return wrong


def same(text):
    return text


def shares(building, strong):
    def change(text):
        text = re.sub(r"(band-building:\n.*\n  value: )40", rf"\g<1>{building}", text)
        return re.sub(r"(band-strong:\n.*\n  value: )75", rf"\g<1>{strong}", text)

    return change


def test_the_small_check_has_no_problem(wrong):
    assert wrong("sample-role/quiz", same) == []


# With eight points, a band that begins after 62 percent begins at 5 points, and one after 63 at 6.
@pytest.mark.parametrize(
    ("building", "strong", "faults"),
    [
        (1, 100, 0),
        (62, 63, 0),
        (63, 75, 2),  # each of the two dimensions
        (75, 75, 1),
        (76, 75, 1),
        (0, 75, 1),
        (40, 101, 1),
        (40.5, 75, 1),
    ],
)
def test_every_band_holds_a_score_of_every_dimension(building, strong, faults, wrong):
    assert len(wrong("figures", shares(building, strong))) == faults


GATES = "gates:\n"


def gate(number, answers, later=False):
    listed = "".join(f"      - {{id: a{one}, label: A, state: met, meaning: It fits.}}\n" for one in range(answers))
    mark = "    later: true\n" if later else ""
    return f"  - id: gate-{number}th\n    title: Which?\n{mark}    answers:\n{listed}"


@pytest.mark.parametrize(
    ("gates", "faults"),
    [
        ("".join(gate(number, 2) for number in range(10)), []),  # with one gate, the start, and two areas: 14
        ("".join(gate(number, 2) for number in range(11)), ["the short check would have 15 questions"]),
        ("".join(gate(number, 2, later=True) for number in range(11)), []),
        ("".join(gate(number, 9) for number in range(10)), []),
    ],
    ids=["as many as may be", "one more", "as many later", "with nine answers"],
)
def test_the_short_check_is_short_and_so_are_its_codes(gates, faults, wrong):
    found = wrong("sample-role/quiz", lambda text: text.replace(GATES, GATES + gates, 1))
    assert [one.split(":")[0] for one in found] == faults


def test_what_says_which_jobs_are_open_is_asked_by_the_short_check(wrong):
    def later(text):
        held = "holds: [{when: [gate-1th/a0], months: 6, of: work}]\n"
        return text.replace(GATES, held + GATES + gate(1, 2, later=True), 1)

    assert "jobs need 'gate-1th', and the short check leaves it out" in wrong("sample-role/quiz", later)
    assert "Take later: true from that question" in wrong("sample-role/quiz", same, of="instead")


def test_a_code_is_never_longer_than_its_check_symbols_can_watch(wrong):
    """Nine answers and none are ten ways; 40 such questions are more than 27 symbols hold."""
    more = "".join(gate(number, 9, later=True) for number in range(40))
    found = wrong("sample-role/quiz", lambda text: text.replace(GATES, GATES + more, 1))
    length = result_codes.length_for(2 * 3**2 * 10**40 * 4**6)
    assert length > result_codes.LONGEST and found == [f"a full result code would have {length} symbols"]
    assert wrong("sample-role/quiz", same, of="instead") == [f"Drop questions until {result_codes.LONGEST} are enough"]


def test_a_number_of_an_edition_is_taken_by_any_guide(wrong, tmp_path):
    other = tmp_path / "content" / "other-role"
    shutil.copytree(tmp_path / "content" / "sample-role", other)
    listed = tmp_path / "content" / "guide.yaml"
    text = listed.read_text(encoding="utf-8")
    listed.write_text(text.replace("  - sample-role", "  - sample-role\n  - other-role"), encoding="utf-8")
    found = wrong("sample-role/quiz", same)
    assert found == [f"the number {number} is taken by content/other-role/quiz.yaml, line 12" for number in (1, 11)]
