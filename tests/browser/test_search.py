"""The search, by keyboard: what a reader types finds the page that holds it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from macros.checks import load as guide
from tests.browser.conftest import in_both, late_scripts
from tests.conftest import ROOT, words

WHOLE = guide.load_cached(ROOT)
SECTIONS = [f"{career.id}/{name}" for career in WHOLE.careers.values() for name in career.sections]


def ask(page, text):
    """Ask by keys. How many results there are is said late, when typing has paused; they are shown before."""
    page.keyboard.press("/")
    page.keyboard.type(text)
    page.locator(".cg-search__result .cg-search__where").first.wait_for()


def ask_again(page, text):
    """Ask for something else in the open window, and wait until that is what it shows."""
    page.locator(".cg-search__results").evaluate("list => list.replaceChildren()")
    page.locator(".cg-search__query").fill(text)
    page.locator(".cg-search__result .cg-search__where").first.wait_for()


def places(page):
    return page.locator(".cg-search__results a").evaluate_all("links => links.map(link => link.pathname + link.hash)")


def texts_of(finished_site):
    return {name: words(page.article).lower() for name, page in finished_site.pages.items()}


def phrase_of(mkdocs_site, section, texts):
    """Words from a paragraph in the middle of a section that stand on no other page; `texts` are those of all pages.

    The first stage alone marks what the search leaves out.
    """
    own = f"{section}/index.html"
    article = LexborHTMLParser(mkdocs_site.pages[own].article.html)
    for marked in article.css("[data-cg-unsearched]"):
        marked.decompose()
    paragraphs = article.css(".cg-prose p, .cg-prose li, dd, td")
    for paragraph in paragraphs[len(paragraphs) // 2 :]:
        found = words(paragraph).lower().split()
        for start in range(len(found) - 5):
            phrase = " ".join(found[start : start + 6])
            if phrase.replace(" ", "").isalpha() and [name for name, text in texts.items() if phrase in text] == [own]:
                return phrase
    raise AssertionError(f"{section} has no words of its own")


def test_words_of_every_section_lead_to_it(visit, mkdocs_site, finished_site):
    texts, lost = texts_of(finished_site), []
    page = visit("/")
    page.keyboard.press("/")
    for section in SECTIONS:
        ask_again(page, phrase_of(mkdocs_site, section, texts))
        places = page.locator(".cg-search__results a").evaluate_all("links => links.map(link => link.pathname)")
        if f"/{section}/" not in places[:10]:
            lost.append(section)
    assert lost == []


def test_the_title_of_every_section_leads_to_it_by_arrows_and_enter(visit):
    page = visit("/about/glossary/")
    page.keyboard.press("/")
    for section in SECTIONS:
        career, name = section.split("/")
        guide = WHOLE.careers[career]
        # The first guide's pages are named without it.
        ask_again(
            page, guide.sections[name].title + ("" if career == next(iter(WHOLE.careers)) else f" {guide.career.title}")
        )
        places = page.locator(".cg-search__results a").evaluate_all("links => links.map(link => link.pathname)")
        for _ in range(places.index(f"/{section}/") + 1):
            page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.pathname") == f"/{section}/"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{section}/**")


@in_both
def test_a_found_question_is_open(visit):
    career = next(iter(WHOLE.careers.values()))
    question = career.sections["faqs"].groups[-1].questions[-1]
    page = visit("/")
    ask(page, question.question)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/faqs/#{question.id}")
    page.locator(f"#{question.id}").wait_for(state="visible")


@pytest.mark.parametrize("key", ["/", "s"])
def test_no_key_is_lost_between_opening_and_typing(key, visit):
    page = visit("/")
    page.keyboard.press(key)
    page.keyboard.type("median")
    # The keys wait until the script is there, and then all of them arrive.
    expect(page.locator(".cg-search__query")).to_have_value("median")
    page.locator(".cg-search__results a").first.wait_for()


@in_both
def test_esc_closes_and_the_focus_goes_back(visit):
    page = visit("/")
    page.locator('[data-cg-opens="search"]').click()
    page.keyboard.type("pay")
    page.locator(".cg-search__results a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator('[data-cg-opens="search"]')).to_be_focused()


@in_both
def test_arrows_go_through_the_results_and_back_to_the_words(visit):
    page = visit("/")
    ask(page, "license")
    links = page.locator(".cg-search__results a")
    assert links.count() > 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert links.nth(1).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "_search-query"


@in_both
def test_the_first_result_opens_with_enter(visit):
    page = visit("/")
    ask(page, "glossary")
    first = page.locator(".cg-search__results a").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(first)


def test_the_single_keys_can_be_turned_off_and_on_again(visit):
    """Speech software types letters; WCAG 2.1.4."""
    page = visit("/")
    page.keyboard.press("/")
    page.locator(".cg-search__keys input").uncheck()
    page.keyboard.press("Escape")
    page.goto(f"{visit.address}/about/glossary/")
    button = page.locator('[data-cg-opens="search"]')
    # Before any script of the search is there: the browser keeps its own meaning of the key.
    assert page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '/', bubbles: true, cancelable: true}))"
    )
    page.keyboard.press("s")
    page.wait_for_function("!document.querySelector('[data-cg-opens]').hasAttribute('aria-keyshortcuts')")
    page.keyboard.press("/")
    assert not page.locator("dialog[open]").count()
    button.click()
    page.locator(".cg-search__keys input").check()
    assert page.evaluate("localStorage.length") == 0
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    page.locator("dialog[open]").wait_for()


@pytest.mark.parametrize("field", ["input", "textarea"])
def test_a_slash_typed_into_a_field_stays_there(field, visit):
    page = visit("/")
    page.evaluate(f"document.querySelector('article').append(document.createElement('{field}'))")
    page.locator(f"article {field}").focus()
    page.keyboard.type("a/s")
    late_scripts(page)
    assert page.locator(f"article {field}").input_value() == "a/s"
    assert not page.locator("dialog[open]").count()


def test_each_result_names_its_guide_and_its_page(visit, finished_site):
    page = visit("/")
    for career in WHOLE.careers.values():
        name, section = next((name, one) for name, one in career.sections.items() if name in ("overview", "salaries"))
        page.goto(f"{visit.address}/{career.id}/{name}/")
        ask(page, section.question)
        first = page.locator(".cg-search__result").first
        expect(first.locator(".cg-search__title")).to_have_text(section.question)
        expect(first.locator(".cg-search__where")).to_have_text(f"{career.career.title} › {section.title}")
    ask_again(page, WHOLE.about["privacy"].question)
    where = page.locator(".cg-search__result").first.locator(".cg-search__where").inner_text()
    kind, name = where.split(" › ")
    assert kind and name == WHOLE.about["privacy"].title


def test_while_nothing_is_typed_the_search_suggests_what_the_readers_guide_does(visit):
    for career in WHOLE.careers.values():
        page = visit(f"/{career.id}/overview/")
        page.locator('[data-cg-opens="search"]').click()
        links = page.locator(".cg-search__suggested:not([hidden]) a")
        expect(links).to_have_count(len(career.career.suggested))
        for id_, place in zip(
            career.career.suggested,
            links.evaluate_all("links => links.map(link => link.pathname + link.hash)"),
            strict=True,
        ):
            section = career.pages[id_]
            assert place == f"/{career.id}/{section}/" + ("" if id_ == section else f"#{id_}")
        page.keyboard.type("pay")
        page.locator(".cg-search__result .cg-search__where").first.wait_for()
        expect(page.locator(".cg-search__suggested")).to_be_hidden()
        page.locator(".cg-search__query").fill("")
        expect(links).to_have_count(len(career.career.suggested))
        expect(page.locator(".cg-search__results a")).to_have_count(0)
        # Enter opens what was found, and nothing has been asked for; the arrows lead through what is suggested.
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowDown")
        assert links.first.evaluate("link => link === document.activeElement")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{career.id}/{career.pages[career.career.suggested[0]]}/**")


def test_other_words_from_content_find_what_the_guide_says(visit):
    page = visit("/")
    page.keyboard.press("/")
    for synonyms in WHOLE.search.synonyms[::7]:
        ask_again(page, synonyms.says[0])
        found = places(page)
        ask_again(page, synonyms.typed[0])
        assert set(places(page)) & set(found), synonyms


def test_nothing_found_is_said_in_words(visit):
    page = visit("/")
    page.keyboard.press("/")
    page.keyboard.type("zzzqqq")
    page.locator(".cg-search__count").filter(has_text="Nothing found").wait_for()
    assert page.locator(".cg-search__results a").count() == 0


def test_hostile_words_are_only_words(visit):
    page = visit("/", clock=True)
    page.keyboard.press("/")
    count = page.locator(".cg-search__count")
    for text in ('<img src=x onerror="alert(1)">', "{{ 7*7 }}", "((", "\\", "*", "%00", "a" * 2000):
        count.evaluate("node => node.replaceChildren()")
        page.locator(".cg-search__query").fill(text)
        page.clock.run_for(1000)  # it is said when typing has paused
        count.filter(has_text=re.compile("result|found")).wait_for()
        assert page.locator(".cg-search img").count() == 0, text


def test_accents_case_and_small_slips_are_forgiven(visit):
    page = visit("/")
    ask(page, "LICENCE regstered")
    assert page.locator(".cg-search__mark").count() > 0


def test_nothing_is_loaded_for_the_search_before_it_is_used(visit):
    page = visit.new()
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{visit.address}/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in loaded if "assets/js/search" in url]
    ask(page, "pay")
    assert [url for url in loaded if "index.js" in url]


def test_the_search_works_on_the_page_for_a_missing_address(visit):
    page = visit("/no/such/page/")
    ask(page, "pay")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "no/such" not in url)
    assert page.locator("article h1").count() == 1
    visit.forget_missing()


def test_the_search_works_from_a_folder_without_a_server(visit, finished_site):
    page = visit(f"{finished_site.folder.as_posix()}/index.html", at="file://")
    ask(page, "median")
    assert page.locator(".cg-search__results a").first.evaluate("link => link.pathname").endswith("index.html")


def test_the_first_stage_has_a_search_of_its_own(visit, first_stage, mkdocs_site):
    page, texts = visit("/", at=first_stage), texts_of(mkdocs_site)
    page.keyboard.press("/")
    for section in SECTIONS[:2]:
        ask_again(page, phrase_of(mkdocs_site, section, texts))
        found = page.locator(".cg-search__results a").evaluate_all("links => links.map(link => link.pathname)")
        assert f"/{section}/" in found[:10]


def test_the_first_stage_knows_the_same_words_and_suggests_the_same(visit, first_stage):
    found = []
    for at in ("", first_stage):
        page = visit("/", at=at)
        page.locator('[data-cg-opens="search"]').click()
        page.locator(".cg-search__suggested:not([hidden]) a").first.wait_for()
        suggested = page.locator(".cg-search__suggested a").evaluate_all(
            "links => links.map(link => link.pathname + link.hash)"
        )
        ask_again(page, WHOLE.search.synonyms[0].typed[0])
        first, *others = places(page)[:3]
        found.append((suggested, first, {*others}))  # those of one weight may stand in either order
    assert found[0] == found[1]
