"""Finishes a typeset PDF: its paper, fields for the screen, headers of rows, half its size."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from macros.pdf import typing_font

# Points. Everything is typeset on A4 with a block of text that suits both papers. Letter is the same
# page seen through another window, so a mixed room can say "page 7", and nothing is typeset twice.
_A4 = (595.2756, 841.8898)
PAPERS = {"a4": _A4, "letter": (612.0, 792.0)}

_PADDING = "/CareerGuidePadding"

FIELD = "field:"  # a link to this becomes a field: field:KIND:NAME?LABEL, as base.typ writes it
_CHECK, _ONE, _TEXT, _LINES = "check", "one", "text", "lines"
_BETWEEN = "\x1f"  # stands between question and answer in the label of one choice of several
_RADIO = 1 << 15 | 1 << 14  # one of its boxes at a time; a second click does not take it back
_MULTILINE = 1 << 12


@dataclass(frozen=True)
class Finished:
    """A document on each of `PAPERS`, and how many pages it has."""

    files: dict[str, bytes]
    pages: int


def finish(data: bytes, places: Mapping[str, str] | None = None) -> Finished:
    """Return the finished document; the same input gives the same bytes.

    `places` says of every name that a link leads to what stands there: screen readers say it in place of "page 7".

    Links to `field:KIND:NAME?LABEL` become fields to fill in, those to `to:NAME` lead to the place of this name, and the
    first cell of each row of a table's body becomes the row's header. This is done once for all papers, for it takes longer
    than saving.
    """
    with _opened(data) as pdf:
        links = [_Link(page, shown, _address(shown)) for page in pdf.pages for shown in page.get("/Annots", [])]
        _add_fields(pdf, [link for link in links if link.address.startswith(FIELD)])
        _lead_links(pdf, links, places or {})
        _add_row_headers(pdf)
        _end_streams(pdf)
        return Finished({paper: _saved(pdf, paper) for paper in PAPERS}, len(pdf.pages))


@contextmanager
def _opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    """Open a document by way of a file, which takes half as long to read as bytes that Python hands out piece by piece."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "typeset.pdf"
        file.write_bytes(data)
        with pikepdf.open(file) as pdf:
            yield pdf


def last_page(data: bytes) -> float:
    """Return how much of its last page a document fills that ends with the link of `to-the-top`; else, or if it is the only one, 1."""
    with _opened(data) as pdf:
        links = list(pdf.pages[-1].get("/Annots", [])) if len(pdf.pages) > 1 else []
        for link in links:
            if _address(link).startswith(_PLACES):
                left, foot = (float(number) for number in link.Rect[:2])
                # What stands in a second column has a full one beside it.
                return 1.0 if left > _A4[0] / 2 else (_TOP - foot) / _HIGH
    return 1.0


_TOP, _HIGH = (297 - 28) * 72 / 25.4, 236 * 72 / 25.4  # the block of text, as base.typ has it


def _end_streams(pdf: pikepdf.Pdf) -> None:
    """See to it that no stream ends in a carriage return.

    One that does is followed by a line feed, and checkers take both for the end of the line, so that its
    length seems wrong.
    """
    for stream in pdf.objects:
        if isinstance(stream, pikepdf.Stream) and stream.read_raw_bytes().endswith(b"\r"):
            stream.write(stream.read_bytes() + b"\n")


def _saved(pdf: pikepdf.Pdf, paper: str) -> bytes:
    _place(pdf, paper)
    if _PADDING in pdf.Root:
        del pdf.Root[_PADDING]
    while True:
        out = io.BytesIO()
        # open_metadata() would rewrite the dates, so the document's own data stays as it was typeset.
        packed = pikepdf.ObjectStreamMode.generate
        pdf.save(out, deterministic_id=True, object_stream_mode=packed, fix_metadata_version=False)
        if b"\r\nendstream" not in out.getvalue():
            return out.getvalue()
        # Small objects share streams that are packed while saving; one more object packs them anew.
        pdf.Root[_PADDING] = pdf.make_indirect(Array([pdf.make_indirect(Dictionary()), *pdf.Root.get(_PADDING, [])]))


def _place(pdf: pikepdf.Pdf, paper: str) -> None:
    width, height = PAPERS[paper]
    left, foot = (_A4[0] - width) / 2, (_A4[1] - height) / 2
    for page in pdf.pages:
        page.MediaBox = Array([round(number, 4) for number in (left, foot, left + width, foot + height)])


