// @ts-check
/**
 * The color scheme button: system, light, dark, and round again. The inline script in the head applies the choice before paint;
 * a page that comes back whole, or is open in another tab, follows what was chosen meanwhile.
 */
(() => {
  const KEY = "cg-scheme";
  const NEXT = { system: "light", light: "dark", dark: "system" };
  const root = document.documentElement;
  const missed = careerGuide.missed ?? [];

  /** @returns {"system" | "light" | "dark"} */
  function current() {
    const scheme = root.dataset.scheme;
    return scheme === "light" || scheme === "dark" ? scheme : "system";
  }

  /** @param {string | null} scheme */
  function apply(scheme) {
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  }

  /** @param {string} scheme */
  function choose(scheme) {
    apply(scheme);
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
    const follow = () => { try { apply(localStorage.getItem(KEY)); } catch { return; } say(); };
    button.addEventListener("click", change);
    addEventListener("storage", ({ key }) => { if (key === KEY || key === null) follow(); });
    addEventListener("pageshow", ({ persisted }) => { if (persisted) follow(); });
    say();
    // This script comes at the reader's first act, which may have been a press of this button.
    for (const event of missed) if (event.type === "click" && event.target instanceof Node && button.contains(event.target)) change();
  }

  for (const button of document.querySelectorAll('[data-cg-component="scheme"]')) start(button);
})();
