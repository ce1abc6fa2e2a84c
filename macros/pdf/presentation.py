"""Plain data → a presentation that can be edited (.pptx). Knows neither the guide nor what its slides are for.

A leader restyles it through its master: every text stands in a placeholder of a layout, colors and fonts are those of the
theme, and a chart holds its own numbers. The same data gives the same bytes.
"""

import copy
import datetime
import io
import re
import zipfile
from typing import NotRequired, TypedDict

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import MSO_THEME_COLOR
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as Shown
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import ChartPlaceholder, SlidePlaceholder
from pptx.slide import Slide as Made
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu, Inches, Pt


class Bar(TypedDict):
    """One bar of a chart: its label, its length, and whether it is an estimate, which has a color of its own."""

    label: str
    value: float
    estimate: bool


class Chart(TypedDict):
    """What a slide draws, with the same in words for those who do not see it."""

    title: str
    bars: list[Bar]
    number: str  # how a number is written, as a spreadsheet says it
    source: str
    alt: str


class Slide(TypedDict):
    """One slide: what the group sees, and what the leader alone does."""

    title: str
    lines: list[str]
    notes: str
    chart: NotRequired[Chart | None]


class Deck(TypedDict):
    """A whole presentation; the first slide opens it, and its lines stand below its title."""

    title: str
    description: str
    author: str
    foot: str
    lang: str
    date: datetime.date
    slides: list[Slide]


_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_LEFT, _ROOM = 0.6, 12.13  # inches: where text begins, and how wide it may be
_TITLE, _BODY, _FOOT = (0.4, 1.15), (1.8, 4.75), (6.85, 0.4)  # where each begins, and how high it is
_WORDS, _DRAWING, _GAP = 4.6, 7.2, 0.33  # the widths of text and chart beside each other
_OPENING, _LINES, _TWO, _TITLE_ALONE = "Title Slide", "Title and Content", "Two Content", "Title Only"
_DRAWN = "Title, Text, and Chart"  # ours, made of the one for two texts
_ROOM_FOR_NUMBERS = 1.25  # how much longer an axis is than its longest bar, whose number stands behind it
_SOURCE = 13  # the number of the placeholder for the source line
_COLORS = {
    "dk1": "1D2A2E", "lt1": "FFFFFF", "dk2": "0B5A5E", "lt2": "E6F0EF", "accent1": "0B5A5E", "accent2": "8F4508",
    "accent3": "4A585C", "accent4": "3B7A57", "accent5": "5B4A8A", "accent6": "7A6A1F", "hlink": "0B5A5E", "folHlink": "4A585C",
}  # fmt: skip
"""Those of base.typ: each has at least 4.5:1 on white."""
_FONTS = {"majorFont": "Georgia", "minorFont": "Arial"}
"""Fonts that every office program has, or has a twin of: a presentation cannot bring its own."""
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_FIXED = (1980, 1, 1, 0, 0, 0)  # the date of every entry of the archive
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def make(deck: Deck) -> bytes:
    """Return the file of a presentation."""
    shown = Presentation()
    _restyle(shown)
    layouts = {layout.name: layout for layout in shown.slide_layouts}
    for number, slide in enumerate(deck["slides"]):
        kind = _OPENING if number == 0 else _DRAWN if slide.get("chart") else _LINES
        _add(shown, layouts[kind], slide, deck)
    _describe(shown, deck)
    out = io.BytesIO()
    shown.save(out)
    return _settled(out.getvalue(), deck["date"])


def _add(shown: Shown, layout: SlideLayout, slide: Slide, deck: Deck) -> None:
    made = shown.slides.add_slide(layout)
    made.shapes.title.text_frame.text = slide["title"]
    words, *more = [place for place in made.placeholders if place.placeholder_format.idx != 0]
    words.text_frame.text = "\n".join(slide["lines"])
    if chart := slide.get("chart"):
        drawn, source = more
        _draw(drawn, chart)
        source.text_frame.text = chart["source"]
    _number(made, layout, deck["foot"], len(shown.slides))
    made.notes_slide.notes_text_frame.text = slide["notes"]
    for part in (made, made.notes_slide):
        _speak(part._element, deck["lang"])


