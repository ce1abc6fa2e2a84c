// @ts-check
/** How long it takes, and what it costs, to a first job and to the end of the plan: the page holds what the plan gives for all answers. */

/** @typedef {{holdings: {question: number, ways: JobWay[]}[], held: number[], clocks: string[][][], starts: Record<string, number[]>}} ClocksData a clock is a title, a time, and a cost; `held` see plan_clocks.py */

var careerGuide = careerGuide || {};
careerGuide.clocks = (() => {
  const { dom: { make }, jobFit } = careerGuide;

  /** @param {ClocksData} data @param {JobsShown} jobs @param {Record<string, string>} answers by question */
  function build({ holdings, held, clocks, starts }, jobs, answers) {
    const [{ isMet }, person] = [jobFit.of(jobs), jobFit.person(jobs.means, answers)];
    /** @type {number[]} */
    const answered = [];
    let left = holdings.reduce((number, { question, ways }) => {
      const isHeld = !answered.includes(question) && ways.some((way) => isMet(way, person));
      if (isHeld && question >= 0) answered.push(question);
      return 2 * number + Number(isHeld);
    }, 0);
    const found = clocks[starts[answers.profile]?.[held.findIndex((more) => !(left -= more))]] ?? [];
    return found.length ? [make("h3", "", "Time and cost"), make("dl", "cg-quiz-result__clocks", ...found.map(([title, time, cost]) =>
      make("div", "cg-quiz-result__clock", make("dt", "", title), make("dd", "", make("b", "", time)), make("dd", "", cost))))] : [];
  }

  return { build };
})();
