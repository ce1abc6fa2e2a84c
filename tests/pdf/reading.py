"""Reads a PDF as a program would: its words, in the order in which they are set, and where they stand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Run:
    """Signs of one font in one line; in points from the left and the foot of the paper."""

    text: str
    left: float
    right: float
    base: float
    size: float
    mark: int | None  # by which tags name it; none for headers, footers, and decoration

    @property
    def is_rule(self) -> bool:
        """Whether it is a level line and no text."""
        return not self.text and not self.size


def words(data: bytes) -> list[str]:
    """Return the text of each page; runs of text are joined by one space."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [" ".join(" ".join(_runs(page)).split()) for page in pdf.pages]


def squeezed(text: str) -> str:
    """Return a text without white space, since a line of print ends anywhere."""
    return "".join(text.split())


def placed(pdf: pikepdf.Pdf) -> list[list[Run]]:
    """Return the runs of each page with their places, level lines among them. Typst turns nothing, so a matrix only moves and scales."""
    known: dict[Any, tuple[dict[int, str], dict[int, float]]] = {}
    pages = []
    for page in pdf.pages:
        fonts = page.resources.get("/Font", {})
        for font in fonts.values():
            if font.objgen not in known:
                known[font.objgen] = _letters(font.ToUnicode.read_bytes()), _widths(font)
        pages.append(_placed(page, {name: known[font.objgen] for name, font in fonts.items()}))
    return pages


def _placed(page: pikepdf.Page, fonts: dict[str, tuple[dict[int, str], dict[int, float]]]) -> list[Run]:
    found: list[Run] = []
    moved, at, kept = _STILL, _STILL, []
    marks: list[int | None] = []
    letters, widths, size = {}, {}, 0.0
    given, begun = [], _STILL
    for token in _TOKEN.findall(page.Contents.read_bytes()):
        if token not in _OPERATORS:
            given.append(token)
            continue
        match token:
            case b"q":
                kept.append(moved)
            case b"Q":
                moved = kept.pop()
            case b"cm":
                moved = _within(given, moved)
            case b"Tm":
                at = _within(given, moved)
            case b"m":
                begun = _within([*_UNMOVED, *given], moved)
            case b"l":
                end = _within([*_UNMOVED, *given], moved)
                if end[3] == begun[3]:
                    found.append(Run("", min(begun[1], end[1]), max(begun[1], end[1]), end[3], 0.0, None))
            case b"Tf":
                (letters, widths), size = fonts[given[-2].decode()], float(given[-1])
            case b"BDC" | b"BMC":
                outer = marks[-1] if marks and b"/Artifact" not in given else None
                marks.append(int(given[given.index(b"/MCID") + 1]) if b"/MCID" in given else outer)
            case b"EMC":
                marks.pop()
            case b"Tj" | b"TJ":
                text, wide = _set(given, letters, widths)
                right = at[1] + wide / 1000 * size * at[0]
                found.append(Run(text, at[1], right, at[3], abs(size * at[0]), marks[-1] if marks else None))
        given = []
    return found


def _set(parts: list[bytes], letters: dict[int, str], widths: dict[int, float]) -> tuple[str, float]:
    """Return what is shown and its width in thousandths of the size, without blanks at its end."""
    text, wide, blank = "", 0.0, 0.0
    for part in parts:
        if part.startswith(b"("):
            for code in _codes(part):
                sign, width = letters.get(code, ""), widths.get(code, 1000.0)
                text, wide = text + sign, wide + width
                blank = blank + width if sign.isspace() else 0.0
        elif part not in (b"[", b"]"):
            wide -= float(part)
    return text, wide - blank


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8)]) if sign.isdigit() else _SIGNS.get(sign, sign)


_STILL = (1.0, 0.0, 1.0, 0.0)
_UNMOVED = (b"1", b"0", b"0", b"1")
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
# A text may hold brackets in pairs, and these hold others: two bytes of a glyph look like them.
_WITHIN = rb"(?:\\.|[^\\()])*"
for _ in range(5):
    _WITHIN = rb"(?:\\.|[^\\()]|\(" + _WITHIN + rb"\))*"
_TOKEN = re.compile(rb"\(" + _WITHIN + rb"\)|/[^\s()<>\[\]/]*|[-+.\d]+|[A-Za-z*]+\d?|\[|\]", re.DOTALL)
# The drawing operators are not read, but end what was given to them.
_OPERATORS = frozenset(
    b"q Q cm Tf Tm Tj TJ BDC BMC EMC BT ET Tr re m l c v y h S s f F B b n W w J j M d gs cs CS scn SCN sh Do ri i".split()
) | {b"f*", b"B*", b"b*", b"W*"}


def elements(pdf: pikepdf.Pdf, kinds: set[str]) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """Yield kind and marks, as page and number, of every tagged element of some kinds."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    stack = [pdf.Root.StructTreeRoot]
    while stack:
        element = stack.pop()
        kids = _kids(element)
        stack.extend(kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
        if str(element.get("/S", "")) in kinds:
            yield str(element.S), set(_marks(element, numbers))


def _marks(element: Any, numbers: dict[Any, int]) -> Iterator[tuple[int, int]]:
    for kid in _kids(element):
        if not isinstance(kid, pikepdf.Dictionary):
            yield numbers[element.Pg.objgen], int(kid)
        elif "/MCID" in kid:
            yield numbers[(kid.Pg if "/Pg" in kid else element.Pg).objgen], int(kid.MCID)
        elif "/S" in kid:
            yield from _marks(kid, numbers)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _within(operands: Sequence[bytes], outer: tuple[float, ...]) -> tuple[float, float, float, float]:
    across, _, _, up, right, above = (float(number) for number in operands)
    return across * outer[0], outer[1] + right * outer[0], up * outer[2], outer[3] + above * outer[2]


def _widths(font: Any) -> dict[int, float]:
    """Return the width of each glyph, in thousandths of the size."""
    found: dict[int, float] = {}
    listed = list(font.DescendantFonts[0].get("/W", []))
    while listed:
        first = int(listed.pop(0))
        if isinstance(listed[0], pikepdf.Array):
            found |= {first + number: float(width) for number, width in enumerate(listed.pop(0))}
        else:
            last, width = int(listed.pop(0)), float(listed.pop(0))
            found |= dict.fromkeys(range(first, last + 1), width)
    return found


@cache
def _codes(literal: bytes) -> tuple[int, ...]:
    """Return the glyphs of a text in brackets; the same words are set again and again."""
    shown = _ESCAPED.sub(_unescaped, literal[1:-1])
    return tuple(shown[at] << 8 | shown[at + 1] for at in range(0, len(shown), 2))


def _runs(page: pikepdf.Page) -> list[str]:
    fonts = {name: _letters(font.ToUnicode.read_bytes()) for name, font in page.resources.get("/Font", {}).items()}
    runs, letters = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj":
                runs.append(_read(operands[0], letters))
            case "TJ":
                runs.append("".join(_read(part, letters) for part in operands[0] if isinstance(part, pikepdf.String)))
    return runs


def _read(shown: pikepdf.String, letters: dict[int, str]) -> str:
    codes = bytes(shown)
    return "".join(letters.get(codes[at] << 8 | codes[at + 1], "") for at in range(0, len(codes), 2))


@cache
def _letters(table: bytes) -> dict[int, str]:
    """Return what each glyph stands for, from a font's table of Unicode values."""
    text, found = table.decode("latin-1"), {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = int(letters, 16)
            found |= {code: chr(start + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)}
    return found
