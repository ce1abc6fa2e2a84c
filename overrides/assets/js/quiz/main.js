// @ts-check
/** The readiness check, one question at a time: improves the form that stands in the page. */
(() => {
  const guide = /** @type {any} */ (window).careerGuide;
  const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-cg-component="quiz"]'));
  const data = document.querySelector("[data-cg-quiz]");
  if (!form || !data) return;

  const { elements: { bar, make, set }, advice, code, files, result, steps, store } = guide;
  const element = (/** @type {string} */ tag, /** @type {string} */ part, /** @type {any[]} */ ...children) =>
    make(tag, `cg-quiz-flow__${part}`, ...children);

  /** @type {import("./scores.js").Quiz} */
  const quiz = JSON.parse(data.textContent ?? "");
  const EDITION = quiz.editions[quiz.editions.length - 1];
  const KEY = `cg-quiz-${quiz.guide}`;
  const TITLE = document.title;
  const article = /** @type {HTMLElement} */ (form.closest("article"));
  const possible = new Map(code.choices(quiz));

  const questions = [...form.querySelectorAll("fieldset")].map((fieldset) => {
    const radios = [...fieldset.querySelectorAll("input")];
    const { name } = radios[0];
    const legend = /** @type {HTMLElement} */ (fieldset.querySelector("legend"));
    const dimension = quiz.dimensions.find(({ statements }) => statements.some(({ id }) => id === name));
    const statement = dimension?.statements.find(({ id }) => id === name);
    if (statement) statement.text = legend.lastChild?.textContent?.trim();
    const isPrivate = quiz.gates.some((gate) => gate.private && gate.id === name);
    return { fieldset, radios, name, dimension, legend, isPrivate };
  });

  /** Answers that hardly fit together, with the questions that they belong to. */
  const doubts = [...form.querySelectorAll("[data-cg-doubt]")].map((node) => {
    const when = node.getAttribute("data-cg-doubt") ?? "";
    const named = when.split(" ").map((name) => name.split("/")[0]);
    return { when, places: questions.flatMap(({ name }, place) => (named.includes(name) ? [place] : [])), ask: node.querySelector("[data-cg-ask]")?.textContent ?? "" };
  });

  /** @type {Record<string, string>} */
  let answers = {};
  let keeps = false;
  let letters = "";
  /** The doubts that the reader has seen and left as they are, each with the answers that raised it. @type {Set<string>} */
  const settled = new Set();
  let place = steps.parse("", 0, -1);

  const head = element("div", "head");
  const foot = element("div", "foot");
  const status = set(element("p", "status"), { role: "status" });

  const link = (/** @type {string} */ name, /** @type {string} */ words, /** @type {string} */ href) => set(make("a", name, words), { href });
  const act = (/** @type {string} */ name, /** @type {string} */ words) => set(make("button", "cg-quiz-flow__plain", words), { type: "button", "data-cg-act": name });
  const submit = (/** @type {string} */ words) => set(make("button", "cg-action", words), { type: "submit" });

  /** @param {string} text */
  const say = (text) => { status.textContent = text; };
  const open = () => questions.findIndex(({ name, isPrivate }) => !isPrivate && !(name in answers));
  const doubted = () => doubts.filter(({ when }) => advice.holds(when, answers));
  const key = (/** @type {typeof doubts[number]} */ { places }) => JSON.stringify(places.map((at) => [at, answers[questions[at].name]]));
  const count = () => questions.filter(({ name }) => name in answers).length;
  const clean = () => history.replaceState(null, "", location.pathname + location.search);

  /** @param {string} hash */
  function go(hash) {
    // At once: the event of a changed address comes one task later.
    if (location.hash !== hash) history.pushState(null, "", hash);
    show(true);
  }

  // What is kept

  function save() {
    const kept = store.save("sessionStorage", KEY, EDITION, answers);
    keeps &&= store.save("localStorage", KEY, EDITION, answers);
    if (!kept) say("This browser keeps nothing. Your answers last until you close or reload this page. The code at the end brings them back.");
  }

  /** Answers of this tab go before those of the device. */
  function load() {
    const tab = store.load("sessionStorage", KEY, EDITION, possible);
    const device = store.load("localStorage", KEY, EDITION, possible);
    const found = tab.state === "none" ? device : tab;
    keeps = device.state === "kept" || device.state === "outdated";
    answers = found.answers;
    if (found.state === "broken") say("What this browser had kept for this check cannot be read, so the check begins empty.");
    if (found.state === "outdated") say("The questions have changed since you answered. Answers that still fit are kept.");
    fill();
  }

  function fill() {
    for (const { name, radios } of questions) for (const radio of radios) radio.checked = answers[name] === radio.value;
  }

  function wipe() {
    form.reset();
    answers = {};
    for (const area of ["sessionStorage", "localStorage"]) store.forget(area, KEY, `cg-plan-${quiz.guide}`);
    keeps = false;
    fill();
    clean();
    show();
    say("Wiped. This page and this browser's storage hold none of your answers any more.");
    focus(status);
  }

  /** Another tab has kept its own answers on this device, or wiped them: from now on this tab keeps to itself. @param {StorageEvent} event */
  function onOtherTab({ key }) {
    if (!keeps || (key !== KEY && key !== null)) return;
    keeps = false;
    const tick = /** @type {HTMLInputElement | null} */ (form.querySelector("#_keep"));
    if (tick) tick.checked = false;
    say("This check is open in another tab, and that tab now decides what is kept on this device. Your answers here stay in this tab.");
  }

  // Codes

  /** @param {string} text */
  function useCode(text) {
    const found = code.decode([quiz], text);
    if (found.state !== "valid") {
      complain([[code.reason(found), () => form.querySelector("#_code")]]);
      return;
    }
    answers = found.answers;
    fill();
    save();
    go("#step=result");
  }

  /** A code in the address goes at once, so that the way back holds no answers. It never replaces answers unasked. */
  function takeCode() {
    if (!location.hash.startsWith("#code=")) return false;
    const text = code.normalize(location.hash.slice(6));
    clean();
    show();
    const field = /** @type {HTMLInputElement} */ (form.querySelector("#_code"));
    field.value = text;
    if (count() === 0) useCode(text);
    else focus(field);
    return true;
  }

  // What is shown

  const jump = element("p", "jump", link("cg-action", "Start the check", steps.question(0)));
  const lost = element("p", "lost", "This tab holds no answers, so there is no result to show: start the check, or type your result code further down.");
  document.querySelector(".cg-page-head")?.after(lost, jump);

  /** The pieces of the article that are shown or not: questions, and whatever holds none. @param {Element} node @returns {Element[]} */
  const pieces = (node) => [...node.children].flatMap((child) =>
    (child.tagName !== "FIELDSET" && child.querySelector("fieldset") ? pieces(child) : [child]));
  const units = pieces(article);
  const RESULTS = "[data-cg-action], [data-cg-gate-answer], [data-cg-band-meaning], [data-cg-profile], [data-cg-notices], [data-cg-limits]";
  const parts = [...form.querySelectorAll("section")];
  const around = document.querySelectorAll(".cg-contents, .cg-pager");
  const entries = [...document.querySelectorAll(".cg-contents a")].map((entry) =>
    [entry.parentElement, document.getElementById(/** @type {HTMLAnchorElement} */ (entry).hash.slice(1))]);
  const first = units.findIndex((unit) => form.contains(unit));
  const last = units.findLastIndex((unit) => form.contains(unit) || unit.matches(RESULTS) || unit.querySelector(RESULTS));

  /** @param {Element} unit @param {number} order */
  function isShown(unit, order) {
    if (unit.tagName === "H1" || place.step === "all") return true;
    if (place.step === "question") return unit === questions[place.index].fieldset;
    return place.step !== "review" && (order > last || (place.step === "start" && order < first));
  }

  /** @type {[Element, Comment][]} */
  let borrowed = [];

  /** A text of the page for the result, in an element like the one it stands in; it goes back before anything else is shown. @param {string} selector */
  function borrow(selector) {
    const node = article.querySelector(selector);
    if (!node) return [];
    const mark = document.createComment("");
    const like = /** @type {Element} */ (node.parentElement === article ? make("div", "") : node.parentElement?.cloneNode(false));
    node.replaceWith(mark);
    for (const name of ["id", "data-cg-off"]) like.removeAttribute(name);
    node.removeAttribute("data-cg-off");
    like.append(node);
    borrowed.push([node, mark]);
    return [like];
  }

  /** @param {Element | null} node */
  function focus(node) {
    if (!node?.matches("a, button, input")) node?.setAttribute("tabindex", "-1");
    // Firefox gives no focus to a legend whose fieldset has come into view but was not laid out since.
    void node?.clientTop;
    /** @type {HTMLElement | null} */ (node)?.focus();
  }

  /** An error summary as in the GOV.UK Design System, but for the role of an alert: it gets the focus, and would be spoken twice. @param {[string, () => Element | null][]} problems and where each is mended */
  function complain(problems) {
    head.querySelector(".cg-quiz-flow__errors")?.remove();
    const box = set(element("div", "errors",
      element("h2", "problem", "There is a problem"),
      ...problems.map(([words, target]) => {
        const way = link("", words, "#");
        way.addEventListener("click", (/** @type {Event} */ event) => { event.preventDefault(); focus(target()); });
        return make("p", "", way);
      })), { role: "group", "aria-label": "There is a problem" });
    head.prepend(box);
    document.title = `Error: ${document.title.replace("Error: ", "")}`;
    focus(box);
  }


  /** Asks about answers that hardly fit together, with ways to change them. @param {typeof doubts} found @param {boolean} toReview @param {string} [end] */
  function ask(found, toReview, end = "") {
    return element("div", "doubt",
      element("h2", "problem", "Do these answers fit together?"),
      ...found.flatMap((one) => [
        make("p", "", one.ask),
        set(make("p", "", ...one.places.map((at) => make("span", "", link("", `Change question ${at + 1}`, steps.question(at, toReview)), " "))), { "data-cg-screen": "" }),
      ]), end);
  }

  /** A copy of a piece that stands in the page as a template. @param {string} name @returns {DocumentFragment} */
  function piece(name) {
    const made = /** @type {DocumentFragment} */ (document.importNode(/** @type {HTMLTemplateElement} */ (form.querySelector(`[data-cg-flow=${name}]`)).content, true));
    made.querySelector(".cg-quiz-flow__keep")?.append(piece("keep"));
    const tick = made.querySelector("#_keep");
    if (tick) tick.checked = keeps;
    return made;
  }

  /** @param {HTMLInputElement} tick */
  function onConsent(tick) {
    keeps = tick.checked;
    if (keeps) save();
    else store.forget("localStorage", KEY);
    say(keeps ? "Your answers stay on this device until you wipe them." : tick.checked ? "This browser does not let the page keep anything." : "Nothing stays on this device once this tab is closed.");
    tick.checked = keeps;
  }

  /** The question's own help, and how far it is. @param {Element} fieldset */
  const described = (fieldset) => [...[...fieldset.querySelectorAll("[id^=_help], [id^=_private]")].map(({ id }) => id), "_progress"].join(" ");

  const shows = {
    start() {
      const [next, answered] = [open(), count()];
      jump.hidden = answered > 0;
      const made = piece("start");
      const [go_, all] = made.querySelectorAll("a");
      // As long as nothing is answered, the main action stands at the top.
      if (answered) go_.className = "cg-action";
      if (next < 0) set(go_, { href: "#step=result" }).textContent = "See my result";
      else if (answered) set(go_, { href: steps.question(next) }).textContent = `Go on with question ${next + 1}`;
      (answered ? all : made.querySelector("[data-cg-act]"))?.remove();
      head.append(made);
    },

    question() {
      const { fieldset, radios, dimension } = questions[place.index];
      const words = `Question ${place.index + 1} of ${questions.length}`;
      head.append(set(element("p", "progress", words, dimension ? ` · ${dimension.title}` : ""), { id: "_progress" }),
        bar("", 100 * place.index / questions.length));
      set(fieldset, { "aria-describedby": described(fieldset) });
      if (dimension) quiz.answers.forEach(({ hint }, order) => {
        const label = radios[order].labels?.[0];
        if (hint && !label?.querySelector(".cg-quiz-flow__hint")) label?.append(element("span", "hint", hint));
      });
      foot.append(submit("Continue"), ...(questions[place.index].isPrivate ? [act("skip", "Leave it out")] : []), link("", "Back", steps.back(place, questions.length)));
      document.title = `${words} – ${TITLE}`;
    },

    review() {
      const missing = questions.filter(({ name, isPrivate }) => !isPrivate && !(name in answers)).length;
      const found = doubted();
      /** @param {string} name */
      const words = (name) => [...quiz.gates.flatMap((gate) => (gate.id === name ? gate.answers : [])), ...(name === "profile" ? quiz.profiles : []), ...quiz.answers]
        .map((answer) => ({ label: "", title: "", ...answer })).find(({ id }) => id === answers[name]);
      head.append(
        element("h2", "title", "Check your answers"),
        make("p", "", missing ? `${missing} of ${questions.length} questions have no answer yet.` : "Change what you like, then see your result."),
        ...(found.length ? [ask(found, true)] : []),
        element("dl", "answers", ...questions.map(({ name, legend, isPrivate }, index) => {
          const given = words(name);
          return set(element("div", given || isPrivate ? "answer" : "missing",
            make("dt", "", files.text(legend)),
            make("dd", "", given ? given.label || given.title : isPrivate ? "Left out" : "Not answered"),
            make("dd", "", set(make("a", "", given ? "Change" : "Answer", make("span", "cg-hidden", ` question ${index + 1}`)), { href: steps.question(index, true) }))),
          isPrivate ? { "data-cg-screen": "" } : {});
        })));
      foot.append(submit("See my result"), link("", "Back", steps.back(place, questions.length)));
    },

    result() {
      letters = code.encode(quiz, answers);
      const take = piece("take");
      const plan = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-cg-plan]"));
      const toPlan = take.querySelector("[data-cg-to-plan]");
      const now = new Date();
      take.querySelector(".cg-quiz-flow__letters").textContent = letters;
      take.querySelector("#_day").value = new Date(now.getTime() - 60000 * now.getTimezoneOffset()).toISOString().slice(0, 10);
      if (plan) set(toPlan, { href: `${plan.href.split("#")[0]}#code=${letters}` });
      else toPlan.parentElement.remove();
      const found = doubted();
      head.append(element("h2", "title", "Your result"), ...(found.length ? [ask(found, true)] : []), ...result.build(quiz, answers, borrow));
      // Texts of the page stand one level lower here.
      for (const heading of head.querySelectorAll("h3 ~ * h3")) heading.ariaLevel = "4";
      if (!todo().length) take.querySelector("[data-cg-calendar]").remove();
      head.append(take);
      foot.append(act("wipe", "Finish and wipe"), link("", "Check or change my answers", "#step=review"));
    },

    all() {
      foot.append(submit("See my result"));
    },
  };

  const todo = () => [...head.querySelectorAll(".cg-quiz-result__first [data-cg-action]")];

  /** @type {Record<string, () => void>} */
  const acts = {
    wipe,
    /** A private question without an answer, and on. */
    skip() {
      const { name } = questions[place.index];
      delete answers[name];
      save();
      fill();
      go(steps.next(place, questions.length));
    },
    print: () => print(),
    text: () => files.download("readiness.txt", "text/plain", `${quiz.title}\n\n${files.text(head)}\n`),
    async copy() {
      const done = await files.copy(letters);
      if (!done) getSelection()?.selectAllChildren(/** @type {Node} */ (head.querySelector(".cg-quiz-flow__letters")));
      say(done ? "The code is copied." : "The code is selected. Copy it by key or menu.");
    },
    calendar() {
      const field = /** @type {HTMLInputElement} */ (head.querySelector("#_day"));
      const day = field.value;
      if (files.isDay(day)) files.download("readiness.ics", "text/calendar", files.calendar(quiz.title, todo().map((node, week) => ({
        uid: `${node.getAttribute("data-cg-action")}-${day}@${quiz.guide}.invalid`,
        day: files.addDays(day, 7 * week),
        title: files.text(node.querySelector("[data-cg-do]") ?? node),
        text: files.text(node),
      }))));
      else complain([["Choose the day to begin, from the year 2000 to 2099", () => field]]);
    },
  };

  /** @param {boolean} [moves] whether the focus goes to what is new */
  function show(moves = false) {
    for (const heading of head.querySelectorAll("h3 ~ * h3")) heading.ariaLevel = null;
    for (const [node, mark] of borrowed) {
      for (const part of node.querySelectorAll("[data-cg-off]")) part.removeAttribute("data-cg-off");
      mark.replaceWith(node);
    }
    borrowed = [];
    head.replaceChildren();
    foot.replaceChildren();
    form.querySelector(".cg-quiz-flow__error")?.remove();
    document.title = TITLE;
    say("");
    place = steps.parse(location.hash, questions.length, open(), count() === 0);
    const isLost = place.step === "start" && location.hash.startsWith("#step=r");
    if (isLost) clean();
    lost.hidden = !isLost;
    if (location.hash === "#step=result" && place.step === "review") history.replaceState(null, "", "#step=review");
    if (article.dataset.cgStep !== place.step) article.dataset.cgStep = place.step;
    units.forEach((unit, order) => unit.toggleAttribute("data-cg-off", !isShown(unit, order)));
    const shown = units.filter((unit) => !unit.hasAttribute("data-cg-off"));
    for (const [entry, heading] of entries) entry?.toggleAttribute("data-cg-off", Boolean(heading?.hasAttribute("data-cg-off")));
    for (const node of around) node.toggleAttribute("data-cg-off", !["start", "all"].includes(place.step));
    for (const part of parts) part.toggleAttribute("data-cg-off", !shown.some((unit) => part.contains(unit)));
    // Last, because what it borrows comes into sight again.
    shows[/** @type {keyof typeof shows} */ (place.step)]();
    if (!moves) return;
    focus(place.step === "question" ? questions[place.index].legend : head.querySelector(".cg-quiz-flow__title"));
    (place.step === "all" ? document.getElementById(location.hash.slice(1)) ?? form : article).scrollIntoView();
  }

  function onHash() {
    const target = document.getElementById(location.hash.slice(1));
    // A link to something that is in view, such as a source, changes nothing else.
    if (target?.offsetHeight || takeCode()) return;
    show(true);
  }

  /** @param {Event} event */
  function onSubmit(event) {
    event.preventDefault();
    const { name, fieldset, radios, legend, isPrivate } = questions[Math.max(place.index, 0)];
    const unsettled = doubted().filter((one) => one.places.includes(place.index) && !settled.has(key(one)));
    if (place.step === "start") useCode(/** @type {HTMLInputElement} */ (form.querySelector("#_code")).value);
    else if (place.step !== "question") {
      if (place.step === "all" || open() < 0) go(open() < 0 ? "#step=result" : "#step=review");
      else complain(questions.flatMap((question, index) => (question.isPrivate || question.name in answers ? [] :
        [[`Question ${index + 1} has no answer`, () => head.querySelectorAll("dd a")[index]]])));
    } else if (unsettled.length) {
      for (const one of unsettled) settled.add(key(one));
      head.querySelector(".cg-quiz-flow__doubt, .cg-quiz-flow__errors")?.remove();
      const box = set(ask(unsettled, place.toReview, "If all of them are right, press Continue again."), { role: "alert" });
      head.prepend(box);
      focus(box);
    } else if (name in answers || isPrivate) go(steps.next(place, questions.length));
    else {
      form.querySelector(".cg-quiz-flow__error")?.remove();
      legend.after(set(element("p", "error", "Choose an answer"), { id: "_error" }));
      set(fieldset, { "aria-describedby": `${described(fieldset)} _error` });
      complain([["Choose an answer", () => radios[0]]]);
    }
  }

  form.addEventListener("submit", onSubmit);
  form.addEventListener("change", ({ target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    if (input.id === "_keep") onConsent(input);
    if (input.type !== "radio") return;
    answers[input.name] = input.value;
    save();
  });
  form.addEventListener("click", ({ target }) => acts[/** @type {Element} */ (target).getAttribute("data-cg-act") ?? ""]?.());
  addEventListener("hashchange", onHash);
  addEventListener("storage", onOtherTab);
  // A page that comes back whole may hold answers that were wiped meanwhile.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) { load(); show(); } });
  addEventListener("beforeprint", () => { for (const item of head.querySelectorAll("details")) item.open = true; });

  form.prepend(head);
  form.append(foot, status);
  load();
  const said = status.textContent ?? "";
  if (!takeCode()) show();
  if (said) say(said);
})();
