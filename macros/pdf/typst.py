"""Templates and plain data → PDF, by Typst. Knows neither the guide nor what a document is for."""

import json
import shutil
import tempfile
import threading
import weakref
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click
import typst

from macros.source.font_coverage import FONTS

TEMPLATES = Path(__file__).parent / "templates"
PRINT = ("ua-1", "a-2a")
FILLABLE = ("ua-1",)  # Acrobat opens PDF/A read-only, so boxes could not be ticked

_GIVEN = "given.json"  # what base.typ reads; the same name for all, for whatever asks for another is set anew


def compile(
    template: str,
    data: str,
    inputs: dict[str, str],
    standards: Iterable[str],
    timestamp: int,
    beside: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the PDF of a template of `macros/pdf/templates`, before it is finished.

    `data` is what `written` gives; `inputs` are the switches of base.typ; `timestamp` is in seconds and becomes the date of the
    file; `beside` are further files that it reads, by names that tell apart what they hold. Raises `click.ClickException` with
    Typst's own words for an error and for a warning, such as a font that is not there.
    """
    compiler, source = _ready(template, data, inputs, beside or {})
    try:
        pdf, warnings = compiler.compile_with_warnings(
            source, format="pdf", pdf_standards=list(standards), timestamp=timestamp
        )
    except typst.TypstError as error:
        raise click.ClickException(f"{template} could not be typeset: {error.diagnostic or error.message}") from None
    if warnings:
        raise click.ClickException(f"{template}: {'; '.join(warning.message for warning in warnings)}")
    return bytes(pdf)


def pictures(template: str, data: Mapping[str, object]) -> list[bytes]:
    """Return each page of a template as a PNG, 144 pixels to the inch; raises `click.ClickException`."""
    compiler, source = _ready(template, written(data))
    try:
        made = compiler.compile(source, format="png", ppi=144)
    except typst.TypstError as error:
        raise click.ClickException(f"{template} could not be drawn: {error.diagnostic or error.message}") from None
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


_of_thread = threading.local()


def _ready(
    template: str, data: str, inputs: Mapping[str, str] = {}, beside: Mapping[str, bytes] = {}
) -> tuple[Any, bytes]:  # what a compiler returns depends on the format, which its types do not know
    """Return the compiler of this thread, which reads and parses each template once, and the template, with all that it reads."""
    if not hasattr(_of_thread, "compiler"):
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
        _of_thread.folder = _folder()
        _of_thread.compiler = typst.Compiler(root=_of_thread.folder, font_paths=fonts)
    given = f'{{"data": {data}, "inputs": {written(inputs)}}}'
    for name, content in {_GIVEN: given.encode(), **beside}.items():
        (_of_thread.folder / name).write_bytes(content)
    return _of_thread.compiler, (_of_thread.folder / template).read_bytes()  # or what has a path of its own


def _folder() -> Path:
    """Return a new folder with the templates and nothing else; it goes with this thread, or when the program ends."""
    folder = Path(tempfile.mkdtemp())
    weakref.finalize(threading.current_thread(), shutil.rmtree, folder, ignore_errors=True)
    for file in TEMPLATES.glob("*.typ"):
        shutil.copy(file, folder)
    return folder


def written(data: Mapping[str, object]) -> str:
    """Return what a template shows, as it reads it: the same text for the same data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, check_circular=False)  # what is shown is a tree
