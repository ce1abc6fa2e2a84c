// @ts-check
/**
 * Narrows a long list to what holds all the words that a reader types, opens the folds that hold it, and says how much is
 * left when typing pauses. Where much is left, the innermost folds stay shut and say how much of it they hold. Without it
 * the list is whole, in its folds.
 */
var careerGuide = careerGuide || {};
careerGuide.filter = (() => {
  const { all, one } = careerGuide.dom;
  const PAUSE = 400; // ms: who types is not told of every letter
  const FEW = 14; // stand open together, as in a fold

  /** Words as they are compared. @param {string | null} text */
  const plain = (text) => (text ?? "").toLowerCase().replace(/[‘’]/g, "'");

  /** @param {HTMLElement} root it holds the field and the list @param {string} selector of what is listed @param {string} name what that is, as in figures */
  function start(root, selector, name) {
    const input = one(root, ".cg-filter__input", HTMLInputElement);
    const reset = one(root, ".cg-filter__reset", HTMLButtonElement);
    const status = one(root, ".cg-filter__count", HTMLElement);
    const items = all(root, selector, HTMLElement);
    const groups = all(root, "details, section", HTMLElement).filter((group) => group.querySelector(selector));
    const folds = all(root, "details", HTMLDetailsElement).filter((fold) => groups.includes(fold));
    /** @type {string[]} what each item says; read when the first word is typed */
    let texts = [];
    /** @type {HTMLElement[][]} what each group holds; found then, too */
    let held = [];
    /** @type {boolean[] | undefined} which folds were open before */
    let opened;
    let waits = 0;

    function narrow() {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      if (texts.length === 0) {
        texts = items.map((item) => plain(item.textContent));
        held = groups.map((group) => items.filter((item) => group.contains(item)));
      }
      items.forEach((item, order) => { item.hidden = !words.every((word) => texts[order].includes(word)); });
      const left = items.filter((item) => !item.hidden).length;
      groups.forEach((group, order) => {
        const shown = held[order].filter((item) => !item.hidden).length;
        group.hidden = shown === 0;
        const count = group.querySelector(":scope > summary > .cg-folds__count");
        if (count instanceof HTMLElement) count.dataset.left = shown < held[order].length ? `${shown} of ` : "";
      });
      if (words.length > 0) {
        opened ??= folds.map((fold) => fold.open);
        for (const fold of folds) fold.open = !fold.hidden && (left <= FEW || fold.querySelector("details") !== null);
      } else if (opened) {
        folds.forEach((fold, order) => { fold.open = opened?.[order] ?? false; });
        opened = undefined;
      }
      reset.hidden = words.length === 0;
      clearTimeout(waits);
      waits = window.setTimeout(() => { status.textContent = words.length > 0 ? `${left} of ${items.length} ${name}` : ""; }, PAUSE);
    }

    function clear() {
      input.value = "";
      narrow();
    }

    input.addEventListener("input", narrow);
    input.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") clear();
    });
    reset.addEventListener("click", () => {
      clear();
      input.focus();
    });
    // A link to what is hidden shows it.
    addEventListener("hashchange", () => {
      const target = document.getElementById(location.hash.slice(1));
      if (!target?.closest("[hidden]") || !root.contains(target)) return;
      clear();
      for (const fold of folds) fold.open = fold.open || fold.contains(target);
      target.scrollIntoView();
    });
    // What a browser has kept of an earlier visit.
    if (input.value) narrow();
    return { status };
  }

  // An older browser has the list as it is without scripts.
  if ("script" in document.documentElement.dataset) {
    for (const root of all(document, '[data-cg-component="filter"]', HTMLElement)) start(root, root.dataset.cgItems ?? "", root.dataset.cgOf ?? "");
  }
  return { start };
})();
