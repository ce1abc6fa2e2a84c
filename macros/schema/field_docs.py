"""What each field of a record means, from the text that stands under it in the models.

Pydantic can do this, too, but at every import, which took half of a build's start.
"""

import ast
import inspect
import sys
from functools import cache

from pydantic import BaseModel


@cache
def of(model: type[BaseModel]) -> dict[str, str]:
    """Return the text under each field of `model` and of the records it extends, by the field's name."""
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if issubclass(owner, BaseModel) and owner.__module__.startswith("macros."):
            found.update(_module(owner.__module__).get(owner.__name__, {}))
    return found


@cache
def _module(name: str) -> dict[str, dict[str, str]]:
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {node.name: _fields(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _fields(node: ast.ClassDef) -> dict[str, str]:
    found = {}
    for field, text in zip(node.body, node.body[1:], strict=False):
        is_text = (
            isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
        )
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and is_text:
            found[field.target.id] = inspect.cleandoc(text.value.value)  # type: ignore[attr-defined]
    return found
