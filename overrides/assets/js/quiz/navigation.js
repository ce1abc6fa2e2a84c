// @ts-check
/**
 * The way through the check: pure functions. A step stands in the address after the #, so the browser's own
 * back button, reload and links work: step=7, step=7.review (back to the review afterwards), step=review, step=result,
 * area=skills for all questions of an area.
 */

/** @typedef {{step: "start" | "question" | "review" | "result" | "area" | "all", index: number, toReview: boolean}} Place */

var careerGuide = careerGuide || {};
careerGuide.navigation = (() => {
  /** @param {Place["step"]} step @returns {Place} */
  const at = (step, index = -1, toReview = false) => ({ step, index, toReview });

  /**
   * Where an address leads. An anchor of the page leads to the page as a whole.
   * @param {string} hash with its #
   * @param {number} count of questions that are asked one by one
   * @param {number} open the first of these without an answer, or -1
   * @param {boolean} empty whether nothing is answered, so that there is nothing to review
   * @param {string[]} areas
   */
  function parse(hash, count, open, empty = false, areas = []) {
    if (hash === "" || hash === "#") return at("start");
    const area = areas.findIndex((id) => hash === `#area=${id}`);
    if (area >= 0) return at("area", area);
    const [, word, back] = /^#step=(\d+|review|result)(\.review)?$/.exec(hash) ?? [];
    if (!word) return at("all");
    if (empty && /^r/.test(word)) return at("start");
    if (word === "review" || (word === "result" && open >= 0)) return at("review");
    if (word === "result") return at("result");
    const index = Number(word) - 1;
    return index >= 0 && index < count ? at("question", index, Boolean(back)) : at("start");
  }

  /** @param {number} index */
  const question = (index, toReview = false) => `#step=${index + 1}${toReview ? ".review" : ""}`;

  /** The address of the step after a question. @param {Place} place @param {number} count */
  const next = ({ index, toReview }, count) => (toReview || index + 1 >= count ? "#step=review" : question(index + 1));

  /** The address of the step before. @param {Place} place @param {number} count */
  function back({ step, index, toReview }, count) {
    if (step === "result" || toReview) return "#step=review";
    if (step === "review") return question(count - 1);
    return index > 0 ? question(index - 1) : "#";
  }

  return { back, next, parse, question };
})();
