"""What search engines may read of a page: JSON-LD in the words of schema.org, from the same records as the page."""

import posixpath
import re
from urllib.parse import urljoin

from macros.domain import plain_text
from macros.domain.guide import CareerGuide, Guide
from macros.domain.series import KnownSeries
from macros.schema.section import Section, parts_of
from macros.schema.sections.faqs import Faqs, Question
from macros.schema.sections.salaries import Anchor, Anchors
from macros.schema.sections.states import States
from macros.source import units
from macros.views.places import SECTION
from macros.views.script_json import embedded

_SENTENCE = re.compile(r"[.!?](?=\s|$)")
_ENOUGH = 60  # characters; a first "Yes." alone would say too little
_A_YEAR = units.PERIODS["per-year"]
_ENDS = {
    "low": ("percentile-10", "percentile10"),
    "median": ("median", "median"),
    "high": ("percentile-90", "percentile90"),
}
"""The figures of an anchor, each with the statistic that it must be and the name that schema.org has for it."""


_LONG = 4096  # characters; what is longer says again what the article says
_PART = re.compile(r"<h2\b")


def into(html: str, element: str) -> str:
    """Return a page that holds the element of `script`: in its head, but a long one between the parts of its article.

    What stands twice in a page weighs next to nothing if it stands again within 32 KiB, which is as far as gzip looks back.
    """
    parts = [found.start() for found in _PART.finditer(html, max(0, html.find("<article")))]
    if len(element) < _LONG or not parts:
        return html.replace("</head>", f"{element}</head>", 1)
    middle = min(parts, key=lambda place: abs(2 * place - parts[0] - parts[-1]))
    return html[:middle] + element + html[middle:]


def script(guide: Guide, page: str, title: str, canonical: str) -> str:
    """Return the element for a page (as in a-role/salaries), or an empty text for the home page.

    `canonical` is the page's address, or empty: links are then relative to the page.
    """
    if not page:
        return ""
    career_id, _, name = page.partition("/")
    career = guide.careers.get(career_id)
    section = career.sections.get(name) if career else None
    found = [_crumbs(guide, career, page, title, canonical)]
    if career and name.startswith(f"{SECTION}/"):
        found += _place(guide, career, name.removeprefix(f"{SECTION}/"))
    if career and section:
        found += _occupation(guide, career, section)
        found += _questions(guide, section, canonical)
    data = {"@context": "https://schema.org", "@graph": found}
    return f'<script type="application/ld+json">{embedded(data)}</script>\n'


def _crumbs(guide: Guide, career: CareerGuide | None, page: str, title: str, canonical: str) -> dict[str, object]:
    up = "../" * (page.count("/") + 1)
    steps = [(guide.site.name, up)]
    first = next(iter(career.sections)) if career else ""
    name, _, below = page.partition("/")[2].partition("/")
    if career and page not in (career.id, f"{career.id}/{first}"):
        steps.append((career.career.title, f"{'../' if below else ''}../{first}/"))
    if career and below:  # the page of a record, below that of its section
        steps.append((career.sections[name].title, "../"))
    steps.append((title, "./"))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": urljoin(canonical, to) if canonical else to}
        for number, (name, to) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _occupation(guide: Guide, career: CareerGuide, section: Section) -> list[dict[str, object]]:
    anchors = [anchor for part in parts_of(section) if isinstance(part, Anchors) for anchor in part.anchors]
    pay = [found for anchor in anchors if (found := _distribution(guide, career, anchor))]
    if not pay:
        return []
    places = dict.fromkeys(career.figures[anchor.median].record.place for anchor in anchors)
    return [
        {
            "@type": "Occupation",
            "name": career.career.title,
            "description": " ".join(plain_text.text_of(guide, section.summary).split()),
            "occupationLocation": [{"@type": "Country", "name": place} for place in places],
            "estimatedSalary": pay,
        }
    ]


def _distribution(guide: Guide, career: CareerGuide, anchor: Anchor) -> dict[str, object] | None:
    """Return the pay of people like those in the role: official numbers a year, exact ones, and no loose proxy."""
    median = career.figures[anchor.median]
    currency, period = units.money(median.record.unit) or (None, None)
    if median.kind != "official" or median.record.fit == "broad-proxy" or not currency or period != _A_YEAR:
        return None
    numbers = {}
    for end, (statistic, key) in _ENDS.items():
        name = getattr(anchor, end)
        figure = career.figures[name] if name else None
        if figure and figure.record.statistic == statistic and figure.value is not None and not figure.record.open:
            numbers[key] = figure.value
    if "median" not in numbers:
        return None
    source = guide.sources[median.sources[0]]
    return {
        "@type": "MonetaryAmountDistribution",
        "name": f"{median.record.about}, {median.record.place}, {median.record.period}",
        "description": f"{source.publisher}. {median.record.fit_note}",
        "currency": currency.id.upper(),
        "duration": "P1Y",
        **numbers,
    }


def _place(guide: Guide, career: CareerGuide, name: str) -> list[dict[str, object]]:
    """Return the role in a place, with the pay of people like those in it."""
    section, code = career.find(States), guide.place_pages[career.id].get(name)
    if section is None or code is None:
        return []
    place = guide.places[code]
    named = [guide.series[id_] for id_ in section.table.pay]
    pay = [found for series in named if (found := _spread(guide, series, code))]
    is_state = place.kind == "state"
    return (
        [
            {
                "@type": "Occupation",
                "name": career.career.title,
                "description": section.title,
                "occupationLocation": {"@type": "State" if is_state else "AdministrativeArea", "name": place.name},
                "estimatedSalary": pay,
            }
        ]
        if pay
        else []
    )


def _spread(guide: Guide, series: KnownSeries, code: str) -> dict[str, object] | None:
    record, pay = series.record, series.pay(code)
    money = units.money(str(record.unit))
    if record.kind != "official" or record.fit == "broad-proxy" or not money or not pay or pay.median is None:
        return None
    source = guide.sources[record.source]
    return {
        "@type": "MonetaryAmountDistribution",
        "name": f"{record.about}, {guide.places[code].name}, {record.period}",
        "description": f"{source.publisher}. {record.fit_note}",
        "currency": money[0].id.upper(),
        "duration": "P1Y",
        "median": pay.median,
        **{f"percentile{end[1:]}": number for end, number in pay.ends.items()},
    }


def _questions(guide: Guide, section: Section, canonical: str) -> list[dict[str, object]]:
    if not isinstance(section, Faqs):
        return []
    asked = [
        {
            "@type": "Question",
            "name": question.question,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": _beginning(_answer(guide, question)),
                "url": f"{canonical}#{question.id}",
            },
        }
        for group in section.groups
        for question in group.questions
    ]
    return [{"@type": "FAQPage", "mainEntity": asked}]


def _answer(guide: Guide, question: Question) -> str:
    said = [plain_text.text_of(guide, text) for text in (question.short, question.answer) if text]
    return " ".join(" ".join(said).split())


def _beginning(text: str) -> str:
    """Return the first sentences of an answer. All of it would stand in the page twice, and weigh as much again."""
    end = next((found.end() for found in _SENTENCE.finditer(text) if found.end() >= _ENOUGH), len(text))
    return text[:end].strip()


def page_of(file: str) -> str:
    """Return the page that a file of the site holds: a-role/salaries for a-role/salaries/index.html."""
    return posixpath.dirname(file) if file.endswith("index.html") else file.removesuffix(".html")
