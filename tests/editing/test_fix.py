"""Safe repairs: each gives what the editor meant, touches nothing else, and leaves the rest to the check."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros import __main__ as commands
from macros.checks import content_files, load
from macros.editing import check, fix
from macros.schema import files
from macros.source import yaml_file
from tests.checks.test_content_errors import CASES, SMALL_VALID_GUIDE, overlay
from tests.conftest import ROOT
from tests.source.test_yaml_file import TEXTS

FILES = sorted(file.relative_to(SMALL_VALID_GUIDE).as_posix() for file in content_files.files(SMALL_VALID_GUIDE))
SOUND = {name: (SMALL_VALID_GUIDE / name).read_text(encoding="utf-8") for name in FILES}
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text):
    document = yaml_file.parse(text, "content/x.yaml")[0]
    return document.data if document else None


def mended(name, text):
    return fix.mend(text, name, files.model_of(name))


def comments(text):
    return [line.strip() for line in text.split("\n") if line.lstrip().startswith("#")]


@pytest.mark.parametrize(
    ("name", "meant", "typed", "done"),
    [
        ("figures", "  value: 93600", "\tvalue: 93600", "replaced tabs at the start of the line by spaces"),
        ("figures", "  value: 93600", "\u00a0 value: 93600", "replaced no-break spaces by spaces"),
        ("figures", "  value: 93600", "  value:\u00a093600", "replaced no-break spaces by spaces"),
        ("figures", "  value: 93600", "  value:93600", "added a space after value:"),
        ("figures", "  value: 93600", "  value: “93600”", "took quotation marks away"),
        ("figures", "source: office-2024", "source: ‘office-2024’", "replaced curly quotation marks by straight ones"),
        ("figures", "source: office-2024", 'source: "office-2024”', "replaced curly quotation marks by straight ones"),
        ("figures", "  value: 93600", "  value: 93600  \t", "took blanks from the end of the line"),
        ("guide", 'edition: "2026.1"', "edition: “2026.1”", "replaced curly quotation marks by straight ones"),
        ("guide", "  - sample-role", "  -sample-role", "added a space after -"),
        ("guide", "name: ", "name:", "added a space after name:"),
        (
            "about/method",
            "edited: 2026-03-01",
            "edited: “2026-03-01”",
            "replaced curly quotation marks by straight ones",
        ),
        ("about/method", "title: ", "title:", "added a space after title:"),
        ("glossary", "  term: Caseload", "  term:Caseload", "added a space after term:"),
        ("sample-role/faqs", "  - id: ", "\t- id: ", "replaced tabs at the start of the line by spaces"),
        ("sample-role/faqs", "    title: ", "\ttitle: ", "replaced tabs at the start of the line by spaces"),
    ],
)
def test_a_slip_of_the_keyboard_is_mended_to_what_was_meant(name, meant, typed, done):
    name = f"content/{name}.yaml"
    broken = SOUND[name].replace(meant, typed, 1)
    assert broken != SOUND[name]
    text, repairs = mended(name, broken)
    assert read(text) == read(SOUND[name])
    assert [repair.done for repair in repairs] == [done]
    line = broken[: broken.index(typed)].count("\n") + 1
    assert [(repair.path, repair.line) for repair in repairs] == [(name, line)]


def test_the_record_of_every_content_file_is_known_by_its_path():
    """Without it, nothing is mended that needs to know the type of a value."""
    for root in (ROOT, SMALL_VALID_GUIDE):
        found = {file: files.model_of(file.relative_to(root).as_posix()) for file in content_files.files(root)}
        for entry in content_files.read(root)[0].entries():
            assert isinstance(entry.record, found.pop(root / entry.document.path))
        assert found == {}
    for stray in ("content/x.yaml", "content/about/x.yaml", "content/schema/guide.yaml", "content/a/b/faqs.yaml"):
        assert files.model_of(stray) is None


def test_quotation_marks_that_hold_a_colon_are_straightened():
    text, _ = mended("content/glossary.yaml", SOUND["content/glossary.yaml"].replace("Caseload", "“Case: load”", 1))
    assert read(text)["caseload"]["term"] == "Case: load"


def test_a_file_without_its_last_line_end_gets_it():
    for name, text in SOUND.items():
        assert mended(name, text.rstrip("\n"))[0] == text


@pytest.mark.parametrize(
    "typed",
    [
        "term: “Caseload”",  # a label may be a quotation
        "term: Case  load",
        "term: 'Caseload '",
        "trem:Caseload",  # no key of ours
        "short:; >-\n    Caseload\n  term: Caseload",  # a slip that would become words
        "short:, C\n  term: Caseload",
        "term: |\n    Caseload  \n    and more",
    ],
)
def test_what_may_be_meant_is_left_alone(typed):
    name = "content/glossary.yaml"
    broken = SOUND[name].replace("term: Caseload", typed, 1)
    assert mended(name, broken) == (broken, [])


def test_a_tab_that_could_stand_for_two_depths_is_left_to_the_editor():
    text = "a:\n  b:\n\tc: 1\n"
    assert fix.mend(text, "content/x.yaml") == (text, [])


def test_a_tab_that_can_stand_for_one_depth_only_is_replaced_by_it():
    assert fix.mend("a:\n    - b: 1\n\t  c: 2\n", "content/x.yaml")[0] == "a:\n    - b: 1\n      c: 2\n"


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_problems_is_not_touched(name):
    assert mended(name, SOUND[name]) == (SOUND[name], [])


@pytest.mark.parametrize("case", [case for case in CASES if not case.is_dir()], ids=lambda case: case.stem)
def test_of_every_known_mistake_only_blanks_and_quotation_marks_can_change(case):
    text = case.read_text(encoding="utf-8")
    if len(text) > 20_000:
        return
    name = re.match(r"# into: (content/\S+)\n", text)[1]
    after, repairs = mended(name, text)
    bare = re.compile("[ \t\u00a0\n'\"“”„‘’‚]")
    assert bare.sub("", after) == bare.sub("", text)
    assert comments(after) == comments(text)
    assert bool(repairs) == (after != text)


@QUICK
@given(text=TEXTS)
def test_what_could_be_read_before_reads_the_same_afterwards(text):
    after, _ = fix.mend(text, "content/x.yaml")
    if yaml_file.parse(text, "")[0]:
        assert read(after) == read(text)
    assert fix.mend(after, "content/x.yaml") == (after, [])


@QUICK
@given(data=st.data())
def test_slips_all_over_a_file_are_mended_to_what_was_meant_and_no_comment_or_order_changes(data):
    name = data.draw(st.sampled_from(FILES))
    lines = SOUND[name].split("\n")
    plain = [
        n for n, line in enumerate(lines) if re.match(r"\s*(- )?[a-z_]+: \S", line) and not line.endswith((">-", "|-"))
    ]
    for number in data.draw(st.lists(st.sampled_from(plain), max_size=6, unique=True)):
        lines[number] = data.draw(st.sampled_from([_blanks, _tabs, _note]))(lines[number])
    broken = "\n".join(lines)
    after, _ = mended(name, broken)
    assert comments(after) == comments(broken)
    if read(after) is not None:
        assert read(after) == read(SOUND[name])
    if "\t" not in re.sub(r"[\t ]+\n", "\n", broken):
        assert read(after) == read(SOUND[name])


def _blanks(line):
    return f"{line}  \t "


def _tabs(line):
    rest = line.lstrip(" ")
    return "\t" * ((len(line) - len(rest)) // 2) + rest


def _note(line):
    return f"{line}\n# a note of “somebody”:here"


class TestTheCommand:
    @pytest.fixture
    def root(self, tmp_path):
        shutil.copytree(SMALL_VALID_GUIDE, tmp_path, dirs_exist_ok=True)
        return tmp_path

    def test_it_says_what_it_changed_and_then_checks(self, root, capsys):
        file = root / "content" / "figures.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("value: 93600", "value:93600"), encoding="utf-8")
        assert check.run(root, fix=True) == 0
        said = capsys.readouterr().out.splitlines()
        assert said[0] == "content/figures.yaml:3:9: added a space after value:"
        assert said[1] == "Mended 1 place in 1 file."
        assert said[2].startswith("No problems:")
        assert load.load(root)

    def test_it_leaves_the_rest_to_the_check(self, root, capsys):
        overlay(next(case for case in CASES if case.stem == "several_files"), root)
        assert check.run(root, fix=True) == 1
        assert capsys.readouterr().out == "Nothing was mended.\n"

    def test_it_keeps_the_line_ends_and_the_mark_at_the_start_of_a_file(self, root):
        file = root / "content" / "guide.yaml"
        text = file.read_text(encoding="utf-8")
        wanted = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
        file.write_bytes(wanted.replace(b"name: ", b"name:", 1))
        fix.run(root)
        assert file.read_bytes() == wanted

    def test_it_leaves_a_file_alone_that_is_no_text(self, root):
        file = root / "content" / "guide.yaml"
        file.write_bytes(b"name:\xff\n")
        assert fix.run(root) == []
        assert file.read_bytes() == b"name:\xff\n"

    def test_it_is_reached_from_the_command_line(self):
        assert commands.parse(["check", "--fix"])[0].fix is True
        assert commands.parse(["check"])[0].fix is False

    def test_the_guide_itself_needs_no_repair(self):
        for file in content_files.files(ROOT):
            name = file.relative_to(ROOT).as_posix()
            text = file.read_text(encoding="utf-8")
            assert fix.mend(text, name)[1] == []


LIVE = sorted(content_files.files(ROOT))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_after_any_slip_in_the_guide_a_repair_changes_no_word_and_a_second_one_nothing(data):
    file = data.draw(st.sampled_from(LIVE))
    name, text = file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")
    lines = text.split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    place = data.draw(st.integers(0, len(lines[number])))
    sign = data.draw(st.sampled_from([*" \t:;-|>#\"'“”’,.()[]{}*&!%@`?\u00a0aZ1", ""]))
    cut = data.draw(st.integers(0, 1))
    lines[number] = lines[number][:place] + sign + lines[number][place + cut :]
    typed = "\n".join(lines)
    once, _ = fix.mend(typed, name, files.model_of(name))
    before, after = yaml_file.parse(typed, name)[0], yaml_file.parse(once, name)[0]
    if before and not yaml_file.parse(typed, name)[1]:
        assert after is not None
        assert _same_words(before.data, after.data)
    assert re.sub(r"[\s\"'“”„‘’‚]", "", once) == re.sub(r"[\s\"'“”„‘’‚]", "", typed)
    assert fix.mend(once, name, files.model_of(name)) == (once, [])


def _same_words(one, other):
    """Whether two texts say the same, quotation marks that were typed for YAML and blanks aside."""
    return re.sub(r"[\s\"'“”„‘’‚\\]", "", json.dumps(one)) == re.sub(r"[\s\"'“”„‘’‚\\]", "", json.dumps(other))


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        (b"a:\r\n  term: x \r\n  meaning: y\n", b"a:\r\n  term: x\r\n  meaning: y\n"),
        (b"a:\n  term: x \n  meaning: y\r\n", b"a:\n  term: x\n  meaning: y\r\n"),
        (b"a:\r\n  term: x\r\n  meaning: y", b"a:\r\n  term: x\r\n  meaning: y\r\n"),
    ],
)
def test_every_line_keeps_its_end(typed, mended, tmp_path):
    file = tmp_path / "content" / "glossary.yaml"
    file.parent.mkdir()
    file.write_bytes(typed)
    assert fix.run(tmp_path)
    assert file.read_bytes() == mended
