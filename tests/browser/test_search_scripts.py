"""The pure scripts of the search, run in a browser on a small index: what is found, and in which order."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import pytest

from macros.site.short_text import ShortTexts
from tests.browser.test_quiz_scripts import run
from tests.conftest import ROOT

SCRIPTS = ROOT / "overrides" / "assets" / "js" / "search"

# Words and stems that Porter printed in 1980 ("An algorithm for suffix stripping", Program 14), after the last step.
PRINTED = (
    "caresses:caress ponies:poni ties:ti caress:caress cats:cat feed:feed agreed:agre plastered:plaster bled:bled "
    "motoring:motor sing:sing conflated:conflat troubled:troubl sized:size hopping:hop tanned:tan falling:fall "
    "hissing:hiss fizzed:fizz failing:fail filing:file happy:happi sky:sky relational:relat conditional:condit "
    "rational:ration digitizer:digit operator:oper feudalism:feudal decisiveness:decis hopefulness:hope "
    "callousness:callous triplicate:triplic formative:form formalize:formal electrical:electr hopeful:hope "
    "goodness:good revival:reviv allowance:allow inference:infer airliner:airlin adjustable:adjust "
    "defensible:defens irritant:irrit replacement:replac adjustment:adjust dependent:depend adoption:adopt "
    "communism:commun activate:activ effective:effect probate:probat rate:rate cease:ceas roll:roll "
    "generalizations:gener oscillators:oscil"
)
STEMS = dict(pair.split(":") for pair in PRINTED.split())

# A page: its address, its title, and its passages, each with anchor, heading, and text.
LIGHTHOUSE = [
    ["keeper/pay/", "Salaries", [["", "What will I earn?", "Keepers of lanterns are paid by the month."], ["hours", "By the hour", "Nights count."]]],
    ["keeper/faqs/", "Answers", [["", "What do people ask?", "Salaries, salaries, salaries and salaries again; and licenses."], ["lamp", "Who trims the lanterns?", "You do, with scissors."]]],
    ["keeper/path/", "Licenses", [["", "Which licenses do I need?", "One for the lantern room."], ["oil", "Oil and wick", "A registered keeper buys oil. Burnout is common."]]],
    ["sailor/pay/", "Salaries", [["", "What do sailors earn?", "Sailors have salaries as well."], ["rope", "Ropes", "Knots and lanterns."]]],
    ["about/figures/", "Figures", [["", "", "Every number."], ["from-book", "How to trim lanterns and buy oil", ""]]],
    ["about/glossary/", "Glossary", [["rk", "registered keeper (RK)", "A keeper on the register."]]],
    ["", "Lighthouses", [["", "", "Salaries, licenses, lanterns: all of it."]]],
]  # fmt: skip
GUIDES = [
    {"folder": "keeper", "name": "Lighthouse keeper", "suggested": []},
    {"folder": "sailor", "name": "Sailor", "suggested": []},
]
SAME = [
    [["beacon", "night light", "torch"], ["lantern"]],
    [["wage"], ["pay", "salary"]],
    [[], ["registered keeper", "RK"]],
]
INDEX = {"pages": LIGHTHOUSE, "words": {"guides": GUIDES, "same": SAME}}

_ASK = """([index, page, questions]) => {
    const find = careerGuide.find.finder(index, page);
    return questions.map(question => find(question).map(({location}) => location));
}"""


@pytest.fixture(scope="module")
def scripts(browser):
    """A blank page that holds the pure scripts alone: none of them needs the guide's pages."""
    context = browser.new_context()
    page = context.new_page()
    for name in ("stem.js", "lookup.js", "query.js", "find.js"):
        page.add_script_tag(path=SCRIPTS / name)
    yield page
    context.close()


@pytest.fixture(scope="module")
def ask(scripts):
    """Returns the addresses found for a question, best first; asked from a page of the first guide."""

    def asked(question: str, page: str = "keeper/pay/", index: Any = INDEX) -> list[str]:
        (found,) = run(scripts, _ASK, [index, page, [question]])
        return found

    return asked


def test_a_stem_is_that_of_the_published_rules(scripts):
    assert run(scripts, "words => words.map(careerGuide.stem)", list(STEMS)) == list(STEMS.values())


def test_what_is_no_english_word_keeps_its_form(scripts):
    words = ["rn", "401k", "élan", "h1b", "", "ab"]
    assert run(scripts, "words => words.map(careerGuide.stem)", words) == words


