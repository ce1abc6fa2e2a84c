"""A group of keys in a content file, and how a wrong value is told."""

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from macros.source.prose_errors import Fault


class Record(BaseModel):
    """A group of keys in a content file; unknown keys are problems."""

    model_config = ConfigDict(defer_build=True, strict=True, frozen=True, extra="forbid", arbitrary_types_allowed=True)


def fault(*faults: Fault) -> PydanticCustomError:
    """Return the error that carries our own words through the type checker."""
    return PydanticCustomError("fault", "content fault", {"faults": list(faults)})


def wrong(value: object, wanted: str, instead: str) -> PydanticCustomError:
    return fault(Fault(f"{said(value)} is not {wanted}", instead))


def said(value: object) -> str:
    """Return a value as an editor would name it."""
    if value is None:
        return "an empty value"
    if isinstance(value, bool):
        return f"'{str(value).lower()}' without quotation marks"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"
