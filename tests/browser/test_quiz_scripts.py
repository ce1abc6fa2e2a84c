"""The pure scripts of the readiness check, run in a browser and held to their Python twins."""

from __future__ import annotations

import csv
import io
import json
import random
from typing import Any

import pytest

from macros.domain import advice, questions, quiz_scores, result_codes
from tests.conftest import FIXTURES, ROOT
from tests.web.test_open_data import FORMULAS

SCRIPTS = ROOT / "overrides" / "assets" / "js"
SETS = 2400
QUIZZES = 24


@pytest.fixture(scope="module")
def scripts(browser):
    """A blank page that holds the pure scripts alone: none of them needs the guide's pages."""
    context = browser.new_context()
    page = context.new_page()
    for name in (
        "quiz/advice.js",
        "quiz/scores.js",
        "quiz/result-code.js",
        "quiz/navigation.js",
        "quiz/answers.js",
        "export.js",
        "room/counts.js",
    ):
        page.add_script_tag(path=SCRIPTS / name)
    yield page
    context.close()


def run(page: Any, script: str, given: Any) -> Any:
    """Return what a function of the page gives; as text, because the driver is slow with large values."""
    return json.loads(page.evaluate(f"text => JSON.stringify(({script})(JSON.parse(text)))", json.dumps(given)))


def quiz(dice: random.Random, number: int) -> dict[str, Any]:
    """Return the data of a readiness check of some shape; ids alone matter."""
    return {
        "editions": [number, number + 300, number + 500],
        "short": number + 300,
        "answers": [{"id": id_} for id_ in ("no", "partly", "yes")],
        "gates": [
            {
                "id": f"g{gate}",
                "private": dice.random() < 0.3,
                "later": dice.random() < 0.3,
                "answers": [{"id": f"a{place}"} for place in range(dice.randint(2, 6))],
            }
            for gate in range(dice.randint(1, 6))
        ],
        "profiles": [{"id": f"p{place}"} for place in range(dice.randint(2, 5))],
        "bands": [
            {"id": f"b{place}", "from": share}
            for place, share in enumerate([0, *sorted(dice.sample(range(10, 100), dice.randint(1, 3)))])
        ],
        "dimensions": [
            {
                "id": f"d{place}",
                "core": f"s{place}-{dice.randrange(4)}",
                "statements": [{"id": f"s{place}-{one}"} for one in range(dice.randint(4, 6))],
            }
            for place in range(dice.randint(1, 9))
        ],
    }


def answered(dice: random.Random, asked: questions.Questions) -> dict[str, str]:
    """Return answers to the short check, and to none, some, or all of what lies deeper.

    Some lean to one side, so that every band is reached.
    """
    goes_on = dice.choice([0, 0.9, 1])
    lean = dice.choice([[1, 1, 1], [6, 1, 1], [1, 6, 1], [1, 1, 6]])
    return {
        name: dice.choices(possible, lean)[0] if len(possible) == 3 else dice.choice(possible)
        for name, possible in asked.choices().items()
        if name in asked.short_choices() or dice.random() < goes_on
    }


