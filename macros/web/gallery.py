"""The command `components`: every component with its examples, on one page for each color scheme."""

import os
import re
import shutil
from pathlib import Path

from markupsafe import Markup

from macros.web import specimens

SCHEMES = ("light", "dark")

_PAGE = Markup((Path(__file__).parent / "gallery.html").read_text(encoding="utf-8"))
_OTHER = Markup('<a href="{scheme}.html">in {scheme}</a>')
_ENTRY = Markup('<li><a class="cg-contents__link" href="#component-{name}">{name}</a></li>')
_COMPONENT = Markup('<h2 id="component-{name}">{name}</h2>\n<p>{purpose}</p>\n{examples}')
_EXAMPLE = Markup('<h3 id="{id}">{name}: {example}</h3>\n{html}')

SPECIMEN = Path(__file__).parent / "specimen"
"""A page with everything that ordinary Markdown offers, `markdown.md`, and the picture that it shows."""

_PURPOSE = re.compile(r"\{# (.+?) View: ")
_ID = re.compile(r' id="([^"]+)"')
_REFERENCE = re.compile(r' (id|name|for|popovertarget|aria-(?:labelledby|describedby|controls)|href)="(#?)([^"]+)"')
_SCRIPT = re.compile(r"<script(?![^>]* type=)[^>]*>.*?</script>\n?", re.DOTALL)  # with a type it is data
_HIDDEN = re.compile(r"(<[a-z][^>]*?) hidden(?=[ >])")


def run(root: Path) -> list[Path]:
    """Write a page for each scheme into .cache/components/, where no site is made from, and return them.

    The pages use the style sheets of `overrides/` as they are, so that a change there needs a reload alone.
    """
    folder = root / ".cache" / "components"
    folder.mkdir(parents=True, exist_ok=True)
    css = Path(os.path.relpath(root / "overrides" / "assets" / "css", folder)).as_posix()
    files = {folder / f"{scheme}.html": write(scheme, f"{css}/site.css") for scheme in SCHEMES}
    shutil.copy(SPECIMEN / "picture.svg", folder)
    for file, text in files.items():
        file.write_text(text, encoding="utf-8", newline="\n")
        print(file.relative_to(root).as_posix())
    return list(files)


def write(scheme: str, sheet: str) -> str:
    """Return the page of all components in a scheme; `sheet` is the address of its style sheet."""
    lines = Markup("\n")
    return _PAGE.format(
        scheme=scheme,
        sheet=sheet,
        others=lines.join(_OTHER.format(scheme=other) for other in SCHEMES if other != scheme),
        entries=lines.join(_ENTRY.format(name=name) for name in (*specimens.COMPONENTS, "markdown")),
        components=lines.join(map(_component, specimens.COMPONENTS)),
        markdown=Markup(_markdown()),
    )


def _component(name: str) -> Markup:
    found = _PURPOSE.match(specimens.template(name))
    examples = Markup("\n").join(
        _EXAMPLE.format(name=name, example=example, id=id_, html=Markup(alone(specimens.html(name, given), id_)))
        for number, (example, given) in enumerate(specimens.examples(name).items())
        for id_ in [f"{name}-example-{number}"]
    )
    return _COMPONENT.format(name=name, purpose=found[1] if found else "", examples=examples)


def _markdown() -> str:
    html = specimens.through_markdown((SPECIMEN / "markdown.md").read_text(encoding="utf-8"))
    return alone(re.sub("<h1.*?</h1>", "", html), "markdown")


def alone(html: str, id_: str) -> str:
    """Return an example as it can stand beside others: what a script would show is shown, none runs, and ids are its own.

    What it names outside itself, such as the heading above it in a page, becomes the example's own heading, `id_`.
    """
    own = set(_ID.findall(html))

    def renamed(found: re.Match[str]) -> str:
        key, hash_, value = found.groups()
        if key == "href" and not hash_:
            return found[0]
        names = value.split() if key.startswith("aria-") else [value]
        new = [f"{id_}-{name}" if name in own or key == "name" else id_ for name in names]
        return f' {key}="{hash_}{" ".join(new)}"'

    return _HIDDEN.sub(r"\1", _REFERENCE.sub(renamed, _SCRIPT.sub("", html)))
