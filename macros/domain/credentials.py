"""Who may apply for a credential from a starting point: its rule, met by what the answers of that start say one holds."""

from collections.abc import Iterable, Sequence
from typing import Literal

from macros.domain.holders import people
from macros.domain.job_fit import ACTIVE, Person
from macros.domain.jobs import Requirements
from macros.schema.sections.certifications import ApplyingRule, Qualification
from macros.schema.sections.quiz import Held

Answer = Literal["yes", "after", "some", "ask", "no"]


def may_apply(rule: ApplyingRule, known: Requirements, means: Sequence[Held], when: Iterable[str]) -> Answer:
    """Return who may apply of those whose answers make the case `when`.

    `yes` and `after` (work in the field) hold for all of them, `some` for those with one of their licenses or degrees, `ask`
    where the rule knows another way that no answer tells, and `no` where none of them holds what it names.
    """
    held = [_holds_enough(rule, known, person) for person in people(means, when)]
    if all(held):
        return "after" if rule.work_first else "yes"
    return "some" if any(held) else "ask" if rule.otherwise else "no"


def _holds_enough(rule: ApplyingRule, known: Requirements, person: Person) -> bool:
    return rule.any_of is None or any(_has(one, known, person) for one in rule.any_of)


def _has(one: Qualification, known: Requirements, person: Person) -> bool:
    licenses = (id_ for id_, standing in person.licenses.items() if standing == ACTIVE)
    has_license = any(one.license in known.counts_as.get(id_, ()) for id_ in licenses)
    has_degree = any(one.degree == id_ and one.subject in (None, of) for id_, of in person.degrees)
    return (one.license is None or has_license) and (one.degree is None or has_degree)
