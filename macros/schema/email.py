"""An email address as a kind of value."""

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from macros.schema.record import fault, said
from macros.source.prose_errors import Fault

# Of what mail allows, the part that needs no signs of its own in a link.
_ADDRESS = r"[A-Za-z0-9](?:[A-Za-z0-9_+-]|\.(?![.@]))*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}"
_MARKED = re.compile(rf"(?:<|mailto:)({_ADDRESS})(?=[>?]|$)")
_WORDS = "Write name, @ and the rest of the address, as in corrections@guide.example"


def _email(value: object) -> str:
    text = value if isinstance(value, str) else ""
    if not re.fullmatch(_ADDRESS, text):
        meant = _MARKED.search(text)
        instead = f"Write the address alone: {meant[1]}" if meant else _WORDS
        raise fault(Fault(f"{said(value)} is not an email address", instead))
    return text


Email = Annotated[
    str,
    BeforeValidator(_email),
    WithJsonSchema({"type": "string", "pattern": f"^{_ADDRESS}$", "patternErrorMessage": _WORDS}),
]
"""An email address, without a name around it."""
