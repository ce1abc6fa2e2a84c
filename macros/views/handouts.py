"""What stands on each handout, as the page for leaders lists it, and which files hold several."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from macros.schema import handouts as handout_parts
from macros.schema.sections.certifications import Certification
from macros.schema.workshop import HandoutsPart
from macros.views.workshop import certifications, checkpoints, questions, rated
from macros.views.writer import LinkWriter, View, Writer


def handouts(part: HandoutsPart, page: LinkWriter[Markup]) -> View:
    """Return each handout with the lists that stand on it, the files that hold several, and the slides around the steps."""
    found = part.every()
    bundles = []
    if part.packet:
        lead = page.prose(part.packet.lead)
        bundles.append({"id": "packet", "file": part.packet, "lead": lead, "sheets": _named(part, part.packet.sheets)})
    if part.extras:
        ids = [sheet.id for sheet in part.extras.named().values()]
        bundles.append({"id": "extras", "file": part.extras, "lead": "", "sheets": _named(part, ids)})
    ends = [part.slides.opening, part.slides.closing] if part.slides else []
    return {
        "sheets": [{"record": sheet, "lists": _lists(sheet, page)} for sheet in found.values()],
        "bundles": bundles,
        "slides": [_list(slide.title, [Markup.escape(line) for line in slide.lines]) for slide in ends],
    }


def _named(part: HandoutsPart, ids: Iterable[str]) -> list[dict[str, str]]:
    found = part.every()
    return [{"id": id_, "title": found[id_].title} for id_ in ids]


def _lists(sheet: handout_parts.Handout, page: LinkWriter[Markup]) -> list[View]:
    """Return the lists of a handout; each kind of handout has its own."""
    match sheet:
        case handout_parts.Worksheet() | handout_parts.ShortCheck():
            return [_list("Questions", [_check(page, isinstance(sheet, handout_parts.ShortCheck))])]
        case handout_parts.ScoringSheet() | handout_parts.Tally():
            return [_list("Steps", [page.line(step) for step in sheet.steps])]
        case handout_parts.PlanSheet():
            rules = [_rules(certifications(page.career)[name], page) for name in sheet.clock]
            return [
                _list("Boxes", [_prompt(prompt, page) for prompt in sheet.prompts]),
                _list("Each month", [Markup.escape(words) for words in sheet.month]),
                _list("The clock of each certification", rules),
            ]
        case handout_parts.Log():
            return [
                _list("Columns", [_prompt(column, page) for column in sheet.columns]),
                _list("What counts", [page.line(text) for text in sheet.counts]),
            ]
        case handout_parts.Stories():
            return [
                _list("The stories", [_prompt(story, page) for story in sheet.stories]),
                _list("Boxes for each", [_prompt(box, page) for box in sheet.boxes]),
                _list("Check", [Markup.escape(words) for words in sheet.checks]),
            ]
        case _:
            return _choices(sheet, page)


def _choices(sheet: handout_parts.Handout, page: LinkWriter[Markup]) -> list[View]:
    match sheet:
        case handout_parts.ActionSheet():
            return [_list("Actions", [_check(page, False)])]
        case handout_parts.Invitation():
            return [
                _list("What it says", [page.line(text) for text in sheet.lines]),
                _list("Fill in", [Markup.escape(blank.word) for blank in sheet.blanks]),
            ]
        case handout_parts.Attendance():
            return [
                _list("What is counted", [Markup.escape(words) for words in sheet.counts]),
                _list("Keep in mind", [page.line(text) for text in sheet.checks]),
            ]
        case handout_parts.Certificate():
            return [
                _list("What it says", [page.line(text) for text in sheet.says]),
                _list("Fill in", [Markup.escape(blank.word) for blank in sheet.blanks]),
            ]
        case handout_parts.LocalPage():
            return [_list("Boxes", [_prompt(box, page) for box in sheet.boxes])]
        case handout_parts.WhereNext():
            onward = [_onward(place, page) for place in sheet.places]
            return [_list("Places", onward), _list("Keep in mind", [page.line(text) for text in sheet.checks])]
        case handout_parts.ScopeCard():
            passed = [Markup("{}: {}").format(item.task, item.to) for item in sheet.pass_on]
            return [
                _list("Fill in", [Markup.escape(words) for words in sheet.details]),
                _list("What I may do", [Markup.escape(words) for words in sheet.may]),
                _list("What I pass on, and to whom", passed),
                _list("When in doubt", [page.line(sheet.rule)]),
            ]
        case handout_parts.InterviewSheet():
            bank, link = questions(page.career), Markup('<a href="{}">{}</a>')
            asked = [link.format(page.address(f"#{name}"), bank[name].question) for name in sheet.questions]
            return [_list("Questions", asked)]
        case handout_parts.AskSheet():
            points = checkpoints(page.career)
            return [_list("Questions", [page.line(points[name].text) for name in sheet.points])]
        case handout_parts.Budget():
            return [_list(group.title, [_cost(line, page) for line in group.lines]) for group in sheet.groups]
        case handout_parts.Evaluation():
            return [
                _list("Statements", [Markup.escape(words) for words in sheet.statements]),
                _list("Answers", [Markup.escape(words) for words in sheet.scale]),
                _list("Questions", [Markup.escape(words) for words in sheet.questions]),
            ]
        case _:
            return []


def _list(title: str, lines: list[Markup]) -> View:
    return {"title": title, "lines": lines}


def _check(page: LinkWriter[Markup], is_short: bool) -> Markup:
    """Return where the questions of the worksheet, or of the short check, stand: in the readiness check."""
    record, asked = rated(page.guide, page.career)
    name = next(name for name, section in page.career.sections.items() if section is record)
    where = Markup('All {} are in the readiness check: <a href="{}">{}</a>')
    return where.format(
        len(asked.short_choices() if is_short else asked.choices()), page.address(f"#{name}"), record.title
    )


def _prompt(prompt: handout_parts.Prompt, page: Writer[Markup]) -> Markup:
    return Markup("{}. {}").format(prompt.title, page.line(prompt.hint)) if prompt.hint else Markup.escape(prompt.title)


def _onward(place: handout_parts.Onward, page: LinkWriter[Markup]) -> Markup:
    link = Markup('<a href="{}">{}</a>: {}')
    return link.format(page.address(f"#{place.to}"), page.career.titles[place.to], place.why)


def _rules(item: Certification, page: LinkWriter[Markup]) -> Markup:
    """Return what a certification asks for before and after, with a link to it."""
    link = Markup('<a href="{}">{}</a>. {} {}')
    return link.format(page.address(f"#{item.id}"), item.short, page.line(item.experience), page.line(item.renewal))


def _cost(line: handout_parts.BudgetLine, page: Writer[Markup]) -> Markup:
    found = Markup("; ").join(page.figure(name) for name in line.figures or ())
    shown = Markup("{}: {}").format(line.title, found) if found else Markup.escape(line.title)
    return Markup("{}. {}").format(shown, page.line(line.note)) if line.note else shown
