"""A sheet of paper that is handed out alone: its links lead to no page of its own, its notes are short."""

from macros.domain import formats
from macros.domain.guide import CareerGuide, Guide
from macros.pdf.document import PrintNode, Sheet, text
from macros.schema.local import Local
from macros.source.prose_nodes import Node


class Slip(Sheet):
    """Writes one handout. A link becomes its words with the page of the guide; a term becomes its words.

    With the local file of a leader it is their own, and blank only where that says nothing.
    """

    def __init__(self, guide: Guide, career: CareerGuide, local: Local | None = None) -> None:
        super().__init__(guide, career)
        self.local = local

    def short_notes(self) -> list[dict[str, str]]:
        """Return a line for each figure and source cited so far: what it is, and how far to trust it."""
        figures = [
            {
                "number": number,
                "mark": (self.guide.series.get(name) or self.figures[name]).status,
                "label": (self.guide.series.get(name) or self.figures[name]).record.label,
                "text": self._figure_note(name),
            }
            for name, number in self.notes.items()
        ]
        sources = [
            {
                "number": number,
                "mark": self.guide.sources[name].status,
                "label": self.guide.sources[name].title,
                "text": self._source_note(name),
            }
            for name, number in self.sources.items()
        ]
        return sorted(figures + sources, key=lambda note: int(note["number"]))

    def title_of(self, place: str) -> str:
        """Return the title of the section on which a place stands."""
        return self.career.section_of(place).title

    def _node(self, node: Node) -> PrintNode:
        if node["t"] == "link" and node["href"].startswith("#") and "/" not in node["href"]:
            title = self.title_of(node["href"][1:])
            words = self._nodes(node["c"])
            said = "".join(part.get("v", "") for part in words)
            return {"t": "em", "c": words if said.lower() == title.lower() else [*words, text(f" (guide: {title})")]}
        shown = super()._node(node)
        return text(shown["v"]) if shown["t"] == "term" else shown

    def _figure_note(self, name: str) -> str:
        if name in self.guide.series:
            return self._series_note(name)
        figure = self.figures[name]
        record = figure.record
        publishers = [self.guide.sources[source] for source in figure.sources]
        said_by = ", ".join(dict.fromkeys(source.publisher_short or source.publisher for source in publishers))
        labels = (self.kind(figure), self.word("statuses", figure.status), self.word("fits", record.fit))
        note = f" {record.note}" if record.note else ""
        return f"{record.label}: {formats.labelled(figure)}. {record.place}, {record.period}; {said_by}. {'; '.join(labels)}.{note}"

    def _series_note(self, name: str) -> str:
        record = self.guide.series[name].record
        source = self.guide.sources[record.source]
        checked = [(record.agreed.status, record.agreed.note)] if record.agreed else []
        checked.append((record.status, record.status_note))
        how = " ".join(f"{self.word('statuses', status)}: {note}" for status, note in checked)
        notes = " ".join(filter(None, (record.limit_note, record.note)))
        said_by = source.publisher_short or source.publisher
        return f"{record.label}: {record.about}. {record.period}; {said_by}. {how} {record.fit_note} {notes}".rstrip()

    def _source_note(self, name: str) -> str:
        source = self.guide.sources[name]
        return f"{source.title}, {source.publisher}, {source.date}. {self.word('statuses', source.status)}."
