// @ts-check
/** The result as elements: strengths first, then what to work on, every number explained. */
(() => {
  const guide = /** @type {any} */ (globalThis).careerGuide ??= {};
  const { bar, make } = guide.elements;
  const element = (/** @type {string} */ tag, /** @type {string} */ part, /** @type {any[]} */ ...children) =>
    make(tag, `cg-result__${part}`, ...children);

  /**
   * @param {import("./score.js").Quiz} quiz
   * @param {Record<string, string>} answers by question
   * @param {(selector: string) => Node[]} borrow takes a text of the page along
   */
  function build(quiz, answers, borrow) {
    const result = guide.score.result(quiz, guide.score.points(quiz, answers));
    const texts = new Map(quiz.dimensions.flatMap(({ id, title, statements }) => [[id, title], ...statements.map((one) => /** @type {[string, string]} */ ([one.id, one.text]))]));
    const scored = (/** @type {string} */ id) => result.dimensions.find((/** @type {any} */ one) => one.id === id);
    const label = (/** @type {number} */ value) => `“${quiz.answers[value].label}”`;

    const action = (/** @type {string} */ id) => borrow(`[data-cg-action="${id}"]`);

    /** @param {any} one @param {boolean} withActions */
    function change(one, withActions) {
      if (!one.change) return element("p", "change", "This is the highest band.");
      const { points: missing, raises } = one.change;
      return element("div", "change",
        make("p", "", `The smallest change: ${missing} more ${missing === 1 ? "point lifts" : "points lift"} this to “${quiz.bands[one.band + 1].title}”.`),
        element("ul", "raises", ...raises.map((/** @type {any} */ { statement, from, to }) => {
          const move = `From ${label(from)} to ${label(to)}:`;
          return make("li", "", ...(withActions ? [make("b", "", move), ...action(statement)] : [`${move} ${texts.get(statement)}`]));
        })));
    }

    /** What to do about the other low answers, the lowest first. @param {any} one */
    const more = (one) => [...one.statements].sort((/** @type {any} */ a, /** @type {any} */ b) => a.points - b.points)
      .flatMap(({ id, points: given }) => (given < 2 ? action(id) : []));

    /** @param {any} one */
    function explained(one) {
      const edges = one.edges.slice(1).map((/** @type {number} */ edge, /** @type {number} */ place) => `“${quiz.bands[place + 1].title}” from ${edge}`).join(", ");
      return element("details", "details",
        make("summary", "", "How this number comes about", make("span", "cg-hidden", `: ${texts.get(one.id)}`)),
        element("p", "edges", `Of ${one.maximum} points: “${quiz.bands[0].title}” from 0, ${edges}.`),
        element("ul", "given", ...one.statements.map((/** @type {any} */ { id, points: given }) =>
          element("li", "answer", element("b", "points", `${given} of 2`), ` ${quiz.answers[given].label}: ${texts.get(id)}`))),
        ...(result.first.includes(one.id) ? [] : [change(one, false)]), ...more(one));
    }

    /** @param {any} one */
    const heading = (one) => [
      element("h4", "name", texts.get(one.id)),
      bar("cg-result__bar", 100 * one.points / one.maximum, one.edges.slice(1).map((/** @type {number} */ edge) => 100 * edge / one.maximum)),
      element("p", "number", `${one.points} of ${one.maximum} · ${quiz.bands[one.band].title}`),
    ];

    const none = result.dimensions.every((/** @type {any} */ { band }) => band < quiz.bands.length - 1);
    return [
      ...borrow(`[data-cg-profile="${answers.profile}"]`),
      make("h3", "", "What you bring"),
      ...(none ? [make("p", "", "Your highest group so far:")] : []),
      element("ul", "strengths", ...result.strengths.map((/** @type {string} */ id) => element("li", "area", ...heading(scored(id))))),
      make("h3", "", "Work on these first"),
      ...(result.first.length ? [] : [make("p", "", "Every group is in the highest band. Keep the evidence up to date.")]),
      ...result.first.map((/** @type {string} */ id) => element("section", "first",
        element("div", "area", ...heading(scored(id))), change(scored(id), true))),
      make("h3", "", "Every group"),
      element("div", "areas", ...result.dimensions.map((/** @type {any} */ one) => element("div", "area", ...heading(one), explained(one)))),
      element("details", "details", make("summary", "", "What the bands mean"),
        ...quiz.bands.flatMap(({ id }) => borrow(`[data-cg-band-meaning="${id}"]`))),
      make("h3", "", "What decides which roles fit"),
      make("p", "", "These answers never change a score."),
      ...quiz.gates.map((gate) => element("section", "gate",
        element("h4", "name", gate.title),
        ...borrow(`[data-cg-gate-answer="${gate.id}/${answers[gate.id]}"]`))),
      make("h3", "", "Whatever your points"),
      ...borrow("[data-cg-notices]"),
      make("h3", "", "What this result does not mean"),
      ...borrow("[data-cg-limits]"),
    ];
  }

  guide.result = { build };
})();
