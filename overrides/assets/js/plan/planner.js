// @ts-check
/** The plan: pure functions, the same as in macros/domain/planner.py. */

/**
 * @typedef {[number, number]} Span lowest and highest
 * @typedef {Record<string, Span>} Costs by currency
 * @typedef {{id: string, needs: string[], months: Span, pace: number, beside: boolean, costs: Costs, open: boolean}} Step
 * @typedef {{id: string, months: Span, begins: Span, ends: Span, costs: Costs, beside: boolean, pace: number}} PlannedStep
 * @typedef {{done: string[], adds: string[]}} Held
 */

var careerGuide = careerGuide || {};
careerGuide.planner = (() => {
  /** A span made of both ends. @param {(end: 0 | 1) => number} made @returns {Span} */
  const span = (made) => [made(0), made(1)];

  /** The steps that are wanted, with all that they need; not what is closed or done. @param {Step[]} steps @param {string[]} route @param {string[]} wanted @param {Held[]} held */
  function chosen(steps, route, wanted, held) {
    const open = new Set([...route, ...held.flatMap(({ done, adds }) => (done.some((id) => route.includes(id)) ? adds : []))]);
    for (const { done } of held) for (const id of done) open.delete(id);
    const found = new Set(wanted);
    for (const id of found) {
      if (open.has(id)) steps.find((step) => step.id === id)?.needs.forEach((need) => found.add(need));
    }
    return steps.filter(({ id }) => found.has(id) && open.has(id));
  }

  /** Each after what it needs; of two that could come next, the one that stands first. @param {Step[]} left */
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

  /** By currency. @param {Step[]} steps */
  function sum(steps) {
    /** @type {Costs} */
    const costs = {};
    for (const { costs: paid } of steps) {
      for (const currency in paid) costs[currency] = span((end) => paid[currency][end] + (costs[currency]?.[end] ?? 0));
    }
    return { costs, open: steps.some(({ open }) => open) };
  }

  /**
   * The sequence, and what it comes to.
   * @param {Step[]} steps @param {string[]} route @param {string[]} wanted @param {Held[]} held
   * @param {number | null} hours of study a week; null for each step's own pace
   * @param {string | null} goal the step that has a sum of its own, of all that does not come after it; none if it is the last
   */
  function plan(steps, route, wanted, held, hours, goal) {
    /** @type {Record<string, Span>} */
    const ends = {};
    const late = [goal];
    /** @type {Step[]} */
    const early = [];
    let free = span(() => 0);
    const wholes = chosen(steps, route, wanted, held);
    const placed = ordered(wholes).map((step) => {
      const { id, needs, months: usual, pace, beside, costs } = step;
      const months = span((end) => (hours && hours < pace ? Math.ceil(usual[end] * pace / hours) : usual[end]));
      const begins = span((end) => Math.max(beside ? 0 : free[end], ...needs.map((need) => ends[need]?.[end] ?? 0)));
      ends[id] = span((end) => begins[end] + months[end]);
      if (!beside) free = ends[id];
      if (needs.some((need) => late.includes(need))) late.push(id);
      else early.push(step);
      return { id, months, begins, ends: ends[id], costs, beside, pace };
    }).sort((one, other) => one.begins[0] - other.begins[0] || one.begins[1] - other.begins[1]);
    const months = span((end) => Math.max(0, ...placed.map((step) => step.ends[end])));
    const last = placed.findLast(({ ends: [, end] }) => end === months[1])?.id ?? null;
    const job = goal && goal !== last && ends[goal] ? { months: ends[goal], ...sum(early) } : null;
    return { steps: placed, months, ...sum(wholes), last, job };
  }

  return { plan };
})();
