"""How hard a text is to read, against grades worked out with a pencil."""

from __future__ import annotations

import pytest

from macros.domain import readability


@pytest.mark.parametrize(
    ("word", "count"),
    [("care", 1), ("manager", 3), ("nurses", 2), ("asked", 1), ("wanted", 2), ("table", 2), ("the", 1), ("agencies", 3),
     ("patient’s", 2), ("whole", 1), ("be", 1)],
)  # fmt: skip
def test_syllables_are_counted_as_spoken(word, count):
    assert readability.syllables(word) == count


def test_the_grade_is_that_of_the_formula():
    # 6 words, 1 sentence, 7 syllables: 0.39 * 6 + 11.8 * 7 / 6 - 15.59
    assert readability.grade(["The cat sat on the table."]) == pytest.approx(0.5167, abs=0.001)
    # Two sentences of 3 words, 6 syllables.
    assert readability.grade(["The cat sat. The dog ran."]) == pytest.approx(0.39 * 3 + 11.8 - 15.59)


def test_a_text_ends_a_sentence_even_without_a_full_stop():
    assert readability.grade(["The cat sat", "The dog ran"]) == readability.grade(["The cat sat. The dog ran."])


def test_numbers_count_as_no_words_and_nothing_is_grade_nothing():
    assert readability.grade(["In 2024 it rose 5.2."]) == readability.grade(["In it rose."])
    assert readability.grade([]) == readability.grade(["", "12"]) == 0.0


def test_the_guide_keeps_to_the_grade_that_it_promises(whole):
    from macros.domain import plain_text
    from macros.schema.walk import proses

    for career in whole.careers.values():
        texts = [plain_text.text_of(whole, text) for one in career.sections.values() for text in proses(one)]
        assert readability.grade(texts) < 10
