"""Who may apply for a credential: each cell of the table says what the record's rule says of what a start holds."""

from __future__ import annotations

import pytest

from macros.checks import load
from macros.domain import credentials
from macros.domain.holders import people
from macros.domain.job_fit import Person
from macros.domain.jobs import Requirements
from macros.schema.sections.certifications import ApplyingRule, CertificationsSection, Qualification
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.quiz import Readiness
from macros.views.who_may_apply import who_may_apply
from tests.conftest import ROOT

WHOLE = load.load_cached(ROOT)
GUIDES = [career for career in WHOLE.careers.values() if career.find(CertificationsSection)]


def _held(person: Person, known: Requirements) -> set[tuple[str | None, ...]]:
    """Everything that somebody can show: each license with those it includes, each degree with and without its subject."""
    active = [id_ for id_, standing in person.licenses.items() if standing == "active"]
    shown = {(license_, None, None) for id_ in active for license_ in known.counts_as[id_]}
    return shown | {(None, id_, subject) for id_, of in person.degrees for subject in (None, of)}


@pytest.mark.parametrize("career", GUIDES, ids=lambda career: career.id)
def test_each_cell_says_what_the_rule_of_the_credential_says(career):
    part = career.section(CertificationsSection).certifications
    matrix = who_may_apply(part, career)
    known, means = Requirements(career.section(JobsSection)), career.section(Readiness).holds
    rules = [one.applying for one in part.certifications if one.applying]
    when = {start.id: start.answers for start in career.career.starting_points}
    for row in matrix.rows:
        everyone = [_held(person, known) for person in people(means, when[row.start])]
        for rule, answer in zip(rules, row.answers, strict=True):
            wanted = {(one.license, one.degree, one.subject) for one in rule.any_of or ()}
            may = {not wanted or not wanted.isdisjoint(held) for held in everyone}
            if may == {True}:
                assert answer == ("after" if rule.work_first else "yes")
            elif may == {False}:
                assert answer == ("ask" if rule.otherwise else "no")
            else:
                assert answer == "some"


def test_a_license_on_its_way_and_a_higher_degree_than_the_one_named_are_not_enough():
    career = GUIDES[0]
    section = career.section(JobsSection)
    known, license_ = Requirements(section), section.by_license.licenses[0].id
    rule = ApplyingRule(any_of=(Qualification(license=license_),), work_first=True)
    for standing, enough in (("active", True), ("pending", False)):
        assert credentials._holds_enough(rule, known, Person({license_: standing})) is enough
    higher = next(one for one in section.words.degrees if one.includes)
    rule = ApplyingRule(any_of=(Qualification(degree=higher.includes[0]),), work_first=True)
    assert not credentials._holds_enough(rule, known, Person(degrees=frozenset({(higher.id, "")})))
