// @ts-check
/** The result as elements: strengths first, then what to work on, every number explained. */
var careerGuide = careerGuide || {};
careerGuide.result = (() => {
  const { all, bar, make, set } = careerGuide.dom;

  /** @param {keyof HTMLElementTagNameMap} tag @param {string} part @param {(string | Node)[]} children */
  const element = (tag, part, ...children) => make(tag, `cg-quiz-result__${part}`, ...children);

  /**
   * @param {Quiz} quiz
   * @param {Record<string, string>} answers by question
   * @param {(selector: string) => Element[]} borrow takes a text of the page along
   */
  function build(quiz, answers, borrow) {
    const result = careerGuide.scores.result(quiz, careerGuide.scores.points(quiz, answers));
    const texts = Object.fromEntries(quiz.dimensions.flatMap(({ id, title, statements }) => [[id, title], ...statements.map((one) => [one.id, one.text ?? ""])]));
    const chosen = (/** @type {string[]} */ ids) => ids.flatMap((id) => result.dimensions.filter((one) => one.id === id));
    const label = (/** @type {number} */ value) => `“${quiz.answers[value].label}”`;

    const holds = (/** @type {string} */ when) => careerGuide.advice.holds(when, answers);

    /** Borrowed texts as they fit the answers: of several cases the first that holds, no topic that nothing calls for. @param {Element[]} nodes */
    function fitted(nodes) {
      const off = (/** @type {Element} */ node, isOff = true) => node.toggleAttribute("data-cg-off", isOff);
      for (const node of nodes) {
        const cases = all(node, "[data-cg-case]", HTMLElement);
        const first = cases.find((one) => holds(one.dataset.cgCase ?? ""));
        for (const one of cases) off(one, one !== first);
        for (const words of node.querySelectorAll(".cg-quiz-gates__case")) off(words);
        for (const topic of all(node, "[data-cg-when]", HTMLElement)) off(topic, !holds(topic.dataset.cgWhen ?? ""));
      }
      return nodes;
    }

    /** What an answer means; of a private one only on the screen, and only if it was given. @param {Quiz["gates"][number]} gate */
    function told({ id, title, private: isPrivate }) {
      const open = isPrivate && !(id in answers);
      const made = element("section", "gate", element("h4", "name", title),
        ...(open ? [] : fitted(borrow(`[data-cg-gate-answer="${id}/${answers[id]}"]`))));
      if (!isPrivate) return made;
      const number = careerGuide.resultCode.choices(quiz).findIndex(([name]) => name === id);
      made.append(open
        ? make("p", "", "This question is for you alone, and it has no answer here: a code never holds one. ",
          set(make("a", "", "Answer it, or leave it out"), { href: careerGuide.navigation.question(number, true) }))
        : make("p", "", "For you alone: this part is not printed, and it is in no code, link, or file."));
      return set(made, { "data-cg-screen": "" });
    }

    const notices = fitted(borrow("[data-cg-notices]"));
    const action = (/** @type {string} */ id) => borrow(`[data-cg-action="${id}"]`);

    /** @param {Scored} one @param {boolean} withActions */
    function change(one, withActions) {
      if (!one.change) return element("p", "change", "This is the highest band.");
      const { points: missing, raises } = one.change;
      return element("div", "change",
        make("p", "", `The smallest change: ${missing} more ${missing === 1 ? "point lifts" : "points lift"} this to “${quiz.bands[one.band + 1].title}”.`),
        element("ul", "raises", ...raises.map(({ statement, from, to }) => {
          const move = `From ${label(from)} to ${label(to)}:`;
          return make("li", "", ...(withActions ? [make("b", "", move), ...action(statement)] : [`${move} ${texts[statement]}`]));
        })));
    }

    /** What to do about the other low answers, the lowest first. @param {Scored} one */
    const more = (one) => [...one.statements].sort((a, b) => a.points - b.points)
      .flatMap(({ id, points: given }) => (given < 2 ? action(id) : []));

    /** @param {Scored} one */
    function explained(one) {
      const edges = one.edges.slice(1).map((edge, place) => `“${quiz.bands[place + 1].title}” from ${edge}`).join(", ");
      return element("details", "details",
        make("summary", "", "How this number comes about", make("span", "cg-hidden", `: ${texts[one.id]}`)),
        element("p", "edges", `Of ${one.maximum} points: “${quiz.bands[0].title}” from 0, ${edges}.`),
        element("ul", "given", ...one.statements.map(({ id, points: given }) =>
          element("li", "answer", element("b", "points", `${given} of 2`), ` ${quiz.answers[given].label}: ${texts[id]}`))),
        ...(result.first.includes(one.id) ? [] : [change(one, false)]), ...borrow(`[data-cg-origin="${one.id}"]`), ...more(one));
    }

    /** @param {Scored} one */
    const heading = (one) => [
      element("h4", "name", texts[one.id]),
      bar("cg-quiz-result__bar", 100 * one.points / one.maximum, one.edges.slice(1).map((edge) => 100 * edge / one.maximum)),
      element("p", "number", `${one.points} of ${one.maximum} · ${quiz.bands[one.band].title}`),
    ];

    const none = result.dimensions.every(({ band }) => band < quiz.bands.length - 1);
    return [
      ...borrow(`[data-cg-profile="${answers.profile}"]`),
      make("h3", "", "What you bring"),
      ...(none ? [make("p", "", "Your highest area so far:")] : []),
      element("ul", "strengths", ...chosen(result.strengths).map((one) => element("li", "area", ...heading(one)))),
      make("h3", "", "Work on these first"),
      ...(result.first.length ? [] : [make("p", "", "Every area is in the highest band. Keep the evidence up to date.")]),
      ...chosen(result.first).map((one) => element("section", "first", element("div", "area", ...heading(one)), change(one, true))),
      make("h3", "", "Every area"),
      element("div", "areas", ...result.dimensions.map((one) => element("section", "whole", element("div", "area", ...heading(one)), explained(one)))),
      element("details", "details", make("summary", "", "What the bands mean"),
        ...quiz.bands.flatMap(({ id }) => borrow(`[data-cg-band-meaning="${id}"]`))),
      make("h3", "", "What decides which roles fit"),
      make("p", "", "These answers never change a score."),
      ...quiz.gates.map(told),
      ...(notices.some((node) => node.querySelector("li:not([data-cg-off])")) ? [make("h3", "", "Whatever your points"), ...notices] : []),
      make("h3", "", "What this result does not mean"),
      ...borrow("[data-cg-limits]"),
    ];
  }

  return { build };
})();