@cache
def distance(one: str, other: str) -> int:
    """Return how many letters more, less, or other, or neighbors that changed places, lie between two words."""
    if not one or not other:
        return len(one) + len(other)
    steps = [
        distance(one[1:], other) + 1,
        distance(one, other[1:]) + 1,
        distance(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if one[:2] == other[1::-1] and len(one) > 1 and len(other) > 1:
        steps.append(distance(one[2:], other[2:]) + 1)
    return min(steps)


def test_slips_are_counted_as_by_the_plain_rule_and_only_as_far_as_they_are_forgiven(scripts):
    dice = random.Random(4)
    pairs = []
    for _ in range(400):
        word = "".join(dice.choice("abc") for _ in range(dice.randint(4, 10)))
        letters = list(word)
        for _ in range(dice.randint(0, 3)):
            at = dice.randrange(len(letters))
            letters[at : at + 1] = dice.choice(
                [[], [dice.choice("abc")], [letters[at], "c"], letters[at : at + 2][::-1]]
            )
            letters = letters or ["a"]
        pairs.append([word, "".join(letters)])
    found = run(scripts, "pairs => pairs.map(([one, other]) => careerGuide.query.slips(one, other))", pairs)
    for (one, other), slips in zip(pairs, found, strict=True):
        most = 2 if len(one) > 6 else 1
        assert slips == (distance(one, other) if distance(one, other) <= most else None), (one, other)
    assert {None, 0, 1, 2} <= set(found)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("salary", "keeper/pay/"),  # the title has another form
        ("SALARIES", "keeper/pay/"),
        ("license", "keeper/path/"),
        ("wage", "keeper/pay/"),  # other words for the same
        ("wages", "keeper/pay/"),
        ("pay", "keeper/pay/"),  # words of the guide find each other
        ("who trims a beacon", "keeper/faqs/#lamp"),
        ("night light trim", "keeper/faqs/#lamp"),  # other words for the same, several
        ("nightlight trim", "keeper/faqs/#lamp"),
        ("RK oil", "keeper/path/#oil"),  # a short form
        ("RKs oil", "keeper/path/#oil"),
        ("R.K. oil", "keeper/path/#oil"),
        ("burn out", "keeper/path/#oil"),  # written as one word
        ("oilwick", "keeper/path/#oil"),  # written as two
        ("sciss", "keeper/faqs/#lamp"),  # not yet written to its end
        ("scisors", "keeper/faqs/#lamp"),  # slips
        ("lisences", "keeper/path/"),
        ("salry", "keeper/pay/"),
        ("wgae", "keeper/pay/"),  # a slip in a word that stands in no passage
        ("what is the oil for", "keeper/path/#oil"),  # common words do not matter
        ("what do people ask", "keeper/faqs/"),  # a heading word for word
    ],
)  # fmt: skip
def test_a_reader_finds(question, place, ask):
    assert ask(question)[0] == place


def test_what_is_typed_for_a_word_is_not_found_by_it(ask):
    """One way: nobody who asks for lanterns is sent to torches."""
    pages = [["keeper/a/", "A", [["x", "Torches", "Light."]]], ["keeper/b/", "B", [["y", "Lanterns", "Light."]]]]
    index = {"pages": pages, "words": {"guides": GUIDES, "same": SAME}}
    assert ask("lantern", index=index) == ["keeper/b/#y"]
    assert ask("torch", index=index) == ["keeper/a/#x", "keeper/b/#y"]


def test_a_slip_is_one_only_where_nothing_else_explains_a_word(ask):
    pages = [["keeper/a/", "A", [["x", "Wicks", ""], ["y", "Ticks", ""], ["z", "Sickly", ""]]]]
    index = {"pages": pages, "words": {"guides": GUIDES, "same": []}}
    assert ask("ticks", index=index) == ["keeper/a/#y"]
    assert ask("sick", index=index) == ["keeper/a/#z"]  # the beginning of a word
    assert ask("wicxs", index=index) == ["keeper/a/#x"]
    assert ask("xyzzy", index=index) == []


def test_the_page_of_that_very_title_comes_first_however_often_others_say_it(ask):
    assert ask("salaries")[0] == "keeper/pay/"
    assert ask("path")[0] == "keeper/path/"  # the name of a page in its address is a title, too


def test_a_question_of_the_guide_finds_its_own_answer_before_a_page_whose_title_is_in_it(ask):
    part = ["x", "What is it about the licenses?", "Nothing."]
    index = {**INDEX, "pages": [*LIGHTHOUSE, ["keeper/more/", "More", [part]]]}
    assert ask("What is it about the licenses?", index=index)[0] == "keeper/more/#x"


@pytest.mark.parametrize(("page", "first"), [("keeper/faqs/", "keeper/pay/"), ("sailor/pay/", "sailor/pay/")])
def test_the_readers_own_guide_comes_before_others_unless_another_is_named(page, first, ask):
    assert ask("salary", page)[0] == first
    assert ask("sailor salary", page)[0] == "sailor/pay/"
    assert ask("salary of a lighthouse keeper", page)[0] == "keeper/pay/"


