"""What a leader's local file puts on a handout: who is near, and the pay and licenses of their state."""

from macros.pdf import places
from macros.pdf.handout_document import Slip
from macros.schema.handouts import LocalPage
from macros.schema.local import Contact, Local, Nearby
from macros.schema.sections.states import States


def filled(slip: Slip, record: LocalPage) -> dict[str, object]:
    """Return the boxes of the local page, each with what the local file says of it; without one all are blank."""
    shown = slip.record(record)
    boxes = [
        {**box, "entries": [_entry(one) for one in _held(slip.local, prompt.holds)]}
        for box, prompt in zip(shown["boxes"], record.boxes, strict=True)
    ]
    return {"boxes": boxes}


def _held(local: Local | None, name: str | None) -> tuple[Nearby, ...]:
    return (getattr(local, name) or ()) if local and name else ()


def _entry(one: Nearby) -> dict[str, str]:
    shown = (("name", one.name), ("what", one.what), ("phone", one.phone), ("address", one.address))
    return {key: words for key, words in shown if words}


def has_place(slip: Slip) -> bool:
    """Say whether a leader names a state, and the guide has its pay."""
    code = slip.local.state if slip.local else None
    return code in slip.guide.place_pages[slip.career.id].values()


def place_sheet(slip: Slip) -> dict[str, object]:
    """Return the sheet for the leader's state: pay and licenses there; raises `LookupError` where there is none."""
    section, code = slip.career.section(States), slip.local.state if slip.local else None
    if code is None:
        raise LookupError("no local file names a state")
    return {
        "id": "local-place",
        "title": f"{section.title}: {slip.guide.places[code].name}",
        "purpose": section.question,
        "lead": slip.prose(section.pages.unknown),
        "template": "place-sheet.typ",
        "dated": False,
        "place": places.page(slip, section, code),
        "common": slip.prose(section.pages.answers),
        "look": [{"title": one.title, "text": slip.line(one.text)} for one in section.pages.look],
    }


def cover(local: Local) -> dict[str, str]:
    """Return what stands on covers where blank lines stand otherwise; what is not given is left out."""
    shown = {
        "organization": local.organization,
        "date": _joined(local.date, local.time),
        "place": local.place,
        "leader": local.leader,
        "contact": _asked(local.contact),
    }
    return {key: words for key, words in shown.items() if words}


def _asked(contact: Contact | None) -> str:
    return _joined(contact.name, contact.phone, contact.email) if contact else ""


def _joined(*words: str | None) -> str:
    return ", ".join(filter(None, words))
