"""Templates and plain data → PDF, by Typst. Knows neither the guide nor what a document is for."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import click
import typst

from macros.source.font_coverage import FONTS

TEMPLATES = Path(__file__).parent / "templates"
PRINT = ("ua-1", "a-2a")
FILLABLE = ("ua-1",)  # Acrobat opens PDF/A read-only, so boxes could not be ticked

_MAIN, _DATA = "main.typ", "data.json"


def compile(
    template: str,
    data: dict[str, object],
    inputs: dict[str, str],
    standards: Iterable[str],
    timestamp: int,
    beside: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the PDF of a template of `macros/pdf/templates`, before it is finished.

    `inputs` are the switches that the template reads as `sys.inputs`; `timestamp` is in seconds and
    becomes the date of the file; `beside` are further files that it reads, by name. Raises `click.ClickException` with Typst's own words for an error
    and for a warning, such as a font that is not there.
    """
    files = {**_library(), **(beside or {}), _MAIN: _read(template), _DATA: _json(data)}
    # Names that are not among the files are looked for on the disk: an empty folder keeps strays out.
    with tempfile.TemporaryDirectory() as empty:
        try:
            pdf, warnings = typst.compile_with_warnings(  # type: ignore[call-overload]  # its types know no dictionary
                files,
                format="pdf",
                root=empty,
                font_paths=_fonts(),
                sys_inputs=inputs,
                pdf_standards=list(standards),
                timestamp=timestamp,
            )
        except typst.TypstError as error:
            raise click.ClickException(
                f"{template} could not be typeset: {error.diagnostic or error.message}"
            ) from None
    if warnings:
        raise click.ClickException(f"{template}: {'; '.join(warning.message for warning in warnings)}")
    return bytes(pdf)


def pictures(template: str, data: dict[str, object]) -> list[bytes]:
    """Return each page of a template as a PNG, 144 pixels to the inch; raises `click.ClickException`."""
    files = {**_library(), _MAIN: _read(template), _DATA: _json(data)}
    with tempfile.TemporaryDirectory() as empty:
        try:
            made = typst.compile(  # type: ignore[call-overload]  # as above
                files, format="png", ppi=144, root=empty, font_paths=_fonts()
            )
        except typst.TypstError as error:
            raise click.ClickException(f"{template} could not be drawn: {error.diagnostic or error.message}") from None
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


@cache
def _library() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(TEMPLATES.glob("*.typ"))}


def _read(template: str) -> bytes:
    file = Path(template)
    return file.read_bytes() if file.is_absolute() else _library()[template]


def _json(data: dict[str, object]) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True).encode("utf-8")
