"""Result codes: what goes in comes out, and a slip of the pen never passes for another result."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import given, strategies

from macros.checks import load
from macros.domain import questions, result_codes
from macros.domain.result_codes import ALPHABET
from macros.views import quiz
from tests.conftest import FIXTURES, ROOT

VECTORS = json.loads((FIXTURES / "vectors" / "quiz-code.json").read_text(encoding="utf-8"))
SMALL = questions.of(VECTORS["quiz"])
CHECKS = [
    questions.of(quiz.data(whole, career))
    for whole in [load.load_cached(ROOT)]
    for career in whole.careers.values()
    if "readiness" in career.sections
]
SAMPLES = [case["code"] for case in VECTORS["codes"]]
TYPED = string.ascii_letters + string.digits + string.punctuation + " "


def answers_of(asked):
    """Return sets of answers to the short check, and to none, some, or all of what lies deeper."""
    short = asked.coded_short()
    deeper = {name: possible for name, possible in asked.coded().items() if name not in short}
    return strategies.fixed_dictionaries(
        {name: strategies.sampled_from(possible) for name, possible in short.items()},
        optional={name: strategies.sampled_from(possible) for name, possible in deeper.items()},
    )


def numbers_of(asked):
    return (asked.short, asked.editions[-1])


@pytest.mark.parametrize("case", VECTORS["codes"], ids=lambda case: case["code"])
def test_the_vectors_hold(case):
    assert result_codes.encode(SMALL, case["answers"]) == case["code"]
    number = result_codes.edition(SMALL, case["answers"])
    assert number in numbers_of(SMALL)
    assert result_codes.decode(SMALL, case["code"]) == result_codes.Decoded("valid", case["answers"], number)


@pytest.mark.parametrize("case", VECTORS["decoding"], ids=lambda case: f"{case['state']} {case['text']}")
def test_each_text_gets_its_one_answer(case):
    decoded = result_codes.decode(SMALL, case["text"])
    assert (decoded.state, decoded.edition) == (case["state"], case["edition"])
    assert decoded.answers == case.get("answers", {})


def test_the_vectors_have_each_state():
    assert {case["state"] for case in VECTORS["decoding"]} == set(result_codes.State.__args__)


@given(
    strategies.sampled_from([SMALL, *CHECKS]).flatmap(
        lambda asked: strategies.tuples(strategies.just(asked), answers_of(asked))
    )
)
def test_decoding_gives_back_what_was_encoded(pair):
    asked, answers = pair
    code, number = result_codes.encode(asked, answers), result_codes.edition(asked, answers)
    is_short = answers.keys() <= asked.coded_short().keys()
    most = result_codes.LONGEST_SHORT if is_short else result_codes.LONGEST
    assert len(result_codes.normalize(code)) == result_codes.length(asked, number) <= most
    assert (number == asked.short) is is_short
    decoded = result_codes.decode(asked, code)
    assert decoded == result_codes.Decoded("valid", answers, number)
    assert list(decoded.answers) == [name for name in asked.coded() if name in answers]


@given(answers_of(CHECKS[0]), strategies.randoms(use_true_random=False))
def test_case_look_alikes_and_separators_do_not_matter(answers, random):
    code = result_codes.encode(CHECKS[0], answers)
    looks = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        random.choice(looks.get(sign, sign + sign.lower())) + random.choice(["", " ", "-", ". "]) for sign in code
    )
    assert result_codes.decode(CHECKS[0], typed).answers == answers


@pytest.mark.parametrize("code", SAMPLES)
def test_every_wrong_character_is_noticed(code):
    plain = result_codes.normalize(code)
    for place, sign in enumerate(plain):
        for other in TYPED:
            text = plain[:place] + other + plain[place + 1 :]
            if result_codes.normalize(text) != plain:
                assert result_codes.decode(SMALL, text).state != "valid", text
        assert result_codes.decode(SMALL, plain[:place] + plain[place + 1 :]).state != "valid", f"without {sign}"


@pytest.mark.parametrize("code", SAMPLES)
def test_every_swap_of_neighbors_is_noticed(code):
    plain = result_codes.normalize(code)
    for place in range(len(plain) - 1):
        text = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
        if text != plain:
            assert result_codes.decode(SMALL, text).state != "valid", text


@pytest.mark.parametrize("kind", [0, 1], ids=["short", "full"])
@pytest.mark.parametrize("check", CHECKS, ids=range(len(CHECKS)))
def test_every_two_wrong_symbols_of_a_real_check_are_noticed(check, kind):
    """The checksum is linear, so an error passes exactly if it is itself a code: try every error of two symbols."""
    length = result_codes.length(check, numbers_of(check)[kind])
    for first in range(length):
        for second in range(first, length):
            for error in range(1, 32):
                # Only the proportion of the two counts; one of them may as well be 1.
                symbols = [0] * length
                symbols[first], symbols[second] = 1, error if second > first else 1
                assert any(result_codes._remainders(symbols)), (first, second, error)


def test_the_alphabet_is_that_of_crockford():
    left_out = {"I", "L", "O", "U"}
    assert list(ALPHABET) == [*string.digits, *sorted(set(string.ascii_uppercase) - left_out)]


@pytest.mark.parametrize("missing", ["gate", "profile", "statement"])
def test_only_a_complete_short_check_has_a_code(missing):
    answers = dict(VECTORS["codes"][0]["answers"])
    names = {"gate": SMALL.gates[0][0], "profile": questions.PROFILE, "statement": SMALL.dimensions[-1].core}
    del answers[names[missing]]
    with pytest.raises(KeyError):
        result_codes.encode(SMALL, answers)
