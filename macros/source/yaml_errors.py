"""The YAML parser's complaints, in an editor's words and at the place of the mistake."""

import contextlib
import re
from typing import NamedTuple

import yaml

from macros.source.problems import Code

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Explanation(NamedTuple):
    """Where a mistake is, what is wrong and what to write, as a problem says it."""

    line: int
    column: int
    wrong: str
    instead: str
    code: Code | None = None


_NO_SPACE = re.compile(r"(?P<before>\s*(?:- )*)(?P<key>[A-Za-z][\w-]*):(?P<value>[^\s:/].*)")
_KEY = re.compile(r"\s*(?:- )*(?P<key>[\w-]+):(?:\s|$)")
_WORD = re.compile(r"(?P<before>\s*(?:- )*)(?P<key>[a-z][\w-]*)(?P<value>\s.*)?")
_NO_BREAK = re.compile(r"[ \u00a0]*(?:- )*(?:[\w-]+: ?)?\u00a0|[ ]*-\u00a0")
_BEGINS_SO = re.compile(r" *\u00a0")
_FAR = 10  # lines above the place where the parser stopped; it reads on through what can be a text
_GLUED_ENTRY = re.compile(r"(?P<before>\s*)-(?P<key>[a-z_]+):(?:\s|$)")
_TWICE = re.compile(r"(?P<before>\s*(?:- )*)(?P<key>[a-z_]+):\s+(?P=key):\s*(?P<value>.*)")
_QUOTE_FIRST = "Put the whole text in double quotes"
_ALIGN = "Give keys of one group the same indentation"


