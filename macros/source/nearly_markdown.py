"""Markdown that is nearly right: it would be printed as it was typed, signs and all."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from macros.source.prose_errors import Fault

OTHER = "\ufffc"
"""What stands in a typed text for a sign, and for the words of a link, that have been understood."""

_CITED = re.compile(r"\(\([^()]*\)\)")
SUSPECT = re.compile(r"[*_`\[\]|\t•·▪◦‣●~#&→>]")  # one set of signs is searched ten times as fast as a choice
_BEGINS_AS_ITEM = re.compile(r"[ ]*(?:[-–—+]|[0-9]{1,2}[.)])")
_TOGETHER = "Write [words](#section-id) or [words](https://…), all together and on one line"
_LINKS = (
    (
        re.compile(r"\[[^\[\]]*\](?:\(|\s+\((?=#|https?:|www\.|[^()\s]*\.[a-z]{2,4}[)/])|\s?\[[^\[\]]*\])"),
        "this is nearly a link",
    ),
    (re.compile(r"\([^()]*\)\[(?:#|https?:)[^\]]*\]"), "this link has its brackets the wrong way round"),
)
_ADDRESS, _BARE = re.compile(r"https?://\S+"), "an address stands in the text"
_ITEM = re.compile(r"^[ ]*(?P<mark>[-+*–—](?=[^\s\-–—*])|[-+*–—] |[•·▪◦‣●]|[0-9]{1,2}[.)] )", re.MULTILINE)
# What each begins with stands before all choices, so that the search skips to it.
_SIGNS = (
    (re.compile(r"[•▪◦‣●]"), "is a sign of a list", "Write each entry on a line of its own that begins with - and a blank"),
    (re.compile(r"\*(?:\*|(?<![\w*]\*)(?=[^\s*])|(?<=[^\s*]\*)(?![\w*]))"), "is opened or closed alone", "Write *words* or **words**, or delete it"),
    (re.compile(r"_(?:(?<!\w_)_?(?=\w)|(?<=\w_)_?(?!\w))"), "is opened or closed alone", "Write *words*, or delete it"),
    (re.compile(r"`+"), "is a sign of programs", "Delete it, or use quotation marks"),
    (re.compile(r"~~"), "would be printed as it is", "Delete it"),
    (re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,5}|#[xX][0-9a-fA-F]{1,5});"), "is a sign for web pages", "Type the sign itself"),
    (re.compile(r"^[ ]*#+(?=\s|[A-Za-z])", re.MULTILINE), "begins a heading or a comment", "Delete it: a text has neither"),
)  # fmt: skip
_LABEL = (
    (re.compile(r"<[/!?a-zA-Z][^>]*>?"), "HTML", "Use plain text"),
    (re.compile(r"\*\*?[^\s*](?:[^*]*[^\s*])?\*\*?"), "emphasis", "Delete the stars"),
    (re.compile(r"(?<!\w)__?[^\s_](?:[^_]*[^\s_])?__?(?!\w)"), "emphasis", "Delete the signs _"),
    (re.compile(r"`[^`]+`"), "code marks (`)", "Use quotation marks"),
    (re.compile(r"\[[^\[\]]*\]\([^()]*\)"), "a link", "Write the words alone; links stand in prose fields"),
    (re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,5}|#[xX][0-9a-fA-F]{1,5});"), "a sign for web pages", "Type the sign itself"),
    (re.compile(r"\t"), "a tab", "Write a blank"),
    (re.compile(r"^(?:#+\s|[-*+•]\s|[-=]>|> )"), "a mark of Markdown", "Begin with a word"),
)  # fmt: skip
_LABEL_SUSPECT = re.compile(r"[<*_`\[&\t#+•=>-]")
_FOLDED_WRONGLY = re.compile(r"^\s*(?:[-=–—]>|-\||\|-|>[-+])")


def typed(tokens: Sequence[Token]) -> str:
    """Return a paragraph as it was typed, from the tokens of the Markdown parser; a link is one sign."""
    parts, inside = [], 0
    for token in tokens:
        inside += token.nesting if token.type.startswith("link") else 0
        is_words = token.type == "text" and not inside
        parts.append("\n" if token.type.endswith("break") else token.content if is_words else OTHER)
    return "".join(parts)


def faults(typed: str) -> Iterator[Fault]:
    """Yield what would be printed as typed; `typed` is a paragraph in which what was understood is `OTHER`."""
    if not (SUSPECT.search(typed) or "http" in typed or any(map(_BEGINS_AS_ITEM.match, typed.split("\n")))):
        return
    text = _CITED.sub(lambda found: OTHER * len(found[0]), typed)
    if "\t" in text or any(line.count("|") > 1 for line in text.split("\n")):
        near = next(line for line in typed.split("\n") if "\t" in line or line.count("|") > 1).strip()
        yield Fault(
            "a table stands in the text", "Write a list, or sentences; a text has no tables", near.split("\t")[0]
        )
        return
    if _FOLDED_WRONGLY.match(text):
        sign = text.split()[0]
        yield Fault(f"the text begins with {sign}", "Write >- after the colon, and the text on the next line", sign)
        return
    item = next(_items(text), None)
    if item:
        instead = (
            "Begin the text with |, leave an empty line before the list, and write - and a blank, or 1. and a blank"
        )
        yield Fault(f"'{item}' looks like an entry of a list, and would run on", instead, item)
        return
    links = [(found[0], wrong) for pattern, wrong in _LINKS for found in pattern.finditer(text)]
    for near, wrong in links or [(found[0], _BARE) for found in _ADDRESS.finditer(text)]:
        yield Fault(wrong, _TOGETHER, near)
    for pattern, wrong, instead in _SIGNS:
        found = pattern.search(text)
        if found:
            yield Fault(f"'{found[0].strip()}' {wrong}", instead, _word(text, found))


def label_faults(text: str) -> list[Fault]:
    """Return what a label would print as it was typed: labels are plain text."""
    if not _LABEL_SUSPECT.search(text):
        return []
    every = ((pattern.search(text), what, instead) for pattern, what, instead in _LABEL)
    return [Fault(f"a label cannot hold {what}", instead, found[0].strip()) for found, what, instead in every if found]


def _items(text: str) -> Iterator[str]:
    """Yield lines that were meant as entries of a list; a line that a sentence happens to begin so is none."""
    found = [(mark, text[mark.start() :].split("\n")[0].strip()) for mark in _ITEM.finditer(text)]
    numbered = [line for mark, line in found if mark["mark"][0].isdigit()]
    for mark, line in found:
        sign = mark["mark"]
        if sign[0].isdigit():
            if mark.start() == 0 or len(numbered) > 1:
                yield line[:60]
        elif sign[0] != "*" or sign.endswith(" "):
            is_alone = len(found) == 1 and mark.start() > 0 and sign.endswith(" ")
            if not is_alone and not re.match(r"[-–—+][0-9]", line):
                yield line[:60]


def _word(text: str, found: re.Match[str]) -> str:
    """Return the sign with the word that it stands at, to be found again in the file."""
    after = re.match(r"[^\s\ufffc]*", text[found.end() :])
    before = re.search(r"[^\s\ufffc]*$", text[: found.start()])
    return f"{before[0] if before else ''}{found[0]}{after[0] if after else ''}".strip()
