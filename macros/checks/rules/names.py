"""What to do about an id that names nothing: bring back what it named, or take it out wherever it stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from macros.checks.content_files import Cited, Entry
from macros.checks.locate import at
from macros.schema.references import Named
from macros.source import near_names
from macros.source.problems import Problem
from macros.source.yaml_values import MOST_PROBLEMS

_CITED = ("figure", "source", "term")
"""What prose cites by id in double brackets."""

_WORDS = {
    "figure": "figure",
    "source": "source",
    "term": "glossary term",
    "series": "series",
    "place": "place in this guide",
    "action": "place in this guide",
    "level": "level of a career ladder",
    "section": "section file",
    "start": "starting point",
    "guide": "guide",
    "step": "step of the plan",
    "holding": "thing to hold in the plan",
    "activity": "activity of the workshop",
    "handout": "handout",
    "question": "interview question",
    "checkpoint": "point of a checklist",
    "certification": "certification",
    "license": "license",
    "job": "job",
    "degree": "degree",
    "subject": "subject",
    "experience": "kind of experience",
}
_WRONG = {"code": "no place has the code '{}'"}
"""What is wrong with an unknown name, where it is not called something."""


def unknown(
    entries: Iterable[Entry | Cited], known: Mapping[str, Mapping[str, object]], homes: Mapping[str, str] | None = None
) -> Iterator[Problem]:
    """Yield the names that are not among the known ones of their kind, each with the other places where it stands.

    `homes` says in which file a new record of a kind would stand.
    """
    found: dict[tuple[str, str], list[tuple[Named, Problem]]] = {}
    for entry in entries:
        for name in islice(_strange(entry, known), MOST_PROBLEMS):
            other = next((to for to in _CITED if name.near and name.id in known.get(to, ())), None)
            if name.to == "nearly":
                yield at(entry, name, f"'{name.near}' cites nothing", f"Write {_cited(other or '', name.id)}")
                continue
            wrong = _WRONG.get(name.to, f"no {_WORDS.get(name.to)} is called '{{}}'").format(name.id)
            instead = f"It is a {_WORDS[other]}: write {_cited(other, name.id)}" if other else ""
            found.setdefault((name.to, name.id), []).append((name, at(entry, name, wrong, instead)))
    for (to, _), places in found.items():
        # Nobody makes the same slip in two files: there, what was meant is gone, and no other is meant.
        choices = list(known[to]) if len({problem.path for _, problem in places}) == 1 else []
        file = (homes or {}).get(to)
        for name, problem in places:
            yield (
                problem if problem.instead else replace(problem, instead=_remedy(name, choices, problem, places, file))
            )


def _strange(entry: Entry | Cited, known: Mapping[str, Mapping[str, object]]) -> Iterator[Named]:
    for name in entry.names:
        is_nearly = name.to == "nearly" and any(name.id in known.get(to, ()) for to in _CITED)
        if is_nearly or (name.to in known and name.id not in known[name.to]):
            yield name


def _remedy(
    name: Named, choices: list[str], problem: Problem, places: list[tuple[Named, Problem]], file: str | None
) -> str:
    """Return how to mend an unknown name: bring back what it names, or take it out, here and elsewhere."""
    if name.near:
        out = "keep the words and take the link off" if name.to == "place" else "write the sentence without it"
    else:
        out = "take it out here"
    otherwise = f"put it into {file}, or {out}" if file else f"bring back what it named, or {out}"
    own = f"{problem.path}:{problem.line}"
    elsewhere = [place for _, other in places if (place := f"{other.path}:{other.line}") != own]
    return near_names.advice(name.id, choices, f"{otherwise}{near_names.others(elsewhere)}", listed=not file)


def _cited(to: str, id_: str) -> str:
    return f"(({id_}))" if to == "figure" else f"(({to}: {id_}))"
