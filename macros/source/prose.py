"""The Markdown subset that editors write: text → nodes → escaped HTML or plain words.

This is the only prose parser.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from macros.source import nearly_markdown, prose_errors, prose_html
from macros.source.nearly_markdown import OTHER
from macros.source.prose_errors import Fault
from macros.source.prose_nodes import Block, Citation, Inline, Item, Link, List, Mark, Node, Paragraph, Text

_CITED: dict[str, Literal["figure", "source", "term"]] = {"figure": "figure", "source": "source", "term": "term"}
# What the parser recognizes and prose may not hold, in an editor's words.
_REFUSED = {
    "heading": ("a heading", "Begin the line with a word; headings come from the titles of parts"),
    "html_block": ("HTML", "Use plain text; write &lt; for a < sign"),
    "html_inline": ("HTML", "Use plain text; write &lt; for a < sign"),
    "image": ("an image", "Describe it in words"),
    "code_inline": ("code marks (`)", "Use *emphasis* or quotation marks"),
    "code_block": ("a line indented by four spaces or more", "Indent the whole text alike"),
    "fence": ("a code block", "Use plain paragraphs"),
    "hr": ("a rule (---)", "Begin a new paragraph with an empty line"),
    "blockquote": ("a quotation block (>)", "Use quotation marks"),
    "table": ("a table", "Use a list"),
}
_BEFORE = {"image": "![", "code_inline": "`"}  # what stands before the words of a mark
_CITATION = re.compile(r"\(\((?:(?:(?P<kind>source|term): )?(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)|(?P<inside>[^()]+))\)\)")
_SOUND = re.compile(r"\(\((?!\s*illustration)[^()]+\)\)")  # all that cite
_KIND = re.compile(r"\s*(?:(?P<kind>source|term|illustration)\s*:)?\s*(?P<what>[^|]*?)\s*(?:\|\s*(?P<words>.*?)\s*)?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Most prose is paragraphs and short lists of plain sentences. The Markdown parser takes half of the time
# of a load, so it is asked only where it has something to say; a test holds both ways equal.
_LINE = r"(?:[A-Za-z(\[\"']|\*{1,2}(?=[A-Za-z0-9\"])|[0-9]+(?![0-9.)]))(?:[^\r\n\x00]*[^\s\x00])?"
_SIMPLE = re.compile(rf"(?P<item>- )?{_LINE}(?:\n(?(item)(?:  |- )){_LINE})*")
_WRAPPED = re.compile(r"(?<=\n)  (?! )")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])'")  # nothing begins with it there
_QUOTED = re.compile(r'(?<![^ \n])"(?=[A-Za-z])(?P<words>[^"]*[A-Za-z.,?!;:])"(?![^ \n])')
_MARKS = re.compile(r"[\\`*_\[\]<>&\"']")
_TYPOGRAPHY = ("..", "--", "+-", ",,", "???", "!!!", "(c)", "(C)", "(r)", "(R)", "(tm)", "(TM)", "(Tm)", "(tM)")
_UNMARKED = r"[^\\`*_\[\]<>&\"'“”\n]"
_ADDRESS = (
    r"#[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?"
    r"|https://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[A-Za-z0-9./-]*)?"
)
_SPAN = re.compile(
    rf"\[(?<!!\[)(?P<linked>{_UNMARKED}+)\]\((?P<href>{_ADDRESS})\)"
    rf"|\*(?<![^ \n]\*)(?P<second>\*?)(?P<marked>[A-Za-z0-9]{_UNMARKED}*)(?<!\s)\*(?P=second)(?![^ \n,.:;])"
)
"""A link, or a mark that stands between blanks, with nothing in it that asks for the parser."""


@dataclass(frozen=True)
class Prose:
    """A parsed prose field."""

    text: str
    nodes: tuple[Block, ...]

    def html(self, writer: prose_html.Writer) -> str:
        """Return finished HTML: block elements, everything escaped."""
        return prose_html.blocks(self.nodes, writer)

    def inline(self, writer: prose_html.Writer) -> str:
        """Return finished HTML without the paragraph around a single paragraph."""
        first = self.nodes[0] if len(self.nodes) == 1 else None
        return prose_html.inline(first["c"], writer) if first and first["t"] == "par" else self.html(writer)

    def cited(self, kind: str) -> list[str]:
        """Return the ids cited as `kind` (figure, source, term) or the targets of links, in order."""
        return [id_ for found, id_ in self.all_cited if found == kind]

    @cached_property
    def all_cited(self) -> list[tuple[str, str]]:
        """Each id that is cited, and each target of a link, with its kind."""
        found: list[tuple[str, str]] = []
        if "((" in self.text or "[" in self.text or "<" in self.text:
            _collect(self.nodes, found)
        return found

    def nearly_cited(self) -> list[tuple[str, str]]:
        """Return what stands in single, square or curly brackets and could be an id, with the id."""
        rest = _SOUND.sub("", self.text)
        if prose_errors.OPENED.search(rest) is None or next(prose_errors.near_citations(rest), None) is None:
            return []
        return list(prose_errors.near_citations(plain(self.nodes, lambda node: "")))

    def words(self) -> int:
        """Return the number of words a reader reads; a figure counts as one."""
        return len(plain(self.nodes, lambda node: node["v"] or "figure").split())


def plain(nodes: Iterable[Node], say: Callable[[Citation], str]) -> str:
    """Return the words of nodes without marks; `say` gives the words of a figure or term."""
    parts = []
    for node in nodes:
        match node["t"]:
            case "text" | "illustration":
                parts.append(node["v"])
            case "figure" | "term":
                parts.append(say(node))
            case "strong" | "em" | "link":
                parts.append(plain(node["c"], say))
            case "par" | "plain" | "ul" | "ol" | "li":
                parts.append(f" {plain(node['c'], say)} ")
    return "".join(parts)


def parse(text: str) -> tuple[Prose, list[Fault]]:
    """Return the prose and the faults in it; a text too long for any reader is not parsed."""
    excess = prose_errors.too_much(text)
    if excess:
        return Prose(text, ()), [excess]
    faults: list[Fault] = []
    nodes = _simple(text, faults) or _walk(_MARKDOWN.parse(text), text.split("\n"), faults)
    return Prose(text, tuple(nodes)), faults[: prose_errors.MOST_FAULTS]


def typeset(text: str) -> str:
    """Return a label with typographic quotation marks, as prose has them."""
    set_ = _quoted(text)
    if "'" not in set_ and '"' not in set_:
        return set_
    return "".join(token.content for token in _QUOTES.parseInline(text)[0].children or [])


def _quoted(text: str) -> str:
    """Return a text with those marks set that can be read in one way only."""
    text = _APOSTROPHE.sub("’", text) if "'" in text else text
    return _QUOTED.sub(r"“\g<words>”", text) if '"' in text else text


def _parser() -> MarkdownIt:
    # Headings, images and HTML stay recognized on purpose: as tokens they can be refused by name,
    # otherwise they would be printed as typed.
    parser = MarkdownIt("commonmark", {"html": True, "typographer": True})
    parser.enable(["smartquotes", "table"]).disable("reference")
    # The default silently prints a link with a refused scheme as text; we name it instead.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_MARKDOWN = _parser()
_QUOTES = MarkdownIt("zero", {"typographer": True}).enable("smartquotes")


def _simple(text: str, faults: list[Fault]) -> list[Block]:
    """Return what the parser would make of paragraphs and lists whose items have one each; nothing for other texts."""
    blocks = text.removesuffix("\n").split("\n\n")
    lists = [number for number, block in enumerate(blocks) if block.startswith("- ")]
    if any(number + 1 in lists for number in lists) or not all(map(_SIMPLE.fullmatch, blocks)):
        return []
    return [
        {"t": "ul", "c": [{"t": "li", "c": [_paragraph("plain", item, faults)]} for item in _items(block)]}
        if number in lists
        else _paragraph("par", block, faults)
        for number, block in enumerate(blocks)
    ]


def _items(block: str) -> list[str]:
    return _WRAPPED.sub("", block.removeprefix("- ")).split("\n- ")


def _paragraph(kind: Literal["par", "plain"], text: str, faults: list[Fault]) -> Paragraph:
    """Return what the parser would make of lines that can only be a paragraph."""
    paragraph: Paragraph = {"t": kind, "c": []}
    words = _quoted(text)
    has_spans = "*" in words or "[" in words
    typed = _SPAN.sub(_as_typed, words) if has_spans else words
    if _MARKS.search(typed) or any(map(words.__contains__, _TYPOGRAPHY)):
        _inline_tokens(_MARKDOWN.parseInline(text)[0].children or [], paragraph["c"], faults)
        return paragraph
    if nearly_markdown.SUSPECT.search(typed) or "http" in typed:  # no line here begins as an entry of a list
        faults.extend(nearly_markdown.faults(typed))
    for number, line in enumerate(words.split("\n")):
        if number:
            paragraph["c"].append({"t": "text", "v": " "})
        (_spans if has_spans else _citations)(line, paragraph["c"], faults)
    return paragraph


def _spans(words: str, into: list[Inline], faults: list[Fault]) -> None:
    end = 0
    for span in _SPAN.finditer(words):
        _citations(words[end : span.start()], into, faults)
        inside: list[Inline] = []
        node: Mark | Link = {"t": "strong" if span["second"] else "em", "c": inside}
        into.append({"t": "link", "href": span["href"], "c": inside} if span["href"] else node)
        _citations(span["linked"] or span["marked"], inside, faults)
        end = span.end()
    _citations(words[end:], into, faults)


def _as_typed(span: re.Match[str]) -> str:
    """Return what `nearly_markdown.typed` would make of a link or a mark."""
    return f"{OTHER}{span['marked'] or OTHER}{OTHER}"


def _walk(tokens: list[Token], lines: list[str], faults: list[Fault]) -> list[Block]:
    root: list[Block] = []
    stack: list[list[Any]] = [root]  # the parser nests only what can stand in each other
    refused = 0  # how deep inside an element that prose may not hold
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if refused or name in _REFUSED:
            refused += token.nesting
            if name in _REFUSED and token.nesting >= 0 and (refused == token.nesting):
                what, instead = _REFUSED[name]
                near = lines[token.map[0]] if token.map else ""
                faults.append(Fault(f"prose cannot hold {what}", instead, near.strip()))
        elif token.type == "inline":
            _inline_tokens(token.children or [], stack[-1], faults)
        elif token.nesting == 1:
            node = _opened(name, token)
            stack[-1].append(node)
            stack.append(node["c"])
        elif token.nesting == -1:
            stack.pop()
    return root


def _opened(name: str, token: Token) -> Block | Item:
    if name == "list_item":
        return {"t": "li", "c": []}
    if name == "paragraph":
        return {"t": "plain" if token.hidden else "par", "c": []}  # it is hidden in a tight list
    found: List = {"t": "ol" if name == "ordered_list" else "ul", "c": []}
    if token.attrGet("start"):
        found["start"] = int(token.attrGet("start") or 1)
    return found


def _inline_tokens(tokens: list[Token], into: list[Inline], faults: list[Fault]) -> None:
    stack = [into]
    faults.extend(nearly_markdown.faults(nearly_markdown.typed(tokens)))
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _REFUSED:
            what, instead = _REFUSED[name]
            before = _BEFORE.get(name, "")
            faults.append(Fault(f"prose cannot hold {what}", instead, f"{before}{token.content}"))
        elif token.type == "text":
            _citations(token.content, stack[-1], faults)
        elif token.type in ("softbreak", "hardbreak"):
            stack[-1].append({"t": "text", "v": " "})
        elif token.nesting == 1:
            node: Mark | Link = {"t": "strong" if name == "strong" else "em", "c": []}
            if name == "link":
                node = {"t": "link", "href": str(token.attrGet("href")), "c": []}
                fault = prose_errors.address_fault(node["href"])
                faults.extend([fault] if fault else [])
            stack[-1].append(node)
            stack.append(node["c"])
        elif token.nesting == -1 and not stack.pop() and name == "link":
            faults.append(Fault("the link has no words", "Write [words](#section-id)", "[]("))


def _citations(text: str, into: list[Inline], faults: list[Fault]) -> None:
    end = 0
    for found in _CITATION.finditer(text):
        into.extend(_text(text[end : found.start()], faults))
        kind, id_, inside = found.groups()
        citation = {"t": _CITED[kind or "figure"], "id": id_, "v": ""} if id_ else _citation(inside, faults)
        if citation["t"] == "figure":
            faults.extend(prose_errors.signs(text[end : found.start()], found[0], text[found.end() :]))
        before = into[-1] if into else None
        if citation["t"] == "source" and before and before["t"] == "text":
            before["v"] = before["v"].rstrip()  # a note number stands close to its word
            if not before["v"]:
                into.pop()
        into.append(citation)
        end = found.end()
    into.extend(_text(text[end:], faults))


def _text(text: str, faults: list[Fault]) -> list[Text]:
    if "((" in text:
        near = text[text.index("((") :].split()[0]
        faults.append(Fault("a citation is opened with (( and not closed", "Write ((figure-id))", near))
    faults.extend(prose_errors.amounts(text))
    return [{"t": "text", "v": text}] if text else []


def _citation(inside: str, faults: list[Fault]) -> Text | Citation:
    found = _KIND.fullmatch(inside)
    kind = (found and found["kind"]) or "figure"
    what = found["what"] if found else inside
    if kind == "illustration":
        return {"t": "illustration", "v": what}
    if not _ID.fullmatch(what.lower()):  # capitals are told where the ids are known, with the right one
        instead = "Write ((figure-id)), ((source: source-id)), ((term: term-id)) or ((illustration: words))"
        other = Fault(f"'(({inside}))' does not cite anything", instead, f"(({inside}))")
        faults.append(other if what.isascii() else prose_errors.signs_in_id(what))
        return {"t": "text", "v": f"(({inside}))"}
    words = (found and found["words"]) or ""
    return {"t": _CITED[kind], "id": what, "v": words}


def _collect(nodes: Iterable[Node], found: list[tuple[str, str]]) -> None:
    for node in nodes:
        match node["t"]:
            case "text" | "illustration":
                continue
            case "figure" | "source" | "term":
                found.append((node["t"], node["id"]))
                continue
            case "link":
                found.append((node["t"], node["href"]))
        _collect(node["c"], found)
