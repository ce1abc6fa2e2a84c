"""What content/README.md repeats for editors: the words of the vocabulary, which both must say alike."""

import re
from collections.abc import Iterator
from pathlib import Path

from macros.checks.content_files import Content
from macros.schema.files import MANUAL
from macros.source.problems import Problem

FILE = f"content/{MANUAL}"

_ROW = re.compile(r"^\| `(?P<id>[a-z0-9-]+)` \|.*$", re.MULTILINE)


def problems(root: Path, content: Content) -> Iterator[Problem]:
    """Yield a problem for each row of a table in `root`/content/README.md that says other words than the vocabulary."""
    vocabulary, file = content.shared.get("vocabulary"), root / FILE
    if not vocabulary or not file.is_file():
        return
    text = file.read_text(encoding="utf-8", errors="replace")
    for group, words in vocabulary.document.data.items():
        chapter = re.search(rf"^### {group.capitalize()}\n(?:(?!#).*\n)*", text, re.MULTILINE)
        for found in _ROW.finditer(text, *chapter.span()) if chapter else ():
            word = words.get(found["id"])
            row = f"| `{found['id']}` | {word['label']} | {word['description']} |" if word else found[0]
            if row != found[0]:
                line = text.count("\n", 0, found.start()) + 1
                wrong = f"the row of '{found['id']}' has other words than content/vocabulary.yaml"
                yield Problem(FILE, line, 1, wrong, f"Write {row}")
