// @ts-check
/** What of the article is in view at a step, and the texts that the result borrows from what is not. */
var careerGuide = careerGuide || {};
careerGuide.view = (() => {
  const { dom: { make } } = careerGuide;
  const RESULTS = "[data-cg-lookup], [data-cg-action], [data-cg-gate-answer], [data-cg-band-meaning], [data-cg-profile], [data-cg-notices], [data-cg-limits]";

  /** The pieces of the article that are shown or not: questions, and whatever holds none. @param {Element} node @returns {Element[]} */
  const pieces = (node) => [...node.children].flatMap((child) =>
    (child.tagName !== "FIELDSET" && child.querySelector("fieldset") ? pieces(child) : [child]));

  /** @param {HTMLElement} article @param {HTMLFormElement} form */
  function of(article, form) {
    const units = pieces(article);
    const parts = [...form.querySelectorAll("section")];
    const around = document.querySelectorAll(".cg-header__where, .cg-contents, .cg-pager");
    /** @type {[HTMLElement | null, HTMLElement | null][]} */
    const entries = [...document.querySelectorAll(".cg-contents a")].map((entry) =>
      [entry.parentElement, document.getElementById(/** @type {HTMLAnchorElement} */ (entry).hash.slice(1))]);
    const first = units.findIndex((unit) => form.contains(unit));
    const last = units.findLastIndex((unit) => form.contains(unit) || unit.matches(RESULTS) || unit.querySelector(RESULTS));
    /** @type {[Element, Comment][]} */
    let borrowed = [];

    /** @param {Place} place @param {Element[]} asked @param {Element} unit @param {number} order */
    function isShown(place, asked, unit, order) {
      if (unit.tagName === "H1" || place.step === "all") return true;
      if (asked.length) return asked.includes(unit);
      return place.step !== "review" && (order > last || (place.step === "start" && order < first));
    }

    /** @param {Place} place @param {Element[]} asked the questions of this step */
    function show(place, asked) {
      if (article.dataset.cgStep !== place.step) article.dataset.cgStep = place.step;
      units.forEach((unit, order) => unit.toggleAttribute("data-cg-off", !isShown(place, asked, unit, order)));
      const shown = units.filter((unit) => !unit.hasAttribute("data-cg-off"));
      for (const [entry, heading] of entries) entry?.toggleAttribute("data-cg-off", Boolean(heading?.hasAttribute("data-cg-off")));
      for (const node of around) node.toggleAttribute("data-cg-off", !["start", "all"].includes(place.step));
      for (const part of parts) part.toggleAttribute("data-cg-off", !shown.some((unit) => part.contains(unit)));
    }

    /** A text of the page for the result, in an element like the one it stands in; it goes back before anything else is shown. @param {string} selector */
    function borrow(selector) {
      const node = article.querySelector(selector);
      if (!node || borrowed.some(([one]) => one === node)) return [];
      const mark = document.createComment("");
      const like = /** @type {Element} */ (node.parentElement === article || node.parentElement?.tagName === "DD" ? make("div", "") : node.parentElement?.cloneNode(false));
      node.replaceWith(mark);
      for (const name of ["id", "data-cg-off"]) like.removeAttribute(name);
      node.removeAttribute("data-cg-off");
      like.append(node);
      borrowed.push([node, mark]);
      return [like];
    }

    function giveBack() {
      for (const [node, mark] of borrowed) {
        for (const part of node.querySelectorAll("[data-cg-off]")) part.removeAttribute("data-cg-off");
        mark.replaceWith(node);
      }
      borrowed = [];
    }

    return { borrow, giveBack, show };
  }

  return { of };
})();
