"""What the check says of ordinary Markdown on a page: each mistake once, with its place; what works is not told."""

from __future__ import annotations

import shutil

import pytest

from macros.web import gallery
from tests.checks.test_settings import problems, root  # noqa: F401

CALL = '{{ about("method") }}\n\n'


def said_of(root, text):  # noqa: F811
    (root / "docs" / "about" / "method.md").write_text(CALL + text, encoding="utf-8")
    return [line.removeprefix("docs/about/method.md:") for line in problems(root)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("![](picture.svg)\n", "3:1: this image says nothing to those who do not see it. Say between the brackets what it shows, as ![Two people at a desk](picture.png)"),
        ("A ![line](https://example.org/a.png)\n", "3:11: the image stands on another site, and no page asks another host. Save the picture beside the page, and write its name, as ![what it shows](picture.png)"),
        ("![line](//example.org/a.png)\n", "3:9: the image stands on another site, and no page asks another host. "),
        ("<img src='picture.svg' alt='Line'>\n", "3:1: the security policy of this site takes no <img> from a page. Write it as ![what it shows](picture.png)"),
        ('<iframe src="https://example.org"></iframe>\n', "3:1: the security policy of this site takes no <iframe> from a page. Write a link to it"),
        ("<script>alert(1)</script>\n", "3:1: the security policy of this site takes no <script> from a page. Delete it: looks and scripts belong in overrides/assets/"),
        ('<p class="a" style="color: red">x</p>\n', "3:14: the security policy of this site takes no 'style' in a page. Delete it: looks come from overrides/assets/css/, by a class as in { .name }"),
        ('<button onclick="x()">x</button>\n', "3:9: the security policy of this site takes no 'onclick' in a page. "),
        ('Text\n{: style="color: red" }\n', "4:4: the security policy of this site takes no 'style' in a page. "),
        ("```mermaid\ngraph LR\n```\n", "3:1: drawings in Mermaid need a script that no page loads. Save the drawing as a picture beside the page, and show it as ![what it shows](drawing.svg)"),
        ('--8<-- "other.md"\n', "3:1: no text is taken from another file here. Write the text itself"),
        ("```python\nx = 1  # (1)!\n```\n", "4:8: notes in code need a script that no page loads. Write them as a list below the code"),
        ("Text (1)\n{ .annotate }\n\n1. A\n", "4:1: notes that open in the text need a script that no page loads. Write a footnote, as in word[^1]"),
        ('??? note annotate "A"\n    Text (1)\n', "3:1: notes that open in the text need a script that no page loads. "),
        ("A $$x^2$$\n", "3:3: formulas need a script that no page loads. Write it in words, or save it as a picture beside the page"),
        ("$$\n\\frac{a}{b}\n$$\n", "3:1: formulas need a script that no page loads. "),
        ("From $x^2$ on\n", "3:6: formulas need a script that no page loads. "),
        ("A :material-acount: here\n", "3:3: no icon or emoji is called 'material-acount'. Did you mean 'material-account'? If not, write it in words, or put the sign ` before and after it"),
        ("A :smlie:\n", "3:3: no icon or emoji is called 'smlie'. Did you mean 'smile'? If not, write it in words"),
    ],
)  # fmt: skip
def test_what_the_policy_would_stop_is_said_with_its_place(root, text, said):  # noqa: F811
    shutil.copy(gallery.SPECIMEN / "picture.svg", root / "docs" / "about")
    (found,) = said_of(root, text)
    assert found.startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        (gallery.SPECIMEN / "markdown.md").read_text(encoding="utf-8"),
        'At 10:30:15, on http://localhost:8000:, as place:name:part, `:smlie:`, `<img>`, ``a ` <script>``\n\n    ```html\n    <p style="x">\n    ```\n',
        "Call f(1)! From $50 to $60, $5^th^ to $6, $1_000-$2_000; `$x^2$`\n\n```\n$$\nf(1)! # (1)\n```\n",
        '<p title="style=1" data-style="x">onset = 1</p>\n',
    ],
    ids=["everything that works", "code and plain words", "signs with other meanings", "words that only look like it"],
)
def test_what_works_is_not_told(root, text):  # noqa: F811
    shutil.copy(gallery.SPECIMEN / "picture.svg", root / "docs" / "about")
    assert said_of(root, text) == []
