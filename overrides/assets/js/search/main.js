// @ts-check
/** The search window: opens, loads what it needs at the first use, lists what was found. */

/** @typedef {{index: SearchIndex, find: ReturnType<typeof careerGuide.find.finder>}} Engine */

var careerGuide = careerGuide || {};
/** What the reader did before this script came; partials/early.html keeps it. @type {Event[] | undefined} */
careerGuide.missed;
/** The index of the finished site; a script of its own holds it. @type {SearchIndex | undefined} */
careerGuide.searchIndex;

(() => {
  const dialog = document.querySelector("dialog");
  if (!dialog) return;

  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (dialog.querySelector(`.cg-search__${name}`));
  const query = /** @type {HTMLInputElement} */ (part("query"));
  const results = part("results");
  const buttons = document.querySelectorAll('[data-cg-opens="search"]');
  const base = new URL(`${dialog.dataset.cgBase}/`.replace(/\/+$/, "/"), location.href);
  const here = location.href.slice(base.href.length);

  /** @type {Promise<Engine> | undefined} */
  let loading;

  /** Runs the scripts that the window names: script elements, because a page opened from a folder may not fetch, and copies, because the policy lets no script put an address together. */
  function load() {
    const copy = document.importNode(/** @type {HTMLTemplateElement} */ (dialog?.querySelector("template")).content, true);
    const loaded = [...copy.querySelectorAll("script")].map((script) => new Promise((done, failed) => {
      script.async = false;
      script.addEventListener("load", done);
      script.addEventListener("error", () => failed(new Error(`not loaded: ${script.src}`)));
    }));
    document.head.append(copy);
    return Promise.all(loaded);
  }

  /** The index of the finished site; where there is none, it is read from the pages. */
  const index = async () => careerGuide.searchIndex
    ?? careerGuide.read.all(document.querySelectorAll(".cg-header a, .cg-navigation a, .cg-footer__links a"), base.href);

  function prepare() {
    loading ??= load().then(index).then((found) => ({ index: found, find: careerGuide.find.finder(found, here) }));
    loading.catch(() => { loading = undefined; });
    return loading;
  }

  /** On a file system no server adds the name of the folder's page. @param {string} place */
  function address(place) {
    const url = new URL(place, base);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  }

  /** @param {string} tag @param {string} name @param {(string | Node)[]} children */
  function element(tag, name, ...children) {
    const made = document.createElement(tag);
    made.className = `cg-search__${name}`;
    made.append(...children);
    return made;
  }

  /** @param {string} place @param {(string | Node)[]} children */
  function linked(place, ...children) {
    const link = /** @type {HTMLAnchorElement} */ (element("a", "link", ...children));
    link.href = address(place);
    return element("li", "result", link);
  }

  /** The guide of a passage, or what its page is where it belongs to none; and its page. @param {Found} passage */
  function whereabouts({ location: place, guide, title, section }) {
    const kind = guide || dialog?.getAttribute(`data-cg-${careerGuide.find.folder(place)}`);
    return [kind, section && title].filter(Boolean).join(" › ");
  }

  /** @param {Found} passage */
  function entry(passage) {
    const pieces = careerGuide.find.excerpt(passage.text, passage.stems)
      .map(({ text, marked }) => (marked ? element("mark", "mark", text) : text));
    return linked(passage.location,
      element("span", "title", passage.section || passage.title), " ",
      element("span", "where", whereabouts(passage)), " ",
      element("span", "excerpt", ...pieces));
  }

  /** What to begin with, in the reader's own guide. @param {SearchIndex} found */
  function suggest({ words }) {
    const { suggested = [] } = careerGuide.find.ownGuide(words, here) ?? {};
    part("list").replaceChildren(...suggested.map(([question, place]) => linked(place, element("span", "title", question))));
    part("suggested").hidden = !part("list").hasChildNodes();
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** Said when typing pauses, or a screen reader would speak at every key. @param {string} text */
  function say(text) {
    clearTimeout(waiting);
    waiting = setTimeout(() => { part("count").textContent = text; }, 700);
  }

  const links = () => /** @type {HTMLAnchorElement[]} */ ([...(dialog?.querySelectorAll("a") ?? [])]);

  async function show() {
    const asked = query.value.trim();
    try {
      const engine = await prepare();
      if (asked !== query.value.trim()) return;
      const list = asked ? engine.find(asked) : [];
      results.replaceChildren(...list.map(entry));
      part("list").replaceChildren();
      part("suggested").hidden = true;
      if (!asked) { suggest(engine.index); say(""); return; }
      say(list.length === 0 ? "Nothing found. Try fewer or other words." : list.length === 1 ? "1 result" : `${list.length} results`);
    } catch {
      say("The search could not be loaded. The map of the guide on the first page lists every page.");
    }
  }

  /** Who speaks to the computer, or hits keys by chance, can turn the single keys off (WCAG 2.1.4). */
  const KEPT = "cg-search-keys";
  const keys = document.createElement("input");
  keys.type = "checkbox";
  keys.checked = true;
  part("form").append(element("label", "keys", keys, "The keys / and s open this window"));

  function showKeys() {
    for (const button of buttons) {
      if (keys.checked) button.setAttribute("aria-keyshortcuts", "/ s");
      else button.removeAttribute("aria-keyshortcuts");
      const sign = button.querySelector("kbd");
      if (sign) sign.textContent = keys.checked ? "/" : "";
    }
  }

  function keepKeys() {
    try {
      if (keys.checked) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, "off");
    } catch {
      // Storage may be refused: the choice then lasts for this page.
    }
    showKeys();
  }

  try {
    keys.checked = localStorage.getItem(KEPT) !== "off";
  } catch {
    // As above.
  }
  keys.addEventListener("change", keepKeys);
  showKeys();

  function open() {
    if (!dialog?.open) dialog?.showModal();
    query.focus();
    query.select();
    show();
  }

  /** @param {EventTarget | null} target */
  const isTyping = (target) => target instanceof HTMLElement && (target.isContentEditable || target.matches("input, select, textarea"));

  /** While an input method composes, keys are its own; Safari says so by a code alone. @param {KeyboardEvent} event */
  const isComposing = (event) => event.isComposing || event.keyCode === 229;

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (!keys.checked || isComposing(event) || dialog?.open || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key !== "/" && event.key !== "s") return;
    event.preventDefault();
    dialog?.setAttribute("data-keyed", "");
    open();
  }

  /** @param {KeyboardEvent} event */
  function onMove(event) {
    if (isComposing(event)) return;
    // In a search field the first Esc would only empty it.
    if (event.key === "Escape") { event.preventDefault(); dialog?.close(); return; }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const list = links();
    if (step === 0 || list.length === 0) return;
    event.preventDefault();
    const next = list.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement)) + step;
    if (next < 0) query.focus();
    else list[Math.min(next, list.length - 1)].focus();
  }

  query.addEventListener("input", show);
  part("form").addEventListener("submit", (event) => { event.preventDefault(); results.querySelector("a")?.click(); });
  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", onMove);
  // Browsers without `closedby`: what is outside counts as the dialog itself.
  dialog.addEventListener("click", ({ target, clientX: x, clientY: y }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    if (target === dialog && (x < left || x > right || y < top || y > bottom)) dialog.close();
  });
  // A link to a place on this same page loads nothing, so the window must make way by itself.
  for (const list of [results, part("list")]) list.addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", onKey);
  for (const button of buttons) {
    button.addEventListener("click", open);
    button.addEventListener("focus", () => prepare().catch(() => undefined));
    button.addEventListener("pointerenter", () => prepare().catch(() => undefined));
  }

  // This script comes at the reader's first act; early.html kept what happened until now in `missed`.
  const { missed = [] } = careerGuide;
  careerGuide.missed = undefined;
  for (const event of missed) {
    if (event.type === "click" && event.target instanceof Element && event.target.closest('[data-cg-opens="search"]')) open();
    if (!(event instanceof KeyboardEvent)) continue;
    if (!dialog.open) onKey(event);
    else if (event.key.length === 1) { query.value += event.key; show(); }
  }
})();
