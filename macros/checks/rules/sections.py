"""Rules for sections and guides: each stands in one group and one list, is checked in time, and answers in short."""

from collections.abc import Iterator

from macros.checks.content_files import Content
from macros.checks.locate import at, due
from macros.schema.section import Section
from macros.schema.sections.faqs import Faqs
from macros.source import near_names
from macros.source.problems import Problem
from macros.source.yaml_file import Document

LONGEST_SUMMARY = 60  # words; most readers read no further
LONGEST_ANSWER = 120  # words; a question that needs more is a subject of its own page


def every_section_is_in_one_group(content: Content) -> Iterator[Problem]:
    """The groups of a guide name each of its section files once."""
    for career, files in content.careers.items():
        if "guide" not in files or not content.is_whole(career):
            continue
        document, record = files["guide"].document, files["guide"].record
        listed: set[str] = set()
        for g, group in enumerate(record.groups):
            for number, name in enumerate(group.sections):
                if name in listed:
                    where = ("groups", g, "sections", number)
                    yield document.problem(where, f"the section '{name}' is listed a second time", "Keep one")
                listed.add(name)
        for name in content.sections(career):
            if name not in listed:
                wrong = f"the section '{name}' stands in no group"
                yield document.problem(("groups",), wrong, "Add it to the sections of a group", at_key=True)


def guides_and_folders_match(content: Content) -> Iterator[Problem]:
    """guide.yaml lists each guide's folder, and nothing else."""
    entry = content.shared.get("guide")
    if not entry:
        return
    for number, name in enumerate(entry.record.guides):
        if name in entry.record.guides[:number]:
            wrong = f"the folder '{name}' is listed a second time"
            yield entry.document.problem(("guides", number), wrong, "Keep one")
    unknown = [name for name in entry.names if name.to == "guide" and name.id not in content.careers]
    for name in unknown:
        yield at(
            entry,
            name,
            f"no folder content/{name.id} exists",
            near_names.advice(name.id, sorted(content.careers), "delete the line"),
        )
    for career in content.careers if not unknown else ():  # else the one is probably the other, misspelled
        if career not in entry.record.guides:
            yield entry.document.problem(
                ("guides",), f"the folder content/{career} is not listed", f"Add: - {career}", at_key=True
            )


def checks_are_due_within_a_year(content: Content) -> Iterator[Problem]:
    """A section is checked again after it was edited or reviewed, and within twelve months."""
    for document, section in _checked(content):
        yield from due(document, section)


def summaries_are_short(content: Content) -> Iterator[Problem]:
    """The answer on top of a page has at most 60 words."""
    for document, section in _checked(content):
        count = section.summary.words()
        if count > LONGEST_SUMMARY:
            wrong = f"the answer on top of the page has {count} words"
            instead = f"Keep to {LONGEST_SUMMARY}: take what not everyone needs into a part below"
            yield document.problem(("summary",), wrong, instead)


def answers_are_short(content: Content) -> Iterator[Problem]:
    """An answer has at most 120 words and a link to where more stands."""
    for document, section in _sections(content):
        for g, group in enumerate(section.groups if isinstance(section, Faqs) else ()):
            for q, question in enumerate(group.questions):
                where = ("groups", g, "questions", q, "answer")
                count = question.answer.words()
                if count > LONGEST_ANSWER:
                    yield document.problem(
                        where,
                        f"the answer has {count} words",
                        f"Keep to {LONGEST_ANSWER}, and link to the page that says more",
                    )
                if not question.answer.cited("link"):
                    yield document.problem(
                        where,
                        "the answer links to nothing",
                        "Link to the section that says more, as in [salaries](#salaries)",
                    )


def every_page_has_a_part(content: Content) -> Iterator[Problem]:
    """A section has at least one of the parts that may be left out: the head of a page alone answers nothing."""
    for document, section in _sections(content):
        own = [key for key in type(section).model_fields if key not in Section.model_fields]
        if all(getattr(section, key) is None for key in own):
            wrong = "the page has no part"
            yield document.problem((), wrong, f"Write at least one of: {', '.join(f'{key}:' for key in own)}")


def _sections(content: Content) -> Iterator[tuple[Document, Section]]:
    for career in content.careers:
        yield from content.sections(career).values()


def _checked(content: Content) -> Iterator[tuple[Document, Section]]:
    """Yield everything with the head of a section: the sections and the workshops."""
    yield from _sections(content)
    for files in content.careers.values():
        if "workshop" in files:
            yield files["workshop"].document, files["workshop"].record
