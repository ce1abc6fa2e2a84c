"""No text becomes markup or the address of a script: the policy sees to it in every browser that knows Trusted Types."""

from __future__ import annotations

import pytest

from tests.browser.conftest import late_scripts, patient

# What a script must not do with a text that somebody else may have written.
SINKS = {
    "innerHTML": "document.body.innerHTML = '<b>x</b>'",
    "insertAdjacentHTML": "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
    "srcdoc": "document.createElement('iframe').srcdoc = '<b>x</b>'",
    "script.src": "document.createElement('script').src = 'assets/js/search/find.js'",
    "script.text": "document.createElement('script').text = '1'",
    "parser": "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
    "policy": "trustedTypes.createPolicy('ours', {})",
}


@pytest.fixture
def home(request, browser, address, finished_site):
    """The first page, from a host or from a folder, with what its console says."""
    context = browser.new_context()
    page = patient(context.new_page())
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/" if request.param == "hosted" else (finished_site.folder / "index.html").as_uri())
    yield page, said
    context.close()


both = pytest.mark.parametrize("home", ["hosted", "folder"], indirect=True)


@both
def test_a_text_that_would_become_markup_or_a_script_is_refused(home):
    page, _ = home
    refused = {
        name
        for name, act in SINKS.items()
        if page.evaluate(f"() => {{ try {{ {act}; return ''; }} catch (error) {{ return error.name; }} }}")
        == "TypeError"
    }
    assert refused == set(SINKS)


@both
def test_what_the_policy_refuses_stands_in_the_console_where_every_journey_looks(home):
    page, said = home
    with page.expect_console_message(lambda message: "TrustedHTML" in message.text):
        page.evaluate(f"() => {{ try {{ {SINKS['innerHTML']}; }} catch {{ return; }} }}")
    assert any("TrustedHTML" in text for text in said)


@both
def test_the_search_and_the_late_scripts_come_all_the_same(home):
    page, said = home
    word = page.locator("h1").inner_text().split()[-1]
    page.keyboard.press("/")
    page.keyboard.type(word)
    page.locator(".cg-search__result .cg-search__where").first.wait_for()
    late_scripts(page)
    assert said == []
