// @ts-check
/** The color scheme button: system, light, dark, and round again. The inline script in the head applies the choice before paint. */
(() => {
  const KEY = "cg-scheme";
  const NEXT = { system: "light", light: "dark", dark: "system" };
  const root = document.documentElement;

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
    button.addEventListener("click", () => { choose(NEXT[current()]); say(); });
    say();
  }

  for (const button of document.querySelectorAll('[data-cg-component="scheme"]')) start(button);
})();
