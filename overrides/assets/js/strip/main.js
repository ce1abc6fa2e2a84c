// @ts-check
/**
 * The strip: a reader says once where they start and live. It is kept in this tab, and on the device only where the readiness
 * check may keep answers. strip-early.html.jinja shows what is kept before the first paint.
 */

/** @typedef {{page: string, name: string, pay: Record<string, string[]>, starts: Record<string, string>}} PlacePay what each occupation pays: here, in the whole country, how; and which is for a start, or for anyone */

var careerGuide = careerGuide || {};
/** Shows a choice, or what is kept: a start and the code of a place, with a blank between; returns both. @type {((choice?: string) => string[]) | undefined} */
careerGuide.lead;
/** Puts what is open to a start first, where a page has a list of that. @type {((start: string) => void) | undefined} */
careerGuide.sort;

(() => {
  const strip = document.querySelector(".cg-strip");
  const { lead, sort } = careerGuide;
  if (!(strip instanceof HTMLElement) || !lead) return;
  const root = document.documentElement;
  const { cgGuide, cgFiles, cgPages = "" } = strip.dataset;
  const KEY = `cg-at-${cgGuide}`;
  const template = /** @type {HTMLTemplateElement} */ (strip.querySelector("template"));
  template.replaceWith(document.importNode(template.content, true));
  const choices = [...strip.querySelectorAll("select")];
  const [start, place] = choices; // a guide without places asks for the start alone
  const [status, note] = /** @type {NodeListOf<HTMLElement>} */ (strip.querySelectorAll("[role=status], [hidden]"));
  // Room for what a place pays: of an occupation that it names, as a job does; else, in the strip, of the one for the start.
  const boxes = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".cg-strip__pay"));
  /** @type {HTMLLinkElement | undefined} */
  let file;

  /** Whether this tab could keep it. @param {string} choice */
  function keep(choice) {
    try {
      for (const area of [sessionStorage, localStorage]) area.removeItem(KEY);
      if (choice.trim()) sessionStorage.setItem(KEY, choice);
      // Put together, because the site would take its beginning for that of classes, and keep their styles.
      if (choice.trim() && ["cg", "quiz", cgGuide].join("-") in localStorage) localStorage.setItem(KEY, choice);
      return location.protocol !== "file:";
    } catch {
      return false;
    }
  }

  /** Shows what a place pays; the value of a property is its text as it was written. */
  function fill() {
    const text = getComputedStyle(root).getPropertyValue("--cg-at");
    if (!text) return; // another place was chosen meanwhile
    /** @type {PlacePay} */
    const { page, name, pay, starts } = JSON.parse(text);
    for (const box of boxes) {
      const words = [name, ...pay[box.dataset.cgPay ?? starts[start.value]]];
      box.querySelectorAll("p, a, dd").forEach((node, at) => { node.textContent = words[at]; });
      box.querySelector("a")?.setAttribute("href", cgPages.replace("*", page));
    }
  }

  /** Loads what a place pays, if the page says anything of pay; where there is nothing, its room is given back. */
  function load() {
    file?.remove();
    if (!boxes[0] || !place?.value) return;
    file = document.createElement("link");
    file.rel = "stylesheet";
    file.href = `${cgFiles}/${place.value}.css`;
    file.onload = fill;
    file.onerror = () => root.removeAttribute("data-cg-place");
    document.head.append(file);
  }

  /** @param {boolean} isOn */
  function showAll(isOn) {
    root.toggleAttribute("data-cg-all", isOn);
    for (const button of document.querySelectorAll("[data-cg-everyone] button")) button.setAttribute("aria-pressed", String(isOn));
  }

  /** @param {string} [choice] what the reader chose just now; else what is kept */
  function show(choice) {
    choices.forEach((select, at) => {
      select.value = lead?.(choice)[at] ?? "";
      select.value = select.value; // what is no choice any more is none
    });
    sort?.(start.value);
    load();
    // The reader's own folds open where nothing in view moves.
    for (const fold of document.querySelectorAll(`details[data-cg-start~="${start.value}"]`)) {
      if (!location.hash && fold.getBoundingClientRect().top > innerHeight) fold.setAttribute("open", "");
    }
  }

  function change() {
    const choice = `${start.value} ${place?.value ?? ""}`;
    note.hidden = keep(choice);
    showAll(false);
    show(choice);
    const own = document.querySelector(`[data-cg-start~="${start.value}"], [data-cg-open~="${start.value}"]`);
    const words = choices.map((select) => select.value && `${select.selectedOptions[0].text}: ${(select === start ? own || place?.value && strip?.contains(boxes[0]) : boxes[0]) ? "answered here" : "only on other pages"}. `);
    status.textContent = words.join("") || "This page now answers for everyone.";
  }

  if (place) for (const [code, name] of Object.entries(careerGuide.places)) place.add(new Option(name, code));
  for (const select of choices) select.addEventListener("change", change);
  addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-cg-everyone] button")) showAll(!root.hasAttribute("data-cg-all"));
  });
  // A page that comes back whole may show what was changed or wiped meanwhile.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) show(); });
  show();
})();
