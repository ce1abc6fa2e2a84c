"""Templates and plain data → PDF, by Typst. Knows neither the guide nor what a document is for."""

import atexit
import json
import shutil
import tempfile
import threading
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import click
import typst

from macros.source.font_coverage import FONTS

TEMPLATES = Path(__file__).parent / "templates"
PRINT = ("ua-1", "a-2a")
FILLABLE = ("ua-1",)  # Acrobat opens PDF/A read-only, so boxes could not be ticked

_DATA = "data"  # what a template reads as sys.inputs.data


def compile(
    template: str,
    data: str,
    inputs: dict[str, str],
    standards: Iterable[str],
    timestamp: int,
    beside: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the PDF of a template of `macros/pdf/templates`, before it is finished.

    `data` is what `written` gives; `inputs` are the switches that the template reads as `sys.inputs`; `timestamp` is in seconds
    and becomes the date of the file; `beside` are further files that it reads, by names that tell apart what they hold. Raises
    `click.ClickException` with Typst's own words for an error and for a warning, such as a font that is not there.
    """
    for name, content in (beside or {}).items():
        (_folder() / name).write_bytes(content)
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            _read(template),
            format="pdf",
            sys_inputs={**inputs, _DATA: data},
            pdf_standards=list(standards),
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        raise click.ClickException(f"{template} could not be typeset: {error.diagnostic or error.message}") from None
    if warnings:
        raise click.ClickException(f"{template}: {'; '.join(warning.message for warning in warnings)}")
    return bytes(pdf)


def pictures(template: str, data: Mapping[str, object]) -> list[bytes]:
    """Return each page of a template as a PNG, 144 pixels to the inch; raises `click.ClickException`."""
    try:
        made = _compiler().compile(_read(template), format="png", ppi=144, sys_inputs={_DATA: written(data)})
    except typst.TypstError as error:
        raise click.ClickException(f"{template} could not be drawn: {error.diagnostic or error.message}") from None
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


_of_thread = threading.local()


def _compiler() -> Any:  # what it returns depends on the format, which its types do not know
    """Return the compiler of this thread, which reads and parses each template once."""
    if not hasattr(_of_thread, "compiler"):
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
        _of_thread.compiler = typst.Compiler(root=_folder(), font_paths=fonts)
    return _of_thread.compiler


@cache
def _folder() -> Path:
    """Return a folder with the templates as they are when the first is set, and nothing else; it goes when the program ends."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for file in TEMPLATES.glob("*.typ"):
        shutil.copy(file, folder)
    return folder


def _read(template: str) -> bytes:
    return (_folder() / template).read_bytes()  # or what has a path of its own


def written(data: Mapping[str, object]) -> str:
    """Return what a template shows, as it reads it: the same text for the same data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
