// @ts-check
/**
 * Makes the search index in the browser, from the pages themselves. Only a site that has not been through
 * the finishing stage needs it: a preview, or what a site builder writes by itself.
 */
var careerGuide = careerGuide || {};
careerGuide.read = (() => {
  const SKIPPED = "[data-cg-unsearched], [popover], svg, script, .cg-note";
  const HEADINGS = "h1, :is(h2, h3, h4):is([id], [data-cg-anchor]), dt[id], th[id]";

  /** Parts of every page: where to go next, its sources, its dates. */
  const OURS = "#_";

  /** @param {string} text */
  const tidy = (text) => text.replace(/\s+/g, " ").trim();

  /** The anchor of a heading: its own, or that of the answer which it opens. @param {Element} heading */
  const anchor = (heading) => heading.getAttribute("data-cg-anchor") || heading.id;

  /**
   * @param {Document} page
   * @param {string} location
   * @returns {{location: string, title: string, section: string, text: string}[]}
   */
  function passages(page, location) {
    const article = page.querySelector("article");
    if (!article) return [];
    for (const skipped of article.querySelectorAll(SKIPPED)) skipped.remove();
    // The title names the guide between the page and the site where there are several.
    const guides = page.title.split(" – ").slice(1, -1).map((name) => ` – ${name}`);
    const title = tidy(article.querySelector("h1")?.textContent ?? "") + guides.join("");
    const found = [{ location, title, section: "", text: "" }];
    const walker = page.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const heading = node.parentElement?.closest(HEADINGS);
      const last = found[found.length - 1];
      if (!heading) last.text += ` ${node.nodeValue}`;
      else if (heading.tagName !== "H1") {
        const place = `${location}#${anchor(heading)}`;
        if (last.location === place) last.section += node.nodeValue;
        else found.push({ location: place, title, section: node.nodeValue ?? "", text: "" });
      }
    }
    return found.filter((passage) => !passage.location.includes(OURS)).map((passage) => ({ ...passage, section: tidy(passage.section), text: tidy(passage.text) }));
  }

  /**
   * Read every page that `links` lead to; the location of a passage is its full address.
   * @param {Iterable<HTMLAnchorElement>} links
   */
  async function all(links) {
    const addresses = new Set([...links].map((link) => link.href.split("#")[0]).filter((address) => address.startsWith(location.origin)));
    const pages = await Promise.all([...addresses].map(async (address) => {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return answer.ok ? passages(page, address) : [];
    }));
    return pages.flat();
  }

  return { all, passages };
})();
