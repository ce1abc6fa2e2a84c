"""Markup in few characters: every parser reads the same page."""

from __future__ import annotations

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
        ("<table><tr><th>a</th><td>b</td></tr></table>", "<table><tr><th>a<td>b</tr></table>"),
    ],
)
def test_what_a_parser_adds_by_itself_is_left_out(html, shrunk):
    assert markup.shrunk(html) == shrunk
    assert LexborHTMLParser(html).html == LexborHTMLParser(shrunk).html


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
        "<ul><li>a</li> <li>b</li>\n</ul>",
    ],
)
def test_what_would_then_be_another_page_stays(html):
    assert markup.shrunk(html) == html
