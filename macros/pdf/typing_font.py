"""The fonts in which viewers set what is typed into a field, and the tick of a box that they draw anew.

PDF/UA asks that they are in the file. Typst numbers the letters of a font anew, so a viewer that looks for one by its code does not find
it there. So the letters of Western languages come from a file of their own, as fonts of the simplest kind: a code has one byte, and a
letter the name that every viewer knows. `tests/pdf/typing_fonts.py` has cut them out of the handouts' font.
"""

import io

import pikepdf
from pikepdf import Dictionary

from macros.source.font_coverage import FONTS

TYPING, TICKS = "/Typing", "/ZaDb"
"""The names of both fonts in a form. By the second, viewers look for the tick."""

TICK = "4"
"""The code of the tick."""

FILE = FONTS / "typing.pdf"
"""A PDF without pages that holds both."""


def add(pdf: pikepdf.Pdf) -> Dictionary:
    """Add both fonts to a file and return them by name."""
    kept = pikepdf.open(io.BytesIO(FILE.read_bytes()))
    return Dictionary({name: pdf.copy_foreign(kept.Root.Font[name]) for name in (TYPING, TICKS)})
