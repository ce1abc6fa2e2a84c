"""The room view in a browser: many codes in, distributions out, nobody given away."""

from __future__ import annotations

import csv
import io

from playwright.sync_api import expect

from macros.domain import quiz_scores
from macros.domain import result_codes as codes_of
from tests.browser.conftest import PHONE, in_both, patient
from tests.browser.looks import faults
from tests.browser.test_quiz import ASKED, DATA, code, sheet

PATH = "/workshop/room/"
ROOM = 30


SHORT = len(ASKED.short_choices())


def short_codes() -> str:
    """Return as many codes of the short check."""
    return "\n".join(codes_of.encode(ASKED, dict(list(sheet(number).items())[:SHORT])) for number in range(ROOM))


def codes() -> str:
    """Return thirty codes of people who answered everything, as they write them."""
    ways = [str, str.lower, lambda text: text.replace("-", ""), lambda text: f" {text.replace('-', ' ')} "]
    return "\n".join(ways[number % 4](code(number)) for number in range(ROOM))


def test_thirty_codes_give_the_distributions(visit):
    page = visit(PATH)
    page.locator("textarea").fill(codes())
    sheets = {code(number): sheet(number) for number in range(ROOM)}
    page.locator(".cg-room__status").filter(has_text=f"of {ROOM}").wait_for()
    said = page.locator(".cg-room__status").inner_text()
    assert said == f"{len(sheets)} of {ROOM} counted. 0 not valid, {ROOM - len(sheets)} repeated."
    results = [quiz_scores.result(ASKED, answers) for answers in sheets.values()]
    shown = page.evaluate(
        """() => [...document.querySelectorAll('.cg-room__table')].map(table => [
            table.querySelector('.cg-room__caption')?.textContent ?? table.firstElementChild.textContent,
            [...table.querySelectorAll('td')].map(cell => cell.textContent)])"""
    )
    gates = [gate for gate in DATA["gates"] if not gate["private"] and not gate["later"]]
    assert len(shown) == len(DATA["dimensions"]) + len(gates) + 1
    for place, dimension in enumerate(DATA["dimensions"]):
        counts = [sum(one.scores[place].band == band for one in results) for band in range(len(DATA["bands"]))]
        title, cells = shown[place]
        assert title == dimension["title"]
        for count, cell in zip(counts, cells, strict=False):
            assert cell in (str(count), "hidden") if not 0 < count < 5 else cell == "under 5"


@in_both
def test_a_room_by_keyboard_alone(visit):
    page = visit(PATH)
    page.locator("textarea").focus()
    for number, line in enumerate(codes().splitlines()[:12]):
        # A code pasted by its keys comes as a whole.
        (page.keyboard.type if number < 3 else page.keyboard.insert_text)(line)
        assert page.locator("textarea").input_value().strip() == "", (
            "a code that is read leaves the field at its last sign"
        )
        page.keyboard.press("Enter")
    page.locator(".cg-room__status").filter(has_text="12 of 12").wait_for()
    assert page.locator(".cg-room__table").count() > 0
    page.keyboard.type(code(0)[:-1])
    assert page.locator("textarea").input_value() == code(0)[:-1]
    page.locator(".cg-room__status").filter(has_text="12 of 13 counted. 1 not valid").wait_for()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#_keep").is_checked() and page.evaluate("localStorage.length") == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    said = "The last code is taken back. 11 left."
    page.locator(".cg-room__status").filter(has_text=said).wait_for()
    for _ in range(6):
        page.keyboard.press("Tab")
        if "Clear" in page.evaluate("document.activeElement.textContent"):
            break
    page.keyboard.press("Enter")
    assert page.evaluate("[document.activeElement.tagName, document.activeElement.value]") == ["TEXTAREA", ""]
    assert page.evaluate("localStorage.length") == 0
    assert page.locator(".cg-room__table").count() == 0


def test_short_codes_and_full_ones_are_counted_apart_and_no_code_is_shown(visit):
    page = visit(PATH)
    page.locator("textarea").fill(f"{codes()}\n{short_codes()}\n{code(0)[:-4]}")
    page.locator(".cg-room__status").filter(has_text=f"of {2 * ROOM + 1}").wait_for()
    heads = page.locator(".cg-room__shown h2").all_inner_texts()
    assert [head.split(": ")[1] for head in heads] == [f"{len({code(number) for number in range(ROOM)})} codes"] * 2
    labels = {answer["label"] for answer in DATA["answers"]}
    assert labels <= set(page.locator(".cg-room__shown th").all_inner_texts()), "short codes show answers, and no band"
    assert code(0)[:9] not in page.locator(".cg-room__tool").inner_text()
    page.get_by_role("button", name="Large view").click()
    expect(page.locator("textarea")).to_be_hidden()
    expect(page.locator(".cg-room__table").first).to_be_visible()
    page.get_by_role("button", name="Large view").click()
    expect(page.locator("textarea")).to_be_visible()


