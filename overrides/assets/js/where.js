// @ts-check
/** Says in the bar which part of the page is in view, marks it in the list of parts and shows it there, and copies the link of a heading that is pressed. */
(() => {
  const list = document.querySelector(".cg-contents");
  const shown = document.querySelector("[data-cg-part]");
  if (!(list instanceof HTMLElement) || !shown) return;
  const before = shown.textContent ?? "";
  const parts = [...list.querySelectorAll("a")].flatMap((link) => {
    const heading = document.getElementById(link.hash.slice(1));
    return heading?.matches("h2") ? [{ link, heading }] : [];
  });

  /** The last part that begins in the upper third of the window; the last of all at the end of the page. */
  function current() {
    const { scrollHeight, scrollTop, clientHeight } = document.documentElement;
    const line = scrollTop + clientHeight >= scrollHeight - 2 ? clientHeight : clientHeight / 3;
    return parts.findLast(({ heading }) => (heading.checkVisibility?.() ?? heading.getClientRects().length > 0) && heading.getBoundingClientRect().top < line);
  }

  let waits = false;
  function mark() {
    waits = false;
    // Words of another length under a pressed finger would move the button from it, and the press would be lost.
    if (shown?.closest(":active")) return later();
    const now = current();
    for (const { link } of parts) link.ariaCurrent = link === now?.link ? "true" : null;
    list?.scrollTo(0, (now?.link.offsetTop ?? 0) - list.clientHeight / 2);
    const words = now?.link.textContent ?? before;
    if (shown && shown.textContent !== words) shown.textContent = words;
  }
  function later() {
    if (!waits) requestAnimationFrame(mark);
    waits = true;
  }

  for (const event of ["scroll", "resize", "hashchange"]) addEventListener(event, later, { passive: true });
  // A link that is followed would else be covered by the list that held it.
  list.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a") && CSS.supports("selector(:popover-open)")) list.hidePopover();
  });
  mark();

  /** @param {EventTarget | null} target */
  async function copy(target) {
    const link = target instanceof Element && target.closest(".cg-anchor");
    if (!(link instanceof HTMLAnchorElement)) return;
    try {
      await navigator.clipboard.writeText(link.href);
      link.dataset.cgCopied = "";
      setTimeout(() => delete link.dataset.cgCopied, 2000);
    } catch {
      // It is a link all the same: the address of the page is that of the part now.
    }
  }

  addEventListener("click", ({ target }) => void copy(target));
  // This script comes at the reader's first act, which may have been a press of a heading.
  for (const { type, target } of careerGuide.missed ?? []) if (type === "click") void copy(target);
})();
