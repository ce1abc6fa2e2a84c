// @ts-check
/**
 * Makes the search index in the browser, from the pages themselves. Only a site that has not been through
 * the finishing stage needs it: a preview, or what a site builder writes by itself.
 */
var careerGuide = careerGuide || {};
careerGuide.read = (() => {
  const SKIPPED = "[data-cg-unsearched], [popover], svg, script, .cg-note";
  const HEADINGS = "h1, :is(h2, h3, h4):is([id], [data-cg-anchor]), dt[id], th[id]";
  /** What a page answers heads the passage that begins it. */
  const QUESTION = ".cg-page-head__question";
  /** What the search knows beyond the pages. */
  const WORDS = "[data-cg-search]";

  /** Parts of every page: where to go next, its sources, its dates. */
  const OURS = "_";

  /** @param {string} text */
  const tidy = (text) => text.replace(/\s+/g, " ").trim();

  /** The anchor of a heading: its own, or that of the answer which it opens. @param {Element} heading */
  const anchor = (heading) => heading.getAttribute("data-cg-anchor") || heading.id;

  /**
   * @param {Document} page
   * @param {string} place its address from the site's root
   * @returns {SearchPages}
   */
  function passages(page, place) {
    const article = page.querySelector("article");
    if (!article) return [];
    const title = tidy(article.querySelector("h1")?.textContent ?? "");
    const question = article.querySelector(QUESTION);
    for (const skipped of article.querySelectorAll(`${SKIPPED}, ${QUESTION}`)) skipped.remove();
    /** @type {[string, string, string][]} */
    const found = [["", question?.textContent ?? "", ""]];
    const walker = page.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const heading = node.parentElement?.closest(HEADINGS);
      const last = found[found.length - 1];
      if (!heading) last[2] += ` ${node.nodeValue}`;
      else if (heading.tagName !== "H1") {
        if (last[0] === anchor(heading)) last[1] += node.nodeValue;
        else found.push([anchor(heading), node.nodeValue ?? "", ""]);
      }
    }
    const parts = found.filter(([name]) => !name.startsWith(OURS));
    return [[place, title, parts.map(([name, section, text]) => [name, tidy(section), tidy(text)])]];
  }

  /**
   * Read every page that `links` lead to.
   * @param {Iterable<HTMLAnchorElement>} links
   * @param {string} root the address of the site
   * @returns {Promise<SearchIndex>}
   */
  async function all(links, root) {
    const addresses = new Set([...links].map((link) => link.href.split("#")[0]).filter((address) => address.startsWith(root)));
    let words = { guides: [], same: [] };
    const pages = await Promise.all([...addresses].map(async (address) => {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      words = JSON.parse(page.querySelector(WORDS)?.textContent ?? "null") ?? words;
      return answer.ok ? passages(page, address.slice(root.length)) : [];
    }));
    return { pages: pages.flat(), words };
  }

  return { all, passages };
})();
