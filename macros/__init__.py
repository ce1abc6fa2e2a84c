"""Hands `define_env` to the site builder, and nothing else."""

from __future__ import annotations

from collections.abc import Callable


def __getattr__(name: str) -> Callable[..., None]:
    """Load `macros.web.plugin` when a site builder asks for `define_env`.

    A plain import here would load the dependencies, and `python -m macros` runs this file before
    it has installed them. Both builders look with `hasattr`, which comes through here (MkDocs once
    per build, Zensical per page, by this file's path), and both let an ImportError through.
    """
    if name == "define_env":
        from macros.web.plugin import define_env

        return define_env
    raise AttributeError(f"module 'macros' has no attribute {name!r}")
