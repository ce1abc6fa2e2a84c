"""Which signs the fonts of the workshop pack hold."""

import struct
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parents[1] / "pdf" / "templates" / "fonts"

_PLATFORM_WINDOWS = 3
_FULL, _BASIC = 10, 1  # encodings of that platform: all of Unicode, and its first plane


@cache
def printable() -> frozenset[str]:
    """Return every character that all of our text fonts hold, white space included."""
    held = [frozenset(_characters(file.read_bytes())) for file in sorted(FONTS.glob("*.otf"))]
    return frozenset.intersection(*held) | {"\n", "\t"}


def missing(text: Iterable[str]) -> list[str]:
    """Return the characters of a text that cannot be printed, each once, in order."""
    held = printable()
    return [] if held.issuperset(text) else list(dict.fromkeys(sign for sign in text if sign not in held))


def _characters(font: bytes) -> Iterator[str]:
    """Yield what the character map of an OpenType font names.

    Formats 4 and 12 of https://learn.microsoft.com/typography/opentype/spec/cmap
    """
    start = _table(font, b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    found = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * number)
        if platform == _PLATFORM_WINDOWS:
            found[encoding] = start + offset
    if _FULL in found:
        yield from _groups(font, found[_FULL])
    else:
        yield from _segments(font, found[_BASIC])


def _table(font: bytes, tag: bytes) -> int:
    count = struct.unpack_from(">H", font, 4)[0]
    for number in range(count):
        name, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise ValueError(f"the font has no table {tag.decode()}")


def _groups(font: bytes, start: int) -> Iterator[str]:
    count = struct.unpack_from(">L", font, start + 12)[0]
    for number in range(count):
        first, last, _ = struct.unpack_from(">LLL", font, start + 16 + 12 * number)
        yield from map(chr, range(first, last + 1))


def _segments(font: bytes, start: int) -> Iterator[str]:
    double = struct.unpack_from(">H", font, start + 6)[0]
    ends = struct.unpack_from(f">{double // 2}H", font, start + 14)
    firsts = struct.unpack_from(f">{double // 2}H", font, start + 16 + double)
    for first, last in zip(firsts, ends, strict=True):
        yield from (chr(code) for code in range(first, last + 1) if code != 0xFFFF)
