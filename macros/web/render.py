"""The template environment: component name and what it shows → HTML."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from macros.source import kept_files
from macros.web import passthrough

COMPONENTS = Path(__file__).parent / "components"

_ATTRIBUTE_EDGE = re.compile('="|"')
_HEADINGS = re.compile(
    r"^(?P<marks>#{1,6} )(?P<text>.*?)(?P<id> \{:.*)?$|<(?P<tag>h[1-6])\b(?s:.*?)</(?P=tag)>", re.MULTILINE
)
# A word with a hyphen, as far as the next blank or tag; a note number may follow it at once.
_HYPHENATED = re.compile(
    r"<[^>]*>|(?P<word>(?:(?!&nbsp;)[^\s<>])*\w(?:-|&#45;)\w(?:(?!&nbsp;)[^\s<>])*)(?P<note>(?=<sup))?"
)
_OWN_ID = re.compile(r"#(?P<id>[^_\s}][^\s}]*)")
_SLOT = '<p class="cg-legend"></p>'
_HEADS = ('<div class="cg-page-head', '<div class="cg-hero', '<div class="cg-place">')
_MARKDOWN_CHARACTERS = re.compile(r"[\\`*_{}\[\]()#+\-.!|<>&~:\"'^=$]")


class _Compiled(BytecodeCache):
    """Keeps compiled templates in .cache/, which spares a tenth of a build; each is keyed by its text.

    How they are compiled is decided in this file, so the folder is keyed by it.
    """

    def __init__(self) -> None:
        kept = COMPONENTS.parents[2] / ".cache" / "templates"
        self.folder = kept / kept_files.digest(Path(__file__).parent, [Path(__file__)])

    def load_bytecode(self, bucket: Bucket) -> None:
        found = kept_files.get(self.folder / bucket.key)
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        kept_files.put(self.folder / bucket.key, bucket.bytecode_to_string())


def _label(text: str) -> Markup:
    """Return a text for a Markdown heading: every sign with a meaning there as a character reference."""
    return Markup(_MARKDOWN_CHARACTERS.sub(lambda found: f"&#{ord(found[0])};", text))


def _plain(value: object) -> object:
    """Return a value for an attribute: finished HTML loses its tags, and is then escaped as any text is."""
    return Markup(value).striptags() if hasattr(value, "__html__") else value


def _mail(text: str) -> str:
    """Return a text for the address of a letter; what RFC 6068 lets stand stays, so that a page finds it again when packed."""
    return quote(text, safe="/$,:;@()!*")


class _Attributes(Extension):
    """Passes every expression in an attribute's quotation marks through `plain`.

    What a template is given may be text or finished HTML. Jinja escapes only the first, so a quotation mark in the
    second could end the attribute, and the words after it would become attributes themselves.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens of a template, with `( … ) | plain` around each such expression."""
        quoted = False
        for token in stream:
            if token.type == "data":
                quoted = _ends_quoted(token.value, quoted)
            if token.type == "variable_end" and quoted:
                yield Token(token.lineno, "rparen", ")")
                yield Token(token.lineno, "pipe", "|")
                yield Token(token.lineno, "name", "plain")
            yield token
            if token.type == "variable_begin" and quoted:
                yield Token(token.lineno, "lparen", "(")


def _ends_quoted(html: str, quoted: bool) -> bool:
    """Whether a piece of a template ends inside an attribute's value; `quoted` says whether it begins there."""
    for mark in _ATTRIBUTE_EDGE.findall(html):
        quoted = not quoted and mark == '="'
    return quoted


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(COMPONENTS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_Compiled(),
        extensions=[_Attributes],
    )
    environment.filters["label"] = _label
    environment.filters["plain"] = _plain
    environment.filters["percent"] = "{:g}%".format
    environment.filters["mail"] = _mail
    return environment


_ENVIRONMENT = _environment()


@cache
def _template(component: str) -> Template:
    return _ENVIRONMENT.get_template(f"{component}/template.html.jinja")


def load() -> None:
    """Load every template, so that none is read later, when its file may have changed."""
    for folder in COMPONENTS.iterdir():
        if folder.is_dir():
            _template(folder.name)


def render(component: str, /, **view: object) -> Markup:
    """Return the HTML of one component; it begins at column 0 and has no blank line inside a block.

    A line indented by four spaces would become a code block, and a blank line would end an HTML
    block, so both are taken out.
    """
    html = _template(component).render(view)
    return Markup("\n".join(line for line in (line.strip() for line in html.split("\n")) if line))


def whole(page: str) -> str:
    """Return a page in whose headings no line ends at a hyphen; balanced lines would often end at one."""
    return _HEADINGS.sub(lambda found: _HYPHENATED.sub(_kept, found[0]) if found["tag"] else _heading(found), page)


def _heading(found: re.Match[str]) -> str:
    """Return a Markdown heading; one of a part with an id of its own is the link to itself."""
    text = _HYPHENATED.sub(_kept, found["text"])
    id_ = _OWN_ID.search(found["id"] or "")
    if found["marks"] == "## " and id_ and "<a" not in text:
        text = f'<a class="cg-anchor" href="#{id_["id"]}">{text}</a>'
    return f"{found['marks']}{text}{found['id'] or ''}"


def _kept(found: re.Match[str]) -> str:
    if not found["word"]:
        return found[0]
    # The joiner keeps the number of a note on the line of its word.
    return f'<span class="cg-whole">{found["word"]}</span>{"&#8288;" if found["note"] is not None else ""}'


def page(component: str, /, **view: object) -> str:
    """Return the Markdown of a whole page: headings and components with blank lines between them."""
    text = _template(component).render(view)
    tidy = re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip() + "\n"
    return passthrough.mark(_with_legend(whole(tidy)))


def _with_legend(page: str) -> str:
    """Return a page with a line that says what can be pressed where figures first stand: under the head, else before.

    A component with a place for it has an empty line there, filled if a figure follows; the nearest, if there are more.
    """
    before, figure, after = page.partition('class="cg-figure"')
    if _SLOT in before and figure:
        above, _, below = before.rpartition(_SLOT)
        return f"{above}{_legend(page)}{below}{figure}{after}".replace(f"{_SLOT}\n", "")
    page = page.replace(f"{_SLOT}\n", "")
    blocks = page.split("\n\n")
    first = next((number for number, block in enumerate(blocks) if 'class="cg-figure"' in block), None)
    if first is None:
        return page
    is_head = blocks[first].startswith(_HEADS)
    blocks.insert(first + is_head, _legend(page))
    return "\n\n".join(blocks)


def _legend(page: str) -> Markup:
    return render("legend", terms='class="cg-term"' in page, notes='class="cg-note"' in page)