@pytest.fixture(scope="module")
def cases() -> list[tuple[dict[str, Any], list[dict[str, str]]]]:
    dice = random.Random(20261)
    made = []
    for number in range(1, QUIZZES + 1):
        data = quiz(dice, number)
        asked = questions.of(data)
        made.append((data, [answered(dice, asked) for _ in range(SETS // QUIZZES)]))
    return made


def as_script_has_it(found: quiz_scores.Result) -> dict[str, Any]:
    return {
        "dimensions": [
            {
                "id": score.dimension,
                "points": score.points,
                "maximum": score.maximum,
                "edges": list(score.edges),
                "band": score.band,
                "statements": [{"id": name, "points": points} for name, points in score.contributions],
                "change": {
                    "points": score.missing,
                    "raises": [
                        {"statement": one.statement, "from": one.before, "to": one.after} for one in score.change
                    ],
                }
                if score.missing
                else None,
            }
            for score in found.scores
        ],
        "strengths": list(found.strengths),
        "gaps": list(found.gaps),
        "first": list(found.first),
    }


def test_both_scores_are_equal_for_thousands_of_answers(scripts, cases):
    given = run(
        scripts,
        """cases => cases.map(([quiz, sets]) => sets.map(answers =>
            careerGuide.scores.result(quiz, careerGuide.scores.points(quiz, answers))))""",
        cases,
    )
    count = 0
    for (data, sets), results in zip(cases, given, strict=True):
        asked = questions.of(data)
        for answers, found in zip(sets, results, strict=True):
            assert found == as_script_has_it(quiz_scores.result(asked, answers)), json.dumps([data, answers])
            count += 1
    assert count >= 2000
    reached = {one["band"] for results in given for found in results for one in found["dimensions"]}
    assert reached >= {0, 1, 2}


def test_both_write_the_same_codes_and_read_them_back(scripts, cases):
    given = run(
        scripts,
        """cases => cases.map(([quiz, sets]) => sets.map(answers => {
            const text = careerGuide.resultCode.encode(quiz, answers);
            return [text, careerGuide.resultCode.decode([quiz], text).answers];
        }))""",
        cases,
    )
    for (data, sets), found in zip(cases, given, strict=True):
        asked = questions.of(data)
        told = [{name: answers[name] for name in asked.coded() if name in answers} for answers in sets]
        assert found == [
            [result_codes.encode(asked, answers), known] for answers, known in zip(sets, told, strict=True)
        ]


def test_a_private_answer_changes_no_code_and_no_count_of_a_room(scripts, cases):
    """The same answers with every private one taken away, or another."""
    tried = 0
    for data, sets in cases:
        hidden = {gate["id"]: gate["answers"] for gate in data["gates"] if gate["private"]}
        named = {**data, "profiles": [{**one, "title": one["id"]} for one in data["profiles"]]}
        without = [{name: answer for name, answer in answers.items() if name not in hidden} for answers in sets]
        other = [{**answers, **{name: possible[0]["id"] for name, possible in hidden.items()}} for answers in sets]
        found = run(
            scripts,
            """([quiz, ...rooms]) => rooms.map((sheets) => {
                const tables = [true, false].flatMap((isShort) => careerGuide.counts.tally(quiz, isShort, sheets));
                return [sheets.map((answers) => careerGuide.resultCode.encode(quiz, answers)), tables, careerGuide.counts.csv("Room", tables)];
            })""",
            [named, sets, without, other],
        )
        assert found[0] == found[1] == found[2]
        tried += len(hidden)
    assert tried, "some check has a private question"


def test_both_say_alike_whether_a_case_holds(scripts):
    dice = random.Random(8)
    names = [f"{question}/{answer}" for question in "abcd" for answer in "xyz"]
    drawn = [
        (
            dice.sample(names, dice.randint(0, 5)),
            {question: dice.choice("xyz") for question in "abcd" if dice.random() < 0.9},
        )
        for _ in range(2000)
    ]
    found = run(
        scripts,
        "drawn => drawn.map(([when, answers]) => careerGuide.advice.holds(when, answers))",
        [(" ".join(when), answers) for when, answers in drawn],
    )
    assert found == [advice.holds(when, answers) for when, answers in drawn]
    assert set(found) == {True, False}


def spoiled(dice: random.Random, code: str) -> list[str]:
    """Return a code with mistakes of every kind."""
    signs = code.replace("-", "")
    place = dice.randrange(len(signs))
    return [
        signs[:place] + dice.choice(result_codes.ALPHABET) + signs[place + 1 :],
        signs[:place] + signs[place:][:2][::-1] + signs[place + 2 :],
        signs[:place] + signs[place + 1 :],
        signs + dice.choice(result_codes.ALPHABET),
        signs[: dice.randrange(8)],
        signs[:place] + "U" + signs[place + 1 :],
        f" {code.lower().replace('0', 'o').replace('1', dice.choice('iIlL'))} é…",
        "".join(dice.choices(result_codes.ALPHABET, k=len(signs))),
    ]


def test_both_say_the_same_of_spoiled_and_foreign_codes(scripts, cases):
    dice = random.Random(4)
    texts = []
    for number, (data, sets) in enumerate(cases):
        older = {**data, "editions": data["editions"][:1], "short": data["editions"][0]}
        foreign = cases[number - 1][0]
        plain = [result_codes.encode(questions.of(data), answers) for answers in sets[:20]]
        texts.append(
            [
                *(text for code in plain for text in (code, *spoiled(dice, code))),
                result_codes.encode(questions.of(older), sets[0]),
                result_codes.encode(questions.of(foreign), cases[number - 1][1][0]),
            ]
        )
    given = run(
        scripts,
        "([quizzes, texts]) => texts.map((list, at) => list.map(text => careerGuide.resultCode.decode([quizzes[at]], text).state))",
        [[data for data, _ in cases], texts],
    )
    said = set()
    for (data, _), list_, states in zip(cases, texts, given, strict=True):
        asked = questions.of(data)
        assert states == [result_codes.decode(asked, text).state for text in list_]
        said |= set(states)
    assert said == {"valid", "empty", "wrong-length", "damaged", "older-edition", "unknown-edition"}


def test_the_address_leads_to_the_step_and_on(scripts):
    found = scripts.evaluate(
        """() => {
            const { back, next, parse } = careerGuide.navigation;
            const read = (hash, open = -1) => { const { step, index, toReview } = parse(hash, 5, open); return [step, index, toReview]; };
            return {
                read: ["", "#", "#step=1", "#step=5", "#step=6", "#step=0", "#step=3.review", "#step=review", "#step=all", "#limits", "#step=result"]
                    .map((hash) => read(hash)),
                early: read("#step=result", 2),
                area: ["#area=b", "#area=c"].map((hash) => { const { step, index } = parse(hash, 5, 2, true, ["a", "b"]); return [step, index]; }),
                empty: ["#step=result", "#step=review"].map((hash) => { const { step, index, toReview } = parse(hash, 5, 0, true); return [step, index, toReview]; }),
                next: [next(parse("#step=1", 5, -1), 5), next(parse("#step=5", 5, -1), 5), next(parse("#step=2.review", 5, -1), 5)],
                back: ["#step=1", "#step=4", "#step=2.review", "#step=review", "#step=result"].map((hash) => back(parse(hash, 5, -1), 5)),
            };
        }"""
    )
    assert found["read"] == [
        *(["start", -1, False], ["start", -1, False]),
        *(["question", 0, False], ["question", 4, False], ["start", -1, False], ["start", -1, False]),
        *(["question", 2, True], ["review", -1, False], ["all", -1, False], ["all", -1, False], ["result", -1, False]),
    ]
    assert found["area"] == [["area", 1], ["all", -1]], "an area can be opened at any time"
    assert found["early"] == ["review", -1, False], "a result needs every answer"
    assert found["empty"] == [["start", -1, False]] * 2, "without any answer there is nothing to review"
    assert found["next"] == ["#step=2", "#step=review", "#step=review"]
    assert found["back"] == ["#", "#step=3", "#step=review", "#step=5", "#step=review"]


def test_what_was_stored_is_read_only_as_far_as_it_fits(scripts):
    found = scripts.evaluate(
        """() => {
            const questions = new Map([["a", ["no", "yes"]], ["b", ["no", "yes"]]]);
            const read = (text) => careerGuide.answers.read(text, 7, questions);
            return [null, '{"v":1,"edition":7,"answers":{"a":"yes"}}', '{"v":1,"edition":6,"answers":{"a":"yes","c":"no"}}',
                '{"v":1,"edition":7,"answers":{"a":"maybe","b":3,"__proto__":{"x":1}}}', '{"v":2,"answers":{}}', "", "nonsense", "null", "[]", '{"v":1,"answers":null}'].map(read);
        }"""
    )
    assert found[0] == {"state": "none", "answers": {}}
    assert found[1] == {"state": "kept", "answers": {"a": "yes"}}
    assert found[2] == {"state": "outdated", "answers": {"a": "yes"}}
    assert found[3] == {"state": "kept", "answers": {}}
    assert {one["state"] for one in found[4:]} == {"broken"}


# What a reader of the room view could work out: every table of up to so many codes that looks the same.
TABLES = {2: 40, 3: 30, 4: 18, 5: 14}


@pytest.mark.parametrize("cells", TABLES)
def test_no_small_count_can_be_worked_out_from_what_is_shown(cells, scripts):
    """Exhaustive: tables that look alike, for the same number of codes, never agree on a small count."""
    wrong, shown, total = scripts.evaluate(
        """([cells, most]) => {
            function* tables(sum, left) {
                if (left === 1) { yield [sum]; return; }
                for (let first = 0; first <= sum; first++) for (const rest of tables(sum - first, left - 1)) yield [first, ...rest];
            }
            const wrong = [];
            let [shown, total] = [0, 0];
            for (let sum = 1; sum <= most; sum++) {
                const alike = new Map();
                for (const table of tables(sum, cells)) {
                    const look = JSON.stringify(careerGuide.counts.close(table));
                    alike.set(look, [...(alike.get(look) ?? []), table]);
                    total++;
                    if (look !== "null") shown++;
                }
                if (sum < 5) continue;
                for (const [look, group] of alike) for (let cell = 0; cell < cells; cell++) {
                    const values = new Set(group.map((table) => table[cell]));
                    if (values.size === 1 && group[0][cell] > 0 && group[0][cell] < 5) wrong.push([look, group[0]]);
                }
            }
            return [wrong.slice(0, 5), shown, total];
        }""",
        [cells, TABLES[cells]],
    )
    assert wrong == []
    assert shown > total / 4, "hiding everything would be safe, too"


def test_no_cell_of_the_rooms_file_is_run_by_a_spreadsheet(scripts):
    """Its titles are an editor's, and the writer of it is another one than that of figures.csv."""
    plain = ["Yes, a license", "5 to 7", "", "a=b", "it's"]
    text = scripts.evaluate(
        """titles => careerGuide.counts.csv(titles[0], titles.map(title => (
            {kind: title, title, cells: titles.map(inner => ({title: inner, count: 9}))})))""",
        [*FORMULAS, *plain],
    )
    cells = {cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row}
    assert cells == {*(f"'{formula}" for formula in FORMULAS), *plain, "9"}


def test_counts_are_shown_hidden_or_left_out(scripts):
    def close(counts):
        return scripts.evaluate("counts => careerGuide.counts.close(counts)", counts)

    assert close([10, 12, 8]) == [10, 12, 8]
    assert close([0, 12, 8]) == [0, 12, 8]
    assert close([3, 12, 15]) == ["under 5", "hidden", "hidden"], "no other number beside a small one"
    assert close([20, 2, 3]) == ["hidden", "under 5", "under 5"]
    assert close([4, 4, 1]) is None, "fewer than ten"
    assert close([4, 4, 4]) is None, "their sum would give each away"


def test_the_areas_that_stand_at_the_beginning_are_named_with_every_tie(scripts):
    def most(*first):
        tables = [
            {"title": str(place), "cells": [{"count": count}, {"count": 20 - count}]}
            for place, count in enumerate(first)
        ]
        return scripts.evaluate("tables => careerGuide.counts.most(tables)", tables)

    assert most(7, 9, 9, 0) == {"count": 9, "titles": ["1", "2"]}
    assert most(7, 9, 3) == {"count": 9, "titles": ["1"]}, "fewer than five are fewer than nine"
    assert most(7, 17) is None, "a hidden count may be the highest"
    assert most(0, 3) is None


def test_codes_are_found_in_what_is_pasted(scripts, cases):
    data, sets = cases[0]
    asked = questions.of(data)
    one, two, three = (result_codes.encode(asked, answers) for answers in sets[:3])
    text = f"{one}\r\n\n{two.lower()}, {three.replace('-', '')}\n {one.replace('-', ' ')} \n{two} {three}\nhello\n{one[:-1]}"
    found = scripts.evaluate(
        "([quiz, text]) => careerGuide.counts.read([quiz], text).map(({ state, isRepeated }) => [state, isRepeated])",
        [data, text],
    )
    assert found[:3] == [["valid", False]] * 3
    assert found[3:6] == [["valid", True]] * 3
    assert [state for state, _ in found[6:]] == ["damaged", "wrong-length"]


def test_a_calendar_file_keeps_to_the_standard(scripts):
    text = scripts.evaluate(
        """() => careerGuide.export.calendar("Ready, set; go", [
            { uid: "one@x.invalid", day: "2026-12-31", title: "Ask “Größe”, twice; or \\\\ more", text: "a\\nb ".repeat(60) },
            { uid: "two@x.invalid", day: careerGuide.export.addDays("2026-12-31", 7), title: "Next", text: "" },
        ])"""
    )
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = text.replace("\r\n ", "")
    assert "SUMMARY:Ask “Größe”\\, twice\\; or \\\\ more\r\n" in whole
    assert "DTSTART;VALUE=DATE:20261231" in whole and "DTSTART;VALUE=DATE:20270107" in whole
    assert "\n" not in text.replace("\r\n", "")
    assert whole.count("DTSTAMP:") == whole.count("UID:") == 2


def vectors(name: str) -> dict[str, Any]:
    return json.loads((FIXTURES / "vectors" / f"{name}.json").read_text(encoding="utf-8"))


def test_the_score_vectors_hold_for_the_script(scripts):
    pinned = vectors("quiz-score")
    given = run(
        scripts,
        "([quiz, cases]) => cases.map(answers => careerGuide.scores.result(quiz, careerGuide.scores.points(quiz, answers)))",
        [pinned["quiz"], [case["answers"] for case in pinned["cases"]]],
    )
    for case, found in zip(pinned["cases"], given, strict=True):
        as_pinned = [
            {
                "dimension": one["id"],
                "points": one["points"],
                "maximum": one["maximum"],
                "edges": one["edges"],
                "band": one["band"],
                "contributions": [[entry["id"], entry["points"]] for entry in one["statements"]],
                "missing": one["change"]["points"] if one["change"] else 0,
                "change": [
                    {"statement": step["statement"], "before": step["from"], "after": step["to"]}
                    for step in (one["change"] or {"raises": []})["raises"]
                ],
            }
            for one in found["dimensions"]
        ]
        assert {**found, "scores": as_pinned} == {**found, **case["result"]}, case["about"]


def test_the_code_vectors_hold_for_the_script(scripts):
    pinned = vectors("quiz-code")
    codes_, states = run(
        scripts,
        """([quiz, sheets, texts]) => [sheets.map(answers => careerGuide.resultCode.encode(quiz, answers)),
            texts.map(text => careerGuide.resultCode.decode([quiz], text))]""",
        [pinned["quiz"], [one["answers"] for one in pinned["codes"]], [one["text"] for one in pinned["decoding"]]],
    )
    assert codes_ == [one["code"] for one in pinned["codes"]]
    assert [one["state"] for one in states] == [one["state"] for one in pinned["decoding"]]
    assert [one.get("answers") for one in states] == [one.get("answers") for one in pinned["decoding"]]
