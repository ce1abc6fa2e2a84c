"""The list of a page's parts leads to the subjects of each part, too."""

from __future__ import annotations

from macros.site import built_page, contents

ENTRY = '<li><a class="cg-contents__link" href="#{0}">{0}</a></li>\n'
PAGE = '<ol class="cg-contents__list">\n{}</ol><article><h1 id="top">Top</h1>{}</article>'


def deepened(headings: str) -> str:
    html = PAGE.format(ENTRY.format("one") + ENTRY.format("two"), headings)
    return contents.deepen(built_page.read("page/index.html", html)).html


def test_subjects_stand_below_their_part_also_those_that_are_folded():
    html = deepened(
        '<h2 id="one">One</h2><h3 class="t" id="a">A <b>b</b></h3><h2 id="two">Two</h2><h3 data-cg-anchor="c">C</h3><h3>No place</h3>'
    )
    assert '#one">one</a>\n<ol class="cg-contents__within"><li><a href="#a">A b</a></li></ol></li>' in html
    assert '#two">two</a>\n<ol class="cg-contents__within"><li><a href="#c">C</a></li></ol></li>' in html


def test_a_page_of_very_many_subjects_keeps_its_short_list():
    many = "".join(f'<h3 id="s{number}">S</h3>' for number in range(contents.MOST + 1))
    assert "cg-contents__within" not in deepened(f'<h2 id="one">One</h2>{many}')
