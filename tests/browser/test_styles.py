"""Style sheets as a browser reads them."""

from __future__ import annotations

from macros.site import css
from tests.conftest import ROOT

# Where a value names a token a browser keeps it as it is written, blanks and all.
READ = """texts => texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map(({ cssText }) => cssText.replace(/(?<=[,:]) /g, ""));
})"""


def test_a_browser_reads_the_same_rules_in_a_shrunk_sheet(browser):
    texts = [
        file.read_text(encoding="utf-8")
        for file in sorted((ROOT / "overrides" / "assets" / "css").rglob("*.css"))
        if "@import" not in file.read_text(encoding="utf-8")
    ]
    page = browser.new_page()
    before, after = (page.evaluate(READ, given) for given in (texts, [css.shrunk(text) for text in texts]))
    page.close()
    assert sum(map(len, before)) > 500
    assert after == before
