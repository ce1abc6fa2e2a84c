// @ts-check
/** Scores: pure functions in whole numbers, the same as in macros/domain/quiz_scores.py. */

/**
 * @typedef {{id: string, title: string, core: string, statements: {id: string, text?: string}[]}} Dimension
 * @typedef {{guide: string, title: string, editions: number[], short: number, replaced?: Record<string, string>, answers: {id: string, label: string, hint?: string}[],
 *   gates: {id: string, title?: string, text?: string, private?: boolean, later?: boolean, answers: {id: string, label: string}[]}[], profiles: {id: string, title: string, when?: string}[],
 *   bands: {id: string, title: string, from: number}[], dimensions: Dimension[]}} Quiz
 * @typedef {{statement: string, from: number, to: number}} Raise
 * @typedef {{id: string, points: number, maximum: number, edges: number[], band: number,
 *   statements: {id: string, points: number}[], change: {points: number, raises: Raise[]} | null}} Scored
 */

var careerGuide = careerGuide || {};
careerGuide.scores = (() => {
  const MOST = 2;

  /** The fewest answers to raise, those that gain most first, and none further than needed. @param {{id: string, points: number}[]} statements @param {number} missing */
  function smallest(statements, missing) {
    /** @type {Raise[]} */
    const raises = [];
    let left = missing;
    for (const { id, points } of [...statements].sort((a, b) => a.points - b.points)) {
      const gain = Math.min(MOST - points, left);
      if (gain > 0) raises.push({ statement: id, from: points, to: points + gain });
      left -= gain;
    }
    return { points: missing, raises };
  }

  /** @param {Quiz} quiz @param {Dimension} dimension @param {Record<string, number>} given points by statement @returns {Scored} */
  function scored(quiz, dimension, given) {
    const statements = dimension.statements.map(({ id }) => ({ id, points: given[id] }));
    const maximum = MOST * statements.length;
    const points = statements.reduce((sum, statement) => sum + statement.points, 0);
    const edges = quiz.bands.map(({ from }) => Math.floor((from * maximum + 99) / 100));
    const band = edges.findLastIndex((edge) => edge <= points);
    const change = band + 1 < edges.length ? smallest(statements, edges[band + 1] - points) : null;
    return { id: dimension.id, points, maximum, edges, band, statements, change };
  }

  /** Exact, because both sides are multiplied out. @param {Scored} a @param {Scored} b */
  const byShare = (a, b) => a.points * b.maximum - b.points * a.maximum;

  /**
   * What the answers say: every dimension that they cover in full, the strong ones, all from the lowest up, and the two to work on first.
   * @param {Quiz} quiz
   * @param {Record<string, number>} given points by statement
   */
  function result(quiz, given) {
    const dimensions = quiz.dimensions.filter(({ statements }) => statements.every(({ id }) => given[id] >= 0))
      .map((dimension) => scored(quiz, dimension, given));
    const gaps = [...dimensions].sort(byShare);
    const top = quiz.bands.length - 1;
    const highest = dimensions.slice(0, 1).map((start) => dimensions.reduce((best, one) => (byShare(one, best) > 0 ? one : best), start));
    const strong = dimensions.filter(({ band }) => band === top);
    const ids = (/** @type {Scored[]} */ list) => list.map(({ id }) => id);
    return {
      dimensions,
      strengths: ids(strong.length > 0 ? strong : highest),
      gaps: ids(gaps),
      first: ids(gaps.filter(({ band }) => band < top).slice(0, 2)),
    };
  }

  /** Points by statement, -1 for one without an answer. @param {Quiz} quiz @param {Record<string, string>} answers by question */
  const points = (quiz, answers) => Object.fromEntries(quiz.dimensions.flatMap(({ statements }) =>
    statements.map(({ id }) => [id, quiz.answers.findIndex((answer) => answer.id === answers[id])])));

  return { points, result };
})();
