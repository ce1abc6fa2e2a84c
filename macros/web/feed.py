"""The Atom feed of editions, corrections and revisions; its dates come from the content."""

import datetime
import uuid
from html import escape

from macros.domain import plain_text
from macros.domain.guide import Guide
from macros.schema.about import Change

NAME = "corrections.xml"
PAGE = "about/corrections"
KINDS = {"correction": "Correction", "routine-revision": "Routine revision"}
"""What readers see for the kind of a change."""

_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://www.w3.org/2005/Atom")


def write(guide: Guide, page: str) -> str:
    """Return the feed; `page` is the address of the page of corrections, as seen from the feed or in full."""
    site, log = guide.site, guide.corrections
    changes = log.changes if log else ()
    editions = [(site.edition, site.published), *((one.edition, one.published) for one in (log.earlier if log else ()))]
    entries = [(change.date, _change(guide, change, page)) for change in changes]
    entries += [(published, _edition(guide, edition, published, page)) for edition, published in editions]
    entries.sort(key=lambda entry: entry[0], reverse=True)
    return "\n".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
            f"<title>{_xml(site.name)}: corrections and editions</title>",
            f"<id>{_id(guide, 'feed')}</id>",
            f"<updated>{_time(entries[0][0])}</updated>",
            f"<author><name>{_xml(site.name)}, its contributors</name></author>",
            f'<link rel="alternate" type="text/html" href="{_xml(page)}"/>',
            *(text for _, text in entries),
            "</feed>\n",
        )
    )


def _change(guide: Guide, change: Change, page: str) -> str:
    kind = KINDS[change.kind]
    said = [f"Before: {change.old}." if change.old else "", f"Now: {change.new}." if change.new else ""]
    words = " ".join(filter(None, (*said, plain_text.text_of(guide, change.why))))
    title = f"{kind}: {change.what}"
    return _entry(_id(guide, f"change/{change.id}"), title, change.date, f"{page}#{change.id}", words)


def _edition(guide: Guide, edition: str, published: datetime.date, page: str) -> str:
    words = f"Edition {edition} of the {guide.site.name} was published."
    address = f"{page}#{anchor(edition)}"
    return _entry(_id(guide, f"edition/{edition}"), f"Edition {edition}", published, address, words)


def anchor(edition: str) -> str:
    """Return the id under which an edition stands on the page of corrections."""
    return f"edition-{edition.replace('.', '-')}"


def _entry(id_: str, title: str, date: datetime.date, address: str, words: str) -> str:
    return "\n".join(
        (
            "<entry>",
            f"<title>{_xml(title)}</title>",
            f"<id>{id_}</id>",
            f"<updated>{_time(date)}</updated>",
            f'<link rel="alternate" type="text/html" href="{_xml(address)}"/>',
            f'<content type="text">{_xml(words)}</content>',
            "</entry>",
        )
    )


def _id(guide: Guide, name: str) -> str:
    """Return an id that stays the same wherever the site is published, as Atom asks for."""
    return f"urn:uuid:{uuid.uuid5(_NAMES, f'{guide.site.name}/{name}')}"


def _time(date: datetime.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"


def _xml(text: str) -> str:
    return escape(text).replace("&#x27;", "&apos;")
