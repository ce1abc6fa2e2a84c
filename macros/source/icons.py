"""What a name between colons stands for: an icon of the theme as SVG, or the sign of an emoji.

Nothing is fetched from elsewhere: the theme brings the icons in its package, and a sign is a letter of the reader's own fonts.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

NAME = re.compile(r":([+\-\w]+):")
"""A name as it stands in a text; that of an emoji may be +1."""

_SETS = {
    "material": "material",
    "octicons": "octicons",
    "simple": "simple",
    **{f"fontawesome-{kind}": f"fontawesome/{kind}" for kind in ("brands", "regular", "solid")},
}
"""The sets of icons, by what their names begin with, and the folder of each."""


def svg(name: str) -> str | None:
    """Return the drawing of an icon, as in material-account; None where there is none."""
    found = _split(name)
    file = _folder() / _SETS[found[0]] / f"{found[1]}.svg" if found else None
    return file.read_text(encoding="utf-8").strip() if file and file.is_file() else None


def words(name: str) -> str:
    """Return what the name of an icon says, without that of its set."""
    found = _split(name)
    return (found[1] if found else name).replace("-", " ")


def sign(name: str) -> str | None:
    """Return the sign of an emoji, as of smile; None where there is none."""
    from pymdownx import twemoji_db  # a large table, which most pages do without

    whole = f":{name}:"
    found = twemoji_db.emoji.get(twemoji_db.aliases.get(whole, whole))
    if not found:
        return None
    code = str(found.get("unicode_alt") or found["unicode"])
    return "".join(chr(int(point, 16)) for point in code.split("-"))


def names_like(name: str) -> list[str]:
    """Return the names among which a mistyped one may be meant: those of its set of icons, else of all emoji."""
    found = _split(name)
    if found:
        return [f"{found[0]}-{file.stem}" for file in sorted((_folder() / _SETS[found[0]]).glob("*.svg"))]
    from pymdownx import twemoji_db

    return [whole.strip(":") for whole in (*twemoji_db.emoji, *twemoji_db.aliases)]


def name_of(path: str) -> str:
    """Return the name of an icon from how settings write it, as in fontawesome/brands/mastodon."""
    return path.replace("/", "-")


def _split(name: str) -> tuple[str, str] | None:
    return next(((one, name[len(one) + 1 :]) for one in _SETS if name.startswith(f"{one}-")), None)


@cache
def _folder() -> Path:
    theme = find_spec("material")
    return Path(str(theme.origin if theme else ""), "..", "templates", ".icons").resolve()
