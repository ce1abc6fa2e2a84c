"""The type checker's findings, as problems in an editor's words."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.schema import field_docs
from macros.schema.record import Record, said
from macros.source import blanks, near_names
from macros.source.problems import Code, Problem
from macros.source.yaml_file import Document, Path_
from macros.source.yaml_values import MOST_PROBLEMS


def problems(document: Document, error: ValidationError, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield a problem for everything the type checker found in `document`."""
    count = error.error_count()
    everything = error.errors(include_url=False)[:MOST_PROBLEMS]
    if count > MOST_PROBLEMS:
        wrong = f"the file has {count:,} problems, of which {MOST_PROBLEMS} are listed"
        yield Problem(document.path, 1, 1, wrong, "Mend these first, then check again")
    unknown = [found for found in everything if found["type"] == "extra_forbidden"]
    misspelled = {where for found in unknown for where in _intended(found, model)}
    for found in everything:
        if found["type"] == "missing" and found["loc"] in misspelled:
            continue  # the unknown key beside it is this one, and says so
        where = tuple(step for step in found["loc"] if step != "[key]")
        speak = _SPEAKERS.get(found["type"], _unknown)
        if found["loc"] and found["loc"][-1] == "[key]":
            speak = _key
        told = speak(document, where, found, model)
        is_blank = found["type"] != "missing" and speak is not _key and blanks.is_blank(found["input"])
        yield from (_without(where, model, problem, found["type"] == "fault") for problem in told) if is_blank else told


def _without(where: Path_, model: type[BaseModel], problem: Problem, is_text: bool) -> Problem:
    """Return the problem of a value that is none, with what to do about it: most lines can be left out."""
    if not where or not isinstance(where[-1], str):
        return replace(problem, instead=f"{problem.instead}, or delete this entry")
    owner = _owner(model, where[:-1])
    field = _field(owner, where[-1]) if owner else None
    if field is not None and not field.is_required():
        return replace(
            problem, instead=f"Delete the line {where[-1]}:, or {problem.instead[:1].lower()}{problem.instead[1:]}"
        )
    meaning = _meaning(where[-1], model, where)
    return replace(problem, instead=f"{problem.instead}. It is: {meaning}") if meaning and is_text else problem


def _intended(found: ErrorDetails, model: type[BaseModel]) -> list[Path_]:
    """Return the places of the keys that an unknown key may have been meant to be."""
    owner = _owner(model, found["loc"][:-1])
    return [(*found["loc"][:-1], key) for key in near_names.meant(str(found["loc"][-1]), _keys(owner), closed=True)]


