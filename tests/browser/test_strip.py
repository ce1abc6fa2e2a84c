"""The strip: what a reader says once leads on every page of the guide, is kept where they agreed, and hides nothing for good."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from macros.checks import load
from macros.schema.sections.jobs import JobsSection
from macros.schema.sections.quiz import Readiness
from macros.schema.sections.salaries import Salaries
from macros.schema.sections.states import States
from macros.views import jobs, places
from tests.browser.conftest import PHONE, in_both
from tests.browser.looks import MOVED
from tests.conftest import ROOT

WHOLE = load.load_cached(ROOT)
CAREER = next(one for one in WHOLE.careers.values() if one.starts and one.find(States) and one.find(Readiness))
PAY = next(name for name, section in CAREER.sections.items() if isinstance(section, Salaries))
PATH = f"/{CAREER.id}/{PAY}/"
LINES = [one.start for one in CAREER.sections[PAY].starts]
START, OTHER = LINES[-1], LINES[0]
PLACE, CODE = next(iter(WHOLE.place_pages[CAREER.id].items()))
PAID = {row.series.id: row for row in places.one_place(WHOLE, CAREER.section(States).table, CODE).rows}
JOB, OPEN_TO = next(
    (job, start)
    for job in CAREER.section(JobsSection).jobs.jobs
    for start, opened in jobs.open_to(CAREER).items()
    if job.id in opened and any(pay.series in PAID for pay in job.pay)
)
JOB_PATH = f"/{CAREER.id}/{next(n for n, s in CAREER.sections.items() if isinstance(s, JobsSection))}/{JOB.id}/"
KEY = f"cg-at-{CAREER.id}"
LINE = ".cg-page-head__start"
CHOICES = ".cg-strip select"
KEPT = f"[sessionStorage, localStorage].map((area) => area.getItem('{KEY}'))"


def test_the_line_of_each_start_leads_with_the_jobs_open_to_it_and_nothing_is_lost(look):
    leads = look("desk", "leads")
    assert {path: wrong for path, (_, wrong) in leads.items() if wrong} == {}
    for guide in WHOLE.careers.values():
        asked = {count for path, (count, _) in leads.items() if path.startswith(f"/{guide.id}/")}
        assert asked == {0, len(guide.starts)}, "no page of the guide asked, or all of them"


def test_paper_holds_the_lines_of_everyone(look):
    assert {path: lost for path, lost in look("desk", "unprinted").items() if lost} == {}


def choose(page, start, place):
    page.locator(CHOICES).nth(0).select_option(start)
    page.locator(CHOICES).nth(1).select_option(place)


@in_both
def test_what_is_chosen_once_leads_on_the_next_page_beside_the_pay_of_the_state(visit):
    page = visit(PATH)
    choose(page, START, CODE)
    said = page.locator(".cg-strip [role=status]")
    assert CAREER.starts[START] in said.text_content() and WHOLE.places[CODE].name in said.text_content()
    page.reload()
    assert page.locator(f"{LINE}:visible").evaluate_all("all => all.map((one) => one.dataset.cgStart)") == [START]
    page.locator(".cg-strip__numbers a", has_text=WHOLE.places[CODE].name).wait_for()
    assert page.locator(".cg-strip__numbers dd").first.inner_text().strip()
    assert page.locator(".cg-strip__numbers a").evaluate("one => one.pathname").endswith(f"/{PLACE}/")
    page.locator(".cg-page-head .cg-strip__show").click()
    assert page.locator(f"{LINE}:visible").count() == len(LINES), "one tap shows it for everyone"
    choose(page, "", "")
    assert page.evaluate(KEPT) == [None, None]
    assert page.locator(f"{LINE}:visible").count() == len(LINES)
    assert START not in page.url and CODE not in page.url


def test_the_status_tells_what_this_page_answers_and_what_only_others_do(visit, finished_site):
    """What no line here is for, and a place of which no number stands here, are answered elsewhere."""
    strips = [(name, page.tree.css_first(".cg-strip")) for name, page in finished_site.pages.items()]
    asks = [(name, strip) for name, strip in strips if strip and strip.attributes["data-cg-guide"] == CAREER.id]
    kinds = {"--pays" in strip.attributes["class"]: name for name, strip in asks}
    assert len(kinds) == 2
    here, elsewhere = "answered here", "only on other pages"
    for pays, name in kinds.items():
        page = visit(f"/{name.removesuffix('index.html')}")
        said = page.locator(".cg-strip [role=status]")
        marked = page.locator("[data-cg-start], [data-cg-open]")
        start = marked.first.evaluate("one => (one.dataset.cgStart ?? one.dataset.cgOpen).split(' ')[0]")
        choose(page, start, CODE)
        named, place = CAREER.starts[start], WHOLE.places[CODE].name
        assert said.text_content() == f"{named}: {here}. {place}: {here if pays else elsewhere}. "
        marked.evaluate_all("all => all.forEach((one) => { delete one.dataset.cgStart; delete one.dataset.cgOpen; })")
        choose(page, start, "")
        assert said.text_content() == f"{named}: {elsewhere}. "
        choose(page, "", "")
        assert named not in said.text_content() and said.text_content()


def test_a_job_shows_what_the_state_pays_beside_the_nation_and_whether_it_is_open_to_the_start(visit):
    page = visit(JOB_PATH)
    choose(page, OPEN_TO, CODE)
    boxes, mark = page.locator("[data-cg-pay]"), page.locator(f".cg-job [data-cg-open~={OPEN_TO}]")
    boxes.locator("a", has_text=WHOLE.places[CODE].name).first.wait_for()
    told = boxes.evaluate_all(
        "all => all.map((one) => [one.dataset.cgPay, ...[...one.querySelectorAll('dd')].map((dd) => dd.textContent)])"
    )
    rows = [PAID[pay.series] for pay in JOB.pay if pay.series in PAID]
    assert told == [[row.series.id, row.median, row.nation or places.NOT_PUBLISHED] for row in rows]
    expect(mark).to_be_visible()
    page.emulate_media(media="print")
    assert boxes.evaluate_all("all => all.every((one) => one.checkVisibility())"), "on paper too"
    page.emulate_media(media="screen")
    choose(page, "", "")
    expect(boxes.first).to_be_hidden()
    expect(mark).to_be_hidden()


@pytest.mark.parametrize(
    "options", [PHONE, {}, {"viewport": {"width": 320, "height": 640}}], ids=["phone", "desk", "small"]
)
@pytest.mark.parametrize("path", [PATH, JOB_PATH], ids=["section", "job"])
def test_nothing_moves_while_a_page_opens_for_a_reader(visit, options, path, finished_site):
    page = visit(path, **options)
    choose(page, START, CODE)
    page.reload()
    page.locator(".cg-strip__numbers a", has_text=WHOLE.places[CODE].name).first.wait_for()
    assert page.evaluate(MOVED) == []
    # The room is there before the file of the place, which may come late: it holds what any of them says.
    files = (finished_site.folder / "assets" / "at" / CAREER.id).glob("*.css")
    told = [json.loads(file.read_text("utf-8").removeprefix(":root{--cg-at:")[:-1])["pay"] for file in files]
    heights = page.locator(".cg-strip__how").evaluate_all(
        """(all, words) => words.map((said) => {
            for (const one of all) one.textContent = said;
            return document.documentElement.scrollHeight;
        })""",
        ["", *{row[-1] for pay in told for row in pay.values()}],
    )
    assert len(set(heights)) == 1


def test_a_link_opens_what_is_told_to_others(visit):
    page = visit(PATH)
    choose(page, START, "")
    page.evaluate(f"document.querySelector('{LINE}[data-cg-start={OTHER}]').id = 'sought'; location.hash = 'sought'")
    expect(page.locator("#sought")).to_be_visible()


def test_without_script_every_line_stands_and_one_link_leads_to_the_places(visit):
    page = visit.new(java_script_enabled=False)
    page.goto(f"{visit.address}{PATH}")
    assert page.locator(f"{LINE}:visible").count() == len(LINES)
    assert page.locator(".cg-strip a:visible").count() == 1
    assert page.locator(f"{CHOICES}, .cg-strip__show:visible").count() == 0


def test_check_and_strip_tell_each_other_and_one_button_wipes_both(visit):
    check = f"{visit.address}/{CAREER.id}/{next(n for n, s in CAREER.sections.items() if isinstance(s, Readiness))}/"
    page = visit(PATH)
    choose(page, START, CODE)
    page.goto(f"{check}#step=1")
    number = page.locator("fieldset").evaluate_all(
        "all => all.filter((one) => one.querySelector('input')).findIndex((one) => one.querySelector('[name=profile]'))"
    )
    page.goto(f"{check}#step={number + 1}")
    assert page.locator("[name=profile]:checked").get_attribute("value") == START
    page.locator(f"[name=profile][value={OTHER}]").check()
    assert page.evaluate(KEPT) == [f"{OTHER} {CODE}", None]
    page.goto(check)
    page.locator("#_keep").check()
    assert page.evaluate(KEPT) == [f"{OTHER} {CODE}"] * 2, "kept on the device with the answers, and only with them"
    page.locator("[data-cg-act=wipe]").first.click()
    assert page.evaluate(KEPT) == [None, None]
