"""A macro call on a page in docs/: what can be called, and calls as they are written there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.source import near_names

CALLS = {
    "section": (2, 2),
    "job": (2, 2),
    "home": (0, 1),
    "sources": (0, 0),
    "figures": (0, 0),
    "glossary": (0, 0),
    "room": (0, 0),
    "downloads": (0, 0),
    "run_sheet": (1, 1),
    "answer_key": (1, 1),
    "about": (1, 1),
    "place": (2, 2),
}
"""What a page can call, with how many names it takes at least and at most."""

_EXAMPLE = 'Write it as {{ section("folder-of-the-guide", "name-of-the-section") }}'
_LOOSE = re.compile(rf"\b(?:{'|'.join(CALLS)})\s*\([^)\n]*\)")
_WORD = re.compile(r'"([\w-]*)"')
_ALONE = re.compile(
    rf"\s*^(?P<call>\{{\{{ *(?P<name>{'|'.join(CALLS)})\((?P<words>(?:\"[\w-]*\"(?:, *(?=\"))?)*)\) *\}}\}}[ \t]*)\s*",
    re.MULTILINE,
)
_ID = re.compile(r"\{#[ \t]*(?P<id>[\w-][^{}#\n]*?)[ \t]*\}")
CODE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,}).*?^[ \t>]*(?P=fence)|(?P<ticks>`+)[^\n]*?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_PARSER = Environment()


@dataclass(frozen=True)
class Call:
    """A macro call on a page, at its offset."""

    at: int
    name: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        words = ", ".join(f'"{word}"' for word in self.words)
        return f"{self.name}({words})"


class Wrong(Exception):
    """Something on a page that cannot be built, with its offset and what to write instead."""

    def __init__(self, at: int, wrong: str, instead: str) -> None:
        super().__init__(wrong)
        self.at, self.wrong, self.instead = at, wrong, instead


def read(text: str, start: int) -> Iterator[Call]:
    """Yield the calls below the head of a page; raises `Wrong` at what is none."""
    body = text[start:]
    alone = _ALONE.fullmatch(body)  # as on nearly every page; to read it as a template takes ten times as long
    if alone:
        name, words = alone["name"], tuple(_WORD.findall(alone["words"]))
        if CALLS[name][0] <= len(words) <= CALLS[name][1]:
            yield Call(start + alone.start("call"), name, words)
            return
    try:
        tree = _PARSER.parse(body)
    except TemplateSyntaxError as error:
        line = sum(len(one) + 1 for one in body.split("\n")[: error.lineno - 1])
        opened = re.compile(r"\{[{%#]").search(body, line)
        at = opened.start() if opened else min(line, max(len(body) - 1, 0))
        raise _comment(body, at, start) or Wrong(start + at, "this call cannot be read", _EXAMPLE) from None
    other = re.search(r"\{[%#]", body)
    if other:
        only = Wrong(start + other.start(), "only calls in {{ }} can stand on a page", "Delete it")
        raise _comment(body, other.start(), start) or only
    marks = iter([found.start() for found in re.finditer(r"\{\{", body)])
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                continue
            at = next(marks, 0)
            yield _call(node, body, at, start)
    loose = _LOOSE.search(re.sub(r"\{\{.*?\}\}", lambda found: " " * len(found[0]), body, flags=re.DOTALL))
    if loose:
        wrong = f"{loose[0]} would be shown to readers as it stands here"
        raise Wrong(start + loose.start(), wrong, f"Write {{{{ {loose[0]} }}}}")


def _comment(body: str, at: int, start: int) -> Wrong | None:
    """Return what is wrong if an id of its own, as other sites have it, or a comment without an end stands here."""
    own = _ID.match(body, at)
    if own:
        return Wrong(start + at, "{# begins a comment here, and no id", f"Write {{: #{own['id']} }}")
    if body.startswith("{#", at) and "#}" not in body[at:]:
        return Wrong(start + at, "{# begins a comment, which readers never see, and it has no end", "Delete it")
    return None


def _call(node: nodes.Node, body: str, at: int, start: int) -> Call:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        raise Wrong(start + at, "this is no call", _EXAMPLE)
    name = node.node.name
    if name not in CALLS:
        raise Wrong(start + at, f"nothing is called '{name}'", near_names.advice(name, list(CALLS)))
    words = [word.value for word in node.args if isinstance(word, nodes.Const) and isinstance(word.value, str)]
    least, most = CALLS[name]
    if len(words) != len(node.args) or node.kwargs or not least <= len(words) <= most:
        example = _EXAMPLE if name == "section" else f"Write {{{{ {Call(0, name, ('name',) * least)} }}}}"
        raise Wrong(start + at, f"{name}() has other names in its brackets than it needs", example)
    line = body[body.rfind("\n", 0, at) + 1 :].split("\n")[0]
    if not re.fullmatch(r"\{\{[^{}]*\}\}[ \t]*", line) and "\n" not in body[at : body.find("}}", at)]:
        raise Wrong(start + at, "a call needs a line of its own", "Begin the line with it, and write nothing after it")
    if any(found.start() < at < found.end() for found in CODE.finditer(body)):
        raise Wrong(start + at, "the call stands in a block of code", "Delete the signs ``` above and below it")
    return Call(start + at, name, tuple(words))