def _draw(place: ChartPlaceholder, chart: Chart) -> None:
    """Put a chart of bars into its placeholder, the first bar on top, each with its number."""
    data = CategoryChartData(number_format=chart["number"])
    data.categories = [bar["label"] for bar in chart["bars"]]
    data.add_series(chart["title"], [bar["value"] for bar in chart["bars"]])
    frame = place.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart["alt"])
    drawn = frame.chart
    drawn.has_legend, drawn.has_title = False, True
    drawn.chart_title.text_frame.text = chart["title"]
    drawn.font.size = Pt(16)
    drawn.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    drawn.chart_title.text_frame.paragraphs[0].font.size = Pt(16)
    drawn.chart_title.text_frame.paragraphs[0].font.bold = True
    drawn.category_axis.reverse_order = True
    drawn.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    # Not every program leaves out an axis that is to be hidden, so its numbers go as well.
    drawn.value_axis.tick_label_position, drawn.value_axis.major_tick_mark = (
        XL_TICK_LABEL_POSITION.NONE,
        XL_TICK_MARK.NONE,
    )
    drawn.value_axis.visible, drawn.value_axis.has_major_gridlines, drawn.value_axis.minimum_scale = False, False, 0
    drawn.value_axis.maximum_scale = _ROOM_FOR_NUMBERS * max(bar["value"] for bar in chart["bars"])
    plot = drawn.plots[0]
    plot.gap_width, plot.has_data_labels = 60, True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = chart["number"], False
    plot.data_labels.font.size = Pt(18)
    plot.data_labels.font.bold = True
    for point, bar in enumerate(chart["bars"]):
        fill = plot.series[0].points[point].format.fill
        fill.solid()
        fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_2 if bar["estimate"] else MSO_THEME_COLOR.ACCENT_1


def _number(made: Made, layout: SlideLayout, foot: str, number: int) -> None:
    """Give a slide the foot and the number that its layout has a place for."""
    for place in _placeholders(layout):
        kind = place._element.nvSpPr.nvPr.find(qn("p:ph")).get("type")
        if kind in ("ftr", "sldNum"):
            element = copy.deepcopy(place._element)
            element.nvSpPr.cNvPr.set("id", str(max(shape.shape_id for shape in made.shapes) + 1))
            made.shapes._spTree.append(element)
            added = made.shapes[-1]
            if kind == "ftr" and isinstance(added, SlidePlaceholder):
                added.text_frame.text = foot
            else:  # a field, which programs write anew
                next(element.iter(qn("a:t"))).text = str(number)


def _placeholders(of: SlideLayout | SlideMaster) -> list[BaseShape]:
    return [shape for shape in of.shapes if shape.is_placeholder]


def _speak(tree: BaseOxmlElement, lang: str) -> None:
    for run in tree.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", lang)


def _describe(shown: Shown, deck: Deck) -> None:
    said, day = shown.core_properties, datetime.datetime.combine(deck["date"], datetime.time())
    said.title, said.subject = deck["title"], deck["description"]
    said.author, said.language = deck["author"], deck["lang"]
    said.last_modified_by, said.revision, said.keywords, said.comments = deck["author"], 1, "", ""
    said.created = said.modified = day


def _restyle(shown: Shown) -> None:
    """Make wide slides of the library's own, with four layouts, and our colors and fonts."""
    shown.slide_width, shown.slide_height = _WIDTH, _HEIGHT
    for rels in (shown.part.package._rels, shown.part.rels):
        for name in [name for name, rel in rels.items() if rel.reltype in (RT.THUMBNAIL, RT.PRINTER_SETTINGS)]:
            rels.pop(name)
    for layout in list(shown.slide_layouts):
        if layout.name not in (_OPENING, _LINES, _TWO, _TITLE_ALONE):
            shown.slide_layouts.remove(layout)
    layouts = {layout.name: layout for layout in shown.slide_layouts}
    _set_master(shown.slide_master)
    _set_opening(layouts[_OPENING])
    _set_drawn(layouts[_TWO])


def _set_master(master: SlideMaster) -> None:
    places = {place._element.nvSpPr.nvPr.find(qn("p:ph")).get("type"): place for place in _placeholders(master)}
    _put(places["title"], _LEFT, _TITLE[0], _ROOM, _TITLE[1])
    _put(places["body"], _LEFT, _BODY[0], _ROOM, _BODY[1])
    _put(places["ftr"], _LEFT, _FOOT[0], 9, _FOOT[1])
    _put(places["dt"], _LEFT + 9, _FOOT[0], 1.6, _FOOT[1])
    _put(places["sldNum"], _LEFT + _ROOM - 1.5, _FOOT[0], 1.5, _FOOT[1])
    styles = master._element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "3600")
    title.find(qn("a:defRPr")).find(qn("a:solidFill"))[0].set("val", "tx2")
    lines = styles.find(qn("p:bodyStyle")).find(qn("a:lvl1pPr"))
    lines.find(qn("a:defRPr")).set("sz", "2600")
    lines.find(qn("a:spcBef"))[0].set("val", "45000")
    next(places["ftr"]._element.iter(qn("a:lstStyle"))).find(qn("a:lvl1pPr")).set("algn", "l")
    for tint in list(master._element.iter(qn("a:tint"))):
        tint.getparent().remove(tint)
    _rule(master, _LEFT + 0.1, _TITLE[0] + _TITLE[1] + 0.02)


