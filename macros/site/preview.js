// Only the preview adds this script; a built site never carries it.
(function () {
  "use strict";

  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  let shown = own.dataset.digest;

  /** Show the page as it is now: its main part alone, if that can be exchanged without running scripts again. */
  async function refresh() {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const digest = page.querySelector("script[data-digest]")?.getAttribute("data-digest");
    if (digest === shown) return;
    const [before, after] = [document, page].map((side) => side.querySelector("main"));
    const needsScripts = [before, after].some((side) => !side || side.querySelector("[data-cg-component]"));
    const isBuilt = answer.headers.get("X-Preview") === "built";
    if (needsScripts || isBuilt || document.title !== page.title) location.reload();
    else before.replaceWith(document.adoptNode(after));
    shown = digest;
  }

  const changes = new EventSource("/_preview/changes");
  changes.onopen = changes.onmessage = refresh;
})();
