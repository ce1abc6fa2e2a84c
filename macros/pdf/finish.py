"""Finishes a typeset PDF: its paper, tick boxes for the screen, headers of rows, half its size."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

# Points. Everything is typeset on A4 with a block of text that suits both papers. Letter is the same
# page seen through another window, so a mixed room can say "page 7", and nothing is typeset twice.
_A4 = (595.2756, 841.8898)
PAPERS = {"a4": _A4, "letter": (612.0, 792.0)}

_PADDING = "/CareerGuidePadding"

FIELD = "field:"  # a link to this becomes a tick box: field:NAME?LABEL


def finish(data: bytes) -> dict[str, bytes]:
    """Return the finished file for each of `PAPERS`; the same input gives the same bytes.

    Links to `field:NAME?LABEL` become tick boxes, and the first cell of each row of a table's body
    becomes the row's header. This is done once for all papers, for it takes longer than saving.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _add_tick_boxes(pdf)
        _add_row_headers(pdf)
        _end_streams(pdf)
        return {paper: _saved(pdf, paper) for paper in PAPERS}


def pages(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


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
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        if b"\r\nendstream" not in out.getvalue():
            return out.getvalue()
        # Small objects share streams that are packed while saving; one more object packs them anew.
        pdf.Root[_PADDING] = pdf.make_indirect(Array([pdf.make_indirect(Dictionary()), *pdf.Root.get(_PADDING, [])]))


def _place(pdf: pikepdf.Pdf, paper: str) -> None:
    width, height = PAPERS[paper]
    left, foot = (_A4[0] - width) / 2, (_A4[1] - height) / 2
    for page in pdf.pages:
        page.MediaBox = Array([round(number, 4) for number in (left, foot, left + width, foot + height)])


def _add_tick_boxes(pdf: pikepdf.Pdf) -> None:
    parents = {int(key): value for key, value in _tree(pdf.Root.StructTreeRoot.ParentTree, "/Nums")}
    looks = _Looks(pdf)
    fields = Array()
    for page in pdf.pages:
        for box in page.get("/Annots", []):
            # Typst writes addresses as UTF-8, which a PDF's text strings are not.
            address = bytes(box.A.get("/URI", String(""))).decode("utf-8") if "/A" in box else ""
            if not address.startswith(FIELD):
                continue
            _make_tick_box(box, address, looks)
            box.P = page.obj
            element = parents[int(box.StructParent)]
            if Name.Link != element.S:
                raise ValueError(f"{address}: a tick box must stand in a link, not in {element.S}")
            element.S = Name.Form
            fields.append(box)
    if len(fields):
        pdf.Root.AcroForm = Dictionary(Fields=fields)


def _make_tick_box(box: pikepdf.Object, address: str, looks: _Looks) -> None:
    name, label = address.removeprefix(FIELD).split("?", 1)
    left, foot, right, top = (float(number) for number in box.Rect)
    for key in ("/A", "/Border", "/Contents"):
        if key in box:
            del box[key]
    box.Subtype, box.FT = Name.Widget, Name.Btn
    box.F = 4  # printed
    box.T, box.TU = String(name), String(label)
    box.V, box.AS = Name.Off, Name.Off
    size = (round(right - left, 2), round(top - foot, 2))
    box.AP = Dictionary(N=Dictionary(Yes=looks.of(size, ticked=True), Off=looks.of(size, ticked=False)))


class _Looks:
    """The drawings of a box, shared by all boxes of one size."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.made: dict[tuple[tuple[float, float], bool], pikepdf.Object] = {}

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
    for number, cells in enumerate(_rows(root), 1):
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


def _rows(root: pikepdf.Object) -> Iterator[list[pikepdf.Object]]:
    """Yield the cells of each row of a table's body that begins with a plain cell, in reading order."""
    stack = [root]
    while stack:
        element = stack.pop()
        stack.extend(reversed(_children(element)))
        if element.get("/S") == Name.TBody:
            for row in _children(element):
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
