// @ts-check
/** The result as elements: one sheet from the short check, then the areas that were answered in full, every number explained. */
var careerGuide = careerGuide || {};
careerGuide.result = (() => {
  const { dom: { all, bar, make, set }, clocks, jobs } = careerGuide;
  const { element, folded, link } = jobs;

  /** @param {Check} check @param {Node} code where the code stands */
  function build({ quiz, held: { given: answers }, groups, jobs: data, plan, view: { borrow } }, code) {
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
        for (const words of node.querySelectorAll("[data-cg-case] > :first-child")) off(words);
        for (const topic of all(node, "[data-cg-when]", HTMLElement)) off(topic, !holds(topic.dataset.cgWhen ?? ""));
      }
      return nodes;
    }

    /** What an answer means; of a private one only on the screen, and only if it was given. @param {Quiz["gates"][number]} gate */
    function told({ id, text, private: isPrivate, later }) {
      const open = isPrivate && !(id in answers);
      const made = element("section", "gate", element("h4", "name", text ?? ""),
        ...(open ? [] : fitted(borrow(`[data-cg-gate-answer="${id}/${answers[id]}"]`))));
      if (!isPrivate) return made;
      const number = careerGuide.resultCode.choices(quiz).findIndex(([name]) => name === id);
      made.append(open
        ? make("p", "", "For you alone, and not answered here. ",
          link({ title: "Answer it, or leave it out", href: later ? `#area=${groups[0].id}` : careerGuide.navigation.question(number, true) }))
        : make("p", "", "For you alone: not printed, and in no code, link, or file."));
      return set(made, { "data-cg-screen": "" });
    }

    /** The two actions of this week: that of the starting point, and that of the lowest core statement, the first of several. */
    function week() {
      const given = careerGuide.scores.points(quiz, answers);
      const [low] = quiz.dimensions.map(({ core }) => core).filter((id) => given[id] < 2).sort((a, b) => given[a] - given[b]);
      return element("ol", "week", ...[borrow(`[data-cg-first="${answers.profile}"]`), low ? action(low) : []]
        .filter(({ length }) => length).map((nodes) => make("li", "", ...nodes)));
    }

    /** The areas, without their letters, of which the core is answered with a full yes; else what others with this start bring. */
    function brought() {
      const sure = quiz.dimensions.flatMap(({ core, title }) => (answers[core] === quiz.answers[2].id ? [title.slice(3)] : []));
      return sure.length ? [element("p", "strengths", `${sure.join("; ")}.`)] : borrow(`[data-cg-brings="${answers.profile}"]`);
    }

    /** Every area with what is answered of it. */
    const deeper = () => element("ul", "deeper", ...groups.map(({ id, title, asked }) => {
      const whole = result.dimensions.find((one) => one.id === id);
      const open = asked.filter(({ isPrivate }) => !isPrivate);
      const done = open.filter(({ name }) => name in answers).length;
      return make("li", "", link({ title, href: `#area=${id}` }), " ",
        element("span", "number", whole ? said(whole) : `${done} of ${open.length} answered`));
    }));

    const notices = fitted(borrow("[data-cg-notices]"));
    /** What to do about a statement, with its words, which stand in the page once. @param {string} id */
    function action(id) {
      const nodes = borrow(`[data-cg-action="${id}"]`);
      return nodes.length ? [element("p", "statement", texts[id]), ...nodes] : [];
    }

    /** @param {Scored} one @param {boolean} withActions */
    function change(one, withActions) {
      if (!one.change) return element("p", "change", "This is the highest band.");
      const { points: missing, raises } = one.change;
      return element("div", "change",
        make("p", "", `Smallest change: ${missing} more ${missing === 1 ? "point lifts" : "points lift"} this to “${quiz.bands[one.band + 1].title}”.`),
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
        element("div", "unprinted", ...(result.first.includes(one.id) ? [] : [change(one, false)]), ...borrow(`[data-cg-origin="${one.id}"]`), ...more(one)));
    }

    const said = (/** @type {Scored} */ one) => `${one.points} of ${one.maximum} · ${quiz.bands[one.band].title}`;

    /** @param {Scored} one */
    const heading = (one) => [
      element("h4", "name", texts[one.id]),
      bar("cg-quiz-result__bar", 100 * one.points / one.maximum, one.edges.slice(1).map((edge) => 100 * edge / one.maximum)),
      element("p", "number", said(one)),
    ];

    // First, so that an action of this week does not stand further down.
    const days = week();
    const [today, steps] = data ? jobs.build(data, answers) : [[], []];
    const none = result.dimensions.every(({ band }) => band < quiz.bands.length - 1);
    const whole = result.dimensions.length ? [
      make("h3", "", "Your full areas"),
      ...(none ? [make("p", "", "Your highest so far:")] : []),
      element("ul", "strengths", ...chosen(result.strengths).map((one) => element("li", "area", ...heading(one)))),
      make("h3", "", "Work on these first"),
      ...(result.first.length ? [] : [make("p", "", "Every area is in the highest band. Keep your proof.")]),
      ...chosen(result.first).map((one) => element("section", "first", element("div", "area", ...heading(one)), change(one, true))),
      make("h3", "", "Every full area"),
      element("div", "areas", ...result.dimensions.map((one) => element("section", "whole", element("div", "area", ...heading(one)), explained(one)))),
      folded("What the bands mean", quiz.bands.flatMap(({ id }) => borrow(`[data-cg-band-meaning="${id}"]`))),
    ] : [];
    return [
      element("div", "sheet",
        ...(data ? [element("div", "column", ...today)] : []),
        element("div", "column", ...steps, make("h3", "", "Two actions for this week"), days),
        element("div", "column", ...(plan && data ? clocks.build(plan, data, answers) : []), make("h3", "", "What you bring"), ...brought(), code)),
      ...(notices.some((node) => node.querySelector("li:not([data-cg-off])")) ? [make("h3", "", "Before you go on"), ...notices] : []),
      element("div", "unprinted", make("h3", "", "Go deeper"),
        make("p", "", "One statement ranks nothing. Answer an area in full for its points and next steps."),
        deeper()),
      ...whole,
      folded("What each answer without points means", quiz.gates.filter((gate) => gate.private || gate.id in answers).map(told)),
      element("details", "details", make("summary", "", "What this result does not mean"), ...borrow("[data-cg-limits]")),
    ];
  }

  return { build };
})();
