"""The kinds of value that a content field can hold, each with the words for a wrong one."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import Field, GetPydanticSchema, Strict, WithJsonSchema
from pydantic_core import core_schema

from macros.schema import dates
from macros.schema.record import fault, said, wrong
from macros.source import blanks, nearly_markdown, numerals, prose
from macros.source.prose_errors import Fault, amounts, signs_in_id

Item = TypeVar("Item")


ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]+)*")
_TWO_IDS = f"{ID.pattern}/{ID.pattern}"
_CODE_WORDS = "Write the code of the country, a hyphen, and that of the place, as in US-TX"
_ANSWER_WORDS = "Write the two ids with a stroke between them, as in degree/yes"
_LONGEST_SESSION = 600  # minutes; more than a day is a typing error
_MOST_AT_ONCE = 200  # people or copies of one session
_MOST_MONTHS = 240  # no condition asks for more than twenty years
_ID_WORDS = "Write small letters, digits and single hyphens, as in nurse-pay-2"
_PAGE_WORDS = "Write folder and name, as in lighthouse-keeper/salaries"
_EDITION_WORDS = 'Write year, point and number in double quotes, as in "2026.1"'
_LONGEST_LABEL = 240  # characters; a label is read at a glance
_LAST_QUIZ = 1023  # what two symbols of a result code can hold


def _plain_text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise wrong(value, "text", _as_text(value))
    if blanks.is_blank(value):
        raise fault(Fault(f"{said(value.strip())} stands where words belong", "Write the words"))
    note = blanks.left_over(value)
    if note:
        raise fault(
            Fault(f"'{note}' is a note to yourself, and readers would see it", "Delete it, or write the words", note)
        )
    return value


def _as_text(value: object) -> str:
    """Return what to write where no text stands."""
    if isinstance(value, (bool, int, float)):
        return f'Put it in double quotes: "{str(value).lower()}"'
    sign = "[ or {" if isinstance(value, (list, dict)) else "a sign such as #"
    return f"Write the words; in double quotes if they begin with {sign}"


def _name(value: object) -> str:
    text = _plain_text(value)
    if "\n" in text.strip() or len(text) > _LONGEST_LABEL:
        raise fault(Fault("this label is too long", f"Write one line of at most {_LONGEST_LABEL} characters"))
    if faults := nearly_markdown.label_faults(text):
        raise fault(*faults)
    return prose.typeset(text.strip())


def _text(value: object) -> str:
    text = _name(value)
    if "((" in text:
        raise fault(Fault("a label cannot hold a citation", "Cite figures and sources in prose fields", "(("))
    if faults := amounts(text):
        instead = "Leave the amount out of labels; cite the figure in a prose field"
        raise fault(*(Fault(amount.wrong, instead, amount.near) for amount in faults))
    return text


def _prose(value: object) -> prose.Prose:
    parsed, faults = prose.parse(_plain_text(value))
    if faults:
        raise fault(*faults)
    return parsed


def _id(value: object) -> str:
    if isinstance(value, str) and ID.fullmatch(value) and not blanks.is_no_id(value):
        return value
    if isinstance(value, str) and re.match(r"(https?://|www\.)", value):
        raise wrong(value, "an id", "Write the id of a record; the address stands in that record, in sources.yaml")
    if isinstance(value, str) and not value.isascii():
        raise fault(signs_in_id(value))
    raise wrong(value, "an id", _ID_WORDS)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise wrong(value, "true or false", "Write true or false, without quotation marks")
    return value


def _number(value: object) -> float | int:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise wrong(value, "a number", numerals.advice(str(value).strip()))
    return value


WITHHELD, ABOVE_LIMIT = "withheld", "above-limit"
"""What stands in the cell of a series in place of a number."""


def _cell(value: object) -> float | int | str:
    if value in (WITHHELD, ABOVE_LIMIT):
        return str(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        advice = numerals.advice(str(value).strip())
        raise wrong(value, "a number", f"{advice}; or {WITHHELD} where the publisher holds it back")
    if value < 0:
        raise wrong(value, "a number that can stand here: it is below nothing", "Look the number up")
    return value


def _count(value: object) -> int | str:
    if value == WITHHELD:
        return WITHHELD
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        advice = "Write digits alone" if isinstance(value, float) else numerals.advice(str(value).strip())
        raise wrong(value, "a whole number", f"{advice}; or {WITHHELD} where the publisher gives no count")
    return value


def _address(value: object) -> str:
    text = _plain_text(value)
    if not re.fullmatch(r"https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[/?#]\S*)?", text):
        raise wrong(value, "a web address", "Write the full address, beginning with https://")
    return text


def _edition(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}\.[0-9]{1,2}", value):
        raise wrong(value, "an edition", _EDITION_WORDS)
    return value if dates.is_year(value) else dates.no_year(value)


def _expression(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise wrong(value, "a calculation", "Write figures with their signs, as in ((a)) - ((b))")
    return value


@dataclass(frozen=True)
class Reference:
    """Marks an id that names something defined elsewhere: a figure, source, level or place."""

    to: str


def _spoken(words: str) -> dict[str, str]:
    """Return what an editor's program says in place of a pattern; the key is one of VS Code's own."""
    return {"patternErrorMessage": words}


def _kind(validator: Callable[[object], object], schema: dict[str, object]) -> object:
    # A PlainValidator would first look into the type, all nodes of prose included.
    read = core_schema.no_info_plain_validator_function(validator)
    return (GetPydanticSchema(lambda source, handler: read), WithJsonSchema(schema))


def _whole(most: int, example: int, of: str = "") -> object:
    """Return what reads a whole number from 1 to `most`."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
            raise wrong(value, f"a whole number{of} from 1 to {most}", f"Write digits alone, as in {example}")
        return value

    return _kind(read, {"type": "integer", "minimum": 1, "maximum": most})


