"""Every rule: what a single field cannot know, such as references, uniqueness, order, dates and arithmetic.

A rule is a public function of a module beside this one; it yields problems, and reads no files and no clock. Its
docstring is the rule.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

from macros.checks.content_files import Content
from macros.source.problems import Problem

Rule = Callable[[Content], Iterator[Problem]]


def problems(content: Content) -> list[Problem]:
    """Return what every rule finds."""
    return [problem for rule in RULES for problem in rule(content)]


def _is_rule(found: object, module: ModuleType) -> bool:
    """Whether it is a rule: a public function of the module itself that takes the content and yields problems."""
    return (
        inspect.isfunction(found)
        and found.__module__ == module.__name__
        and not found.__name__.startswith("_")
        and get_type_hints(found) == {"content": Content, "return": Iterator[Problem]}
    )


def _collected() -> tuple[Rule, ...]:
    """Return the rules of every module beside this one."""
    names = sorted(found.name for found in pkgutil.iter_modules([str(Path(__file__).parent)]))
    modules = [importlib.import_module(f"{__package__}.{name}") for name in names]
    return tuple(found for module in modules for found in vars(module).values() if _is_rule(found, module))


RULES = _collected()
"""Every rule; one is found by its module and its signature, so it cannot be forgotten."""
