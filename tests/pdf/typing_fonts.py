"""Cuts the fonts for typing, macros/pdf/templates/fonts/typing.pdf, out of the handouts' own: python -m tests.pdf.typing_fonts

Each is of the simplest kind: a code has one byte, and a letter the name that every viewer knows.
"""

import io
from dataclasses import dataclass
from functools import cache

import pikepdf
from fontTools import agl, subset
from pikepdf import Array, Dictionary, Name

from macros.pdf.typing_font import FILE, TICK, TICKS, TYPING
from macros.source.font_coverage import FONTS

_SOURCE = FONTS / "Inter-Regular.otf"

_SIGN = "✓"
# WinAnsiEncoding: the letter of each code that has one.
_LETTERS = {
    code: letter for code in (*range(32, 127), *range(128, 256)) if (letter := bytes([code]).decode("cp1252", "ignore"))
}
_LOOK = {"\xa0": " ", "\xad": "-"}
"""The letters that look like another: the space and the hyphen that break no line."""

_NONE = "•"
"""What the other codes show."""

# The names that Adobe's list for new fonts leaves to their Unicode value, as viewers know them.
_NAMES = {"¹": "onesuperior", "²": "twosuperior", "³": "threesuperior", _SIGN: "a20"}

_OF_SIGNS, _OF_LETTERS = 1 << 2, 1 << 5
_THOUSANDTHS = 1000


def made():
    """Return the file; the bytes are always the same for a version of fontTools."""
    pdf = pikepdf.new()
    program = pdf.make_stream(_font().program, Subtype=Name.Type1C)
    signs = Dictionary(Type=Name.Encoding, Differences=Array([ord(TICK), Name(f"/{_NAMES[_SIGN]}")]))
    pdf.Root.Font = Dictionary(
        {
            TYPING: _simple(pdf, program, _LETTERS, _OF_LETTERS, Name.WinAnsiEncoding),
            TICKS: _simple(pdf, program, {ord(TICK): _SIGN}, _OF_SIGNS, signs),
        }
    )
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, compress_streams=False)
    return out.getvalue()


def _simple(pdf, program, letters, flags, encoding):
    """Return a font of a program, whose codes stand for some letters."""
    font = _font()
    codes = range(min(letters), max(letters) + 1)
    shown = [letters.get(code, _NONE) for code in codes]
    descriptor = Dictionary(
        {
            "/Type": Name.FontDescriptor,
            "/FontName": Name(f"/{_SOURCE.stem}"),
            "/FontFile3": program,
            "/Flags": flags,
            "/FontBBox": Array(font.box),
            **font.measures,
        }
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name(f"/{_SOURCE.stem}"),
            Encoding=encoding,
            FirstChar=codes[0],
            LastChar=codes[-1],
            Widths=Array([font.widths[_LOOK.get(letter, letter)] for letter in shown]),
            ToUnicode=pdf.make_stream(_to_unicode(letters)),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def _to_unicode(letters):
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
    program: bytes
    widths: dict[str, float]  # of each letter, in thousandths of its size, as all measures are
    box: list[float]
    measures: dict[str, float]


@cache
def _font():
    """Return the letters that people type, of the font in which the handouts are set."""
    options = subset.Options(layout_features=[], desubroutinize=True, notdef_outline=True, recalc_bounds=True)
    chosen = subset.Subsetter(options)
    chosen.populate(text="".join(letter for letter in _LETTERS.values() if letter not in _LOOK) + _SIGN)
    with subset.load_font(_SOURCE, options) as font:
        chosen.subset(font)
        return _as_typed(font)


def _as_typed(font):
    """Return what a form needs of a font of few letters."""
    glyphs = {chr(code): glyph for code, glyph in font.getBestCmap().items()}
    scale = _THOUSANDTHS / font["head"].unitsPerEm
    top = font["CFF "].cff[0]
    program = io.BytesIO()
    _rename(top, {glyph: _name(letter) for letter, glyph in glyphs.items()})
    font["CFF "].cff.compile(program, font)
    lines = font["OS/2"]
    return _Font(
        program=program.getvalue(),
        widths={letter: round(font["hmtx"][glyph][0] * scale, 3) for letter, glyph in glyphs.items()},
        box=[round(edge * scale, 3) for edge in top.FontBBox],
        measures={
            "/ItalicAngle": font["post"].italicAngle,
            "/Ascent": round(lines.sTypoAscender * scale, 3),
            "/Descent": round(lines.sTypoDescender * scale, 3),
            "/CapHeight": round(lines.sCapHeight * scale, 3),
            "/StemV": round(top.Private.StdVW * scale, 3),
        },
    )


def _name(letter):
    return _NAMES.get(letter) or agl.UV2AGL[ord(letter)]


def _rename(top, names):
    """Give the glyphs of a font program other names, in place."""
    top.charset = [names.get(glyph, glyph) for glyph in top.charset]
    letters = top.CharStrings.charStrings
    top.CharStrings.charStrings = {names.get(glyph, glyph): place for glyph, place in letters.items()}


if __name__ == "__main__":
    FILE.write_bytes(made())
