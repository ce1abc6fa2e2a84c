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
    // A part that is folded holds points that are folded, too.
    const around = [...items].filter((item) => target && item.contains(target) && !item.open);
    for (const item of around) item.open = true;
    if (around.length > 0) target?.scrollIntoView();
  }

  /** What of each has to come back after print. @type {{item: HTMLDetailsElement, name: string, open: boolean}[]} */
  let before = [];
  addEventListener("beforeprint", () => {
    before = [...items].map((item) => ({ item, name: item.name, open: item.open }));
    // Of those that share a name only one can be open, so the names go first.
    for (const { item } of before) item.name = "";
    for (const { item } of before) item.open = true;
  });
  addEventListener("afterprint", () => {
    for (const { item, open } of before) item.open = open;
    for (const { item, name } of before) item.name = name;
    before = [];
  });
  // Where another of the same name closes above, what has just been opened moves up, out of the window.
  document.addEventListener("click", ({ target }) => {
    const item = target instanceof Element && target.closest("summary")?.parentElement;
    if (!(item instanceof HTMLDetailsElement && item.name)) return;
    requestAnimationFrame(() => {
      if (item.open && item.getBoundingClientRect().top < 0) item.scrollIntoView();
    });
  });
  addEventListener("hashchange", openLinked);
  openLinked();
})();
