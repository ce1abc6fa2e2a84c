"""The security policy: strict, the same in the page and in the header, and true to every inline script."""

from __future__ import annotations

import base64
import hashlib
import re

from macros.site import csp as policy

PAGE = '<!doctype html><html><head><meta charset="utf-8">\n<script>{}</script></head><body></body></html>'


def digest(script):
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def add(html):
    return policy.add(html, policy.inline(html))


def rules(text):
    return {
        name: rest.split()
        for name, *rest in (rule.split(maxsplit=1) for rule in text.split("; "))
        for rest in [" ".join(rest)]
    }


def said(html):
    return html.split('content="')[1].split('"')[0]


def test_the_policy_stands_before_anything_that_it_governs():
    html = add(PAGE.format("1"))
    assert html.index("Content-Security-Policy") < html.index("<script>")
    assert html.index('<meta charset="utf-8">') < html.index("Content-Security-Policy")


def test_nothing_is_allowed_but_what_the_site_itself_holds():
    found = rules(said(add(PAGE.format("1"))))
    assert found["default-src"] == ["'none'"]
    assert found["base-uri"] == found["form-action"] == ["'none'"]
    allowed = {word for words in found.values() for word in words}
    assert {word for word in allowed if not word.startswith("'sha256-")} == {"'none'", "'self'", "'script'"}


def test_an_inline_script_is_named_by_its_hash_and_a_file_is_not():
    html = PAGE.format("alert(1)").replace("</head>", '<script defer src="a.js"></script></head>')
    assert rules(said(add(html)))["script-src"] == ["'self'", digest("alert(1)")]


def test_data_in_a_page_is_no_script():
    html = PAGE.format("1").replace("</head>", '<script type="application/ld+json">{}</script></head>')
    assert rules(said(add(html)))["script-src"] == ["'self'", digest("1")]


def test_a_style_sheet_in_the_page_is_named_by_its_hash_and_no_other_is_allowed():
    html = PAGE.format("1").replace("</head>", "<style>a{b:c}</style></head>")
    assert rules(said(add(html)))["style-src"] == ["'self'", digest("a{b:c}")]


def test_a_page_without_inline_script_or_style_allows_none():
    found = rules(said(add(PAGE.replace("<script>{}</script>", ""))))
    assert found["script-src"] == ["'self'"]
    assert found["style-src"] == ["'self'"]


def test_the_header_allows_what_every_page_needs_and_forbids_framing(tmp_path):
    policy.write(tmp_path, [policy.inline(PAGE.format(script)) for script in ("one", "two")])
    text = (tmp_path / "_headers").read_text(encoding="utf-8")
    found = rules(text.split("Content-Security-Policy: ")[1].split("\n")[0])
    assert set(found["script-src"]) == {"'self'", digest("one"), digest("two")}
    assert found["frame-ancestors"] == ["'none'"]
    assert text.startswith("/*\n")


def test_no_script_of_a_page_may_connect_anywhere():
    """Search reads an index that is a script; nothing that is typed could leave the page, not even to its own host."""
    assert rules(said(add(PAGE.format("1"))))["connect-src"] == ["'none'"]


def test_the_header_gives_no_page_a_device_or_a_window_of_another_site(tmp_path):
    policy.write(tmp_path, [])
    lines = (tmp_path / "_headers").read_text(encoding="utf-8").splitlines()[1:]
    headers = dict(line.strip().split(": ", 1) for line in lines)
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    denied = headers["Permissions-Policy"].split(", ")
    assert all(re.fullmatch(r"[a-z-]+=\(\)", one) for one in denied)
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(denied)


def test_each_page_of_the_site_carries_the_policy_of_the_header(finished_site, policy):
    header = rules(policy)
    del header["frame-ancestors"]
    sheets, scripts = set(header.pop("style-src")), set(header.pop("script-src"))
    for page in finished_site.pages.values():
        own = rules(page.tree.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"])
        # A page allows its own style sheet and scripts alone; the header is one for all pages.
        assert len(own["style-src"]) == 2 and sheets.issuperset(own.pop("style-src")), page.name
        assert scripts.issuperset(own["script-src"]), page.name
        assert len(own.pop("script-src")) == 1 + len(page.tree.css("script:not([src], [type])")), page.name
        assert own == header
