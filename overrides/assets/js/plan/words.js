// @ts-check
/** Times and costs of a plan in words: pure functions, the same as in macros/domain/formats.py. */
var careerGuide = careerGuide || {};
careerGuide.words = (() => {
  /** @param {[string | number, string | number]} span */
  const said = ([low, high]) => (low === high ? String(low) : `${low} to ${high}`);

  /** @param {number} number @param {string} unit */
  const counted = (number, unit) => `${number} ${unit}${number === 1 ? "" : "s"}`;

  /** Years before months. @param {number} months */
  const duration = (months) => [...(months >= 12 ? [counted(Math.floor(months / 12), "year")] : []),
    ...(months % 12 || !months ? [counted(months % 12, "month")] : [])].join(" ");

  /** @param {Span} span */
  function saidMonths([low, high]) {
    if (!high) return "no fixed time";
    if (low === high) return duration(high);
    if (low % 12 === 0 && high % 12 === 0) return `${low / 12} to ${counted(high / 12, "year")}`;
    return high < 12 ? `${low} to ${counted(high, "month")}` : `${duration(low)} to ${duration(high)}`;
  }

  /** @param {Span} span */
  const saidMonth = (span) => (span[1] ? `in ${saidMonths(span)}` : "now");

  /** @param {{costs: Costs, open: boolean}} paid `open` if they can be higher */
  function saidCosts({ costs, open }) {
    const sums = Object.keys(costs).sort().map((currency) => {
      const sum = (/** @type {number} */ number) => number.toLocaleString("en-US", { style: "currency", currency, maximumFractionDigits: 0 });
      return said([sum(costs[currency][0]), sum(costs[currency][1])]);
    });
    return sums.join(", plus ") + (open ? " and over" : "") || "no fixed cost";
  }

  return { saidCosts, saidMonth, saidMonths };
})();
