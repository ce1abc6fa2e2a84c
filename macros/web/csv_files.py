"""CSV files for other programs: what describes a row, and cells that no program runs."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping

# With the wide forms of these signs, and whatever blanks stand before: spreadsheets pass over them.
_FORMULA = re.compile(r"\s*[=+\-@−＝＋－＠]|[\t\r\n]")


def row_schema(file: str, columns: dict[str, str], types: dict[str, list[str]], about: str = "") -> dict[str, object]:
    """Return the JSON Schema of a row of a CSV file, whose columns are told in words; a column of no `types` is text."""
    read = (
        "The first line of the file names the columns. An empty cell means: not given. "
        "A text that a spreadsheet would take for a formula begins with an apostrophe. UTF-8, comma, double quotes."
    )
    return {
        "title": f"A row of {file}",
        "description": f"{about} {read}".lstrip(),
        "type": "object",
        "properties": {
            name: {"type": types.get(name, "string"), "description": text} for name, text in columns.items()
        },
        "required": list(columns),
        "additionalProperties": False,
    }


def guarded(value: object) -> object:
    """Return a cell that no spreadsheet runs: a text that begins like a formula gets an apostrophe before it.

    See https://owasp.org/www-community/attacks/CSV_Injection.
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def table(columns: Collection[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Return the text of a CSV file; a row may lack columns, and what it has beside them is left out."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: guarded(row.get(name, "")) for name in columns} for row in rows)
    return out.getvalue()
