"""Every example of every component, as HTML: what its tests and the page of all components show.

An example is the view of its component, written as data. Some words stand for what YAML cannot hold:

    $hostile            the text below, wherever an editor's text may stand
    $prose: text        a prose field; what prose refuses is kept as plain words, as an attacker would have it
    $html: text         finished HTML, which another component has written
    $escaped: text      the same, holding nothing but this text
    $figure, $series, $source, $term: id    a record of `small-guide.yaml`
    $says: text         a function that returns the text
    $mapping: {...}     a dictionary that the template loops over

`page` is always there, on that guide.
"""

import re
from functools import cache
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import TypeVar, cast

import markdown
import yaml
from markupsafe import Markup

from macros.domain.figures import quotables
from macros.domain.guide import CareerGuide, Guide
from macros.domain.series import KnownSeries
from macros.schema.record import Record
from macros.schema.series import AllSeries, Places
from macros.schema.shared import Figures, Glossary, Site, Sources, Vocabulary
from macros.source import prose
from macros.web import passthrough, render
from macros.web.guide_page import GuidePage
from macros.web.page import Place

_ROOT = Path(__file__).parents[2]
_SMALL = Path(__file__).parent / "small-guide.yaml"

R = TypeVar("R", bound=Record)
Example = dict[str, object]
"""What a component is given, by its names."""

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> & &amp; \"double\" 'single' *stars* _under_ `code` "
    "[link](javascript:alert(3)) {{ braces }} {% tag %} {# note #} {: #x onclick=x } # $1 \\ | ~~ -- "
    "==marked== ^^put in^^ ++ctrl++ :smile: [^1] "
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
)
"""What an editor could type by mistake or by ill will, with a word as long as any."""

HOSTILE_MARKUP = Markup("<em>{}</em>").format(Markup(escape(HOSTILE, quote=False)))
"""The same as finished HTML, which a page hands to many components; whoever made it forgot the quotation marks."""

COMPONENTS = sorted(path.name for path in render.COMPONENTS.iterdir() if path.is_dir())
"""The name of every component."""


@cache
def small_guide() -> Guide:
    """Return a guide of a few records, with one of each kind whose texts are hostile."""
    data = yaml.safe_load(_SMALL.read_text(encoding="utf-8"))
    words = yaml.safe_load((_ROOT / "content" / "vocabulary.yaml").read_text(encoding="utf-8"))
    figures = Figures.model_validate({id_: _without_nothing(record) for id_, record in data["figures"].items()})
    sources = Sources.model_validate({id_: _without_nothing(record) for id_, record in data["sources"].items()})
    terms = Glossary.model_validate(data["terms"])
    figures.root["hostile"] = _bad(figures.root["hostile"], "label", "about", "place", "period", "fit_note", "note")
    sources.root["hostile"] = _bad(sources.root["hostile"], "title", "publisher", "date", "note", "credit")
    term = _bad(terms.root["hostile"], "term", "short")
    terms.root["hostile"] = term.model_copy(update={"meaning": _written(HOSTILE)})
    titles = {"sample": "A title", "hostile": HOSTILE}
    series = AllSeries.model_validate({id_: _without_nothing(record) for id_, record in data["series"].items()})
    series.root["hostile-series"] = _bad(
        series.root["hostile-series"], "label", "title", "about", "period", "fit_note", "note"
    )
    return Guide(
        site=cast(Site, SimpleNamespace(contact=None)),  # of the rest, no component asks for anything
        vocabulary=Vocabulary.model_validate(words),
        sources=sources.root,
        figures=quotables(figures),
        agreements={},
        glossary=terms.root,
        careers={id_: _career(id=id_, career=SimpleNamespace(title=title)) for id_, title in titles.items()},
        series={id_: KnownSeries(id_, record) for id_, record in series.root.items()},
        places=Places.model_validate(data["places"]).root,
    )


def _career(**fields: object) -> CareerGuide:
    return cast(CareerGuide, SimpleNamespace(**fields))


def _without_nothing(record: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in record.items() if value is not None}


def _bad(record: R, *keys: str) -> R:
    """Return a record whose text no check has seen."""
    return record.model_copy(update={key: HOSTILE for key in keys})


def _written(text: str) -> prose.Prose:
    parsed, faults = prose.parse(text)
    return prose.Prose(text, ({"t": "par", "c": [{"t": "text", "v": text}]},)) if faults else parsed


def _page() -> GuidePage:
    guide = small_guide()
    pages = {"salaries": "salaries", "jobs": "jobs", "hours": "work", "pay": "salaries"}
    career = _career(id="sample", career=SimpleNamespace(starting_points=None), pages=pages, figures=guide.figures)
    return GuidePage(guide, Place("sample/salaries", "sample/salaries", True, ""), career)


def _view(example: object, hostile: str = HOSTILE) -> object:
    """Return what an example stands for."""
    if example == "$hostile":
        return hostile
    if isinstance(example, list):
        return [_view(value, hostile) for value in example]
    if not isinstance(example, dict):
        return example
    marked = next((key for key in example if key.startswith("$")), None)
    if marked is None:
        return SimpleNamespace(**{key: _view(value, hostile) for key, value in example.items()})
    inside = _view(example[marked], hostile)
    words = str(inside)
    guide = small_guide()
    return {
        "$prose": lambda: _written(words),
        "$html": lambda: Markup(inside),
        "$escaped": lambda: Markup("<p>{}</p>").format(inside),
        "$figure": lambda: guide.figures[words],
        "$series": lambda: guide.series[words],
        "$source": lambda: guide.sources[words],
        "$term": lambda: guide.glossary[words],
        "$says": lambda: lambda given: inside,
        "$mapping": lambda: vars(inside),
    }[marked]()


def template(component: str) -> str:
    """Return the text of a component's template."""
    return (render.COMPONENTS / component / "template.html.jinja").read_text(encoding="utf-8")


def examples(component: str) -> dict[str, Example]:
    """Return what a component is given in each of its examples, by their names."""
    file = render.COMPONENTS / component / "examples.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}


def rendered(component: str, example: Example, hostile: str = HOSTILE) -> str:
    """Return the Markdown of an example: a whole page where the component has headings of its own."""
    given = {"page": _page(), **vars(_view(example, hostile))}
    if re.search(r"^#+ ", template(component), re.MULTILINE):
        return render.page(component, **given)
    return str(render.render(component, **given))


def html(component: str, example: Example) -> str:
    """Return an example as it stands in a page: passed through Markdown with the site's extensions."""
    text = rendered(component, example)
    return through_markdown(text if "<!-- finished -->" in text else passthrough.mark(text))


def through_markdown(text: str) -> str:
    """Return the HTML of a page's Markdown."""
    names, settings = _extensions()
    # MkDocs always adds these three.
    return markdown.Markdown(
        extensions=[*dict.fromkeys(["toc", "tables", "fenced_code", *names])], extension_configs=settings
    ).convert(text)


@cache
def _extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """Return the Markdown extensions of the site, with their settings."""

    class Loader(yaml.SafeLoader):
        """Reads what MkDocs adds to YAML as plain values."""

    Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
    settings = yaml.load((_ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)
    named = [entry if isinstance(entry, dict) else {entry: {}} for entry in settings["markdown_extensions"]]
    pairs = {name: options or {} for entry in named for name, options in entry.items()}
    return list(pairs), pairs