class _Link(NamedTuple):
    page: pikepdf.Page
    shown: pikepdf.Object
    address: str


def _add_fields(pdf: pikepdf.Pdf, boxes: list[_Link]) -> None:
    if not boxes:
        return
    parents = {int(key): value for key, value in _tree(pdf.Root.StructTreeRoot.ParentTree, "/Nums")}
    looks = _Looks(pdf)
    fields: dict[str, pikepdf.Object] = {}  # in reading order; the answers to one question are one field
    for page, box, address in boxes:
        element = parents[int(box.StructParent)]
        if Name.Link != element.S:
            raise ValueError(f"{address}: a field must stand in a link, not in {element.S}")
        element.S = Name.Form
        for key in ("/A", "/Border", "/Contents"):
            if key in box:
                del box[key]
        box.Subtype, box.P = Name.Widget, page.obj
        box.F = 4  # printed
        name, label = address.removeprefix(FIELD).split("?", 1)
        kind, name = name.split(":", 1)
        _MAKE[kind](box, name, label, looks, fields)
    made = Array(fields.values())
    pdf.Root.AcroForm = Dictionary(Fields=made, DA=String(_TYPE), DR=Dictionary(Font=typing_font.add(pdf)))


def _address(link: pikepdf.Object) -> str:
    """Return where a link leads; nothing if that is a place of the document."""
    # Typst writes addresses as UTF-8, which a PDF's text strings are not.
    return bytes(link.A.get("/URI", String(""))).decode("utf-8") if "/A" in link else ""


_TO = "to:"  # the address of a link to a place of the document, by its name, as prose.typ writes it
_PLACES = "places:"  # the address of a link that tells where these places are


def _lead_links(pdf: pikepdf.Pdf, links: list[_Link], places: Mapping[str, str]) -> None:
    """Let links that name a place lead there, and say of links within the document what stands at their end."""
    told = (link.address.removeprefix(_PLACES) for link in links if link.address.startswith(_PLACES))
    spots = {name: spot for some in told for name, *spot in (place.split(" ") for place in some.split(",") if place)}
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    named = {str(name) for name, _ in _tree(names, "/Names")}
    for _, link, address in links:
        if address.startswith(_TO):
            name = address.removeprefix(_TO)
            if name not in spots or name not in places:
                raise ValueError(f"{name}: no link tells where this place is, or nothing what stands there")
            page, left, top = spots[name]
            foot = _A4[1] - max(0.0, float(top) - _ABOVE)  # as Typst has it, a little above what the link leads to
            spot = Array([pdf.pages[int(page) - 1].obj, Name.XYZ, float(left), foot, 0])
            _lead(link, String(name) if name in named else spot, places[name])
        elif address.startswith(_PLACES):
            _lead(link, Array([pdf.pages[0].obj, Name.Fit]), "The first page")
        elif "/Dest" in link and (said := places.get(str(link.Dest))):
            link.Contents = String(said)


_ABOVE = 10  # points


def _lead(link: pikepdf.Object, to: pikepdf.Object, said: str) -> None:
    del link.A
    link.Dest, link.Contents = to, String(said)


_Fields = dict[str, pikepdf.Object]
_TYPE = f"{typing_font.TYPING} 9 Tf 0 g"


def _tick() -> Dictionary:
    """Return which sign a viewer that draws a checked box anew sets, in the font of ticks."""
    return Dictionary(CA=String(typing_font.TICK))


def _check(box: pikepdf.Object, name: str, label: str, looks: _Looks, fields: _Fields) -> None:
    """Make a box to check by itself."""
    _add(fields, name, box)
    box.FT, box.T, box.TU = Name.Btn, String(name), String(label)
    box.V, box.AS = Name.Off, Name.Off
    box.AP, box.MK = looks.pair(box, "/Yes"), _tick()


def _one(box: pikepdf.Object, name: str, label: str, looks: _Looks, fields: _Fields) -> None:
    """Make one of the boxes of a question, of which one is checked at a time."""
    question, answer = name.split("/", 1)
    asked, said = label.split(_BETWEEN, 1)
    if question not in fields:
        shared = Dictionary(FT=Name.Btn, Ff=_RADIO, T=String(question), TU=String(asked), V=Name.Off, Kids=Array())
        fields[question] = looks.pdf.make_indirect(shared)
    field = fields[question]
    field.Kids.append(box)
    box.Parent, box.AS = field, Name.Off
    # What a screen reader says of this box among the others.
    box.TU = box.Contents = String(f"{asked}{'' if asked[-1] in '.?!:…' else ':'} {said}")
    box.AP, box.MK = looks.pair(box, f"/{answer}"), _tick()


