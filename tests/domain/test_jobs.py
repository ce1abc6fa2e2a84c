"""What follows from the conditions of jobs, tried on three jobs at sea."""

from __future__ import annotations

import shutil

import pytest

from macros.checks import load
from macros.domain.jobs import Requirements
from macros.schema.sections.jobs import JobsSection
from tests.conftest import FIXTURES


@pytest.fixture
def section(tmp_path) -> JobsSection:
    for base in ("small_guide", "small_jobs"):
        shutil.copytree(FIXTURES / base, tmp_path, dirs_exist_ok=True)
    return load.load(tmp_path).careers["sample-role"].section(JobsSection)


@pytest.fixture
def known(section) -> Requirements:
    return Requirements(section)


def changed(section, job, **fields):
    """Return the section with fields of one job changed."""
    jobs = tuple(one.model_copy(update=fields) if one.id == job else one for one in section.jobs.jobs)
    return section.model_copy(update={"jobs": section.jobs.model_copy(update={"jobs": jobs})})


def test_a_license_counts_as_all_that_it_includes(known):
    assert known.counts_as["master-license"] == {"master-license", "mate-license"}
    assert known.counts_as["mate-license"] == {"mate-license"}


def test_licenses_that_include_each_other_count_as_each_other(section):
    first, second = section.by_license.licenses
    both = (first.model_copy(update={"includes": (second.id,)}), second)
    part = section.by_license.model_copy(update={"licenses": both})
    known = Requirements(section.model_copy(update={"by_license": part}))
    assert known.counts_as[first.id] == known.counts_as[second.id] == {first.id, second.id}


def test_a_job_is_reached_through_those_that_give_its_experience(section, known):
    assert known.reached() == {"deckhand", "mate", "master"}
    assert Requirements(changed(section, "deckhand", gives=None)).reached() == {"deckhand"}
    assert Requirements(changed(section, "mate", gives=None)).reached() == {"deckhand", "mate"}