def test_the_picture_is_offered_to_save_and_print_once_there_is_one(visit):
    page = visit(PATH)
    offers = [page.get_by_role("button", name=name) for name in ("Save as CSV", "Print")]
    for count, is_offered in ((0, False), (9, False), (ROOM, True)):
        page.locator("textarea").fill("\n".join(codes().splitlines()[:count]))
        assert [offer.is_visible() for offer in offers] == [is_offered] * 2, count
    page.get_by_role("button", name="Clear everything").click()
    assert [offer.is_visible() for offer in offers] == [False] * 2


def test_the_sample_is_a_code_of_this_edition(visit):
    page = visit(PATH)
    assert codes_of.decode(ASKED, page.locator(".cg-room__sample").inner_text()).state == "valid"


def test_what_is_wrong_with_a_code_is_said_beside_it(visit):
    page = visit(PATH)
    broken = code(1)[:-1] + ("2" if code(1)[-1] != "2" else "3")
    page.locator("textarea").fill(f"{code(0)}\n{broken}\n{code(0).lower()}\n{code(2)[:-4]}\n")
    page.locator(".cg-room__status").filter(has_text="1 of 4 counted. 2 not valid, 1 repeated.").wait_for()
    said = page.locator(".cg-room__wrong li").all_inner_texts()
    assert "is wrong" in said[0] and "too short" in said[1] and len(said) == 2
    assert page.locator("textarea").input_value().split("\n") == [broken, code(2)[:-4]], (
        "what is wrong stays to be mended"
    )
    assert page.locator(".cg-room__shown table").count() == 0, "few codes give no distribution"


def test_nothing_is_stored_unless_asked_and_one_action_clears_it(visit):
    page = visit(PATH)
    page.locator("textarea").fill(codes())
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.reload()
    assert page.locator("textarea").input_value() == ""
    page.locator("textarea").fill(codes())
    page.locator("#_keep").check()
    page.reload()
    page.locator(".cg-room__status").filter(has_text=f"of {ROOM}").wait_for()
    assert page.locator("textarea").input_value() == "", "what is kept is not in sight either"
    page.get_by_role("button", name="Clear everything").click()
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("textarea").input_value() == "" and not page.locator("#_keep").is_checked()
    assert page.locator(".cg-room__table").count() == 0
    page.reload()
    assert page.locator("textarea").input_value() == ""


def test_the_file_for_spreadsheets_hides_what_the_page_hides(visit):
    page = visit(PATH)
    page.locator("textarea").fill(codes())
    with page.expect_download() as found:
        page.get_by_role("button", name="Save as CSV").click()
    text = found.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["Guide", "Kind", "Question", "Answer", "Codes"]
    counts = [row[-1] for row in rows[1:]]
    assert counts and not [count for count in counts if count.isdigit() and 0 < int(count) < 5]
    drawn = page.locator(".cg-room__table td").all_inner_texts()
    assert [count for count in counts if count in drawn] == counts or "hidden" in counts


def test_it_works_from_a_folder(browser, finished_site):
    context = browser.new_context()
    page = patient(context.new_page())
    page.goto((finished_site.folder / "workshop" / "room" / "index.html").as_uri())
    page.locator("textarea").fill(codes())
    page.locator(".cg-room__status").filter(has_text="counted").wait_for()
    assert page.locator(".cg-room__table").count() > 0
    context.close()


def test_storage_that_throws_stops_nothing_and_is_said(visit):
    page = visit.new()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(f"{visit.address}{PATH}")
    page.locator("textarea").fill(codes())
    assert page.locator(".cg-room__table").count() > 0
    page.locator("#_keep").click()
    assert not page.locator("#_keep").is_checked()
    expect(page.locator(".cg-room__status")).to_contain_text("keeps nothing")


def test_without_script_it_says_what_is_needed(visit):
    page = visit(PATH, java_script_enabled=False)
    expect(page.locator(".cg-room__without")).to_be_visible()
    expect(page.locator("textarea")).to_be_hidden()


def test_axe_finds_no_fault_in_a_full_room(visit):
    page = visit(PATH)
    page.locator("textarea").fill(f"{codes()}\nwrong")
    wrong = {}
    # A scheme changes colors alone and a width shapes alone, so that two of the four pairs see every fault.
    for width, scheme in ((1440, "light"), (320, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = faults(page)
        if found:
            wrong[f"{width} {scheme}"] = found
    assert wrong == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_paper_shows_the_distributions_and_no_code_or_button(visit):
    page = visit(PATH, **PHONE)
    page.locator("textarea").fill(codes())
    page.emulate_media(media="print")
    expect(page.locator("textarea")).to_be_hidden()
    assert page.locator(".cg-room__tool button:visible").count() == 0
    assert "Edition" in page.locator(".cg-printed").inner_text()
    expect(page.locator(".cg-room__table").first).to_be_visible()
