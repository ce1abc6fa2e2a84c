// @ts-check
/** Names the labels of figures and terms for screen readers when they open: a page holds them a hundred times, so not in its text. */
(() => {
  /** @param {Element} label */
  function name(label) {
    if (!label.matches("small[popover]")) return;
    label.setAttribute("role", "group");
    label.setAttribute("aria-label", label.querySelector("b")?.textContent ?? "");
  }

  document.addEventListener("beforetoggle", ({ target }) => name(/** @type {Element} */ (target)), true);
  // This script comes at the reader's first act, which may have opened one.
  if (CSS.supports("selector(:popover-open)")) for (const label of document.querySelectorAll(":popover-open")) name(label);
})();
