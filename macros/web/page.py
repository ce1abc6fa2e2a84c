"""One page while it is being written: its address, and the sources it has cited so far."""

import datetime
import posixpath
from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass, field
from html import escape
from typing import get_args

from markupsafe import Markup

from macros.domain import formats, plain_text
from macros.domain.figures import Quotable
from macros.domain.guide import Guide
from macros.domain.series import KnownSeries
from macros.schema.guide_file import WORKSHOP_PAGE
from macros.schema.shared import Fit, Kind
from macros.source.prose import Prose
from macros.views import figure_label
from macros.web import corrections
from macros.web.corrections import Ways
from macros.web.place import Place
from macros.web.render import render

# A button cannot break between lines: a longer one would leave a hole at the end of a line.
MOST_UNBROKEN = 15

COUNTED = "_[a-z-]+[0-9]+[a-z]?"
"""The form of an id that a page counts out: of a label, of a term, of a source, of a letter."""


@dataclass(frozen=True)
class ShownPart:
    """A titled part with its finished HTML."""

    id: str
    title: str
    intro: Markup
    html: Markup


@dataclass
class Page:
    """Writes prose and figures for one page about the guides. Sources are numbered as they are first cited."""

    guide: Guide
    place: Place
    cited: dict[str, list[str]] = field(default_factory=dict, init=False)  # source → figures cited from it
    labels: int = field(default=0, init=False)

    @property
    def figures(self) -> Mapping[str, Quotable]:
        """Every figure, with the fit that it has for the role of this page's guide."""
        return self.guide.figures

    def prose(self, text: Prose | None) -> Markup:
        """Return a prose field as blocks."""
        return Markup(text.html(self)) if text else Markup()

    def line(self, text: Prose | None) -> Markup:
        """Return a prose field without a paragraph around it, for use inside a sentence or cell."""
        return Markup(text.inline(self)) if text else Markup()

    def words(self, text: Prose) -> str:
        """Return a prose field as words alone, for what is pressed, in which no label can stand."""
        return plain_text.text_of(self.guide, text)

    def figure(self, name: str, *sources: str) -> Markup:
        """Return a figure as value and label, with the note numbers of those of `sources` that its label does not name."""
        figure = self.figures[name]
        shown = self._labelled(formats.value(figure), [figure])
        others = [source for source in sources if source not in figure.sources]
        return Markup('<span class="cg-keep">{}{}</span>').format(shown, self.source(*others)) if others else shown

    def said(self, name: str, shown: str) -> Markup:
        """Return a figure in other words than its value, with the same label."""
        return self._labelled(shown, [self.figures[name]])

    def growth(self, name: str) -> tuple[Markup, str]:
        """Return a rate of growth and its direction in words."""
        shown, words = formats.growth(self.figures[name])
        return self.said(name, shown), words

    def measure(self, name: str) -> str:
        """Return what a figure measures, and the period that its value leaves out: median, a year."""
        return formats.measure(self.statistic(self.figures[name]), self.figures[name].record.unit)

    def span(self, names: Iterable[str]) -> Markup:
        """Return one figure, or the first and the last as one value with both labels."""
        figures = [self.figures[name] for name in names]
        shown = formats.value(figures[0]) if len(figures) == 1 else formats.span(figures[0], figures[-1])
        return self._labelled(shown, figures)

    def source(self, *names: str) -> Markup:
        """Return the note numbers of sources."""
        return render("note", numbers=sorted({self._number(name) for name in names}))

    def term(self, name: str, words: str) -> Markup:
        """Return a glossary term with its meaning; `words` is escaped HTML, or empty for the term itself."""
        self.labels += 1
        term = self.guide.glossary[name]
        lead, last = _broken(Markup(words) or escape(term.in_sentence))
        return render(
            "term",
            lead=Markup(lead),
            last=Markup(last),
            term=term,
            label=f"_t{self.labels}",
            page=_Meaning(self),
            href=f"{self.to('about/glossary')}#{name}",
        )

    def goto(self, id_: str, words: str) -> Markup:
        """Return words that lead to a place on this page."""
        return Markup('<a href="#{}">{}</a>').format(id_, words)

    def link(self, address: str, words: str) -> str:
        """Return a link; `#id` becomes the address of that place in the guide."""
        return f'<a href="{escape(self.address(address) if address.startswith("#") else address)}">{words}</a>'

    def address(self, target: str) -> str:
        """Return the address of `#id`, relative to this page: on a page about the guides, or in this page's guide."""
        return self._address(target, "about", self.guide.about_places)

    def to(self, page: str) -> str:
        """Return the address of `page` (as in a-role/salaries) from this one; empty for itself."""
        return self.place.to(page, (*self.guide.careers, WORKSHOP_PAGE))

    def guide_of(self, name: str) -> dict[str, str]:
        """Return title and address of a guide's own page; that of the first guide is the home page."""
        first = next(iter(self.guide.careers))
        return {
            "title": self.guide.careers[name].career.title,
            "href": self.to("" if name == first else name) or "#_main",
        }

    def file(self, path: str) -> str:
        """Return the address of a file that the second stage makes, as in data/guide.json."""
        return self.place.file(path)

    def correction(self, figure: Quotable | KnownSeries | None = None) -> Ways:
        """Return how a reader suggests a correction of this page, or of a figure on it."""
        how = f"{self.to('about/corrections')}#suggest" if "suggest" in self.guide.about_places else ""
        return corrections.ways(self.guide.site, self.place.page, figure, self.place.repository, how)

    def series(self, name: str) -> Markup:
        """Return the short name of a series with its label and the number of its source."""
        self.labels += 1
        series = self.guide.series[name]
        lead, last = _broken(series.record.title)
        rows = self.guide.labels.get(series)
        if rows is None:
            sources = [self.guide.sources[one] for one in series.sources]
            text = render(
                "series-label", series=series, lines=figure_label.of_series(self.guide, series), sources=sources
            )
            rows = self.guide.labels[series] = Markup("").join(text.splitlines())
        suggest = self._suggest(series)
        return render(
            "figure",
            lead=lead,
            last=last,
            rows=Markup("\n").join(filter(None, (rows, suggest))),
            label=f"_c{self.labels}",
            numbers=[self._number(series.record.source, name)],
        )

    def chip(self, names: Iterable[str]) -> Markup:
        """Return the short label of figures shown as one: kind, publisher, period and fit.

        Where they differ, it gives the weakest kind and the loosest fit.
        """
        figures = [self.figures[name] for name in names]
        weakest = max(figures, key=lambda figure: get_args(Kind).index(figure.kind))
        loosest = max(figures, key=lambda figure: get_args(Fit).index(figure.record.fit))
        source = self.guide.sources[weakest.sources[0]]
        # Names and periods may hold commas of their own.
        words = (self.kind(weakest), source.publisher_short or source.publisher, weakest.record.period)
        marks = (weakest.kind, f"fit-{loosest.record.fit}")
        return render("chip", words=" · ".join((*words, self.fit(loosest).lower())), marks=marks)

    def source_chip(self, name: str) -> Markup:
        """Return the short label of a source: how far it was checked, and its publisher."""
        source = self.guide.sources[name]
        words = f"{self.status(source.status)} · {source.publisher_short or source.publisher}"
        return render("chip", words=words, marks=(source.status,))

    def kind(self, figure: Quotable | KnownSeries) -> str:
        """Return how the figure came about, in words."""
        return self.guide.word("kinds", figure.kind)

    def fit(self, figure: Quotable | KnownSeries) -> str:
        """Return how well the figure fits the role, in words."""
        return self.guide.word("fits", figure.record.fit)

    def status(self, id_: str) -> str:
        """Return how far something was checked, in words."""
        return self.guide.word("statuses", id_)

    def word(self, words: str, id_: str) -> str:
        """Return the label of an id of a closed vocabulary, such as kinds or fits."""
        return self.guide.word(words, id_)

    def statistic(self, figure: Quotable) -> str:
        """Return what the number is, in words."""
        return self.guide.word("statistics", figure.record.statistic)

    def value(self, name: str) -> str:
        """Return the bare value of a figure, for glossary meanings, which cannot hold its label."""
        return formats.value(self.figures[name])

    def labelled(self, name: str) -> str:
        """Return the bare value of a figure for where it follows the figure's label."""
        return formats.labelled(self.figures[name])

    def day(self, date: datetime.date) -> Markup:
        """Return a date for readers and machines."""
        return Markup('<time datetime="{}">{}</time>').format(date.isoformat(), formats.day(date))

    def seen(self, text: str) -> str:
        """Return when a copy was read, in words."""
        return formats.seen(text)

    def count(self, found: Sized, one: str, many: str) -> str:
        """Return how many there are, with the noun: 2 figures."""
        return formats.count(len(found), one, many)

    def _address(self, target: str, folder: str, pages: dict[str, str]) -> str:
        name = target.removeprefix("#")
        if name == WORKSHOP_PAGE:
            return self.to(name)
        page = self.to(f"{folder}/{pages[name]}")
        is_page = name == posixpath.basename(pages[name])
        return (page or "#_main") if is_page else f"{page}#{name}"

    def _labelled(self, shown: str, figures: list[Quotable]) -> Markup:
        self.labels += 1
        numbers = [self._number(source, figure.id) for figure in figures for source in figure.sources]
        rows = Markup("\n").join(row for one in figures for row in (self._rows(one), self._suggest(one)) if row)
        lead, last = _broken(shown)
        return render("figure", lead=lead, last=last, rows=rows, label=f"_c{self.labels}", numbers=sorted(set(numbers)))

    def _rows(self, figure: Quotable) -> Markup:
        """Return the label of a figure. It is the same on every page, and most figures are cited often."""
        rows = self.guide.labels.get(figure)
        if rows is None:
            text = render(
                "figure-label",
                figure=figure,
                value=formats.labelled(figure),
                lines=figure_label.lines(self.guide, figure),
                sources=[self.guide.sources[name] for name in figure.sources],
            )
            # On one line: a page holds hundreds of labels, and every line end counts.
            rows = self.guide.labels[figure] = Markup("").join(text.splitlines())
        return rows

    def _suggest(self, figure: Quotable | KnownSeries) -> Markup:
        ways = self.correction(figure)
        return render("suggest", ways=ways) if ways.href or ways.letter else Markup()

    def _number(self, source: str, figure: str | None = None) -> int:
        figures = self.cited.setdefault(source, [])
        if figure and figure not in figures:
            figures.append(figure)
        return list(self.cited).index(source) + 1


class _Meaning:
    """Writes a glossary meaning inside a label, where another label cannot stand."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def line(self, text: Prose) -> Markup:
        return Markup(text.inline(self))

    def figure(self, name: str, *sources: str) -> str:
        self.page._number(self.page.figures[name].sources[0], name)
        return escape(self.page.value(name)) + (self.source(*sources) if sources else "")

    def source(self, *names: str) -> str:
        return str(self.page.source(*names))

    def term(self, name: str, words: str) -> str:
        return words or escape(self.page.guide.glossary[name].in_sentence)

    def link(self, address: str, words: str) -> str:
        return words


def _broken(words: str) -> tuple[str, str]:
    """Return the words before the last of a long term or value, and its last; nothing before those of a short one."""
    if len(words) <= MOST_UNBROKEN or " " not in words:
        return "", words
    lead, last = words.rsplit(" ", 1)
    return f"{lead} ", last
