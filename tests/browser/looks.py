"""What the tests want to know of every page, asked in one walk on a phone and in one at a desk.

To open all pages takes longer than what is asked of them, so it is done once in a run, whatever the number of workers.
What follows from the answers stands in the tests that take them.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.pages import MISSING, PAGES

# What axe finds wrong, each with the element. Nothing else is made ready and sent: that would take a fifth of its time.
# It would also fetch style sheets again to see how a turned screen looks, which a page from a folder may not; none asks for that.
_FAULTS = """() => axe.run({ reporter: "no-passes", selectors: false, rules: { "target-size": { enabled: true } }, preload: false })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)))"""

# Closed labels are nothing to axe, but most of a page's elements: they are taken out while it looks.
WITHOUT_LABELS = """() => { window.labels = [...document.querySelectorAll("small[popover]")].map((label) => {
    const place = document.createComment("");
    label.replaceWith(place);
    return [place, label];
}); }"""
_WITH_LABELS = "() => { for (const [place, label] of window.labels) place.replaceWith(label); }"

# How many elements are not laid out yet, because they are far down the page.
LATER = """() => [...document.querySelectorAll("article *")].filter(node =>
    node.checkVisibility() && !node.checkVisibility({contentVisibilityAuto: true})).length"""

# How many screens a page is tall.
SCREENS = "document.documentElement.scrollHeight / innerHeight"

# What moved while the page was laid out, and by how much: told with the next frame, so two are waited for.
MOVED = """() => new Promise(done => {
    const found = [], take = (entries) => found.push(...entries.map(({ value, sources }) =>
        [value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]));
    const observer = new PerformanceObserver(list => take(list.getEntries()));
    observer.observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
        take(observer.takeRecords());
        done(found);
    })));
})"""

# Values whose note number does not stand at their end.
TORN = """() => {
    const last = (node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].filter((box) => box.width).at(-1);
    };
    return [...document.querySelectorAll("article .cg-keep:has(> .cg-figure + .cg-note)")].filter((figure) => {
        const value = last(figure.querySelector(".cg-figure__value"));
        if (!value) return false;
        const note = last(figure.querySelector(".cg-note a"));
        const apart = note.left - value.right;
        return apart < -1 || apart > 6 || note.top > value.bottom || note.bottom < value.top;
    }).map((figure) => figure.textContent.slice(0, 40));
}"""

# Note numbers that begin a line.
ALONE = """() => [...document.querySelectorAll("article .cg-note")].filter(note => {
    const before = document.createRange(), node = note.previousSibling;
    if (!node || !note.offsetParent) return false;
    before.selectNode(node);
    const ends = [...before.getClientRects()].at(-1), box = note.getBoundingClientRect();
    return ends && ends.bottom < (box.top + box.bottom) / 2;
}).map(note => note.parentNode.textContent.slice(-80))"""

# Headings that break at a hyphen of theirs.
BROKEN = """() => [...document.querySelectorAll("article :is(h1, h2, h3, h4, h5, h6)")].flatMap((head) => {
    const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
    const range = document.createRange(), broken = [];
    const top = (node, at) => (range.setStart(node, at), range.setEnd(node, at + 1), range.getBoundingClientRect().top);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const found of node.data.matchAll(/\\w-\\w/g))
            if (top(node, found.index) !== top(node, found.index + 2)) broken.push(head.textContent);
    return broken;
})"""

# Every shown run of text in the article, and its size in pixels.
BY_SIZE = """() => {
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT), found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.replace(/\\s+/g, " ").trim(), parent = node.parentElement;
        if (!text || parent.closest("script, sup, [popover], .cg-hidden") || !parent.checkVisibility()) continue;
        found.push([Math.round(parseFloat(getComputedStyle(parent).fontSize) * 100) / 100, text]);
    }
    return found;
}"""

# By how many pixels the page is wider than its window, what stands out, and buttons of the bar outside it.
OVER = """() => {
    const wide = document.documentElement.scrollWidth - innerWidth, outside = (node) => {
        const box = node.getBoundingClientRect();
        return box.width && (box.left < 0 || box.right > innerWidth + 1);
    };
    const all = wide > 0 ? [...document.querySelectorAll("body *")] : [];
    const bar = [...document.querySelectorAll(".cg-header__search, .cg-header__scheme, .cg-header__menu")];
    return [...(wide > 0 ? [wide] : []), ...[...bar.filter(outside), ...all.filter((node) => outside(node)
        && getComputedStyle(node).position !== "fixed")].slice(0, 5).map((node) => node.outerHTML.slice(0, 120))];
}"""

# What can be pressed in an article as it opens, tables apart, and how many words stand open there.
TAPS = """() => {
    const article = document.querySelector("article");
    const shown = [...article.querySelectorAll("a[href], button, summary, input, select, textarea")].filter((one) =>
        !one.closest("table, [popover]") && one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }));
    return [shown.length, article.innerText.trim().split(/\\s+/).length];
}"""

# The heights of the lines that say what can be pressed, and whether there are figures.
LEGENDS = """() => [[...document.querySelectorAll("article .cg-legend")].map((line) => line.getBoundingClientRect().height),
    document.querySelector("article .cg-figure") !== null]"""

# Boxes to tick with their width and height.
BOXES = """() => [...document.querySelectorAll("[type=checkbox], [type=radio]")].filter((one) => one.checkVisibility())
    .map((one) => [one.outerHTML, one.offsetWidth, one.offsetHeight])"""

# Figures and terms are buttons in the text; the boxes of questions and lists are filled in by pencil.
CONTROLS = """() => [...document.querySelectorAll("button, select, textarea, input, [role=button]")].filter(one => one.checkVisibility()
    && !one.matches("[popovertarget], .cg-quiz-question input, .cg-checklist__box")).map(one => one.outerHTML.slice(0, 120))"""

# Addresses beside links that lead nowhere from paper.
RELATIVE = """() => [...document.querySelectorAll("a[href]")].filter((one) => one.checkVisibility()
    && /[(]"?[^)]*[)]/.test(getComputedStyle(one, "::after").content) && !/^https?:/.test(one.getAttribute("href"))).map((one) => one.outerHTML.slice(0, 120))"""

# What browsers do not break well: a grid higher than a sheet, where a table or a heading may stand alone at a foot.
UNBROKEN = """() => [...document.querySelectorAll("article *")].filter((one) => /grid|flex/.test(getComputedStyle(one).display)
    && one.offsetHeight > 900 && one.querySelector("table, h3, summary")).map((one) => one.className)"""

# For each start that a page knows: what leads is not its own, or something is lost; and how many starts were tried.
LEADS = """() => {
    const starts = [...(document.querySelector(".cg-strip select")?.options ?? [])].slice(1);
    const article = document.querySelector("article"), words = article.textContent.length, wrong = [];
    const choose = (start) => (careerGuide.lead(`${start} `), careerGuide.sort?.(start));
    for (const { value } of starts) {
        choose(value);
        for (const box of document.querySelectorAll("[data-cg-starts]")) {
            const all = [...box.children].filter((one) => one.dataset.cgStart);
            const own = all.filter((one) => one.dataset.cgStart.split(" ").includes(value));
            const shown = all.filter((one) => one.checkVisibility());
            if (shown.join() !== (own.length ? own : all).join() || own.some((one) => !shown.includes(one))) wrong.push([value, shown.map((one) => one.dataset.cgStart)]);
        }
        const opens = [...document.querySelectorAll(".cg-jobs tbody tr")].map((row) =>
            [...row.querySelectorAll("[data-cg-open]")].some((one) => one.dataset.cgOpen.split(" ").includes(value)));
        if (opens.some((is, at) => is && opens.indexOf(false) >= 0 && opens.indexOf(false) < at)) wrong.push([value, opens]);
        if (article.textContent.length !== words) wrong.push([value, "lost"]);
    }
    if (starts.length) choose("");
    return [starts.length, wrong];
}"""

# What paper leaves out of what is told by start, once a reader has chosen one.
UNPRINTED = """() => {
    const start = document.querySelector("[data-cg-start]")?.dataset.cgStart.split(" ")[0];
    careerGuide.lead?.(`${start} `);
    const lost = [...document.querySelectorAll("[data-cg-start]")].filter((one) => !one.checkVisibility());
    careerGuide.lead?.(" ");
    return lost.map((one) => one.dataset.cgStart);
}"""

# WCAG 1.4.12: what readers may set without losing a word.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-block-end: 2em !important }"
)
_UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
_SIZES = {"standard": 16, "fixed": 13}  # as a browser sets them


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong with a page, each with the element."""
    page.evaluate(Axe().axe_script)
    return page.evaluate(_FAULTS)


def _faults_without_labels(page: Page) -> list[str]:
    page.evaluate(WITHOUT_LABELS)
    found = faults(page)
    page.evaluate(_WITH_LABELS)
    return found


def on_a_phone(page: Page) -> dict[str, Any]:
    """Ask a page what matters on a phone; with all folds open after the first questions."""
    found = {
        "screens": page.evaluate(SCREENS),
        "later": page.evaluate(LATER),
        "moved": page.evaluate(MOVED),
        "broken": page.evaluate(BROKEN),
    }
    found["torn"] = page.evaluate(TORN)
    page.emulate_media(color_scheme="dark")
    found["axe"] = _faults_without_labels(page)
    page.emulate_media(color_scheme="light")
    page.evaluate(_UNFOLD)
    found["by size"] = page.evaluate(BY_SIZE)
    with _twice_as_large(page):
        found["over when large"] = page.evaluate(OVER)
    page.set_viewport_size({"width": 360, "height": 844})
    found["alone"] = page.evaluate(ALONE)
    page.set_viewport_size({"width": 320, "height": 844})
    found |= {"over at 320": page.evaluate(OVER), "torn at 320": page.evaluate(TORN)}
    # A sheet that a script makes is none that the policy speaks of.
    page.evaluate("css => { (document.adoptedStyleSheets = [new CSSStyleSheet()])[0].replaceSync(css); }", SPACED)
    found["over when spaced"] = page.evaluate(OVER)
    return found


@contextlib.contextmanager
def _twice_as_large(page: Page) -> Iterator[None]:
    """Set the text as large as a reader may in the browser's own settings."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {name: 2 * size for name, size in _SIZES.items()}})
    yield
    session.send("Page.setFontSizes", {"fontSizes": _SIZES})
    session.detach()


def at_a_desk(page: Page) -> dict[str, Any]:
    """Ask a page what matters on a wide screen and on paper, and use what every page has."""
    found = {"moved": page.evaluate(MOVED), "taps": page.evaluate(TAPS), "legends": page.evaluate(LEGENDS)}
    found["axe"] = _faults_without_labels(page)
    page.emulate_media(media="print")
    found |= {"printed controls": page.evaluate(CONTROLS), "unprinted": page.evaluate(UNPRINTED)}
    found |= {"relative": page.evaluate(RELATIVE), "unbroken": page.evaluate(UNBROKEN)}
    page.emulate_media(media="screen")
    found["leads"] = page.evaluate(LEADS)
    page.set_viewport_size({"width": 1024, "height": 900})
    found["broken at 1024"] = page.evaluate(BROKEN)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate(_UNFOLD)
    found |= {"by size": page.evaluate(BY_SIZE), "boxes": page.evaluate(BOXES)}
    page.locator(".cg-header__scheme").click()
    scripts = page.evaluate("[...document.scripts].map((one) => one.src.split('/').at(-1)).join()")
    if scripts not in _SEARCHED:
        _SEARCHED.add(scripts)
        found["boxes"] += _searched(page)
    return found


_SEARCHED: set[str] = set()
"""The sets of scripts that pages load; the search is tried on one page of each."""


def _searched(page: Page) -> list[list[Any]]:
    page.keyboard.press("/")
    page.keyboard.type("pay")
    page.locator(".cg-search__results a").first.wait_for()
    boxes = page.evaluate(BOXES)
    page.keyboard.press("Escape")
    return boxes


def walked(visits: Any, ask: Callable[[Page], dict[str, Any]], file: Path, **options: Any) -> None:
    """Write into a file what every page answers, by its path, with all that must not happen on it."""
    answers: dict[str, dict[str, Any]] = {}
    for path, page in visits.walk([*PAGES, MISSING], **options):
        answers[path] = {**ask(page), "wrong": list(visits.wrong)}
        visits.wrong.clear()
        # The next page opens as if it were the first: what was asked of this one has changed how pages look.
        page.set_viewport_size(options["viewport"])
        page.evaluate("localStorage.clear()")
    visits.close()
    for path, answer in answers.items():
        # A busy machine draws a page in pieces, and what it moved then it does not move each time.
        for _ in range(3 if answer["moved"] else 0):
            answer["moved"] = visits(path, **options).evaluate(MOVED)
            visits.close()
            if not answer["moved"]:
                break
    file.parent.mkdir()
    file.write_text(json.dumps(answers), encoding="utf-8")
