// @ts-check
/** The screens of the check: each fills the place above the questions and the one below them. */

/**
 * @typedef {{form: HTMLFormElement, quiz: Quiz, questions: Question[], short: Question[], groups: Group[], head: HTMLElement, foot: HTMLElement,
 *   held: ReturnType<typeof careerGuide.answers.hold>, view: ReturnType<typeof careerGuide.view.of>, title: string, goesOn: boolean,
 *   jobs?: JobsShown | null, plan?: ClocksData | null, doubted: () => Doubt[]}} Check `short` are those of `questions` that are asked one by one; `jobs` are not there until they have come
 */

var careerGuide = careerGuide || {};
careerGuide.screens = (() => {
  const { dom: { all, bar, make, one, set }, export: files, messages: { ask, element, link }, navigation, resultCode } = careerGuide;

  /** @param {string} name @param {string} words */
  const act = (name, words) => set(make("button", "cg-quiz-flow__plain", words), { type: "button", "data-cg-act": name });
  const submit = (/** @type {string} */ words) => set(make("button", "cg-action", words), { type: "submit" });

  /** A copy of a piece that stands in the page as a template. @param {Check} check @param {string} name @returns {DocumentFragment} */
  function piece(check, name) {
    const made = document.importNode(one(check.form, `[data-cg-flow=${name}]`, HTMLTemplateElement).content, true);
    made.querySelector(".cg-quiz-flow__keep")?.append(piece(check, "keep"));
    for (const tick of all(made, "#_keep", HTMLInputElement)) tick.checked = check.held.keeps;
    for (const tick of all(made, "#_on", HTMLInputElement)) tick.checked = check.goesOn;
    return made;
  }

  /** The question's own help, and how far it is. @param {Element} fieldset */
  const described = (fieldset) => [...[...fieldset.querySelectorAll("[id^=_help], [id^=_private]")].map(({ id }) => id), "_progress"].join(" ");

  /** The words of the answer to a question. @param {Question} question */
  const given = ({ radios }) => radios.find(({ checked }) => checked)?.nextElementSibling?.textContent;

  /** What to do first: the actions of this week, and those of the areas that the result puts first. @param {HTMLElement} head */
  const todo = (head) => [...head.querySelectorAll(".cg-quiz-result__week [data-cg-first], .cg-quiz-result__week [data-cg-action], .cg-quiz-result__first [data-cg-action]")];

  /** @type {Record<Place["step"], (check: Check, place: Place) => void>} */
  const show = {
    start(check) {
      const { held, head } = check;
      const [next, answered] = [held.open(), held.count()];
      const made = piece(check, "start");
      const [way, whole] = made.querySelectorAll("a");
      // As long as nothing is answered, the main action stands at the top.
      if (answered) way.className = "cg-action";
      if (next < 0) set(way, { href: "#step=result" }).textContent = "See my result";
      else if (answered) set(way, { href: navigation.question(next) }).textContent = `Go on with question ${next + 1}`;
      (answered ? whole : made.querySelector("[data-cg-act]"))?.remove();
      head.append(made);
    },

    question(check, place) {
      const { quiz, questions, short, head, foot, title } = check;
      const { fieldset, radios, dimension, isPrivate } = questions[place.index];
      const words = `Question ${place.index + 1} of ${short.length}`;
      head.append(set(element("p", "progress", words, dimension ? ` · ${dimension.title}` : ""), { id: "_progress" }),
        bar("", 100 * place.index / short.length));
      set(fieldset, { "aria-describedby": described(fieldset) });
      if (dimension) quiz.answers.forEach(({ hint }, order) => {
        const label = radios[order].labels?.[0];
        if (hint && !label?.querySelector(".cg-quiz-flow__hint")) label?.append(element("span", "hint", hint));
      });
      foot.append(submit("Continue"), ...(isPrivate ? [act("skip", "Leave it out")] : []), link("", "Back", navigation.back(place, short.length)), piece(check, "on"));
      document.title = `${words} – ${title}`;
    },

    review(check, place) {
      const { short, held, head, foot, doubted } = check;
      const missing = short.filter(({ name, isPrivate }) => !isPrivate && !(name in held.given)).length;
      const found = doubted();
      head.append(
        element("h2", "title", "Check your answers"),
        make("p", "", missing ? `${missing} of ${short.length} questions have no answer yet.` : "Change what you like."),
        ...(found.length ? [ask(found, true)] : []),
        element("dl", "answers", ...short.map((question, index) => {
          const { legend, isPrivate } = question;
          const words = given(question);
          return set(element("div", words || isPrivate ? "answer" : "missing",
            make("dt", "", files.text(legend)),
            make("dd", "", words ?? (isPrivate ? "Left out" : "Not answered")),
            make("dd", "", set(make("a", "", words ? "Change" : "Answer", make("span", "cg-hidden", ` question ${index + 1}`)), { href: navigation.question(index, true) }))),
          isPrivate ? { "data-cg-screen": "" } : {});
        })));
      foot.append(submit("See my result"), link("", "Back", navigation.back(place, short.length)));
    },

    area({ groups, held, head, foot }, place) {
      const { title, asked } = groups[place.index];
      const open = asked.filter(({ isPrivate }) => !isPrivate);
      const done = open.filter(({ name }) => name in held.given).length;
      head.append(element("h2", "title", title), set(element("p", "progress",
        `${done} of ${open.length} answered. Take them in any order.`), { id: "_progress" }));
      foot.append(submit("See my result"), ...(asked.some(({ isPrivate }) => isPrivate) ? [act("skip", "Take back what is for me alone")] : []),
        link("", "Check my other answers", "#step=review"));
    },

    result(check) {
      const { quiz, held, head, foot, doubted } = check;
      if (!("jobs" in check)) {
        head.append(piece(check, "wait"));
        return;
      }
      const letters = resultCode.encode(quiz, held.given);
      const [code, take] = [piece(check, "code"), piece(check, "take")];
      const plan = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-cg-plan]"));
      const toPlan = one(code, "[data-cg-to-plan]", HTMLAnchorElement);
      one(code, ".cg-quiz-flow__letters", HTMLElement).textContent = letters;
      one(take, "#_day", HTMLInputElement).valueAsNumber = Date.now() - 60000 * new Date().getTimezoneOffset();
      if (plan) set(toPlan, { href: `${plan.href.split("#")[0]}#code=${letters}` });
      else toPlan.remove();
      const found = doubted();
      head.append(element("h2", "title", "Your result"), ...(found.length ? [ask(found, true)] : []), ...careerGuide.result.build(check, code));
      // Texts of the page stand one level lower here.
      for (const heading of head.querySelectorAll("h3 ~ * h3")) heading.ariaLevel = "4";
      if (!todo(head).length) take.querySelector("[data-cg-calendar]")?.remove();
      head.append(take);
      foot.append(act("wipe", "Finish and wipe"), link("", "Check or change my answers", "#step=review"));
    },

    all({ foot }) {
      foot.append(submit("See my result"));
    },
  };

  /** Takes back what the last screen has put there. @param {Check} check */
  function clear({ form, head, foot, view, title }) {
    for (const heading of head.querySelectorAll("h3 ~ * h3")) heading.ariaLevel = null;
    view.giveBack();
    head.replaceChildren();
    foot.replaceChildren();
    form.querySelector(".cg-quiz-flow__error")?.remove();
    document.title = title;
  }

  return { clear, described, show, todo };
})();
