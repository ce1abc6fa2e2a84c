// @ts-check
/** Opens what a link leads to, and all that is closed for print, in browsers that do not do so by themselves. */
(() => {
  const items = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("article details"));

  /** A name in the address. What was not encoded rightly is taken as it is written, as browsers do. @param {string} written */
  function decoded(written) {
    try {
      return decodeURIComponent(written);
    } catch {
      return written;
    }
  }

  function openLinked() {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    const item = target?.closest("details");
    if (!item || item.open) return;
    item.open = true;
    item.scrollIntoView();
  }

  /** @type {HTMLDetailsElement[]} */
  let openedForPrint = [];
  addEventListener("beforeprint", () => {
    openedForPrint = [...items].filter((item) => !item.open);
    for (const item of openedForPrint) item.open = true;
  });
  addEventListener("afterprint", () => {
    for (const item of openedForPrint) item.open = false;
  });
  addEventListener("hashchange", openLinked);
  openLinked();
})();