def _fitting(pattern: str, wanted: str, words: str) -> object:
    """Return what reads a text that fits a pattern."""

    def read(value: object) -> str:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise wrong(value, wanted, words)
        return value

    return _kind(read, {"type": "string", "pattern": f"^{pattern}$", **_spoken(words)})


def cell() -> object:
    """Return what reads the cell of a series: a number, or the word for one that is not shown."""
    return _kind(_cell, {"anyOf": [{"type": "number", "minimum": 0}, {"enum": [WITHHELD, ABOVE_LIMIT]}]})


def code() -> object:
    """Return what reads the code of a place."""
    return _fitting(CODE.pattern, "the code of a place", _CODE_WORDS)


def count() -> object:
    """Return what reads a count: a whole number, or the word for one that is not given."""
    return _kind(_count, {"anyOf": [{"type": "integer", "minimum": 0}, {"enum": [WITHHELD]}]})


Name = Annotated[str, *_kind(_name, {"type": "string"})]
"""One line of plain text that may quote an amount, such as the title of a publication."""
Text = Annotated[str, *_kind(_text, {"type": "string"})]
"""One line of plain text: a title, a label or a question; no citation, no amount."""
Prose = Annotated[prose.Prose, *_kind(_prose, {"type": "string"})]
"""Sentences in the Markdown subset, with ((figure)) citations."""
Id = Annotated[str, *_kind(_id, {"type": "string", "pattern": f"^{ID.pattern}$", **_spoken(_ID_WORDS)})]
"""Small letters, digits and hyphens."""
Date = Annotated[
    datetime.date,
    *_kind(dates.day, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", **_spoken(dates.WORDS)}),
]
"""Year-month-day."""
Seen = Annotated[str, *_kind(dates.seen, {"type": ["string", "integer"]})]
"""A date, a month, a year, or undated."""
Number = Annotated[float, *_kind(_number, {"type": "number"})]
"""Digits, with a point for decimals."""
PlaceCode = Annotated[str, *code(), Reference("code")]
"""The code of a place in places.yaml."""
Minutes = Annotated[int, *_whole(_LONGEST_SESSION, 15, " of minutes")]
"""A whole number of minutes."""
Headcount = Annotated[int, *_whole(_MOST_AT_ONCE, 12)]
"""How many people or copies."""
Months = Annotated[int, *_whole(_MOST_MONTHS, 24, " of months")]
"""A whole number of months."""
Address = Annotated[str, *_kind(_address, {"type": "string", "format": "uri"})]
"""A web address."""
Edition = Annotated[
    str, *_kind(_edition, {"type": "string", "pattern": "^[0-9]{4}\\.[0-9]{1,2}$", **_spoken(_EDITION_WORDS)})
]
"""Year, point, number."""
QuizNumber = Annotated[int, *_whole(_LAST_QUIZ, 1)]
"""The number of an edition of a readiness check."""
PageId = Annotated[str, *_fitting(_TWO_IDS, "a page", _PAGE_WORDS)]
"""Folder and name of a page."""
Truth = Annotated[bool, *_kind(_truth, {"type": "boolean"})]
"""true or false."""
Expression = Annotated[str, *_kind(_expression, {"type": "string"})]
"""A calculation with ((figure)) citations."""
ActivityId = Annotated[Id, Reference("activity")]
"""The id of an activity in the guide's workshop.yaml."""
HandoutId = Annotated[Id, Reference("handout")]
"""The id of a handout in the guide's workshop.yaml."""
QuestionId = Annotated[Id, Reference("question")]
"""The id of an interview question."""
CheckpointId = Annotated[Id, Reference("checkpoint")]
"""The id of a point in one of the guide's checklists."""
CertificationId = Annotated[Id, Reference("certification")]
"""The id of a certification."""
FigureId = Annotated[Id, Reference("figure")]
"""The id of a figure."""
SeriesId = Annotated[Id, Reference("series")]
"""The id of a series."""
SourceId = Annotated[Id, Reference("source")]
"""The id of a source."""
LevelId = Annotated[Id, Reference("level")]
"""The id of a level on the guide's career ladders."""
PlaceId = Annotated[Id, Reference("place")]
"""The id of a section, a part or anything else with an id in the guide."""
FormerId = Annotated[Id, Reference("former")]
"""An id that something in the guide once had."""
ActionId = Annotated[Id, Reference("action")]
"""A place in the guide, or the page of the workshop."""
SectionId = Annotated[Id, Reference("section")]
"""The name of a section file of the guide."""
StartId = Annotated[Id, Reference("start")]
"""The id of a starting point in the guide's guide.yaml."""
PlanStepId = Annotated[Id, Reference("step")]
"""The id of a step of the guide's plan."""
HoldingId = Annotated[Id, Reference("holding")]
"""The id of something that a reader may already hold, in the guide's plan."""
AnswerId = Annotated[str, *_fitting(_TWO_IDS, "a question and its answer", _ANSWER_WORDS)]
"""A question of the readiness check and one of its answers: gate/answer."""
LicenseId = Annotated[Id, Reference("license")]
"""The id of a license in the guide's jobs.yaml."""
DegreeId = Annotated[Id, Reference("degree")]
"""The id of a degree in the guide's jobs.yaml."""
JobId = Annotated[Id, Reference("job")]
"""The id of a job in the guide's jobs.yaml."""
SubjectId = Annotated[Id, Reference("subject")]
"""The id of a subject in the guide's jobs.yaml."""
ExperienceId = Annotated[Id, Reference("experience")]
"""The id of a kind of experience in the guide's jobs.yaml."""
GuideId = Annotated[Id, Reference("guide")]
"""The name of a guide's folder."""
LocalId = Annotated[Id, Reference("local")]
"""An id that is unique within its own list only, such as that of an answer."""
Many = Annotated[tuple[Item, ...], Strict(False), Field(min_length=1)]
"""A list of one kind of value, not empty."""
