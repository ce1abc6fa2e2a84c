// @ts-check
/** The plan: pure functions, the same as in macros/domain/planner.py and macros/domain/formats.py. A span is [lowest, highest]. */
(() => {
  /** The steps that are wanted, with all that they need; not what is closed or done. */
  function chosen(steps, route, wanted, held) {
    const open = new Set([...route, ...held.flatMap(({ done, adds }) => (done.some((id) => route.includes(id)) ? adds : []))]);
    for (const { done } of held) for (const id of done) open.delete(id);
    const found = new Set(wanted);
    for (const id of found) {
      if (open.has(id)) steps.find((step) => step.id === id).needs.forEach((need) => found.add(need));
    }
    return steps.filter(({ id }) => found.has(id) && open.has(id));
  }

  /** Each after what it needs; of two that could come next, the one that stands first. */
  function ordered(left) {
    const placed = [];
    while (left.length) {
      const step = left.find(({ needs }) => !left.some(({ id }) => needs.includes(id)));
      if (!step) throw new Error("a circle");
      placed.push(step);
      left = left.filter((other) => other !== step);
    }
    return placed;
  }

  /** The sequence, and what it comes to. @param {number | null} hours of study a week; null for each step's own pace */
  function plan(steps, route, wanted, held, hours) {
    const costs = {};
    const free = [0, 0];
    const ends = {};
    const placed = ordered(chosen(steps, route, wanted, held)).map(({ id, needs, months, pace, beside, costs: paid, open }) => {
      months = months.map((number) => (hours && hours < pace ? Math.ceil(number * pace / hours) : number));
      const begins = free.map((at, end) => Math.max(beside ? 0 : at, ...needs.map((need) => ends[need]?.[end] ?? 0)));
      ends[id] = begins.map((begin, end) => begin + months[end]);
      if (!beside) free.splice(0, 2, ...ends[id]);
      for (const currency in paid) costs[currency] = paid[currency].map((sum, end) => sum + (costs[currency]?.[end] ?? 0));
      return { id, months, begins, ends: ends[id], open, beside, pace };
    }).sort((one, other) => one.begins[0] - other.begins[0] || one.begins[1] - other.begins[1]);
    const months = [0, 1].map((end) => Math.max(0, ...placed.map((step) => step.ends[end])));
    const last = placed.reduceRight((late, step) => (late?.ends[1] >= step.ends[1] ? late : step), undefined)?.id ?? null;
    return { steps: placed, months, costs, open: placed.some(({ open }) => open), last };
  }

  const said = ([low, high]) => (low === high ? low : `${low} to ${high}`);

  function saidMonths([low, high]) {
    const words = `${said([low, high])} month${low === 1 && high === 1 ? "" : "s"}`;
    const years = said([low, high].map((months) => Math.floor((months * 2 + 6) / 12) / 2));
    if (high < 24) return high ? words : "no time counted";
    return `${words} (${low % 6 || high % 6 ? "about " : ""}${years} years)`;
  }

  const saidMonth = (span) => (span[1] ? `month ${said(span)}` : "now");

  const saidCosts = (costs, open) => Object.keys(costs).sort().map((currency) => said(costs[currency].map((sum) =>
    sum.toLocaleString("en-US", { style: "currency", currency, maximumFractionDigits: 0 })))).join(", plus ")
    + (open ? " and over" : "") || "no cost counted";

  const guide = /** @type {any} */ (globalThis).careerGuide ??= {};
  guide.planner = { plan, saidCosts, saidMonth, saidMonths };
})();