def _set_opening(layout: SlideLayout) -> None:
    title, lines = (place for place in _placeholders(layout) if place.placeholder_format.idx in (0, 1))
    _put(title, _LEFT, 1.6, _ROOM, 1.6)
    _put(lines, _LEFT, 3.5, _ROOM, 2.4)
    for place, size in ((title, 48), (lines, 26)):
        _set_style(place, size, is_list=False)
    next(title._element.iter(qn("a:bodyPr"))).set("anchor", "b")
    tint = parse_xml(
        f'<p:bg {nsdecls("p", "a")}><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    )
    layout._element.cSld.insert(0, tint)
    layout._element.set("showMasterSp", "0")
    _rule(layout, _LEFT + 0.1, 3.3)


def _set_drawn(layout: SlideLayout) -> None:
    """Make a layout of text, a chart, and a line for its source out of the one for two texts."""
    layout._element.cSld.set("name", _DRAWN)
    if "type" in layout._element.attrib:
        del layout._element.attrib["type"]
    words, drawn = (place for place in _placeholders(layout) if place.placeholder_format.idx in (1, 2))
    _put(words, _LEFT, _BODY[0], _WORDS, _BODY[1])
    _put(drawn, _LEFT + _WORDS + _GAP, _BODY[0], _DRAWING, _BODY[1] - 0.65)
    for place in (words, drawn):
        _set_style(place, 22)
    source = copy.deepcopy(words._element)
    layout.shapes._spTree.append(source)
    ids = [int(shape.get("id")) for shape in layout._element.iter(qn("p:cNvPr"))]
    source.nvSpPr.cNvPr.set("id", str(max(ids) + 1))
    source.nvSpPr.cNvPr.set("name", "Source Placeholder")
    for element, kind in ((drawn._element, "chart"), (source, "body")):
        element.nvSpPr.nvPr.find(qn("p:ph")).set("type", kind)
    source.nvSpPr.nvPr.find(qn("p:ph")).set("idx", str(_SOURCE))
    place = next(place for place in _placeholders(layout) if place.placeholder_format.idx == _SOURCE)
    _put(place, _LEFT + _WORDS + _GAP, _BODY[0] + _BODY[1] - 0.6, _DRAWING, 0.6)
    _set_style(place, 14, is_list=False)


def _set_style(place: BaseShape, size: int, is_list: bool = True) -> None:
    """Give the text of a placeholder its size in points, and take the bullets away where it is no list."""
    style = next(place._element.iter(qn("a:lstStyle")))
    for level in list(style):
        style.remove(level)
    bullet, indent = ("", "") if is_list else ("<a:buNone/>", ' marL="0" indent="0" algn="l"')
    style.append(parse_xml(f'<a:lvl1pPr {nsdecls("a")}{indent}>{bullet}<a:defRPr sz="{size * 100}"/></a:lvl1pPr>'))


def _put(place: BaseShape, left: float, top: float, width: float, height: float) -> None:
    place.left, place.top, place.width, place.height = (Emu(Inches(number)) for number in (left, top, width, height))


def _rule(on: SlideLayout | SlideMaster, left: float, top: float) -> None:
    """Draw the short amber rule of the printed covers, which says nothing."""
    ids = [int(shape.get("id")) for shape in on._element.iter(qn("p:cNvPr"))]
    x, y, width, height = (int(Inches(number)) for number in (left, top, 1.3, 0.05))
    on.shapes._spTree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{max(ids) + 1}" name="Rule">{_DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
            '<p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:solidFill><a:schemeClr val="accent2"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
        )
    )


def _settled(data: bytes, day: datetime.date) -> bytes:
    """Return an archive without a clock, its entries in order; what it embeds is treated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as still:
        # Whoever reads a package expects its list of types first.
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = made.read(name)
            if name.endswith(".xlsx"):
                part = _settled(part, day)
            elif name == "docProps/core.xml":
                part = _CLOCK.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode(), part)
            elif name.startswith("ppt/theme/"):
                part = _themed(part)
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Linux, wherever it is made
            still.writestr(entry, part, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def _themed(part: bytes) -> bytes:
    """Return a theme with our colors and fonts."""
    theme = parse_xml(part)
    for name, value in _COLORS.items():
        color = next(theme.iter(qn(f"a:{name}")))
        for old in list(color):
            color.remove(old)
        color.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{value}"/>'))
    for name, face in _FONTS.items():
        next(theme.iter(qn(f"a:{name}"))).find(qn("a:latin")).set("typeface", face)
    return bytes(serialize_part_xml(theme))
