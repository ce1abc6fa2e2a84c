"""Every rule is found, wherever it stands."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys

from macros.checks.rules import registry
from tests.conftest import ROOT


def written_rules(folder):
    """Yield module and name of every function in the source text of a package that takes the content and yields problems."""
    for file in sorted(folder.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                arguments = [ast.unparse(one.annotation) for one in node.args.args if one.annotation]
                if arguments == ["Content"] and node.returns and ast.unparse(node.returns) == "Iterator[Problem]":
                    yield f"macros.checks.rules.{file.stem}", node.name


def test_every_rule_in_any_module_is_asked_once_and_says_what_it_asks():
    asked = [(rule.__module__, rule.__name__) for rule in registry.RULES]
    assert sorted(asked) == sorted(written_rules(ROOT / "macros"))
    assert len({module for module, _ in asked}) > 5, "control: rules stand in several modules"
    assert all(rule.__doc__ for rule in registry.RULES)


def test_a_rule_in_a_new_module_is_asked(tmp_path):
    """Whoever adds `rules/x.py` has nothing else to write: tried on a copy of the package, in a process of its own."""
    shutil.copytree(ROOT / "macros", tmp_path / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "macros" / "checks" / "rules" / "x.py").write_text(
        "from collections.abc import Iterator\n\n"
        "from macros.checks.content_files import Content\nfrom macros.source.problems import Problem\n\n\n"
        "def nothing_is_ever_right(content: Content) -> Iterator[Problem]:\n    yield None\n\n\n"
        "def helper(content: Content) -> str:\n    return ''\n",
        encoding="utf-8",
    )
    script = (
        "from macros.checks.rules import registry\n"
        "print([rule.__name__ for rule in registry.RULES if rule.__module__.endswith('.x')])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['nothing_is_ever_right']"
