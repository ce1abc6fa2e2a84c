"""Every message that an editor can read is asserted by some test: found in the program's own text, so a new one is, too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.checks.test_content_errors import EXPECTED
from tests.conftest import ROOT

# What makes a problem out of words, and what words are called before they get there.
_MAKERS = {"Problem", "problem", "_problem", "at", "_at", "strange", "Fault", "NotACalculation"}
_NAMES = {"wrong"}
_SIDE_BY_SIDE = 3  # words; less is no message but an id or a sign


def messages(file: Path) -> Iterator[tuple[int, re.Pattern[str]]]:
    """Yield line and form of each message in a module; what is filled in may be anything."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        said: list[ast.expr] = []
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in _MAKERS:
            said = [*node.args, *(one.value for one in node.keywords)]
        elif isinstance(node, ast.Assign) and {ast.unparse(one) for one in node.targets} & _NAMES:
            said = [node.value]
        for text in (found for one in said for found in _texts(one)):
            form = _form(text)
            if len(re.findall(r"[A-Za-z]{2,}", form)) >= _SIDE_BY_SIDE:
                yield text.lineno, re.compile(form)


def _texts(expression: ast.expr) -> Iterator[ast.JoinedStr | ast.Constant]:
    """Yield the texts that an expression may come to, not those inside another call."""
    if isinstance(expression, ast.IfExp):
        yield from _texts(expression.body)
        yield from _texts(expression.orelse)
    elif isinstance(expression, ast.JoinedStr) or (
        isinstance(expression, ast.Constant) and isinstance(expression.value, str)
    ):
        yield expression


def _form(text: ast.JoinedStr | ast.Constant) -> str:
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    form = "".join(re.escape(part.value) if isinstance(part, ast.Constant) else ".+?" for part in parts)
    form = form.replace(r"\{\}", ".+?")  # what is filled in later
    # What is filled in at an end may be left out by a test that quotes the rest.
    return re.sub(r"^(?:\.\+\?(?:\\ )?)+|(?:(?:\\ )?\.\+\?)+$", "", form)


def test_every_message_to_an_editor_is_asserted_somewhere():
    asserted = "\n".join(line for lines in EXPECTED.values() for line in lines)
    asserted += "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    found = [(file.name, *message) for file in sorted((ROOT / "macros").rglob("*.py")) for message in messages(file)]
    assert len(found) > 100, "control: messages are found"
    untried = [f"{name}:{line}: {form.pattern}" for name, line, form in found if not form.search(asserted)]
    assert untried == []
