// @ts-check
/** The color scheme button: system, light, dark, and round again. The inline script in the head applies the choice before paint. */
(() => {
  const KEY = "cg-scheme";
  const NEXT = { system: "light", light: "dark", dark: "system" };
  const root = document.documentElement;
  const missed = /** @type {any} */ (window).careerGuide?.missed ?? [];

  /** @returns {"system" | "light" | "dark"} */
  function current() {
    const scheme = root.dataset.scheme;
    return scheme === "light" || scheme === "dark" ? scheme : "system";
  }

  /** @param {string} scheme */
  function choose(scheme) {
    if (scheme === "system") delete root.dataset.scheme;
    else root.dataset.scheme = scheme;
    try {
      if (scheme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, scheme);
    } catch {
      // Storage may be refused, as in private windows: the choice then lasts for this page.
    }
  }

  /** @param {Element} button */
  function start(button) {
    const name = button.querySelector("[data-cg-scheme-name]");
    const say = () => { if (name) name.textContent = `Color scheme: ${current()}. Change to ${NEXT[current()]}.`; };
    const change = () => { choose(NEXT[current()]); say(); };
    button.addEventListener("click", change);
    say();
    // This script comes at the reader's first act, which may have been a press of this button.
    for (const event of missed) if (event.type === "click" && button.contains(event.target)) change();
  }

  for (const button of document.querySelectorAll('[data-cg-component="scheme"]')) start(button);
})();
