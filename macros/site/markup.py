"""A page's markup as it is published: every parser reads the same page from fewer characters.

Values stand without quotation marks where they need none, and end tags are left out where what follows implies them.
"""

from __future__ import annotations

import re

# What is no markup: scripts and sheets, whose hashes the policy names.
_RAW = re.compile(r"(<(?:script|style)\b[^>]*>)(.*?</(?:script|style)>)", re.DOTALL)
_TAG = re.compile(r'<[a-z][\w-]*(?:[^<>"]|"[^"]*")*>')
_QUOTED = re.compile(r"""(?<==)"([^"\s=<>`'/][^"\s=<>`']*)"(?=[ >])""")
# With not even a blank between, which would become part of what ends here.
_IMPLIED = re.compile(r"</li>(?=<li\b|</[uo]l>)|</d[td]>(?=<d[td]\b)|</dd>(?=</(?:dl|div)>)|</t[dh]>(?=<t[dh]\b|</tr>)")


def shrunk(html: str) -> str:
    """Return a page that any parser of HTML reads as the same."""
    parts = _RAW.split(html)
    # Markup, and what is as it was, in turns of three: markup, the tag that opens a script or sheet, all up to its end.
    parts[0::3] = [_tags(_IMPLIED.sub("", part)) for part in parts[0::3]]
    parts[1::3] = map(_tags, parts[1::3])
    return "".join(parts)


def _tags(text: str) -> str:
    # Within other marks than ours, a value may hold what looks like one.
    return _TAG.sub(lambda tag: tag[0] if "='" in tag[0] else _QUOTED.sub(r"\1", tag[0]), text)
