// @ts-check
/** The plan: pure functions, the same as in macros/domain/planner.py. */

/**
 * @typedef {[number, number]} Span lowest and highest
 * @typedef {Record<string, Span>} Costs by currency
 * @typedef {{id: string, needs: string[], after: string[], months: Span, pace: number, beside: boolean, costs: Costs, open: boolean, optional: boolean}} Step
 * @typedef {{id: string, months: Span, begins: Span, ends: Span, costs: Costs, beside: boolean, pace: number, optional: boolean}} PlannedStep
 * @typedef {{done: string[], adds: string[]}} Held
 * @typedef {Held & {id: string, question: string | null, means?: JobWay | null, implied_by: JobWay[], area?: string | null}} Holding
 * @typedef {{id: string, starts: string[] | null, held: string[], without: string[]}} Clash
 */

var careerGuide = careerGuide || {};
careerGuide.planner = (() => {
  /** A span made of both ends. @param {(end: 0 | 1) => number} made @returns {Span} */
  const span = (made) => [made(0), made(1)];

  /** The steps that are wanted, with all that they need; not what is closed or done, but what takes its place. @param {Step[]} steps @param {string[]} route @param {string[]} wanted @param {Held[]} held */
  function chosen(steps, route, wanted, held) {
    const open = new Set([...route, ...held.flatMap(({ done, adds }) => (done.some((id) => route.includes(id)) ? adds : []))]);
    for (const { done } of held) for (const id of done) open.delete(id);
    const found = new Set(wanted);
    for (const id of found) {
      if (open.has(id)) steps.find((step) => step.id === id)?.needs.forEach((need) => found.add(need));
      else for (const { done, adds } of held) if (done.includes(id)) adds.forEach((added) => found.add(added));
    }
    return steps.filter(({ id }) => found.has(id) && open.has(id));
  }

  /** All that comes before a step, if it is in the plan. @param {Step} step */
  const waits = ({ needs, after }) => [...needs, ...after];

  /** Each after what it waits for; of two that could come next, the one that stands first. @param {Step[]} left */
  function ordered(left) {
    const placed = [];
    while (left.length) {
      const step = left.find((one) => !left.some(({ id }) => waits(one).includes(id)));
      if (!step) throw new Error("a circle");
      placed.push(step);
      left = left.filter((other) => other !== step);
    }
    return placed;
  }

  /** By currency, without what is optional. @param {Step[]} steps */
  function sum(steps) {
    /** @type {Costs} */
    const costs = {};
    const counted = steps.filter(({ optional }) => !optional);
    for (const { costs: paid } of counted) {
      for (const currency in paid) costs[currency] = span((end) => paid[currency][end] + (costs[currency]?.[end] ?? 0));
    }
    return { costs, open: counted.some(({ open }) => open), paid: counted.filter(({ costs: paid }) => Object.keys(paid)[0]) };
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
      const { id, months: usual, pace, beside, costs, optional } = step;
      const months = span((end) => (hours && hours < pace ? Math.ceil(usual[end] * pace / hours) : usual[end]));
      const begins = span((end) => Math.max(beside ? 0 : free[end], ...waits(step).map((need) => ends[need]?.[end] ?? 0)));
      ends[id] = span((end) => begins[end] + months[end]);
      if (!beside) free = ends[id];
      if (waits(step).some((need) => late.includes(need))) late.push(id);
      else early.push(step);
      return { id, months, begins, ends: ends[id], costs, beside, pace, optional };
    }).sort((one, other) => one.begins[0] - other.begins[0] || one.begins[1] - other.begins[1]);
    const needed = placed.filter(({ optional }) => !optional);
    const months = span((end) => Math.max(0, ...needed.map((step) => step.ends[end])));
    const last = needed.findLast(({ ends: [, end] }) => end === months[1])?.id ?? null;
    const job = goal && goal !== last && ends[goal] ? { months: ends[goal], ...sum(early) } : null;
    return { steps: placed, months, ...sum(wholes), last, job };
  }

  /** The person who holds just this, as the jobs know people. @param {Holding[]} holdings @param {string[]} ids */
  function holder(holdings, ids) {
    /** @type {JobSeeker} */
    const person = { licenses: {}, degrees: [], months: {}, start: "" };
    for (const { id, means } of holdings) {
      const isHeld = ids.includes(id);
      for (const kind of means?.of ?? []) person.months[kind] = Math.max(person.months[kind] ?? 0, isHeld && means?.months || 0);
      if (isHeld && means?.license) person.licenses[means.license] = means.standing ?? "active";
      if (isHeld && means?.degree) person.degrees.push([means.degree, means.subject ?? ""]);
    }
    return person;
  }

  /**
   * What a person holds who is strong in these areas: of several answers to a question, the first.
   * @param {Holding[]} holdings @param {(way: JobWay, person: JobSeeker) => boolean} isMet @param {JobSeeker} person @param {string[]} strong
   */
  function recognized(holdings, isMet, person, strong) {
    const held = holdings.filter(({ means, implied_by, area }) =>
      (area && strong.includes(area)) || [...(means ? [means] : []), ...implied_by].some((way) => isMet(way, person)));
    return held.filter(({ question }, place) => !question || held.findIndex((one) => one.question === question) === place).map(({ id }) => id);
  }

  /**
   * The areas that were answered in full and reach the highest band.
   * @param {Asked} quiz @param {string[]} areas @param {number} from in percent @param {Record<string, string>} answers
   */
  const strong = (quiz, areas, from, answers) => areas.filter((_, place) => {
    const points = quiz.dimensions[place].statements.map(({ id }) => quiz.answers.findIndex((answer) => answer.id === answers[id]));
    return !points.includes(-1) && points.reduce((sum, one) => sum + one) * 50 >= from * points.length;
  });

  /** The first thing that does not go together. @param {Clash[]} all @param {string} start @param {string[]} ids */
  const contradiction = (all, start, ids) => all.find(({ starts, held, without }) =>
    (!starts || starts.includes(start)) && held.some((id) => ids.includes(id)) && !without.some((id) => ids.includes(id)));

  return { contradiction, holder, plan, recognized, strong };
})();
