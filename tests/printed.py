"""Reads a PDF as a program would: its words, in the order in which they are set."""

from __future__ import annotations

import io
import re
from functools import cache

import pikepdf


def words(data: bytes) -> list[str]:
    """Return the text of each page; runs of text are joined by one space."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [" ".join(" ".join(_runs(page)).split()) for page in pdf.pages]


def squeezed(text: str) -> str:
    """Return a text without white space, since a line of print ends anywhere."""
    return "".join(text.split())


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
