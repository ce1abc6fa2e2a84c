// @ts-check
/** The readiness check, one question at a time: improves the form that stands in the page. */
(() => {
  const { advice, answers, dom: { all, later, one, set }, exports, given, messages, navigation, resultCode, screens, sheet, view } = careerGuide;
  const [form] = all(document, "[data-cg-component=quiz]", HTMLFormElement);
  if (!form || !("script" in document.documentElement.dataset)) return;

  const { ask, element, focus, link } = messages;
  /** @type {Quiz} */
  const quiz = given ?? JSON.parse(one(document, "[data-cg-quiz]", HTMLScriptElement).text);
  const article = /** @type {HTMLElement} */ (form.closest("article"));
  const questions = sheet.questions(form, quiz);
  const groups = sheet.groups(form, quiz, questions);
  const short = questions.slice(0, resultCode.short(quiz).length);
  const doubts = sheet.doubts(form, questions);
  const held = answers.hold(quiz, questions);
  /** The doubts that the reader has seen and left as they are, each with the answers that raised it. @type {Set<string>} */
  const settled = new Set();
  const status = set(element("p", "status"), { role: "status" });
  const lost = set(element("p", "lost", "This tab holds no answers. Start the check, or type your result code."), { hidden: true });
  const jump = element("p", "jump", link("cg-action", "Start the check", navigation.question(0)));
  const top = document.querySelector(".cg-page-head");
  top?.after(lost, jump);
  top?.classList.remove("cg-page-head--check"); // the room that it kept for the action
  const prepare = later((facts) => {
    Object.assign(check, facts);
    if (place.step === "result") show(moved);
  });
  let place = navigation.parse("", 0, -1);
  /** Whether the reader has just gone there, so that the focus goes, too. @type {boolean | undefined} */
  let moved;
  /** When a pointer was last let go: going on by itself follows that alone, because keys choose on their way. */
  let pointed = 0;

  /** @type {Check} */
  const check = {
    form, quiz, questions, short, groups, held,
    head: element("div", "head"),
    foot: element("div", "foot"),
    view: view.of(article, form),
    title: document.title,
    goesOn: false,
    doubted: () => doubts.filter(({ when }) => advice.holds(when, held.given)),
  };
  const { head } = check;

  /** @param {string} text */
  const say = (text) => { status.textContent = text; };
  const complain = (/** @type {[string, () => Element | null][]} */ problems) => messages.complain(head, problems);
  const key = (/** @type {Doubt} */ { places }) => JSON.stringify(places.map((at) => [at, held.given[questions[at].name]]));
  const clean = () => history.replaceState(null, "", location.pathname + location.search);
  const fill = () => sheet.fill(questions, held.given);
  const code = () => one(form, "#_code", HTMLInputElement);

  /** @param {string} hash */
  function go(hash) {
    // At once: the event of a changed address comes one task later.
    if (location.hash !== hash) history.pushState(null, "", hash);
    show(true);
  }

  function save() {
    if (!held.save()) say("This browser keeps nothing. Your answers last until you close or reload this page. The code at the end brings them back.");
  }

  function load() {
    const state = held.load();
    if (state === "broken") say("What this browser had kept cannot be read. The check begins empty.");
    if (state === "outdated") say("The questions have changed. Answers that still fit are kept.");
    fill();
  }

  /** @param {string} text */
  function useCode(text) {
    const found = resultCode.decode([quiz], text);
    if (found.state !== "valid") {
      complain([[resultCode.reason(found), code]]);
      return;
    }
    held.given = found.answers;
    fill();
    save();
    go("#step=result");
  }

  /** A code in the address goes at once, so that the way back holds no answers. It never replaces answers unasked. */
  function takeCode() {
    if (!location.hash.startsWith("#code=")) return false;
    const text = resultCode.normalize(location.hash.slice(6));
    clean();
    show();
    code().value = text;
    if (!held.count()) useCode(text);
    else focus(code());
    return true;
  }

  /** @param {boolean} [moves] whether the focus goes to what is new */
  function show(moves) {
    moved = moves;
    if (location.hash || held.count()) prepare();
    screens.clear(check);
    say("");
    place = navigation.parse(location.hash, short.length, held.open(), !held.count(), groups.map(({ id }) => id));
    lost.hidden = place.step !== "start" || !location.hash.startsWith("#step=r");
    if (!lost.hidden) clean();
    jump.hidden = held.count() > 0;
    if (location.hash === "#step=result" && place.step === "review") history.replaceState(null, "", "#step=review");
    if (place.step === "question" && questions[place.index].name === "profile") {
      held.assume();
      fill();
    }
    const asked = place.step === "question" ? [questions[place.index]] : place.step === "area" ? groups[place.index].asked : [];
    check.view.show(place, asked.map(({ fieldset }) => fieldset));
    // Last, because what it borrows comes into sight again.
    screens.show[place.step](check, place);
    if (!moved) return;
    focus(place.step === "question" ? questions[place.index].legend : head.querySelector(".cg-quiz-flow__title"));
    (place.step === "all" ? document.getElementById(location.hash.slice(1)) ?? form : article).scrollIntoView();
  }

  /** Another tab has kept its own answers on this device, or wiped them: from now on this tab keeps to itself. @param {StorageEvent} event */
  function onOtherTab({ key }) {
    if (!held.loses(key)) return;
    const tick = form.querySelector("#_keep");
    if (tick instanceof HTMLInputElement) tick.checked = false;
    say("Another tab now decides what this device keeps. Your answers here stay in this tab.");
  }

  function onHash() {
    const target = document.getElementById(location.hash.slice(1));
    // A link to something that is in view, such as a source, changes nothing else.
    if (target?.offsetHeight || takeCode()) return;
    show(true);
  }

  /** @param {HTMLInputElement} tick */
  function onConsent(tick) {
    const keeps = held.consent(tick.checked);
    say(keeps ? "Your answers stay on this device until you wipe them." : tick.checked ? "This browser keeps nothing." : "Nothing stays here once this tab is closed.");
    tick.checked = keeps;
  }

  /** Sends the reader on from a question, if it has an answer and no doubt is new. */
  function leave() {
    const { name, fieldset, radios, legend, isPrivate } = questions[place.index];
    const unsettled = check.doubted().filter((one) => one.places.includes(place.index) && !settled.has(key(one)));
    if (unsettled.length) {
      for (const one of unsettled) settled.add(key(one));
      head.querySelector(".cg-quiz-flow__doubt, .cg-quiz-flow__errors")?.remove();
      const box = set(ask(unsettled, place.toReview, "If all are right, press Continue again."), { role: "alert" });
      head.prepend(box);
      focus(box);
    } else if (name in held.given || isPrivate) go(navigation.next(place, short.length));
    else {
      fieldset.querySelector(".cg-quiz-flow__error")?.remove();
      legend.after(set(element("p", "error", "Choose an answer"), { id: "_error" }));
      set(fieldset, { "aria-describedby": `${screens.described(fieldset)} _error` });
      complain([["Choose an answer", () => radios[0]]]);
    }
  }

  /** @param {Event} event */
  function onSubmit(event) {
    event.preventDefault();
    if (place.step === "start") useCode(code().value);
    else if (place.step === "question") leave();
    else if (held.open() < 0) go("#step=result");
    else if (place.step !== "review") go("#step=review");
    else complain(short.flatMap((question, index) => (question.isPrivate || question.name in held.given ? [] :
      [[`Question ${index + 1} has no answer`, () => head.querySelectorAll("dd a")[index]]])));
  }

  /** @type {Record<string, () => void>} */
  const acts = {
    ...exports.acts(check, say),
    wipe() {
      form.reset();
      held.wipe();
      fill();
      clean();
      show();
      say("Wiped. This browser holds none of your answers.");
      focus(status);
    },
    /** A private question without an answer, and on; of an area all such questions. */
    skip() {
      const isArea = place.step === "area";
      const those = isArea ? groups[place.index].asked.filter(({ isPrivate }) => isPrivate) : [questions[place.index]];
      for (const { name } of those) delete held.given[name];
      save();
      fill();
      if (isArea) say("Taken back.");
      else go(navigation.next(place, short.length));
    },
  };

  form.addEventListener("submit", onSubmit);
  form.addEventListener("pointerup", ({ timeStamp }) => { pointed = timeStamp; });
  form.addEventListener("change", ({ target: input, timeStamp }) => {
    if (!(input instanceof HTMLInputElement)) return;
    if (input.id === "_keep") onConsent(input);
    if (input.id === "_on") check.goesOn = input.checked;
    if (input.type !== "radio") return;
    held.given[input.name] = input.value;
    save();
    if (!check.goesOn || place.step !== "question" || timeStamp - pointed > 500) return;
    const before = place.index;
    leave();
    if (place.index !== before) say(`Answer ${before + 1} is kept.`);
  });
  form.addEventListener("click", ({ target }) => { if (target instanceof Element) acts[target.getAttribute("data-cg-act") ?? ""]?.(); });
  addEventListener("hashchange", onHash);
  addEventListener("storage", onOtherTab);
  // A page that comes back whole may hold answers that were wiped meanwhile.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) { load(); show(); } });
  addEventListener("beforeprint", () => { for (const item of head.querySelectorAll("details:not(.cg-quiz-result__unprinted)")) item.setAttribute("open", ""); });

  form.prepend(head);
  form.append(check.foot, status);
  load();
  const said = status.textContent ?? "";
  if (!takeCode()) show();
  if (said) say(said);
})();
