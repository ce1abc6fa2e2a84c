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

  /** What has to be closed again after print. @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener("beforeprint", () => {
    // Of those that share a name one shows at a time, on paper as well.
    closed = [...items].filter(({ name, open }) => !name && !open);
    for (const item of closed) item.open = true;
  });
  addEventListener("afterprint", () => {
    for (const item of closed) item.open = false;
    closed = [];
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
