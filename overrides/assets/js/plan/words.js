// @ts-check
/** Times and costs of a plan in words: pure functions, the same as in macros/domain/formats.py. */
var careerGuide = careerGuide || {};
careerGuide.words = (() => {
  /** @param {[string | number, string | number]} span */
  const said = ([low, high]) => (low === high ? String(low) : `${low} to ${high}`);

  /** @param {Span} span */
  function saidMonths([low, high]) {
    const years = (/** @type {number} */ months) => Math.floor((months * 2 + 6) / 12) / 2;
    if (!high) return "no time counted";
    const words = `${said([low, high])} month${low === 1 && high === 1 ? "" : "s"}`;
    return high < 24 ? words : `${low % 6 || high % 6 ? "about " : ""}${said([years(low), years(high)])} years (${words})`;
  }

  /** @param {Span} span */
  const saidMonth = (span) => (span[1] ? `month ${said(span)}` : "now");

  /** @param {{costs: Costs, open: boolean}} paid `open` if they can be higher */
  function saidCosts({ costs, open }) {
    const sums = Object.keys(costs).sort().map((currency) => {
      const sum = (/** @type {number} */ number) => number.toLocaleString("en-US", { style: "currency", currency, maximumFractionDigits: 0 });
      return said([sum(costs[currency][0]), sum(costs[currency][1])]);
    });
    return sums.join(", plus ") + (open ? " and over" : "") || "no cost counted";
  }

  return { saidCosts, saidMonth, saidMonths };
})();