def test_pages_of_no_guide_ask_for_the_first_one(ask):
    for page in ("", "about/figures/", "no/such/page/"):
        assert ask("salary", page)[0] == "keeper/pay/"


def test_a_title_of_a_publication_never_comes_before_the_guide(ask):
    for question in ("trim lanterns", "how to trim lanterns and buy oil", "lantern", "oil", "buy"):
        found = ask(question)
        assert found.index("about/figures/#from-book") == len(found) - 1 > 0


def test_a_page_of_publications_is_found_by_its_own_name(ask):
    assert ask("figures")[0] == "about/figures/"


@pytest.mark.parametrize(
    "place", ["about/glossary/#rk", "about/method/#rk", "workshop/run-sheet/#rk", "#rk", "sailor/duties/#rk"]
)
def test_a_guide_comes_before_what_explains_it_is_about_it_or_is_for_leaders(place, ask):
    part = ["rk", "Registered keeper", "A keeper on the register."]
    places = [place.partition("#")[0], "keeper/duties/"]
    index = {"pages": [[one, "Keepers", [part]] for one in places], "words": {"guides": GUIDES, "same": []}}
    assert ask("registered keeper", index=index) == ["keeper/duties/#rk", place]


def test_words_that_say_nothing_find_nothing_wrong(ask):
    assert ask("the") == ask("of the and") == []


def test_every_passage_is_found_by_its_heading_in_any_order_of_pages(scripts):
    dice = random.Random(6)
    made = ["".join(dice.choice("bdfglmnprt") + dice.choice("aeiou") for _ in range(4)) for _ in range(300)]
    pages = [
        [
            f"keeper/p{page}/",
            made.pop(),
            [[f"a{part}", f"{made.pop()} {made.pop()}", " ".join(dice.choices(made, k=30))] for part in range(4)],
        ]
        for page in range(20)
    ]
    wanted = {f"{place}#{anchor}": heading for place, _, parts in pages for anchor, heading, _ in parts}
    for _ in range(3):
        dice.shuffle(pages)
        index = {"pages": pages, "words": {"guides": GUIDES, "same": []}}
        found = run(scripts, _ASK, [index, "keeper/p1/", list(wanted.values())])
        assert [places[0] for places in found] == list(wanted)


def test_the_short_texts_of_a_finished_site_are_read_as_they_were(scripts):
    dice = random.Random(5)
    made = ["".join(dice.choices('abc<>!#é’~\\"', k=dice.randint(1, 3))) for _ in range(5000)]
    texts = [" ".join(dice.choices(made, k=dice.randint(0, 30))) for _ in range(1200)] + ["", "a single-standing-word"]
    short = ShortTexts(texts)
    pages = [["keeper/x/", "X", [["", short.short(text), short.short(text)] for text in texts]]]
    index = {"key": short.key, "pages": pages, "words": {"guides": GUIDES, "same": []}}
    found = run(scripts, "index => careerGuide.find.passages(index).map(({section, text}) => [section, text])", index)
    assert found == [[text, text] for text in texts]


def test_no_text_is_too_strange_to_ask_for(scripts):
    dice = random.Random(7)
    signs = "abcé ß中文🙂'\"<>&()[]{}*+?.\\^$|/%0\u200b\u0301\n\t-_#~"
    texts = ["".join(dice.choices(signs, k=dice.randint(0, 60))) for _ in range(300)]
    texts += ["a" * 5000, "salary " * 2000, "constructor", "__proto__", "hasOwnProperty"]
    for found in run(scripts, _ASK, [INDEX, "", texts]):
        assert len(found) == len(set(found)) <= 20


def test_an_excerpt_is_part_of_the_text_around_what_was_found(scripts):
    dice = random.Random(8)
    vocabulary = ["salary", "salaries", "$5,000", "lantern’s", "the", "wick", "oil", "paid"]
    texts = [" ".join(dice.choices(vocabulary, k=dice.randint(1, 120))) for _ in range(200)]
    found = run(
        scripts,
        "texts => texts.map(text => careerGuide.find.excerpt(text, new Set([careerGuide.stem('salary')])))",
        texts,
    )
    for text, pieces in zip(texts, found, strict=True):
        shown = "".join(piece["text"] for piece in pieces)
        within = shown.removeprefix("… ").removesuffix(" …")
        assert within in text and len(within) <= 200
        # It begins and ends with a whole word, signs included.
        assert f" {within} " in f" {text} "
        marked = [piece["text"] for piece in pieces if piece["marked"]]
        assert marked == [word for word in within.split() if word.startswith("salar")]
        assert bool(marked) == ("salar" in text)
