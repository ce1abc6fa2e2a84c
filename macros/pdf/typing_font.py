"""The fonts in which viewers set what is typed into a field, and the tick of a box that they draw anew.

PDF/UA asks that they are in the file. Typst numbers the letters of a font anew, so a viewer that looks for one by its code does not find
it there. So the letters of Western languages are set once, and what Typst embeds of them becomes a font of the simplest kind: a code
has one byte, and a letter its name. Adobe's Technical Note 5176 describes the font programs of both kinds.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from macros.pdf import typst

TYPING, TICKS = "/Typing", "/ZaDb"
"""The names of both fonts in a form. By the second, viewers look for the tick."""

TICK = "4"
"""The code of the tick."""

_SIGN = "✓"
# WinAnsiEncoding: the letter of each code that has one.
_LETTERS = {
    code: letter for code in (*range(32, 127), *range(128, 256)) if (letter := bytes([code]).decode("cp1252", "ignore"))
}
_LOOK = {"\xa0": " ", "\xad": "-"}
"""The letters that look like another: the space and the hyphen that break no line."""

_NONE = "•"
"""What the other codes show."""


def add(pdf: pikepdf.Pdf) -> Dictionary:
    """Add both fonts to a file and return them by name; the bytes are always the same."""
    font = _font()
    program = pdf.make_stream(font.program, Subtype=Name.Type1C)
    signs = Dictionary(Type=Name.Encoding, Differences=Array([ord(TICK), Name(f"/{_NAMES[_SIGN]}")]))
    return Dictionary(
        {
            TYPING: _simple(pdf, program, _LETTERS, _OF_LETTERS, Name.WinAnsiEncoding),
            TICKS: _simple(pdf, program, {ord(TICK): _SIGN}, _OF_SIGNS, signs),
        }
    )


_OF_SIGNS, _OF_LETTERS = 1 << 2, 1 << 5


def _simple(
    pdf: pikepdf.Pdf, program: pikepdf.Object, letters: Mapping[int, str], flags: int, encoding: pikepdf.Object
) -> pikepdf.Object:
    """Return a font of a program, whose codes stand for some letters."""
    font = _font()
    codes = range(min(letters), max(letters) + 1)
    shown = [letters.get(code, _NONE) for code in codes]
    descriptor = Dictionary(
        {
            "/Type": Name.FontDescriptor,
            "/FontName": Name(f"/{font.name}"),
            "/FontFile3": program,
            "/Flags": flags,
            **{key: Array(found) if isinstance(found, tuple) else found for key, found in font.measures.items()},
        }
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name(f"/{font.name}"),
            Encoding=encoding,
            FirstChar=codes[0],
            LastChar=codes[-1],
            Widths=Array([font.widths[_LOOK.get(letter, letter)] for letter in shown]),
            ToUnicode=pdf.make_stream(_to_unicode(letters)),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def _to_unicode(letters: Mapping[int, str]) -> bytes:
    """Return the table that says which letter a code stands for; a block of it holds a hundred."""
    lines = [f"<{code:02X}> <{ord(letter):04X}>\n" for code, letter in letters.items()]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    said = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{said}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()


@dataclass(frozen=True)
class _Font:
    name: str
    program: bytes
    widths: dict[str, float]  # of each letter, in thousandths of its size, as all measures are
    measures: dict[str, Any]


@cache
def _font() -> _Font:
    """Return the font of the handouts with the letters that people type, as Typst embeds it."""
    letters = "".join(letter for letter in _LETTERS.values() if letter not in _LOOK) + _SIGN
    data = typst.compile("typing-font.typ", {"letters": letters}, {}, (), 0)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (embedded,) = pdf.pages[0].resources.Font.values()
        inner = embedded.DescendantFonts[0]
        found = inner.FontDescriptor
        glyphs = _glyphs(embedded.ToUnicode.read_bytes())
        widths = _widths(list(inner.W))
        return _Font(
            name=str(found.FontName).split("+")[-1],  # for those who type, it is whole
            program=_named(found.FontFile3.read_bytes(), [glyphs[number] for number in sorted(glyphs)]),
            widths={letter: widths[number] for number, letter in glyphs.items()},
            measures={key: _plain(found[key]) for key in _MEASURES},
        )


_MEASURES = ("/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV")


def _plain(found: Any) -> Any:
    return tuple(found) if isinstance(found, Array) else found


def _glyphs(table: bytes) -> dict[int, str]:
    """Return the letter of each glyph, from the table of letters that Typst writes."""
    blocks = b"".join(re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL))
    return {int(code, 16): chr(int(letter, 16)) for code, letter in re.findall(rb"<(\w{4})> <(\w{4})>", blocks)}


def _widths(listed: list[Any]) -> dict[int, float]:
    """Return the width of each glyph, from ranges of them: the first, the last, and the width of all."""
    spans = zip(listed[::3], listed[1::3], listed[2::3], strict=True)
    return {number: width for first, last, width in spans for number in range(int(first), int(last) + 1)}


# --- font programs --------------------------------------------------------------------------

# The letters whose names every program knows by number: the first has number 1.
_KNOWN = (
    ' !"#$%&’()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_‘abcdefghijklmnopqrstuvwxyz{|}~'
    "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ–†‡·¶•‚„”»…‰¿`´ˆ˜¯˘˙¨˚¸˝˛ˇ—ÆªŁØŒºæıłøœß¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©"
    "ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž"
)
_NAMES = {"€": "Euro", _SIGN: "a20"}
"""The names of the others, which a program must bring along; those are numbered from `_OWN` on."""

_OWN = 391
_BOX, _CHARSET, _GLYPHS, _PRIVATE, _MATRIX, _PARTS = b"\x05", b"\x0f", b"\x11", b"\x12", b"\x0c\x07", b"\x0c\x24"
# A number, whole or not, or an operator, which comes after its numbers.
_TOKEN = re.compile(
    rb"\x1c..|\x1d....|\x1e[^\x0f\x1f\x2f\x3f\x4f\x5f\x6f\x7f\x8f\x9f\xaf\xbf\xcf\xdf\xef\xf0-\xff]*."
    rb"|[\x20-\xf6]|[\xf7-\xfe].|\x0c.|[\x00-\x15]",
    re.DOTALL,
)


def _named(program: bytes, letters: Sequence[str]) -> bytes:
    """Return a font program whose glyphs, after the first, have the names of `letters`; in `program` they have numbers."""
    names, after = _read_list(program, program[2])
    tops, _ = _read_list(program, after)
    top = _read_table(tops[0])
    glyphs, _ = _read_list(program, _number(top[_GLYPHS][0]))
    (part,), _ = _read_list(program, _number(top[_PARTS][0]))
    size, start = map(_number, _read_table(part)[_PRIVATE])
    if len(glyphs) != len(letters) + 1:
        raise ValueError(f"the font has {len(glyphs)} glyphs for {len(letters)} letters")
    own = list(_NAMES)
    numbers = [_OWN + own.index(letter) if letter in own else _KNOWN.index(letter) + 1 for letter in letters]
    parts = [
        b"\x00" + b"".join(number.to_bytes(2, "big") for number in numbers),
        _list(glyphs),
        program[start : start + size],
    ]

    def head(*starts: int) -> bytes:
        places = {_CHARSET: starts[:1], _GLYPHS: starts[1:2], _PRIVATE: (size, *starts[2:])}
        kept = {key: b"".join(top[key]) for key in (_MATRIX, _BOX)}
        said = {**kept, **{key: b"".join(map(_written, found)) for key, found in places.items()}}
        table = b"".join(value + key for key, value in said.items())
        return b"\x01\x00\x04\x04" + b"".join(map(_list, (names, [table], [_NAMES[one].encode() for one in own], [])))

    begin = len(head(0, 0, 0))  # a written number is as long as any other
    return head(*accumulate(map(len, parts[:-1]), initial=begin)) + b"".join(parts)


def _list(items: Sequence[bytes]) -> bytes:
    """Return what a program calls an INDEX: how many things, where each begins, and these."""
    if not items:
        return b"\x00\x00"
    places = accumulate(map(len, items), initial=1)
    return b"".join([len(items).to_bytes(2, "big"), b"\x04", *(at.to_bytes(4, "big") for at in places), *items])


def _read_list(program: bytes, at: int) -> tuple[list[bytes], int]:
    """Return the things of an INDEX, and where it ends."""
    count = int.from_bytes(program[at : at + 2], "big")
    if not count:
        return [], at + 2
    wide, first = program[at + 2], at + 3
    places = [
        int.from_bytes(program[here : here + wide], "big") for here in range(first, first + wide * (count + 1), wide)
    ]
    base = first + wide * (count + 1) - 1
    return [program[base + start : base + end] for start, end in pairwise(places)], base + places[-1]


def _read_table(table: bytes) -> dict[bytes, list[bytes]]:
    """Return the numbers of a DICT by their operator, as they are written."""
    found: dict[bytes, list[bytes]] = {}
    given: list[bytes] = []
    for token in _TOKEN.findall(table):
        if token[0] <= 21:
            found[token], given = given, []
        else:
            given.append(token)
    return found


def _written(number: int) -> bytes:
    return b"\x1d" + number.to_bytes(4, "big", signed=True)


def _number(written: bytes) -> int:
    match written[0]:
        case 28 | 29:
            return int.from_bytes(written[1:], "big", signed=True)
        case first if first < 247:
            return first - 139
        case first if first < 251:
            return (first - 247) * 256 + written[1] + 108
        case first:
            return -(first - 251) * 256 - written[1] - 108
