"""Markup in few characters: every parser reads the same page."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.site import markup


@pytest.mark.parametrize(
    ("html", "shrunk"),
    [
        ('<a class="cg-a" href="../b/#c">d</a>', "<a class=cg-a href=../b/#c>d</a>"),
        ('<svg><path d="M2" fill="none"/></svg>', '<svg><path d=M2 fill="none"/></svg>'),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><div><dt>a<dd>b</div></dl>"),
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a<li>b</ul>"),
        ("<table><tr><th>a</th><td>b</td></tr></table>", "<table><tr><th>a<td>b</table>"),
        ("<div><p>a</p><p>b</p></div>", "<div><p>a<p>b</div>"),
        ("<select><option>a</option><option>b</option></select>", "<select><option>a<option>b</select>"),
    ],
)
def test_what_a_parser_adds_by_itself_is_left_out(html, shrunk):
    assert markup.shrunk(html) == shrunk
    assert LexborHTMLParser(html).html == LexborHTMLParser(shrunk).html


@pytest.mark.parametrize(
    ("html", "shrunk"),
    [
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>", "<ul><li>a<li>b</ul><p>c</p>"),
        ("<table>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</table>", "<table><tr><td>a<td>b</table>"),
        ("<div>\n<a>b</a>\n<a>c</a>\n</div>", "<div><a>b</a>\n<a>c</a></div>"),
        ("<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>", "<dl><dt>a<dd>b</dd>\n<dd>c</dl>"),  # may stand in a line
        ("<small popover>\n<b>a</b>\n<a>b</a></small>", "<small popover><b>a</b><a>b</a></small>"),
    ],
)
def test_blanks_go_that_nobody_sees(html, shrunk):
    assert markup.shrunk(html) == shrunk
    assert _without_blanks(html) == _without_blanks(shrunk)


def _without_blanks(html):
    return re.sub(r"\s+(?=<)|(?<=>)\s+", "", LexborHTMLParser(html).html)


def test_a_button_needs_no_type_where_no_form_holds_it():
    button = '<button type="button" popovertarget="a">b</button>'
    bare = "<button popovertarget=a>b</button>"
    form = f"<form>{button}</form>"
    assert markup.shrunk(f"{button}{form}{button}") == f"{bare}{form}{bare}".replace('"', "")


@pytest.mark.parametrize(
    "html",
    [
        '<a title="a > b">d</a>',
        """<a title='he said ="b" twice'>d</a>""",
        '<a href="?q=" title="a=b">d</a>',
        '<img alt="" class="cg-a cg-b">',
        '<p>Write class="a" so.</p>',
        "<script>let a = '<i class=\"b\">';</script>",
        '<style>[class="a"]{color:red}</style>',
        "<div><p>a</p> b</div>",
        "<div><p>a</p>\n<b>b</b></div>",
        "<p><b>a</b>\n<i>b</i></p>",
    ],
)
def test_what_would_then_be_another_page_stays(html):
    assert markup.shrunk(html) == html
