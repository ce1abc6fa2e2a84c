"""A page's markup as it is published: every reader gets the same page from fewer characters.

Values stand without quotation marks where they need none, and end tags are left out where what follows implies them.
Line ends at the edges of blocks go, because no browser shows them. Facts that a style may set in one line keep what is a
blank there; a name that it sets there brings its own.
"""

import re

# What is no markup: scripts and sheets, whose hashes the policy names.
_RAW = re.compile(r"(<(?:script|style)\b[^>]*>)(.*?</(?:script|style)>)", re.DOTALL)
_TAG = re.compile(r'<[a-z][\w-]*(?:[^<>"]|"[^"]*")*>')
_QUOTED = re.compile(r"""(?<==)"([^"\s=<>`'/][^"\s=<>`']*)"(?=[ >])""")
_BLOCKS = re.compile(
    "article|body|caption|d[dlt]|details|dialog|div|fieldset|footer|form|h[1-6]|head|header|html|legend|li|link|main|meta|nav|ol"
    "|option|p|script|section|select|style|summary|table|tbody|td|template|th|thead|title|tr|ul"
)
_LINE_END = re.compile(
    r"(?P<before><(?P<ends>/?)(?P<one>[a-z][\w-]*)\b[^<>]*>)\n+(?=<(?P<shuts>/?)(?P<other>[a-z][\w-]*)\b)"
)
_LABEL = re.compile(r"<small\b[^<>]* popover>.*?</small>", re.DOTALL)  # a grid
_FLOW = "article|details|div|dl|fieldset|footer|form|h[1-6]|header|main|nav|ol|p|section|table|ul"
# With not even a blank between, which would become part of what ends here.
_IMPLIED = re.compile(
    r"</li>(?=<li\b|</[uo]l>)|</d[td]>(?=<d[td]\b)|</dd>(?=</(?:dl|div)>)|</t[dh]>(?=<t[dh]\b|</tr>)"
    r"|</tr>(?=<tr\b|</t(?:able|body|head)>)|</thead>(?=<tbody\b)|</tbody>(?=</table>)"
    r"|</option>(?=<option\b|</select>)|</head>(?=<body\b)|</body></html>$"
    rf"|</p>(?=<(?:{_FLOW})\b|</(?:article|dd|details|div|fieldset|footer|form|li|main|nav|section|td)>)"
)
# What opens something sends no form where it stands in none: its type says nothing then.
_OPENS = re.compile(r'(<button\b[^<>]*?) type="button"(?=[^<>]* popovertarget=)')
_FORM = re.compile(r"(<form\b.*?</form>)", re.DOTALL)


def shrunk(html: str) -> str:
    """Return a page that any parser of HTML reads as the same, but for what changes nothing for anybody."""
    outside = _FORM.split(html)
    outside[0::2] = [_OPENS.sub(r"\1", part) for part in outside[0::2]]
    parts = _RAW.split("".join(outside))
    # Markup, and what is as it was, in turns of three: markup, the tag that opens a script or sheet, all up to its end.
    parts[0::3] = [_tags(_IMPLIED.sub("", _in_lines(part))) for part in parts[0::3]]
    parts[1::3] = map(_tags, parts[1::3])
    return "".join(parts)


def _in_lines(text: str) -> str:
    return _LINE_END.sub(_joined, _LABEL.sub(lambda label: label[0].replace(">\n<", "><"), text))


def _joined(found: re.Match[str]) -> str:
    """Return the tag before a line end, without it if it is at the edge of a block, and no blank in a line."""
    first, second = _BLOCKS.fullmatch(found["one"]), _BLOCKS.fullmatch(found["other"])
    is_inside = (first and not found["ends"]) or (second and found["shuts"])
    is_between = first and second and not (found["one"] in ("dd", "div") and found["other"] in ("dd", "div", "dt"))
    return found["before"] if is_inside or is_between else found[0]


def _tags(text: str) -> str:
    # Within other marks than ours, a value may hold what looks like one.
    return _TAG.sub(lambda tag: tag[0] if "='" in tag[0] else _QUOTED.sub(r"\1", tag[0]), text)