def _fault(document: Document, where: Path_, found: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for fault in found["ctx"]["faults"]:
        name = _name(where)
        wrong = f"{name}: {fault.wrong}" if name else fault.wrong
        yield document.problem(where, wrong, fault.instead, near=fault.near, earlier=seen[fault.near])
        seen[fault.near] += 1


def _missing(document: Document, where: Path_, found: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    place = document.key_place(where[:-1]) if where[:-1] else (1, 1)
    yield Problem(document.path, *place, f"the key '{where[-1]}' is missing", _example(str(where[-1]), model, where))


def _extra(document: Document, where: Path_, found: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    owner = _owner(model, where[:-1])
    known = _keys(owner)
    keys = near_names.meant(str(where[-1]), known, closed=True)
    choices = f"Delete it, or use one of: {', '.join(known)}"
    if where[:-1] and where[-1] in _keys(model):
        choices += ". If it is one of the whole file, write it without spaces in front"
    instead = f"{near_names.asked(keys)} If not, delete the line" if keys else choices
    yield document.problem(where, f"'{where[-1]}' is not a key here", instead, at_key=True)


_MEANT = {
    "average": "mean",
    "avg": "mean",
    "percentage": "percent",
    "%": "percent",
    "cost": "fee",
    "price": "fee",
    "forecast": "projection",
    "number": "count",
    "own-estimate": "editorial-estimate",
    "poll": "survey",
    "government": "official",
    "unverified": "not-verified",
    "unconfirmed": "not-verified",
    "confirmed": "verified",
    "checked": "verified",
    "proxy": "broad-proxy",
    "open-ended": "above",
    "over": "above",
    "under": "below",
}
"""What people type for a word of a closed list that is spelled quite differently."""


def _literal(document: Document, where: Path_, found: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    accepted = re.findall(r"'([^']+)'", found["ctx"]["expected"])
    typed = str(found["input"])
    other = _MEANT.get(typed.lower(), "")
    words = [other] if other in accepted else near_names.meant(typed, accepted, closed=True)
    choices = f"rite one of: {', '.join(accepted)}"
    instead = f"{near_names.asked(words)} If not, w{choices}" if words else f"W{choices}"
    yield document.problem(where, f"'{where[-1]}' cannot be {said(found['input'])}", instead)


def _group(document: Document, where: Path_, found: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    value = found["input"]
    glued = re.match(r"([a-z_]+):(\S.*)", value) if isinstance(value, str) else None
    if glued:
        yield document.problem(
            where, f"a space is missing after '{glued[1]}:'", f"Write: {glued[1]}: {glued[2][:60]}", Code.MISSING_SPACE
        )
        return
    name = f"'{_name(where)}'" if where else "the file"
    yield document.problem(
        where,
        f"{name} must be a group of keys, not {said(value)}",
        "Write one key: value on each line, indented by two spaces",
    )


def _list(document: Document, where: Path_, found: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    glued = re.fullmatch(r"-(\w.*)", str(found["input"]))
    if glued:
        instead = f"Write: - {glued[1][:60]}"
        yield document.problem(where, "a space is missing after -", instead, Code.MISSING_SPACE)
        return
    wrong = f"'{_name(where)}' must be a list, not {said(found['input'])}"
    yield document.problem(where, wrong, "Begin each entry with - on a line of its own")


def _short(document: Document, where: Path_, found: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    least, has = found["ctx"]["min_length"], len(found["input"])
    if has < least:  # entries with problems of their own are not counted by the type checker
        yield document.problem(where, f"'{_name(where)}' has {_entries(has)}", f"Write at least {least}")


def _long(document: Document, where: Path_, found: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    most, has = found["ctx"]["max_length"], len(found["input"])
    yield document.problem(where, f"'{_name(where)}' has {_entries(has)}", f"Keep at most {most}")


def _entries(count: int) -> str:
    return "no entry" if count == 0 else "1 entry" if count == 1 else f"{count} entries"


def _key(document: Document, where: Path_, found: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    for fault in found["ctx"]["faults"]:
        yield document.problem(where, fault.wrong, fault.instead, at_key=True)


def _unknown(document: Document, where: Path_, found: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    yield document.problem(
        where, f"{said(found['input'])} cannot be used here", "Compare it with the example in content/README.md"
    )


_SPEAKERS = {
    "fault": _fault,
    "missing": _missing,
    "extra_forbidden": _extra,
    "literal_error": _literal,
    "model_type": _group,
    "model_attributes_type": _group,
    "dict_type": _group,
    "tuple_type": _list,
    "list_type": _list,
    "too_short": _short,
    "too_long": _long,
}


def _name(where: Path_) -> str:
    return next((str(step) for step in reversed(where) if isinstance(step, str)), "")


def _example(key: str, model: type[BaseModel], where: Path_) -> str:
    meaning = _meaning(key, model, where)
    return f"Add the line {key}: ({meaning})" if meaning else f"Add {key}: with its value"


def _meaning(key: str, model: type[BaseModel], where: Path_) -> str:
    """Return what a key is for, as its record says it; empty if it says nothing."""
    owner = _owner(model, where[:-1])
    words = field_docs.of(owner).get(key, "") if owner else ""
    first = words.split(". ")[0].rstrip(".:")
    return f"{first[:1].lower()}{first[1:]}"


def _owner(model: type[BaseModel], where: Path_) -> type[BaseModel] | None:
    """Return the record that stands at `where` below `model`."""
    here: type[BaseModel] | None = model
    for step in where:
        if here is None:
            return None
        if issubclass(here, RootModel):
            here = get_args(here.model_fields["root"].annotation)[1]
        elif get_origin(here) is dict:
            here = get_args(here)[1]
        elif isinstance(step, str):
            field = _field(here, step)
            if field is None:
                return None
            here = _record(field.annotation)
        if here is None:
            return None
    return here if isinstance(here, type) and get_origin(here) is None else None


def _keys(owner: type[BaseModel] | None) -> list[str]:
    return [field.alias or name for name, field in owner.model_fields.items()] if owner else []


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    return next((field for name, field in model.model_fields.items() if key in (name, field.alias)), None)


def _record(annotation: object) -> Any:
    """Return the record inside an annotation such as a list of it; of records by name, the type of them all."""
    if get_origin(annotation) is dict or (isinstance(annotation, type) and issubclass(annotation, Record)):
        return annotation
    return next((found for found in map(_record, get_args(annotation)) if found), None)
