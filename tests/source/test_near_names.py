"""Advice for names that nothing has: asked for after a slip, and never another fact."""

from __future__ import annotations

import dataclasses
import re
from functools import cache

import pytest

from macros.checks import content_files
from macros.checks.rules import references
from macros.source import near_names
from tests.conftest import ROOT

KNOWN = ["crane-pay", "crane-pay-2034", "crane-pay-high", "lock-keepers", "lck-fee", "night-watch-supervised"]
SHARED = {"figure": "figures", "source": "sources", "term": "glossary"}


def without(whole, name, gone):
    """The content as it would be if the record `gone` were deleted from whichever file holds it."""

    def left(entry):
        data = {id_: value for id_, value in entry.document.data.items() if id_ != gone}
        return dataclasses.replace(entry, document=dataclasses.replace(entry.document, data=data))

    if name in whole.spread:
        files = {path: left(entry) for path, entry in whole.spread[name].items()}
        return dataclasses.replace(whole, spread={**whole.spread, name: files})
    return dataclasses.replace(whole, shared={**whole.shared, name: left(whole.shared[name])})


@cache
def live():
    return content_files.read(ROOT)[0]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("crane-pya", "crane-pay"),
        ("cranepay", "crane-pay"),
        ("Crane_Pay", "crane-pay"),
        ("crane\u2011pay", "crane-pay"),
        ("cr\u0430ne-pay", "crane-pay"),
        ("lock-keeper", "lock-keepers"),
        ("lock-kepers", "lock-keepers"),
        ("night-wacth-supervissed", "night-watch-supervised"),
        ("crane-pay-2024", None),  # another year
        ("crane-pay-low", None),  # another end
        ("lkc-pay", None),
        ("ick-fee", None),  # another abbreviation
        ("high-pay", None),
        ("night-watch-unsupervised", None),  # the opposite
        ("zzz", None),
        ("", None),
    ],
)
def test_only_a_slip_of_the_keyboard_leads_to_another_name(word, name):
    assert near_names.meant(word, KNOWN) == ([name] if name else [])


def test_a_slip_that_fits_two_names_asks_for_both():
    assert near_names.advice("titlex", ["title", "titles"], "delete it") == (
        "Did you mean 'title' or 'titles'? If not, delete it"
    )


@pytest.mark.parametrize(("word", "meant"), [("trm", ["term"]), ("tox", ["to"]), ("unverified", [])])
def test_words_of_a_closed_list_may_be_short_but_never_the_opposite(word, meant):
    assert near_names.meant(word, ["term", "to", "verified"], closed=True) == meant


@pytest.mark.parametrize("name", ["meant_otherwise", "a-name-far-from-all"])
def test_few_names_are_listed_and_none_is_ordered(name):
    assert near_names.advice(name, ["one", "two"]) == "Take out what names it. Those that exist: one, two"
    assert near_names.advice(name, ["one", "two"], listed=False) == "Take out what names it"
    assert near_names.advice(name, [f"x{number}" for number in range(20)]) == "Take out what names it"


@pytest.mark.parametrize("kind", SHARED)
def test_whatever_is_deleted_no_message_names_another_in_its_place(kind):
    whole = live()
    cited = 0
    for gone in whole.ids(SHARED[kind]):
        found = list(references.shared_ids_exist(without(whole, SHARED[kind], gone)))
        cited += len(found)
        for problem in found:
            assert f"'{gone}'" in problem.wrong
            named = set(re.findall(r"'([^']+)'", problem.instead))
            one_file = len({other.path for other in found}) == 1
            assert not named or one_file and problem.instead.startswith("Did you mean"), problem
    assert cited


def test_who_else_cites_what_is_gone_is_named_with_its_place():
    whole = live()
    counts = {}
    for file in whole.entries():
        for name in file.names:
            if name.to == "figure":
                counts.setdefault(name.id, set()).add(file.document.path)
    gone = max(counts, key=lambda id_: len(counts[id_]))
    found = list(references.shared_ids_exist(without(whole, "figures", gone)))
    for problem in found:
        assert f"ut it into {whole.home('figures')}, or" in problem.instead
        assert re.search(r"\(also in content/\S+:\d+", problem.instead), problem
        assert f"{problem.path}:{problem.line}" not in problem.instead
