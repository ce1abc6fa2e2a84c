// @ts-check
/** The form of the page as data: its questions, and the answers that hardly fit together. */

/**
 * @typedef {{fieldset: HTMLFieldSetElement, radios: HTMLInputElement[], name: string, dimension?: Dimension, legend: HTMLLegendElement, isPrivate: boolean}} Question
 * @typedef {{id: string, title: string, asked: Question[]}} Group what is answered together by whoever goes deeper
 * @typedef {{when: string, places: number[], ask: string}} Doubt `places` are those of the questions that it belongs to
 */

var careerGuide = careerGuide || {};
careerGuide.sheet = (() => {
  const { dom: { all, one } } = careerGuide;

  /** The questions in the order of the page; those of the quiz take their words from them. @param {HTMLFormElement} form @param {Quiz} quiz @returns {Question[]} */
  const questions = (form, quiz) => all(form, "fieldset", HTMLFieldSetElement).map((fieldset) => {
    const radios = all(fieldset, "input", HTMLInputElement);
    const { name } = radios[0];
    const legend = one(fieldset, "legend", HTMLLegendElement);
    const dimension = quiz.dimensions.find(({ statements }) => statements.some(({ id }) => id === name));
    const gate = quiz.gates.find(({ id }) => id === name);
    const asked = gate ?? dimension?.statements.find(({ id }) => id === name);
    if (asked) asked.text = legend.lastChild?.textContent?.trim();
    return { fieldset, radios, name, dimension, legend, isPrivate: !!gate?.private };
  });

  /** Each area with all its statements, and before them the questions that the short check leaves out. @param {HTMLFormElement} form @param {Quiz} quiz @param {Question[]} asked @returns {Group[]} */
  const groups = (form, quiz, asked) => [
    ...all(form, "[data-cg-part=later] h3", HTMLElement).map(({ id, textContent }) =>
      ({ id, title: textContent ?? "", asked: asked.filter(({ name }) => quiz.gates.some((gate) => gate.later && gate.id === name)) })),
    ...quiz.dimensions.map((one) => ({ id: one.id, title: one.title, asked: asked.filter(({ dimension }) => dimension === one) })),
  ];

  /** @param {HTMLFormElement} form @param {Question[]} asked @returns {Doubt[]} */
  const doubts = (form, asked) => [...form.querySelectorAll("[data-cg-doubt]")].map((node) => {
    const when = node.getAttribute("data-cg-doubt") ?? "";
    const named = when.split(" ").map((name) => name.split("/")[0]);
    return { when, places: asked.flatMap(({ name }, place) => (named.includes(name) ? [place] : [])), ask: node.querySelector("[data-cg-ask]")?.textContent ?? "" };
  });

  /** Checks what is answered, and nothing else. @param {Question[]} asked @param {Record<string, string>} answers */
  function fill(asked, answers) {
    for (const { name, radios } of asked) for (const radio of radios) radio.checked = answers[name] === radio.value;
  }

  return { doubts, fill, groups, questions };
})();