def _words(box: pikepdf.Object, name: str, label: str, looks: _Looks, fields: _Fields) -> None:
    """Make a line to type in."""
    _add(fields, name, box)
    box.FT, box.T, box.TU = Name.Tx, String(name), String(label)
    box.V, box.DA = String(""), String(_TYPE)
    box.AP = Dictionary(N=looks.of(_size(box), ticked=False))


def _lines(box: pikepdf.Object, name: str, label: str, looks: _Looks, fields: _Fields) -> None:
    """Make room to type several lines in."""
    _words(box, name, label, looks, fields)
    box.Ff = _MULTILINE


def _add(fields: _Fields, name: str, box: pikepdf.Object) -> None:
    if name in fields:
        raise ValueError(f"{name}: two fields have this name")
    fields[name] = box


_MAKE = {_CHECK: _check, _ONE: _one, _TEXT: _words, _LINES: _lines}


def _size(box: pikepdf.Object) -> tuple[float, float]:
    left, foot, right, top = (float(number) for number in box.Rect)
    return round(right - left, 2), round(top - foot, 2)


class _Looks:
    """The drawings of a field, shared by all fields of one size."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.made: dict[tuple[tuple[float, float], bool], pikepdf.Object] = {}

    def pair(self, box: pikepdf.Object, checked: str) -> Dictionary:
        """Return both looks of a box to check; `checked` names the one with a tick."""
        size = _size(box)
        return Dictionary(N=Dictionary({checked: self.of(size, ticked=True), "/Off": self.of(size, ticked=False)}))

    def of(self, size: tuple[float, float], ticked: bool) -> pikepdf.Object:
        if (size, ticked) not in self.made:
            wide, high = size
            tick = f"q 1.2 w 2 {high / 2:.2f} m {wide * 0.4:.2f} 2 l {wide - 2:.2f} {high - 2:.2f} l S Q"
            form = self.pdf.make_stream(tick.encode() if ticked else b"")
            form.Type, form.Subtype = Name.XObject, Name.Form
            form.BBox, form.Resources = Array([0, 0, wide, high]), Dictionary()
            self.made[size, ticked] = form
        return self.made[size, ticked]


def _add_row_headers(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    ids = {bytes(key): value for key, value in _tree(root.get("/IDTree", Dictionary()), "/Names")}
    for number, cells in enumerate(_rows(pdf), 1):
        name = f"row-{number}"
        cells[0].S, cells[0].ID = Name.TH, String(name)
        _attributes(cells[0]).Scope = Name.Row
        ids[name.encode()] = cells[0]
        for cell in cells[1:]:
            attributes = _attributes(cell)
            attributes.Headers = Array([*attributes.get("/Headers", []), String(name)])
    if ids:
        names = Array()
        for key in sorted(ids):
            names.extend([String(key.decode("latin-1")), ids[key]])
        leaf = pdf.make_indirect(Dictionary(Limits=Array([names[0], names[-2]]), Names=names))
        root.IDTree = pdf.make_indirect(Dictionary(Kids=Array([leaf])))


def _rows(pdf: pikepdf.Pdf) -> Iterator[list[pikepdf.Object]]:
    """Yield the cells of each row of a table's body that begins with a plain cell."""
    wanted = Name.TBody  # made once, for there are thousands of objects
    for body in pdf.objects:
        if isinstance(body, Dictionary) and body.get("/S") == wanted:
            for row in _children(body):
                cells = _children(row)
                if len(cells) > 1 and cells[0].S == Name.TD:
                    yield cells


def _attributes(cell: pikepdf.Object) -> pikepdf.Object:
    """Return the table attributes of a cell, added if it has none."""
    found = cell.get("/A")
    owned = [] if found is None else list(found) if isinstance(found, Array) else [found]
    if not any(attributes.get("/O") == Name.Table for attributes in owned):
        owned.append(Dictionary(O=Name.Table))
    cell.A = Array(owned)
    return next(attributes for attributes in cell.A if attributes.get("/O") == Name.Table)


def _children(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid]


def _tree(node: pikepdf.Object, key: str) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Yield the entries of a number tree or name tree."""
    items = node.get(key)
    entries = [] if items is None else list(items)
    yield from zip(entries[::2], entries[1::2], strict=True)
    for kid in node.get("/Kids", []):
        yield from _tree(kid, key)