class _Complaint:
    """What the parser said, with its two places: where it stopped, and where what it was reading begins."""

    def __init__(self, error: yaml.YAMLError, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self.said = str(getattr(error, "problem", None) or error)
        self.context = str(getattr(error, "context", None) or "")
        self.line, self.column = self._place(getattr(error, "problem_mark", None)) or (1, 1)
        self.begin = self._place(getattr(error, "context_mark", None)) or (self.line, self.column)

    def _place(self, mark: yaml.Mark | None) -> tuple[int, int] | None:
        """Return line and column of a mark; the parser counts one line more when it reaches the end."""
        if mark is None:
            return None
        if mark.line >= len(self.lines):
            return len(self.lines), len(self.lines[-1]) + 1
        return mark.line + 1, min(mark.column, len(self.lines[mark.line])) + 1

    def text(self, number: int) -> str:
        """Return a line by its number, from 1; empty outside the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def before(self) -> str:
        """Return what stands on the line before the place where the parser stopped."""
        return self.text(self.line)[: self.column - 1]

    def sign(self) -> str:
        """Return the character at which the parser stopped; empty at the end of a line."""
        return self.text(self.line)[self.column - 1 : self.column]


def explain(error: yaml.YAMLError, lines: tuple[str, ...]) -> Explanation:
    """Return where the mistake is most likely and what to do about it."""
    it = _Complaint(error, lines)
    for guess in (_tab, _no_break, _unclosed, _closed, _colon, _missing_space, _reserved, _glued_entry, _other):
        found = guess(it)
        if found:
            return found
    return Explanation(
        it.line, it.column, "this is not valid YAML", "Compare its indentation and quotes with the lines above"
    )


def _tab(it: _Complaint) -> Explanation | None:
    for number in (it.line, it.line - 1):
        text = it.text(number)
        indent = text[: len(text) - len(text.lstrip())]
        if "\t" in indent:
            wrong = "a tab stands at the start of the line"
            return Explanation(number, indent.index("\t") + 1, wrong, "Write spaces, two for each level", Code.TAB)
    if "'\\t'" in it.said or it.sign() == "\t":
        return Explanation(it.line, it.column, "a tab stands here", "Write a space")
    return None


def _no_break(it: _Complaint) -> Explanation | None:
    """Explain a blank from a web page, which looks like a space and is none."""
    above = (number for number in range(it.line - 2, it.line - _FAR, -1) if _BEGINS_SO.match(it.text(number)))
    for number in (it.line, it.line - 1, it.begin[0], *above):
        found = _NO_BREAK.match(it.text(number))
        if found:
            wrong = "a no-break space stands where only a plain one counts"
            return Explanation(number, found.end(), wrong, "Delete it and type a space", Code.NO_BREAK_SPACE)
    return None


def _unclosed(it: _Complaint) -> Explanation | None:
    if "quoted scalar" in it.context:
        if "escape" in it.said:
            wrong = "a backslash in double quotes begins an escape"
            return Explanation(it.line, it.column, wrong, "Write \\\\ for a backslash, or use single quotes")
        line, column = it.begin
        quote = it.text(line)[column - 1 : column]
        wrong = f"the quotation mark {quote} is opened here and never closed"
        return Explanation(line, column, wrong, f"Close it with {quote} at the end of the text")
    if "flow" in it.context and "',' or" in it.said:
        return _bracket(it, *it.begin)
    if "flow node" in it.context and not "".join((it.text(it.line)[it.column - 1 :], *it.lines[it.line :])).strip():
        return _bracket(it, *_innermost(it.lines))
    return None


def _bracket(it: _Complaint, line: int, column: int) -> Explanation:
    sign = it.text(line)[column - 1 : column]
    wrong = f"the bracket {sign} is opened here and never closed"
    return Explanation(line, column, wrong, f"Close it, or put a text that begins with {sign} in double quotes")


def _innermost(lines: tuple[str, ...]) -> tuple[int, int]:
    """Return the place of the last bracket that is open at the end; after a comma the parser does not say."""
    opened: list[yaml.Mark] = []
    with contextlib.suppress(yaml.YAMLError):
        for token in yaml.scan("\n".join(lines), Loader=_LOADER):
            if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
                opened.append(token.start_mark)
            elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)):
                opened.pop()
    return opened[-1].line + 1, opened[-1].column + 1


def _closed(it: _Complaint) -> Explanation | None:
    """Explain text that goes on after the quotation mark or bracket that closed it."""
    last = it.before().rstrip()[-1:]
    if last not in ("'", '"', "]", "}") or "did not find expected" not in it.said:
        return None
    if last in "]}":
        wrong = f"more text follows the bracket {last}"
        return Explanation(it.line, it.column, wrong, _QUOTE_FIRST)
    mark = "'' for an apostrophe in" if last == "'" else '\\" for a mark inside'
    instead = f"Write {mark} the text, and close the text at its end"
    line, column = _opening(it)
    if line < it.line:
        wrong = f"the text that begins here with {last} ends in line {it.line} only, and more follows it there"
        return Explanation(line, column, wrong, instead)
    return Explanation(it.line, it.column, f"the quotation mark {last} closed the text before this", instead)


def _opening(it: _Complaint) -> tuple[int, int]:
    """Return the place where the text in quotation marks begins that ended before the place where the parser stopped."""
    begins = it.line, it.column
    with contextlib.suppress(yaml.YAMLError):
        for token in yaml.scan("\n".join(it.lines), Loader=_LOADER):
            if (token.end_mark.line + 1, token.end_mark.column + 1) > (it.line, it.column):
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                begins = token.start_mark.line + 1, token.start_mark.column + 1
    return begins


def _colon(it: _Complaint) -> Explanation | None:
    if "mapping values are not allowed" not in it.said:
        return None
    missing = _glued_entry(it) or _twice(it) or _without_space(it, it.line - 1) or _without_colon(it)
    if missing:
        return missing
    text = it.text(it.line)
    key = _KEY.match(text)
    if not key or key.end("key") < it.column - 1:
        words = f"{key['key']}: " if key else ""
        value = text[key.end() :].strip().strip("“”‘’") if key else text.strip()
        instead = f'{_QUOTE_FIRST}: {words}"{_shortened(value)}"' if key else _QUOTE_FIRST
        return Explanation(it.line, it.column, "a colon followed by a space stands inside unquoted text", instead)
    start = len(text) - len(text.lstrip()) + 1
    wrong = "this line is indented deeper than the line above allows"
    return Explanation(it.line, start, wrong, f"{_ALIGN}, and put text with a colon in double quotes")


def _glued_entry(it: _Complaint) -> Explanation | None:
    for number in (it.line, it.line - 1):
        found = _GLUED_ENTRY.match(it.text(number))
        if found:
            rest = it.text(number)[found.end("before") + 1 :]
            instead = f"Write: - {_shortened(rest)}"
            return Explanation(
                number, found.end("before") + 2, "a space is missing after -", instead, Code.MISSING_SPACE
            )
    return None


def _twice(it: _Complaint) -> Explanation | None:
    found = _TWICE.fullmatch(it.text(it.line))
    if not found:
        return None
    wrong = f"'{found['key']}:' stands here twice"
    return Explanation(
        it.line, found.end("key") + 3, wrong, f"Write: {found['key']}: {_shortened(found['value'])}".rstrip()
    )


def _without_colon(it: _Complaint) -> Explanation | None:
    """Explain a key that lost its colon, so that the parser read it and the next line as one text."""
    number = it.line - 1
    above, here = _WORD.fullmatch(it.text(number)), _KEY.match(it.text(it.line))
    if not above or not here or len(above["before"]) != here.start("key"):
        return None
    value = (above["value"] or "").strip(" =")
    wrong = f"a colon is missing after '{above['key']}'"
    return Explanation(number, above.end("key") + 1, wrong, f"Write: {above['key']}: {_shortened(value)}".rstrip())


def _missing_space(it: _Complaint) -> Explanation | None:
    is_simple_key = "could not find expected ':'" in it.said
    if not is_simple_key and "did not find expected" not in it.said:
        return None
    for number in (it.line, it.line - 1, *([it.begin[0]] if is_simple_key else [])):
        found = _without_space(it, number)
        if found:
            return found
    if not is_simple_key:
        return None
    line, column = it.begin
    said = it.text(line).strip()
    if _WORD.fullmatch(said) and " " not in said:
        return Explanation(line, column, f"a colon is missing after '{said}'", f"Write: {said}: and what belongs to it")
    wrong = f"'{_shortened(said)}' is neither a key nor part of the text above"
    return Explanation(line, column, wrong, "Indent text two spaces deeper than its key, or write: key: value")


def _reserved(it: _Complaint) -> Explanation | None:
    if "flow node" in it.context and it.sign() == ",":
        wrong = "nothing stands before this comma"
        return Explanation(it.line, it.column, wrong, "Delete it, or put a text that begins with , in double quotes")
    if "cannot start any token" in it.said or it.sign() in ("]", "}", ",") and "block node" in it.context:
        return Explanation(it.line, it.column, f"a text cannot begin with {it.sign()}", _QUOTE_FIRST)
    if "undefined alias" in it.said:
        return Explanation(it.line, it.column, "a text that begins with * is read as a reference", _QUOTE_FIRST)
    if any(word in it.context for word in ("alias", "anchor", "tag")):
        line, column = it.begin
        return Explanation(line, column, f"a text cannot begin with {it.text(line)[column - 1 : column]}", _QUOTE_FIRST)
    if "single document" in it.context:
        return Explanation(it.line, it.column, "a second document begins here", "Delete the line ---")
    if "block scalar" in it.context:
        wrong = "something follows | or > on its line"
        return Explanation(it.line, it.column, wrong, "Begin the text on the next line, indented by two spaces more")
    return None


def _other(it: _Complaint) -> Explanation | None:
    if "did not find expected '-'" in it.said or "block collection" in it.context:
        wrong = "this line does not continue the list above it"
        return Explanation(it.line, it.column, wrong, "Begin each entry of the list with - at the same indentation")
    if "did not find expected key" in it.said:
        wrong = "this line does not continue the group above it"
        return Explanation(it.line, it.column, wrong, f"{_ALIGN}, and close every quotation mark")
    if "special characters are not allowed" in it.said or "control characters" in it.said:
        return Explanation(it.line, it.column, "a character stands here that YAML does not allow", "Delete it")
    return None


def _without_space(it: _Complaint, number: int) -> Explanation | None:
    found = _NO_SPACE.fullmatch(it.text(number))
    if not found:
        return None
    column = len(found["before"]) + len(found["key"]) + 2
    wrong = f"a space is missing after '{found['key']}:'"
    return Explanation(
        number, column, wrong, f"Write: {found['key']}: {_shortened(found['value'])}", Code.MISSING_SPACE
    )


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
